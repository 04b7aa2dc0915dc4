import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { HostformError } from '../../../src/model/errors.ts';
import { makeClient, type OvhClient } from '../../../src/providers/ovh/client.ts';
import { findEndpoint } from '../../../src/providers/ovh/endpoints.ts';
import { readWire, writeWire } from '../../../src/providers/ovh/wire.ts';
import { type HandClock, half, makeHandClock } from './support/clock.ts';
import { like } from './support/like.ts';
import { type Asked, startTinyServer, type Told } from './support/tiny-server.ts';

const NOW = Date.parse('2026-11-21T09:00:00Z');
const clients: OvhClient[] = [];

afterEach(async () => {
  for (const client of clients.splice(0)) await client.close();
});

interface Options {
  readonly mayWrite?: boolean;
  readonly oauth2?: boolean;
  readonly clock?: HandClock;
  readonly secrets?: string[];
}

function connect(url: string, { mayWrite = true, oauth2 = false, clock, secrets = [] }: Options = {}): OvhClient {
  const client = makeClient({
    endpoint: findEndpoint(url),
    credentials: oauth2
      ? { kind: 'oauth2', clientId: 'id', clientSecret: 'hidden' }
      : { kind: 'keys', applicationKey: 'ak', applicationSecret: 'as', consumerKey: 'ck' },
    mayWrite,
    clock: clock ?? makeHandClock(NOW),
    random: half,
    onSecret: (value) => secrets.push(value),
  });
  clients.push(client);
  return client;
}

async function failure(work: Promise<unknown>): Promise<HostformError> {
  try {
    await work;
  } catch (error) {
    return error as HostformError;
  }
  throw new Error('it succeeded');
}

const message = (text: string, rest: object = {}): object => ({ message: text, ...rest });

describe('a signed call', () => {
  it('carries the server time and a signature over the URL and body that were sent', async () => {
    const server = await startTinyServer(() => ({ body: null }));
    const client = connect(server.url);
    await client.change('PUT', '/ip/service/ip-192.0.2.0%2F28/serviceInfos', { renew: { automatic: true } });
    const sent = server.asked[1] as Asked;
    expect(sent.headers).toMatchObject({ 'x-ovh-application': 'ak', 'x-ovh-consumer': 'ck' });
    expect(sent.headers['x-ovh-timestamp']).toBe('1795329225');
    const url = `${server.url}/ip/service/ip-192.0.2.0%2F28/serviceInfos`;
    const signed = ['as', 'ck', 'PUT', url, '{"renew":{"automatic":true}}', '1795329225'].join('+');
    expect(sent.headers['x-ovh-signature']).toBe(`$1$${createHash('sha1').update(signed).digest('hex')}`);
    expect(sent.body).toBe('{"renew":{"automatic":true}}');
    expect(sent.headers['content-type']).toBe('application/json');
  });

  it('reads the time once and goes on counting, also when the wall clock is moved a little', async () => {
    const clock = makeHandClock(NOW);
    const server = await startTinyServer(() => ({ body: {} }));
    const client = connect(server.url, { clock });
    await client.get('/me');
    clock.pass(60_000);
    clock.setBack(10_000);
    await client.get('/me');
    expect(server.asked.map(({ path }) => path)).toEqual(['/auth/time', '/me', '/me']);
    expect(server.asked[2]?.headers['x-ovh-timestamp']).toBe(String(1_795_329_225 + 60));
  });

  it('reads the time again when the clocks have parted', async () => {
    const clock = makeHandClock(NOW);
    const server = await startTinyServer(() => ({ body: {} }));
    const client = connect(server.url, { clock });
    await client.get('/me');
    clock.setBack(-3_600_000);
    await client.get('/me');
    expect(server.asked.map(({ path }) => path)).toEqual(['/auth/time', '/me', '/auth/time', '/me']);
  });

  it.each([
    { errorCode: 'QUERY_TIME_OUT', httpCode: '400 Bad Request', message: 'late' },
    { errorCode: 'INVALID_SIGNATURE', httpCode: '400 Bad Request', message: 'Invalid signature' },
    { class: 'Client::BadRequest', message: 'Invalid signature' },
  ])('is tried once more with a fresh time when it reads and is answered %j', async (body) => {
    const server = await startTinyServer((_, n) => (n === 1 ? { status: 400, body } : { body: {} }));
    await connect(server.url).get('/me');
    expect(server.asked.map(({ path }) => path)).toEqual(['/auth/time', '/me', '/auth/time', '/me']);
  });

  it('fails with CREDENTIALS when the signature stays wrong, after two tries', async () => {
    const server = await startTinyServer(() => ({
      status: 400,
      body: { errorCode: 'INVALID_SIGNATURE', message: 'Invalid signature' },
    }));
    expect(await failure(connect(server.url).get('/me'))).toMatchObject({ code: 'CREDENTIALS' });
    expect(server.calls()).toHaveLength(2);
  });

  it('is not repeated when it changes something, but the next one has a fresh time', async () => {
    const server = await startTinyServer((_, n) =>
      n === 1 ? { status: 400, body: { errorCode: 'QUERY_TIME_OUT', message: 'late' } } : { body: null },
    );
    const client = connect(server.url);
    const error = await failure(client.change('POST', '/me/order/1/pay', {}));
    expect(error).toMatchObject({ details: { effect: 'refused', vendor: { code: 'QUERY_TIME_OUT' } } });
    await client.change('POST', '/me/order/1/pay', {});
    expect(server.asked.map(({ path }) => path)).toEqual([
      '/auth/time',
      '/me/order/1/pay',
      '/auth/time',
      '/me/order/1/pay',
    ]);
  });

  it('was not sent when the time can not be read', async () => {
    const server = await startTinyServer(
      () => ({ body: null }),
      () => ({ status: 500, body: 'down' }),
    );
    const error = await failure(connect(server.url).change('POST', '/me/order/1/pay', {}));
    expect(error.details.effect).toBe('not-sent');
    expect(server.calls()).toEqual([]);
  });
});

