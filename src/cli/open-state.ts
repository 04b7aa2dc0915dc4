/** The state of a run: read for looking, opened for changing. */

import { HostformError, type Problem } from '../model/errors.ts';
import type { StateFile } from '../model/state.ts';
import type { StateReading } from '../state/load.ts';
import type { LockParts } from '../state/lock-file.ts';
import type { StateSession } from '../state/session.ts';
import type { StateRun, StateStore } from '../state/state-store.ts';
import { ciJob } from './ci-job.ts';
import type { Context } from './context.ts';
import { type Events, sayProblem } from './event-stream.ts';
import { EXIT } from './exit-codes.ts';
import { endedBySignal, shieldedFromSignals } from './interrupt.ts';
import { withStore } from './open-store.ts';

/** Reads without a lock. A state that does not exist yet has no lineage, so that two plans of it are the same. */
export async function lookAtState(context: Context): Promise<StateReading> {
  const reading = await withStore(context, (store) => store.read());
  return reading.exists ? reading : { ...reading, state: unborn(reading.state) };
}

/** A state that was never saved, as plans name it. */
export function unborn(state: StateFile): StateFile {
  return { ...state, lineage: '' };
}

export interface StateWork {
  /** What takes place, for those who find the lock: `apply`. */
  readonly operation: string;
  readonly events?: Events | undefined;
  /** How long somebody else's lock is waited for, in milliseconds; not at all when left out. */
  readonly lockTimeout?: number | undefined;
}

/**
 * Takes the lock, works (`begin` is called before the first effect at a vendor), folds what was done into the state
 * file, and gives the lock back. Whatever was committed is safe in the journal, so a state file that can not be written in the end leaves part of the work (exit 3), no more.
 * @throws HostformError LOCKED (exit 6), STATE_* (exit 1), and whatever `work` throws.
 */
export async function withState(
  context: Context,
  input: StateWork,
  work: (session: StateSession, begin: () => void) => Promise<number>,
): Promise<number> {
  return withStore(context, (store) => workWith(store, context, input, work));
}

async function workWith(
  store: StateStore,
  context: Context,
  input: StateWork,
  work: (session: StateSession, begin: () => void) => Promise<number>,
): Promise<number> {
  const { events } = input;
  const session = await takeState(
    context,
    input,
    (run) => store.open(run),
    (taken) => taken.close(),
  );
  const unshield = shieldedFromSignals(context, session);
  try {
    if (session.takenOver) await sayProblem(context, events, session.takenOver);
    const exitCode = await endedBySignal(context, (begin) => work(session, begin));
    return await closeState(context, { session, events, exitCode });
  } catch (error) {
    await session.close().catch(() => undefined);
    throw error;
  } finally {
    unshield();
  }
}

async function closeState(
  context: Context,
  { session, events, exitCode }: { session: StateSession; events: Events | undefined; exitCode: number },
): Promise<number> {
  try {
    await session.close();
    return exitCode;
  } catch (error) {
    if (!(error instanceof HostformError)) throw error;
    await sayProblem(context, events, error.problem);
    return exitCode || EXIT.partly;
  }
}

/**
 * Opens a state under its lock, waiting for another run as long as the command says. A signal ends the wait, and nothing
 * was touched then. @throws HostformError LOCKED, INTERRUPTED, STATE_*.
 */
export async function takeState<T>(
  context: Context,
  { operation, events, lockTimeout = 0 }: StateWork,
  open: (run: StateRun) => Promise<T>,
  giveBack: (taken: T) => Promise<void>,
): Promise<T> {
  const stop = new AbortController();
  const unsubscribe = context.world.onSignal(() => stop.abort());
  try {
    const taken = await open({
      parts: lockParts(context, operation),
      waitMs: lockTimeout,
      signal: stop.signal,
      onWait: (problem) => void sayWaiting(context, events, { problem, lockTimeout }),
    });
    if (!stop.signal.aborted) return taken;
    await giveBack(taken);
    throw new HostformError('INTERRUPTED', 'Interrupted before anything was changed');
  } finally {
    unsubscribe();
  }
}

/** Said once, so that nobody takes a run that waits for one that hangs. */
async function sayWaiting(
  context: Context,
  events: Events | undefined,
  { problem, lockTimeout }: { problem: Problem; lockTimeout: number },
): Promise<void> {
  const { durationText } = await import('./render/phrases.ts');
  const summary = `Waiting up to ${durationText(lockTimeout)} for another run to end`;
  await sayProblem(context, events, { ...problem, severity: 'warning', summary });
}

/** The name of whoever runs this, as the system says it. */
export function userOf(env: Context['env']): string {
  return env['USER'] ?? env['LOGNAME'] ?? env['USERNAME'] ?? 'unknown';
}

/** Who we are, for those who find our lock. */
export function lockParts({ world: { env, version } }: Context, operation: string): LockParts {
  const job = ciJob(env);
  return { operation, who: userOf(env), version, ...(job !== undefined && { job }) };
}
