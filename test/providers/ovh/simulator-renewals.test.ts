import { describe, expect, it } from 'vitest';
import { type Bench, DAY, HOUR, SECOND, startBench } from './simulator-support.ts';

interface Strategy {
  readonly services: number[];
  readonly price: { value: number; text: string; currencyCode: string };
  readonly priceInUcents: number;
  readonly servicesDetails: { serviceId: number; serviceName: string; serviceType: string }[];
}

interface Description {
  readonly renewPeriod: string;
  readonly strategies: Strategy[];
}

const order = (bench: Bench, id: number, body: object) => bench.post(`/service/${id}/renew`, body);
const alone = { duration: 'P1M', services: [12345], dryRun: false };

async function strategies(bench: Bench, id: number, period: string, query = ''): Promise<Strategy[]> {
  const { json } = await bench.get(`/service/${id}/renew${query}`);
  return json.find(({ renewPeriod }: Description) => renewPeriod === period)?.strategies ?? [];
}

const sets = (found: Strategy[]) => found.map(({ services }) => [...services].sort((a, b) => a - b));

describe('GET /service/{id}/renew', () => {
  it('offers each period, without tax, with the smaller price', async () => {
    const bench = await startBench();
    const { json } = await bench.get('/service/12345/renew');
    expect(json.map(({ renewPeriod }: Description) => renewPeriod)).toEqual(['P1M', 'P3M', 'P6M', 'P1Y']);
    expect(json[0].strategies).toEqual([
      {
        services: [12345],
        price: { currencyCode: 'EUR', text: '12.00 €', value: 12 },
        priceInUcents: 1_200_000_000,
        servicesDetails: [{ serviceId: 12345, serviceName: 'vps-1a2b.vps.example', serviceType: 'VPS Demo 2-4' }],
      },
    ]);
  });

  it('offers bundles with options when they are asked for, or always', async () => {
    const bench = await startBench();
    expect(sets(await strategies(bench, 12345, 'P1M'))).toEqual([[12345]]);
    expect(sets(await strategies(bench, 12345, 'P1M', '?includeOptions=true'))).toEqual([[12345], [12345, 12399]]);
    bench.simulator.settings.optionStrategies = 'always';
    const [, bundle] = await strategies(bench, 12345, 'P1M');
    expect(bundle?.priceInUcents).toBe(1_500_000_000);
  });

  it('names an option after its parent, or by its own name', async () => {
    const bench = await startBench({ settings: { optionStrategies: 'always' } });
    const names = async () =>
      (await strategies(bench, 12345, 'P1M'))[1]?.servicesDetails.map(({ serviceName }) => serviceName).sort();
    expect(await names()).toEqual(['vps-1a2b.vps.example', 'vps-1a2b.vps.example']);
    bench.simulator.settings.optionNames = 'own';
    expect(await names()).toEqual(['backup-option-77', 'vps-1a2b.vps.example']);
  });

  it('offers a domain alone and with its hosting, in no meaningful order', async () => {
    const bench = await startBench();
    expect(sets(await strategies(bench, 22001, 'P1Y'))).toEqual([[22001], [22001, 33001]]);
    expect(sets(await strategies(bench, 22001, 'P2Y'))).toEqual([[22001]]);
    const orders = new Set<string>();
    for (let n = 0; n < 20; n += 1) orders.add(JSON.stringify((await strategies(bench, 22001, 'P1Y'))[1]?.services));
    expect(orders.size).toBe(2);
  });

  it('offers no bundle with what no longer exists', async () => {
    const bench = await startBench();
    bench.service(33001).deletedAt = bench.clock.ms;
    expect(sets(await strategies(bench, 22001, 'P1Y'))).toEqual([[22001]]);
  });

  it('offers nothing for a gift or an option, or refuses', async () => {
    const bench = await startBench();
    expect((await bench.get('/service/33002/renew')).json).toEqual([]);
    expect((await bench.get('/service/12399/renew')).json).toEqual([]);
    bench.simulator.settings.unrenewable = 'refused';
    expect((await bench.get('/service/33002/renew')).status).toBe(400);
  });

  it('offers a way back for an expired service', async () => {
    const bench = await startBench();
    expect(sets(await strategies(bench, 12347, 'P1M'))).toEqual([[12347]]);
  });
});

