import { describe, expect, it } from 'vitest';
import type { Attributes } from '../../../src/model/json.ts';
import { makeHandClock } from './support/clock.ts';
import { like } from './support/like.ts';
import { DAY, declare, required, START, startWorld, type World } from './support/world.ts';

const vps = { product: 'vps', service: 'vps-1a2b.vps.example' };
/** Ends on 2026-09-10; two weeks from 2026-09-01 is the 15th. */
const due = { ...vps, period: 'P1M', ensure_valid_for: 'P14D', max_price: '15.00 EUR' };

async function problems(world: World, spec: Attributes): Promise<readonly unknown[]> {
  return (await world.align(spec)).problems;
}

describe('aligning a policy', () => {
  it('spells it as the listing does', async () => {
    const world = await startWorld();
    const aligned = await world.align({ ...vps, mode: 'automatic', period: '1mo', payment_method: 987 });
    expect(aligned).toEqual({
      spec: { ...vps, mode: 'automatic', period: 'P1M', payment_method: '987' },
      problems: [],
      notes: [],
    });
  });

  it('suggests names for a service that does not exist, with its place', async () => {
    const world = await startWorld();
    expect(await problems(world, { ...vps, service: 'vps-1a2c.vps.example' })).toMatchObject([
      {
        code: 'CATALOGUE',
        detail: like(/no vps named "vps-1a2c.vps.example"/),
        hint: like(/did you mean vps-1a2b\.vps\.example/),
        at: { file: 'shop.yaml', line: 3 },
        address: 'renewals.shop',
      },
    ]);
  });

  it.each([
    [{ ...due, mode: 'delete-at-expiration' }, 'ensure_valid_for', /contradicts/],
    [{ ...vps, ensure_valid_for: 'P14D' }, 'ensure_valid_for', /ceiling/],
    [{ ...vps, payment_method: { mean: 'creditCard' } }, 'payment_method', /needs its id/],
    [{ ...vps, period: 'P14D' }, 'period', /number of months/],
  ])('finds what the schema lets through: %j', async (spec, field, summary) => {
    const world = await startWorld();
    const at = required(declare(spec).positions[field]);
    expect(await problems(world, spec)).toMatchObject([{ code: 'SCHEMA', summary: like(summary), at }]);
  });

  it('leaves what is known after apply alone', async () => {
    const world = await startWorld();
    const spec = { ...due, service: '${servers.web.name}' };
    const aligned = await world.kind.align({
      desired: declare(spec),
      spec,
      unknown: ['service'],
      live: undefined,
      recorded: undefined,
      now: START,
    });
    expect(aligned).toMatchObject({ problems: [], notes: [] });
    expect(aligned.due).toBeUndefined();
  });
});

describe('changes that can not be made', () => {
  it.each([
    ['a period that is not on offer', { ...vps, period: 'P2Y' }, /P1M, P3M, P6M, P1Y, not for P2Y/],
    [
      'a mode that the contract fixes',
      { product: 'dedicated/server', service: 'ns1000002.ip-192-0-2.example', mode: 'manual' },
      /automaticForcedProduct/,
    ],
    [
      'a service sold for one term',
      { product: 'hosting/web', service: 'gift.hosting.example', mode: 'automatic' },
      /oneShot/,
    ],
    [
      'a deletion that is not allowed',
      { product: 'hosting/web', service: 'gift.hosting.example', mode: 'delete-at-expiration' },
      /does not let/,
    ],
    [
      'a service with an open bill',
      { product: 'vps', service: 'vps-9c0d.vps.example', mode: 'manual' },
      /open bill \(pendingDebt\)/,
    ],
    [
      'an expired service',
      { product: 'vps', service: 'vps-5e6f.vps.example', mode: 'automatic' },
      /is expired: .* once it is renewed/,
    ],
  ])('%s', async (_, spec, detail) => {
    const world = await startWorld();
    expect(await problems(world, spec)).toMatchObject([{ code: 'CATALOGUE', detail: like(detail) }]);
  });

  it('are no problem where nothing has to change', async () => {
    const world = await startWorld();
    const forced = { product: 'dedicated/server', service: 'ns1000002.ip-192-0-2.example', mode: 'automatic' };
    expect(await problems(world, forced)).toEqual([]);
    expect(await problems(world, { product: 'vps', service: 'vps-9c0d.vps.example', mode: 'automatic' })).toEqual([]);
  });

  it('do not hold back the purchase that makes them possible', async () => {
    const world = await startWorld();
    const aligned = await world.align({ ...due, service: 'vps-5e6f.vps.example', mode: 'automatic' });
    expect(aligned.problems).toEqual([]);
    expect(aligned.due?.changes).toEqual([{ field: 'expiration', before: '2026-08-28', after: '2026-09-28' }]);
  });
});

describe('notes on changes', () => {
  it('say that automatic renewal charges by itself', async () => {
    const world = await startWorld();
    const { notes } = await world.align({ product: 'vps', service: 'vps-3c4d.vps.example', mode: 'automatic' });
    expect(notes).toMatchObject([like(/charges the default payment method by itself, around 2026-09-04/)]);
  });

  it('name the engagement of what is to be deleted', async () => {
    const world = await startWorld();
    const service = 'ns1000001.ip-192-0-2.example';
    const { notes } = await world.align({ product: 'dedicated/server', service, mode: 'delete-at-expiration' });
    expect(notes).toMatchObject([like(/engaged until 2027-03-20/)]);
  });

  it('say that a mode which flaps is left alone', async () => {
    const world = await startWorld({ flappingAutomatic: true, absentRoutes: ['/services/{serviceId}'] });
    const service = 'ns1000001.ip-192-0-2.example';
    const { notes } = await world.align({ product: 'dedicated/server', service, mode: 'automatic' });
    expect(notes).toMatchObject([like(/left alone until they agree/)]);
  });
});

