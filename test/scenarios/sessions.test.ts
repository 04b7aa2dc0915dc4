/** Sessions end when they like: between any two calls of a purchase nothing is lost, and nobody logs in in a loop. */
import { describe, expect, it } from 'vitest';
import { inTurn } from '../crash/three-servers.ts';
import { words } from './support/screen.ts';
import {
  adds,
  callsOf,
  charges,
  confirms,
  lines,
  openStage,
  pendingOf,
  type Stage,
  serverNames,
  servers,
} from './support/stage.ts';

/** How many requests an undisturbed purchase takes. */
async function lengthOf(promo: boolean): Promise<number> {
  const stage = await stageFor(promo);
  expect((await stage.apply()).code).toBe(0);
  const count = stage.sim.calls.length;
  await stage.close();
  return count;
}

async function stageFor(promo: boolean, knobs = {}): Promise<Stage> {
  const stage = await openStage({ knobs });
  stage.sim.cloud.addPromo({ code: 'WELCOME10', percent: 10 });
  stage.declare(servers(promo ? { name: 'web-1', promo_code: 'WELCOME10' } : 'web-1'));
  return stage;
}

describe.each(['auth', 'access'] as const)('a session that ends, answered with "%s"', (expiredSession) => {
  it('before any one call of a purchase: one run, one server, one payment, nothing left over', {
    timeout: 60_000,
  }, async () => {
    const last = await lengthOf(true);
    await inTurn(
      Array.from({ length: last - 1 }, (_, at) => at + 2),
      async (n) => {
        const stage = await stageFor(true, { expiredSession });
        stage.sim.faults.add({ kind: 'expired-session', n });
        const applied = await stage.apply();
        const told = `call ${n} of ${last}\n${applied.out}\n${applied.err}`;
        expect(applied.code, told).toBe(0);
        expect(serverNames(stage), told).toEqual(['web-1']);
        expect(charges(stage), told).toEqual(['-0.1170']);
        expect(lines(stage), told).toEqual([]);
        expect(callsOf(stage, 'auth').length, told).toBeLessThanOrEqual(2);
        expect(confirms(stage).length, told).toBeLessThanOrEqual(2);
        await stage.close();
      },
    );
  });
});

describe('a token without a login behind it', () => {
  async function stageWithToken(): Promise<Stage> {
    const stage = await stageFor(false);
    delete stage.env['ZOMRO_USERNAME'];
    delete stage.env['ZOMRO_PASSWORD'];
    stage.env['ZOMRO_TOKEN'] = stage.sim.token;
    return stage;
  }

  it('buys, and is not ended by us', async () => {
    const stage = await stageWithToken();
    expect((await stage.apply()).code).toBe(0);
    expect(callsOf(stage, 'auth')).toEqual([]);
    expect(callsOf(stage, 'logon')).toEqual([]);
  });

  it('that has expired is exit 1 before anything', async () => {
    const stage = await stageWithToken();
    stage.sim.cloud.sessions.clear();
    const applied = await stage.apply();
    expect(applied.code).toBe(1);
    expect(words(applied.err)).toContain('The Zomro token is not valid any more');
    expect(adds(stage)).toEqual([]);
  });

  it.each([
    { moment: 'before the add', func: 'v2.instances.order.param' },
    { moment: 'before the confirm', func: 'cartorder.create.confirm' },
  ])('that dies $moment ends the run; a fresh one finishes it, and one server is paid once', async ({ func }) => {
    const stage = await stageWithToken();
    stage.sim.faults.add({ kind: 'expired-session', func, sok: true });
    const applied = await stage.apply();
    expect([3, 7]).toContain(applied.code);
    expect(charges(stage)).toEqual([]);
    stage.env['ZOMRO_TOKEN'] = stage.sim.cloud.openSession().token;
    const again = await stage.apply();
    expect(again.code, `${again.out}${again.err}`).toBe(0);
    expect(charges(stage)).toHaveLength(1);
    expect(lines(stage)).toEqual([]);
    expect(await pendingOf(stage)).toEqual([]);
  });

  it('that dies after the confirm is answered leaves the purchase open; a fresh one adopts it', async () => {
    const stage = await stageWithToken();
    stage.sim.hook = (moment, { func }) => {
      if (moment === 'committed' && func === 'cartorder.create.confirm') stage.sim.cloud.sessions.clear();
    };
    const applied = await stage.apply();
    expect([3, 7]).toContain(applied.code);
    stage.sim.hook = undefined;
    stage.env['ZOMRO_TOKEN'] = stage.sim.cloud.openSession().token;
    expect((await stage.apply()).code).toBe(0);
    expect(charges(stage)).toHaveLength(1);
    expect(confirms(stage)).toHaveLength(1);
  });
});

describe('a login that is refused', () => {
  it('is sent once, and nothing else is', async () => {
    const stage = await stageFor(false);
    stage.env['ZOMRO_PASSWORD'] = 'Wrong-Passw0rd';
    const applied = await stage.apply();
    expect(applied.code).toBe(1);
    expect(stage.sim.calls.map(({ func }) => func)).toEqual(['auth']);
    expect(`${applied.out}${applied.err}`).not.toContain('Wrong-Passw0rd');
  });

  it('in the middle of a purchase is not repeated either, and the next run finishes it', async () => {
    const stage = await stageFor(false);
    stage.sim.faults.add({ kind: 'expired-session', func: 'cartorder.create.confirm', sok: true });
    stage.sim.faults.add({ kind: 'error', type: 'auth', object: 'blocklogon', func: 'auth', n: 2 });
    const applied = await stage.apply();
    expect([3, 7]).toContain(applied.code);
    expect(callsOf(stage, 'auth')).toHaveLength(2);
    expect((await stage.apply()).code).toBe(0);
    expect(charges(stage)).toHaveLength(1);
    expect(lines(stage)).toEqual([]);
  });
});

describe('an account that asks for a second factor', () => {
  it('is exit 1, with what to do about it', async () => {
    const stage = await stageFor(false);
    const { username, password } = stage.sim.cloud.addUser({
      username: 'careful',
      password: 'Careful-2024',
      totp: true,
    });
    Object.assign(stage.env, { ZOMRO_USERNAME: username, ZOMRO_PASSWORD: password });
    const applied = await stage.apply();
    expect(applied.code).toBe(1);
    expect(words(applied.err)).toContain('second factor');
    expect(adds(stage)).toEqual([]);
  });
});
