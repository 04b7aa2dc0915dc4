import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../src/providers/ovh/simulated/faults.ts';
import { like } from './support/like.ts';
import { begin, deliver, due, inspection, KEY, RENEW, reserved } from './support/renewing.ts';
import { DAY, failure, required, startWorld, type World } from './support/world.ts';

describe('one purchase', () => {
  it('goes from the order to a service that is valid longer', async () => {
    const { world, want, before, order } = await reserved();
    expect(before).toEqual({
      things: [],
      reservations: [],
      facts: { expiration: '2026-09-10', since: '2026-08-17T06:00:00Z', last_transaction: '0' },
    });
    const sent = world.simulator.calls.findLast(({ path }) => path === '/service/12345/renew');
    expect(sent?.body).toEqual({ duration: 'P1M', services: [12345], dryRun: false });
    expect(await inspection({ world, want, before, order })).toEqual({
      state: 'open',
      own: {
        id: order,
        text: `order ${order}, P1M of vps-1a2b.vps.example`,
        charge: { amount: '14.40000000', currency: 'EUR' },
        facts: { duration: 'P1M', services: ['12345'] },
      },
      others: [],
      mismatches: [],
    });
    expect(await world.sale.seek(order, want, before, undefined)).toEqual({ kind: 'unpaid' });
    expect(await world.sale.pay(order, want)).toEqual({});
    expect(await world.sale.seek(order, want, before, undefined)).toEqual({ kind: 'bought', id: '12345' });
    deliver(world);
    expect((await world.live(KEY))?.outputs['expiration']).toBe('2026-10-10');
    expect(world.simulator.cloud.ledger).toMatchObject([{ orderId: Number(order), paidWith: 'paymentMethod 987' }]);
  });

  it('tells the redactor what opens the order', async () => {
    const { world, order } = await reserved();
    const { password } = required(world.orders()[0]);
    expect(world.secrets).toEqual(
      expect.arrayContaining([password, `https://order.example/show?orderId=${order}&orderPassword=${password}`]),
    );
  });

  it('renews the option in the same order, and nothing else', async () => {
    const { world, want, before, order } = await reserved({}, { with: ['backup-option-77'] });
    expect((await inspection({ world, want, before, order })).mismatches).toEqual([]);
    await world.sale.pay(order, want);
    deliver(world);
    await world.live(KEY);
    expect(world.simulator.cloud.ledger[0]?.serviceIds).toEqual([12345, 12399]);
  });

  it.each([
    ['domain', 'example-shop.example', 'P1Y', '9.99 EUR', 22001],
    ['domain/zone', 'example-shop.example', 'P1Y', '0.00 EUR', 22002],
    ['hosting/web', 'example-shop.example', 'P1Y', '37.87 EUR', 33001],
    ['dedicated/server', 'ns1000001.ip-192-0-2.example', 'P1M', '59.99 EUR', 44001],
    ['ip/service', 'ip-192.0.2.0/28', 'P1M', '32.00 EUR', 55001],
  ])('works for %s %s', async (product, service, period, price, id) => {
    const spec = { product, service, period, max_price: price, ensure_valid_for: 'P60D' };
    const { world, want, before, order } = await reserved(
      {},
      { ...spec, period: period === 'P1M' ? 'P3M' : period, max_price: '200.00 EUR' },
    );
    expect(await inspection({ world, want, before, order })).toMatchObject({ mismatches: [], others: [] });
    await world.sale.pay(order, want);
    deliver(world);
    await world.live(`${product}/${service}`);
    expect(world.simulator.cloud.ledger.map(({ serviceIds }) => serviceIds)).toEqual([[id]]);
  });

  it('saves an expired service', async () => {
    const { world, want, before, order } = await reserved({}, { service: 'vps-5e6f.vps.example' });
    expect((await inspection({ world, want, before, order })).stop).toBeUndefined();
    await world.sale.pay(order, want);
    expect(await world.sale.seek(order, want, before, undefined)).toEqual({ kind: 'bought', id: '12347' });
    deliver(world);
    expect((await world.live('vps/vps-5e6f.vps.example'))?.outputs).toMatchObject({
      expiration: '2026-09-28',
      status: 'ok',
    });
  });

  it('is made with a region that has no extensions, payment methods or transactions', async () => {
    const absentRoutes = [
      '/me/order/{orderId}/details/{orderDetailId}/extension',
      '/me/order/{orderId}/paymentMethods',
      '/me/payment/transaction',
    ];
    const { world, want, before, order } = await reserved({ absentRoutes });
    expect(await inspection({ world, want, before, order })).toMatchObject({ mismatches: [] });
    await world.sale.pay(order, want);
    expect(await world.sale.seek(order, want, before, undefined)).toMatchObject({ kind: 'bought' });
  });

  it.each(['200 empty', '204', '201 null'] as const)('is paid where nothing is said with %s', async (voidReply) => {
    const { world, want, order } = await reserved({ voidReply });
    await world.sale.pay(order, want);
    expect(world.simulator.cloud.ledger).toHaveLength(1);
  });
});

