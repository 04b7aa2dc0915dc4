/** What Ceph does not show: the answers of AWS, those of things in between, and requests that are cut off. */
import { describe, expect, it, onTestFinished } from 'vitest';
import type { StateBackend } from '../../../src/state/backend.ts';
import { localHost } from '../../../src/state/host.ts';
import { makeRemoteStore } from '../../../src/state/remote-store.ts';
import { seal, unseal } from '../../../src/state/s3/fence.ts';
import { APPLY, expectCode, SERVER, useStage } from '../../cli/stage.ts';
import { backendBattery, lockRaces } from '../support/backend-battery.ts';
import { envOf, lockOf, s3BackendAt } from '../support/s3-stage.ts';
import { purchase, server } from '../support/samples.ts';
import {
  faultBody,
  type Instead,
  type S3Habits,
  type ScriptedS3,
  type Seen,
  startScriptedS3,
} from '../support/scripted-s3.ts';
import { waitingClock } from '../support/waiting-clock.ts';
import { seededRandom } from '../support/world.ts';

const AWS: S3Habits = { versioning: true, guardedDelete: true };

for (const [words, habits] of [
  ['S3 as AWS has it', AWS],
  ['S3 without versions', {}],
] as const) {
  const open = async () => {
    const store = await startScriptedS3(habits);
    return {
      clock: waitingClock,
      connect: () => s3BackendAt(store),
      plant: async (body: string) => store.put('shop.json', body),
      close: () => store.close(),
    };
  };
  backendBattery(words, open, { keepsHistory: habits === AWS });
  lockRaces(words, open, 5);
}

async function started(habits: S3Habits = AWS): Promise<ScriptedS3> {
  const store = await startScriptedS3(habits);
  onTestFinished(() => store.close());
  return store;
}

async function connected(store: ScriptedS3): Promise<StateBackend> {
  const backend = await s3BackendAt(store);
  onTestFinished(() => backend.close());
  return backend;
}

const PARTS = { operation: 'apply', who: 'ana', version: '0.1.0' };
let seeds = 0;

async function storeAt(store: ScriptedS3) {
  seeds += 1;
  const backend = await connected(store);
  return makeRemoteStore({ backend, host: localHost(), clock: waitingClock(), random: seededRandom(seeds) });
}

/** Answers so at the n-th request that matches, once. */
function once(matches: (seen: Seen) => boolean, instead: Instead, nth = 1): ScriptedS3['script'] {
  let left = nth;
  return (seen) => {
    if (!matches(seen)) return undefined;
    left -= 1;
    return left === 0 ? instead : undefined;
  };
}

const isProbe = ({ key }: Seen): boolean => key.includes('.probe-');

describe('asking the store', () => {
  it.each([
    { words: 'does not know conditions', nth: 1, instead: { status: 501, body: faultBody('NotImplemented') } },
    { words: 'creates the same object twice', nth: 2, instead: { status: 200, headers: { etag: '"a"' } } },
    { words: 'ignores a tag that is not current', nth: 4, instead: { status: 200, headers: { etag: '"a"' } } },
    { words: 'ignores a tag that never was', nth: 5, instead: { status: 200, headers: { etag: '"a"' } } },
    { words: 'writes over what is gone', nth: 7, instead: { status: 200, headers: { etag: '"a"' } } },
    { words: 'creates nothing where something was', nth: 8, instead: { status: 412, body: faultBody('No') } },
  ])('refuses one that $words', async ({ nth, instead }) => {
    const store = await started();
    store.script = once((seen) => isProbe(seen) && seen.method === 'PUT', instead, nth);
    const backend = await connected(store);
    await expect(backend.lock(lockOf('mine'))).rejects.toMatchObject({ code: 'STATE_UNWRITABLE' });
    expect(store.keys()).toEqual([]);
  });

  it('refuses one that takes no tag at all, quoted or not', async () => {
    const store = await started();
    store.script = (seen) => (seen.headers['if-match'] ? { status: 412, body: faultBody('No') } : undefined);
    await expect((await connected(store)).lock(lockOf('mine'))).rejects.toMatchObject({ code: 'STATE_UNWRITABLE' });
  });

  it('is done once a run, and again after it did not come to an end', async () => {
    const store = await started();
    store.script = once(isProbe, { cut: true }, 3);
    const backend = await connected(store);
    await expect(backend.lock(lockOf('a'))).rejects.toMatchObject({ details: { effect: 'not-sent' } });
    expect(await backend.lock(lockOf('b'))).toMatchObject({ state: 'held', lock: { id: 'b' } });
    const asked = store.requests.filter(isProbe).length;
    expect(await backend.unlock('b')).toBe(true);
    expect(await backend.lock(lockOf('c'))).toMatchObject({ state: 'held' });
    expect(store.requests.filter(isProbe)).toHaveLength(asked);
    expect(store.keys().filter((key) => key.includes('probe'))).toEqual([]);
  });

  it('is left out by whoever only looks', async () => {
    const store = await started();
    store.put('shop.json', 'x');
    const backend = await connected(store);
    await backend.read();
    await backend.readLock();
    await backend.history();
    expect(store.requests.every(({ method }) => method === 'GET' || method === 'HEAD')).toBe(true);
  });
});

