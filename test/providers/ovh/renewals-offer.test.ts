import { describe, expect, it } from 'vitest';
import type { Offer } from '../../../src/model/kind.ts';
import { like } from './support/like.ts';
import { failure, required, startWorld, type World } from './support/world.ts';

const due = {
  product: 'vps',
  service: 'vps-1a2b.vps.example',
  period: 'P1M',
  ensure_valid_for: 'P14D',
  max_price: '15.00 EUR',
};

/** Answers one of the vendor's calls with something of our own. */
function answer(world: World, method: string, path: string, body: unknown, status = 200): void {
  world.simulator.faults.add({ method, path, do: 'reply', when: 'before', status, body: body as string });
}

function strategies(...list: object[]): object[] {
  return [{ renewPeriod: 'P1M', strategies: list }];
}

const price = (value: number, currencyCode = 'EUR'): object => ({ currencyCode, text: `${value}`, value });

function refusals({ refusals: found }: Offer): string[] {
  return found.map(({ code, detail }) => `${code}: ${detail}`);
}

describe('the offer of a due renewal', () => {
  it('is what a dry run says, tax included', async () => {
    const world = await startWorld();
    const offer = await world.offer(due);
    expect(offer).toEqual({
      order: {
        product: 'vps',
        service: 'vps-1a2b.vps.example',
        service_id: '12345',
        services: ['12345'],
        names: ['vps-1a2b.vps.example'],
        plan: 'vps-demo-2-4',
        duration: 'P1M',
        period: 'P1M',
        count: 1,
        expiration: '2026-09-10',
        valid_until: '2026-09-15',
        price_without_tax: '12.00',
        price_with_tax: '14.40',
        currency: 'EUR',
        payment: { method: '987' },
      },
      quote: {
        charge: { amount: '14.4', currency: 'EUR' },
        chargeWithoutTax: { amount: '12', currency: 'EUR' },
        count: 1,
        period: 'P1M',
        source: 'dry run',
      },
      problems: [],
      notes: ['Paid with payment method 987.'],
      refusals: [],
    });
    const dryRun = world.simulator.calls.find(({ method }) => method === 'POST');
    expect(dryRun).toMatchObject({ body: { duration: 'P1M', services: [12345], dryRun: true } });
  });

  it('needs no right to write', async () => {
    const world = (await startWorld()).connectAgain({ mayWrite: false });
    expect((await world.offer(due)).quote?.source).toBe('dry run');
    expect(world.orders()).toEqual([]);
  });

  it('counts every purchase, and says what each one costs', async () => {
    const world = await startWorld();
    const { quote, order, notes } = await world.offer({ ...due, ensure_valid_for: 'P100D' });
    expect(quote).toMatchObject({ count: 3, charge: { amount: '43.2' }, chargeWithoutTax: { amount: '36' } });
    expect(order).toMatchObject({ count: 3, price_with_tax: '14.40', valid_until: '2026-12-10' });
    expect(notes).toMatchObject([like(/Each renewal costs 14\.40 EUR with tax/)]);
  });

  it('is empty when nothing is due', async () => {
    const world = await startWorld();
    expect(await world.offer({ ...due, ensure_valid_for: 'P1D' })).toEqual({
      order: {},
      problems: [],
      notes: [],
      refusals: [],
    });
  });

  it('tells the password and the links of an order to the redactor', async () => {
    const world = await startWorld();
    answer(world, 'POST', '/service/12345/renew', {
      orderId: null,
      password: 'p4sS',
      url: 'https://order.example/x',
      priceWithoutTax: price(12),
      priceWithTax: price(14.4),
    });
    await world.offer(due);
    expect(world.secrets).toEqual(expect.arrayContaining(['p4sS', 'https://order.example/x']));
  });
});

