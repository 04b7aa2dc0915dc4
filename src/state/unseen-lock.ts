import type { Clock, Random } from '../model/clock.ts';
import { HostformError } from '../model/errors.ts';
import type { StateBackend } from './backend.ts';
import { isTransient, startBackoff } from './backoff.ts';
import type { Host } from './host.ts';
import { judgeOwner } from './judge.ts';
import type { Lock } from './lock-file.ts';
import type { HeldBy } from './state-store.ts';

export interface UnseenLockInput {
  readonly backend: StateBackend;
  readonly host: Host;
  readonly clock: Clock;
  readonly random: Random;
}

const PATIENCE_MS = 20_000;

/**
 * Removes the lock with this id from a backend that hides its locks: the server compares the id itself.
 * @throws HostformError NOT_RECORDED when it has no such lock.
 */
export async function unlockUnseen({ backend, host, clock, random }: UnseenLockInput, id: string): Promise<HeldBy> {
  const backoff = startBackoff({ clock, random, forMs: PATIENCE_MS });
  const lock = lockWithId(id, backend.location);
  for (let doubtful = false; ; ) {
    try {
      const removed = await backend.unlock(id);
      // After an answer that was lost, a lock that is not there any more is the one that was removed.
      if (removed || doubtful) return { lock, verdict: judgeOwner(lock, host) };
      throw noSuchLock(lock);
    } catch (error) {
      if (!isTransient(error)) throw error;
      doubtful ||= error.details.effect !== 'not-sent';
      if (!(await backoff.again())) throw error;
    }
  }
}

/** A lock of which nothing is known but its id. */
export function lockWithId(id: string, path: string): Lock {
  const nobody = { host: '', machine: null, pid: 0, startTime: null, bootId: null, pidNamespace: null };
  return { id, operation: '', who: '', version: '', created: '', path, ...nobody };
}

function noSuchLock({ id, path }: Lock): HostformError {
  return new HostformError('NOT_RECORDED', 'The state has no lock of this id.', {
    detail: `${path}: nothing was removed. Either nobody holds the state, or another lock than ${id} does; this kind of server tells which only to a run that wants the lock itself.`,
  });
}
