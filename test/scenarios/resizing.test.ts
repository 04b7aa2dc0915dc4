/** A larger tariff for a server that stays: paid once, confirmed once, and never at another price than was planned. */
import { describe, expect, it } from 'vitest';
import { words } from './support/screen.ts';
import { callsOf, charges, openStage, pendingOf, type Stage, servers } from './support/stage.ts';

const SMALL = servers({ name: 'web-1' });
const LARGE = servers({ name: 'web-1', tariff: 'Cloud Exclusive | NL-2' });
const PAY = 'service.changepricelist.getmoney';
const CONFIRM = 'instances.confirm.resize';

async function stageWithServer(manifest = SMALL, knobs = {}): Promise<Stage> {
  const stage = await openStage({ knobs });
  stage.declare(manifest);
  const applied = await stage.apply();
  expect(applied.code, `${applied.out}${applied.err}`).toBe(0);
  return stage;
}

const machines = ({ sim }: Stage) =>
  [...sim.cloud.servers.values()].map(({ id, tariff, state }) => `${id} ${tariff} ${state}`);
const payments = ({ sim }: Stage) =>
  sim.cloud.ledger.filter(({ reason }) => reason === 'resize').map(({ amount }) => amount);
const done = (stage: Stage, func: string) => callsOf(stage, func, true).filter(({ changed }) => changed).length;

async function idOf(stage: Stage): Promise<string | undefined> {
  return (await stage.state()).resources[0]?.id;
}

async function runsUntilDone(stage: Stage): Promise<number[]> {
  const codes: number[] = [];
  while (codes.at(-1) !== 0 && codes.length < 5) codes.push((await stage.apply()).code);
  return codes;
}

/** One server, the same as before, at its new size; one payment of the difference; nothing open, nothing left to do. */
async function expectResizedOnce(stage: Stage, id: string | undefined): Promise<void> {
  expect(machines(stage)).toEqual([`${id} 6760 active`]);
  expect(payments(stage)).toEqual(['-0.1197']);
  expect(charges(stage)).toHaveLength(1);
  expect(done(stage, CONFIRM)).toBe(1);
  expect(await pendingOf(stage)).toEqual([]);
  expect(await idOf(stage)).toBe(id);
  expect((await stage.hostform('plan', '--detailed-exitcode')).code).toBe(0);
}

