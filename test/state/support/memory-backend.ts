/** A backend without a server, as strict as the interface asks for: the yardstick of the battery, and of remote runs. */
import { HostformError } from '../../../src/model/errors.ts';
import type { StateBackend, StoredVersion, WriteCondition } from '../../../src/state/backend.ts';
import type { Lock, LockSight } from '../../../src/state/lock-file.ts';

/** What a server would keep. Several backends over one of these are several runs over one state. */
export interface MemoryCloud {
  versions: readonly { readonly version: string; readonly body: string }[];
  lock: Lock | undefined;
  /** Calls that reached the server, in order. */
  readonly calls: string[];
}

export function makeCloud(): MemoryCloud {
  return { versions: [], lock: undefined, calls: [] };
}

export function memoryBackend(cloud: MemoryCloud, location = 'memory://shop'): StateBackend {
  const current = () => cloud.versions.at(-1);
  const sight = (): LockSight => (cloud.lock ? { state: 'held', lock: cloud.lock } : { state: 'free' });
  const called = (name: string): void => void cloud.calls.push(name);
  const refuse = (because: string): never => {
    throw new HostformError('STATE_FENCED', 'The state is no longer held by this run.', { detail: because });
  };
  return {
    name: 's3',
    location,
    async read() {
      called('read');
      return current();
    },
    async write(body: string, { expected, lockId }: WriteCondition) {
      called('write');
      if (cloud.lock?.id !== lockId) return refuse('the lock is gone');
      if ((current()?.version ?? null) !== expected) return refuse('another version is there');
      const version = `v${cloud.versions.length + 1}`;
      cloud.versions = [...cloud.versions, { version, body }];
      return version;
    },
    async lock(lock: Lock) {
      called('lock');
      cloud.lock ??= lock;
      return sight();
    },
    async readLock() {
      called('readLock');
      return sight();
    },
    async unlock(id: string) {
      called('unlock');
      if (cloud.lock?.id !== id) return false;
      cloud.lock = undefined;
      return true;
    },
    async history(): Promise<StoredVersion[]> {
      return cloud.versions
        .slice(0, -1)
        .map(({ version, body }) => ({ id: version, serial: serialOf(body), bytes: Buffer.byteLength(body) }))
        .reverse();
    },
    async readVersion(id) {
      return cloud.versions.find(({ version }) => version === id)?.body;
    },
    async close() {},
  };
}

function serialOf(body: string): number {
  return Number(/"serial": (\d+)/.exec(body)?.[1] ?? -1);
}
