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

describe('paying with a registered mean', () => {
  const payOld = (bench: Bench, id: number, body: object) =>
    bench.post(`/me/order/${id}/payWithRegisteredPaymentMean`, body);

  it.each([
    [{ paymentMean: 'creditCard', paymentMeanId: 12 }, 'creditCard 12'],
    [{ paymentMean: 'CREDIT_CARD', paymentMeanId: 13 }, 'paymentMethod 988'],
    [{ paymentMean: 'CREDIT_CARD' }, 'paymentMethod 987'],
  ])('%j works and is booked as %s', async (body, paidWith) => {
    const bench = await startBench();
    const id = await place(bench);
    expect((await payOld(bench, id, body)).status).toBe(200);
    expect(bench.simulator.cloud.ledger[0]?.paidWith).toBe(paidWith);
  });

  it.each([
    [{ paymentMean: 'paypal', paymentMeanId: 55 }, 403, "This order can't be paid with 'paypal'"],
    [{ paymentMean: 'bankAccount', paymentMeanId: 31 }, 403, "This order can't be paid with 'bankAccount'"],
    [{ paymentMean: 'creditCard', paymentMeanId: 99 }, 404, 'paymentMean not found'],
    [{ paymentMean: 'RUPAY' }, 404, 'paymentMean not found'],
    [{ paymentMean: 'creditCard' }, 400, 'Missing parameter paymentMeanId'],
    [{ paymentMean: 'gold' }, 400, 'Invalid value for parameter paymentMean'],
    [{ paymentMean: 'fidelityAccount' }, 403, "This order can't be paid with 'fidelityAccount'"],
    [{ paymentMean: 'ovhAccount' }, 403, "This order can't be paid with 'ovhAccount'"],
  ])('%j is refused with %i', async (body, code, message) => {
    const bench = await startBench();
    const id = await place(bench);
    expect(await payOld(bench, id, body)).toMatchObject({ status: code, json: { message } });
    expect(bench.simulator.cloud.ledger).toEqual([]);
  });

  it('pays what is free from the fidelity account', async () => {
    const bench = await startBench();
    const { json } = await bench.post('/service/22002/renew', { duration: 'P1Y', services: [22002], dryRun: false });
    expect(json.priceWithTax.value).toBe(0);
    expect((await payOld(bench, json.orderId, { paymentMean: 'fidelityAccount' })).status).toBe(200);
    bench.pass(HOUR);
    expect(await status(bench, json.orderId)).toBe('delivered');
  });

  it('pays from the prepaid account what it covers', async () => {
    const bench = await startBench();
    bench.simulator.cloud.account.prepaid = 2_000_000_000;
    expect((await payOld(bench, await place(bench), { paymentMean: 'ovhAccount' })).status).toBe(200);
    expect(bench.simulator.cloud.account.prepaid).toBe(560_000_000);
    expect((await payOld(bench, await place(bench), { paymentMean: 'ovhAccount' })).status).toBe(403);
  });
});

describe('what may pay an order', () => {
  it('is listed with it, by method and by old mean', async () => {
    const bench = await startBench();
    const id = await place(bench);
    const { json } = await bench.get(`/me/order/${id}/paymentMethods`);
    expect(json.registered).toEqual([987, 988]);
    expect(json.paymentMethods[0]).toMatchObject({ paymentMethodId: 987, default: true, status: 'VALID' });
    expect(json.available.length).toBeGreaterThan(0);
    expect((await bench.get(`/me/order/${id}/availableRegisteredPaymentMean`)).json).toEqual([
      { paymentMean: 'creditCard' },
    ]);
  });
});

