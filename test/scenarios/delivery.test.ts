/** Bought is not delivered: what takes long is waited for, told, and gone on with by the next run; never bought again. */
import { describe, expect, it } from 'vitest';
import { accounting, words } from './support/screen.ts';
import {
  adds,
  callsOf,
  charges,
  confirms,
  openStage,
  pendingOf,
  type Stage,
  serverNames,
  servers,
} from './support/stage.ts';

const MINUTE = 60_000;

async function expectOnce(stage: Stage): Promise<void> {
  expect(serverNames(stage)).toEqual(['web-1']);
  expect(charges(stage)).toHaveLength(1);
  expect(adds(stage)).toHaveLength(1);
  expect(confirms(stage)).toHaveLength(1);
  expect(await pendingOf(stage)).toEqual([]);
  expect((await stage.hostform('plan', '--detailed-exitcode')).code).toBe(0);
}

describe('an activation that takes longer than delivery_timeout', () => {
  it('is exit 3; the next run goes on waiting and completes', async () => {
    const stage = await openStage({ knobs: { activationMs: 45 * MINUTE } });
    stage.declare(servers('web-1'));
    const applied = await stage.apply();
    expect(applied.code, applied.out).toBe(3);
    await expect(accounting(applied)).toMatchFileSnapshot('golden/still-delivering.txt');
    const plan = await stage.hostform('plan', '--detailed-exitcode');
    expect(plan.code).toBe(2);
    expect(plan.out).toContain('resume');
    expect(plan.out).toContain('Plan: 1 to add, 0 to change, 0 to destroy.');
    const again = await stage.apply();
    expect(again.code, again.out).toBe(0);
    expect(accounting(again)).toContain('Money spent: nothing.');
    await expectOnce(stage);
  });

  it('waits as long as the manifest says', async () => {
    const stage = await openStage({ knobs: { activationMs: 45 * MINUTE } });
    stage.declare({
      providers: { zomro: { licence_agreement: 'accepted', delivery_timeout: '2m' } },
      ...servers('web-1'),
    });
    const started = stage.clock.elapsed();
    expect((await stage.apply()).code).toBe(3);
    const waited = stage.clock.elapsed() - started;
    expect(waited).toBeGreaterThanOrEqual(2 * MINUTE);
    expect(waited).toBeLessThan(3 * MINUTE);
  });

  it('holds up what depends on it, and nothing else', async () => {
    const stage = await openStage({ knobs: { activationMs: 45 * MINUTE } });
    stage.declare({
      ...servers('web-1'),
      backup_schedules: { nightly: { server: 'web-1', days: ['mon'], time: '02:01' } },
      images: {
        golden: {
          region: 'Netherlands-2',
          url: 'https://images.shop.example/a.qcow2',
          disk_format: 'qcow2',
          os_distro: 'ubuntu',
        },
      },
    });
    const applied = await stage.apply();
    expect(applied.code, applied.out).toBe(3);
    expect(applied.out).toContain('images.golden: created');
    expect(applied.out).toContain('backup_schedules.nightly: not created because of servers.web-1');
    expect((await stage.apply()).code).toBe(0);
    expect(charges(stage)).toHaveLength(2);
    expect(stage.sim.cloud.schedules.size).toBe(1);
  });
});

describe('a tariff that is sold out', () => {
  it('can be bought, is told so beforehand, and stays 3 until it is delivered', async () => {
    const stage = await openStage();
    stage.sim.cloud.setSoldOut('6740', true);
    stage.declare(servers('web-1'));
    const plan = await stage.hostform('plan');
    expect(words(plan.out)).toContain('This tariff is sold out');
    for (let run = 0; run < 3; run += 1) expect((await stage.apply()).code).toBe(3);
    expect(charges(stage)).toHaveLength(1);
    stage.clock.pass(2 * 24 * 60 * MINUTE);
    expect((await stage.apply()).code).toBe(3);
    stage.sim.cloud.setSoldOut('6740', false);
    expect((await stage.apply()).code).toBe(0);
    await expectOnce(stage);
  });

  it('is not deleted nor rebought when it leaves the manifest and comes back', async () => {
    const stage = await openStage();
    stage.sim.cloud.setSoldOut('6740', true);
    stage.declare(servers('web-1'));
    expect((await stage.apply()).code).toBe(3);
    stage.sim.cloud.setSoldOut('6740', false);
    stage.declare(servers('web-1'));
    expect((await stage.apply()).code).toBe(0);
    await expectOnce(stage);
  });
});

