import { describe, expect, it } from 'vitest';
import { type Bench, DAY, HOUR, required, SECOND, START, startBench } from './simulator-support.ts';

async function place(bench: Bench, id = 12345, services = [id]): Promise<number> {
  return (await bench.post(`/service/${id}/renew`, { duration: 'P1M', services, dryRun: false })).json.orderId;
}

const pay = (bench: Bench, id: number, method = 987) =>
  bench.post(`/me/order/${id}/pay`, { paymentMethod: { id: method } });
const status = async (bench: Bench, id: number) => (await bench.get(`/me/order/${id}/status`)).json;
const expiration = async (bench: Bench) => (await bench.get('/vps/vps-1a2b.vps.example/serviceInfos')).json.expiration;

/** The order, with everything of it delivered and shown. */
async function buy(bench: Bench, id = 12345): Promise<number> {
  const orderId = await place(bench, id);
  await pay(bench, orderId);
  bench.pass(HOUR);
  return orderId;
}

describe('the list of orders', () => {
  it('filters by the date of the order, both ends included', async () => {
    const bench = await startBench();
    bench.clock.ms += 400;
    const id = await place(bench);
    const list = async (query: string) => (await bench.get(`/me/order?${query}`)).json;
    expect(await list('date.from=2026-09-01T06:00:00Z')).toEqual([id]);
    expect(await list('date.from=2026-09-01T06:00:01Z')).toEqual([]);
    expect(await list('date.to=2026-09-01T08:00:00%2B02:00')).toContain(id);
    expect(await list('date.to=2026-09-01T05:59:59Z')).not.toContain(id);
    expect(await list('date.from=2026-08-01T00:00:00Z&date.to=2026-08-20T00:00:00Z')).toEqual([700100002]);
  });

  it('lags behind when that is set, while the order itself answers', async () => {
    const bench = await startBench({ settings: { orderListLagMs: 10 * SECOND, detailsLagMs: 20 * SECOND } });
    const id = await place(bench);
    expect((await bench.get('/me/order')).json).not.toContain(id);
    expect(await status(bench, id)).toBe('notPaid');
    bench.pass(10 * SECOND);
    expect((await bench.get('/me/order')).json).toContain(id);
    expect((await bench.get(`/me/order/${id}/details`)).json).toEqual([]);
    bench.pass(10 * SECOND);
    expect((await bench.get(`/me/order/${id}/details`)).json).toHaveLength(1);
  });
});

describe('an order', () => {
  it('has no status and no service in it', async () => {
    const bench = await startBench();
    const id = await place(bench);
    const { json } = await bench.get(`/me/order/${id}`);
    expect(Object.keys(json).sort()).toEqual([
      'date',
      'expirationDate',
      'metadatas',
      'orderId',
      'password',
      'pdfUrl',
      'priceWithTax',
      'priceWithoutTax',
      'retractionDate',
      'tax',
      'url',
    ]);
  });

  it('tells what it renews in its details and their extension', async () => {
    const bench = await startBench();
    const id = await place(bench);
    const [detailId] = (await bench.get(`/me/order/${id}/details`)).json;
    expect((await bench.get(`/me/order/${id}/details/${detailId}`)).json).toMatchObject({
      orderDetailId: detailId,
      domain: 'vps-1a2b.vps.example',
      detailType: 'RENEW',
      quantity: '1',
      cancelled: false,
      totalPrice: { value: 12 },
    });
    expect((await bench.get(`/me/order/${id}/details/${detailId}/extension`)).json).toEqual({
      order: {
        action: 'renew',
        type: 'plan',
        plan: {
          code: 'vps-demo-2-4',
          duration: 'P1M',
          pricingMode: 'default',
          quantity: 1,
          product: { name: 'virtualPrivateServer' },
        },
        configurations: [],
      },
    });
    expect((await bench.get(`/me/order/${id}/details/1`)).status).toBe(404);
  });

  it('can have other words for a renewal', async () => {
    const bench = await startBench({ settings: { renewalDetailType: 'DURATION', renewalDetailDomain: 'asterisk' } });
    const id = await place(bench);
    const [detailId] = (await bench.get(`/me/order/${id}/details`)).json;
    expect((await bench.get(`/me/order/${id}/details/${detailId}`)).json).toMatchObject({
      domain: '*',
      detailType: 'DURATION',
    });
  });

  it('of a new machine keeps an asterisk as its name', async () => {
    const bench = await startBench();
    expect((await bench.get('/me/order/700100001/details/700200001')).json).toMatchObject({
      domain: '*',
      detailType: 'INSTALLATION',
    });
  });
});

