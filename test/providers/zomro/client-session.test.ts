import { describe, expect, test } from 'vitest';
import { readCredentials } from '../../../src/providers/zomro/credentials.ts';
import { clientFor, failureOf, simulated } from './support/connect.ts';
import { type Asked, fault, type Reply, tinyServer } from './support/tiny-server.ts';

const LOGIN = { ZOMRO_USERNAME: 'customer', ZOMRO_PASSWORD: 'Secret-1' };
const DONE: Reply = { doc: { ok: {} } };

/** A vendor that gives out s1, s2, … and accepts only sessions that `lives` says are alive. */
function vendor(lives: (token: string, asked: Asked) => boolean, dead: 'auth' | 'access' = 'auth') {
  let given = 0;
  return tinyServer((asked): Reply => {
    const { func, auth = '' } = asked.params;
    if (func === 'auth') {
      given += 1;
      return { doc: { auth: { $id: `s${given}`, $level: '16', $: `s${given}` } } };
    }
    return lives(auth, asked) ? DONE : fault(dead);
  });
}

describe('credentials', () => {
  test('a token is enough, and so is a login', () => {
    expect(readCredentials({ ZOMRO_TOKEN: ' abc\n' })).toEqual({ token: 'abc' });
    expect(readCredentials(LOGIN)).toEqual({ login: { username: 'customer', password: 'Secret-1' } });
  });

  test.each([
    [{}, 'There are no Zomro credentials'],
    [{ ZOMRO_TOKEN: '  ' }, 'There are no Zomro credentials'],
    [{ ZOMRO_USERNAME: 'customer' }, 'The Zomro credentials are incomplete'],
    [{ ZOMRO_TOKEN: 'abc', ZOMRO_PASSWORD: 'x' }, 'The Zomro credentials are incomplete'],
  ])('%j is not enough', (env, message) => {
    expect(() => readCredentials(env)).toThrow(message);
  });
});

describe('a login', () => {
  test('happens with the first call and checks that the session is whole', async () => {
    const server = await vendor(() => true);
    const { client, secrets } = clientFor(server.url, { env: LOGIN });
    expect(server.asked).toEqual([]);
    await client.read('dashboard.info');
    await client.read('notify');
    expect(server.funcs()).toEqual(['auth', 'whoami', 'dashboard.info', 'notify']);
    expect(server.asked[0]?.params).toMatchObject({ username: 'customer', password: 'Secret-1', out: 'json' });
    expect(secrets).toEqual(['s1']);
  });

  test('is shared by calls that run side by side', async () => {
    const server = await vendor(() => true);
    const { client } = clientFor(server.url, { env: LOGIN });
    await Promise.all([client.read('notify'), client.read('notify'), client.read('notify')]);
    expect(server.funcs().filter((func) => func === 'auth')).toHaveLength(1);
  });

  test.each([
    ['the attribute', { $id: 'tok', $level: '16' }],
    ['the text', { $: 'tok' }],
    ['the first of several', [{ $id: 'tok' }, { $id: 'other' }]],
  ])('takes its token from %s', async (_, auth) => {
    const server = await tinyServer(({ params }) => (params['func'] === 'auth' ? { doc: { auth } } : DONE));
    const { client } = clientFor(server.url, { env: LOGIN });
    await client.read('notify');
    expect(server.asked.at(-1)?.params['auth']).toBe('tok');
  });

  test.each(['badpassword', 'badip', 'blocklogon', 'blocked_ip', 'blockgeoip'])(
    'that is refused (%s) is sent once in the whole run',
    async (object) => {
      const server = await tinyServer(() => fault('auth', { object, text: 'no: Secret-1' }));
      const { client } = clientFor(server.url, { env: LOGIN });
      const error = await failureOf(client.read('notify'));
      expect(error).toMatchObject({ code: 'CREDENTIALS', message: 'Zomro refused the login' });
      expect(JSON.stringify(error.problem)).not.toContain('Secret-1');
      await failureOf(client.read('notify'));
      const change = await failureOf(client.change('service.stop', { elid: '1' }));
      expect(change).toMatchObject({ code: 'CREDENTIALS', details: { effect: 'not-sent' } });
      expect(server.funcs()).toEqual(['auth']);
    },
  );

  test('is not repeated when its answer is odd', async () => {
    const server = await tinyServer(() => ({ status: 503, body: '<html>' }));
    const { client } = clientFor(server.url, { env: LOGIN });
    expect(await failureOf(client.read('notify'))).toMatchObject({ code: 'VENDOR_UNREACHABLE' });
    expect(server.funcs()).toEqual(['auth']);
  });

  test.each<[string, Reply]>([
    ['whoami asks for the code', { doc: { ok: { $: 'func=totp.confirm' } } }],
    ['an older server says extraconfirm', fault('extraconfirm')],
  ])('that needs a second factor is a clear error: %s', async (_, whoami) => {
    const server = await tinyServer(({ params }) =>
      params['func'] === 'auth' ? { doc: { auth: { $id: 's1' } } } : whoami,
    );
    const error = await failureOf(clientFor(server.url, { env: LOGIN }).client.read('notify'));
    expect(error).toMatchObject({ code: 'CREDENTIALS', message: 'The Zomro account asks for a second factor' });
    expect(server.funcs()).toEqual(['auth', 'whoami']);
  });

  test('without a token in its answer is an error', async () => {
    const server = await tinyServer(() => DONE);
    const error = await failureOf(clientFor(server.url, { env: LOGIN }).client.read('notify'));
    expect(error).toMatchObject({ code: 'CREDENTIALS' });
  });
});

