/** A state at a backend: nothing is kept on the disk, and whoever is overtaken neither writes nor pays. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { HostformError } from '../../src/model/errors.ts';
import type { StateBackend } from '../../src/state/backend.ts';
import type { Lock } from '../../src/state/lock-file.ts';
import { loseOneAnswer } from '../state/support/lossy-backend.ts';
import { type MemoryCloud, makeCloud, memoryBackend } from '../state/support/memory-backend.ts';
import { hastyClock, type Run, seededRandom } from '../support/run-cli.ts';
import { APPLY, changingCalls, expectCode, SERVER, useStage } from './stage.ts';

const stage = useStage();
const MANIFEST = { state: { backend: 's3', bucket: 'b' }, servers: { 'web-1': SERVER } };

let cloud: MemoryCloud;
let seed = 0;

beforeEach(() => {
  cloud = makeCloud();
  stage.declare(MANIFEST);
});

const unreachable = (): HostformError =>
  new HostformError('STATE_UNREACHABLE', 'The state can not be reached.', { effect: 'unclear' });

const plain = (backend: StateBackend): StateBackend => backend;

/** One command of a machine whose disk holds nothing but the manifest. */
async function hostform(argv: readonly string[], through = plain): Promise<Run> {
  seed += 1;
  const backends = { s3: async () => async () => through(memoryBackend(cloud)) };
  const done = await stage.hostformWith({ backends, random: seededRandom(seed) }, ...argv);
  expect(existsSync(join(stage.path, 'state')), 'nothing is kept on the disk').toBe(false);
  return done;
}

const RIVAL: Lock = {
  id: 'rivalrivalrivalr',
  operation: 'apply',
  who: 'ben',
  version: '0.1.0',
  job: 'https://ci.example/job/8',
  host: 'runner-2',
  machine: null,
  bootId: null,
  pidNamespace: null,
  pid: 7,
  startTime: null,
  created: '2026-11-22T09:00:00.000Z',
  path: 'memory://shop',
};

describe('a state at a backend', () => {
  it('is all that a run leaves: the next machine knows everything', async () => {
    expectCode(await hostform(APPLY), 0);
    expect(stage.charges()).toHaveLength(1);
    expect(cloud.lock).toBeUndefined();
    expect(expectCode(await hostform(['plan']), 0).out).toContain('No changes.');
    expect(expectCode(await hostform(['state', 'list']), 0).out).toContain('servers.web-1');
    expect(expectCode(await hostform(['state', 'pull']), 0).out).toBe(cloud.versions.at(-1)?.body);
    expectCode(await hostform(['state', 'mv', 'servers.web-1', 'servers.web-2']), 0);
    const { out } = expectCode(await hostform(['state', 'history', '--json']), 0);
    const [newest] = JSON.parse(out);
    expect(expectCode(await hostform(['state', 'pull', '--id', newest.id]), 0).out).toContain('"servers.web-1"');
    expectCode(await hostform(['state', 'pull', '--id', 'v999']), 1);
  });

  it('is carried by a saved plan, without the manifest and without a secret', async () => {
    stage.declare({ ...MANIFEST, state: { backend: 'postgres', name: 'shop', connection: '${DB}' } });
    const asked: unknown[] = [];
    const backends = {
      postgres: async () => async (settings: unknown) => {
        asked.push(settings);
        return memoryBackend(cloud);
      },
    };
    const env = { DB: 'postgres://ana:geheim@db.example/infra' };
    expectCode(await stage.hostformWith({ backends, env }, 'plan', '--out', 'plan.json'), 0);
    expect(stage.text('plan.json')).not.toContain('geheim');
    expect(stage.json('plan.json')['hostform']).toMatchObject({
      state: { backend: 'postgres', settings: { name: 'shop' }, secrets: { connection: '${DB}' } },
    });
    stage.write({ 'hostform.yaml': 'this: is: no manifest' });
    expectCode(await stage.hostformWith({ backends, env, random: seededRandom(9) }, 'apply', 'plan.json'), 0);
    expect(asked).toEqual(Array(2).fill({ name: 'shop', connection: env.DB }));
    expect(stage.charges()).toHaveLength(1);
    const gone = await stage.hostformWith({ backends, env: {} }, 'apply', 'plan.json');
    expect(expectCode(gone, 1).err).toContain('DB is not set');
    const other = await stage.hostformWith({ backends, env }, 'apply', 'plan.json', '--state', 'other.json');
    expect(expectCode(other, 64).err).toContain('A saved plan carries its own state location');
  });

  it('is not looked for with --state, nor in the sandbox', async () => {
    const backends = {
      s3: async () => async () => {
        throw new Error('nobody may ask for it');
      },
    };
    expectCode(await stage.hostformWith({ backends }, 'state', 'list', '--state', 'mine.json'), 0);
    expectCode(await stage.hostformWith({ backends }, '--sandbox', 'state', 'list'), 0);
  });

  it('can be unlocked whatever else is wrong with the manifest', async () => {
    cloud.lock = RIVAL;
    stage.write({
      'hostform.yaml':
        'hostform: 7\nservers: { web-1: { tarif: x, password: "${NOT_SET}" } }\nstate:\n  backend: s3 # here\n  bucket: b\nbroken: [\n',
    });
    const locked = expectCode(await hostform(['lock']), 0);
    for (const words of [RIVAL.id, 'apply by ben', RIVAL.created, RIVAL.job ?? '', 'runner-2', 'memory://shop'])
      expect(locked.out).toContain(words);
    const { out } = expectCode(await hostform(['lock', '--json']), 0);
    expect(JSON.parse(out)).toMatchObject({ locked: true, state: 'memory://shop', lock: RIVAL, owner: 'unclear' });
    expectCode(await hostform(['unlock', 'aaaaaaaaaaaaaaaa']), 6);
    expect(expectCode(await hostform(['unlock', RIVAL.id]), 0).out).toContain('It was held: apply by ben');
    expect(cloud.lock).toBeUndefined();
    expect(JSON.parse(expectCode(await hostform(['lock', '--json']), 0).out)).toMatchObject({ locked: false });
    expectCode(await hostform(['unlock', RIVAL.id]), 1);
  });

  it('is held by one run at a time: exit 6, with the CI job, and nothing is sent', async () => {
    cloud.lock = RIVAL;
    const { err } = expectCode(await hostform(APPLY), 6);
    expect(err).toContain(RIVAL.job);
    expect(err).toContain(`hostform unlock ${RIVAL.id}`);
    expect(changingCalls(stage.vendors)).toEqual([]);
    expect(cloud.versions).toEqual([]);
  });
});

