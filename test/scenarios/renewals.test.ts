/** OVHcloud renewals through the command line: bought once, for what was shown, exactly the set that was asked for. */
import { describe, expect, it } from 'vitest';
import { isRecord } from '../../src/model/json.ts';
import { inTurn } from '../crash/three-servers.ts';
import type { Run } from '../support/run-cli.ts';
import { DUE, type OvhStage, openOvhStage, payments, pays, renews, terms } from './support/ovh-stage.ts';
import { ANSWERS, ovhStormOf, sitOutRenewal } from './support/ovh-storm.ts';
import { accounting, words } from './support/screen.ts';

const RENEW = /^\/service\/12345\/renew$/;
const PAY = '/me/order/*/pay';
const MINUTE = 60_000;
const DAY = 86_400_000;

async function stageWith(policy = {}, settings = {}): Promise<OvhStage> {
  const stage = await openOvhStage({ settings });
  stage.declare({ ...DUE, ...policy });
  return stage;
}

async function expectRenewedOnce(stage: OvhStage): Promise<void> {
  expect(payments(stage)).toEqual(['14.40 EUR']);
  expect(terms(stage)).toBe(1);
  const plan = await stage.hostform('plan', '--detailed-exitcode');
  expect(plan.code, `${plan.out}\n${plan.err}`).toBe(0);
}

function expectNothingPaid(stage: OvhStage, run: Run, code: number, why: string): void {
  expect(run.code, `${run.out}\n${run.err}`).toBe(code);
  expect(words(`${run.out}${run.err}`)).toContain(why);
  expect(pays(stage)).toEqual([]);
  expect(payments(stage)).toEqual([]);
}

async function runsUntilDone(stage: OvhStage, most = 4): Promise<number[]> {
  const codes: number[] = [];
  while (codes.at(-1) !== 0 && codes.length < most) codes.push((await stage.apply()).code);
  return codes;
}

describe('a renewal that is due', () => {
  it('is ordered and paid once, and the next plan is empty', async () => {
    const stage = await stageWith();
    const plan = await stage.hostform('plan');
    expect(plan.out).toContain('Cost: 14.40 EUR now');
    expect(renews(stage)).toEqual([]);
    const applied = await stage.apply();
    expect(applied.code, `${applied.out}${applied.err}`).toBe(0);
    expect(renews(stage)).toHaveLength(1);
    expect(renews(stage)[0]?.body).toMatchObject({ duration: 'P1M', services: [12345], dryRun: false });
    expect(pays(stage)).toHaveLength(1);
    await expect(accounting(applied)).toMatchFileSnapshot('golden/renewal.txt');
    await expectRenewedOnce(stage);
  });

  it('is not bought when the goal is satisfied already', async () => {
    const stage = await stageWith({ ensure_valid_for: 'P5D' });
    const applied = await stage.apply();
    expect(applied.code).toBe(0);
    expect(renews(stage)).toEqual([]);
    expect(payments(stage)).toEqual([]);
  });

  it('is not bought when somebody has renewed it between plan and apply', async () => {
    const stage = await stageWith();
    expect((await stage.hostform('plan', '--out', 'plan.json')).code).toBe(0);
    const service = stage.sim.cloud.services.find(({ id }) => id === 12345);
    service?.terms.push({ at: stage.clock.now() - MINUTE, expiresAt: stage.clock.now() + 40 * DAY });
    const applied = await stage.hostform('apply', 'plan.json');
    expectNothingPaid(stage, applied, applied.code, 'valid until');
    expect([4, 5]).toContain(applied.code);
    expect(renews(stage)).toEqual([]);
  });

  it('is bought as often as it takes, each order for itself, and never one more', async () => {
    const stage = await stageWith({ ensure_valid_for: 'P80D' });
    const plan = await stage.hostform('plan');
    expect(plan.out).toContain('43.20 EUR');
    const applied = await stage.apply();
    expect(applied.code, `${applied.out}${applied.err}`).toBe(0);
    expect(payments(stage)).toEqual(['14.40 EUR', '14.40 EUR', '14.40 EUR']);
    expect(terms(stage)).toBe(3);
    expect((await stage.hostform('plan', '--detailed-exitcode')).code).toBe(0);
  });
});