describe('POST /service/{id}/renew', () => {
  it('makes an unpaid order with tax, and charges nothing', async () => {
    const bench = await startBench();
    const { status, json } = await order(bench, 12345, alone);
    expect(status).toBe(200);
    expect(json).toMatchObject({
      orderId: 700100200,
      date: '2026-09-01T08:00:00+02:00',
      expirationDate: '2026-09-15T23:29:59+02:00',
      retractionDate: null,
      priceWithoutTax: { value: 12 },
      tax: { value: 2.4 },
      priceWithTax: { value: 14.4, text: '14.40 €' },
    });
    expect(json.priceWithTax).not.toHaveProperty('priceInUcents');
    expect((await bench.get('/me/order/700100200')).json.priceWithTax.priceInUcents).toBe(1_440_000_000);
    expect(json.url).toBe(`https://order.example/show?orderId=700100200&orderPassword=${json.password}`);
    expect((await bench.get('/me/order/700100200/status')).text).toBe('"notPaid"');
    expect(bench.simulator.cloud.ledger).toEqual([]);
  });

  it('adds tax to the cent: 37.87 becomes 45.44', async () => {
    const bench = await startBench();
    const { json } = await order(bench, 33001, { duration: 'P1Y', services: [33001], dryRun: true });
    expect(json).toMatchObject({
      priceWithoutTax: { value: 37.87 },
      tax: { value: 7.57 },
      priceWithTax: { value: 45.44 },
    });
  });

  it('takes a bundle in any order', async () => {
    const bench = await startBench();
    const { json } = await order(bench, 12345, { duration: 'P1M', services: [12399, 12345], dryRun: false });
    expect(json.priceWithoutTax.value).toBe(15);
    expect((await bench.get(`/me/order/${json.orderId}/details`)).json).toHaveLength(2);
  });

  it.each([0, null, 'absent'] as const)('prices only with dryRun, whose order id is %s', async (dryRunOrderId) => {
    const bench = await startBench({ settings: { dryRunOrderId } });
    const { json } = await order(bench, 12345, { ...alone, dryRun: true });
    expect(json.priceWithTax.value).toBe(14.4);
    expect('orderId' in json ? json.orderId : 'absent').toBe(dryRunOrderId);
    expect((await bench.get('/me/order')).json).toEqual([700100001, 700100002, 700100003, 700100004]);
  });

  it.each([
    [false, 1],
    [true, 0],
  ])('without a word about dryRun takes it for %s', async (dryRunDefault, orders) => {
    const bench = await startBench({ settings: { dryRunDefault } });
    await order(bench, 12345, { duration: 'P1M', services: [12345] });
    expect(bench.made()).toHaveLength(orders);
  });

  it.each([
    ['refused', true, 400],
    ['dry run', true, 200],
    ['dry run', false, 400],
    ['accepted', false, 200],
  ] as const)('with no services, which are %s, and dryRun %s is %i', async (emptyServices, dryRun, status) => {
    const bench = await startBench({ settings: { emptyServices } });
    expect((await order(bench, 12345, { duration: 'P1M', services: [], dryRun })).status).toBe(status);
  });

  it.each([
    ['a duration not on offer', 12345, { ...alone, duration: 'P2M' }, 400],
    ['another spelling of a duration on offer', 12345, { ...alone, duration: 'P12M' }, 400],
    ['no duration at all', 12345, { ...alone, duration: 'a month' }, 500],
    ['a set that is no strategy', 12345, { ...alone, services: [12345, 12346] }, 400],
    ['the services of another id', 12345, { ...alone, services: [12346] }, 400],
    ['a service twice', 12345, { ...alone, services: [12345, 12345] }, 400],
    ['a gift', 33002, { ...alone, services: [33002] }, 400],
    ['a service in debt', 12349, { ...alone, services: [12349] }, 403],
    ['a service that somebody else pays', 55002, { ...alone, services: [55002] }, 403],
    ['an unknown service', 1, { ...alone, services: [1] }, 404],
  ])('refuses %s and orders nothing', async (_, id, body, status) => {
    const bench = await startBench();
    expect((await order(bench, id, body)).status).toBe(status);
    expect(bench.made()).toHaveLength(0);
  });

  it('makes a second order beside an unpaid first', async () => {
    const bench = await startBench();
    const first = await order(bench, 12345, alone);
    const second = await order(bench, 12345, alone);
    expect(second.json.orderId).toBe(first.json.orderId + 1);
  });

  it('takes the price of the moment', async () => {
    const bench = await startBench();
    bench.service(12345).prices = { 1: 1_300_000_000 };
    expect((await order(bench, 12345, alone)).json.priceWithoutTax.value).toBe(13);
  });
});

describe('a quote', () => {
  it('can be valid for a day only', async () => {
    const bench = await startBench({ settings: { quoteValidityDays: 1 } });
    expect((await order(bench, 12345, alone)).json.expirationDate).toBe('2026-09-02T23:29:59+02:00');
  });

  it('lapses at its end and can not be paid any more', async () => {
    const bench = await startBench({ settings: { quoteValidityDays: 1, cancellingMs: HOUR } });
    const { json } = await order(bench, 12346, { ...alone, services: [12346] });
    const status = async () => (await bench.get(`/me/order/${json.orderId}/status`)).json;
    bench.pass(DAY + 15 * HOUR + 29 * 60 * SECOND + 58 * SECOND);
    expect(await status()).toBe('notPaid');
    bench.pass(SECOND);
    expect(await status()).toBe('cancelling');
    const lapsed = { status: 403, json: { message: 'This order has expired' } };
    expect(await bench.post(`/me/order/${json.orderId}/pay`, { paymentMethod: { id: 987 } })).toMatchObject(lapsed);
    bench.pass(HOUR);
    expect(await status()).toBe('cancelled');
    expect(await bench.post(`/me/order/${json.orderId}/pay`, { paymentMethod: { id: 987 } })).toMatchObject(lapsed);
    expect(bench.simulator.cloud.ledger).toEqual([]);
  });
});