describe('an OAuth2 client', () => {
  const token = (n: number): Told => ({
    body: { access_token: `token-${n}`, token_type: 'Bearer', expires_in: 3599, scope: 'all' },
  });

  it('asks once for a token, bears it, and sends nothing of the keys', async () => {
    const secrets: string[] = [];
    const server = await startTinyServer(({ path }, n) => (path === '/auth/oauth2/token' ? token(n) : { body: {} }));
    const client = connect(server.url, { oauth2: true, secrets });
    await Promise.all([client.get('/me'), client.get('/vps')]);
    await client.get('/domain');
    expect(server.calls().filter((call) => call.includes('token'))).toHaveLength(1);
    const [asked, first] = server.asked as [Asked, Asked];
    expect(Object.fromEntries(new URLSearchParams(asked.body))).toEqual({
      grant_type: 'client_credentials',
      client_id: 'id',
      client_secret: 'hidden',
      scope: 'all',
    });
    expect(first.headers.authorization).toMatch(/^Bearer token-\d$/);
    expect(Object.keys(first.headers).filter((name) => name.startsWith('x-ovh'))).toEqual([]);
    expect(secrets).toEqual(['token-1']);
  });

  it('renews the token before it ends', async () => {
    const clock = makeHandClock(NOW);
    const server = await startTinyServer(({ path }, n) => (path === '/auth/oauth2/token' ? token(n) : { body: {} }));
    const client = connect(server.url, { oauth2: true, clock });
    await client.get('/me');
    clock.pass(3_530_000);
    await client.get('/me');
    clock.pass(15_000);
    await client.get('/me');
    expect(server.calls().filter((call) => call.includes('token'))).toHaveLength(2);
  });

  it('looks for the token below the base where the origin does not know it', async () => {
    const server = await startTinyServer(({ path, method }, n) =>
      method === 'POST' && n === 1 ? undefined : path === '/auth/oauth2/token' ? token(n) : { body: { ok: true } },
    );
    expect(await connect(server.url, { oauth2: true }).get('/me')).toEqual({ ok: true });
  });

  it('asks for a new token once when a read is answered 401', async () => {
    const server = await startTinyServer(({ path, headers }, n) => {
      if (path === '/auth/oauth2/token') return token(n);
      const stale = headers.authorization === 'Bearer token-1';
      return stale
        ? { status: 401, body: { class: 'Client::Unauthorized', message: 'You must login first' } }
        : { body: 1 };
    });
    expect(await connect(server.url, { oauth2: true }).get('/me')).toBe(1);
  });

  it('fails with CREDENTIALS when the client is refused, and then nothing was sent', async () => {
    const server = await startTinyServer(() => ({
      status: 400,
      body: { error: 'invalid_client', error_description: 'client not found' },
    }));
    const error = await failure(connect(server.url, { oauth2: true }).change('POST', '/me/order/1/pay', {}));
    expect(error).toMatchObject({
      code: 'CREDENTIALS',
      details: { effect: 'not-sent', detail: like(/client not found/) },
    });
    expect(server.calls()).toEqual(['POST /auth/oauth2/token']);
  });
});