describe('a session that has ended', () => {
  test.each(['auth', 'access'] as const)('is renewed once for a read (%s)', async (dead) => {
    const server = await vendor((token) => token === 's2', dead);
    const { client } = clientFor(server.url, { env: LOGIN });
    expect(await client.read('notify')).toEqual({ ok: {} });
    expect(server.funcs().filter((func) => func === 'auth')).toHaveLength(2);
    expect(server.asked.at(-1)?.params).toMatchObject({ func: 'notify', auth: 's2' });
  });

  test('of a token of the user is replaced by a login where there is one', async () => {
    const server = await vendor((token) => token === 's1');
    const { client } = clientFor(server.url, { env: { ...LOGIN, ZOMRO_TOKEN: 'old' } });
    await client.read('notify');
    expect(server.asked.map(({ params }) => params['auth'])).toEqual(['old', undefined, 's1', 's1']);
  });

  test('of a token of the user without a login says what to do', async () => {
    const server = await vendor(() => false, 'access');
    const { client } = clientFor(server.url);
    const error = await failureOf(client.read('notify'));
    expect(error).toMatchObject({ code: 'CREDENTIALS', message: 'The Zomro token is not valid any more' });
    expect(error.details.hint).toContain('ZOMRO_TOKEN');
    const change = await failureOf(client.change('service.stop', { elid: '1' }));
    expect(change).toMatchObject({ code: 'CREDENTIALS', details: { effect: 'not-sent' } });
    expect(server.funcs()).not.toContain('service.stop');
  });

  test('of a token of the user without a login refuses a changing call with the same advice', async () => {
    const server = await vendor(() => false);
    const error = await failureOf(clientFor(server.url).client.change('service.stop', { elid: '1' }));
    expect(error).toMatchObject({ code: 'CREDENTIALS', details: { effect: 'refused', vendor: { code: 'auth' } } });
    expect(server.funcs()).toEqual(['service.stop']);
  });

  test('is renewed once per read, no more', async () => {
    const server = await vendor((_, { params }) => params['func'] === 'whoami');
    const { client } = clientFor(server.url, { env: { ...LOGIN, ZOMRO_TOKEN: 'old' } });
    expect(await failureOf(client.read('notify'))).toMatchObject({ message: 'Zomro ends each session at once' });
    expect(server.funcs()).toEqual(['notify', 'auth', 'whoami', 'notify']);
  });

  test('refuses a changing call, which is not re-sent; the next call logs in again', async () => {
    const server = await vendor((token, { params }) => token === 's2' || params['func'] === 'whoami');
    const { client } = clientFor(server.url, { env: LOGIN });
    const confirm = { sok: 'ok', elid: '1818', paymethod_id: '0' };
    const error = await failureOf(client.change('cartorder.create.confirm', confirm));
    expect(error).toMatchObject({ details: { effect: 'refused', vendor: { code: 'auth' } } });
    expect(server.funcs().filter((func) => func === 'cartorder.create.confirm')).toHaveLength(1);
    await client.read('cart');
    await client.change('cartorder.create.confirm', confirm);
    const before = ['auth', 'whoami', 'cartorder.create.confirm'];
    expect(server.funcs()).toEqual([...before, 'auth', 'whoami', 'cart', 'cartorder.create.confirm']);
  });

  test('that is said as `access` on a changing call is told from a missing right', async () => {
    const dead = await vendor((token, { params }) => token !== 's1' || params['func'] === 'whoami', 'access');
    const first = clientFor(dead.url, { env: LOGIN });
    const ended = await failureOf(first.client.change('service.stop', { elid: '1' }));
    expect(ended.details).toMatchObject({ effect: 'refused', vendor: { code: 'auth' } });

    const alive = await vendor((_, { params }) => params['func'] !== 'service.stop', 'access');
    const second = clientFor(alive.url, { env: LOGIN });
    const forbidden = await failureOf(second.client.change('service.stop', { elid: '1' }));
    expect(forbidden.details).toMatchObject({ effect: 'refused', vendor: { code: 'access' } });
    expect(alive.funcs().filter((func) => func === 'auth')).toHaveLength(1);
  });

  test('is decided by whoami where keepalive is not known', async () => {
    const server = await tinyServer(({ params }) => {
      if (params['func'] === 'keepalive') return fault('missed', { object: 'func' });
      return params['func'] === 'whoami' ? { doc: { user: { $id: '1' } } } : fault('access');
    });
    const error = await failureOf(clientFor(server.url).client.read('notify'));
    expect(error).toMatchObject({ code: 'VENDOR_ERROR', details: { vendor: { code: 'access' } } });
    expect(server.funcs()).toEqual(['notify', 'keepalive', 'whoami']);
  });

  test('again and again ends in an error, not in a loop of logins', async () => {
    const server = await vendor((_, { params }) => params['func'] === 'whoami');
    const { client } = clientFor(server.url, { env: LOGIN });
    for (let call = 0; call < 5; call += 1) {
      expect(await failureOf(client.read('notify'))).toMatchObject({ code: 'CREDENTIALS' });
    }
    expect(server.funcs().filter((func) => func === 'auth')).toHaveLength(2);
  });
});

describe('against the simulated vendor', () => {
  test('a run logs in, survives a session that ends between any two calls, and ends its own session', async () => {
    const bench = await simulated({}, { env: { ZOMRO_TOKEN: '', ...LOGIN, ZOMRO_PASSWORD: 'Sandbox-2024' } });
    const { simulator, connection } = bench;
    expect(await connection.account()).toBe('4401');
    simulator.faults.add({ func: 'instances', kind: 'expired-session' });
    expect(await bench.kind('servers').list({ keys: [], ids: [] })).toEqual([]);
    await connection.close();
    expect(simulator.calls.at(-1)).toMatchObject({ func: 'logon', outcome: 'ok' });
  });

  test("a token of the user's is never logged out", async () => {
    const { simulator, connection } = await simulated();
    await connection.account();
    await connection.close();
    expect(simulator.calls.map(({ func }) => func)).toEqual(['whoami']);
  });
});