describe('the follow-up', () => {
  it('goes through its four steps', async () => {
    const bench = await startBench({ settings: { checkingMs: SECOND, deliveringMs: SECOND } });
    const id = await place(bench);
    const steps = async () =>
      (await bench.get(`/me/order/${id}/followUp`)).json.map(
        ({ step, status: state }: { step: string; status: string }) => `${step} ${state}`,
      );
    expect(await steps()).toEqual(['VALIDATING TODO', 'VALIDATED TODO', 'DELIVERING TODO', 'AVAILABLE TODO']);
    await pay(bench, id);
    expect(await steps()).toEqual(['VALIDATING DOING', 'VALIDATED TODO', 'DELIVERING TODO', 'AVAILABLE TODO']);
    bench.pass(SECOND);
    expect(await steps()).toEqual(['VALIDATING DONE', 'VALIDATED DONE', 'DELIVERING DOING', 'AVAILABLE TODO']);
    bench.pass(SECOND);
    const { json } = await bench.get(`/me/order/${id}/followUp`);
    expect(json.at(-1)).toMatchObject({ step: 'AVAILABLE', status: 'DONE', history: [{ label: 'INVOICE_SENT' }] });
  });
});

describe('the account', () => {
  it('has a name, a currency and a subsidiary', async () => {
    const bench = await startBench();
    expect((await bench.get('/me')).json).toMatchObject({
      nichandle: 'aa1-ovh',
      ovhSubsidiary: 'FR',
      currency: { code: 'EUR', symbol: '€' },
      state: 'complete',
    });
  });

  it('lists its payment methods and filters them', async () => {
    const bench = await startBench();
    const list = async (query = '') => (await bench.get(`/me/payment/method${query}`)).json;
    expect(await list()).toEqual([987, 988, 989, 990, 991]);
    expect(await list('?default=true')).toEqual([987]);
    expect(await list('?status=VALID')).toEqual([987, 988, 990]);
    expect(await list('?paymentType=PAYPAL')).toEqual([990]);
    expect((await bench.get('/me/payment/method/987')).json).toMatchObject({
      paymentMethodId: 987,
      paymentMeanId: 12,
      paymentType: 'CREDIT_CARD',
      status: 'VALID',
      default: true,
      expirationDate: '2027-09-01T08:00:00+02:00',
    });
    expect((await bench.get('/me/payment/method/1')).status).toBe(404);
  });

  it('lists the old means, deprecated as they are', async () => {
    const bench = await startBench();
    expect((await bench.get('/me/paymentMean/creditCard')).json).toEqual([12, 13]);
    expect((await bench.get('/me/paymentMean/paypal')).json).toEqual([55]);
    expect((await bench.get('/me/paymentMean/bankAccount?state=valid')).json).toEqual([]);
    expect((await bench.get('/me/paymentMean/bankAccount')).json).toEqual([31]);
  });

  it('lists transactions, confirming first and successful later', async () => {
    const bench = await startBench();
    await pay(bench, await place(bench));
    const [id] = (await bench.get('/me/payment/transaction?paymentMethodId=987')).json;
    const read = async () => (await bench.get(`/me/payment/transaction/${id}`)).json;
    expect(await read()).toMatchObject({
      status: 'CONFIRMING',
      type: 'DEBIT',
      paymentMethodId: 987,
      amount: { value: 14.4 },
    });
    bench.pass(HOUR);
    expect(await read()).toMatchObject({ status: 'SUCCESS' });
    expect((await bench.get('/me/payment/transaction?paymentMethodId=988')).json).toEqual([]);
  });

  it('has a renewal day and a switch', async () => {
    const bench = await startBench();
    expect((await bench.get('/me/autorenew')).json).toEqual({ active: true, renewDay: 1, lastRenew: null });
    await bench.put('/me/autorenew', { active: false });
    expect((await bench.get('/me/autorenew')).json.active).toBe(false);
    await bench.post('/me/autorenew', { renewDay: 5 });
    expect((await bench.get('/me/autorenew')).json).toEqual({ active: true, renewDay: 5, lastRenew: null });
    expect((await bench.post('/me/autorenew', { renewDay: 40 })).status).toBe(400);
  });
});