/** How many times an undisturbed purchase writes the state. */
async function countWrites(): Promise<number> {
  expectCode(await hostform(APPLY), 0);
  return cloud.calls.filter((call) => call === 'write').length;
}

describe('a run that was overtaken', () => {
  it('neither writes nor pays, at whichever write it wakes up; the next run buys one, once', async () => {
    const writes = await countWrites();
    expect(writes).toBeGreaterThan(4);
    for (let nth = 1; nth <= writes; nth += 1) {
      cloud = makeCloud();
      const [before, paid] = [stage.servers().length, stage.charges().length];
      stage.declare({ ...MANIFEST, servers: { [`web-${nth + 1}`]: SERVER } });
      let atFence: { calls: number; charges: number; stored: number } | undefined;
      let count = 0;
      const done = await hostform(APPLY, (backend) => ({
        ...backend,
        write: (body, condition) => {
          count += 1;
          if (count === nth) {
            cloud.lock = RIVAL;
            const { length: calls } = changingCalls(stage.vendors);
            atFence = { calls, charges: stage.charges().length, stored: cloud.versions.length };
          }
          return backend.write(body, condition);
        },
      }));
      expect([1, 3, 7], `write ${nth}: ${done.out} ${done.err}`).toContain(done.code);
      expect(done.err).toContain('The state is no longer held by this run.');
      expect({
        calls: changingCalls(stage.vendors).length,
        charges: stage.charges().length,
        stored: cloud.versions.length,
      }).toEqual(atFence);
      expect(cloud.lock).toBe(RIVAL);
      expectCode(await hostform(['unlock', RIVAL.id]), 0);
      expectCode(await hostform(APPLY), 0);
      expect([stage.servers().length, stage.charges().length], `write ${nth}`).toEqual([before + 1, paid + 1]);
    }
  }, 60_000);

  it('asks the fence right before each payment: what says "sent" is stored first', async () => {
    const seen: string[] = [];
    stage.vendors.zomro.hook = (moment, { func, sok }) => {
      if (moment === 'received' && sok && func.startsWith('cartorder')) {
        seen.push(cloud.versions.at(-1)?.body.includes('"sent": true') ? 'stored' : 'not stored');
      }
    };
    expectCode(await hostform(APPLY), 0);
    expect(seen).toEqual(['stored']);
  });
});

