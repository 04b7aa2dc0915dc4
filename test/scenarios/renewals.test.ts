/** OVHcloud renewals through the command line: bought once, for what was shown, exactly the set that was asked for. */
import { describe, expect, it } from 'vitest';
import { isRecord } from '../../src/model/json.ts';

import { DUE, openOvhStage, payments, pays, renews, terms } from './support/ovh-stage.ts';

import { expectNothingPaid, expectRenewedOnce, RENEW, stageWith } from './support/renewal.ts';
import { accounting } from './support/screen.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

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
  it('that has moved since the plan is seen before anything is ordered', async () => {
    const stage = await stageWith();
    await stage.hostform('plan', '--out', 'plan.json');
    stage.sim.faults.add({ method: 'POST', path: RENEW, do: 'change price', serviceId: 12345, percent: 1 });
    const applied = await stage.hostform('apply', 'plan.json');
    expectNothingPaid(stage, applied, 4, 'renewals.shop: price was 14.40 EUR in the plan and is 14.54 EUR now.');
  });

  it('that moves while it is ordered stops the purchase: nothing is paid', async () => {
    const stage = await stageWith();
    await stage.hostform('plan', '--out', 'plan.json');
    stage.sim.faults.add({ method: 'POST', path: RENEW, n: 2, do: 'change price', serviceId: 12345, percent: 1 });
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