describe('a server that was renamed before it was ever seen', () => {
  it('stays 3, and a person is told how to say which one it is', async () => {
    const stage = await openStage({ knobs: { listingLagMs: 5 * MINUTE } });
    stage.declare(servers('web-1'));
    stage.sim.hook = (moment, { func }) => {
      if (moment !== 'committed' || func !== 'cartorder.create.confirm') return;
      for (const server of stage.sim.cloud.servers.values()) server.servername = 'mine';
    };
    const applied = await stage.apply();
    expect(applied.code, applied.out).toBe(3);
    expect(words(applied.out)).toContain('servers.web-1: paid; the vendor does not list it yet');
    const [id = ''] = stage.sim.cloud.servers.keys();
    expect(applied.out).toContain('hostform pending resolve servers.web-1 --id ID');
    expect((await stage.hostform('pending', 'resolve', 'servers.web-1', '--id', id)).code).toBe(0);
    expect((await stage.apply()).code).toBe(0);
    await expectOnce(stage);
  });
});

describe('a listing that lags', () => {
  it.each([
    { lag: 90_000, lost: false, codes: [0] },
    { lag: 90_000, lost: true, codes: [0] },
    { lag: 20 * MINUTE, lost: false, codes: [0] },
    { lag: 20 * MINUTE, lost: true, codes: [7, 0] },
    { lag: 45 * MINUTE, lost: false, codes: [3, 0] },
  ])('by $lag ms, answer lost: $lost: ends with one server', async ({ lag, lost, codes }) => {
    const stage = await openStage({ knobs: { listingLagMs: lag } });
    stage.declare(servers('web-1'));
    if (lost) stage.sim.faults.add({ kind: 'drop-answer', func: 'cartorder.create.confirm', sok: true });
    const seen: number[] = [];
    while (seen.at(-1) !== 0 && seen.length < 5) {
      const applied = await stage.apply();
      seen.push(applied.code);
      if (applied.code === 7) stage.clock.pass(10 * MINUTE);
    }
    expect(seen).toEqual(codes);
    await expectOnce(stage);
  });

  it('accounts for money that left, although nothing is listed yet', async () => {
    const stage = await openStage({ knobs: { listingLagMs: 45 * MINUTE } });
    stage.declare(servers('web-1'));
    const applied = await stage.apply();
    expect(applied.code).toBe(3);
    expect(accounting(applied)).toContain('Money spent: 0.13 EUR.');
    const again = await stage.apply();
    expect(again.code).toBe(0);
    expect(accounting(again)).toContain('Money spent: nothing.');
  });
});

describe('a cart whose view lags', () => {
  it.each([{ lag: 25_000 }, { lag: 100_000 }])('by $lag ms: one server, one payment', async ({ lag }) => {
    const stage = await openStage({ knobs: { cartLagMs: lag } });
    stage.declare(servers('web-1'));
    const codes: number[] = [];
    while (codes.at(-1) !== 0 && codes.length < 4) codes.push((await stage.apply()).code);
    expect(codes.at(-1)).toBe(0);
    expect(charges(stage)).toHaveLength(1);
    expect(new Set(confirms(stage).map(({ params }) => params['elid'])).size).toBe(1);
    expect(serverNames(stage)).toEqual(['web-1']);
  });

  it.each(['drop-answer', 'drop-request', 'running-operation'] as const)(
    'by 100 s, with a confirm that ends in %s',
    async (kind) => {
      const stage = await openStage({ knobs: { cartLagMs: 100_000 } });
      stage.declare(servers('web-1'));
      stage.sim.faults.add({ kind, func: 'cartorder.create.confirm', sok: true });
      const codes: number[] = [];
      while (codes.at(-1) !== 0 && codes.length < 4) codes.push((await stage.apply()).code);
      expect(codes.at(-1)).toBe(0);
      expect(charges(stage)).toHaveLength(1);
      expect(serverNames(stage)).toEqual(['web-1']);
    },
  );
});

