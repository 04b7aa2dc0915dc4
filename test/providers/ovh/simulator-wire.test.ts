import { describe, expect, it } from 'vitest';
import { knownFailures } from '../../../src/providers/ovh/simulated/failures.ts';
import { MINUTE, required, SECOND, START, sendRaw, startBench } from './simulator-support.ts';

describe('every reply', () => {
  it('carries a request id, the time of the server and no caching', async () => {
    const bench = await startBench();
    const ids = new Set<unknown>();
    for (const path of ['/me', '/vps/nobody/serviceInfos', '/nowhere']) {
      const { headers } = await bench.get(path);
      expect(headers['x-ovh-queryid']).toMatch(/^EU\.ext-3\./);
      expect(headers).toMatchObject({
        date: 'Tue, 01 Sep 2026 06:00:00 GMT',
        'cache-control': 'no-cache, no-store',
        server: 'nginx',
      });
      expect(headers['content-type']).toBe('application/json; charset=utf-8');
      ids.add(headers['x-ovh-queryid']);
    }
    expect(ids.size).toBe(3);
  });

  it('is the same under /1.0 and /v1', async () => {
    const bench = await startBench();
    const one = await bench.signed({ path: '/me' });
    const other = await bench.signed({ path: '/me', basePath: '/v1' });
    expect(other.json).toEqual(one.json);
  });
});

describe('what is not described', () => {
  it('is refused in a query, by name', async () => {
    const bench = await startBench();
    expect(await bench.get('/vps?offset=0&limit=10')).toMatchObject({
      status: 400,
      json: { class: 'Client::BadRequest', message: 'Received not described parameters: (offset, limit)' },
    });
  });

  it('is refused in a body and inside it, and nothing is changed', async () => {
    const bench = await startBench();
    const refused = { status: 400, json: { message: 'Received not described parameters: (colour)' } };
    expect(await bench.put('/services/12345', { displayName: 'web', colour: 'red' })).toMatchObject(refused);
    expect(
      await bench.put('/vps/vps-1a2b.vps.example/serviceInfos', { renew: { automatic: false, colour: 'red' } }),
    ).toMatchObject(refused);
    expect(bench.service(12345).policies).toHaveLength(1);
  });

  it('is 404 as a path or a method', async () => {
    const bench = await startBench();
    const unknown = { status: 404, json: { class: 'Client::NotFound', message: 'Got an invalid (or empty) URL' } };
    expect(await bench.get('/nowhere')).toMatchObject(unknown);
    expect(await bench.signed({ method: 'DELETE', path: '/services/12345' })).toMatchObject(unknown);
    expect(await bench.get('/vps/%E0%A4%A')).toMatchObject(unknown);
  });

  it('includes routes that a region lacks', async () => {
    const bench = await startBench({ settings: { absentRoutes: ['/me/order/{orderId}/followUp'] } });
    expect((await bench.get('/me/order/700100001/followUp')).status).toBe(404);
    expect((await bench.get('/me/order/700100001/status')).status).toBe(200);
  });
});

describe('values of a wrong type', () => {
  const wrong = { duration: 'P1M', services: ['12345'], dryRun: true };

  it('are a bad request', async () => {
    const bench = await startBench();
    expect(await bench.post('/service/12345/renew', wrong)).toMatchObject({
      status: 400,
      json: { class: 'Client::BadRequest' },
    });
    expect((await bench.get('/service/abc')).status).toBe(400);
    expect((await bench.get('/me/payment/method?default=perhaps')).status).toBe(400);
    expect((await bench.post('/service/12345/renew', { duration: 'P1M' })).json.message).toContain('services');
  });

  it('can come back as an invalid signature', async () => {
    const bench = await startBench({ settings: { badlyTyped: 'invalidSignature' } });
    expect((await bench.post('/service/12345/renew', wrong)).json).toMatchObject({ errorCode: 'INVALID_SIGNATURE' });
  });

  it('include a body that is no JSON object', async () => {
    const bench = await startBench();
    expect((await bench.put('/services/12345', [1])).status).toBe(400);
  });
});

describe('a void reply', () => {
  it.each([
    ['200 null', 200, 'null'],
    ['200 empty', 200, ''],
    ['204', 204, ''],
    ['201 null', 201, 'null'],
  ] as const)('set to %s is %i with body "%s"', async (voidReply, status, text) => {
    const bench = await startBench({ settings: { voidReply } });
    expect(await bench.put('/services/12345', { displayName: 'web' })).toMatchObject({ status, text });
  });
});

