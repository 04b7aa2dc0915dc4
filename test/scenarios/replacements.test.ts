/** Deleting, and deleting to buy anew: gone once, bought once, and never two at a time. */
import { describe, expect, it } from 'vitest';
import { words } from './support/screen.ts';
import { adds, callsOf, charges, openStage, pendingOf, type Stage, serverNames, servers } from './support/stage.ts';

const OLD = servers({ name: 'web-1', lifecycle: { replace: 'allow' } });
const NEW = servers({ name: 'web-1', os: 'Debian 12', lifecycle: { replace: 'allow' } });

async function stageWithServer(knobs = {}): Promise<Stage> {
  const stage = await openStage({ knobs });
  stage.declare(OLD);
  expect((await stage.apply()).code).toBe(0);
  return stage;
}

const systems = ({ sim }: Stage): string[] => [...sim.cloud.servers.values()].map(({ system }) => system.label);
const deletions = (stage: Stage) => callsOf(stage, 'instances.delete');

async function runsUntilDone(stage: Stage): Promise<number[]> {
  const codes: number[] = [];
  while (codes.at(-1) !== 0 && codes.length < 4) codes.push((await stage.apply('--allow-destroy')).code);
  return codes;
}

const LOST = ['drop-request', 'drop-answer', 'running-operation', 'page', 'truncated', 'expired-session'] as const;

describe('a deletion', () => {
  it.each(LOST)('whose answer is lost (%s) happens once', async (kind) => {
    const stage = await stageWithServer();
    stage.declare({});
    stage.sim.faults.add({ kind, func: 'instances.delete' });
    const codes = await runsUntilDone(stage);
    expect(codes.at(-1), codes.join()).toBe(0);
    expect(serverNames(stage)).toEqual([]);
    expect(deletions(stage).length).toBeLessThanOrEqual(2);
    expect((await stage.state()).resources).toEqual([]);
  });

  it('of what is gone already is done', async () => {
    const stage = await stageWithServer();
    stage.declare({});
    stage.sim.hook = (moment, { func }) => {
      if (moment === 'received' && func === 'instances.delete') stage.sim.cloud.servers.clear();
    };
    expect((await stage.apply('--allow-destroy')).code).toBe(0);
    expect((await stage.state()).resources).toEqual([]);
  });

  it('that the vendor refuses for a running operation is waited for, not forced', async () => {
    const stage = await stageWithServer({ transitionMs: 25_000 });
    stage.declare({});
    const [server] = [...stage.sim.cloud.servers.values()];
    Object.assign(server ?? {}, { state: 'rebooting', moving: { to: 'active', since: stage.clock.now() } });
    stage.sim.cloud.edited();
    expect((await runsUntilDone(stage)).at(-1)).toBe(0);
    expect(serverNames(stage)).toEqual([]);
  });

  it('that takes longer than delivery_timeout is gone on with, and not sent again', async () => {
    const stage = await stageWithServer({ deleteMs: 45 * 60_000 });
    stage.declare({});
    expect(await runsUntilDone(stage)).toEqual([3, 0]);
    expect(deletions(stage)).toHaveLength(1);
  });

  it('needs a word of its own when nobody watches, and is refused before anything', async () => {
    const stage = await stageWithServer();
    stage.declare({});
    expect((await stage.apply()).code).toBe(4);
    expect(deletions(stage)).toEqual([]);
  });
});

describe('a replacement', () => {
  it('is denied unless the manifest allows it', async () => {
    const stage = await stageWithServer();
    stage.declare(servers({ name: 'web-1', os: 'Debian 12' }));
    const applied = await stage.apply('--allow-destroy');
    expect(applied.code).toBe(4);
    expect(words(applied.out)).toContain('Neither a rebuild nor a replacement is allowed');
    expect(deletions(stage)).toEqual([]);
    expect(charges(stage)).toHaveLength(1);
  });

  it('deletes, waits until it is gone, then buys', async () => {
    const stage = await stageWithServer();
    stage.declare(NEW);
    const applied = await stage.apply('--allow-destroy');
    expect(applied.code, `${applied.out}${applied.err}`).toBe(0);
    expect(systems(stage)).toEqual(['Debian 12']);
    expect(charges(stage)).toHaveLength(2);
    expect((await stage.hostform('plan', '--detailed-exitcode')).code).toBe(0);
  });

  const calls = ['instances.delete', 'v2.instances.order.param', 'cartorder.create.confirm'];
  it.each(calls.flatMap((func) => LOST.map((kind) => ({ func, kind }))))(
    'with $kind at $func: one server in the end, two charges in all',
    async ({ func, kind }) => {
      const stage = await stageWithServer();
      stage.declare(NEW);
      stage.sim.faults.add({ kind, func, ...(func === 'instances.delete' ? {} : { sok: true }) });
      const codes = await runsUntilDone(stage);
      expect(codes.at(-1), codes.join()).toBe(0);
      expect(systems(stage)).toEqual(['Debian 12']);
      expect(charges(stage)).toHaveLength(2);
      expect(await pendingOf(stage)).toEqual([]);
    },
  );

  it('for which the money is not there deletes nothing', async () => {
    const stage = await stageWithServer();
    stage.declare(NEW);
    stage.sim.cloud.setBalance('0.0500');
    expect((await stage.apply('--allow-destroy')).code).toBe(4);
    expect(systems(stage)).toEqual(['Ubuntu 22.04']);
    expect(deletions(stage)).toEqual([]);
  });
});

