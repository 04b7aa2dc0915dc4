/**
 * What every backend has to stand (reliability.md §9 D). A backend's test opens a place for it, empty, and runs all of
 * this against the real thing; nothing here knows which one it is.
 */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HostformError } from '../../../src/model/errors.ts';
import { parseState } from '../../../src/state/format.ts';
import { localHost } from '../../../src/state/host.ts';
import { makeLocalStore } from '../../../src/state/local-store.ts';
import { statePaths } from '../../../src/state/paths.ts';
import type { StateStore } from '../../../src/state/state-store.ts';
import { lostAnswers, overtaken } from './battery-mishaps.ts';
import { CLOCK, committed, type OpenStage, PARTS, refusal, sightOf, staged, storeAt } from './battery-stage.ts';
import { loseOneAnswer } from './lossy-backend.ts';
import { purchase, server } from './samples.ts';
import { makeTempFolder, seededRandom } from './world.ts';

export interface BatteryOptions {
  /** False for a server that keeps only the last version. */
  readonly keepsHistory: boolean;
  /** Bodies that the place itself refuses to hold, so that nobody could find them there: GitLab wants JSON. */
  readonly holdsOnlyJson?: boolean;
}

/** Everything but the long races. */
export function backendBattery(words: string, open: OpenStage, options: BatteryOptions): void {
  describe(`${words}: a state of its own`, () => keepsAState(open));
  describe(`${words}: one run at a time`, () => locks(open));
  describe(`${words}: an answer that was lost`, () => lostAnswers(open));
  describe(`${words}: a run that was overtaken`, () => overtaken(open));
  describe(`${words}: what lies there`, () => contents(open, options));
}

/** D1: each round, everybody asks at once, and exactly one has it. `npm test` runs a few rounds, `npm run prove` 100. */
export function lockRaces(words: string, open: OpenStage, rounds: number): void {
  it(`${words}: of 12 that ask at once exactly one has the lock, ${rounds} times`, { timeout: 600_000 }, async () => {
    const stage = await staged(open);
    const contenders = await Promise.all(Array.from({ length: 12 }, (_, at) => storeAt(stage, { seed: 100 + at })));
    for (let round = 0; round < rounds; round += 1) {
      const tries = await Promise.allSettled(contenders.map((store) => store.open({ parts: PARTS })));
      const won = tries.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
      const lost = tries.flatMap((each) => (each.status === 'rejected' ? [codeOf(each.reason)] : []));
      expect(won, `round ${round}: ${lost.join()}`).toHaveLength(1);
      expect(new Set(lost)).toEqual(new Set(['LOCKED']));
      const [session] = won;
      await session?.commit({ do: 'record', resource: server(`round-${round}`) });
      await session?.close();
    }
    const { state } = await (contenders[0] as StateStore).read();
    expect(state.serial).toBe(rounds);
    expect(state.resources).toHaveLength(rounds);
  });
}

function codeOf(error: unknown): string {
  return error instanceof HostformError ? error.code : String(error);
}