describe('a price', () => {
  it('that has moved since the plan stops the purchase: nothing is paid', async () => {
    const stage = await stageWith();
    await stage.hostform('plan', '--out', 'plan.json');
    stage.sim.faults.add({ method: 'POST', path: RENEW, do: 'change price', serviceId: 12345, percent: 1 });
    const applied = await stage.hostform('apply', 'plan.json');
    expectNothingPaid(stage, applied, 4, 'The order costs 12.12 EUR without tax, planned were 12.00 EUR');
    await expect(accounting(applied)).toMatchFileSnapshot('golden/renewal-price-moved.txt');
  });

  it.each([
    { limit: '12.00 EUR', code: 0 },
    { limit: '11.99 EUR', code: 4 },
    { limit: '12.0001 EUR', code: 0 },
    { limit: '11.9999 EUR', code: 4 },
    { limit: '12.00 USD', code: 4 },
  ])('of 12.00 EUR without tax, and max_price: $limit: exit $code', async ({ limit, code }) => {
    const stage = await stageWith({ max_price: limit });
    expect((await stage.apply()).code).toBe(code);
    expect(payments(stage)).toEqual(code === 0 ? ['14.40 EUR'] : []);
  });

  it('counts with tax for every other ceiling', async () => {
    const stage = await stageWith();
    const short = await stage.hostform('apply', '--auto-approve', '--max-spend', '14.39 EUR');
    expectNothingPaid(stage, short, 4, '14.40 EUR');
    expect((await stage.hostform('apply', '--auto-approve', '--max-spend', '14.40 EUR')).code).toBe(0);
  });
});

describe('the set of services', () => {
  it('is exactly the declared one: the option is renewed in the same order', async () => {
    const stage = await stageWith({ with: ['backup-option-77'], max_price: '15.00 EUR' });
    const applied = await stage.apply();
    expect(applied.code, `${applied.out}${applied.err}`).toBe(0);
    const body = renews(stage)[0]?.body;
    const services = isRecord(body) ? body['services'] : [];
    expect(new Set(services as number[])).toEqual(new Set([12345, 12399]));
    expect(payments(stage)).toEqual(['18.00 EUR']);
    expect([terms(stage), terms(stage, 12399)]).toEqual([1, 1]);
  });

  it('that is not on offer is refused, and nothing like it is bought instead', async () => {
    const stage = await stageWith({ product: 'vps', service: 'vps-3c4d.vps.example', mode: 'manual', with: ['12399'] });
    const applied = await stage.apply();
    expect([1, 4]).toContain(applied.code);
    expect(renews(stage)).toEqual([]);
  });
});

describe('the vendor renews by itself meanwhile', () => {
  it('before our order: nothing is ordered', async () => {
    const stage = await stageWith();
    await stage.hostform('plan', '--out', 'plan.json');
    stage.sim.faults.add({ method: 'GET', path: '/vps/*/serviceInfos', do: 'renew automatically', serviceId: 12345 });
    const applied = await stage.hostform('apply', 'plan.json');
    expect(applied.code, `${applied.out}${applied.err}`).not.toBe(0);
    expect(renews(stage)).toEqual([]);
    expect(payments(stage)).toHaveLength(1);
  });

  it('between our order and our payment: the order is not paid', async () => {
    const stage = await stageWith();
    stage.sim.faults.add({ method: 'POST', path: RENEW, n: 2, do: 'renew automatically', serviceId: 12345 });
    const applied = await stage.apply();
    expect(applied.code, `${applied.out}${applied.err}`).not.toBe(0);
    expect(pays(stage)).toEqual([]);
    expect(payments(stage)).toHaveLength(1);
    stage.clock.pass(MINUTE);
    expect((await stage.apply()).code).toBe(0);
    expect(payments(stage)).toHaveLength(1);
    expect(terms(stage)).toBe(1);
  });
});

