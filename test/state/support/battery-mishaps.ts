/** The part of the battery in which answers are lost and runs are overtaken. */
import { expect, it } from 'vitest';
import { HostformError } from '../../../src/model/errors.ts';
import type { StateBackend } from '../../../src/state/backend.ts';
import type { StateStore } from '../../../src/state/state-store.ts';
import { committed, type OpenStage, PARTS, refusal, sightOf, staged, storeAt } from './battery-stage.ts';
import { type Fate, type Loss, loseOneAnswer } from './lossy-backend.ts';
import { purchase, server } from './samples.ts';

const FATES: readonly Fate[] = ['before', 'after', 'late'];

/** Each answer of a backend, lost in each way. */
export function lostAnswers(open: OpenStage): void {
  const lossy =
    (loss: Loss) =>
    (backend: StateBackend): StateBackend =>
      loseOneAnswer(backend, loss);

  it.each(FATES)('to a lock is read back: our own id means that it is ours (lost %s)', async (fate) => {
    const stage = await staged(open);
    let asked: { readonly [call: string]: number } = {};
    const through = (backend: StateBackend): StateBackend => {
      const losing = loseOneAnswer(backend, { call: 'lock', fate });
      asked = losing.asked;
      return losing;
    };
    const store = await storeAt(stage, { through });
    const session = await store.open({ parts: PARTS });
    // Where the lock can not be looked at, asking again with the same id is the way to look.
    const seen = fate === 'after' && stage.lockSight === undefined;
    expect(asked['lock'], 'what is ours already is not asked for again').toBe(seen ? 1 : 2);
    const witness = await storeAt(stage, { seed: 2 });
    expect(await sightOf(stage, witness)).toMatchObject({ state: 'held', lock: { id: session.lockId } });
    await session.commit({ do: 'record', resource: server('web-1') });
    await session.close();
    expect(await sightOf(stage, witness)).toEqual({ state: 'free' });
  });

  it('to a lock that another run has by then is not ours', async () => {
    const stage = await staged(open);
    const rival = await storeAt(stage, { seed: 2 });
    const taken = await rival.open({ parts: PARTS });
    const store = await storeAt(stage, { through: lossy({ call: 'lock', fate: 'after' }) });
    expect((await refusal(store.open({ parts: PARTS }))).code).toBe('LOCKED');
    expect(await sightOf(stage, rival)).toMatchObject({ state: 'held', lock: { id: taken.lockId } });
    await taken.close();
  });

  it.each(FATES.flatMap((fate) => [1, 2].map((nth) => ({ fate, nth }))))(
    'to write $nth is read back, and nothing is written twice (lost $fate)',
    async ({ fate, nth }) => {
      const stage = await staged(open);
      const store = await storeAt(stage, { through: lossy({ call: 'write', fate, nth }) });
      const session = await store.open({ parts: PARTS });
      for (const name of ['a', 'b', 'c']) await session.commit({ do: 'record', resource: server(name) });
      await session.close();
      const witness = await storeAt(stage, { seed: 2 });
      const { state } = await witness.read();
      expect(state).toEqual(session.state());
      expect(state).toMatchObject({ serial: 3, resources: [{ id: 'id-a' }, { id: 'id-b' }, { id: 'id-c' }] });
    },
  );

  it('to a write that somebody else has overtaken is a fence', async () => {
    const stage = await staged(open);
    const rival = await storeAt(stage, { seed: 2 });
    const store = await storeAt(stage, {
      through: (backend) => ({
        ...backend,
        write: async (body, condition) => {
          await rival.unlock(condition.lockId);
          await committed(rival, 'rival');
          await backend.write(body, condition).catch(() => undefined);
          throw new HostformError('STATE_UNREACHABLE', 'lost', { effect: 'unclear' });
        },
      }),
    });
    const session = await store.open({ parts: PARTS });
    expect((await refusal(session.commit({ do: 'record', resource: server('mine') }))).code).toBe('STATE_FENCED');
    await session.close();
    expect((await rival.read()).state.resources).toMatchObject([{ id: 'id-rival' }]);
  });

  it.each(FATES)('to an unlock is read back: the state is free afterwards (lost %s)', async (fate) => {
    const stage = await staged(open);
    const store = await storeAt(stage, { through: lossy({ call: 'unlock', fate }) });
    const session = await store.open({ parts: PARTS });
    await session.commit({ do: 'record', resource: server('web-1') });
    await session.close();
    const witness = await storeAt(stage, { seed: 2 });
    expect(await sightOf(stage, witness)).toEqual({ state: 'free' });
    const next = await witness.open({ parts: PARTS });
    await next.close();
  });

  it('again and again ends the run, and nothing more is written', async () => {
    const stage = await staged(open);
    const store = await storeAt(stage, {
      through: (backend) => ({
        ...backend,
        write: async () => {
          throw new HostformError('STATE_UNREACHABLE', 'gone', { effect: 'unclear' });
        },
      }),
    });
    const session = await store.open({ parts: PARTS });
    const error = await refusal(session.commit({ do: 'record', resource: server('web-1') }));
    expect(error.code).toBe('STATE_UNREACHABLE');
    const after = await refusal(session.commit({ do: 'record', resource: server('web-2') }));
    expect(after).toBe(error);
    await session.close();
    expect((await store.read()).exists).toBe(false);
  });
}

