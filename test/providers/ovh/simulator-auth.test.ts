import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { candidateUrls, signatureOf } from '../../../src/providers/ovh/simulated/signature.ts';
import { type Bench, DAY, MINUTE, required, SECOND, START, sendRaw, startBench } from './simulator-support.ts';

const origin = (bench: Bench) => bench.simulator.url.replace('/1.0', '');

describe('the signature', () => {
  const keys = {
    applicationSecret: '9ufkBmLaTQ9nz5yMUlg79taH0GNnzDjk',
    consumerKey: '5mBuy6SUQcRw2ZUxg0cG68BoDKpED4KY',
  };
  it.each([
    ['GET', 'https://eu.api.ovh.com/1.0/auth', '', '$1$e9556054b6309771395efa467c22e627407461ad'],
    ['POST', 'https://eu.api.ovh.com/1.0/auth', '{"a":"b","c":"d"}', '$1$ec2fb5c7a81f64723c77d2e5b609ae6f58a84fc1'],
    ['PUT', 'https://eu.api.ovh.com/1.0/auth', '{"a":"b","c":"d"}', '$1$8a75a9e7c8e7296c9dbeda6a2a735eb6bd58ec4b'],
    ['DELETE', 'https://eu.api.ovh.com/1.0/auth', '', '$1$a1eecd00b3b02b6cf5708b84b9ff42059a950d85'],
    ['GET', 'https://eu.api.ovh.com/v2/call', '', '$1$bb63b132a6f84ad5433d0c534d48d3f7c3804285'],
  ])('of %s %s with body "%s" is the one of the fact sheet', (method, url, body, expected) => {
    expect(signatureOf({ ...keys, method, url, body, timestamp: '1457018875' })).toBe(expected);
  });

  it('is tried for both schemes, with and without the port', () => {
    expect(candidateUrls('localhost:18443', '/1.0/me?a=b')).toEqual([
      'http://localhost:18443/1.0/me?a=b',
      'http://localhost/1.0/me?a=b',
      'https://localhost:18443/1.0/me?a=b',
      'https://localhost/1.0/me?a=b',
    ]);
  });

  it('covers the bytes sent, whatever their style', async () => {
    const bench = await startBench();
    const { applicationKey, applicationSecret, consumerKey } = bench.simulator.credentials;
    const body = '{ "displayName" :  "caf\u00e9" }';
    const url = `${bench.simulator.url}/services/12345`;
    const timestamp = String(START / 1000);
    const text = [applicationSecret, consumerKey, 'PUT', url, body, timestamp].join('+');
    const headers = {
      'X-Ovh-Application': applicationKey,
      'X-Ovh-Consumer': consumerKey,
      'X-Ovh-Timestamp': timestamp,
      'X-Ovh-Signature': `$1$${createHash('sha1').update(text, 'utf8').digest('hex')}`,
    };
    expect(await sendRaw(url, { method: 'PUT', headers }, body)).toMatchObject({ status: 200, text: 'null' });
    expect(await sendRaw(url, { method: 'PUT', headers }, body.replace('  ', ' '))).toMatchObject({ status: 400 });
  });

  it.each([
    ['http with the port', (base: string) => base],
    ['https with the port', (base: string) => base.replace('http:', 'https:')],
    ['https without the port, as the Node clients sign', () => 'https://127.0.0.1'],
    ['http without the port', () => 'http://127.0.0.1'],
  ])('is accepted over %s', async (_, baseOf) => {
    const bench = await startBench();
    const answer = await bench.signed({ path: '/me', signedBase: baseOf(origin(bench)) });
    expect(answer.status).toBe(200);
  });

  it('over another host or path is refused', async () => {
    const bench = await startBench();
    const refused = {
      status: 400,
      json: { errorCode: 'INVALID_SIGNATURE', httpCode: '400 Bad Request', message: 'Invalid signature' },
    };
    expect(await bench.signed({ path: '/me', signedBase: 'https://eu.api.ovh.com' })).toMatchObject(refused);
    expect(await bench.signed({ path: '/me', keys: { secret: 'wrong' } })).toMatchObject(refused);
    expect(await bench.signed({ path: '/me', keys: { consumer: '' } })).toMatchObject(refused);
  });

  it('with a timestamp beyond the window is refused, within it is not', async () => {
    const bench = await startBench({ settings: { timestampWindowMs: 2 * MINUTE } });
    expect((await bench.signed({ path: '/me', drift: -100 })).status).toBe(200);
    expect(await bench.signed({ path: '/me', drift: 300 })).toMatchObject({
      status: 400,
      json: { errorCode: 'QUERY_TIME_OUT' },
    });
  });
});