describe('replies', () => {
  it.each([
    { status: 200, body: 'null' },
    { status: 200 },
    { status: 201, body: 'null' },
    { status: 204 },
  ] satisfies Told[])('%j is a success without a value', async (told) => {
    const server = await startTinyServer(() => told);
    expect(await connect(server.url).change('PUT', '/vps/x/serviceInfos', {})).toBeNull();
  });

  it('keep ids that a number can not hold', async () => {
    const server = await startTinyServer(() => ({ body: '{"orderId":9007199254740993,"text":"9007199254740993"}' }));
    expect(await connect(server.url).get('/x')).toEqual({ orderId: '9007199254740993', text: '9007199254740993' });
  });

  it.each([
    [message('no', { class: 'Client::BadRequest' }), 'Client::BadRequest'],
    [message('no', { errorCode: 'WHATEVER', httpCode: '400 Bad Request' }), 'WHATEVER'],
    [message('no'), undefined],
  ])('%j is an error with the vendor code %s', async (body, code) => {
    const server = await startTinyServer(() => ({ status: 400, body, headers: { 'X-OVH-QueryID': 'EU.ext-1' } }));
    const error = await failure(connect(server.url).get('/x'));
    expect(error.code).toBe('VENDOR_ERROR');
    expect(error.details.vendor).toEqual({ ...(code && { code }), status: 400, requestId: 'EU.ext-1' });
    expect(error.details.detail).toContain('"no"');
    expect(error.details.effect).toBeUndefined();
  });

  it.each([
    [401, message('You must login first', { class: 'Client::Unauthorized' }), /credentials/],
    [403, message('This application key is invalid', { errorCode: 'INVALID_KEY' }), /credentials/],
    [403, message('This credential does not exist', { errorCode: 'NOT_CREDENTIAL' }), /credentials/],
    [403, message('This credential is not valid', { class: 'Client::Forbidden' }), /credentials/],
    [403, message('This call has not been granted', { errorCode: 'NOT_GRANTED_CALL' }), /may not do this/],
    [403, message('User not granted for this request', { class: 'Client::Forbidden' }), /may not do this/],
  ])('HTTP %i %j is a matter of credentials', async (status, body, summary) => {
    const server = await startTinyServer(() => ({ status, body }));
    const error = await failure(connect(server.url).get('/vps?x=1'));
    expect(error.code).toBe('CREDENTIALS');
    expect(error.message).toMatch(summary);
    expect(server.calls()).toHaveLength(1);
  });

  it('a 403 for other reasons is not', async () => {
    const server = await startTinyServer(() => ({
      status: 403,
      body: message("This order can't be paid with 'paypal'"),
    }));
    expect(await failure(connect(server.url).get('/x'))).toMatchObject({ code: 'VENDOR_ERROR' });
  });

  it('460 says that the service is expired', async () => {
    const server = await startTinyServer(() => ({ status: 460, body: message('This service is expired') }));
    expect(await failure(connect(server.url).get('/x'))).toMatchObject({
      message: 'The service is expired',
      details: { vendor: { status: 460 } },
    });
  });
});

describe('reads', () => {
  it.each([
    { status: 500, body: message('Internal server error', { class: 'Server::InternalServerError' }) },
    { status: 503, body: '<html>down</html>' },
    { status: 408, body: '<html>slow</html>' },
    { status: 429, body: message('slow down') },
    { status: 200, body: '{"half":' },
    { cut: true },
  ] satisfies Told[])('are repeated after %j', async (told) => {
    const server = await startTinyServer((_, n) => (n < 3 ? told : { body: '"here"' }));
    expect(await connect(server.url).get('/x')).toBe('here');
    expect(server.calls()).toHaveLength(3);
  });

  it('are given up after five tries', async () => {
    const server = await startTinyServer(() => ({ status: 500, body: message('no') }));
    await failure(connect(server.url).get('/x'));
    expect(server.calls()).toHaveLength(5);
  });

  it('are not repeated after a definite no, nor after a redirect', async () => {
    const server = await startTinyServer((_, n) =>
      n === 1
        ? { status: 404, body: message('This service does not exist') }
        : { status: 302, body: '', headers: { location: 'http://127.0.0.1:1/' } },
    );
    const client = connect(server.url);
    await failure(client.get('/x'));
    expect((await failure(client.get('/x'))).message).toMatch(/redirect/);
    expect(server.calls()).toHaveLength(2);
  });

  it('wait as long as the vendor asks, and go at one call a second from then on', async () => {
    const clock = makeHandClock(NOW);
    const server = await startTinyServer((_, n) =>
      n === 1 ? { status: 429, body: message('slow down'), headers: { 'retry-after': '7' } } : { body: 1 },
    );
    const client = connect(server.url, { clock });
    await client.get('/a');
    expect(clock.slept).toEqual([7000]);
    await client.get('/b');
    await client.get('/c');
    expect(clock.slept).toEqual([7000, 1000, 1000]);
  });
});

