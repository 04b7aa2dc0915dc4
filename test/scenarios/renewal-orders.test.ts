/** A renewal is an order that others may make too, that lapses, and whose answers may be lost: paid once all the same. */
import { describe, expect, it } from 'vitest';

import { inTurn } from '../crash/three-servers.ts';
import { payments, pays, renews, terms } from './support/ovh-stage.ts';
import { ANSWERS, ovhStormOf, sitOutRenewal } from './support/ovh-storm.ts';
import { expectRenewedOnce, PAY, RENEW, runsUntilDone, stageWith } from './support/renewal.ts';
import { accounting, words } from './support/screen.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

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
    const seeds = Array.from({ length: 8 }, (_, at) => 9000 + at);
    await inTurn(seeds, async (seed) => expect((await sitOutRenewal(ovhStormOf(seed))).at(-1)).toBe(0));
  });
});
