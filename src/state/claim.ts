/**
 * Removing a lock that is not one's own, without a race. Between reading a lock and removing it, its place may have
 * been taken by the next holder; so whoever removes a lock (the owner itself included) first holds the claim for
 * exactly its id, a file `<lock>.break.<id>` of which the file system admits one. While the claim is held nobody else
 * removes a lock with that id, and ids never come back, so what was checked is what is removed.
 *
 * A claim left behind by a dead claimant is removed in the same way, under a claim for the claim's own id.
 */
import { link } from 'node:fs/promises';
import type { Clock, Random } from '../model/clock.ts';
import { removeIfThere, writeTemporary } from './files.ts';
import type { Host } from './host.ts';
import { judgeOwner } from './judge.ts';
import type { Lock, LockParts } from './lock-file.ts';
import { readLockFile, serializeLock } from './lock-file.ts';
import type { StatePaths } from './paths.ts';
import { errnoOf } from './problems.ts';

/** Who wants the lock, or wants it gone. */
export interface LockSeeker {
  readonly paths: StatePaths;
  readonly parts: LockParts;
  readonly host: Host;
  readonly clock: Clock;
  readonly random: Random;
}

/** A lock of this process with an id that was never used before; not yet published. */
export function draftLock({ paths, parts, host, clock, random }: LockSeeker): Lock {
  const created = new Date(clock.now()).toISOString();
  return { id: random.token(16), ...parts, ...host.facts, created, path: paths.state };
}

/**
 * Makes a complete, synced file appear under `path`, or not at all: link(2) fails when something is there, and unlike
 * an exclusive create it never shows a half-written file and holds on network file systems too.
 */
export async function publish(lock: Lock, path: string, random: Random): Promise<boolean> {
  const temporary = await writeTemporary(path, serializeLock(lock), random);
  try {
    await link(temporary, path);
    return true;
  } catch (error) {
    // ENOENT: a holder that has just opened the state cleared our temporary file away. Both mean: look again.
    if (!['EEXIST', 'ENOENT'].includes(errnoOf(error) ?? '')) throw error;
    // A network file system may have linked it and lost the answer, then found it there when it asked again.
    const there = await readLockFile(path);
    return there.state === 'held' && there.lock.id === lock.id;
  } finally {
    // What stays is cleared away by the next holder; it must not hide that the lock is ours now.
    await removeIfThere(temporary).catch(() => undefined);
  }
}

const DEEPEST_CLAIM = 8;

/**
 * Removes the file `target` (the lock, or a claim) if it still carries `id`. False: it does not, or somebody else is
 * removing it now; look again.
 */
export async function removeUnderClaim(seeker: LockSeeker, target: string, id: string, depth = 0): Promise<boolean> {
  const { paths, random, host } = seeker;
  const path = claimPath(paths, id);
  if (!(await publish(draftLock(seeker), path, random))) {
    const rival = await readLockFile(path);
    const abandoned = rival.state === 'held' && judgeOwner(rival.lock, host).owner === 'dead';
    if (abandoned && depth < DEEPEST_CLAIM) await removeUnderClaim(seeker, path, rival.lock.id, depth + 1);
    return false;
  }
  try {
    const there = await readLockFile(target);
    if (there.state !== 'held' || there.lock.id !== id) return false;
    await removeIfThere(target);
    return true;
  } finally {
    await removeIfThere(path).catch(() => undefined);
  }
}

/** The file that gives the right to remove whatever carries `id`. */
export function claimPath(paths: StatePaths, id: string): string {
  return `${paths.lock}.break.${id}`;
}
