/** contract.md §2, §3: credentials and endpoints come from the environment, and a state belongs to one account. */
import { describe, expect, it } from 'vitest';
import { APPLY, expectCode, filesIn, PROVIDERS, SERVER, useStage } from './stage.ts';

const stage = useStage();
const ONE = { servers: { 'web-1': SERVER } };
const COMMANDS = [['plan'], [...APPLY], ['destroy', '--auto-approve', '--allow-destroy']];

/** Another client of the same vendor, with a login of its own. */
function addColleague(): { ZOMRO_USERNAME: string } {
  const { cloud, password } = stage.vendors.zomro;
  cloud.accounts.set('99001', { ...cloud.account, id: '99001' });
  cloud.addUser({ username: 'colleague', password, account: '99001' });
  return { ZOMRO_USERNAME: 'colleague' };
}

describe('credentials of another account than the recorded one', () => {
  it.each(COMMANDS)('are exit 1 before anything is planned: %s', async (...argv) => {
    stage.declare(ONE);
    expectCode(await stage.hostform(...APPLY), 0);
    const env = addColleague();
    const asked = stage.vendors.zomro.calls.length;
    const { err } = expectCode(await stage.hostformWith({ env }, ...argv), 1);
    expect(err).toContain('These credentials belong to another account');
    expect(err).toContain('or another --state');
    const since = stage.vendors.zomro.calls.slice(asked).map(({ func }) => func);
    expect(new Set(since)).toEqual(new Set(['auth', 'whoami', 'logon']));
    expect(stage.servers()).toEqual(['web-1']);
  });

  it('may be used with a state of their own', async () => {
    const { ssh_key: _, ...server } = SERVER;
    stage.declare({ servers: { 'web-1': { ...server, password: '${PW}' } } });
    const env = { PW: 'Correct-Horse-42' };
    expectCode(await stage.hostformWith({ env }, ...APPLY), 0);
    const theirs = { env: { ...env, ...addColleague() } };
    const { out } = expectCode(await stage.hostformWith(theirs, 'plan', '--state', 'theirs.json'), 0);
    expect(out).toContain('Plan: 1 to add');
  });
});

describe('credentials', () => {
  it.each([
    ['none', { ZOMRO_USERNAME: '', ZOMRO_PASSWORD: '' }, 'Set ZOMRO_TOKEN, or ZOMRO_USERNAME and ZOMRO_PASSWORD.'],
    ['half', { ZOMRO_PASSWORD: '' }, 'Set ZOMRO_PASSWORD'],
    ['wrong', { ZOMRO_PASSWORD: 'Not-The-One-99' }, 'Zomro'],
    ['a dead token', { ZOMRO_USERNAME: '', ZOMRO_PASSWORD: '', ZOMRO_TOKEN: 'dead-token-0001' }, 'ZOMRO_TOKEN'],
  ])('that do not work are exit 1, say which variable, and change nothing: %s', async (_, env, said) => {
    stage.declare(ONE);
    for (const argv of COMMANDS.slice(0, 2)) {
      const { err, out } = expectCode(await stage.hostformWith({ env }, ...argv), 1);
      expect(err).toContain(said);
      expect(`${out}${err}`).not.toMatch(/Not-The-One-99|dead-token-0001/);
    }
    expect(Object.keys(filesIn(stage.path)).filter((name) => name.includes('state.json'))).toEqual([]);
  });

  it('may be a token', async () => {
    stage.declare(ONE);
    const env = { ZOMRO_USERNAME: '', ZOMRO_PASSWORD: '', ZOMRO_TOKEN: stage.vendors.zomro.token };
    expectCode(await stage.hostformWith({ env }, ...APPLY), 0);
    expect(stage.vendors.zomro.calls.map(({ func }) => func)).not.toContain('auth');
  });

  it('are tried once where they are wrong: a vendor locks out who guesses', async () => {
    stage.declare(ONE);
    expectCode(await stage.hostformWith({ env: { ZOMRO_PASSWORD: 'Not-The-One-99' } }, 'plan'), 1);
    expect(stage.vendors.zomro.calls.filter(({ func }) => func === 'auth')).toHaveLength(1);
  });

  it('of a provider that nothing needs are not asked for', async () => {
    stage.declare(ONE);
    const env = { OVH_APPLICATION_KEY: '', OVH_APPLICATION_SECRET: '', OVH_CONSUMER_KEY: '' };
    expectCode(await stage.hostformWith({ env }, 'plan'), 0);
    expect(stage.vendors.ovh.calls).toEqual([]);
  });

  it('end their session when the run ends', async () => {
    stage.declare(ONE);
    expectCode(await stage.hostform('plan'), 0);
    expect(stage.vendors.zomro.calls.at(-1)?.func).toBe('logon');
    expect(stage.vendors.zomro.cloud.sessions.size).toBe(0);
  });
});

describe('endpoints', () => {
  it('of the environment overrule the manifest', async () => {
    const zomro = { ...PROVIDERS.zomro, endpoint: 'https://nowhere.invalid/' };
    stage.declare({ ...ONE, providers: { zomro } });
    expectCode(await stage.hostform('plan'), 0);
  });

  it('of the manifest count where the environment says nothing', async () => {
    stage.declare({
      ...ONE,
      providers: { zomro: { ...PROVIDERS.zomro, endpoint: stage.env['ZOMRO_ENDPOINT'] ?? '' } },
    });
    expectCode(await stage.hostformWith({ env: { ZOMRO_ENDPOINT: '' } }, 'plan'), 0);
  });

  it.each(['http://api.shop.example/', 'ftp://127.0.0.1/', 'not a URL'])(
    'without encryption are for loopback only, and nothing is sent: %s',
    async (endpoint) => {
      stage.declare(ONE);
      const { err } = expectCode(await stage.hostformWith({ env: { ZOMRO_ENDPOINT: endpoint } }, 'plan'), 1);
      expect(err).toContain('endpoint');
      expect(stage.vendors.zomro.calls).toEqual([]);
    },
  );

  it('that do not answer are exit 1, calmly', async () => {
    stage.declare(ONE);
    const { err } = expectCode(await stage.hostformWith({ env: { ZOMRO_ENDPOINT: 'http://127.0.0.1:9/' } }, 'plan'), 1);
    expect(err).not.toMatch(/^ {4}at /m);
    expect(err).toMatch(/^Error: /);
  });
});
