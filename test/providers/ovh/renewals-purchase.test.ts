import { describe, expect, it } from 'vitest';
import { money } from '../../../src/model/money.ts';
import type { Quote } from '../../../src/model/plan.ts';
import type { PreImage, Want } from '../../../src/model/purchase.ts';
import type { Fault } from '../../../src/providers/ovh/simulated/faults.ts';
import { like } from './support/like.ts';
import { DAY, failure, required, startWorld, type World } from './support/world.ts';

const due = {
  product: 'vps',
  service: 'vps-1a2b.vps.example',
  period: 'P1M',
  ensure_valid_for: 'P14D',
  max_price: '15.00 EUR',
};
const KEY = 'vps/vps-1a2b.vps.example';
const RENEW = { method: 'POST', path: '/service/12345/renew' };
const PAY = { method: 'POST', path: '/me/order/*/pay' };

interface Begun {
  readonly world: World;
  readonly want: Want;
  readonly before: PreImage;
}

async function begin(settings: Parameters<typeof startWorld>[0] = {}, spec: object = {}): Promise<Begun> {
  const world = await startWorld(settings);
  const want = await world.want({ ...due, ...spec });
  return { world, want, before: await world.sale.survey(want) };
}

async function reserved(settings: Parameters<typeof startWorld>[0] = {}, spec: object = {}) {
  const begun = await begin(settings, spec);
  return { ...begun, order: await begun.world.sale.reserve(begun.want) };
}

/** Lets everything that is paid be checked, delivered and shown. */
function deliver({ clock }: World): void {
  clock.pass(60_000);
}

async function inspection({ world, want, before, order }: Begun & { order: string }) {
  const found = await world.sale.inspect(order, want, before);
  if (found.state !== 'open') throw new Error('the order is gone');
  return found;
}

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

