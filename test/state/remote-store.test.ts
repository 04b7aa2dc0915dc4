import { describe, expect, it } from 'vitest';
import type { StateBackend } from '../../src/state/backend.ts';
import { localHost } from '../../src/state/host.ts';
import { makeRemoteStore } from '../../src/state/remote-store.ts';
import type { StateStore } from '../../src/state/state-store.ts';
import { backendBattery, lockRaces } from './support/backend-battery.ts';
import { type MemoryCloud, makeCloud, memoryBackend } from './support/memory-backend.ts';
import { purchase, server } from './support/samples.ts';
import { waitingClock } from './support/waiting-clock.ts';
import { seededRandom } from './support/world.ts';

const open = async () => {
  const cloud = makeCloud();
  return {
    connect: async () => memoryBackend(cloud),
    plant: async (body: string) => {
      cloud.versions = [{ version: 'planted', body }];
    },
    close: async () => {},
  };
};

backendBattery('a backend in memory', open, { keepsHistory: true });
lockRaces('a backend in memory', open, 100);

describe('a backend that looks at no lock when it is written', () => {
  const parts = { operation: 'apply', who: 'ana', version: '0.1.0' };

  /** As strict as S3: what a write replaces is all that it asks. */
  function lockless(cloud: MemoryCloud): StateBackend {
    const strict = memoryBackend(cloud);
    const write: StateBackend['write'] = (body, { expected }) =>
      strict.write(body, { expected, lockId: cloud.lock?.id ?? '' });
    return { ...strict, write };
  }

  function storeOver(cloud: MemoryCloud, seed: number): StateStore {
    const backend = lockless(cloud);
    return makeRemoteStore({ backend, host: localHost(), clock: waitingClock(), random: seededRandom(seed) });
  }

  it('is not written over what somebody else has written since', async () => {
    const cloud = makeCloud();
    const [store, rival] = [storeOver(cloud, 1), storeOver(cloud, 2)];
    const session = await store.open({ parts });
    await session.commit({ do: 'record', resource: server('web-1') });
    await rival.unlock(session.lockId);
    const other = await rival.open({ parts });
    await other.commit({ do: 'record', resource: server('web-2') });
    const late = session.commit({ do: 'intent', intent: purchase('web-3') });
    await expect(late).rejects.toMatchObject({ code: 'STATE_FENCED' });
    expect((await rival.read()).state).toEqual(other.state());
  });
});
