/** Zomro renewals through the command line: bought once, for what was shown, and never by way of the basket. */
import { describe, expect, it } from 'vitest';
import { addPeriod } from '../../src/model/period.ts';
import { words } from './support/screen.ts';
import { callsOf, openStage, pendingOf, servers } from './support/stage.ts';
import {
  DAY,
  DUE,
  declare,
  dueStage,
  expectBooked,
  expectNothingPaid,
  expectRenewedOnce,
  PROLONG,
  prolongs,
  renewalCharges,
} from './support/zomro-renewal.ts';

const MONTH = { months: 1, days: 0, seconds: 0 };
const MINUTE = 60_000;

describe('a renewal that is due', () => {
  it('is bought once at the price that was shown, and the next plan is empty', async () => {
    const due = await dueStage();
    const goal = addPeriod(due.until(), MONTH);
    const plan = await due.stage.hostform('plan');
    expect(plan.out).toContain('Cost: 3.90 EUR now');
    expect(plan.out).toContain('renew and pay');
    expect(prolongs(due.stage)).toEqual([]);
    const applied = await due.stage.apply();
    expect(applied.code, `${applied.out}${applied.err}`).toBe(0);
    expect(applied.out).toContain('Money spent: 3.90 EUR.');
    expect(prolongs(due.stage).map(({ params }) => params)).toMatchObject([
      { elid: due.id, period: '1', skipbasket: 'on', sok: 'ok' },
    ]);
    await expectRenewedOnce(due, goal);
  });

  it('is not bought while it is valid for long enough, nor without ensure_valid_for', async () => {
    for (const policy of [{ ensure_valid_for: 'P10D' }, { ensure_valid_for: null, max_price: null }]) {
      const due = await dueStage(policy);
      expect((await due.stage.apply()).code).toBe(0);
      expect(renewalCharges(due.stage)).toEqual([]);
    }
  });

  it('is bought as often as it takes, each for itself, and each is accounted for once', async () => {
    const due = await dueStage({ ensure_valid_for: 'P80D' });
    const plan = await due.stage.hostform('plan');
    expect(plan.out).toContain('11.70 EUR');
    const applied = await due.stage.apply();
    expect(applied.code, `${applied.out}${applied.err}`).toBe(0);
    expect(renewalCharges(due.stage)).toEqual(['-3.9000', '-3.9000', '-3.9000']);
    expect(applied.out).toContain('Money spent: 11.70 EUR.');
    await expectBooked(due.stage);
    expect((await due.stage.hostform('plan', '--detailed-exitcode')).code).toBe(0);
  });

  it('is bought for the declared period, at the price of that period', async () => {
    const due = await dueStage({ period: '3mo', max_price: '11.70 EUR' });
    const goal = addPeriod(due.until(), { ...MONTH, months: 3 });
    expect((await due.stage.apply()).code).toBe(0);
    expect(renewalCharges(due.stage)).toEqual(['-11.7000']);
    expect(due.until()).toBe(goal);
  });

  it('keeps a server that is stopped for want of a renewal, before the vendor deletes it', async () => {
    const due = await dueStage({}, 1);
    await due.stage.clock.sleep(2 * DAY);
    expect(due.stage.sim.cloud.servers.get(due.id)?.status).toBe('3_autosuspend');
    expect((await due.stage.apply()).code).toBe(0);
    expect(due.stage.sim.cloud.servers.get(due.id)?.status).toBe('2');
  });

  it('is not bought when the form says another expiration than the list that was read before it', async () => {
    const due = await dueStage();
    expect((await due.stage.hostform('plan', '--out', 'plan.json')).code).toBe(0);
    const server = due.stage.sim.cloud.servers.get(due.id);
    let renewed = false;
    due.stage.sim.hook = (moment, { func, sok }) => {
      if (moment !== 'received' || func !== PROLONG || sok || renewed) return;
      renewed = true;
      if (server) server.paidUntil = (server.paidUntil ?? 0) + 31 * DAY;
    };
    expectNothingPaid(due, await due.stage.hostform('apply', 'plan.json'), 4, 'The renewal is not needed any more');
  });

  it('is not bought when somebody has renewed it between plan and apply', async () => {
    const due = await dueStage();
    expect((await due.stage.hostform('plan', '--out', 'plan.json')).code).toBe(0);
    const server = due.stage.sim.cloud.servers.get(due.id);
    if (server) server.paidUntil = (server.paidUntil ?? 0) + 31 * DAY;
    const applied = await due.stage.hostform('apply', 'plan.json');
    expectNothingPaid(due, applied, 4, 'valid until');
    expect(prolongs(due.stage)).toEqual([]);
    expect(await pendingOf(due.stage)).toEqual([]);
  });

  it('is not bought for a server that is moved by less than a renewal meanwhile', async () => {
    const due = await dueStage();
    expect((await due.stage.hostform('plan', '--out', 'plan.json')).code).toBe(0);
    const server = due.stage.sim.cloud.servers.get(due.id);
    if (server) server.paidUntil = (server.paidUntil ?? 0) + 2 * DAY;
    expectNothingPaid(
      due,
      await due.stage.hostform('apply', 'plan.json'),
      4,
      'The expiration has moved since the plan',
    );
  });
});

