import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Problem } from '../model/errors.ts';
import { HostformError } from '../model/errors.ts';
import type { LockSeeker } from './claim.ts';
import { claimPath, draftLock, publish, removeUnderClaim } from './claim.ts';
import { listTemporaries, removeIfThere } from './files.ts';
import type { Verdict } from './judge.ts';
import { judgeOwner } from './judge.ts';
import type { Lock, LockSight } from './lock-file.ts';
import { readLockFile, serializeLock } from './lock-file.ts';
import type { StatePaths } from './paths.ts';
import { resolvePaths } from './paths.ts';
import { asStateError, describeHolder, errnoOf, fenced, locked, unwritable } from './problems.ts';

/** How long somebody else's lock is waited for. */
export interface Patience {
  /** 0: not at all. */
  readonly waitMs: number;
  readonly signal?: AbortSignal;
  /** Called once, when waiting begins. */
  readonly onWait?: (problem: Problem) => void;
}

/** A lock that is ours until it is released, or until somebody unlocks it. */
export interface HeldLock {
  readonly lock: Lock;
  /** The dead owner that it was taken over from. */
  readonly takenOver?: Problem;
  /** @throws HostformError STATE_FENCED when the lock file no longer carries our id. */
  readonly verify: () => void;
  /** Gives it back; nothing happens when it is no longer ours. */
  readonly release: () => Promise<void>;
}

/** One try: taken, held by somebody, or just changing hands. */
type Attempt =
  | { readonly state: 'taken'; readonly lock: Lock }
  | {
      readonly state: 'busy' | 'changing';
      readonly sight: LockSight;
      readonly because: string;
      readonly removed?: Problem;
    };

const CHANGES_OF_HANDS = 100;

/**
 * Takes the lock of a state. The lock of a process that surely no longer exists on this machine is taken over.
 * @throws HostformError LOCKED with the holder and the way to unlock; INTERRUPTED when `signal` ends the wait.
 */
export async function acquireLock(seeker: LockSeeker, patience: Patience): Promise<HeldLock> {
  const { clock, random, paths } = seeker;
  const deadline = clock.elapsed() + patience.waitMs;
  let takenOver: Problem | undefined;
  for (let tries = 0, changes = 0; ; tries += 1) {
    const attempt = await tryLock(seeker);
    if (attempt.state === 'taken') return hold(seeker, attempt.lock, takenOver);
    takenOver = attempt.removed ?? takenOver;
    if (attempt.state === 'changing' && changes < CHANGES_OF_HANDS) {
      changes += 1;
      await clock.sleep(2 + random.fraction() * 10, patience.signal);
    } else {
      const problem = locked(paths, attempt.sight, attempt.because);
      const left = deadline - clock.elapsed();
      if (left <= 0) throw problem;
      if (tries === changes) patience.onWait?.(problem.problem);
      await clock.sleep(Math.min(left, waitBefore(tries - changes, random.fraction())), patience.signal);
    }
    if (patience.signal?.aborted) throw new HostformError('INTERRUPTED', 'Interrupted while waiting for the lock.');
  }
}

/** 100 ms, doubling up to 2 s, each time a random part of it: several waiters should not come back together. */
export function waitBefore(tries: number, fraction: number): number {
  return Math.min(2000, 100 * 2 ** Math.min(tries, 10)) * (0.5 + fraction / 2);
}

async function tryLock(seeker: LockSeeker): Promise<Attempt> {
  const { paths, host, random } = seeker;
  const sight = await readLockFile(paths.lock);
  if (sight.state === 'unreadable') return { state: 'busy', sight, because: sight.because };
  if (sight.state === 'free') {
    const lock = draftLock(seeker);
    if (await publish(lock, paths.lock, random)) return { state: 'taken', lock };
    return { state: 'changing', sight, because: 'it comes and goes' };
  }
  const verdict = judgeOwner(sight.lock, host);
  if (verdict.owner !== 'dead') return { state: 'busy', sight, because: verdict.because };
  const removed = await removeUnderClaim(seeker, paths.lock, sight.lock.id);
  const because = `${verdict.because} Another run is taking it over; if none is, remove ${claimPath(paths, sight.lock.id)}.`;
  return { state: 'changing', sight, because, ...(removed ? { removed: takeOverNotice(sight.lock, verdict) } : {}) };
}

