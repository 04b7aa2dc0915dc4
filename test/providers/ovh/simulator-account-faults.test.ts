import { describe, expect, it } from 'vitest';
import { type Bench, HOUR, MINUTE, required, SECOND, startBench } from './simulator-support.ts';

const RENEW = '/service/12345/renew';
const order = (bench: Bench) => bench.post(RENEW, { duration: 'P1M', services: [12345], dryRun: false });
const pay = (bench: Bench, id: number) => bench.post(`/me/order/${id}/pay`, { paymentMethod: { id: 987 } });

describe('a change in the account at a given call', () => {
  it('can be orders that show late in the list, or their details', async () => {
    const bench = await startBench();
    bench.simulator.faults.add({ method: 'POST', path: RENEW, do: 'hide orders', ms: MINUTE });
    bench.simulator.faults.add({ method: 'POST', path: RENEW, do: 'late details', ms: 2 * MINUTE });
    const { json } = await order(bench);
    const listed = async () => (await bench.get('/me/order')).json.includes(json.orderId);
    const details = async () => (await bench.get(`/me/order/${json.orderId}/details`)).json.length;
    expect([await listed(), await details()]).toEqual([false, 0]);
    bench.pass(MINUTE);
    expect([await listed(), await details()]).toEqual([true, 0]);
    bench.pass(MINUTE);
    expect([await listed(), await details()]).toEqual([true, 1]);
  });

  it('can be another price', async () => {
    const bench = await startBench();
    bench.simulator.faults.add({ method: 'POST', path: RENEW, do: 'change price', serviceId: 12345, percent: 25 });
    expect((await bench.get(RENEW)).json[0].strategies[0].price.value).toBe(12);
    expect((await order(bench)).json.priceWithoutTax.value).toBe(15);
  });

  it('can be a quote that lapses under the payment', async () => {
    const bench = await startBench();
    const { json } = await order(bench);
    bench.simulator.faults.add({ path: '/me/order/*/pay', do: 'expire quotes', orderId: json.orderId });
    expect((await pay(bench, json.orderId)).status).toBe(403);
    expect((await bench.get(`/me/order/${json.orderId}/status`)).json).toBe('cancelled');
    expect((await bench.get('/me/order/700100003/status')).json).toBe('notPaid');
    expect(bench.simulator.cloud.ledger).toEqual([]);
  });

  it('can be the same order made, and paid, by somebody else', async () => {
    const bench = await startBench();
    bench.simulator.faults.add({ path: '/me/order', do: 'foreign order', serviceId: 12345, months: 1, paid: true });
    const { json } = await bench.get('/me/order?date.from=2026-09-01T06:00:00Z');
    expect(json).toHaveLength(1);
    const [detail] = (await bench.get(`/me/order/${json[0]}/details`)).json;
    expect((await bench.get(`/me/order/${json[0]}/details/${detail}`)).json.domain).toBe('vps-1a2b.vps.example');
    bench.pass(HOUR);
    expect((await bench.get('/service/12345')).json.expirationDate).toBe('2026-10-10');
  });

  it('can be an automatic renewal just before a payment', async () => {
    const bench = await startBench();
    const { json } = await order(bench);
    bench.simulator.faults.add({ path: '/me/order/*/pay', do: 'renew automatically', serviceId: 12345 });
    expect((await pay(bench, json.orderId)).status).toBe(200);
    bench.pass(HOUR);
    expect((await bench.get('/service/12345')).json.expirationDate).toBe('2026-11-10');
    expect(bench.simulator.cloud.ledger.map(({ cause }) => cause)).toEqual(['automatic renewal', 'renewal']);
  });

  it('can be anything a test thinks of', async () => {
    const bench = await startBench();
    bench.simulator.faults.add({
      path: '/me',
      do: 'run',
      effect: (cloud) => {
        required(cloud.services[0]).debt = 'unPaid';
      },
    });
    await bench.get('/me');
    expect((await bench.get('/service/12345')).json.state).toBe('unpaid');
  });

  it('happens at the time of the clock', async () => {
    const bench = await startBench();
    bench.pass(90 * SECOND);
    bench.simulator.faults.add({ path: '/me', do: 'foreign order', serviceId: 12346, months: 3, paid: false });
    await bench.get('/me');
    expect(bench.simulator.cloud.orders.at(-1)).toMatchObject({
      date: bench.clock.ms,
      state: 'notPaid',
      withoutTax: 3_600_000_000,
    });
  });
});