describe('the set of services', () => {
  it('is exactly the service, though a bigger set is offered first', async () => {
    const world = await startWorld({ optionStrategies: 'always' });
    expect((await world.offer(due)).order['services']).toEqual(['12345']);
  });

  it.each([
    ['by name, where the vendor lists it under its own', 'own', 'backup-option-77'],
    ['by name, where the vendor lists it under its parent', 'parent', 'backup-option-77'],
    ['by id', 'parent', 12399],
    ['by type', 'parent', 'Backup option'],
  ] as const)('takes an option %s', async (_, optionNames, name) => {
    const world = await startWorld({ optionNames });
    const { order, notes } = await world.offer({ ...due, with: [name] });
    expect(order).toMatchObject({ services: ['12345', '12399'], price_without_tax: '15.00' });
    expect(order['names']).toEqual(expect.arrayContaining(['backup-option-77', 'vps-1a2b.vps.example']));
    expect(notes[0]).toContain('One order renews services 12345, 12399.');
  });

  it('does not depend on the order of the ids', async () => {
    const world = await startWorld();
    answer(
      world,
      'GET',
      '/service/12345/renew',
      strategies({ services: [12399, 12345], price: price(15), priceInUcents: 1_500_000_000, servicesDetails: [] }),
    );
    expect((await world.offer({ ...due, with: [12399] })).order['services']).toEqual(['12345', '12399']);
  });

  it('is refused when only a bigger one is offered, with everything on offer', async () => {
    const world = await startWorld();
    const bundle = {
      services: [12345, 77],
      price: price(15),
      servicesDetails: [{ serviceId: 77, serviceName: 'extra' }],
    };
    answer(world, 'GET', '/service/12345/renew', strategies(bundle));
    const found = refusals(await world.offer(due));
    expect(found).toMatchObject([like(/^FOREIGN_LINE: .*exactly 12345 for P1M/)]);
    expect(found[0]).toContain('P1M: 77 (extra) + 12345 for 15.00 EUR');
    expect(world.calls()).not.toContain('POST /service/12345/renew');
  });

  it('is refused when a declared service is not on offer', async () => {
    const world = await startWorld();
    expect(refusals(await world.offer({ ...due, with: ['nothing'] }))).toMatchObject([
      like(/^CATALOGUE: "nothing" names no/),
    ]);
    expect(refusals(await world.offer({ ...due, with: [77] }))).toMatchObject([like(/^FOREIGN_LINE: /)]);
  });

  it('is refused when a name stands for two services', async () => {
    const world = await startWorld();
    const details = [
      { serviceId: 12345, serviceName: 'x' },
      { serviceId: 7, serviceName: 'twin' },
      { serviceId: 8, serviceName: 'twin' },
    ];
    const offered = { services: [12345, 7, 8], price: price(15), servicesDetails: details };
    answer(world, 'GET', '/service/12345/renew', strategies(offered));
    expect(refusals(await world.offer({ ...due, with: ['twin'] }))).toMatchObject([like(/names several: 7, 8/)]);
  });

  it('is refused for a period that is not offered', async () => {
    const world = await startWorld();
    answer(world, 'GET', '/service/12345/renew', [{ renewPeriod: 'P1Y', strategies: [] }]);
    expect(refusals(await world.offer(due))).toMatchObject([like(/^CATALOGUE: .*offers no renewal/)]);
  });

  it('finds a year that the vendor spells in months, and sends the vendor spelling', async () => {
    const world = await startWorld();
    const year = [{ renewPeriod: 'P12M', strategies: [{ services: [12345], price: price(120) }] }];
    answer(world, 'GET', '/service/12345/renew', year);
    answer(world, 'POST', '/service/12345/renew', { priceWithoutTax: price(120), priceWithTax: price(144) });
    const { order, refusals: none } = await world.offer({ ...due, period: 'P1Y', max_price: '120.00 EUR' });
    expect(none).toEqual([]);
    expect(order).toMatchObject({ duration: 'P12M', period: 'P1Y' });
    expect(world.simulator.calls.at(-1)?.method === 'POST' || order['duration']).toBe('P12M');
  });

  it.each([
    ['no list', { strategies: [] }],
    ['a strategy without a price', strategies({ services: [12345] })],
    ['a strategy without services', strategies({ services: [], price: price(12) })],
    ['a strategy with an id that is none', strategies({ services: [12345, 'x'], price: price(12) })],
  ])('is not guessed from %s', async (_, body) => {
    const world = await startWorld();
    answer(world, 'GET', '/service/12345/renew', body);
    expect(await failure(world.offer(due))).toMatchObject({ code: 'VENDOR_ERROR' });
  });
});

