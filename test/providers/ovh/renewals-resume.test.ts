/** What another run makes of a purchase that an earlier one has begun (base.ts). */
import { describe, expect, it } from 'vitest';
import type { Attributes } from '../../../src/model/json.ts';
import { like } from './support/like.ts';
import { DAY, failure, required, startWorld, type World } from './support/world.ts';

const once = {
  product: 'vps',
  service: 'vps-1a2b.vps.example',
  period: 'P1M',
  ensure_valid_for: 'P14D',
  max_price: '15.00 EUR',
};
/** From the 10th of September to the 21st of October: two renewals. */
const twice = { ...once, ensure_valid_for: 'P50D' };

/** Pays one renewal and dies; returns what the state file holds of the policy then. */
async function payOne(world: World, spec: Attributes): Promise<Attributes> {
  const want = await world.want(spec);
  await world.sale.survey(want);
  await world.sale.pay(await world.sale.reserve(want), want);
  return want.spec;
}

describe('the next run', () => {
  it('finds in the record what the purchase was planned on', async () => {
    const world = await startWorld();
    expect((await payOne(world, once))['bought_from']).toEqual({
      expiration: '2026-09-10',
      orders: [],
      on: '2026-09-01',
    });
  });

  it.each([
    ['being checked', 0],
    ['being delivered', 3000],
    ['delivered and not shown yet', 6000],
  ])('buys nothing while the paid order is %s', async (_, passed) => {
    const world = await startWorld({ expirationLagMs: 60_000, absentRoutes: ['/services/{serviceId}'] });
    const record = await payOne(world, once);
    world.clock.pass(passed);
    const aligned = await world.connectAgain().align(once, record);
    expect(aligned.due).toBeUndefined();
    expect(aligned.notes).toMatchObject([
      like(/^Expires 2026-09-10, .* Order \d+ for the same service is already paid/),
    ]);
    expect(aligned.spec['bought_from']).toEqual(record['bought_from']);
  });

  it('has nothing to do once the renewal shows, and forgets about it', async () => {
    const world = await startWorld();
    const record = await payOne(world, once);
    world.clock.pass(60_000);
    const aligned = await world.connectAgain().align(once, record);
    expect(aligned).toMatchObject({ problems: [], notes: [] });
    expect(aligned.due).toBeUndefined();
    expect(aligned.spec).not.toHaveProperty('bought_from');
  });

  it('buys the second renewal once the first shows', async () => {
    const world = await startWorld();
    const record = await payOne(world, twice);
    world.clock.pass(60_000);
    const again = world.connectAgain();
    const want = await again.want(twice, record);
    expect(want.order).toMatchObject({ count: 1, expiration: '2026-10-10' });
    expect((await again.sale.survey(want)).facts['expiration']).toBe('2026-10-10');
  });

  it('waits for the first renewal before it buys the second', async () => {
    const world = await startWorld({ expirationLagMs: 60_000 });
    const record = await payOne(world, twice);
    world.clock.pass(6000);
    const again = world.connectAgain();
    const want = await again.want(twice, record);
    expect(want.order).toMatchObject({ count: 1, expiration: '2026-09-10', awaited_months: 1 });
    const steps = again.kind.steps({
      verb: 'update',
      spec: want.spec,
      live: await again.live('vps/vps-1a2b.vps.example'),
      changes: [],
      order: want.order,
      secrets: [],
      due: true,
    });
    expect(steps.map(({ name }) => name)).toEqual([
      'wait until renewed',
      'order renewal',
      'pay the order',
      'wait until renewed',
    ]);
    expect(steps.map(({ params }) => params?.['months'])).toEqual([1, undefined, undefined, 2]);
    expect(await failure(again.sale.survey(want))).toMatchObject({ code: 'PRICE_MOVED' });
    world.clock.pass(60_000);
    expect((await again.sale.survey(want)).facts['expiration']).toBe('2026-10-10');
  });

  it('says why in the plan', async () => {
    const world = await startWorld();
    const record = await payOne(world, twice);
    const { due } = await world.connectAgain().align(twice, record);
    expect(due?.note).toMatch(/Order \d+ is paid already and waited for; it is not enough\. One renewal of P1M/);
    expect(due?.changes).toEqual([{ field: 'expiration', before: '2026-09-10', after: '2026-11-10' }]);
  });

  it('waits without a record too, as long as the order is under way', async () => {
    const world = await startWorld();
    await payOne(world, once);
    expect((await world.connectAgain().align(once)).due).toBeUndefined();
  });

  it('does not take the record of another service for its own', async () => {
    const world = await startWorld({ expirationLagMs: 60_000 });
    const record = await payOne(world, once);
    world.clock.pass(6000);
    const other = { ...once, service: 'vps-3c4d.vps.example' };
    expect((await world.connectAgain().align(other, record)).due).toBeDefined();
  });

  it('does not count on a record that is older than the orders it could look at', async () => {
    const world = await startWorld();
    const record = await payOne(world, once);
    world.clock.pass(29 * DAY);
    const again = world.connectAgain();
    const base = (await again.want(once, record)).spec['bought_from'];
    expect(base).toEqual({ expiration: '2026-10-10', orders: [], on: '2026-09-30' });
  });

  it('steps over what was paid before its own plan', async () => {
    const world = await startWorld();
    const record = await payOne(world, once);
    world.clock.pass(3 * DAY);
    const longer = { ...once, ensure_valid_for: 'P45D' };
    const again = world.connectAgain();
    const want = await again.want(longer, record);
    const [first] = world.orders();
    expect(want.spec['bought_from']).toMatchObject({ expiration: '2026-10-10', orders: [String(required(first).id)] });
    await again.sale.survey(want);
  });

  it('does not let a renewal of the past hide one that is under way', async () => {
    const world = await startWorld({ deliveringMs: 60_000 });
    const record = await payOne(world, once);
    world.clock.pass(3 * DAY);
    const again = world.connectAgain();
    const longer = { ...once, ensure_valid_for: 'P39D' };
    world.simulator.faults.add({ path: '/vps/*', do: 'foreign order', serviceId: 12345, months: 1, paid: true });
    const { due, notes } = await again.align(longer, record);
    expect(due).toBeUndefined();
    expect(notes).toMatchObject([like(/already paid/)]);
  });
});