describe('before anything is ordered', () => {
  it.each<[string, (world: World) => void, RegExp]>([
    [
      'the goal is reached',
      ({ service }) => void service(12345).terms.push({ at: 0, expiresAt: Date.parse('2026-09-15T10:00:00Z') }),
      /valid until 2026-09-15 already/,
    ],
    ['a bill is open', ({ service }) => void (service(12345).debt = 'unPaid'), /open bill/],
    ['the name belongs to another service now', ({ service }) => void (service(12345).id = 777), /is now service 777/],
    ['the service is gone', ({ service, clock }) => void (service(12345).deletedAt = clock.now()), /does not know/],
    [
      'a deletion is planned',
      ({ service }) => {
        const { policies } = service(12345);
        policies.push({ at: 0, policy: { ...required(policies[0]).policy, deleteAtExpiration: true } });
      },
      /set to be deleted/,
    ],
  ])('the purchase stops when %s', async (_, happen, detail) => {
    const world = await startWorld();
    const want = await world.want(due);
    happen(world);
    const error = await failure(world.sale.survey(want));
    expect(error).toMatchObject({ code: 'PRICE_MOVED', details: { detail: like(detail) } });
    expect(error.details.detail).toMatch(/Nothing was ordered\.$/);
    expect(world.orders()).toEqual([]);
  });

  it('the purchase stops when the vendor has begun to renew by itself', async () => {
    const world = await startWorld();
    const want = await world.want(due);
    world.simulator.faults.add({ path: '/auth/time', do: 'renew automatically', serviceId: 12345 });
    world.simulator.faults.add({ path: '/vps/*', do: 'renew automatically', serviceId: 12345 });
    expect(await failure(world.sale.survey(want))).toMatchObject({ code: 'PRICE_MOVED' });
  });

  it('the purchase stops while another paid order is not delivered', async () => {
    const world = await startWorld({ deliveringMs: DAY, absentRoutes: ['/services/{serviceId}'] });
    const want = await world.want(due);
    world.simulator.faults.add({ path: '/vps/*', do: 'foreign order', serviceId: 12345, months: 3, paid: true });
    expect(await failure(world.sale.survey(want))).toMatchObject({
      code: 'PRICE_MOVED',
      details: { detail: like(/Order \d+ for the same service is already paid/) },
    });
  });

  it('orders of other services, and of other plans of the same name, are stepped over', async () => {
    const world = await startWorld({ deliveringMs: DAY });
    const domain = {
      ...due,
      product: 'domain',
      service: 'example-shop.example',
      period: 'P1Y',
      ensure_valid_for: 'P60D',
    };
    const want = await world.want(domain);
    for (const serviceId of [22002, 33001, 12346]) {
      world.simulator.faults.add({ path: '/domain/*', do: 'foreign order', serviceId, months: 12, paid: true });
    }
    expect((await world.sale.survey(want)).things).toEqual([]);
  });

  it('an unpaid order of somebody else is remembered, not taken', async () => {
    const world = await startWorld();
    const want = await world.want(due);
    world.simulator.faults.add({ path: '/vps/*', do: 'foreign order', serviceId: 12345, months: 1, paid: false });
    const before = await world.sale.survey(want);
    expect(before.reservations).toHaveLength(1);
    const order = await world.sale.reserve(want);
    expect(before.things).not.toContain(order);
    const seen = await inspection({ world, want, before, order });
    expect(seen.others.map(({ id }) => id)).toEqual(before.reservations);
    expect(seen.stop).toBeUndefined();
  });
});