describe('the price', () => {
  it('may be exactly the ceiling, and not a cent more', async () => {
    const world = await startWorld();
    expect(refusals(await world.offer({ ...due, max_price: '12.00 EUR' }))).toEqual([]);
    const { refusals: found, quote } = await world.offer({ ...due, max_price: '11.99 EUR' });
    expect(found).toMatchObject([
      {
        code: 'BUDGET',
        detail: 'The renewal costs 12.00 EUR without tax; max_price allows 11.99 EUR.',
        hint: 'raise max_price to at least 12.00 EUR',
        at: { line: 6 },
      },
    ]);
    expect(quote?.charge).toEqual({ amount: '14.4', currency: 'EUR' });
  });

  it('is held against the ceiling per purchase', async () => {
    const world = await startWorld();
    expect(refusals(await world.offer({ ...due, ensure_valid_for: 'P100D', max_price: '12.00 EUR' }))).toEqual([]);
  });

  it('is refused in another currency', async () => {
    const world = await startWorld();
    expect(refusals(await world.offer({ ...due, max_price: '99.00 USD' }))).toMatchObject([
      like(/^BUDGET: .*EUR; max_price is in USD/),
    ]);
  });

  it('is refused when it is negative', async () => {
    const world = await startWorld();
    answer(world, 'GET', '/service/12345/renew', strategies({ services: [12345], price: price(-1.99) }));
    answer(world, 'POST', '/service/12345/renew', { priceWithoutTax: price(-1.99), priceWithTax: price(-2.39) });
    expect(refusals(await world.offer(due))).toMatchObject([like(/^BUDGET: -1\.99 EUR can not be right/)]);
  });

  it('is refused when the dry run says another one', async () => {
    const world = await startWorld();
    world.simulator.faults.add({
      method: 'POST',
      path: '/service/12345/renew',
      do: 'change price',
      serviceId: 12345,
      percent: 10,
    });
    expect(refusals(await world.offer(due))).toMatchObject([
      like(/^PRICE_MOVED: The offer says 12\.00 EUR.*the dry run 13\.20 EUR/),
    ]);
  });

  it('is no price when the dry run names none', async () => {
    const world = await startWorld();
    answer(world, 'POST', '/service/12345/renew', { orderId: 0 });
    expect(await failure(world.offer(due))).toMatchObject({ code: 'VENDOR_ERROR', message: like(/shows no price/) });
  });

  it.each(['number', 'null', 'absent'] as const)('is read with priceInUcents %s', async (priceInUcents) => {
    const world = await startWorld({ priceInUcents });
    expect((await world.offer(due)).order).toMatchObject({ price_without_tax: '12.00', price_with_tax: '14.40' });
  });

  it('may be nothing at all', async () => {
    const world = await startWorld();
    const zone = {
      ...due,
      product: 'domain/zone',
      service: 'example-shop.example',
      period: 'P1Y',
      ensure_valid_for: 'P60D',
    };
    const offer = await world.offer({ ...zone, max_price: '0.00 EUR' });
    expect(offer).toMatchObject({ refusals: [], quote: { charge: { amount: '0', currency: 'EUR' } } });
  });

  it('is refused, not a broken plan, where the vendor says a definite no', async () => {
    const world = await startWorld();
    const ip = { ...due, product: 'ip/service', service: 'ip-198.51.100.7', ensure_valid_for: 'P30D' };
    expect(refusals(await world.offer(ip))).toMatchObject([like(/^CATALOGUE: .*billing contact/)]);
  });
});

describe('the payment method', () => {
  it.each([
    ['default', { method: '987' }],
    ['988', { method: '988' }],
    [988, { method: '988' }],
    [
      { mean: 'creditCard', id: 13 },
      { mean: 'creditCard', id: '13' },
    ],
    [{ mean: 'ovhAccount' }, { mean: 'ovhAccount' }],
  ])('%j is resolved when the plan is made', async (declared, payment) => {
    const world = await startWorld();
    const offer = await world.offer({ ...due, payment_method: declared });
    expect(offer.refusals).toEqual([]);
    expect(offer.order['payment']).toEqual(payment);
  });

  it.each([
    ['989', /is EXPIRED, not VALID/],
    ['991', /is VALIDATING, not VALID/],
    ['12', /has no payment method 12/],
  ])('%s is refused', async (declared, detail) => {
    const world = await startWorld();
    expect((await world.offer({ ...due, payment_method: declared })).refusals).toMatchObject([
      { code: 'BALANCE', detail: like(detail) },
    ]);
  });

  it.each(['EXPIRED', 'MAINTENANCE'])('is refused when the default is %s: no other one is taken', async (status) => {
    const world = await startWorld();
    required(world.simulator.cloud.paymentMethods.find(({ id }) => id === 987)).status = status;
    expect((await world.offer(due)).refusals).toMatchObject([
      { code: 'BALANCE', detail: like(/no default payment method that is VALID/), hint: like(/payment_method/) },
    ]);
  });

  it('is the default even where the vendor lists others too', async () => {
    const world = await startWorld();
    answer(world, 'GET', '/me/payment/method', [988, 987, 989]);
    expect((await world.offer(due)).order['payment']).toEqual({ method: '987' });
  });

  it('is the old loyalty account for an order that costs nothing, where none is registered', async () => {
    const world = await startWorld();
    world.simulator.cloud.paymentMethods.length = 0;
    const zone = {
      ...due,
      product: 'domain/zone',
      service: 'example-shop.example',
      period: 'P1Y',
      ensure_valid_for: 'P60D',
    };
    const offer = await world.offer({ ...zone, max_price: '0.00 EUR' });
    expect(offer).toMatchObject({ refusals: [], order: { payment: { mean: 'fidelityAccount' } } });
  });
});
