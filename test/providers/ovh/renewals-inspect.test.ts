import { describe, expect, it } from 'vitest';
import { money } from '../../../src/model/money.ts';
import type { Quote } from '../../../src/model/plan.ts';
import { like } from './support/like.ts';
import { begin, due, inspection, RENEW, reserved } from './support/renewing.ts';
import { DAY, failure, required, startWorld, type World } from './support/world.ts';

describe('right before paying', () => {
  it.each([
    { most: '14.53', maxPrice: '15.00 EUR', told: ['The order costs 14.54 EUR with tax, planned were 14.40 EUR'] },
    { most: '14.544', maxPrice: '15.00 EUR', told: [] },
    {
      most: '20.00',
      maxPrice: '12.11 EUR',
      told: ['The order costs 12.12 EUR without tax, planned were 12.00 EUR'],
    },
  ])('a tolerance up to $most accepts it, under max_price $maxPrice', async ({ most, maxPrice, told }) => {
    const { world, want, before } = await begin();
    world.simulator.faults.add({ ...RENEW, do: 'change price', serviceId: 12345, percent: 1 });
    const quote = { ...(want.quote as Quote), most: money(most, 'EUR') };
    const tolerant = { ...want, quote, spec: { ...want.spec, max_price: maxPrice } };
    const order = await world.sale.reserve(tolerant);
    expect((await inspection({ world, want: tolerant, before, order })).mismatches).toEqual(told);
  });

  it('a dearer order is a mismatch, with and without tax', async () => {
    const { world, want, before } = await begin();
    world.simulator.faults.add({ ...RENEW, do: 'change price', serviceId: 12345, percent: 1 });
    const order = await world.sale.reserve(want);
    expect((await inspection({ world, want, before, order })).mismatches).toEqual([
      'The order costs 12.12 EUR without tax, planned were 12.00 EUR',
      'The order costs 14.54 EUR with tax, planned were 14.40 EUR',
    ]);
  });

  it('a cheaper order is fine', async () => {
    const { world, want, before } = await begin();
    world.simulator.faults.add({ ...RENEW, do: 'change price', serviceId: 12345, percent: -10 });
    const order = await world.sale.reserve(want);
    const seen = await inspection({ world, want, before, order });
    expect(seen).toMatchObject({ mismatches: [], own: { charge: { amount: '12.96000000' } } });
  });

  it('another currency is a mismatch', async () => {
    const { world, want, before, order } = await reserved();
    world.simulator.cloud.account.currency = 'USD';
    expect((await inspection({ world, want, before, order })).mismatches).toMatchObject([like(/USD/), like(/USD/)]);
  });

  it('a line for another service, or another length, is a mismatch', async () => {
    const { world, want, before, order } = await reserved();
    const [line] = required(world.orders()[0]).items;
    required(world.orders()[0]).items.push({ ...required(line), detailId: 1, domain: 'hosting.example', months: 12 });
    expect((await inspection({ world, want, before, order })).mismatches).toEqual([
      'The order also renews hosting.example',
      'The order is for P1Y, planned was P1M',
    ]);
  });

  it.each<[string, (world: World) => void, RegExp]>([
    [
      'the service was renewed',
      ({ service }) => void service(12345).terms.push({ at: 0, expiresAt: Date.parse('2026-09-13T10:00:00Z') }),
      /renewed meanwhile: it expires 2026-09-13, not 2026-09-10/,
    ],
    [
      'the goal is reached',
      ({ service }) => void service(12345).terms.push({ at: 0, expiresAt: Date.parse('2026-10-10T10:00:00Z') }),
      /valid until 2026-10-10 already/,
    ],
    ['a bill has come up', ({ service }) => void (service(12345).debt = 'unPaid'), /open bill/],
    [
      'the order was paid by somebody',
      ({ orders }) => void Object.assign(required(orders()[0]), { state: 'delivering', since: Date.now() * 2 }),
      /has been paid already \(delivering\)/,
    ],
    [
      'the vendor does not know its state',
      ({ orders }) => void (required(orders()[0]).state = 'unknown'),
      /does not say whether/,
    ],
  ])('nothing is paid when %s', async (_, happen, stop) => {
    const begun = await reserved();
    happen(begun.world);
    expect((await inspection(begun)).stop).toMatch(stop);
  });

  it('nothing is paid when somebody has paid the same renewal meanwhile', async () => {
    const begun = await reserved({ deliveringMs: DAY, absentRoutes: ['/services/{serviceId}'] });
    begun.world.simulator.faults.add({
      path: '/me/order/*/status',
      do: 'foreign order',
      serviceId: 12345,
      months: 1,
      paid: true,
    });
    expect((await inspection(begun)).stop).toMatch(
      /^Order \d+ for the same service is already paid \((checking|delivering)\)\.$/,
    );
  });

  it('nothing is paid when somebody has paid the order that was unpaid before', async () => {
    const world = await startWorld({ deliveringMs: DAY, absentRoutes: ['/services/{serviceId}'] });
    const want = await world.want(due);
    world.simulator.faults.add({ path: '/vps/*', do: 'foreign order', serviceId: 12345, months: 1, paid: false });
    const before = await world.sale.survey(want);
    const order = await world.sale.reserve(want);
    Object.assign(required(world.orders()[0]), { state: 'checking', since: world.clock.now() });
    expect((await inspection({ world, want, before, order })).stop).toMatch(/already paid \(checking\)/);
  });

  it('the order that was made first is paid, when two runs order at the same time', async () => {
    const world = await startWorld();
    const want = await world.want(due);
    const other = world.connectAgain();
    const before = await world.sale.survey(want);
    const theirs = await other.sale.survey(want);
    const first = await world.sale.reserve(want);
    const second = await other.sale.reserve(want);
    expect((await inspection({ world, want, before, order: first })).stop).toBeUndefined();
    const late = await inspection({ world: other, want, before: theirs, order: second });
    expect(late.stop).toBe(
      `Order ${first} for the same service was made at the same time: whoever made it may be about to pay it.`,
    );
  });

  it('an order of our own whose answer was lost is not taken for another run', async () => {
    const { world, want, before } = await begin({ detailsLagMs: 30_000 });
    world.simulator.faults.add({ ...RENEW, do: 'drop', when: 'after' });
    await failure(world.sale.reserve(want));
    expect(await world.sale.recover?.(want, before)).toBeUndefined();
    const order = await world.sale.reserve(want);
    const seen = await inspection({ world, want, before, order });
    expect(seen.others).toHaveLength(1);
    expect(seen.stop).toBeUndefined();
  });

  it('an order that lapsed or is not known is gone', async () => {
    const { world, want, before, order } = await reserved();
    expect((await world.sale.inspect('123', want, before)).state).toBe('gone');
    world.simulator.faults.add({ path: '/me/order/*/status', do: 'expire quotes' });
    expect((await world.sale.inspect(order, want, before)).state).toBe('gone');
  });

  it('an order without a price is an error, not an empty cart', async () => {
    const { world, want, before, order } = await reserved();
    world.simulator.faults.add({
      path: `/me/order/${order}`,
      do: 'reply',
      when: 'before',
      status: 200,
      body: { orderId: 1 },
    });
    expect(await failure(world.sale.inspect(order, want, before))).toMatchObject({ code: 'VENDOR_ERROR' });
  });

  it('a reading that fails is an error', async () => {
    const { world, want, before, order } = await reserved();
    world.simulator.faults.add({
      path: '/me/order/*/status',
      do: 'html',
      when: 'before',
      status: 503,
      times: Number.POSITIVE_INFINITY,
    });
    expect(await failure(world.sale.inspect(order, want, before))).toMatchObject({ code: 'VENDOR_ERROR' });
    expect(await failure(world.sale.seek(order, want, before, undefined))).toMatchObject({ code: 'VENDOR_ERROR' });
  });
});
