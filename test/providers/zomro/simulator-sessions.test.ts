import { describe, expect, test } from 'vitest';
import { dig, errorOf, open, SECOND, textAt } from './simulator-caller.ts';

const HOUR = 3_600_000;

describe('login (zomro.md §2, §11.2)', () => {
  test('user name and password give a token, as attribute and as text, that works', async () => {
    const { sim, post } = await open();
    const { username, password } = sim;
    const { doc } = await post({ func: 'auth', username, password, out: 'json' });
    const token = dig(doc, 'auth', '$id') as string;
    expect(token).toMatch(/^[0-9a-f]{24}$/);
    expect(textAt(doc, 'auth')).toBe(token);
    const whoami = await post({ func: 'whoami', auth: token, out: 'json' });
    expect(dig(whoami.doc, 'user')).toMatchObject({ $name: username, $email: 'customer@shop.example' });
  });

  test('the same seed gives the same tokens, another seed gives others', async () => {
    const [one, same, other] = [await open(), await open(), await open({ seed: 'other' })];
    expect(same.sim.token).toBe(one.sim.token);
    expect(other.sim.token).not.toBe(one.sim.token);
  });

  test('authinfo is login enough for one call, and for func=auth', async () => {
    const { sim, post } = await open();
    const authinfo = `${sim.username}:${sim.password}`;
    expect(errorOf(await post({ func: 'instances', authinfo, out: 'json' }))).toBeUndefined();
    expect(dig((await post({ func: 'auth', authinfo, out: 'json' })).doc, 'auth', '$id')).toMatch(/^[0-9a-f]{24}$/);
    expect(errorOf(await post({ func: 'instances', authinfo: `${sim.username}:no`, out: 'json' }))).toBe(
      'auth/badpassword',
    );
    sim.knobs.acceptAuthinfo = false;
    expect(errorOf(await post({ func: 'instances', authinfo, out: 'json' }))).toBe('auth/badip');
  });

  test('a one-time key logs in once', async () => {
    const { sim, post } = await open();
    sim.cloud.issueKey('customer', 'abcdefgh12345678');
    const fields = { func: 'auth', username: 'customer', key: 'abcdefgh12345678', out: 'json' };
    expect(dig((await post(fields)).doc, 'auth', '$id')).toMatch(/^[0-9a-f]{24}$/);
    expect(errorOf(await post(fields))).toBe('auth/badpassword');
  });

  test('logon ends the session', async () => {
    const { sim, ask } = await open();
    const auth = sim.token;
    await ask('logon', { auth });
    expect(errorOf(await ask('instances', { auth }))).toBe('access');
    expect(sim.token).not.toBe(auth);
  });

  test('an account with a second factor gets a session that is only half open', async () => {
    const { sim, post, ask } = await open();
    sim.cloud.addUser({ username: 'careful', password: 'Other-2024', totp: true });
    const { doc } = await post({ func: 'auth', username: 'careful', password: 'Other-2024', out: 'json' });
    const auth = dig(doc, 'auth', '$id') as string;
    expect(textAt((await ask('whoami', { auth })).doc, 'ok')).toBe('func=totp.confirm');
    expect(errorOf(await ask('instances', { auth }))).toBe('access');
  });
});

describe('sessions end (§2, §11.2)', () => {
  test('an hour without a call, not an hour in all', async () => {
    const { sim, ask, pass } = await open();
    const auth = sim.token;
    for (let round = 0; round < 3; round += 1) {
      pass(HOUR - 1);
      expect(errorOf(await ask('keepalive', { auth }))).toBeUndefined();
    }
    pass(HOUR);
    expect(errorOf(await ask('keepalive', { auth }))).toBe('access');
  });

  test('the lifetime is a knob', async () => {
    const { sim, ask, pass } = await open({ knobs: { sessionMs: SECOND } });
    const auth = sim.token;
    pass(SECOND);
    expect(errorOf(await ask('instances', { auth }))).toBe('access');
  });

  test('a dead, wrong or missing token is told access or auth, by knob, with HTTP 200', async () => {
    const { sim, post } = await open();
    for (const fields of [{ auth: '0123456789abcdef01234567' }, {}]) {
      sim.knobs.expiredSession = 'access';
      const access = await post({ func: 'instances', out: 'json', lang: 'en', ...fields });
      expect([access.status, errorOf(access)]).toEqual([200, 'access']);
      expect(textAt(access.doc, 'error', 'msg')).toContain("Insufficient privileges to perform 'instances'");
      expect(dig(access.doc, 'error', 'param')).toEqual({ $name: 'value', $: 'instances' });
      sim.knobs.expiredSession = 'auth';
      expect(errorOf(await post({ func: 'instances', out: 'json', ...fields }))).toBe('auth');
    }
  });

  test('another account is not reached with one own token', async () => {
    const { sim, ask } = await open({ accounts: [{}, { username: 'stranger' }] });
    const server = sim.cloud.addServer();
    const auth = sim.cloud.openSession('stranger').token;
    expect(errorOf(await ask('instances.delete', { auth, elid: server.id }))).toBe('access');
    expect(textAt((await ask('instances', { auth })).doc, 'p_elems')).toBe('0');
  });
});

describe('wrong passwords (§2, §12.37)', () => {
  test('lock the user for a while, then it may try again', async () => {
    const { sim, post, pass } = await open({ knobs: { lockoutAfter: 3 } });
    const attempt = (password: string) => post({ func: 'auth', username: sim.username, password, out: 'json' });
    for (let count = 0; count < 3; count += 1) expect(errorOf(await attempt('wrong'))).toBe('auth/badpassword');
    expect(errorOf(await attempt(sim.password))).toBe('auth/blocklogon');
    pass(20 * SECOND);
    expect(errorOf(await attempt(sim.password))).toBeUndefined();
  });

  test('count in a row only: a good one in between starts anew', async () => {
    const { sim, post } = await open({ knobs: { lockoutAfter: 2 } });
    const { username, password } = sim;
    const results: (string | undefined)[] = [];
    for (const tried of ['wrong', password, 'wrong', password]) {
      results.push(errorOf(await post({ func: 'auth', username, password: tried, out: 'json' })));
    }
    expect(results).toEqual(['auth/badpassword', undefined, 'auth/badpassword', undefined]);
  });

  test('in the end ban the address from everything, with 403 or 460 and HTML', async () => {
    const { sim, post, ask, pass } = await open({ knobs: { banAfter: 3, banStatus: 460 } });
    for (let count = 0; count < 3; count += 1)
      await post({ func: 'auth', username: 'nobody', password: 'x', out: 'json' });
    const banned = await ask('instances');
    expect([banned.status, banned.doc]).toEqual([460, null]);
    expect(sim.calls.at(-1)?.outcome).toBe('http 460');
    sim.knobs.banStatus = 403;
    expect((await ask('instances')).status).toBe(403);
    pass(sim.knobs.banMs);
    expect((await ask('instances')).status).toBe(200);
  });
});