describe('a renewal is due', () => {
  it('when less than the declared time is left, and the plan says why', async () => {
    const world = await startWorld();
    const aligned = await world.align(due);
    expect(aligned.due).toEqual({
      changes: [{ field: 'expiration', before: '2026-09-10', after: '2026-10-10' }],
      note: 'Expires 2026-09-10, and ensure_valid_for: P14D asks for 2026-09-15. One renewal of P1M should carry it to 2026-10-10.',
    });
  });

  it.each([
    ['P9D', false],
    ['P10D', true],
  ])('for %s from the 1st to the 10th: %s', async (length, expected) => {
    const world = await startWorld();
    const aligned = await world.align({ ...due, ensure_valid_for: length });
    expect(aligned.due !== undefined).toBe(expected);
  });

  it('as often as it takes, and no more than twelve times', async () => {
    const world = await startWorld();
    const twice = await world.align({ ...due, ensure_valid_for: 'P50D' });
    expect(twice.due?.changes).toEqual([{ field: 'expiration', before: '2026-09-10', after: '2026-11-10' }]);
    expect(twice.due?.note).toMatch(/2 renewals of P1M/);
    expect(await problems(world, { ...due, ensure_valid_for: 'P2Y' })).toMatchObject([
      { detail: like(/more than 12/) },
    ]);
  });

  it('by the period that the vendor has, where none is declared', async () => {
    const world = await startWorld();
    const { period: _, ...without } = due;
    expect((await world.align(without)).due?.note).toMatch(/One renewal of P1M/);
  });

  it.each([
    ['a month fast', 30 * DAY, 'P5D', false],
    ['a month slow', -30 * DAY, 'P14D', true],
  ])('by the clock of the vendor, also when ours is %s', async (_, wrong, length, expected) => {
    const world = (await startWorld()).connectAgain({ clock: makeHandClock(START + wrong) });
    expect((await world.align({ ...due, ensure_valid_for: length })).due !== undefined).toBe(expected);
  });

  it('of the service that is declared, when the record is of another', async () => {
    const world = await startWorld();
    const spec = { ...due, service: 'vps-3c4d.vps.example' };
    const live = await world.live('vps/vps-1a2b.vps.example');
    const aligned = await world.kind.align({
      desired: declare(spec),
      spec,
      unknown: [],
      live,
      recorded: undefined,
      now: START,
    });
    expect(aligned.due?.changes[0]?.before).toBe('2026-09-04');
  });
});

describe('nothing is due', () => {
  it('without ensure_valid_for, and nothing more is read', async () => {
    const world = await startWorld();
    await world.align(vps);
    expect(world.calls()).toEqual(['GET /vps/vps-1a2b.vps.example/serviceInfos', 'GET /vps']);
  });

  it('when the date is good already, and nothing more is read', async () => {
    const world = await startWorld();
    const aligned = await world.align({ ...due, service: 'vps-7a8b.vps.example' });
    expect(aligned).toMatchObject({ problems: [], notes: [] });
    expect(world.calls()).toHaveLength(2);
  });

  it('while the vendor renews it by itself', async () => {
    const world = await startWorld();
    world.simulator.faults.add({ path: '/vps', do: 'renew automatically', serviceId: 12345 });
    await world.live('vps/vps-1a2b.vps.example');
    const aligned = await world.align(due);
    expect(aligned.due).toBeUndefined();
    expect(aligned.notes).toMatchObject([like(/nothing is bought now\. OVHcloud is renewing the service by itself/)]);
  });

  it('while an early renewal is pending', async () => {
    const world = await startWorld();
    world.simulator.faults.add({
      path: '/services/12345',
      do: 'reply',
      when: 'before',
      status: 200,
      body: { serviceId: 12345, billing: { lifecycle: { current: { pendingActions: ['earlyRenewal'] } } } },
    });
    const aligned = await world.align(due);
    expect(aligned.due).toBeUndefined();
    expect(aligned.notes).toMatchObject([like(/already under way \(earlyRenewal\)/)]);
  });

  it('while a bill is open', async () => {
    const world = await startWorld();
    const aligned = await world.align({ ...due, service: 'vps-9c0d.vps.example' });
    expect(aligned.due).toBeUndefined();
    expect(aligned.notes).toMatchObject([like(/open bill \(pendingDebt\): pay it first/)]);
  });

  it('and it is a problem, for what is to be deleted although no mode is declared', async () => {
    const world = await startWorld();
    const spec = { ...due, product: 'domain', service: 'other-shop.example', period: 'P1Y', ensure_valid_for: 'P90D' };
    expect(await problems(world, spec)).toMatchObject([{ code: 'CATALOGUE', detail: like(/set to be deleted/) }]);
    expect((await world.align({ ...spec, mode: 'manual' })).due).toBeDefined();
  });

  it('and it is a problem, for what was sold for one term', async () => {
    const world = await startWorld();
    const spec = { ...due, product: 'hosting/web', service: 'gift.hosting.example', ensure_valid_for: 'P1Y' };
    expect(await problems(world, spec)).toMatchObject([{ code: 'CATALOGUE', detail: like(/oneShot/) }]);
  });

  it('while somebody else has paid a renewal that is not delivered yet', async () => {
    const world = await startWorld({ deliveringMs: DAY, absentRoutes: ['/services/{serviceId}'] });
    world.simulator.faults.add({ path: '/vps', do: 'foreign order', serviceId: 12345, months: 1, paid: true });
    await world.live('vps/vps-1a2b.vps.example');
    const aligned = await world.align(due);
    expect(aligned.due).toBeUndefined();
    expect(aligned.notes).toMatchObject([like(/Order \d+ for the same service is already paid/)]);
  });
});