describe('the vendor renews by itself while our payment is unanswered', () => {
  it('and ours was never carried out: it is not sent again', async () => {
    const stage = await stageWith();
    stage.sim.faults.add({ method: 'POST', path: PAY, do: 'fail', when: 'before', failure: 'internal' });
    const service = stage.sim.cloud.services.find(({ id }) => id === 12345);
    stage.sim.hook = async (moment, { path }) => {
      if (moment !== 'received' || !path.endsWith('/pay') || terms(stage) > 0) return;
      service?.terms.push({ at: stage.clock.now(), expiresAt: stage.clock.now() + 40 * DAY });
    };
    const applied = await stage.apply();
    expect(applied.code, `${applied.out}${applied.err}`).toBe(0);
    expect(pays(stage)).toHaveLength(1);
    expect(terms(stage)).toBe(1);
  });
});

describe('another order for the same service', () => {
  it('that somebody has paid, and that is being delivered, stops ours', async () => {
    const stage = await stageWith();
    stage.sim.faults.add({
      method: 'POST',
      path: RENEW,
      n: 2,
      do: 'foreign order',
      serviceId: 12345,
      months: 1,
      paid: true,
    });
    const applied = await stage.apply();
    expect(applied.code, `${applied.out}${applied.err}`).not.toBe(0);
    expect(pays(stage)).toEqual([]);
    stage.clock.pass(MINUTE);
    expect((await stage.apply()).code).toBe(0);
    expect(payments(stage)).toHaveLength(1);
  });

  it('that nobody had paid when ours began does not', async () => {
    const stage = await stageWith();
    stage.sim.faults.add({
      method: 'POST',
      path: RENEW,
      n: 1,
      do: 'foreign order',
      serviceId: 12345,
      months: 1,
      paid: false,
    });
    const applied = await stage.apply();
    expect(applied.code, `${applied.out}${applied.err}`).toBe(0);
    await expectRenewedOnce(stage);
  });
});

describe('an order', () => {
  it('whose quote has expired before it is paid is not paid; the next run makes another', async () => {
    const stage = await stageWith();
    stage.sim.faults.add({ method: 'POST', path: PAY, do: 'expire quotes' });
    const applied = await stage.apply();
    expect([3, 4, 7]).toContain(applied.code);
    expect(payments(stage)).toEqual([]);
    expect((await runsUntilDone(stage)).at(-1)).toBe(0);
    await expectRenewedOnce(stage);
  });

  it('that wants documents is paid and waited for, never ordered again', async () => {
    const stage = await stageWith();
    stage.sim.faults.add({
      method: 'POST',
      path: PAY,
      do: 'run',
      effect: ({ orders }) => {
        for (const order of orders) if (order.state === 'notPaid') order.documents = 'wanted';
      },
    });
    const applied = await stage.apply();
    expect(applied.code, `${applied.out}${applied.err}`).toBe(3);
    await expect(accounting(applied)).toMatchFileSnapshot('golden/renewal-documents.txt');
    const again = await stage.apply();
    expect(words(again.out)).toContain('nothing is bought now');
    expect(renews(stage)).toHaveLength(1);
    expect(payments(stage)).toHaveLength(1);
    for (const order of stage.sim.cloud.orders) if (order.documents === 'wanted') order.documents = 'given';
    stage.clock.pass(MINUTE);
    expect((await runsUntilDone(stage)).at(-1)).toBe(0);
    await expectRenewedOnce(stage);
  });

  it('whose payment method refuses is told, and nothing is bought twice with another one', async () => {
    const stage = await stageWith();
    const method = stage.sim.cloud.paymentMethods.find(({ id }) => id === 987);
    if (method) method.declines = true;
    const applied = await stage.apply();
    expect(applied.code, `${applied.out}${applied.err}`).not.toBe(0);
    expect(payments(stage)).toEqual([]);
    if (method) method.declines = false;
    expect((await runsUntilDone(stage)).at(-1)).toBe(0);
    await expectRenewedOnce(stage);
  });

  it('that can not be paid with the declared method is refused (4), nothing paid', async () => {
    const stage = await stageWith({ payment_method: '990' });
    const applied = await stage.apply();
    expect(applied.code, `${applied.out}${applied.err}`).toBe(4);
    expect(payments(stage)).toEqual([]);
  });
});

