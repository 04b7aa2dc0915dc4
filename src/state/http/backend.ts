/** A state behind Terraform's HTTP protocol, as GitLab, Gitea and plain servers speak it (reliability.md §5). */
import type { StateBackend, StoredVersion } from '../backend.ts';
import type { HttpSettings } from '../backend-settings.ts';
import type { Lock, LockSight } from '../lock-file.ts';
import type { ConnectBackend } from '../open-backend.ts';
import { lockWithId } from '../unseen-lock.ts';
import { type HttpCalls, makeCalls } from './calls.ts';
import { makeExchange } from './exchange.ts';
import { writeFenced } from './fenced-write.ts';
import { httpTarget } from './target.ts';

/** Sends nothing yet. @throws HostformError USAGE, CREDENTIALS. */
export const connectHttp: ConnectBackend<HttpSettings> = async (settings, env, { clock, addSecret }) => {
  const target = httpTarget(settings, env);
  for (const secret of target.secrets) addSecret(secret);
  const { authorization, tls, tlsRemark } = target;
  const exchange = makeExchange({
    headers: authorization === undefined ? {} : { authorization },
    tls,
    ...(tlsRemark === undefined ? {} : { tlsRemark }),
  });
  return httpBackend(makeCalls({ target, exchange, clock }), () => exchange.close());
};

function httpBackend(calls: HttpCalls, close: () => Promise<void>): StateBackend {
  const { location, dialect } = calls.target;
  // What a server may want to see again in full when the lock goes back.
  let asked: Lock | undefined;
  let lost: string | undefined;
  const lockOf = (id: string): Lock => (asked?.id === id ? asked : lockWithId(id, location));
  return {
    name: 'http',
    location,
    read: async () => (await calls.get()).stored,
    write: (body, condition) => writeFenced(calls, { body, condition, lock: lockOf(condition.lockId) }),
    lock: async (lock) => {
      asked = lock;
      try {
        const { sight } = await calls.lock(lock);
        return sight.state === 'unreadable' && lost === lock.id ? perhapsOurs(lock) : sight;
      } catch (error) {
        lost = lock.id;
        throw error;
      }
    },
    hidesLock: true,
    readLock: async () => ({
      state: 'unreadable',
      because: 'This kind of server tells who holds the lock only to a run that wants it',
    }),
    unlock: (id) => calls.unlock(lockOf(id)),
    history: async () => (dialect === 'gitlab' ? earlierVersions(calls) : []),
    readVersion: async (id) => (dialect === 'gitlab' && SERIAL.test(id) ? calls.getVersion(id) : undefined),
    close,
  };
}

/** A server that names no holder can not tell us that it was our own request whose answer was lost. */
function perhapsOurs({ id }: Lock): LockSight {
  return {
    state: 'unreadable',
    because: `The server does not say who holds it, and an answer to our own request was lost: it may be ours. Then "hostform unlock ${id}" removes it`,
  };
}

const SERIAL = /^\d{1,15}$/;
const LOOK_BACK = 10;

/**
 * GitLab keeps each version under its serial and lists them through GraphQL only. Ours rise by one with each write, so
 * that going back from the current one finds them: the last ten.
 */
async function earlierVersions(calls: HttpCalls): Promise<readonly StoredVersion[]> {
  const current = (await calls.get()).stored;
  const newest = current === undefined ? 0 : serialOf(current.body);
  const found: StoredVersion[] = [];
  for (let serial = newest - 1; serial > 0 && serial >= newest - LOOK_BACK; serial -= 1) {
    const body = await calls.getVersion(String(serial));
    if (body !== undefined) found.push({ id: String(serial), serial, bytes: Buffer.byteLength(body) });
  }
  return found;
}

function serialOf(body: string): number {
  try {
    const { serial } = JSON.parse(body) as { serial?: unknown };
    return typeof serial === 'number' && Number.isSafeInteger(serial) ? serial : 0;
  } catch {
    return 0;
  }
}