function keepsAState(open: OpenStage): void {
  it('begins with nothing, which is not the same as an empty text', async () => {
    const stage = await staged(open);
    const store = await storeAt(stage);
    expect(await store.read()).toMatchObject({ exists: false, state: { serial: 0, resources: [] } });
    expect(await store.pull()).toBeUndefined();
    expect(await sightOf(stage, store)).toEqual({ state: 'free' });
    expect(await store.history()).toEqual([]);
  });

  it('is written at each commit, so that the next machine finds all of it', async () => {
    const stage = await staged(open);
    const [one, other] = [await storeAt(stage), await storeAt(stage, { seed: 2 })];
    const session = await one.open({ parts: PARTS });
    await session.commit({ do: 'record', resource: server('web-1') });
    expect((await other.read()).state).toEqual(session.state());
    await session.commit({ do: 'intent', intent: purchase('web-2') });
    expect((await other.read()).state).toMatchObject({ serial: 2, pending: [{ address: 'servers.web-2' }] });
    await session.close();
    const again = await other.open({ parts: PARTS });
    expect(again.state()).toEqual((await one.read()).state);
    await again.close();
    expect((await one.read()).state.serial).toBe(2);
  });

  it('takes commits that come together in one write, all or none, and refuses an impossible one alone', async () => {
    const stage = await staged(open);
    let lossy: ReturnType<typeof loseOneAnswer> | undefined;
    const store = await storeAt(stage, {
      through: (backend) => (lossy = loseOneAnswer(backend, { call: 'write', fate: 'after', nth: 99 })),
    });
    const session = await store.open({ parts: PARTS });
    const names = ['a', 'b', 'c', 'd', 'e'];
    const commits = names.map((name) => session.commit({ do: 'record', resource: server(name) }));
    const impossible = session.commit({ do: 'record', resource: server('f', { id: 'id-a' }) });
    expect((await refusal(impossible)).code).toBe('INTERNAL');
    await Promise.all(commits);
    expect(lossy?.asked['write']).toBe(1);
    expect((await store.read()).state).toMatchObject({
      serial: 1,
      resources: names.map((name) => ({ id: `id-${name}` })),
    });
    await session.close();
  });

  it('keeps every character of it, and a megabyte of them', async () => {
    const stage = await staged(open);
    const [one, other] = [await storeAt(stage), await storeAt(stage, { seed: 2 })];
    const session = await one.open({ parts: PARTS });
    const odd = server('odd', { spec: { name: 'žluťoučký "kůň" \\ \u2028 𝄞', notes: 'x'.repeat(1_000_000) } });
    await session.commit({ do: 'record', resource: odd });
    await session.close();
    expect((await other.read()).state.resources).toEqual([odd]);
    expect(await other.pull()).toBe(await one.pull());
  });
}

function locks(open: OpenStage): void {
  it('tells who holds it: which run, since when, which CI job', async () => {
    const stage = await staged(open);
    const [holder, other] = [await storeAt(stage), await storeAt(stage, { seed: 2 })];
    const session = await holder.open({ parts: PARTS });
    expect(await sightOf(stage, other)).toMatchObject({ state: 'held', lock: { id: session.lockId } });
    const error = await refusal(other.open({ parts: PARTS }));
    expect(error.code).toBe('LOCKED');
    expect(error.details.detail).toContain(session.lockId);
    expect(error.details.hint).toBe(`hostform unlock ${session.lockId}`);
    await session.close();
    expect(await sightOf(stage, other)).toEqual({ state: 'free' });
  });

  it('lets another one wait for it', async () => {
    const stage = await staged(open);
    const [holder, other] = [await storeAt(stage), await storeAt(stage, { seed: 2 })];
    const session = await holder.open({ parts: PARTS });
    let waited: (() => void) | undefined;
    const waiting = new Promise<void>((resolve) => (waited = resolve));
    const second = other.open({ parts: PARTS, waitMs: 600_000, onWait: () => waited?.() });
    await waiting;
    await session.close();
    const taken = await second;
    expect(await sightOf(stage, holder)).toMatchObject({ state: 'held', lock: { id: taken.lockId } });
    await taken.close();
  });

  it('ends the wait when nobody wants it any more', async () => {
    const stage = await staged(open);
    const [holder, other] = [await storeAt(stage), await storeAt(stage, { seed: 2 })];
    const session = await holder.open({ parts: PARTS });
    const stop = new AbortController();
    const waiting = other.open({
      parts: PARTS,
      waitMs: 600_000,
      signal: stop.signal,
      onWait: () => stop.abort(),
    });
    expect((await refusal(waiting)).code).toBe('INTERRUPTED');
    expect(await sightOf(stage, other)).toMatchObject({ state: 'held', lock: { id: session.lockId } });
    await session.close();
  });

  it('is unlocked by its id only', async () => {
    const stage = await staged(open);
    const [holder, person] = [await storeAt(stage), await storeAt(stage, { seed: 2 })];
    expect((await refusal(person.unlock('aaaaaaaaaaaaaaaa'))).code).toBe('NOT_RECORDED');
    const session = await holder.open({ parts: PARTS });
    // Who can not see the lock can not see that it is another one either.
    const other = stage.lockSight ? 'NOT_RECORDED' : 'LOCKED';
    expect((await refusal(person.unlock('aaaaaaaaaaaaaaaa'))).code).toBe(other);
    expect(await sightOf(stage, person)).toMatchObject({ state: 'held', lock: { id: session.lockId } });
    expect((await person.unlock(session.lockId)).lock.id).toBe(session.lockId);
    expect(await sightOf(stage, person)).toEqual({ state: 'free' });
    await session.close();
  });

  it('is given back when the state turns out to be unreadable', async () => {
    const stage = await staged(open);
    if (!stage.plant) return;
    await stage.plant('{"version": 999, "serial": 3}');
    const store = await storeAt(stage);
    expect((await refusal(store.open({ parts: PARTS }))).code).toBe('STATE_NEWER');
    expect(await sightOf(stage, store)).toEqual({ state: 'free' });
  });

  it('is raced for', async () => {
    const stage = await staged(open);
    const stores = await Promise.all([1, 2, 3, 4].map((seed) => storeAt(stage, { seed })));
    const tries = await Promise.allSettled(stores.map((store) => store.open({ parts: PARTS })));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const each of tries) if (each.status === 'fulfilled') await each.value.close();
  });
}

