/** The state of a run: read for looking, opened for changing. */

import { HostformError, type Problem } from '../model/errors.ts';
import type { StateFile } from '../model/state.ts';
import type { LockSeeker } from '../state/claim.ts';
import { localHost } from '../state/host.ts';
import { readState, type StateReading } from '../state/load.ts';
import { statePaths } from '../state/paths.ts';
import type { StateSession } from '../state/session.ts';
import type { Context } from './context.ts';
import { type Events, sayProblem } from './event-stream.ts';
import { EXIT } from './exit-codes.ts';
import { endedBySignal } from './interrupt.ts';

/** Reads without a lock. A state that does not exist yet has no lineage, so that two plans of it are the same. */
export async function lookAtState(context: Context): Promise<StateReading> {
  const reading = await readState(statePaths(context.statePath), context.world.random);
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
 * Takes the lock, works (`begin` is called before the first effect at a vendor), folds what was done into the state file, and gives the lock back. Whatever was committed is
 * safe in the journal, so a state file that can not be written in the end leaves part of the work (exit 3), no more.
 * @throws HostformError LOCKED (exit 6), STATE_* (exit 1), and whatever `work` throws.
 */
export async function withState(
  context: Context,
  input: StateWork,
  work: (session: StateSession, begin: () => void) => Promise<number>,
): Promise<number> {
  const { events } = input;
  const session = await openSession(context, input);
  if (session.takenOver) await sayProblem(context, events, session.takenOver);
  let exitCode: number;
  try {
    exitCode = await endedBySignal(context, (begin) => work(session, begin));
  } catch (error) {
    await session.close().catch(() => undefined);
    throw error;
  }
  try {
    await session.close();
    return exitCode;
  } catch (error) {
    if (!(error instanceof HostformError)) throw error;
    await sayProblem(context, events, error.problem);
    return exitCode || EXIT.partly;
  }
}

/** A signal ends the wait for a lock, and nothing was touched then. */
async function openSession(context: Context, { operation, events, lockTimeout }: StateWork): Promise<StateSession> {
  const { openState } = await import('../state/store.ts');
  const who = seeker(context, operation);
  const stop = new AbortController();
  const unsubscribe = context.world.onSignal(() => stop.abort());
  try {
    const session = await openState({
      ...who,
      lock: who.parts,
      waitMs: lockTimeout ?? 0,
      signal: stop.signal,
      onWait: (problem) => void sayWaiting(context, events, { problem, lockTimeout: lockTimeout ?? 0 }),
    });
    if (!stop.signal.aborted) return session;
    await session.close();
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

/** Who we are, for locks. */
export function seeker(context: Context, operation: string): LockSeeker {
  const { clock, random, version, env } = context.world;
  const user = env['USER'] ?? env['LOGNAME'] ?? env['USERNAME'] ?? 'unknown';
  return {
    paths: statePaths(context.statePath),
    parts: { operation, who: user, version },
    host: localHost(),
    clock,
    random,
  };
}