describe('the price', () => {
  it.each(['label', 'field', 'no'] as const)('is read from where it is shown (%s)', async (where) => {
    const due = await dueStage();
    due.stage.sim.knobs.prolongPrice = where;
    expect((await due.stage.hostform('plan')).out).toContain('Cost: 3.90 EUR now');
  });

  it.each([
    { limit: '3.90 EUR', code: 0 },
    { limit: '3.89 EUR', code: 4 },
    { limit: '3.8999 EUR', code: 4 },
    { limit: '3.90 USD', code: 4 },
  ])('of 3.90 EUR, and max_price: $limit: exit $code', async ({ limit, code }) => {
    const due = await dueStage({ max_price: limit });
    expect((await due.stage.apply()).code).toBe(code);
    expect(renewalCharges(due.stage)).toEqual(code === 0 ? ['-3.9000'] : []);
  });

  it.each(['label', 'no'] as const)('that has moved since the plan stops the purchase (%s)', async (where) => {
    const due = await dueStage();
    due.stage.sim.knobs.prolongPrice = where;
    expect((await due.stage.hostform('plan', '--out', 'plan.json')).code).toBe(0);
    due.stage.sim.knobs.priceFactor = 1.01;
    const applied = await due.stage.hostform('apply', 'plan.json');
    expectNothingPaid(due, applied, 4, 'The renewal costs 3.939 EUR now; 3.90 EUR was planned. Nothing was paid.');
    expect(prolongs(due.stage)).toEqual([]);
    expect(await pendingOf(due.stage)).toEqual([]);
  });

  it('that has fallen is paid, and accounted for as it was charged', async () => {
    const due = await dueStage();
    expect((await due.stage.hostform('plan', '--out', 'plan.json')).code).toBe(0);
    due.stage.sim.knobs.priceFactor = 0.5;
    const applied = await due.stage.hostform('apply', 'plan.json');
    expect(applied.code, applied.err).toBe(0);
    expect(applied.out).toContain('Money spent: 1.95 EUR.');
  });

  it('that the balance does not cover is told before anything is sent', async () => {
    const due = await dueStage();
    due.stage.sim.cloud.setBalance('3.89');
    expectNothingPaid(due, await due.stage.apply(), 4, 'The balance does not cover the plan');
    expect(prolongs(due.stage)).toEqual([]);
  });
});

