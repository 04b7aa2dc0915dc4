import { describe, expect, it } from 'vitest';
import { knownFailures } from '../../../src/providers/ovh/simulated/failures.ts';
import { MINUTE, required, sendRaw, startBench } from './simulator-support.ts';

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
    bench.pass(MINUTE / 2);
    expect((await bench.get('/me')).status).toBe(429);
    bench.pass(MINUTE / 2);
    for (let n = 0; n < 2; n += 1) expect((await bench.get('/me')).status).toBe(200);
  });
});
