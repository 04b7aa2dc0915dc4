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

describe('asking for a consumer key', () => {
  const ask = (bench: Bench, body: unknown) =>
    sendRaw(
      `${bench.simulator.url}/auth/credential`,
      { method: 'POST', headers: { 'X-Ovh-Application': bench.simulator.credentials.applicationKey } },
      JSON.stringify(body),
    );
  const wish = { accessRules: [{ method: 'GET', path: '/me' }] };

  it('gives a pending key that works once somebody has validated it in a browser', async () => {
    const bench = await startBench();
    const { json: asked } = await ask(bench, { ...wish, redirection: 'https://shop.example/done' });
    expect(asked.state).toBe('pendingValidation');
    const call = { path: '/me', keys: { consumer: asked.consumerKey } };
    expect((await bench.signed(call)).status).toBe(403);
    expect((await sendRaw(asked.validationUrl)).text).toContain('GET /me');
    const decided = await sendRaw(asked.validationUrl, { method: 'POST' }, 'decision=validate');
    expect(decided).toMatchObject({ status: 302, headers: { location: 'https://shop.example/done' } });
    expect((await bench.signed(call)).status).toBe(200);
  });

  it('gives a key that never works when it is refused', async () => {
    const bench = await startBench();
    const { json: asked } = await ask(bench, wish);
    await sendRaw(asked.validationUrl, { method: 'POST' }, 'decision=refuse');
    expect((await bench.signed({ path: '/me', keys: { consumer: asked.consumerKey } })).status).toBe(403);
    expect(bench.simulator.cloud.credentials.at(-1)?.state).toBe('refused');
  });

  it('needs a known application, rules, and known methods in them', async () => {
    const bench = await startBench();
    expect(
      (await sendRaw(`${bench.simulator.url}/auth/credential`, { method: 'POST' }, JSON.stringify(wish))).status,
    ).toBe(401);
    expect((await ask(bench, {})).status).toBe(400);
    expect((await ask(bench, { accessRules: [{ method: 'LOOK', path: '/me' }] })).status).toBe(400);
  });
});

describe('what a key tells of itself', () => {
  it('is its state, rules and last use', async () => {
    const bench = await startBench();
    const { json } = await bench.get('/auth/currentCredential');
    expect(json).toMatchObject({
      credentialId: 900001,
      applicationId: 1001,
      status: 'validated',
      expiration: null,
      ovhSupport: false,
    });
    expect(json.rules).toContainEqual({ method: 'PUT', path: '/*' });
    expect(json.lastUse).toBe('2026-09-01T08:00:00+02:00');
  });

  it('includes the account and how it logged in', async () => {
    const bench = await startBench();
    expect((await bench.get('/auth/details')).json).toMatchObject({
      account: 'aa1-ovh',
      method: 'account',
      identities: ['urn:v1:eu:identity:account:aa1-ovh'],
    });
  });

  it('ends with a logout', async () => {
    const bench = await startBench();
    expect((await bench.post('/auth/logout')).status).toBe(200);
    expect((await bench.get('/me')).status).toBe(403);
  });
});

describe('OAuth2 client credentials', () => {
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const askToken = (bench: Bench, body: string, headers = {}) =>
    sendRaw(bench.simulator.tokenUrl, { method: 'POST', headers: { ...form, ...headers } }, body);
  const client = (bench: Bench) => {
    const { clientId, clientSecret } = bench.simulator.credentials;
    return {
      body: `&client_id=${clientId}&client_secret=${clientSecret}`,
      basic: `Basic ${btoa(`${clientId}:${clientSecret}`)}`,
    };
  };
  const bearer = (token: string) => ({ headers: { Authorization: `Bearer ${token}` } });

  it('are taken from the body and from Basic authentication', async () => {
    const bench = await startBench();
    const { body, basic } = client(bench);
    const fromBody = await askToken(bench, `grant_type=client_credentials&scope=all${body}`);
    expect(fromBody).toMatchObject({ status: 200, json: { token_type: 'Bearer', expires_in: 3599, scope: 'all' } });
    const fromBasic = await askToken(bench, 'grant_type=client_credentials&scope=all', { Authorization: basic });
    const answer = await sendRaw(`${bench.simulator.url}/me`, bearer(fromBasic.json.access_token));
    expect(answer).toMatchObject({ status: 200, json: { nichandle: 'aa1-ovh' } });
  });

  it('give a token that stops working when its time is over', async () => {
    const bench = await startBench({ settings: { tokenLifetimeS: 60 } });
    const { json } = await askToken(bench, `grant_type=client_credentials&scope=all${client(bench).body}`);
    expect((await sendRaw(`${bench.simulator.url}/me`, bearer(json.access_token))).status).toBe(200);
    bench.pass(60 * SECOND);
    expect((await sendRaw(`${bench.simulator.url}/me`, bearer(json.access_token))).status).toBe(401);
  });

  it('are refused in the words of OAuth2', async () => {
    const bench = await startBench();
    const wrong = await askToken(bench, 'grant_type=client_credentials&client_id=x&client_secret=y');
    expect(wrong).toMatchObject({ status: 401, json: { error: 'invalid_client' } });
    expect(wrong.json.error_description).toEqual(expect.any(String));
    const other = await askToken(bench, `grant_type=password${client(bench).body}`);
    expect(other).toMatchObject({ status: 400, json: { error: 'unsupported_grant_type' } });
  });

  it('may do what IAM allows, and a refusal names the missing action', async () => {
    const bench = await startBench();
    required(bench.simulator.cloud.serviceAccounts[0]).deniedActions = ['account:apiovh:me/order/*'];
    const { json } = await askToken(bench, `grant_type=client_credentials&scope=all${client(bench).body}`);
    const answer = await sendRaw(`${bench.simulator.url}/me/order`, bearer(json.access_token));
    expect(answer).toMatchObject({
      status: 403,
      json: {
        class: 'Client::Forbidden',
        message: 'User not granted for this request',
        details: { unauthorizedActionsByAuthentication: '', unauthorizedActionsByIAM: 'account:apiovh:me/order/get' },
      },
    });
  });

  it('show as a service account in the details', async () => {
    const bench = await startBench();
    const { json } = await askToken(bench, `grant_type=client_credentials${client(bench).body}`);
    const details = await sendRaw(`${bench.simulator.url}/auth/details`, bearer(json.access_token));
    expect(details.json).toMatchObject({
      method: 'oauth2_client_credentials',
      account: 'aa1-ovh',
      allowedRoutes: null,
    });
  });

  it('fail with HTML when the gateway is down', async () => {
    const bench = await startBench();
    bench.simulator.faults.add({ path: '/auth/oauth2/token', do: 'html', when: 'before', status: 503 });
    const answer = await askToken(bench, `grant_type=client_credentials${client(bench).body}`);
    expect(answer.status).toBe(503);
    expect(answer.headers['content-type']).toContain('text/html');
  });
});