describe('the basket', () => {
  it('is not paid: the renewal is taken out of it again, and said', async () => {
    const due = await dueStage();
    due.stage.sim.knobs.prolongAlwaysBasket = true;
    const applied = await due.stage.apply();
    expectNothingPaid(due, applied, 4, 'Our line was taken out of the basket again.');
    expect(due.stage.sim.cloud.basket.size).toBe(0);
    expect(await pendingOf(due.stage)).toEqual([]);
    expect(callsOf(due.stage, 'cartorder.create.confirm')).toEqual([]);
  });

  it('keeps the renewal of somebody else, which stops ours', async () => {
    const due = await dueStage();
    const { sim } = due.stage;
    const line = {
      id: '77',
      account: sim.cloud.account.id,
      kind: 'prolong' as const,
      service: due.id,
      text: 'x',
      cost: '1',
    };
    sim.cloud.basket.set('77', line);
    expectNothingPaid(due, await due.stage.apply(), 4, 'Somebody has begun to renew this service');
    expect([...sim.cloud.basket.keys()]).toEqual(['77']);
    expect(prolongs(due.stage)).toEqual([]);
  });

  it('keeps the lines of other services', async () => {
    const due = await dueStage();
    const { sim } = due.stage;
    sim.knobs.prolongAlwaysBasket = true;
    const line = {
      id: '77',
      account: sim.cloud.account.id,
      kind: 'prolong' as const,
      service: '1',
      text: 'x',
      cost: '1',
    };
    sim.cloud.basket.set('77', line);
    expect((await due.stage.apply()).code).toBe(4);
    expect([...sim.cloud.basket.keys()]).toEqual(['77']);
  });

  it('is refused as a payment page is: too little balance at the moment of paying', async () => {
    const due = await dueStage();
    due.stage.sim.knobs.insufficientFunds = 'redirect';
    due.stage.sim.hook = (moment, { func, sok }) => {
      if (moment === 'received' && func === PROLONG && sok) due.stage.sim.cloud.setBalance('0.10');
    };
    expectNothingPaid(due, await due.stage.apply(), 4, 'was not paid');
    expect(await pendingOf(due.stage)).toEqual([]);
  });
});

describe('a lost answer', () => {
  it("beside an expiration that moved otherwise than by a renewal is nobody's: 7, and nothing is sent again", async () => {
    const due = await dueStage();
    const server = due.stage.sim.cloud.servers.get(due.id);
    due.stage.sim.faults.add({ kind: 'drop-request', func: PROLONG, sok: true });
    due.stage.sim.hook = (moment, { func, sok }) => {
      if (moment === 'received' && func === PROLONG && sok && server)
        server.paidUntil = (server.paidUntil ?? 0) + 3 * DAY;
    };
    expectNothingPaid(due, await due.stage.apply(), 7, 'not what a renewal of P1M does');
    expect(prolongs(due.stage)).toHaveLength(1);
    expect(await pendingOf(due.stage)).toHaveLength(1);
  });

  it('to a renewal that was carried out is told by the expiration: one charge, moved once', async () => {
    const due = await dueStage();
    const goal = addPeriod(due.until(), MONTH);
    due.stage.sim.faults.add({ kind: 'drop-answer', func: PROLONG, sok: true });
    expect((await due.stage.apply()).code).toBe(0);
    expect(prolongs(due.stage)).toHaveLength(1);
    await expectRenewedOnce(due, goal);
  });

  it('to one that was not carried out is watched for settle_time, in four readings, then sent once more', async () => {
    const due = await dueStage();
    const goal = addPeriod(due.until(), MONTH);
    due.stage.sim.faults.add({ kind: 'drop-request', func: PROLONG, sok: true });
    expect((await due.stage.apply()).code).toBe(0);
    const [first, second] = prolongs(due.stage);
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(10 * MINUTE);
    const between = callsOf(due.stage, 'instances').filter(({ n }) => n > (first?.n ?? 0) && n < (second?.n ?? 0));
    expect(between.length).toBeGreaterThanOrEqual(4);
    await expectRenewedOnce(due, goal);
  });

  it('that comes late is waited for: one charge', async () => {
    const due = await dueStage();
    const goal = addPeriod(due.until(), MONTH);
    due.stage.sim.faults.add({ kind: 'late', ms: 5 * MINUTE, func: PROLONG, sok: true });
    expect((await due.stage.apply()).code).toBe(0);
    expect(prolongs(due.stage)).toHaveLength(1);
    await expectRenewedOnce(due, goal);
  });

  it('twice is exit 7, and nothing is sent a third time by itself', async () => {
    const due = await dueStage();
    due.stage.sim.faults.add({ kind: 'drop-request', func: PROLONG, sok: true, times: 100 });
    expect((await due.stage.apply()).code).toBe(7);
    expect(prolongs(due.stage)).toHaveLength(2);
    expect((await due.stage.apply()).code).toBe(7);
    expect(prolongs(due.stage)).toHaveLength(2);
    due.stage.sim.faults.clear();
    const resolved = await due.stage.hostform('pending', 'resolve', 'renewals.shop', '--not-bought');
    expect(resolved.code, resolved.err).toBe(0);
    expect((await due.stage.apply()).code).toBe(0);
    expect(renewalCharges(due.stage)).toEqual(['-3.9000']);
  });

  it('is only watched when the manifest asks for no renewal any more', async () => {
    const due = await dueStage();
    due.stage.sim.faults.add({ kind: 'drop-request', func: PROLONG, sok: true, times: 100 });
    await due.stage.apply();
    due.stage.sim.faults.clear();
    declare(due.stage, { ...DUE, ensure_valid_for: null, max_price: null });
    expect((await due.stage.apply()).code).toBe(7);
    expect(prolongs(due.stage)).toHaveLength(2);
    expect(renewalCharges(due.stage)).toEqual([]);
  });
});

