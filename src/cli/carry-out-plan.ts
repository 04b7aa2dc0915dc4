/** Shows a plan, asks for approval, carries it out, and accounts for it however it ends. */
import { applyPlan } from '../engine/apply.ts';
import type { Permissions } from '../engine/safety.ts';
import { HostformError, type Problem } from '../model/errors.ts';
import type { Accounting, RunEvent } from '../model/event.ts';
import type { Money } from '../model/money.ts';
import { hasWork, type Plan } from '../model/plan.ts';
import type { Intent } from '../model/purchase.ts';
import type { StateChange } from '../model/state.ts';
import type { StateSession } from '../state/session.ts';
import { approve } from './approve.ts';
import type { Connected } from './connect.ts';
import type { CommandInput, Context } from './context.ts';
import type { Events } from './event-stream.ts';
import { EXIT, exitCodeOfApply } from './exit-codes.ts';
import { interruptible } from './interrupt.ts';
import { asShown, type Secrets } from './prepare.ts';

export interface ApplyOptions {
  readonly autoApprove?: boolean;
  readonly maxSpend?: Money;
  readonly allowDestroy?: boolean;
  readonly json?: boolean;
  readonly parallelism: number;
}

export interface CarryOut {
  readonly plan: Plan;
  readonly connected: Connected;
  readonly secrets: Secrets;
  readonly held: readonly Intent[];
  readonly session: StateSession;
  readonly options: ApplyOptions;
  readonly events: Events | undefined;
  /** Digest of the saved plan; absent when the plan was made just now. */
  readonly saved?: string;
}

/** Without a person and without approval, nothing is even planned (contract §3). @throws HostformError USAGE */
export function refuseWithoutApproval({ world }: CommandInput, { autoApprove, json }: ApplyOptions): void {
  if (autoApprove) return;
  if (!json && world.canAsk) return;
  throw new HostformError('USAGE', 'Nobody is there to approve', {
    detail: json ? '--json needs --auto-approve or a saved plan.' : 'The input is not a terminal.',
    hint: 'give --auto-approve with a ceiling (--max-spend), or apply a saved plan',
  });
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
  await show(context, shown, events);
  if (shown.refusals.length > 0) {
    if (!events) context.output.note('\nNothing was changed and nothing was paid.\n');
    return EXIT.refused;
  }
  if (hasWork(plan) && saved === undefined && !options.autoApprove && !(await approve(context))) {
    context.output.note('\nApply cancelled. Nothing was changed and nothing was paid.\n');
    return EXIT.error;
  }
  const accounting = withHeld(await run(context, work), work.held);
  const exitCode = exitCodeOfApply(accounting);
  await tell(context, work, accounting);
  return exitCode;
}

function permissionsOf(options: ApplyOptions, saved: string | undefined): Permissions {
  return {
    ...(options.maxSpend ? { maxSpend: options.maxSpend } : {}),
    allowDestroy: options.allowDestroy === true || saved !== undefined,
    unattended: options.autoApprove === true && saved === undefined,
  };
}

async function show({ output }: Context, plan: Plan, events: Events | undefined): Promise<void> {
  if (events) return events.plan(plan, plan.refusals.length > 0 ? 'error' : 'warning');
  const { planText } = await import('./render/plan-text.ts');
  output.print(planText(plan, { style: output.stdoutStyle, width: output.stdout.columns }));
}

async function run(
  context: Context,
  { plan, connected, secrets, session, options, saved, events }: CarryOut,
): Promise<Accounting> {
  await session.commit(...openingChanges(context, plan, session, saved));
  const report = await reporter(context, plan, events);
  const accounting = await interruptible(context, session, report.onEvent, (stop) =>
    applyPlan({
      plan,
      digest: saved ?? '',
      kinds: connected.kinds,
      state: () => session.state(),
      commit: (...changes) => session.commit(...changes),
      secrets,
      clock: context.world.clock,
      random: context.world.random,
      pace: (provider) => connected.pace(provider),
      stop,
      parallelism: options.parallelism,
      onEvent: report.onEvent,
    }),
  );
  report.stop();
  if (saved !== undefined && isFinished(accounting)) {
    const used = session.state().plans.find(({ digest }) => digest === saved);
    if (used) await session.commit({ do: 'plan', plan: { ...used, status: 'applied' } });
  }
  return accounting;
}

function isFinished({ failed, refused, unknown, delivering, skipped, notStarted }: Accounting): boolean {
  return [failed, refused, unknown, delivering, skipped, notStarted].every(({ length }) => length === 0);
}

/** Before the first effect: whose account this is, and that this saved plan is being used up. */
function openingChanges(
  { world }: Context,
  plan: Plan,
  session: StateSession,
  saved: string | undefined,
): StateChange[] {
  const state = session.state();
  const accounts = plan.providers
    .filter(({ provider }) => state.accounts[provider] === undefined)
    .map(({ provider, account }): StateChange => ({ do: 'account', provider, account: { id: account } }));
  if (saved === undefined || state.plans.some(({ digest }) => digest === saved)) return accounts;
  const at = new Date(world.clock.now()).toISOString();
  return [...accounts, { do: 'plan', plan: { digest: saved, status: 'begun', at, done: [] } }];
}

interface Reporter {
  readonly onEvent: (event: RunEvent) => void;
  readonly stop: () => void;
}

async function reporter({ output, world }: Context, plan: Plan, events: Events | undefined): Promise<Reporter> {
  if (events) return { onEvent: events.run, stop: () => {} };
  const { makeProgress } = await import('./render/progress.ts');
  const progress = makeProgress({
    write: output.note,
    isTTY: output.stderr.isTTY,
    width: () => output.stderr.columns,
    clock: world.clock,
    style: output.stderrStyle,
  });
  if (hasWork(plan)) output.note('\n');
  return { onEvent: progress.handle, stop: progress.stop };
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

async function tell({ output }: Context, { plan, events }: CarryOut, accounting: Accounting): Promise<void> {
  if (events) return events.result({ accounting, mode: plan.mode });
  const { accountingText } = await import('./render/accounting.ts');
  output.print(
    `\n${accountingText(accounting, { style: output.stdoutStyle, mode: plan.mode, width: output.stdout.columns })}`,
  );
}
