import { describe, expect, it } from 'vitest';
import { type Bench, HOUR, SECOND, startBench } from './simulator-support.ts';

async function place(bench: Bench, id = 12345, services = [id]): Promise<number> {
  return (await bench.post(`/service/${id}/renew`, { duration: 'P1M', services, dryRun: false })).json.orderId;
}

const pay = (bench: Bench, id: number, method = 987) =>
  bench.post(`/me/order/${id}/pay`, { paymentMethod: { id: method } });
const status = async (bench: Bench, id: number) => (await bench.get(`/me/order/${id}/status`)).json;

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