describe('a larger tariff', () => {
  it('is a change in place, with its price, its downtime and both halves in the plan', async () => {
    const stage = await stageWithServer();
    const id = await idOf(stage);
    stage.declare(LARGE);
    const plan = await stage.hostform('plan');
    expect(words(plan.out)).toContain('change tariff and pay (the server is down meanwhile; the disk is kept)');
    expect(plan.out).toContain('confirm new size');
    expect(plan.out).toContain('Plan: 0 to add, 1 to change, 0 to destroy.');
    expect(words(plan.out)).toContain('Cost: 0.1197 EUR now, +0.1197 EUR/day (+3.591 EUR/30 days)');
    expect(plan.out).toContain('price: 0.1197 EUR for 1 day, then 0.2497 EUR per day (instead of 0.13 EUR per day)');
    const applied = await stage.apply();
    expect(applied.code, `${applied.out}${applied.err}`).toBe(0);
    expect(applied.out).toContain('Money spent: 0.1197 EUR.');
    await expectResizedOnce(stage, id);
  });

  it('is held against --max-spend: one unit less than its price is refused, and the price is enough', async () => {
    const stage = await stageWithServer();
    stage.declare(LARGE);
    const apply = ['apply', '--auto-approve', '--max-spend'];
    expect((await stage.hostform(...apply, '0.1196 EUR')).code).toBe(4);
    expect((await stage.hostform('apply', '--auto-approve')).code).toBe(4);
    expect(payments(stage)).toEqual([]);
    expect((await stage.hostform(...apply, '0.1197 EUR')).code).toBe(0);
  });

  it('for which the money is not there is refused before anything is sent', async () => {
    const stage = await stageWithServer();
    stage.declare(LARGE);
    stage.sim.cloud.setBalance('0.0100');
    expect((await stage.apply()).code).toBe(4);
    expect(callsOf(stage, PAY, true)).toEqual([]);
  });

  it('whose price moves after the plan is not paid for', async () => {
    const stage = await stageWithServer();
    stage.declare(LARGE);
    stage.sim.hook = (moment, { func }) => {
      if (moment === 'answered' && func === PAY) stage.sim.knobs.priceFactor = 1.5;
    };
    const { code, out } = await stage.apply();
    expect(code, out).toBe(4);
    expect(words(out)).toContain('The price has moved since the plan');
    expect(payments(stage)).toEqual([]);
    expect(await pendingOf(stage)).toEqual([]);
  });

  it('never puts the promo code of the server into a cart', async () => {
    const stage = await stageWithServer();
    stage.declare(servers({ name: 'web-1', tariff: 'Cloud Exclusive | NL-2', promo_code: 'WELCOME' }));
    const applied = await stage.apply();
    expect(applied.code, `${applied.out}${applied.err}`).toBe(0);
    expect(callsOf(stage, 'cart', true)).toEqual([]);
  });

  it('leaves a server stopped that is declared so', async () => {
    const stage = await stageWithServer(servers({ name: 'web-1', power: 'stopped' }));
    stage.declare(servers({ name: 'web-1', power: 'stopped', tariff: 'Cloud Exclusive | NL-2' }));
    expect((await stage.apply()).code).toBe(0);
    expect(machines(stage)[0]).toContain('6760 stopped');
  });

  it('and another system: first the one, then the other, in one action', async () => {
    const stage = await stageWithServer();
    const id = await idOf(stage);
    const entry = { name: 'web-1', tariff: 'Cloud Exclusive | NL-2', os: 'Debian 12', lifecycle: { rebuild: 'allow' } };
    stage.declare(servers(entry));
    const applied = await stage.apply('--allow-destroy');
    expect(applied.code, `${applied.out}${applied.err}`).toBe(0);
    expect(stage.sim.cloud.servers.get(id ?? '')?.system.label).toBe('Debian 12');
    await expectResizedOnce(stage, id);
  });

  it('that the vendor takes long for is gone on with by the next run, confirmed, and not paid again', async () => {
    const stage = await stageWithServer(SMALL, { transitionMs: 45 * 60_000 });
    const id = await idOf(stage);
    stage.declare(LARGE);
    expect(await runsUntilDone(stage)).toEqual([3, 0]);
    await expectResizedOnce(stage, id);
  });

  const LOST = ['drop-request', 'drop-answer', 'running-operation', 'page', 'truncated', 'expired-session'] as const;
  it.each([PAY, CONFIRM].flatMap((func) => LOST.map((kind) => ({ func, kind }))))(
    'with $kind at $func is paid once and confirmed once',
    async ({ func, kind }) => {
      const stage = await stageWithServer();
      const id = await idOf(stage);
      stage.declare(LARGE);
      stage.sim.faults.add({ kind, func, sok: true });
      const codes = await runsUntilDone(stage);
      expect(codes.at(-1), codes.join()).toBe(0);
      await expectResizedOnce(stage, id);
    },
  );

  it('whose payment arrives late, after the answer was given up, is paid once', async () => {
    const stage = await stageWithServer();
    const id = await idOf(stage);
    stage.declare(LARGE);
    stage.sim.faults.add({ kind: 'late', func: PAY, sok: true, ms: 120_000 });
    const codes = await runsUntilDone(stage);
    expect(codes.at(-1), codes.join()).toBe(0);
    await expectResizedOnce(stage, id);
  });

  it('whose payment is never answered ends with 7, and the next run goes on with that very payment', async () => {
    const stage = await stageWithServer();
    const id = await idOf(stage);
    stage.declare(LARGE);
    const fault = stage.sim.faults.add({ kind: 'drop-request', func: PAY, sok: true, times: 20 });
    expect((await stage.apply()).code).toBe(7);
    expect((await pendingOf(stage))[0]).toMatchObject({ of: id, phase: 'paying', sent: true });
    const plan = await stage.hostform('plan');
    expect(plan.out).toContain('will be updated in-place (resume: ');
    fault.remove();
    expect((await runsUntilDone(stage)).at(-1)).toBe(0);
    await expectResizedOnce(stage, id);
  });

  it('that is taken back while its payment is open is watched, and paid no more', async () => {
    const stage = await stageWithServer();
    stage.declare(LARGE);
    const fault = stage.sim.faults.add({ kind: 'drop-request', func: PAY, sok: true, times: 20 });
    expect((await stage.apply()).code).toBe(7);
    fault.remove();
    stage.declare(SMALL);
    expect((await stage.apply()).code).toBe(7);
    expect(payments(stage)).toEqual([]);
    expect((await stage.hostform('pending', 'resolve', 'servers.web-1', '--not-bought')).code).toBe(0);
    expect((await stage.hostform('plan', '--detailed-exitcode')).code).toBe(0);
  });

  it('is carried out from a saved plan, once, and not at a price that has risen since', async () => {
    const stage = await stageWithServer();
    const id = await idOf(stage);
    stage.declare(LARGE);
    expect((await stage.hostform('plan', '--out', 'plan.json')).code).toBe(0);
    Object.assign(stage.sim.knobs, { priceFactor: 2 });
    expect((await stage.hostform('apply', 'plan.json')).code).toBe(4);
    Object.assign(stage.sim.knobs, { priceFactor: 1 });
    const applied = await stage.hostform('apply', 'plan.json');
    expect(applied.code, `${applied.out}${applied.err}`).toBe(0);
    expect((await stage.hostform('apply', 'plan.json')).code).toBe(5);
    await expectResizedOnce(stage, id);
  });

  it('from a saved plan that was cut short is gone on with by the same plan', async () => {
    const stage = await stageWithServer();
    const id = await idOf(stage);
    stage.declare(LARGE);
    expect((await stage.hostform('plan', '--out', 'plan.json')).code).toBe(0);
    const fault = stage.sim.faults.add({ kind: 'drop-request', func: PAY, sok: true, times: 20 });
    expect((await stage.hostform('apply', 'plan.json')).code).toBe(7);
    fault.remove();
    const applied = await stage.hostform('apply', 'plan.json');
    expect(applied.code, `${applied.out}${applied.err}`).toBe(0);
    await expectResizedOnce(stage, id);
  });

  it('of which a person says that it was bought is believed for that server only', async () => {
    const stage = await stageWithServer();
    const id = (await idOf(stage)) ?? '';
    stage.declare(LARGE);
    const fault = stage.sim.faults.add({ kind: 'drop-request', func: PAY, sok: true, times: 20 });
    expect((await stage.apply()).code).toBe(7);
    fault.remove();
    const resolve = ['pending', 'resolve', 'servers.web-1', '--id'];
    expect((await stage.hostform(...resolve, '999')).code).toBe(64);
    expect((await stage.hostform(...resolve, id)).code).toBe(64);
    Object.assign(stage.sim.cloud.servers.get(id) ?? {}, { tariff: '6760' });
    const resolved = await stage.hostform(...resolve, id);
    expect(resolved.code, `${resolved.out}${resolved.err}`).toBe(0);
    expect(await pendingOf(stage)).toEqual([]);
  });

  it('is in the ledger with what was paid for it', async () => {
    const stage = await stageWithServer();
    stage.declare(LARGE);
    expect((await stage.apply()).code).toBe(0);
    const { out } = await stage.hostform('ledger', 'list');
    expect(out).toContain('0.1197');
  });

  it('that the vendor refuses is a failure in which nothing is paid', async () => {
    const stage = await stageWithServer();
    stage.declare(LARGE);
    stage.sim.faults.add({ kind: 'error', type: 'value', func: PAY, sok: true, times: 9 });
    expect((await stage.apply()).code).toBe(3);
    expect(payments(stage)).toEqual([]);
    expect(await pendingOf(stage)).toEqual([]);
  });
});

describe('a tariff that is not larger', () => {
  it('needs a replacement, which is denied, and says why', async () => {
    const stage = await stageWithServer(LARGE);
    stage.declare(SMALL);
    const { code, out } = await stage.apply('--allow-destroy');
    expect(code).toBe(4);
    expect(words(out)).toContain('Zomro changes this server to larger tariffs only');
    expect(words(out)).toContain('A replacement is not allowed');
    expect(callsOf(stage, PAY, true)).toEqual([]);
  });
});
