/** Shows a plan, asks for approval, carries it out, and accounts for it however it ends. */
import type { OnFailure } from '../engine/on-failure.ts';
import type { Permissions } from '../engine/safety.ts';
import { HostformError, type Problem } from '../model/errors.ts';
import type { Accounting } from '../model/event.ts';
import type { Money } from '../model/money.ts';
import { hasWork, type Plan } from '../model/plan.ts';
import type { Intent } from '../model/purchase.ts';
import type { StateSession } from '../state/session.ts';
import { approve } from './approve.ts';
import { asShown, withoutRefused } from './as-shown.ts';
import type { Connected } from './connect.ts';
import type { CommandInput, Context } from './context.ts';
import { type Events, sayProblem } from './event-stream.ts';
import { EXIT, exitCodeOfApply } from './exit-codes.ts';
import type { Secrets } from './prepare.ts';
import { runPlan, type Tell } from './run-plan.ts';
import { unsettledMoney } from './run-record.ts';

export interface ApplyOptions {
  readonly autoApprove?: boolean;
  readonly maxSpend?: Money;
  readonly maxCreates?: number;
  readonly maxDeletes?: number;
  readonly maxReplaces?: number;
  readonly allowDestroy?: boolean;
  readonly json?: boolean;
  /** Digest of the plan that was approved. */
  readonly expect?: string;
  readonly report?: readonly string[];
  readonly parallelism: number;
  readonly onFailure?: OnFailure;
  /** Milliseconds. */
  readonly lockTimeout?: number;
}

export interface CarryOut {
  readonly plan: Plan;
  readonly connected: Connected;
  readonly secrets: Secrets;
  readonly held: readonly Intent[];
  readonly session: StateSession;
  /** Called right before the first effect; throws when the run was interrupted already. */
  readonly begin: () => void;
  readonly options: ApplyOptions;
  readonly events: Events;
  /** Digest of a plan that was approved as it is: saved, or expected; absent when it is approved now. */
  readonly saved?: string;
}

/** Without a person and without approval, nothing is even planned (contract §3). @throws HostformError USAGE */
export function refuseWithoutApproval({ world }: CommandInput, { autoApprove, expect, json }: ApplyOptions): void {
  if (autoApprove || expect !== undefined) return;
  if (!json && world.canAsk) return;
  throw new HostformError('USAGE', 'Nobody is there to approve', {
    detail: json ? '--json needs --auto-approve, --expect or a saved plan.' : 'The input is not a terminal.',
    hint: 'give --auto-approve with a ceiling (--max-spend), or apply a saved plan',
  });
}

/** With `--expect` only as the plan that was approved; then its digest is used up, as that of a saved plan. */
export async function carryOutExpected(context: Context, work: CarryOut): Promise<number> {
  const { expect } = work.options;
  if (expect === undefined) return carryOutPlan(context, work);
  try {
    const { checkExpected } = await import('./expected.ts');
    await checkExpected(context, { plan: work.plan, state: work.session.state(), expect });
  } catch (error) {
    await work.connected.close();
    throw error;
  }
  return carryOutPlan(context, { ...work, saved: expect });
}

/** Resolves with the exit code. Closes the connections; the caller closes the state. */
export async function carryOutPlan(context: Context, work: CarryOut): Promise<number> {
  try {
    return await decideAndRun(context, work);
  } finally {
    await work.connected.close();
  }
}

async function decideAndRun(context: Context, work: CarryOut): Promise<number> {
  const { plan, options, saved, events } = work;
  const shown = asShown(plan, permissionsOf(options, saved), work.connected.notices);
  await show(context, shown, work);
  if (shown.refusals.length > 0) return refused(context, work, shown.refusals);
  const asks = saved === undefined && !options.autoApprove && hasWork(withoutRefused(plan));
  if (asks && !(await approve(context, plan.mode))) {
    const what = plan.mode === 'destroy' ? 'Destroy' : 'Apply';
    context.output.note(`\n${what} cancelled. Nothing was changed and nothing was paid.\n`);
    return EXIT.error;
  }
  work.begin();
  const tell = await teller(context, work);
  const { accounting: own, stopped, bug } = await runPlan(context, work, (soFar) => tell(withHeld(soFar, work.held)));
  const accounting = withHeld(own, work.held);
  tell(accounting);
  if (bug !== undefined) throw bug;
  if (!stopped) return exitCodeOfApply(accounting);
  await sayProblem(context, events, stopped);
  return exitCodeOfApply(accounting) || EXIT.partly;
}

/**
 * On stderr in short: the plan itself says it in full. While a payment of an earlier run is open, its unknown outcome
 * weighs more than the refusal (contract §3: 7 before 4).
 */
function refused({ output }: Context, { session, events }: CarryOut, refusals: readonly Problem[]): number {
  const open = session.state().pending.filter(({ sent }) => sent);
  const reasons = [...new Set(refusals.map(({ summary }) => `  - ${summary}\n`))].join('');
  const pending = open.map(({ address }) => `A payment for ${address} is still open: hostform pending shows it.\n`);
  if (!events.machine)
    output.note(`\nRefused: nothing was changed and nothing was paid.\n${reasons}${pending.join('')}`);
  return open.length > 0 ? EXIT.unknown : EXIT.refused;
}

function permissionsOf(options: ApplyOptions, saved: string | undefined): Permissions {
  return {
    ...(options.maxSpend ? { maxSpend: options.maxSpend } : {}),
    counts: {
      ...(options.maxCreates === undefined ? {} : { creates: options.maxCreates }),
      ...(options.maxDeletes === undefined ? {} : { deletes: options.maxDeletes }),
      ...(options.maxReplaces === undefined ? {} : { replaces: options.maxReplaces }),
    },
    allowDestroy: options.allowDestroy === true || saved !== undefined,
    unattended: options.autoApprove === true && saved === undefined,
  };
}

async function show({ output }: Context, plan: Plan, { plan: made, events }: CarryOut): Promise<void> {
  events.plan(plan, made, plan.refusals.length > 0 ? 'error' : 'warning');
  if (events.machine) return;
  const { planText } = await import('./render/plan-text.ts');
  output.print(planText(plan, { style: output.stdoutStyle, width: output.stdout.columns }));
}

/** A purchase that is held stays in the accounting until a person closes it. */
function withHeld(accounting: Accounting, held: readonly Intent[]): Accounting {
  const unknown = held
    .filter(({ sent }) => sent)
    .map(({ address }) => ({ address, verb: 'create' as const, problem: heldProblem(address) }));
  return unknown.length === 0 ? accounting : { ...accounting, unknown: [...accounting.unknown, ...unknown] };
}

function heldProblem(address: string): Problem {
  return {
    code: 'OUTCOME_UNKNOWN',
    summary: 'An open purchase is held',
    detail: `${address} is no longer declared, but nobody can tell yet whether it was bought.`,
    hint: `hostform pending resolve ${address} --id ID, or --not-bought`,
    address,
  };
}

/** Whatever it needs is loaded before the run: in the end there may be no time for that. */
async function teller({ output }: Context, { plan, events, session }: CarryOut): Promise<Tell> {
  const { accountingText } = await import('./render/accounting.ts');
  return (accounting) => {
    const unsettled = unsettledMoney(session.state().pending);
    events.result({ accounting, mode: plan.mode, unsettled });
    if (events.machine) return;
    const look = { style: output.stdoutStyle, mode: plan.mode, width: output.stdout.columns, unsettled };
    output.print(`\n${accountingText(accounting, look)}`);
  };
}