describe('automatic renewal', () => {
  it('is switched on and off where the form offers it, with its period', async () => {
    const due = await dueStage({ mode: 'automatic', ensure_valid_for: null, max_price: null });
    const { sim } = due.stage;
    sim.knobs.editOffersAutoprolong = true;
    const plan = await due.stage.hostform('plan');
    expect(words(plan.out)).toContain('From then on Zomro renews it by itself');
    expect((await due.stage.apply()).code).toBe(0);
    expect(sim.cloud.servers.get(due.id)).toMatchObject({ autoprolong: true, renewalPeriod: '1' });
    declare(due.stage, { service: 'shop-host', mode: 'automatic', period: 'P6M' });
    expect((await due.stage.apply()).code).toBe(0);
    expect(sim.cloud.servers.get(due.id)).toMatchObject({ autoprolong: true, renewalPeriod: '6' });
    declare(due.stage, { service: due.id, mode: 'manual' });
    expect((await due.stage.apply()).code).toBe(0);
    expect(sim.cloud.servers.get(due.id)).toMatchObject({ autoprolong: false });
    expect((await due.stage.hostform('plan', '--detailed-exitcode')).code).toBe(0);
  });

  it('is refused with its place where the form does not offer it', async () => {
    const due = await dueStage({ mode: 'automatic', ensure_valid_for: null, max_price: null });
    const plan = await due.stage.hostform('plan');
    expectNothingPaid(due, plan, 1, 'Zomro does not offer automatic renewal for this server');
    expect(plan.err).toMatch(/hostform\.yaml:\d+/);
  });

  it('is taken for set where no list shows it', async () => {
    const due = await dueStage({ mode: 'automatic', ensure_valid_for: null, max_price: null });
    Object.assign(due.stage.sim.knobs, { editOffersAutoprolong: true, listsAutoprolong: false });
    expect((await due.stage.apply()).code).toBe(0);
    expect(due.stage.sim.cloud.servers.get(due.id)?.autoprolong).toBe(true);
    expect((await due.stage.hostform('plan', '--detailed-exitcode')).code).toBe(0);
  });
});

