/** The lock object, and what makes a lock of ours worth something: the state signed by it. */
import { HostformError } from '../../model/errors.ts';
import { isTransient } from '../backoff.ts';
import { type Lock, type LockSight, parseLock, serializeLock } from '../lock-file.ts';
import type { S3Client } from './client.ts';
import { refusal, wordOf } from './faults.ts';
import { isState, seal, serialOf, unseal } from './fence.ts';
import { conditionOf, type Dialect, type Expected, readObject, writeObject } from './objects.ts';

/** An object with the state, and the one beside it with the lock. */
export interface HoldPlace {
  readonly client: S3Client;
  readonly key: string;
  readonly lockKey: string;
  readonly dialect: () => Promise<Dialect>;
}

/** What a lock of ours is written on. */
export interface Hold {
  /** The object that stood for "no state yet" when it was taken over. */
  readonly emptyTag?: string;
}

/** Metadata: of versions that were only signed again. */
export const SIGNED = { 'x-amz-meta-hostform-signed': 'again' };
/** Metadata: the serial, so that a list of versions needs no bodies. */
export function serialHeader(body: string): { readonly [name: string]: string } {
  return { 'x-amz-meta-hostform-serial': String(serialOf(body)) };
}

/** What lies where the lock belongs, and the tag of it. */
export async function lookAtLock({ client, lockKey }: HoldPlace): Promise<{ sight: LockSight; tag?: string }> {
  const found = await readObject(client, lockKey);
  return found ? { sight: parseLock(found.text), tag: found.tag } : { sight: { state: 'free' } };
}

/** Puts the lock there if nothing is; whether that worked is read, because of several who ask the answer may lie. */
export async function putLock({ client, lockKey, dialect }: HoldPlace, lock: Lock): Promise<boolean> {
  const text = serializeLock(lock).toString('utf8');
  const request = {
    key: lockKey,
    text,
    expected: { nothing: true },
    dialect: await dialect(),
    doing: 'locked',
  } as const;
  return (await writeObject(client, request)) !== undefined;
}

const TRIES = 10;

/**
 * Signs the state with our lock, so that its tag changes. Whoever held the lock before us and was paused finds another
 * tag than the one it knows: its next write, which comes before its next payment, fails. Whatever it wrote before that
 * moment is what we read now. A state that was never written gets an object with the signature alone, for the same
 * reason: "only if nothing is there" must not hold any more for the one before us.
 */
export async function takeOver({ client, key, dialect }: HoldPlace, lockId: string): Promise<Hold> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const found = await readObject(client, key);
    const body = found === undefined ? undefined : unseal(found.text);
    if (found !== undefined && body !== undefined && !isState(body)) return {};
    const text = seal(body ?? '', lockId);
    // Ours already: an answer was lost, and we are asked again.
    const tag = found?.text === text ? found.tag : await sign(text, found?.tag, body);
    if (tag !== undefined) return body === undefined ? { emptyTag: tag } : {};
  }
  throw new HostformError('STATE_UNREACHABLE', 'The state can not be locked.', {
    detail: `${client.location}: somebody writes it all the time, without its lock.`,
    effect: 'refused',
  });

  async function sign(text: string, current: string | undefined, body: string | undefined) {
    const expected: Expected = current === undefined ? { nothing: true } : { tag: current };
    const headers = { ...SIGNED, ...(body !== undefined && serialHeader(body)) };
    return writeObject(client, { key, text, expected, dialect: await dialect(), headers, doing: 'locked' });
  }
}

/**
 * Removes exactly this lock. Where DELETE is not guarded, another lock that comes between looking and removing would be
 * removed in its place; its holder sees that before its next write, and stops.
 */
export async function removeLock(place: HoldPlace, id: string): Promise<boolean> {
  const { client, lockKey, dialect } = place;
  const { sight, tag } = await notSent(() => lookAtLock(place));
  if (sight.state !== 'held' || sight.lock.id !== id || tag === undefined) return false;
  const { guardedDelete, quote } = await notSent(dialect);
  const headers = guardedDelete ? { headers: conditionOf({ tag }, { quote }) } : {};
  const answer = await client.send({ method: 'DELETE', key: lockKey, ...headers });
  if (answer.status === 200 || answer.status === 204) return true;
  if (answer.status === 412 || (answer.status === 404 && wordOf(answer) === 'NoSuchKey')) return false;
  throw refusal(client.location, answer, 'unlocked');
}

/** A question that comes before a change: when it is not answered, the change was certainly not sent. */
export async function notSent<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!isTransient(error)) throw error;
    throw new HostformError(error.code, error.message, { ...error.details, effect: 'not-sent', cause: error });
  }
}
