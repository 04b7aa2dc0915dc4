import { resolve } from 'node:path';
import { askPrices } from '../../engine/ask-prices.ts';
import { findDrift } from '../../engine/drift.ts';
import { holdAgainst } from '../../engine/drift-baseline.ts';
import { figuresOf } from '../../engine/drift-figures.ts';
import { renamed } from '../../engine/relocate.ts';
import type { Baseline, DriftReport } from '../../model/drift.ts';
import { HostformError } from '../../model/errors.ts';
import type { Json } from '../../model/json.ts';
import { type Period, parsePeriod } from '../../model/period.ts';
import { readBaseline, refuseForeign } from '../baseline.ts';
import { type CommandInput, type Context, withContext, workingFolder } from '../context.ts';
import { type Events, sayProblem, type Told, withEvents } from '../event-stream.ts';
import { EXIT } from '../exit-codes.ts';
import { loadManifest } from '../load-manifest.ts';
import type { Measured } from '../metrics/families.ts';
import { lookAtState } from '../open-state.ts';
import { prepare } from '../prepare.ts';

export interface DriftOptions {
  readonly json?: boolean;
  readonly report?: readonly string[];
  readonly expiring?: string;
  readonly baseline?: string;
  readonly quiet?: boolean;
  readonly metrics?: string;
}

/** Recorded and declared against live. Its clients can not send a changing call, it takes no lock and writes nothing. */
export async function drift(input: CommandInput, options: DriftOptions): Promise<number> {
  const { json: dataOnStdout, report, baseline, metrics } = options;
  const told: Told = {
    command: 'drift',
    ...(dataOnStdout ? { dataOnStdout } : {}),
    ...(report ? { report } : {}),
    files: [baseline, metrics],
  };
  return withEvents(input, told, async (events) => {
    if (metrics === undefined) return lookForDrift(input, options, { events });
    refuseSameFile(input, options);
    const { withMetrics } = await import('../metrics/file.ts');
    return withMetrics(input, metrics, (measured) => lookForDrift(input, options, { events, measured }));
  });
}

/** Who hears of what is found, besides whoever reads what is printed. */
interface Listeners {
  readonly events: Events;
  readonly measured?: (found: Measured) => void;
}

async function lookForDrift(
  input: CommandInput,
  options: DriftOptions,
  { events, measured }: Listeners,
): Promise<number> {
  const expiring = periodOf(options.expiring);
  if (options.quiet && options.json) throw quietDocument();
  return withContext(input, { vendors: true }, async (context) => {
    const baseline = options.baseline === undefined ? undefined : await readBaseline(context, options.baseline);
    const { report: found, figures } = await look(context, { expiring, baseline, events });
    const report = baseline ? holdAgainst(asPrinted(found, input), baseline) : found;
    events.drift(report);
    measured?.({ report, figures });
    await tell(input, report, options);
    return report.differs ? EXIT.differences : EXIT.done;
  });
}

interface Look {
  readonly expiring: Period | undefined;
  readonly baseline: Baseline | undefined;
  readonly events: Events;
}

/** A baseline's state is held against ours before any call is made, its accounts as soon as they are known. */
async function look(context: Context, { expiring, baseline, events }: Look): Promise<Measured> {
  const manifest = await loadManifest(context);
  const { state } = await lookAtState(context);
  if (baseline) refuseForeign(baseline, { lineage: state.lineage, accounts: {} });
  const asked = { manifest, state, mode: 'apply', targets: [], replace: [], mayWrite: false, lookOnly: true } as const;
  const { plan, seen, connected } = await prepare(context, asked);
  try {
    const { kinds } = connected;
    const prices = await askPrices({ plan, seen, kinds });
    const balances = await connected.balances();
    const now = context.world.clock.now();
    const asPlanned = renamed(state, plan.moves ?? []);
    const report = findDrift({ plan: { ...plan, balances }, seen, state: asPlanned, kinds, prices, expiring, now });
    if (baseline) refuseForeign(baseline, report);
    return { report, figures: figuresOf({ plan, seen, state: asPlanned, kinds, prices, balances }) };
  } finally {
    for (const notice of connected.notices) await sayProblem(context, events, notice);
    await connected.close();
  }
}

/** Secrets are taken out of whatever is printed, so they are missing from a baseline as well: like is held against like. */
function asPrinted(report: DriftReport, { output }: CommandInput): DriftReport {
  const findings = output.redactJson(report.findings as unknown as Json) as unknown as DriftReport['findings'];
  return { ...report, findings };
}

async function tell({ output }: CommandInput, report: DriftReport, { json, quiet }: DriftOptions): Promise<void> {
  if (json) {
    const { driftDocument } = await import('../render/drift-json.ts');
    await output.printJson(driftDocument(report), 2);
  } else if (!quiet || report.differs) {
    const { driftText } = await import('../render/drift-text.ts');
    output.print(driftText(report, { style: output.stdoutStyle }));
  }
}

function periodOf(text: string | undefined): Period | undefined {
  if (text === undefined) return undefined;
  const period = parsePeriod(text);
  if (period && period.seconds === 0) return period;
  throw new HostformError('USAGE', 'Not a period of days', {
    detail: `--expiring ${text}`,
    hint: 'write P14D, 14d or P1M',
  });
}

function quietDocument(): HostformError {
  return new HostformError('USAGE', '--quiet and --json contradict one another', {
    detail: 'A program that reads JSON wants a document each time; --quiet says nothing when nothing differs.',
    hint: 'leave one of them out; "differs" in the document tells the same',
  });
}

function refuseSameFile(input: CommandInput, { baseline, metrics = '' }: DriftOptions): void {
  const folder = workingFolder(input);
  if (baseline === undefined || resolve(folder, baseline) !== resolve(folder, metrics)) return;
  throw new HostformError('USAGE', 'A file is named twice', {
    detail: `--metrics ${metrics} would replace the baseline.`,
    hint: 'give the metrics a file of their own',
  });
}