describe('an answer to the payment that is', () => {
  it.each(ANSWERS)('$name: paid once, for one order', async ({ fault }) => {
    const stage = await stageWith();
    stage.sim.faults.add({ method: 'POST', path: PAY, ...fault });
    const codes = await runsUntilDone(stage);
    expect(codes.at(-1), codes.join()).toBe(0);
    await expectRenewedOnce(stage);
    const unrefused = pays(stage).filter(({ status }) => status !== 429);
    expect(new Set(unrefused.map(({ path }) => path)).size).toBe(1);
  });
});

describe('an answer to the order that is', () => {
  it.each(ANSWERS)('$name: paid once', async ({ fault }) => {
    const stage = await stageWith();
    stage.sim.faults.add({ method: 'POST', path: RENEW, n: 2, ...fault });
    const codes = await runsUntilDone(stage);
    expect(codes.at(-1), codes.join()).toBe(0);
    await expectRenewedOnce(stage);
    expect(renews(stage).length).toBeLessThanOrEqual(2);
  });
});

describe('several mishaps in a renewal, at a vendor that is late and curt', () => {
  it('end with one renewal and one payment, whatever the seed', { timeout: 60_000 }, async () => {
    const seeds = Array.from({ length: 16 }, (_, at) => 9000 + at);
    await inTurn(seeds, async (seed) => expect((await sitOutRenewal(ovhStormOf(seed))).at(-1)).toBe(0));
  });
});

describe('the policy', () => {
  it('of a dedicated server whose answers contradict each other is left alone, run after run', async () => {
    const stage = await openOvhStage({ settings: { flappingAutomatic: true } });
    stage.declare({ product: 'dedicated/server', service: 'ns1000001.ip-192-0-2.example', mode: 'automatic' });
    for (let run = 0; run < 3; run += 1) {
      const applied = await stage.apply();
      expect(applied.code, `${applied.out}${applied.err}`).toBe(0);
    }
    expect(stage.sim.calls.filter(({ method }) => method === 'PUT')).toEqual([]);
    expect((await stage.hostform('plan', '--detailed-exitcode')).code).toBe(0);
  });

  it('of such a server does not stand in the way of a renewal that is due', async () => {
    const stage = await openOvhStage({ settings: { flappingAutomatic: true } });
    stage.declare({
      product: 'dedicated/server',
      service: 'ns1000001.ip-192-0-2.example',
      mode: 'automatic',
      period: 'P1M',
      ensure_valid_for: 'P20D',
      max_price: '60.00 EUR',
    });
    const applied = await stage.apply();
    expect(applied.code, `${applied.out}${applied.err}`).toBe(0);
    expect(payments(stage)).toEqual(['71.99 EUR']);
    expect(terms(stage, 44001)).toBe(1);
    expect((await stage.hostform('plan', '--detailed-exitcode')).code).toBe(0);
  });

  it('of an expired service (460) is renewed first, by the order that is still possible', async () => {
    const stage = await openOvhStage();
    stage.declare({ ...DUE, service: 'vps-5e6f.vps.example', mode: 'manual' });
    const applied = await stage.apply();
    expect(applied.code, `${applied.out}${applied.err}`).toBe(0);
    expect(payments(stage)).toEqual(['14.40 EUR']);
    expect(terms(stage, 12347)).toBe(1);
    expect((await stage.hostform('plan', '--detailed-exitcode')).code).toBe(0);
  });

  it('that leaves the manifest ends nothing: the service stays as it is', async () => {
    const stage = await stageWith();
    expect((await stage.apply()).code).toBe(0);
    const sent = stage.sim.calls.filter(({ method }) => method !== 'GET').length;
    const destroyed = await stage.hostform('destroy', '--auto-approve', '--allow-destroy');
    expect(destroyed.code, destroyed.out).toBe(0);
    expect(stage.sim.calls.filter(({ method }) => method !== 'GET')).toHaveLength(sent);
  });
});