describe('a service', () => {
  it('that is charged daily is refused: there is nothing to renew', async () => {
    const due = await dueStage({ service: 'web' });
    due.stage.sim.cloud.addServer({}, { servername: 'web' });
    expectNothingPaid(due, await due.stage.hostform('plan'), 1, 'A server that is charged daily has no renewal');
  });

  it('that does not exist is refused with what is meant', async () => {
    const due = await dueStage({ service: 'shop-hst' });
    expectNothingPaid(due, await due.stage.hostform('plan'), 1, 'Did you mean "shop-host"?');
  });

  it('whose name two servers have is told by their ids', async () => {
    const due = await dueStage();
    const twin = due.stage.sim.cloud.addServer({}, { servername: 'shop-host', period: '1' });
    expectNothingPaid(due, await due.stage.hostform('plan'), 1, `${due.id}, ${twin.id}`);
    declare(due.stage, { ...DUE, service: due.id });
    expect((await due.stage.apply()).code).toBe(0);
    expect(renewalCharges(due.stage)).toEqual(['-3.9000']);
  });

  it('that two policies are about is refused', async () => {
    const due = await dueStage();
    due.stage.declare({ renewals: { a: DUE, b: { ...DUE, service: due.id } } });
    expectNothingPaid(due, await due.stage.hostform('plan'), 1, 'Two resources have the same name at the vendor');
  });

  it('that the same manifest buys is taken up by reference once it is there', async () => {
    const stage = await openStage();
    const policy = { service: '${servers.web-1.id}', mode: 'manual', ensure_valid_for: 'P14D', max_price: '5.00 EUR' };
    stage.declare({ ...servers({ name: 'web-1', period: 'P1M' }), renewals: { shop: policy } });
    const applied = await stage.apply();
    expect(applied.code, `${applied.out}${applied.err}`).toBe(0);
    expect((await stage.hostform('plan', '--detailed-exitcode')).code).toBe(0);
    expect((await stage.state()).resources.map(({ address }) => address)).toEqual(['renewals.shop', 'servers.web-1']);
  });

  it('is left as it is when its block goes', async () => {
    const due = await dueStage();
    expect((await due.stage.apply()).code).toBe(0);
    due.stage.declare({});
    const applied = await due.stage.apply();
    expect(applied.code, applied.err).toBe(0);
    expect(due.stage.sim.cloud.servers.get(due.id)?.status).toBe('2');
    expect((await due.stage.state()).resources).toEqual([]);
  });

  it('is imported by its id, and told by drift while it expires', async () => {
    const due = await dueStage({ ensure_valid_for: null, max_price: null });
    const imported = await due.stage.hostform('import', 'renewals.shop', due.id);
    expect(imported.code, imported.err).toBe(0);
    expect((await due.stage.hostform('plan', '--detailed-exitcode')).code).toBe(0);
    const drift = await due.stage.hostform('drift', '--expiring', 'P14D');
    expect(drift.code).toBe(2);
    expect(words(drift.out)).toContain('Nothing renews it by itself.');
    expect((await due.stage.hostform('drift', '--expiring', 'P5D')).code).toBe(0);
  });

  it('is told by drift when the next renewal would cost more than max_price', async () => {
    const due = await dueStage({ ensure_valid_for: 'P5D', max_price: '3.00 EUR' });
    expect((await due.stage.apply()).code).toBe(0);
    const drift = await due.stage.hostform('drift');
    expect(drift.code).toBe(2);
    expect(words(drift.out)).toContain('would cost 3.90 EUR, and max_price allows 3.00 EUR');
  });
});

describe('the manifest', () => {
  it.each([
    ['with', ['x'], 'renewals.shop has no "with". Hint: only ovh offers that: take it out, or write provider: ovh'],
    ['payment_method', 'default', 'renewals.shop has no "payment_method".'],
    ['mode', 'delete-at-expiration', 'has to be automatic or manual'],
    ['period', 'P1D', 'period'],
  ])('can not declare %s: %j at Zomro', async (field, value, why) => {
    const stage = await openStage();
    stage.declare({ renewals: { shop: { provider: 'zomro', service: 'x', [field]: value } } });
    const found = await stage.hostform('validate');
    expect(found.code).toBe(1);
    expect(words(found.err)).toContain(why);
    expect(found.err).toMatch(/hostform\.yaml:\d+/);
  });

  it('needs max_price with ensure_valid_for', async () => {
    const stage = await openStage();
    stage.declare({ renewals: { shop: { service: 'x', ensure_valid_for: 'P14D' } } });
    expect((await stage.hostform('validate')).err).toContain('max_price');
  });

  it('has to say whose a renewal is where both providers are configured, and else need not', async () => {
    const stage = await openStage();
    stage.declare({ providers: { ovh: {} }, renewals: { shop: { service: 'x' } } });
    const both = await stage.hostform('validate');
    expect(both.code).toBe(1);
    expect(words(both.err)).toContain('renewals.shop needs "provider".');
    stage.declare({ renewals: { shop: { service: 'x' }, vps: { product: 'vps', service: 'y' } } });
    const one = await stage.hostform('validate');
    expect(one.code, one.err).toBe(0);
  });
});