describe('a lost answer to the order', () => {
  const lost: [string, Fault][] = [
    ['a cut connection', { ...RENEW, n: 1, do: 'drop', when: 'after' }],
    ['a 500 after it was made', { ...RENEW, n: 1, do: 'fail', when: 'after', failure: 'internal' }],
    ['half an answer', { ...RENEW, n: 1, do: 'truncate', how: 'cut' }],
    ['an empty answer', { ...RENEW, n: 1, do: 'empty' }],
    ['a page of a gateway', { ...RENEW, n: 1, do: 'html', when: 'after', status: 503 }],
  ];

  it.each(lost)('(%s) is unclear, and the order is found again', async (_, fault) => {
    const { world, want, before } = await begin();
    world.simulator.faults.add(fault);
    expect((await failure(world.sale.reserve(want))).details.effect).toBe('unclear');
    const found = await world.sale.recover?.(want, before);
    expect(found).toBe(String(required(world.orders()[0]).id));
  });

  it('finds nothing when the order was never made', async () => {
    const { world, want, before } = await begin();
    world.simulator.faults.add({ ...RENEW, do: 'drop', when: 'before' });
    expect((await failure(world.sale.reserve(want))).details.effect).toBe('unclear');
    expect(await world.sale.recover?.(want, before)).toBeUndefined();
  });

  it('finds nothing while its details are missing, nor in a list that lags', async () => {
    const { world, want, before } = await begin({ detailsLagMs: 30_000 });
    await world.sale.reserve(want);
    expect(await world.sale.recover?.(want, before)).toBeUndefined();
    world.clock.pass(31_000);
    expect(await world.sale.recover?.(want, before)).toBe(String(required(world.orders()[0]).id));
  });

  it('takes nothing that is not surely ours', async () => {
    const { world, want, before } = await begin();
    const wrong: Fault[] = [
      { path: '/me/order', do: 'foreign order', serviceId: 12345, months: 3, paid: false },
      { path: '/me/order', do: 'foreign order', serviceId: 12346, months: 1, paid: false },
      { path: '/me/order', do: 'foreign order', serviceId: 12345, months: 1, paid: true },
    ];
    for (const fault of wrong) world.simulator.faults.add(fault);
    expect(await world.sale.recover?.(want, before)).toBeUndefined();
  });

  it('takes none of two that look alike', async () => {
    const { world, want, before } = await begin();
    await world.sale.reserve(want);
    await world.sale.reserve(want);
    expect(await world.sale.recover?.(want, before)).toBeUndefined();
  });

  it('does not take an order whose lines name nobody', async () => {
    const { world, want, before } = await begin({ renewalDetailDomain: 'asterisk' });
    await world.sale.reserve(want);
    expect(await world.sale.recover?.(want, before)).toBeUndefined();
  });

  it('is a definite no where the vendor says so', async () => {
    const { world, want } = await begin();
    world.service(12345).debt = 'pendingDebt';
    expect((await failure(world.sale.reserve(want))).details.effect).toBe('refused');
  });
});