describe('changing calls', () => {
  it.each([
    [{ status: 400, body: message('no') }, 'refused'],
    [{ status: 403, body: message('no') }, 'refused'],
    [{ status: 429, body: message('slow down') }, 'refused'],
    [{ status: 460, body: message('This service is expired') }, 'refused'],
    [{ status: 404, body: '<html>nothing</html>' }, 'unclear'],
    [{ status: 408, body: message('slow') }, 'unclear'],
    [{ status: 500, body: message('Internal server error') }, 'unclear'],
    [{ status: 503, body: '<html>down</html>' }, 'unclear'],
    [{ status: 302, body: '', headers: { location: 'http://127.0.0.1:1/' } }, 'unclear'],
    [{ status: 200, body: '{"orderId":12' }, 'unclear'],
    [{ status: 200, body: '<html>hello</html>' }, 'unclear'],
    [{ cut: true }, 'unclear'],
  ] as [Told, string][])('are sent once, and %j means %s', async (told, effect) => {
    const server = await startTinyServer(() => told);
    const error = await failure(connect(server.url).change('POST', '/service/1/renew', { dryRun: false }));
    expect(error.details.effect).toBe(effect);
    expect(server.calls()).toHaveLength(1);
  });

  it('were not sent when nobody listens', async () => {
    const server = await startTinyServer(() => ({ body: 1 }));
    const client = connect(server.url);
    await client.get('/x');
    const dead = connect('http://127.0.0.1:1/1.0');
    expect((await failure(dead.change('POST', '/x', {}))).details.effect).toBe('not-sent');
  });

  it('go out on connections of their own', async () => {
    const server = await startTinyServer(() => ({ body: null }));
    const client = connect(server.url);
    await client.get('/a');
    await client.get('/b');
    await client.get('/b2');
    await client.get('/b3');
    await client.change('PUT', '/c', {});
    await client.change('PUT', '/d', {});
    const ports = server.asked.map(({ port }) => port);
    const [c, d] = ports.slice(-2);
    expect(ports.filter((port) => port === c)).toHaveLength(1);
    expect(ports.filter((port) => port === d)).toHaveLength(1);
    expect(new Set(ports).size).toBeLessThan(ports.length);
  });
});

describe('a client that may not write', () => {
  it('refuses every changing call before anything is sent', async () => {
    const server = await startTinyServer(() => ({ body: null }));
    const client = connect(server.url, { mayWrite: false });
    for (const work of [
      client.change('PUT', '/vps/x/serviceInfos', {}),
      client.change('POST', '/me/order/1/pay', {}),
      client.change('POST', '/service/1/renew', { dryRun: true }),
      client.rehearse('/service/1/renew', { dryRun: false }),
      client.rehearse('/service/1/renew', {}),
      client.rehearse('/me/order/1/pay', { dryRun: true }),
      client.rehearse('/service/1/renew?x=/renew', { dryRun: true }),
    ]) {
      expect(await failure(work)).toMatchObject({ code: 'READ_ONLY', details: { effect: 'not-sent' } });
    }
    expect(server.asked).toEqual([]);
  });

  it('may rehearse a renewal, and repeats that like a read', async () => {
    const server = await startTinyServer((_, n) =>
      n === 1 ? { status: 500, body: message('Internal server error') } : { body: { orderId: 0 } },
    );
    const client = connect(server.url, { mayWrite: false });
    expect(await client.rehearse('/service/12345/renew', { dryRun: true, services: [12345n] })).toEqual({ orderId: 0 });
    expect(server.asked.at(-1)?.body).toBe('{"dryRun":true,"services":[12345]}');
  });
});

describe('JSON on the wire', () => {
  it('writes long ids as integers and leaves out what is undefined', () => {
    expect(writeWire({ id: 9007199254740993n, list: [1n, 'é', null], none: undefined })).toBe(
      '{"id":9007199254740993,"list":[1,"é",null]}',
    );
  });

  it('reads numbers inside strings and decimals as they are', () => {
    expect(readWire('{"a":"x 12345678901234567890 \\" 1","b":1.25,"c":-12345678901234567890,"d":[1e3]}')).toEqual({
      a: 'x 12345678901234567890 " 1',
      b: 1.25,
      c: '-12345678901234567890',
      d: [1000],
    });
  });
});
