/** The four requests of the protocol, each sent once, and what their answers mean. */
import { createHash } from 'node:crypto';
import type { Clock } from '../../model/clock.ts';
import { HostformError } from '../../model/errors.ts';
import type { Stored } from '../backend.ts';
import { isTransient } from '../backoff.ts';
import type { Lock, LockSight } from '../lock-file.ts';
import { damagedState } from '../problems.ts';
import { isPage, isSuccess, refusedBy, wordsOf } from './answers.ts';
import type { Exchange, HttpAnswer, HttpAsk } from './exchange.ts';
import { readHolder, serializeLockInfo } from './lock-info.ts';
import { retryAfterMs } from './retry-after.ts';
import type { HttpTarget } from './target.ts';

/** What a GET found. */
export interface Sighting {
  /** Undefined: nothing was ever saved there. */
  readonly stored: Stored | undefined;
  /** Only a strong one: a weak one says nothing about bytes (RFC 9110 §8.8.1). */
  readonly etag?: string;
}

/** What a request for a lock was told. */
export interface LockAnswer {
  /** The server gave it to us now; not granted and ours: we have it already. */
  readonly granted: boolean;
  readonly sight: LockSight;
}

export interface HttpCalls {
  /** @throws HostformError STATE_UNREACHABLE, CREDENTIALS, STATE_DAMAGED. */
  get(): Promise<Sighting>;
  /** Sends a body under a lock; every answer is the caller's to judge. */
  put(body: string, lockId: string, conditions: { readonly [header: string]: string }): Promise<HttpAnswer>;
  lock(lock: Lock): Promise<LockAnswer>;
  /** False: the server says that it is another one's, or nobody's. */
  unlock(lock: Lock): Promise<boolean>;
  /** An earlier version, where the server keeps some; undefined when it does not have this one. */
  getVersion(id: string): Promise<string | undefined>;
  readonly target: HttpTarget;
}

export interface CallsInput {
  readonly target: HttpTarget;
  readonly exchange: Exchange;
  readonly clock: Clock;
}

export function makeCalls({ target, exchange, clock }: CallsInput): HttpCalls {
  const read = async (url: URL): Promise<HttpAnswer> => {
    const ask: HttpAsk = { method: 'GET', url };
    for (let waits = 0; ; waits += 1) {
      const answer = await exchange.send(ask);
      const wait = waits < WAITS ? askedToWait(answer, clock) : undefined;
      if (wait !== undefined) await clock.sleep(wait);
      else if (!isFound(answer) && !isAbsent(answer, target)) throw refusedBy({ target, doing: 'read', ask, answer });
      else return answer;
    }
  };
  return {
    target,
    get: async () => {
      const answer = await read(target.address);
      if (!isFound(answer)) return { stored: undefined };
      const body = decoded(answer, target);
      const { etag } = answer.headers;
      return { stored: { body, version: versionOf(body) }, ...(etag?.startsWith('"') && { etag }) };
    },
    put: (body, lockId, conditions) => {
      const headers = { 'content-type': 'application/json', ...conditions };
      return exchange.send({ method: target.update.method, url: withId(target.update.url, lockId), headers, body });
    },
    lock: (lock) => askForLock({ target, exchange, clock }, lock),
    unlock: (lock) => giveLockBack({ target, exchange, clock }, lock),
    getVersion: async (id) => {
      const answer = await read(versionUrl(target.address, id));
      return isFound(answer) ? decoded(answer, target) : undefined;
    },
  };
}

/** Names exactly these bytes. */
export function versionOf(body: string): string {
  return `sha256:${createHash('sha256').update(body).digest('hex')}`;
}

const WAITS = 2;
const LONGEST_WAIT_MS = 20_000;

/** A server that says when it wants to be asked again is asked then; everything else is the caller's patience. */
function askedToWait({ status, headers }: HttpAnswer, clock: Clock): number | undefined {
  if (status !== 429 && status < 500) return undefined;
  const wait = retryAfterMs(headers['retry-after'], clock.now());
  return wait !== undefined && wait <= LONGEST_WAIT_MS ? wait : undefined;
}

function isFound(answer: HttpAnswer): boolean {
  return answer.status === 200 && !isPage(answer);
}

/** GitLab answers 404 also for a project that is not there, or that these credentials may not see. */
function isAbsent(answer: HttpAnswer, { dialect }: HttpTarget): boolean {
  if (answer.status === 204) return true;
  return answer.status === 404 && !(dialect === 'gitlab' && /project/i.test(wordsOf(answer)));
}

/** An empty body is what is stored there: it is refused by whoever reads it, and never taken for "no state". */
function decoded({ bytes, headers }: HttpAnswer, { location }: HttpTarget): string {
  const encoding = headers['content-encoding'] ?? 'identity';
  try {
    // A byte order mark is part of what is stored, and refused as such.
    if (encoding === 'identity') return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw damagedState({ path: location, backup: null, remote: true }, 'it is not UTF-8');
  }
  throw new HostformError('STATE_UNREACHABLE', 'The state can not be read.', {
    effect: 'refused',
    detail: `${location}: the answer came encoded, which was not asked for. A proxy changes it on the way.`,
  });
}

function withId(url: URL, id: string): URL {
  const named = new URL(url);
  named.searchParams.set('ID', id);
  return named;
}

function versionUrl(address: URL, id: string): URL {
  const url = new URL(address);
  url.pathname += `/versions/${encodeURIComponent(id)}`;
  return url;
}

async function askForLock({ target, exchange }: CallsInput, lock: Lock): Promise<LockAnswer> {
  const { method, url } = target.lock;
  const ask: HttpAsk = { method, url, headers: JSON_BODY, body: serializeLockInfo(lock) };
  const answer = await exchange.send(ask);
  const text = answer.bytes.toString('utf8');
  if (isTaken(answer)) return { granted: false, sight: readHolder(text, lock) };
  if (!isSuccess(answer) || isPage(answer)) throw refusedBy({ target, doing: 'lock', ask, answer });
  // GitLab describes the lock that stands when it answers: somebody may have been quick.
  const sight = readHolder(text, lock);
  const foreign = sight.state === 'held' && sight.lock.id !== lock.id;
  return foreign ? { granted: false, sight } : { granted: true, sight: { state: 'held', lock } };
}

/** The id goes in the query, for GitLab, and in the body, for everybody else. Without it GitLab would break any lock. */
async function giveLockBack({ target, exchange }: CallsInput, lock: Lock): Promise<boolean> {
  const { method, url } = target.unlock;
  const ask: HttpAsk = { method, url: withId(url, lock.id), headers: JSON_BODY, body: serializeLockInfo(lock) };
  const answer = await exchange.send(ask);
  if (isTaken(answer) || answer.status === 404) return false;
  if (isSuccess(answer) && !isPage(answer)) return true;
  throw refusedBy({ target, doing: 'unlock', ask, answer });
}

const JSON_BODY = { 'content-type': 'application/json' };

/** It is another one's: 409 at GitLab, 423 in WebDAV's words, and the protocol allows both. */
export function isTaken({ status }: HttpAnswer): boolean {
  return status === 409 || status === 423;
}

/** The same error, from a reading that follows a write: what was written may be stored. */
export async function afterSending<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (!isTransient(error)) throw error;
    throw new HostformError(error.code, error.message, { ...error.details, effect: 'unclear' });
  }
}
