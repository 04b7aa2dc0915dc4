/** Carries a plan out: what is written before and after, what is told meanwhile, and an accounting however it ends. */
import { applyPlan } from '../engine/apply.ts';
import { approvedActions } from '../engine/approved.ts';
import { moveChanges } from '../engine/relocate.ts';
import { HostformError, type Problem } from '../model/errors.ts';
import type { Accounting, RunEvent } from '../model/event.ts';
import { hasWork, type Plan } from '../model/plan.ts';
import type { StateChange, StateFile, UsedPlan } from '../model/state.ts';
import { approvalOf } from './approval.ts';
import type { CarryOut } from './carry-out-plan.ts';
import type { Context } from './context.ts';
import { isLastRun } from './expected.ts';
import { interruptible } from './interrupt.ts';
import { recordRun } from './run-record.ts';

/** What a run came to. */
export interface RunOutcome {
  readonly accounting: Accounting;
  /** Why it ended before its end. */
  readonly stopped?: Problem;
  /** Ends the process with exit 70, once the run is accounted for. */
  readonly bug?: unknown;
}

/** Says and writes what the run came to, at once. */
export type Tell = (accounting: Accounting) => void;

const LEFT: Problem = { code: 'INTERRUPTED', summary: 'The process ended before this came to its end' };

/** Carries the plan out. It does not throw once the first effect may have happened. */
export async function runPlan(context: Context, work: CarryOut, tell: Tell): Promise<RunOutcome> {
  const { plan, session, saved, events } = work;
  await session.commit(...openingChanges(context, work));
  const report = await reporter(context, plan, events.machine);
  const approval = await approvalOf(context, work);
  const record = recordRun(plan);
  const onEvent = (event: RunEvent): void => {
    record.note(event);
    events.run(event);
    report.onEvent(event);
  };
  try {
    const leave = (exitCode: number): void => {
      tell(record.soFar(session.state().pending, LEFT));
      events.leave(exitCode);
    };
    const accounting = await interruptible(context, { session, onEvent, leave }, (stop) =>
      applyPlan({ ...engineInput(context, work, { stop, onEvent }), approval }),
    );
    if (saved !== undefined && isFinished(accounting)) await markApplied(work, saved);
    return { accounting };
  } catch (error) {
    const known = error instanceof HostformError ? error : undefined;
    const stopped = known?.problem ?? { code: 'INTERNAL' as const, summary: 'The run ended with an internal error' };
    const accounting = record.soFar(session.state().pending, stopped);
    return known && known.code !== 'INTERNAL' ? { accounting, stopped } : { accounting, bug: error };
  } finally {
    report.stop();
  }
}

function engineInput(
  { world }: Context,
  { plan, connected, secrets, session, options, saved }: CarryOut,
  { stop, onEvent }: { stop: AbortSignal; onEvent: (event: RunEvent) => void },
): Parameters<typeof applyPlan>[0] {
  return {
    plan,
    digest: saved ?? '',
    kinds: connected.kinds,
    state: () => session.state(),
    commit: (...changes) => session.commit(...changes),
    secrets,
    clock: world.clock,
    random: world.random,
    pace: (provider) => connected.pace(provider),
    stop,
    parallelism: options.parallelism,
    onFailure: options.onFailure ?? 'finish',
    onEvent,
  };
}

function isFinished({ failed, refused, unknown, delivering, skipped, notStarted }: Accounting): boolean {
  return [failed, refused, unknown, delivering, skipped, notStarted].every(({ length }) => length === 0);
}

async function markApplied({ session }: CarryOut, saved: string): Promise<void> {
  const used = session.state().plans.find(({ digest }) => digest === saved);
  if (!used) return;
  const { approved: _, ...rest } = used;
  await session.commit({ do: 'plan', plan: { ...rest, status: 'applied' } });
}

/** Before the first effect: whose account this is, which records move, and that this approved plan is being used up. */
function openingChanges({ world }: Context, { plan, session, saved }: CarryOut): StateChange[] {
  const state = session.state();
  const moves = moveChanges(state, plan.moves ?? []);
  const accounts = plan.providers
    .filter(({ provider }) => state.accounts[provider] === undefined)
    .map(({ provider, account }): StateChange => ({ do: 'account', provider, account: { id: account } }));
  if (saved === undefined) return [...accounts, ...moves];
  const used = state.plans.find(({ digest }) => digest === saved);
  if (used) return [...accounts, ...moves, { do: 'plan', plan: goneOnWith(used, state) }];
  const at = new Date(world.clock.now()).toISOString();
  const approved = { serial: state.serial, actions: approvedActions(plan) };
  return [...accounts, ...moves, { do: 'plan', plan: { digest: saved, status: 'begun', at, done: [], approved } }];
}

/** Once another run has come in between, the digest alone does not tell any more what is left of the plan. */
function goneOnWith(used: UsedPlan, state: StateFile): UsedPlan {
  const { approved, ...rest } = used;
  return approved && isLastRun(used, state) ? { ...rest, approved: { ...approved, serial: state.serial } } : rest;
}

interface Reporter {
  readonly onEvent: (event: RunEvent) => void;
  readonly stop: () => void;
}

async function reporter({ output, world }: Context, plan: Plan, machine: boolean): Promise<Reporter> {
  if (machine) return { onEvent: () => {}, stop: () => {} };
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