describe('paying', () => {
  it.each([
    [{ mean: 'creditCard', id: 13 }, 'creditCard 13'],
    ['988', 'paymentMethod 988'],
  ])('uses what was declared: %j', async (payment_method, paidWith) => {
    const { world, want, order } = await reserved({}, { payment_method });
    await world.sale.pay(order, want);
    expect(world.simulator.cloud.ledger).toMatchObject([{ paidWith }]);
  });

  it('pays nothing with the loyalty account where no method is registered', async () => {
    const world = await startWorld();
    world.simulator.cloud.paymentMethods.length = 0;
    const zone = {
      ...due,
      product: 'domain/zone',
      service: 'example-shop.example',
      period: 'P1Y',
      ensure_valid_for: 'P60D',
    };
    const want = await world.want(zone);
    await world.sale.survey(want);
    await world.sale.pay(await world.sale.reserve(want), want);
    expect(world.simulator.cloud.ledger).toMatchObject([{ paidWith: 'fidelityAccount', ucents: 0 }]);
  });

  it.each([
    ['a method that this order does not take', '990', /does not take method 990 for order \d+; it takes: 987, 988/],
    ['a mean that this order does not take', { mean: 'paypal', id: 55 }, /does not take paypal/],
  ])('does not send with %s', async (_, payment_method, detail) => {
    const { world, want, before, order } = await reserved({}, { payment_method });
    const error = await failure(world.sale.pay(order, want));
    expect(error).toMatchObject({ code: 'BALANCE', details: { effect: 'refused', detail: like(detail) } });
    expect(world.simulator.calls.filter(({ method, path }) => method === 'POST' && path.includes('/pay'))).toEqual([]);
    expect(await world.sale.seek(order, want, before, undefined)).toEqual({ kind: 'unpaid' });
  });

  it.each([
    ['403', { ...PAY, do: 'fail', when: 'before', failure: 'unsuitableMean' }],
    ['404', { ...PAY, do: 'fail', when: 'before', failure: 'unknownMean' }],
  ] as [string, Fault][])('that the vendor refuses with %s is a refusal with advice', async (_, fault) => {
    const { world, want, order } = await reserved();
    world.simulator.faults.add(fault);
    expect(await failure(world.sale.pay(order, want))).toMatchObject({
      code: 'BALANCE',
      details: { effect: 'refused', detail: like(/stays unpaid and lapses by itself/), hint: like(/payment_method/) },
    });
  });

  it('was not sent when the reading before it fails', async () => {
    const { world, want, order } = await reserved();
    world.simulator.faults.add({
      path: '*/paymentMethods',
      do: 'html',
      when: 'before',
      status: 503,
      times: Number.POSITIVE_INFINITY,
    });
    expect((await failure(world.sale.pay(order, want))).details.effect).toBe('not-sent');
  });

  it.each([
    ['a cut connection', { ...PAY, do: 'drop', when: 'after' }],
    ['a 500', { ...PAY, do: 'fail', when: 'after', failure: 'internal' }],
    ['a 408 page', { ...PAY, do: 'html', when: 'after', status: 408 }],
    ['a redirect', { ...PAY, do: 'redirect', when: 'after', to: 'http://127.0.0.1:1/' }],
  ] as [string, Fault][])('with %s for an answer is unclear, and seen to be paid', async (_, fault) => {
    const { world, want, before, order } = await reserved();
    world.simulator.faults.add(fault);
    expect((await failure(world.sale.pay(order, want))).details.effect).toBe('unclear');
    expect(await world.sale.seek(order, want, before, undefined)).toEqual({ kind: 'bought', id: '12345' });
    expect(world.simulator.cloud.ledger).toHaveLength(1);
  });

  it('that never arrived is seen to be unpaid, and the same order can be paid', async () => {
    const { world, want, before, order } = await reserved();
    world.simulator.faults.add({ ...PAY, do: 'drop', when: 'before' });
    expect((await failure(world.sale.pay(order, want))).details.effect).toBe('unclear');
    expect(await world.sale.seek(order, want, before, undefined)).toEqual({ kind: 'unpaid' });
    await world.sale.pay(order, want);
    expect(world.simulator.cloud.ledger).toHaveLength(1);
  });

  it('twice is refused by the vendor, and seen to be bought', async () => {
    const { world, want, before, order } = await reserved();
    await world.sale.pay(order, want);
    expect((await failure(world.sale.pay(order, want))).details.effect).toBe('refused');
    expect(await world.sale.seek(order, want, before, undefined)).toMatchObject({ kind: 'bought' });
  });
});