describe('a conflict', () => {
  const conflict: Instead = { status: 409, body: faultBody('ConditionalRequestConflict') };

  it('on the lock is looked into, and asked again', async () => {
    const store = await started();
    store.script = once(({ method, key }) => method === 'PUT' && key === 'shop.json.lock', conflict);
    const session = await (await storeAt(store)).open({ parts: PARTS });
    expect(store.content('shop.json.lock')).toContain(session.lockId);
    await session.close();
  });

  it('on a write is looked into, and written once', async () => {
    const store = await started();
    const session = await (await storeAt(store)).open({ parts: PARTS });
    store.script = once(({ method, key }) => method === 'PUT' && key === 'shop.json', conflict);
    await session.commit({ do: 'record', resource: server('web-1') });
    expect(session.state().serial).toBe(1);
    await session.close();
    expect(unseal(store.content('shop.json') ?? '')).toContain('"serial": 1');
  });
});

describe('a request that is cut off', () => {
  it.each([{ carriedOut: false }, { carriedOut: true }])('at any moment of a run loses nothing: %j', async (fate) => {
    const undisturbed = await started();
    await run(undisturbed);
    const requests = undisturbed.requests.length;
    expect(requests).toBeGreaterThan(25);
    for (let at = 1; at <= requests; at += 1) {
      const store = await started();
      store.script = once(() => true, { cut: true, ...fate }, at);
      // Asking the store is no change, and begins anew.
      await run(store);
      expect(unseal(store.content('shop.json') ?? ''), `request ${at}`).toContain('"serial": 2');
      expect(store.content('shop.json.lock'), `request ${at}`).toBeUndefined();
    }
  });

  async function run(store: ScriptedS3): Promise<void> {
    const session = await (await storeAt(store)).open({ parts: PARTS });
    await session.commit({ do: 'record', resource: server('web-1') });
    await session.commit({ do: 'intent', intent: purchase('web-2') });
    await session.close();
  }
});

describe('a holder that is paused between its look at the lock and its write', () => {
  it.each([
    { words: 'that was never saved', before: 0 },
    { words: 'that stands', before: 1 },
  ])('writes nothing once another one holds the state, which has not written: a state $words', async ({ before }) => {
    const store = await started();
    const [holder, rival] = [await storeAt(store), await storeAt(store)];
    const session = await holder.open({ parts: PARTS });
    for (let at = 0; at < before; at += 1) await session.commit({ do: 'record', resource: server(`web-${at}`) });
    const stored = await rival.pull();
    let taken: Awaited<ReturnType<typeof rival.open>> | undefined;
    store.script = async ({ method, key }) => {
      if (method !== 'PUT' || key !== 'shop.json') return undefined;
      store.script = undefined;
      await rival.unlock(session.lockId);
      taken = await rival.open({ parts: PARTS });
      return undefined;
    };
    const write = session.commit({ do: 'intent', intent: purchase('web-9') });
    await expect(write).rejects.toMatchObject({ code: 'STATE_FENCED' });
    expect(await rival.pull()).toBe(stored);
    await taken?.commit({ do: 'record', resource: server('rival') });
    await taken?.close();
    await session.close();
  });
});

