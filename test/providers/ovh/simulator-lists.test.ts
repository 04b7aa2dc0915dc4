import { describe, expect, it } from 'vitest';
import { MINUTE, SECOND, START, sendRaw, startBench } from './simulator-support.ts';

describe('lists', () => {
  it('come in the order of the settings', async () => {
    const bench = await startBench();
    const { json: ascending } = await bench.get('/service');
    expect(ascending).toEqual([...ascending].sort((a: number, b: number) => a - b));
    bench.simulator.settings.listOrder = 'descending';
    expect((await bench.get('/service')).json).toEqual([...ascending].reverse());
    bench.simulator.settings.listOrder = 'shuffled';
    const { json: shuffled } = await bench.get('/service');
    expect(shuffled).not.toEqual(ascending);
    expect([...shuffled].sort((a: number, b: number) => a - b)).toEqual(ascending);
  });

  it('expand into pages of objects', async () => {
    const bench = await startBench();
    const headers = {
      'X-Pagination-Mode': 'CachedObjectList-Pages',
      'X-Pagination-Size': '2',
      'X-Pagination-Number': '2',
    };
    const { json, headers: replied } = await bench.get('/vps', headers);
    expect(json.map(({ name }: { name: string }) => name)).toEqual(['vps-5e6f.vps.example', 'vps-7a8b.vps.example']);
    expect(replied).toMatchObject({
      'x-pagination-elements': '5',
      'x-pagination-number': '2',
      'x-pagination-size': '2',
    });
  });

  it('sort and filter expanded objects', async () => {
    const bench = await startBench();
    const mode = { 'X-Pagination-Mode': 'CachedObjectList-Pages' };
    const ids = async (headers: Record<string, string>) =>
      (await bench.get('/me/payment/method', { ...mode, ...headers })).json.map(
        ({ paymentMethodId: id }: { paymentMethodId: number }) => id,
      );
    expect(await ids({ 'X-Pagination-Sort': 'paymentMethodId', 'X-Pagination-Sort-Order': 'DESC' })).toEqual([
      991, 990, 989, 988, 987,
    ]);
    expect(await ids({ 'X-Pagination-Filter': 'status:eq=VALID' })).toEqual([987, 988, 990]);
    expect(await ids({ 'X-Pagination-Filter': 'paymentType:in=PAYPAL,SEPA_DIRECT_DEBIT' })).toEqual([990, 991]);
    expect(await ids({ 'X-Pagination-Filter': 'paymentMethodId:gt=989' })).toEqual([990, 991]);
  });

  it('are stale when expanded, unless the cache is passed by', async () => {
    const bench = await startBench({ settings: { propagationMs: 0, expandedCacheMs: MINUTE } });
    const mode = { 'X-Pagination-Mode': 'CachedObjectList-Pages' };
    const shown = async (headers = {}) => (await bench.get('/vps', { ...mode, ...headers })).json[0].displayName;
    expect(await shown()).toBe('vps-1a2b.vps.example');
    await bench.put('/services/12345', { displayName: 'web' });
    expect(await shown()).toBe('vps-1a2b.vps.example');
    expect(await shown({ Pragma: 'no-cache' })).toBe('web');
    await bench.put('/services/12345', { displayName: 'www' });
    bench.pass(MINUTE);
    expect(await shown()).toBe('www');
  });

  it('stay lists of ids where there is no expanded mode', async () => {
    const bench = await startBench();
    const { json } = await bench.get('/service', { 'X-Pagination-Mode': 'CachedObjectList-Pages' });
    expect(json).toContain(12345);
  });
});

describe('a batch', () => {
  it('answers each id by itself', async () => {
    const bench = await startBench();
    const { json } = await bench.get('/me/order/700100001,700100003,5/status', { 'X-Ovh-Batch': ',' });
    expect(json).toEqual([
      { key: '700100001', value: 'delivered', error: null },
      { key: '700100003', value: 'notPaid', error: null },
      {
        key: '5',
        value: null,
        error: { class: 'Client::NotFound', message: 'The requested object (id = 5) does not exist' },
      },
    ]);
  });
});

describe('a plus in a date of the query', () => {
  it('has to be encoded', async () => {
    const bench = await startBench();
    const from = '2026-08-30T00:00:00+02:00';
    expect((await bench.get(`/me/order?date.from=${from}`)).status).toBe(400);
    expect((await bench.get(`/me/order?date.from=${encodeURIComponent(from)}`)).json).toEqual([700100003, 700100004]);
    expect((await bench.get('/me/order?date.from=2026-08-29T22:00:00Z')).json).toEqual([700100003, 700100004]);
  });
});

describe('the schema of a section', () => {
  it('lists the operations that the simulator has', async () => {
    const { simulator } = await startBench();
    const { json } = await sendRaw(`${simulator.url}/service.json`);
    const renew = json.apis.find(({ path }: { path: string }) => path === '/service/{serviceId}/renew');
    expect(renew.operations.map(({ httpMethod }: { httpMethod: string }) => httpMethod).sort()).toEqual([
      'GET',
      'POST',
    ]);
    const { json: auth } = await sendRaw(`${simulator.url}/auth.json`);
    expect(auth.apis.find(({ path }: { path: string }) => path === '/auth/time').operations[0].noAuthentication).toBe(
      true,
    );
  });
});

describe('recorded calls', () => {
  it('tell what was asked and answered, in order', async () => {
    const bench = await startBench();
    await bench.get('/me/order?date.from=2026-08-30T00:00:00Z&date.from=2026-08-31T00:00:00Z');
    bench.pass(SECOND);
    await bench.put('/services/12345', { displayName: 'web' });
    expect(bench.simulator.calls).toEqual([
      {
        n: 1,
        method: 'GET',
        path: '/me/order',
        query: { 'date.from': '2026-08-30T00:00:00Z' },
        body: null,
        at: START,
        status: 200,
      },
      {
        n: 2,
        method: 'PUT',
        path: '/services/12345',
        query: {},
        body: { displayName: 'web' },
        at: START + SECOND,
        status: 200,
      },
    ]);
  });
});
