import { askPrices } from '../../engine/ask-prices.ts';
import { findDrift } from '../../engine/drift.ts';
import { holdAgainst } from '../../engine/drift-baseline.ts';
import { renamed } from '../../engine/relocate.ts';
import type { Baseline, DriftReport } from '../../model/drift.ts';
import { HostformError } from '../../model/errors.ts';
import type { Json } from '../../model/json.ts';
import { type Period, parsePeriod } from '../../model/period.ts';
import { readBaseline, refuseForeign } from '../baseline.ts';
import { type CommandInput, type Context, withContext } from '../context.ts';
import { type Events, sayProblem, type Told, withEvents } from '../event-stream.ts';
import { EXIT } from '../exit-codes.ts';
import { loadManifest } from '../load-manifest.ts';
import { lookAtState } from '../open-state.ts';
import { prepare } from '../prepare.ts';

export interface DriftOptions {
  readonly json?: boolean;
  readonly report?: readonly string[];
  readonly expiring?: string;
  readonly baseline?: string;
  readonly quiet?: boolean;
}

/** Recorded and declared against live. Its clients can not send a changing call, it takes no lock and writes nothing. */
export async function drift(input: CommandInput, options: DriftOptions): Promise<number> {
  const { json: dataOnStdout, report, baseline } = options;
  const told: Told = {
    command: 'drift',
    ...(dataOnStdout ? { dataOnStdout } : {}),
    ...(report ? { report } : {}),
    files: [baseline],
  };
  return withEvents(input, told, (events) => lookForDrift(input, options, events));
}

async function lookForDrift(input: CommandInput, options: DriftOptions, events: Events): Promise<number> {
  const expiring = periodOf(options.expiring);
  if (options.quiet && options.json) throw quietDocument();
  return withContext(input, { vendors: true }, async (context) => {
    const baseline = options.baseline === undefined ? undefined : await readBaseline(context, options.baseline);
    const found = await look(context, { expiring, baseline, events });
    const report = baseline ? holdAgainst(asPrinted(found, input), baseline) : found;
    events.drift(report);
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
async function look(context: Context, { expiring, baseline, events }: Look): Promise<DriftReport> {
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
    return report;
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