describe('paying', () => {
  it('goes from notPaid through checking and delivering to delivered', async () => {
    const bench = await startBench({ settings: { checkingMs: 2 * SECOND, deliveringMs: 3 * SECOND } });
    const id = await place(bench);
    expect((await bench.get(`/me/order/${id}/payment`)).status).toBe(404);
    expect((await bench.get(`/me/order/${id}/associatedObject`)).json).toEqual({ id: null, type: null });
    expect((await pay(bench, id)).text).toBe('null');
    expect(await status(bench, id)).toBe('checking');
    expect((await bench.get(`/me/order/${id}/payment`)).json).toMatchObject({
      paymentType: 'creditCard',
      paymentDate: '2026-09-01T08:00:00+02:00',
    });
    bench.pass(2 * SECOND);
    expect(await status(bench, id)).toBe('delivering');
    bench.pass(3 * SECOND);
    expect(await status(bench, id)).toBe('delivered');
    expect((await bench.get(`/me/order/${id}/associatedObject`)).json).toEqual({ id: 'FR60000100', type: 'Bill' });
  });

  it('takes the money once, with tax, at the moment of the call', async () => {
    const bench = await startBench();
    const id = await buy(bench);
    expect(bench.simulator.cloud.ledger).toEqual([
      {
        n: 1,
        at: START,
        orderId: id,
        ucents: 1_440_000_000,
        currency: 'EUR',
        paidWith: 'paymentMethod 987',
        cause: 'renewal',
        serviceIds: [12345],
      },
    ]);
  });

  it('adds the period to the current expiration, however early', async () => {
    const bench = await startBench({ settings: { expirationLagMs: 10 * SECOND } });
    const id = await place(bench);
    await pay(bench, id);
    bench.pass(5 * SECOND);
    expect(await status(bench, id)).toBe('delivered');
    expect(await expiration(bench)).toBe('2026-09-10');
    bench.pass(10 * SECOND);
    expect(await expiration(bench)).toBe('2026-10-10');
    await buy(bench);
    expect(await expiration(bench)).toBe('2026-11-10');
  });

  it('counts from the old date when it comes late, and the service is back', async () => {
    const bench = await startBench();
    await buy(bench, 12347);
    expect((await bench.get('/vps/vps-5e6f.vps.example/serviceInfos')).json).toMatchObject({
      status: 'ok',
      expiration: '2026-09-28',
    });
  });

  it('prolongs exactly the services of the order', async () => {
    const bench = await startBench();
    const id = await place(bench, 12345, [12345, 12399]);
    await pay(bench, id);
    bench.pass(HOUR);
    const end = async (service: number) => (await bench.get(`/service/${service}`)).json.expirationDate;
    expect([await end(12345), await end(12399)]).toEqual(['2026-10-10', '2026-10-10']);
    await buy(bench);
    expect([await end(12345), await end(12399)]).toEqual(['2026-11-10', '2026-10-10']);
  });

  it('does not change the mode', async () => {
    const bench = await startBench();
    await buy(bench, 12346);
    expect((await bench.get('/services/12346')).json.billing.renew.current.mode).toBe('manual');
  });

  it('shows as a pending early renewal while it is under way', async () => {
    const bench = await startBench();
    const pending = async () => (await bench.get('/services/12345')).json.billing.lifecycle.current.pendingActions;
    await pay(bench, await place(bench));
    expect(await pending()).toEqual(['earlyRenewal']);
    bench.pass(HOUR);
    expect(await pending()).toEqual([]);
  });

  it('a second time is refused, taken without a charge, or charged, as set', async () => {
    const bench = await startBench();
    const id = await place(bench);
    await pay(bench, id);
    expect((await pay(bench, id)).status).toBe(403);
    bench.pass(HOUR);
    expect((await pay(bench, id)).status).toBe(403);
    bench.simulator.settings.doublePayment = 'accepted';
    expect((await pay(bench, id)).status).toBe(200);
    expect(bench.simulator.cloud.ledger).toHaveLength(1);
    bench.simulator.settings.doublePayment = 'charged';
    expect((await pay(bench, id)).status).toBe(200);
    expect(bench.simulator.cloud.ledger).toHaveLength(2);
    expect(await status(bench, id)).toBe('delivered');
  });

  it.each([
    ['an unknown method', 1, 404],
    ['an expired card', 989, 403],
    ['a method that orders refuse', 990, 403],
    ['a method that is not validated yet', 991, 403],
  ])('with %s is refused and charges nothing', async (_, method, code) => {
    const bench = await startBench();
    const id = await place(bench);
    expect((await pay(bench, id, method)).status).toBe(code);
    expect(await status(bench, id)).toBe('notPaid');
    expect(bench.simulator.cloud.ledger).toEqual([]);
  });

  it('with a card that the bank declines goes back to notPaid', async () => {
    const bench = await startBench();
    required(bench.simulator.cloud.paymentMethods[0]).declines = true;
    const id = await place(bench);
    expect((await pay(bench, id)).status).toBe(200);
    expect(await status(bench, id)).toBe('checking');
    bench.pass(HOUR);
    expect(await status(bench, id)).toBe('notPaid');
    expect((await bench.get('/me/payment/transaction?status=FAILED')).json).toHaveLength(1);
    expect(bench.simulator.cloud.ledger).toEqual([]);
    expect((await pay(bench, id, 988)).status).toBe(200);
    expect(bench.simulator.cloud.ledger).toHaveLength(1);
  });

  it('stops where documents are wanted, until they are given', async () => {
    const bench = await startBench();
    const id = await place(bench);
    const order = required(bench.simulator.cloud.orders.at(-1));
    order.documents = 'wanted';
    await pay(bench, id);
    bench.pass(DAY);
    expect(await status(bench, id)).toBe('documentsRequested');
    order.documents = 'given';
    bench.pass(HOUR);
    expect(await status(bench, id)).toBe('delivered');
  });

  it('can end delivered without moving anything', async () => {
    const bench = await startBench();
    const id = await place(bench);
    required(bench.simulator.cloud.orders.at(-1)).movesNothing = true;
    await pay(bench, id);
    bench.pass(HOUR);
    expect(await status(bench, id)).toBe('delivered');
    expect(await expiration(bench)).toBe('2026-09-10');
  });

  it.each([{}, { paymentMethod: {} }, { paymentMethod: { id: '987' } }, { paymentMethod: { id: 987, x: 1 } }])(
    'needs a method in its place, not %j',
    async (body) => {
      const bench = await startBench();
      const id = await place(bench);
      expect((await bench.post(`/me/order/${id}/pay`, body)).status).toBe(400);
      expect(await status(bench, id)).toBe('notPaid');
    },
  );
});