/** A holder whose lock was taken away while it slept. */
export function overtaken(open: OpenStage): void {
  /** A run with one commit behind it, that is paused while `meanwhile` happens. */
  const pausedDuring = async (meanwhile: (rival: StateStore, lockId: string) => Promise<unknown>) => {
    const stage = await staged(open);
    const [store, rival] = [await storeAt(stage), await storeAt(stage, { seed: 2 })];
    const session = await store.open({ parts: PARTS });
    await session.commit({ do: 'record', resource: server('before') });
    await meanwhile(rival, session.lockId);
    const stored = await rival.pull();
    return { stage, session, rival, stored };
  };

  it.each([
    {
      words: 'unlocked, and another one wrote and left',
      meanwhile: async (rival: StateStore, id: string) => {
        await rival.unlock(id);
        await committed(rival, 'rival');
      },
    },
    {
      words: 'unlocked, and another one wrote and still holds it',
      meanwhile: async (rival: StateStore, id: string) => {
        await rival.unlock(id);
        const session = await rival.open({ parts: PARTS });
        await session.commit({ do: 'record', resource: server('rival') });
      },
    },
    {
      words: 'unlocked, and another one holds it without having written',
      meanwhile: async (rival: StateStore, id: string) => {
        await rival.unlock(id);
        await rival.open({ parts: PARTS });
      },
    },
    { words: 'unlocked, and nobody came', meanwhile: (rival: StateStore, id: string) => rival.unlock(id) },
  ])('neither writes nor announces anything any more: $words', async ({ meanwhile }) => {
    const { stage, session, rival, stored } = await pausedDuring(meanwhile);
    const lockBefore = await sightOf(stage, rival);
    const error = await refusal(session.commit({ do: 'intent', intent: purchase('web-9') }));
    expect(error.code).toBe('STATE_FENCED');
    const call = session.commit({ do: 'call', address: 'servers.before', step: 'delete', result: 'begun' });
    expect(await refusal(call)).toBe(error);
    await session.close();
    expect(await rival.pull()).toBe(stored);
    expect(await sightOf(stage, rival)).toEqual(lockBefore);
  });

  it('announces no call either when nothing else has to be written', async () => {
    const { session } = await pausedDuring((rival, id) => rival.unlock(id));
    const call = session.commit({ do: 'call', address: 'servers.before', step: 'delete', result: 'begun' });
    expect((await refusal(call)).code).toBe('STATE_FENCED');
    await session.close();
  });
}
