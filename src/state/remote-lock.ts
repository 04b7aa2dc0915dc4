import type { Clock, Random } from '../model/clock.ts';
import { HostformError } from '../model/errors.ts';
import type { StateBackend } from './backend.ts';
import { isTransient, persist, startBackoff } from './backoff.ts';
import type { Host } from './host.ts';
import { judgeOwner } from './judge.ts';
import { type Patience, waitBefore } from './lock.ts';
import type { Lock, LockParts, LockSight } from './lock-file.ts';
import { lockedRemotely } from './problems.ts';
import type { Keyring } from './seal/keyring.ts';

/** Who wants the lock of a backend. */
export interface RemoteSeeker {
  readonly backend: StateBackend;
  readonly parts: LockParts;
  readonly host: Host;
  readonly clock: Clock;
  readonly random: Random;
  /** Absent: the state is in the clear. */
  readonly keys?: Keyring | undefined;
}

/** How long a lock that could not be reached is tried for, and looked for when an answer was lost. */
const LOCK_PATIENCE_MS = 20_000;

/**
 * Takes the lock of a backend. It is never broken, whatever its age: its holder may run on any machine.
 * @throws HostformError LOCKED with the holder and the way to unlock; INTERRUPTED when `signal` ends the wait;
 * STATE_UNREACHABLE.
 */
export async function acquireRemoteLock(seeker: RemoteSeeker, patience: Patience): Promise<Lock> {
  const { backend, clock, random } = seeker;
  seeker.keys?.check();
  const lock = draftRemoteLock(seeker);
  const deadline = clock.elapsed() + patience.waitMs;
  for (let tries = 0, hasty = 0; ; tries += 1) {
    const sight = await askForLock(seeker, lock, patience.signal);
    if (sight.state === 'held' && sight.lock.id === lock.id) return lock;
    if (sight.state === 'free' && hasty < CHANGES_OF_HANDS) {
      hasty += 1;
      await clock.sleep(20 + random.fraction() * 80, patience.signal);
    } else {
      const problem = lockedRemotely(backend.location, sight, whyBusy(sight, seeker.host));
      const left = deadline - clock.elapsed();
      if (left <= 0) throw problem;
      if (tries === hasty) patience.onWait?.(problem.problem);
      await clock.sleep(Math.min(left, waitBefore(tries - hasty, random.fraction())), patience.signal);
    }
    if (patience.signal?.aborted) throw new HostformError('INTERRUPTED', 'Interrupted while waiting for the lock.');
  }
}

/** It was taken when we asked, and free when we looked who has it: that many times in a row is no coincidence. */
const CHANGES_OF_HANDS = 20;

/** A lock with an id that was never used before. */
function draftRemoteLock({ backend, parts, host, clock, random }: RemoteSeeker): Lock {
  const created = new Date(clock.now()).toISOString();
  return { id: random.token(16), ...parts, ...host.facts, created, path: backend.location };
}

function whyBusy(sight: LockSight, host: Host): string {
  if (sight.state === 'held') return judgeOwner(sight.lock, host).because;
  return sight.state === 'unreadable' ? sight.because : 'It comes and goes.';
}

/**
 * One request for the lock. When its answer is lost the lock is read: our own id means that it is ours. The request is
 * repeated with the same id, so that it does not matter which of them arrived.
 */
async function askForLock(seeker: RemoteSeeker, lock: Lock, signal: AbortSignal | undefined): Promise<LockSight> {
  const { backend, clock, random } = seeker;
  const backoff = startBackoff({ clock, random, forMs: LOCK_PATIENCE_MS, signal });
  let doubtful = false;
  try {
    for (;;) {
      try {
        return await unlessHurried(seeker, backend.lock(lock), signal);
      } catch (error) {
        doubtful ||= signal?.aborted === true;
        doubtful ||= isTransient(error) && error.details.effect !== 'not-sent';
        const readable = doubtful && !backend.hidesLock && signal?.aborted !== true;
        const sight: LockSight = readable ? await persist(backoff, () => backend.readLock()) : FREE;
        if (sight.state !== 'free') return sight;
        if (!isTransient(error) || !(await backoff.again())) throw error;
      }
    }
  } catch (error) {
    if (doubtful) throw await leftBehind(seeker, { id: lock.id, signal }, error);
    throw error;
  }
}

const FREE: LockSight = { state: 'free' };

/** How long an answer is waited for once a signal came: who sends one, a CI for instance, kills soon. */
const HURRY_MS = 2500;

/** The answer, unless it is still not there some time after the signal. @throws HostformError INTERRUPTED */
async function unlessHurried<T>({ clock }: Timed, answer: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return answer;
  const answered = new AbortController();
  const called = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true, signal: answered.signal });
  });
  const tooLate = async (): Promise<never> => {
    await called;
    await clock.sleep(HURRY_MS, answered.signal);
    throw new HostformError('INTERRUPTED', 'Interrupted while waiting for the lock.');
  };
  try {
    return await Promise.race([answer, tooLate()]);
  } finally {
    answered.abort();
  }
}

type Timed = Pick<RemoteSeeker, 'clock'>;

/** A request whose answer was lost may still have locked the state for us. */
async function leftBehind(
  seeker: RemoteSeeker,
  { id, signal }: { readonly id: string; readonly signal: AbortSignal | undefined },
  error: unknown,
): Promise<unknown> {
  const { backend } = seeker;
  const freed = await unlessHurried(seeker, backend.unlock(id), signal).then(
    () => true,
    () => false,
  );
  if (freed || !(error instanceof HostformError)) return error;
  return new HostformError(error.code, error.message, {
    ...error.details,
    detail: `${error.details.detail ?? `${backend.location}:`} It is not known whether the state is locked for this run now, as ${id}.`,
    hint: `hostform unlock ${id}`,
    cause: error,
  });
}

/** How long a lock that can not be given back is tried for. */
const UNLOCK_PATIENCE_MS = 4000;

/**
 * Gives back exactly this lock; that it is ours no longer is just as well.
 * @throws HostformError STATE_UNREACHABLE with the command that unlocks it later.
 */
export async function giveBack(
  { backend, clock, random }: Omit<RemoteSeeker, 'parts' | 'host'>,
  id: string,
  saved = true,
): Promise<void> {
  const backoff = startBackoff({ clock, random, forMs: UNLOCK_PATIENCE_MS });
  for (;;) {
    try {
      await backend.unlock(id);
      return;
    } catch (error) {
      // One that hides its lock answers "unreadable", and is asked again.
      const sight = await backend.readLock().catch(() => undefined);
      if (sight?.state === 'free' || (sight?.state === 'held' && sight.lock.id !== id)) return;
      if (!isTransient(error) || !(await backoff.again())) {
        throw stillLocked({ location: backend.location, id, saved }, error);
      }
    }
  }
}

interface LockLeft {
  readonly location: string;
  readonly id: string;
  /** False: a write failed before. */
  readonly saved: boolean;
}

function stillLocked({ location, id, saved }: LockLeft, error: unknown): unknown {
  if (!(error instanceof HostformError)) return error;
  const rest = saved ? 'Everything is saved' : 'What this run did last may not be saved';
  return new HostformError(error.code, 'The state could not be unlocked.', {
    ...error.details,
    detail: `${error.details.detail ?? `${location}: ${error.message}`} ${rest}; the next run finds lock ${id}.`,
    hint: `hostform unlock ${id}`,
    cause: error,
  });
}