describe('GET /auth/time', () => {
  it('answers anybody with a bare integer', async () => {
    const bench = await startBench();
    bench.pass(1.7 * SECOND);
    expect(await sendRaw(`${bench.simulator.url}/auth/time`)).toMatchObject({
      status: 200,
      text: String(START / 1000 + 1),
    });
  });
});

describe('a call without valid keys', () => {
  it('is 401 when it is not signed at all, also with only the application named', async () => {
    const { simulator } = await startBench();
    const refused = { status: 401, json: { class: 'Client::Unauthorized', message: 'You must login first' } };
    expect(await sendRaw(`${simulator.url}/me`)).toMatchObject(refused);
    const headers = { 'X-Ovh-Application': simulator.credentials.applicationKey };
    expect(await sendRaw(`${simulator.url}/auth/currentCredential`, { headers })).toMatchObject(refused);
  });

  it('is 403 INVALID_KEY for an unknown application', async () => {
    const bench = await startBench();
    expect(await bench.signed({ path: '/me', keys: { application: 'nobody' } })).toMatchObject({
      status: 403,
      json: { errorCode: 'INVALID_KEY', httpCode: '403 Forbidden', message: 'This application key is invalid' },
    });
  });

  it('is 403 NOT_CREDENTIAL for an unknown consumer key and for the key of another application', async () => {
    const bench = await startBench();
    const refused = { status: 403, json: { errorCode: 'NOT_CREDENTIAL', message: 'This credential does not exist' } };
    expect(await bench.signed({ path: '/me', keys: { consumer: 'nobody' } })).toMatchObject(refused);
    bench.simulator.cloud.applications.push({ id: 2, key: 'other', secret: 'secret', name: 'other' });
    expect(await bench.signed({ path: '/me', keys: { application: 'other', secret: 'secret' } })).toMatchObject(
      refused,
    );
  });

  it.each(['pendingValidation', 'refused', 'expired'] as const)(
    'is 403 INVALID_CREDENTIAL while the key is %s',
    async (state) => {
      const bench = await startBench();
      required(bench.simulator.cloud.credentials[0]).state = state;
      expect(await bench.get('/me')).toMatchObject({
        status: 403,
        json: { errorCode: 'INVALID_CREDENTIAL', message: 'This credential is not valid' },
      });
    },
  );

  it('is 403 from the moment the key expires', async () => {
    const bench = await startBench();
    required(bench.simulator.cloud.credentials[0]).expiration = START + DAY;
    expect((await bench.get('/me')).status).toBe(200);
    bench.pass(DAY);
    expect((await bench.get('/me')).status).toBe(403);
    expect(bench.simulator.cloud.credentials[0]?.state).toBe('expired');
  });

  it('is 403 from an address outside the list of the key', async () => {
    const bench = await startBench();
    const credential = required(bench.simulator.cloud.credentials[0]);
    credential.allowedIPs = ['192.0.2.0/24', '127.0.0.0/8'];
    expect((await bench.get('/me')).status).toBe(200);
    credential.allowedIPs = ['192.0.2.0/24', '198.51.100.7'];
    expect((await bench.get('/me')).status).toBe(403);
  });
});

describe('access rules', () => {
  it.each([
    ['/me', '/me', 200],
    ['/me', '/me/order', 403],
    ['/me/*', '/me/order', 200],
    ['/me/*', '/me', 403],
    ['/me/order/*/status', '/me/order/700100001/status', 200],
    ['/me/order/*/status', '/me/order/700100001', 403],
    ['/service*', '/services', 200],
    ['/*', '/vps', 200],
    ['/ip/service/ip-192.0.2.0/28/serviceInfos', '/ip/service/ip-192.0.2.0%2F28/serviceInfos', 200],
  ])('GET %s answers GET %s with %i', async (rule, path, status) => {
    const bench = await startBench();
    required(bench.simulator.cloud.credentials[0]).rules = [{ method: 'GET', path: rule }];
    expect((await bench.get(path)).status).toBe(status);
  });

  it('grant one method, and the refusal says so', async () => {
    const bench = await startBench();
    required(bench.simulator.cloud.credentials[0]).rules = [{ method: 'GET', path: '/*' }];
    expect(await bench.put('/services/12345', { displayName: 'x' })).toMatchObject({
      status: 403,
      json: { errorCode: 'NOT_GRANTED_CALL', message: 'This call has not been granted' },
    });
  });
});