describe('a server that comes up broken', () => {
  it('is a failure that is told, is recorded, and is not bought again', async () => {
    const stage = await openStage({ knobs: { activationMs: MINUTE } });
    stage.declare(servers('web-1'));
    stage.sim.hook = (moment, { func }) => {
      if (moment !== 'received' || func !== 'instances') return;
      for (const server of stage.sim.cloud.servers.values())
        if (server.status === '2') Object.assign(server, { state: 'error' });
    };
    const applied = await stage.apply();
    expect(applied.code, applied.out).toBe(3);
    await expect(accounting(applied)).toMatchFileSnapshot('golden/server-error.txt');
    expect((await stage.apply()).code).toBe(3);
    expect(charges(stage)).toHaveLength(1);
    stage.sim.hook = undefined;
    for (const server of stage.sim.cloud.servers.values()) Object.assign(server, { state: 'active' });
    expect((await stage.apply()).code).toBe(0);
    await expectOnce(stage);
  });

  it('is bought anew only after it is gone', async () => {
    const stage = await openStage();
    stage.declare(servers('web-1'));
    expect((await stage.apply()).code).toBe(0);
    stage.sim.cloud.servers.clear();
    expect((await stage.apply()).code).toBe(0);
    expect(charges(stage)).toHaveLength(2);
    expect(serverNames(stage)).toEqual(['web-1']);
  });
});

describe('power', () => {
  it('is switched off and on, through states that pass', async () => {
    const stage = await openStage({ knobs: { transitionMs: 35_000 } });
    const declared = (power: string) => servers({ name: 'web-1', power });
    stage.declare(declared('stopped'));
    expect((await stage.apply()).code).toBe(0);
    expect([...stage.sim.cloud.servers.values()].map(({ state }) => state)).toEqual(['stopped']);
    expect((await stage.hostform('plan', '--detailed-exitcode')).code).toBe(0);
    stage.declare(declared('running'));
    expect((await stage.apply()).code).toBe(0);
    expect([...stage.sim.cloud.servers.values()].map(({ state }) => state)).toEqual(['active']);
    expect(callsOf(stage, 'service.stop')).toHaveLength(1);
    expect(callsOf(stage, 'service.start')).toHaveLength(1);
  });

  it.each(['2_stop', '3', '2'])('is understood when the vendor calls a stopped server %s', async (stoppedStatus) => {
    const stage = await openStage({ knobs: { stoppedStatus } });
    stage.declare(servers({ name: 'web-1', power: 'stopped' }));
    const applied = await stage.apply();
    expect(applied.code, applied.out).toBe(0);
    expect((await stage.hostform('plan', '--detailed-exitcode')).code).toBe(0);
  });

  it('that a plan finds on its way is waited for, not ordered twice', async () => {
    const stage = await openStage({ knobs: { transitionMs: 10 * MINUTE } });
    stage.declare(servers({ name: 'web-1', power: 'running' }));
    expect((await stage.apply()).code).toBe(0);
    const [server] = [...stage.sim.cloud.servers.values()];
    Object.assign(server ?? {}, { state: 'stopping', moving: { to: 'stopped', since: stage.clock.now() } });
    stage.sim.cloud.edited();
    const codes: number[] = [];
    while (codes.at(-1) !== 0 && codes.length < 4) {
      codes.push((await stage.apply()).code);
      stage.clock.pass(10 * MINUTE);
    }
    expect(codes.at(-1)).toBe(0);
    expect([...stage.sim.cloud.servers.values()].map(({ state }) => state)).toEqual(['active']);
    expect((await stage.hostform('plan', '--detailed-exitcode')).code).toBe(0);
  });

  it.each(['drop-answer', 'drop-request', 'page'] as const)(
    'whose answer is lost (%s) is looked at, not guessed',
    async (kind) => {
      const stage = await openStage();
      stage.declare(servers('web-1'));
      expect((await stage.apply()).code).toBe(0);
      stage.declare(servers({ name: 'web-1', power: 'stopped' }));
      stage.sim.faults.add({ kind, func: 'service.stop' });
      const applied = await stage.apply();
      expect(applied.code, applied.out).toBe(0);
      expect([...stage.sim.cloud.servers.values()].map(({ state }) => state)).toEqual(['stopped']);
      expect(callsOf(stage, 'service.stop').length).toBe(kind === 'drop-answer' ? 1 : 2);
    },
  );

  it('that nobody declared is left alone', async () => {
    const stage = await openStage();
    stage.declare(servers('web-1'));
    expect((await stage.apply()).code).toBe(0);
    for (const server of stage.sim.cloud.servers.values()) Object.assign(server, { state: 'stopped' });
    expect((await stage.hostform('plan', '--detailed-exitcode')).code).toBe(0);
  });
});
