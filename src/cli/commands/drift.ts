import { findDrift } from '../../engine/drift.ts';
import { HostformError } from '../../model/errors.ts';
import { type Period, parsePeriod } from '../../model/period.ts';
import type { Plan } from '../../model/plan.ts';
import type { Connected } from '../connect.ts';
import { type CommandInput, openContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { loadManifest } from '../load-manifest.ts';
import { lookAtState } from '../open-state.ts';
import { prepare } from '../prepare.ts';

export interface DriftOptions {
  readonly json?: boolean;
  readonly expiring?: string;
}

/** Recorded and declared against live. Its clients can not send a changing call, it takes no lock and writes nothing. */
export async function drift(input: CommandInput, options: DriftOptions): Promise<number> {
  const expiring = periodOf(options.expiring);
  const context = await openContext(input, { vendors: true });
  try {
    const manifest = await loadManifest(context);
    const { state } = await lookAtState(context);
    const { plan, seen, connected } = await prepare(context, {
      manifest,
      state,
      mode: 'apply',
      targets: [],
      replace: [],
      mayWrite: false,
    });
    const balances = await readAndClose(connected);
    const kinds = [...connected.kinds.values()];
    const now = context.world.clock.now();
    const report = findDrift({ plan: { ...plan, balances }, seen, state, kinds, expiring, now });
    const { driftDocument, driftText } = await import('../render/drift-text.ts');
    const { output } = input;
    await output.problems(connected.notices);
    if (options.json) await output.printJson(driftDocument(report));
    else output.print(driftText(report, { style: output.stdoutStyle }));
    return report.differs ? EXIT.differences : EXIT.done;
  } finally {
    await context.close();
  }
}

async function readAndClose(connected: Connected): Promise<Plan['balances']> {
  try {
    return await connected.balances();
  } finally {
    await connected.close();
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