describe('looking for a payment', () => {
  it.each(['checking', 'delivering', 'delivered', 'documentsRequested'] as const)('%s is bought', async (state) => {
    const { world, want, before, order } = await reserved();
    Object.assign(required(world.orders()[0]), { state, since: world.clock.now() });
    expect(await world.sale.seek(order, want, before, undefined)).toEqual({ kind: 'bought', id: '12345' });
  });

  it.each(['unknown', 'cancelling'] as const)('%s is no answer yet', async (state) => {
    const { world, want, before, order } = await reserved({ cancellingMs: DAY });
    Object.assign(required(world.orders()[0]), { state, since: world.clock.now() });
    expect(await world.sale.seek(order, want, before, undefined)).toEqual({ kind: 'gone' });
    expect(await world.sale.seek('123', want, before, undefined)).toEqual({ kind: 'gone' });
  });

  it('a cancelled order came to nothing', async () => {
    const { world, want, before, order } = await reserved();
    required(world.orders()[0]).state = 'cancelled';
    expect(await world.sale.seek(order, want, before, undefined)).toMatchObject({
      kind: 'void',
      because: like(/cancelled order/),
    });
  });

  it('a cancelled order that was paid needs a human', async () => {
    const { world, want, before, order } = await reserved();
    await world.sale.pay(order, want);
    required(world.orders()[0]).state = 'cancelled';
    expect(await world.sale.seek(order, want, before, undefined)).toMatchObject({ kind: 'ambiguous' });
  });

  it('an expiration that moved by the period says bought, whoever paid', async () => {
    const { world, want, before, order } = await reserved();
    world.service(12345).terms.push({ at: 0, expiresAt: Date.parse('2026-10-09T10:00:00Z') });
    expect(await world.sale.seek(order, want, before, undefined)).toEqual({ kind: 'bought', id: '12345' });
  });

  it('an expiration that moved by less is no answer yet', async () => {
    const { world, want, before, order } = await reserved();
    world.service(12345).terms.push({ at: 0, expiresAt: Date.parse('2026-09-20T10:00:00Z') });
    expect(await world.sale.seek(order, want, before, undefined)).toEqual({ kind: 'gone' });
  });

  it('one day more is no renewal', async () => {
    const { world, want, before, order } = await reserved();
    world.service(12345).terms.push({ at: 0, expiresAt: Date.parse('2026-09-11T10:00:00Z') });
    expect(await world.sale.seek(order, want, before, undefined)).toEqual({ kind: 'unpaid' });
  });

  it('a payment on the books says bought although the order looks unpaid', async () => {
    const { world, want, before, order } = await reserved();
    world.simulator.faults.add({
      path: '/me/order/*/payment',
      do: 'reply',
      when: 'before',
      status: 200,
      body: { paymentDate: '2026-09-01T08:00:00+02:00', paymentIdentifier: null, paymentType: 'creditCard' },
    });
    expect(await world.sale.seek(order, want, before, undefined)).toMatchObject({ kind: 'bought' });
  });

  it.each([
    ['SUCCESS', 'bought'],
    ['CONFIRMING', 'gone'],
    ['FAILED', 'unpaid'],
  ] as const)('a new charge that is %s, while the order looks unpaid, says %s', async (status, kind) => {
    const { world, want, before, order } = await reserved();
    const at = world.clock.now();
    world.simulator.cloud.transactions.push({
      id: 5_000_500,
      methodId: 987,
      orderId: Number(order),
      ucents: 1_440_000_000,
      status,
      createdAt: at,
      updatedAt: at,
    });
    expect((await world.sale.seek(order, want, before, undefined)).kind).toBe(kind);
  });

  it('a charge of before, or of another amount, says nothing', async () => {
    const world = await startWorld();
    const charge = { methodId: 987, orderId: 1, status: 'SUCCESS' as const, createdAt: 0, updatedAt: 0 };
    world.simulator.cloud.transactions.push({ ...charge, id: 5_000_001, ucents: 1_440_000_000 });
    const want = await world.want(due);
    const before = await world.sale.survey(want);
    const order = await world.sale.reserve(want);
    world.simulator.cloud.transactions.push({ ...charge, id: 5_000_002, ucents: 1_000_000_000 });
    expect(await world.sale.seek(order, want, before, undefined)).toEqual({ kind: 'unpaid' });
  });

  it('is without an answer while another order for the service is on its way', async () => {
    const { world, want, before, order } = await reserved({
      deliveringMs: DAY,
      absentRoutes: ['/services/{serviceId}'],
    });
    world.simulator.faults.add({ path: '/me/order', do: 'foreign order', serviceId: 12345, months: 1, paid: true });
    expect(await world.sale.seek(order, want, before, undefined)).toEqual({ kind: 'gone' });
  });

  it('needs a human when the service itself is gone', async () => {
    const { world, want, before, order } = await reserved();
    world.service(12345).deletedAt = world.clock.now();
    expect(await world.sale.seek(order, want, before, undefined)).toMatchObject({ kind: 'ambiguous' });
  });

  it('a payment that the bank declines later goes back to unpaid', async () => {
    const { world, want, before, order } = await reserved();
    required(world.simulator.cloud.paymentMethods[0]).declines = true;
    await world.sale.pay(order, want);
    deliver(world);
    expect(await world.sale.seek(order, want, before, undefined)).toEqual({ kind: 'unpaid' });
  });
});