describe('a manifest that moves while a purchase is open', () => {
  it('before anything was paid: our line is taken back, and what is declared now is bought', async () => {
    const stage = await openStage();
    stage.declare(servers('web-1'));
    stage.sim.faults.add({ kind: 'page', func: 'cart', sok: false, n: 2, times: 5 });
    expect((await stage.apply()).code).toBe(3);
    expect((await pendingOf(stage))[0]?.phase).toBe('reserved');
    stage.sim.faults.clear();
    stage.declare(servers({ name: 'web-1', tariff: 'Cloud Standard | NL-2' }));
    const applied = await stage.apply();
    expect(applied.code, `${applied.out}${applied.err}`).toBe(0);
    expect(charges(stage)).toEqual(['-0.1634']);
    expect(stage.sim.cloud.lines.size).toBe(0);
  });

  it('after a payment was sent: it is watched, not paid again, and nothing else is bought: 7', async () => {
    const stage = await openStage();
    stage.declare(servers('web-1'));
    stage.sim.faults.add({ kind: 'drop-request', func: 'cartorder.create.confirm', sok: true, times: 9 });
    expect((await stage.apply()).code).toBe(7);
    stage.sim.faults.clear();
    const sent = callsOf(stage, 'cartorder.create.confirm').length;
    stage.declare(servers({ name: 'web-1', tariff: 'Cloud Standard | NL-2' }));
    const applied = await stage.apply();
    expect(applied.code, `${applied.out}${applied.err}`).toBe(7);
    expect(callsOf(stage, 'cartorder.create.confirm')).toHaveLength(sent);
    expect(adds(stage)).toHaveLength(1);
    stage.declare(servers('web-1'));
    expect((await stage.apply()).code).toBe(0);
    expect(charges(stage)).toEqual(['-0.1300']);
  });

  it('after a payment whose server turns up: it is adopted as it was bought, and the difference is planned', async () => {
    const stage = await openStage({ knobs: { listingLagMs: 20 * 60_000 } });
    stage.declare(servers('web-1'));
    stage.sim.faults.add({ kind: 'drop-answer', func: 'cartorder.create.confirm', sok: true });
    expect((await stage.apply()).code).toBe(7);
    stage.clock.pass(20 * 60_000);
    stage.declare(servers({ name: 'web-1', tariff: 'Cloud Standard | NL-2' }));
    await stage.apply();
    expect(charges(stage)).toEqual(['-0.1300']);
    expect(await pendingOf(stage)).toEqual([]);
    const plan = await stage.hostform('plan');
    expect(words(plan.out)).toContain('A replacement is not allowed');
    expect((await stage.apply()).code).toBe(4);
    expect(charges(stage)).toEqual(['-0.1300']);
  });

  it('by losing the block: the purchase is held, not forgotten, and the run is 7', async () => {
    const stage = await openStage();
    stage.declare(servers('web-1'));
    stage.sim.faults.add({ kind: 'drop-request', func: 'cartorder.create.confirm', sok: true, times: 9 });
    expect((await stage.apply()).code).toBe(7);
    stage.sim.faults.clear();
    stage.declare({});
    const applied = await stage.apply('--allow-destroy');
    expect(applied.code, applied.out).toBe(7);
    expect(await pendingOf(stage)).toHaveLength(1);
    expect(charges(stage)).toEqual([]);
  });
});

describe('an interrupt while a lost payment is watched', () => {
  it('is 7, and the next run waits only for what is left of settle_time', async () => {
    const stage = await openStage();
    stage.declare(servers('web-1'));
    stage.sim.faults.add({ kind: 'drop-request', func: 'cartorder.create.confirm', sok: true });
    let interrupt: ((signal: string) => void) | undefined;
    let looks = 0;
    stage.sim.hook = (moment, { func, sok }) => {
      if (moment !== 'received' || func !== 'cart' || sok) return;
      looks += 1;
      if (looks === 40) interrupt?.('SIGINT');
    };
    const stopped = await stage.runWith(
      { signals: (send) => void (interrupt = send) },
      'apply',
      '--auto-approve',
      '--max-spend',
      '1.00 EUR',
    );
    expect(stopped.code, `${stopped.out}${stopped.err}`).toBe(7);
    const resumed = stage.clock.elapsed();
    expect((await stage.apply()).code).toBe(0);
    expect(stage.clock.elapsed() - resumed).toBeLessThan(6 * 60_000);
    const [first, second] = callsOf(stage, 'cartorder.create.confirm', true);
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(10 * 60_000);
    expect(charges(stage)).toHaveLength(1);
  });
});