function contents(open: OpenStage, { keepsHistory, holdsOnlyJson = false }: BatteryOptions): void {
  const sound =
    '{"version": 2, "serial": 3, "lineage": "abc", "accounts": {}, "resources": [], "pending": [], "plans": [';
  const damaged = [
    { words: 'cut short', body: sound, json: false },
    { words: 'a page of a proxy', body: '<html><body>502 Bad Gateway</body></html>', json: false },
    { words: 'empty', body: '', json: false },
    { words: 'NUL bytes', body: '\0'.repeat(64), json: false },
    { words: 'another document', body: '{"serial": 5, "hello": "world"}', json: true },
    {
      words: "Terraform's own state",
      body: '{"version": 4, "serial": 5, "lineage": "x", "resources": []}',
      json: true,
    },
  ].filter(({ json }) => json || !holdsOnlyJson);

  it.each(damaged)('is refused and left alone when it is $words', async ({ body }) => {
    const stage = await staged(open);
    if (!stage.plant) return;
    await stage.plant(body).catch(() => undefined);
    const store = await storeAt(stage);
    // A store that holds no NUL can not show one either.
    if ((await store.pull().catch(() => body)) === undefined) return;
    expect(['STATE_DAMAGED', 'STATE_NEWER']).toContain((await refusal(store.read())).code);
    expect(['STATE_DAMAGED', 'STATE_NEWER']).toContain((await refusal(store.open({ parts: PARTS }))).code);
    expect(await sightOf(stage, store)).toEqual({ state: 'free' });
  });

  const history = async (): Promise<void> => {
    const stage = await staged(open);
    const store = await storeAt(stage);
    const session = await store.open({ parts: PARTS });
    const bodies: (string | undefined)[] = [];
    for (const name of ['a', 'b', 'c']) {
      await session.commit({ do: 'record', resource: server(name) });
      bodies.push(await store.pull());
    }
    await session.close();
    const versions = await store.history();
    const earlier = versions.filter(({ serial }) => serial < 3);
    expect(earlier.map(({ serial }) => serial)).toEqual([2, 1]);
    for (const { id, serial } of earlier) expect(await store.readVersion(id)).toBe(bodies[serial - 1]);
    expect(await store.readVersion('0000000000')).toBeUndefined();
  };
  // Where none is kept there is nothing to hold: a test that is skipped would say that something was left untried.
  if (keepsHistory) it('has a history, newest first, and each version can be read again', history);

  it('moves to a file and back, byte for byte', async () => {
    const stage = await staged(open);
    const store = await storeAt(stage);
    await committed(store, 'web-1');
    const before = await store.pull();
    const local = makeLocalStore({
      paths: statePaths(join(await makeTempFolder(), 's.json')),
      host: localHost(),
      clock: CLOCK,
      random: seededRandom(5),
    });
    await moved(store, local);
    expect(await local.pull()).toBe(before);
    await committed(local, 'web-2');
    await moved(local, store);
    expect(await store.pull()).toBe(await local.pull());
    expect(parseState((await store.pull()) ?? '', '').resources).toMatchObject([
      { id: 'id-web-1' },
      { id: 'id-web-2' },
    ]);
  });
}

/** D8: what stands in one place, in another one as well. */
export async function moved(from: StateStore, to: StateStore): Promise<void> {
  const [source, target] = [await from.hold({ parts: PARTS }), await to.hold({ parts: PARTS })];
  await target.replace(source.body() ?? '');
  expect(await target.reread()).toBe(source.body());
  await target.release();
  await source.release();
}