function takeOverNotice(lock: Lock, { because }: Verdict): Problem {
  return {
    code: 'LOCKED',
    severity: 'warning',
    summary: 'The lock of a run that no longer exists was taken over.',
    detail: `Lock ${lock.id}: ${describeHolder(lock)}. ${because}`,
  };
}

function hold(seeker: LockSeeker, lock: Lock, takenOver: Problem | undefined): HeldLock {
  const { paths } = seeker;
  const content = serializeLock(lock).toString();
  return {
    lock,
    ...(takenOver === undefined ? {} : { takenOver }),
    verify: () => verifyLock(paths, content),
    release: () => releaseLock(seeker, lock, content),
  };
}

/** Read at once and not in turns with other work: it stands right before and right after each durable write. */
function verifyLock(paths: StatePaths, content: string): void {
  const there = readNow(paths.lock);
  if (there === content) return;
  const because = there === undefined ? 'its lock was removed' : 'another run has locked it';
  throw fenced(paths.lock, because);
}

function readNow(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw unwritable(path, error, 'checked');
  }
}

async function releaseLock(seeker: LockSeeker, lock: Lock, content: string): Promise<void> {
  try {
    await removeUnderClaim(seeker, seeker.paths.lock, lock.id);
  } catch {
    // A claim needs a little space, and the disk may be full. Without it only a forced unlock at this very moment could
    // get in between; a lock that stays would stop everybody on other machines.
    if (readNow(seeker.paths.lock) === content) await removeIfThere(seeker.paths.lock);
  }
}

/**
 * Removes what dead runs left beside the state; only for whoever has just taken the lock. Temporary files of a run
 * that was stopped, unlocked by force and wakes up now are removed too: it can then no longer rename them into place.
 */
export async function clearLeftovers(paths: StatePaths, lock: Lock): Promise<void> {
  const folder = dirname(paths.lock);
  const prefix = `${basename(paths.lock)}.break.`;
  const claims = (await readdir(folder)).filter((name) =>
    /^[a-z0-9-]+$/.test(name.startsWith(prefix) ? name.slice(prefix.length) : ''),
  );
  const files = await listTemporaries(paths);
  // Claims on locks that are no more give no right to anything; but one on our own lock does.
  const moot = claims.includes(`${prefix}${lock.id}`) ? [] : claims.map((name) => join(folder, name));
  for (const file of [...files, ...moot]) await removeIfThere(file);
}

/** Looks at the lock of a state without changing anything. */
export async function readLock(paths: StatePaths): Promise<LockSight> {
  return readLockFile((await resolvePaths(paths)).lock);
}

/**
 * Removes the lock with exactly this id, alive or not: only a person may decide that.
 * @returns what was known of its owner, for a warning. A holder that still lives is stopped by its next write.
 * @throws HostformError NOT_RECORDED when nothing is locked; LOCKED, with the holder, when it is another lock.
 */
export async function unlock(
  seeker: LockSeeker,
  id: string,
): Promise<{ readonly lock: Lock; readonly verdict: Verdict }> {
  const paths = await resolvePaths(seeker.paths);
  for (let tries = 0; ; tries += 1) {
    const sight = await readLockFile(paths.lock);
    if (sight.state === 'free') {
      throw new HostformError('NOT_RECORDED', 'The state is not locked.', { detail: `There is no ${paths.lock}.` });
    }
    if (sight.state === 'unreadable') throw locked(paths, sight, sight.because);
    if (sight.lock.id !== id) throw locked(paths, sight, `Its id is not ${id}, so nothing was removed.`);
    const verdict = judgeOwner(sight.lock, seeker.host);
    const removed = await removeUnderClaim({ ...seeker, paths }, paths.lock, id).catch((error: unknown) => {
      throw asStateError(paths.lock, error);
    });
    if (removed) return { lock: sight.lock, verdict };
    if (tries >= CHANGES_OF_HANDS)
      throw locked(paths, sight, `Another run is removing it; if none is, remove ${claimPath(paths, id)}.`);
    await seeker.clock.sleep(5);
  }
}