describe('a signature', () => {
  it('is no part of the text, however that ends', () => {
    for (const body of ['{}', '{}\n', '{}\r\n', ' \t\n', `{}\n${' '.repeat(64)}\n`, seal('{}', 'a')]) {
      expect(unseal(seal(body, 'lock'))).toBe(body);
      expect(seal(body, 'lock')).not.toBe(seal(body, 'other'));
    }
    expect(unseal(seal('', 'lock'))).toBeUndefined();
    expect(unseal('')).toBe('');
    expect(JSON.parse(seal('{"a":1}\n', 'lock'))).toEqual({ a: 1 });
  });
});

const stage = useStage();

describe('an answer that is no yes', () => {
  const html = '<html><body>Bad Gateway</body></html>';
  it.each([
    {
      status: 301,
      body: faultBody('PermanentRedirect'),
      headers: { 'x-amz-bucket-region': 'eu-west-3' },
      said: 'eu-west-3',
    },
    { status: 307, body: '', headers: { location: 'http://127.0.0.1:1/' }, said: 'Redirects are not followed' },
    { status: 400, body: faultBody('AuthorizationHeaderMalformed'), said: 'The region' },
    { status: 401, body: '', said: '401' },
    { status: 403, body: faultBody('AccessDenied'), said: 's3:ListBucket' },
    { status: 403, body: faultBody('ExpiredToken'), said: 'The session is over' },
    { status: 403, body: faultBody('RequestTimeTooSkewed'), said: 'The clock of this machine' },
    { status: 404, body: faultBody('NoSuchBucket'), said: 'There is no such bucket' },
    { status: 404, body: html, said: "404 that is not the store's own" },
    { status: 413, body: faultBody('EntityTooLarge'), said: 'EntityTooLarge' },
    { status: 422, body: '', said: '422' },
    { status: 423, body: '', said: '423' },
  ])('$status is told, and nothing is bought: $said', async ({ said, ...instead }) => {
    const store = await started();
    store.script = ({ key }) => (key === 'shop.json' ? instead : undefined);
    stage.declare({ servers: { 'web-1': SERVER }, state: { backend: 's3', bucket: 'states', key: 'shop.json' } });
    const done = expectCode(await stage.hostformWith({ env: envOf(store) }, ...APPLY), 1);
    expect(done.err.replace(/\s+/g, ' ')).toContain(said);
    expect(done.err).not.toContain('SK');
    expect(stage.charges()).toEqual([]);
    expect(store.content('shop.json.lock')).toBeUndefined();
  });

  it.each([
    { status: 429, body: faultBody('SlowDown'), said: 'SlowDown' },
    { status: 500, body: faultBody('InternalError'), said: 'InternalError' },
    { status: 502, body: html, said: '502' },
    { status: 503, body: faultBody('SlowDown'), said: 'SlowDown' },
    { status: 200, body: html, said: "200 that is not the store's own" },
    { status: 204, body: '', said: '204' },
  ])('$status is asked again for a while, and told then: $said', async ({ said, ...instead }) => {
    const store = await started();
    store.script = ({ key }) => (key === 'shop.json' ? instead : undefined);
    await expect((await storeAt(store)).open({ parts: PARTS })).rejects.toMatchObject({
      code: 'STATE_UNREACHABLE',
      details: { detail: expect.stringContaining(said) },
    });
    expect(store.requests.filter(({ key }) => key === 'shop.json').length).toBeGreaterThan(3);
    expect(store.content('shop.json')).toBeUndefined();
    expect(store.content('shop.json.lock')).toBeUndefined();
  });
});
