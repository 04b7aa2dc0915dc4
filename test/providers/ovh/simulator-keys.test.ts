import { describe, expect, it } from 'vitest';
import { type Bench, required, SECOND, sendRaw, startBench } from './simulator-support.ts';

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
