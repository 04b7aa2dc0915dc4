import { describe, expect, it } from 'vitest';
import { type Bench, HOUR, MINUTE, required, SECOND, startBench } from './simulator-support.ts';

const RENEW = '/service/12345/renew';
const order = (bench: Bench) => bench.post(RENEW, { duration: 'P1M', services: [12345], dryRun: false });
const pay = (bench: Bench, id: number) => bench.post(`/me/order/${id}/pay`, { paymentMethod: { id: 987 } });

describe('a dropped connection', () => {
  it('before the commit leaves nothing behind', async () => {
    const bench = await startBench();
    bench.simulator.faults.add({ method: 'POST', path: '/service/*/renew', do: 'drop', when: 'before' });
    await expect(order(bench)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(bench.simulator.cloud.orders).toHaveLength(3);
    expect(bench.simulator.calls.at(-1)).toMatchObject({ method: 'POST', status: null });
  });

  it('after the commit has ordered', async () => {
    const bench = await startBench();
    bench.simulator.faults.add({ method: 'POST', path: '/service/*/renew', do: 'drop', when: 'after' });
    await expect(order(bench)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(bench.simulator.cloud.orders).toHaveLength(4);
  });

  it('after a payment has charged', async () => {
    const bench = await startBench();
    const { json } = await order(bench);
    bench.simulator.faults.add({ path: '/me/order/*/pay', do: 'drop', when: 'after' });
    await expect(pay(bench, json.orderId)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(bench.simulator.cloud.ledger).toHaveLength(1);
    expect((await bench.get(`/me/order/${json.orderId}/status`)).json).toBe('checking');
  });
});

describe('a fault', () => {
  it('hits the n-th matching call only', async () => {
    const bench = await startBench();
    bench.simulator.faults.add({
      method: 'GET',
      path: '/me/order/*',
      n: 2,
      do: 'fail',
      when: 'before',
      failure: 'internal',
    });
    const answers = [];
    for (let n = 0; n < 3; n += 1)
      answers.push((await bench.get('/me/order/700100001')).status, (await bench.get('/me')).status);
    expect(answers).toEqual([200, 200, 500, 200, 200, 200]);
  });

  it('hits as many calls as it is told, or every one', async () => {
    const bench = await startBench();
    bench.simulator.faults.add({ path: /^\/me$/, times: 2, do: 'html', when: 'before', status: 503 });
    bench.simulator.faults.add({
      path: '/service',
      times: Number.POSITIVE_INFINITY,
      do: 'html',
      when: 'before',
      status: 503,
    });
    const seen = [];
    for (let n = 0; n < 4; n += 1) seen.push((await bench.get('/me')).status, (await bench.get('/service')).status);
    expect(seen).toEqual([503, 503, 503, 503, 200, 503, 200, 503]);
  });

  it('can be several at once', async () => {
    const bench = await startBench();
    bench.simulator.faults.add({ path: RENEW, do: 'hide orders', ms: MINUTE });
    bench.simulator.faults.add({ path: RENEW, do: 'drop', when: 'after' });
    await expect(order(bench)).rejects.toThrow();
    expect((await bench.get('/me/order')).json).toHaveLength(3);
    bench.pass(MINUTE);
    expect((await bench.get('/me/order')).json).toHaveLength(4);
  });
});

describe('a refusal', () => {
  it.each([
    [400, 'badParameter'],
    [401, 'notLoggedIn'],
    [403, 'notGranted'],
    [404, 'unknownUrl'],
    [429, 'rateLimited'],
    [460, 'expired'],
    [500, 'internal'],
    [503, 'unavailable'],
  ] as const)(
    'of status %i before the commit keeps the order from being made, after it not',
    async (status, failure) => {
      const bench = await startBench();
      bench.simulator.faults.add({ path: RENEW, do: 'fail', when: 'before', failure });
      expect((await order(bench)).status).toBe(status);
      expect(bench.simulator.cloud.orders).toHaveLength(3);
      bench.simulator.faults.add({ path: RENEW, do: 'fail', when: 'after', failure });
      expect((await order(bench)).status).toBe(status);
      expect(bench.simulator.cloud.orders).toHaveLength(4);
    },
  );
});

describe('a strange answer', () => {
  it.each([408, 500, 503, 200])('can be the HTML of a gateway with status %i', async (status) => {
    const bench = await startBench();
    bench.simulator.faults.add({ path: '/me', do: 'html', when: 'after', status });
    const answer = await bench.get('/me');
    expect(answer).toMatchObject({ status, json: undefined });
    expect(answer.headers['content-type']).toContain('text/html');
    expect(answer.headers['x-ovh-queryid']).toBeDefined();
  });

  it('can be a redirect', async () => {
    const bench = await startBench();
    bench.simulator.faults.add({
      path: '/me',
      do: 'redirect',
      when: 'before',
      to: 'https://www.example.com/',
      status: 307,
    });
    expect(await bench.get('/me')).toMatchObject({ status: 307, headers: { location: 'https://www.example.com/' } });
  });

  it('can be half a JSON in a complete reply', async () => {
    const bench = await startBench();
    bench.simulator.faults.add({ path: '/me', do: 'truncate', how: 'cut' });
    const answer = await bench.get('/me');
    expect(answer).toMatchObject({ status: 200, json: undefined });
    expect(answer.text).toMatch(/^\{/);
  });

  it('can break off inside the body', async () => {
    const bench = await startBench();
    bench.simulator.faults.add({ path: '/me', do: 'truncate', how: 'broken' });
    await expect(bench.get('/me')).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  it('can be an empty 200', async () => {
    const bench = await startBench();
    bench.simulator.faults.add({ path: '/me', do: 'empty' });
    expect(await bench.get('/me')).toMatchObject({ status: 200, text: '' });
  });

  it('can carry the wrong content type', async () => {
    const bench = await startBench();
    bench.simulator.faults.add({ path: '/me', do: 'content type', type: 'text/plain' });
    expect(await bench.get('/me')).toMatchObject({
      headers: { 'content-type': 'text/plain' },
      json: { nichandle: 'aa1-ovh' },
    });
  });

  it('can be anything else', async () => {
    const bench = await startBench();
    bench.simulator.faults.add({
      path: '/me',
      do: 'reply',
      when: 'before',
      status: 200,
      body: { message: 'ok' },
      headers: { 'Retry-After': '9' },
    });
    bench.simulator.faults.add({
      path: '/service',
      do: 'reply',
      when: 'before',
      status: 418,
      body: 'tea',
      contentType: 'text/plain',
    });
    expect(await bench.get('/me')).toMatchObject({
      status: 200,
      json: { message: 'ok' },
      headers: { 'retry-after': '9' },
    });
    expect(await bench.get('/service')).toMatchObject({
      status: 418,
      text: 'tea',
      headers: { 'content-type': 'text/plain' },
    });
  });
});

describe('slowness', () => {
  it('before the commit makes a call arrive late', async () => {
    const bench = await startBench();
    bench.simulator.faults.add({ path: RENEW, do: 'delay', when: 'before', ms: 30 });
    const late = order(bench);
    await bench.get('/me');
    expect(bench.simulator.cloud.orders).toHaveLength(3);
    expect((await late).status).toBe(200);
    expect(bench.simulator.cloud.orders).toHaveLength(4);
  });

  it('after the commit makes only its answer late', async () => {
    const bench = await startBench();
    bench.simulator.faults.add({ path: RENEW, do: 'delay', when: 'after', ms: 30 });
    const committed = new Promise<void>((resolve) => {
      bench.simulator.hook = async (moment) => {
        if (moment === 'committed') resolve();
      };
    });
    const late = order(bench);
    await committed;
    expect(bench.simulator.cloud.orders).toHaveLength(4);
    expect((await late).status).toBe(200);
  });

  it.each([
    ['before', 3],
    ['after', 4],
  ] as const)('can be endless, %s the commit, until the simulator closes', async (when, orders) => {
    const bench = await startBench();
    bench.simulator.faults.add({ path: RENEW, do: 'hang', when });
    const moment = when === 'before' ? 'received' : 'committed';
    const reached = new Promise<void>((resolve) => {
      bench.simulator.hook = async (seen) => {
        if (seen === moment) resolve();
      };
    });
    const never = order(bench).catch((error: unknown) => error);
    await reached;
    await bench.simulator.close();
    expect(await never).toMatchObject({ code: 'ECONNRESET' });
    expect(bench.simulator.cloud.orders).toHaveLength(orders);
  });
});

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
