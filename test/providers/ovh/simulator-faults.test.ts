import { describe, expect, it } from 'vitest';
import { type Bench, MINUTE, startBench } from './simulator-support.ts';

const RENEW = '/service/12345/renew';
const order = (bench: Bench) => bench.post(RENEW, { duration: 'P1M', services: [12345], dryRun: false });
const pay = (bench: Bench, id: number) => bench.post(`/me/order/${id}/pay`, { paymentMethod: { id: 987 } });

describe('a dropped connection', () => {
  it('before the commit leaves nothing behind', async () => {
    const bench = await startBench();
    bench.simulator.faults.add({ method: 'POST', path: '/service/*/renew', do: 'drop', when: 'before' });
    await expect(order(bench)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(bench.made()).toHaveLength(0);
    expect(bench.simulator.calls.at(-1)).toMatchObject({ method: 'POST', status: null });
  });

  it('after the commit has ordered', async () => {
    const bench = await startBench();
    bench.simulator.faults.add({ method: 'POST', path: '/service/*/renew', do: 'drop', when: 'after' });
    await expect(order(bench)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(bench.made()).toHaveLength(1);
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
    expect((await bench.get('/me/order')).json).toHaveLength(4);
    bench.pass(MINUTE);
    expect((await bench.get('/me/order')).json).toHaveLength(5);
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
      expect(bench.made()).toHaveLength(0);
      bench.simulator.faults.add({ path: RENEW, do: 'fail', when: 'after', failure });
      expect((await order(bench)).status).toBe(status);
      expect(bench.made()).toHaveLength(1);
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
    expect(bench.made()).toHaveLength(0);
    expect((await late).status).toBe(200);
    expect(bench.made()).toHaveLength(1);
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
    expect(bench.made()).toHaveLength(1);
    expect((await late).status).toBe(200);
  });

  it.each([
    ['before', 0],
    ['after', 1],
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
    expect(bench.made()).toHaveLength(orders);
  });
});