describe('a plan that was approved by its digest', () => {
  const digest = async (): Promise<string> =>
    /--expect (sha256:[0-9a-f]+)/.exec((await hostform(['plan'])).out)?.[1] ?? '';

  it('is gone on with by the next machine, wherever the first one ended', async () => {
    const writes = await countWrites();
    for (let nth = 2; nth <= writes; nth += 1) {
      cloud = makeCloud();
      const charges = stage.charges().length;
      stage.declare({ ...MANIFEST, servers: { [`web-${nth + 1}`]: SERVER } });
      const approved = ['apply', '--auto-approve', '--expect', await digest()];
      let count = 0;
      await hostform(approved, (backend) => ({
        ...backend,
        write: (body, condition) => {
          count += 1;
          if (count === nth) cloud.lock = undefined;
          return backend.write(body, condition);
        },
      }));
      expectCode(await hostform(approved), 0);
      expect(stage.charges()).toHaveLength(charges + 1);
      expectCode(await hostform(approved), 5);
    }
  }, 60_000);

  it('is not gone on with after another run', async () => {
    const approved = ['apply', '--auto-approve', '--expect', await digest()];
    let count = 0;
    await hostform(approved, (backend) => ({
      ...backend,
      write: (body, condition) => {
        count += 1;
        if (count === 3) cloud.lock = undefined;
        return backend.write(body, condition);
      },
    }));
    expectCode(await hostform(['pending', 'resolve', 'servers.web-1', '--not-bought']), 0);
    expect(expectCode(await hostform(approved), 5).err).toContain('another run has changed the state since');
  });
});

describe('an answer of the backend that was lost', () => {
  it.each(['before', 'after', 'late'] as const)(
    'changes nothing, at whichever write (%s)',
    async (fate) => {
      const writes = await countWrites();
      for (let nth = 1; nth <= writes; nth += 1) {
        cloud = makeCloud();
        const charges = stage.charges().length;
        stage.declare({ ...MANIFEST, servers: { [`${fate}-${nth}`]: SERVER } });
        const lossy = (backend: StateBackend): StateBackend => loseOneAnswer(backend, { call: 'write', fate, nth });
        expectCode(await hostform(APPLY, lossy), 0);
        expect(stage.charges()).toHaveLength(charges + 1);
        expect(expectCode(await hostform(['plan']), 0).out).toContain('No changes.');
      }
    },
    60_000,
  );

  it('ends the run when the backend stays away, and the next one goes on', async () => {
    const away = (backend: StateBackend): StateBackend => {
      let left = 3;
      const answering = <T>(ask: () => Promise<T>): Promise<T> => {
        left -= 1;
        return left >= 0 ? ask() : loseOneAnswer(backend, { call: 'unlock', fate: 'before' }).unlock('x').then(ask);
      };
      return { ...backend, write: (body, condition) => answering(() => backend.write(body, condition)) };
    };
    seed += 1;
    const backends = { s3: async () => async () => away(memoryBackend(cloud)) };
    const options = { backends, random: seededRandom(seed), clock: hastyClock(100) };
    const { code, err } = await stage.hostformWith(options, ...APPLY);
    expect([1, 3, 7], err).toContain(code);
    expect(err).toContain('The state can not be reached.');
    expectCode(await hostform(APPLY), 0);
    expect(stage.charges()).toHaveLength(1);
  });

  it('after a payment is no reason to say that everything is saved', async () => {
    const gone = (backend: StateBackend): StateBackend => {
      const answering = <T>(ask: () => Promise<T>): Promise<T> =>
        stage.charges().length === 0 ? ask() : Promise.reject(unreachable());
      return {
        ...backend,
        read: () => answering(() => backend.read()),
        write: (body, condition) => answering(() => backend.write(body, condition)),
        readLock: () => answering(() => backend.readLock()),
        unlock: (id) => answering(() => backend.unlock(id)),
      };
    };
    const backends = { s3: async () => async () => gone(memoryBackend(cloud)) };
    const options = { backends, random: seededRandom(7), clock: hastyClock(100) };
    const { err } = expectCode(await stage.hostformWith(options, ...APPLY), 7);
    expect(err.replaceAll(/\s+/g, ' ')).toContain(
      `What this run did last may not be saved; the next run finds lock ${cloud.lock?.id}.`,
    );
    expectCode(await hostform(['unlock', cloud.lock?.id ?? '']), 0);
    expectCode(await hostform(APPLY), 0);
    expect(stage.charges()).toHaveLength(1);
  });

  it('to a lock is not waited for long after a signal, and the lock that may be left is named', async () => {
    let send: (signal: string) => void = () => {};
    const never = <T>(): Promise<T> => new Promise(() => {});
    const silent = (backend: StateBackend): StateBackend => ({
      ...backend,
      lock: async (lock) => {
        await backend.lock(lock);
        send('SIGTERM');
        return never();
      },
      readLock: never,
      unlock: never,
    });
    const backends = { s3: async () => async () => silent(memoryBackend(cloud)) };
    const options = { backends, clock: hastyClock(100), signals: (given: typeof send): void => void (send = given) };
    const { err } = expectCode(await stage.hostformWith(options, ...APPLY), 3);
    expect(err.replaceAll(/\s+/g, ' ')).toContain(
      `It is not known whether the state is locked for this run now, as ${cloud.lock?.id}.`,
    );
    expect(changingCalls(stage.vendors)).toEqual([]);
  });
});
