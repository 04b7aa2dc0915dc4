/**
 * A state in an object of a bucket, its lock in another one beside it.
 *
 * Every write names the tag of what it replaces, and that tag is the fence: it is compared by the store, in the same
 * moment. Taking the lock changes it (hold.ts), so that a run which lost its lock while it was paused can write nothing
 * any more, nor send what a write announces. The lock itself is read before each write as well, because somebody who
 * unlocks and does nothing more leaves the tag as it is.
 */

import type { Random } from '../../model/clock.ts';
import { HostformError } from '../../model/errors.ts';
import type { StateBackend, Stored, WriteCondition } from '../backend.ts';
import { isTransient } from '../backoff.ts';
import type { Lock, LockSight } from '../lock-file.ts';
import { fenced } from '../problems.ts';
import type { S3Client } from './client.ts';
import { seal, unseal } from './fence.ts';
import { listHistory, readVersionOf } from './history.ts';
import { type Hold, type HoldPlace, lookAtLock, notSent, putLock, removeLock, serialHeader, takeOver } from './hold.ts';
import { type Dialect, type Expected, readObject, writeObject } from './objects.ts';
import { probeStore } from './probe.ts';

export interface S3BackendInput {
  readonly client: S3Client;
  readonly key: string;
  readonly random: Random;
}

/** Asks nothing before it is asked. Closing it closes the client. */
export function makeS3Backend({ client, key, random }: S3BackendInput): StateBackend {
  const probe = once(() => probeStore(client, `${key}.probe-${random.token(12)}`));
  const place: HoldPlace = { client, key, lockKey: `${key}.lock`, dialect: () => notSent(probe) };
  const holds = startHolds(place);
  return {
    name: 's3',
    location: client.location,
    read: () => readState(client, key),
    write: (body, condition) => writeState(place, body, { ...condition, hold: holds.of(condition.lockId) }),
    lock: (lock) => holds.take(lock),
    readLock: () => holds.look(),
    unlock: (id) => removeLock(place, id),
    history: () => listHistory(client, key),
    readVersion: (id) => readVersionOf(client, key, id),
    close: () => client.close(),
  };
}

/** Remembered for the run when it worked. */
function once(ask: () => Promise<Dialect>): () => Promise<Dialect> {
  let asked: Promise<Dialect> | undefined;
  return () => {
    asked ??= ask().catch((error: unknown) => {
      asked = undefined;
      throw error;
    });
    return asked;
  };
}

async function readState(client: S3Client, key: string): Promise<Stored | undefined> {
  const found = await readObject(client, key);
  const body = found === undefined ? undefined : unseal(found.text);
  return found === undefined || body === undefined ? undefined : { body, version: found.tag };
}

interface HeldCondition extends WriteCondition {
  readonly hold: Hold | undefined;
}

async function writeState(place: HoldPlace, body: string, { expected, lockId, hold }: HeldCondition): Promise<string> {
  const { client, key, dialect } = place;
  const { sight } = await notSent(() => lookAtLock(place));
  if (sight.state !== 'held' || sight.lock.id !== lockId) throw fenced(client.location, whoHolds(sight));
  const tag = expected ?? hold?.emptyTag;
  const condition: Expected = tag === undefined ? { nothing: true } : { tag };
  const text = seal(body, lockId);
  const written = await writeObject(client, {
    key,
    text,
    expected: condition,
    dialect: await dialect(),
    headers: serialHeader(body),
  });
  if (written === undefined) throw fenced(client.location, 'something else was written there meanwhile');
  return written;
}

function whoHolds(sight: LockSight): string {
  if (sight.state === 'free') return 'its lock was removed';
  if (sight.state === 'unreadable') return `its lock can not be read: ${sight.because}`;
  return `lock ${sight.lock.id} of another run is there`;
}

/** The locks that this connection asked for. One is ours only when the state is signed with it. */
function startHolds(place: HoldPlace) {
  const asked = new Set<string>();
  const taken = new Map<string, Hold>();

  const look = async (): Promise<LockSight> => {
    const { sight } = await lookAtLock(place);
    if (sight.state === 'held' && asked.has(sight.lock.id) && !taken.has(sight.lock.id)) {
      taken.set(sight.lock.id, await takeOver(place, sight.lock.id));
    }
    return sight;
  };

  const take = async (lock: Lock): Promise<LockSight> => {
    // Before anything is asked: when the answer is lost, whoever looks at the lock next finds it to be ours.
    const dialect = await place.dialect();
    asked.add(lock.id);
    await putLock({ ...place, dialect: async () => dialect }, lock);
    try {
      return await look();
    } catch (error) {
      // Nobody would look for a lock whose owner was told no.
      if (!isTransient(error)) await removeLock(place, lock.id).catch(() => false);
      throw unclear(error);
    }
  };
  return { of: (id: string): Hold | undefined => taken.get(id), look, take };
}

/** The lock may stand by now, whatever is known of the question that came after it. */
function unclear(error: unknown): unknown {
  if (!isTransient(error)) return error;
  return new HostformError(error.code, error.message, { ...error.details, effect: 'unclear', cause: error });
}