describe('errors', () => {
  it.each([
    [
      'as-seen',
      { errorCode: 'NOT_GRANTED_CALL', httpCode: '403 Forbidden', message: 'This call has not been granted' },
    ],
    ['class', { class: 'Client::Forbidden', message: 'This call has not been granted' }],
    ['message', { message: 'This call has not been granted' }],
    [
      'both',
      {
        class: 'Client::Forbidden',
        errorCode: 'NOT_GRANTED_CALL',
        httpCode: '403 Forbidden',
        message: 'This call has not been granted',
      },
    ],
  ] as const)('come in the shape "%s"', async (errorShape, body) => {
    const bench = await startBench({ settings: { errorShape } });
    required(bench.simulator.cloud.credentials[0]).rules = [];
    expect((await bench.get('/me')).json).toEqual(body);
  });

  it('can be given other words, status and shape, one by one', async () => {
    const failures = { unknownService: { status: 410, message: 'gone for good', shape: 'message' as const } };
    const bench = await startBench({ settings: { failures } });
    expect(await bench.get('/vps/nobody/serviceInfos')).toMatchObject({
      status: 410,
      json: { message: 'gone for good' },
    });
    expect((await bench.get('/service/1')).status).toBe(404);
  });

  it('name the missing thing', async () => {
    const bench = await startBench();
    expect((await bench.get('/me/order/10884320')).json.message).toBe(
      'The requested object (id = 10884320) does not exist',
    );
    expect((await bench.get('/domain/nobody.example/serviceInfos')).json).toEqual({
      class: 'Client::NotFound',
      message: 'This service does not exist',
    });
  });

  it.each(Object.keys(knownFailures()) as (keyof ReturnType<typeof knownFailures>)[])(
    'include %s on demand',
    async (failure) => {
      const bench = await startBench();
      bench.simulator.faults.add({ do: 'fail', when: 'before', failure });
      const { status, json } = await bench.get('/me');
      expect(status).toBe(knownFailures()[failure].status);
      expect(json.message).toEqual(expect.any(String));
    },
  );
});

describe('an expired service', () => {
  it('is 460 on its product, and still told about by /service and /services', async () => {
    const bench = await startBench();
    const expired = { status: 460, json: { message: 'This service is expired' } };
    expect(await bench.get('/vps/vps-5e6f.vps.example/serviceInfos')).toMatchObject(expired);
    expect(await bench.get('/vps/vps-5e6f.vps.example')).toMatchObject(expired);
    expect(await bench.put('/vps/vps-5e6f.vps.example/serviceInfos', { renew: { automatic: true } })).toMatchObject(
      expired,
    );
    expect((await bench.get('/service/12347')).json).toMatchObject({ state: 'expired' });
    expect((await bench.get('/services/12347')).json.billing.lifecycle.current.state).toBe('unrenewed');
  });

  it('answers or refuses elsewhere as the settings say', async () => {
    const bench = await startBench({ settings: { expiredServiceInfos: 'answered', expiredServiceRoutes: 'refused' } });
    expect((await bench.get('/vps/vps-5e6f.vps.example/serviceInfos')).json.status).toBe('expired');
    expect((await bench.get('/services/12347')).status).toBe(460);
    expect((await bench.get('/service/12347')).status).toBe(460);
  });
});

describe('the rate limit', () => {
  it('is off until it is set', async () => {
    const bench = await startBench();
    for (let n = 0; n < 65; n += 1) expect((await bench.get('/service')).status).toBe(200);
  });

  it('counts a minute per key and says 429 with the headers of the settings', async () => {
    const bench = await startBench({ settings: { rateLimit: { perMinute: 2, headers: { 'Retry-After': '30' } } } });
    for (let n = 0; n < 2; n += 1) expect((await bench.get('/me')).status).toBe(200);
    const refused = await bench.get('/me');
    expect(refused).toMatchObject({ status: 429, headers: { 'retry-after': '30' } });
    expect((await sendRaw(`${bench.simulator.url}/auth/time`)).status).toBe(200);
    bench.pass(MINUTE);
    expect((await bench.get('/me')).status).toBe(200);
  });
});

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
    expect((await bench.get(`/me/order?date.from=${encodeURIComponent(from)}`)).json).toEqual([700100003]);
    expect((await bench.get('/me/order?date.from=2026-08-29T22:00:00Z')).json).toEqual([700100003]);
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
    await bench.get('/me/order?date.from=2026-08-30T00:00:00Z');
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
