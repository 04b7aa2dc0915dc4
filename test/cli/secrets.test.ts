/** contract.md §2, §3: secrets are never stored and never printed, on error paths least of all. */
import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/model/json.ts';
import { run } from '../support/run-cli.ts';
import { APPLY, expectCode, filesIn, SERVER, useStage } from './stage.ts';

const stage = useStage();
const { ssh_key: _, ...BARE } = SERVER;
const PASSWORD = 'Correct-Horse-42';
const PROMO = 'WELCOME-TEN-PERCENT';
const BY_VARIABLE = { 'web-1': { ...BARE, password: '${ROOT_PW}', promo_code: '${PROMO}' } };
const ENV = { ROOT_PW: PASSWORD, PROMO };

/** All that a run left or said, files as they were at every call included. */
interface Traces {
  readonly text: () => string;
}

function watch(): Traces {
  const seen: string[] = [];
  const look = (): void => {
    for (const [name, { text }] of Object.entries(filesIn(stage.path)))
      if (name !== 'hostform.yaml') seen.push(`${name}: ${text}`);
  };
  stage.vendors.zomro.hook = (moment) => {
    if (moment === 'received') look();
  };
  return {
    text: () => {
      look();
      return seen.join('\n');
    },
  };
}

const secretsOfVendors = (): string[] => {
  const { zomro, ovh } = stage.vendors;
  const { applicationSecret, consumerKey } = ovh.credentials;
  return [zomro.password, ...zomro.cloud.sessions.keys(), applicationSecret, consumerKey];
};

async function expectSilent(
  env: { [name: string]: string },
  ...commands: readonly (readonly string[])[]
): Promise<void> {
  const traces = watch();
  const tokens = new Set(secretsOfVendors());
  let said = '';
  for (const argv of commands) {
    stage.vendors.zomro.faults.add({ kind: 'delay', ms: 0, func: 'whoami' });
    const { out, err } = await stage.hostformWith({ env }, ...argv);
    said += out + err;
    for (const token of secretsOfVendors()) tokens.add(token);
  }
  for (const call of stage.vendors.zomro.calls) if (call.params['auth']) tokens.add(call.params['auth']);
  for (const secret of [PASSWORD, PROMO, ...tokens]) {
    expect(said, 'stdout and stderr').not.toContain(secret);
    expect(traces.text(), 'files').not.toContain(secret);
  }
  expect(said.length).toBeGreaterThan(0);
}

describe('secrets appear nowhere', () => {
  it('while planning, buying, showing and destroying', async () => {
    stage.vendors.zomro.cloud.addPromo({ code: PROMO, percent: 10 });
    stage.declare({ servers: BY_VARIABLE });
    await expectSilent(
      ENV,
      ['plan'],
      ['plan', '--json'],
      ['plan', '--out', 'plan.json'],
      ['show', 'plan.json'],
      ['show', '--json', 'plan.json'],
      ['apply', 'plan.json'],
      ['show'],
      ['show', '--json'],
      ['state', 'pull'],
      ['state', 'show', 'servers.web-1', '--json'],
      ['plan'],
      [...APPLY, '--json'],
      ['destroy', '--auto-approve', '--allow-destroy'],
    );
    expect(stage.charges()).toHaveLength(1);
  });

  it('when they stand in the manifest itself', async () => {
    stage.vendors.zomro.cloud.addPromo({ code: PROMO, percent: 10 });
    stage.declare({ servers: { 'web-1': { ...BARE, password: PASSWORD, promo_code: PROMO } } });
    await expectSilent({}, ['plan'], ['plan', '--out', 'plan.json'], APPLY, ['show', '--json']);
    expect(stage.servers()).toEqual(['web-1']);
  });

  it('in an open purchase', async () => {
    stage.vendors.zomro.cloud.addPromo({ code: PROMO, percent: 10 });
    stage.vendors.zomro.faults.add({ kind: 'drop-answer', func: 'cartorder.create.confirm' });
    stage.vendors.zomro.knobs.listingLagMs = 3_600_000;
    stage.declare({ servers: BY_VARIABLE });
    await expectSilent(ENV, APPLY, ['pending'], ['pending', '--json'], ['plan', '--json'], ['state', 'pull']);
    expect(stage.text('state/hostform.state.json')).toContain('${ROOT_PW}');
  });

  it.each([
    ['the password', PASSWORD],
    ['the promo code', PROMO],
    ['both, encoded', `${encodeURIComponent(PASSWORD)} ${Buffer.from(PROMO).toString('base64')}`],
  ])('when the vendor repeats %s in its error', async (_name, text) => {
    stage.vendors.zomro.faults.add({
      kind: 'error',
      type: 'value',
      text: `wrong value: ${text}`,
      func: 'v2.instances.order.param',
      sok: true,
      times: Number.POSITIVE_INFINITY,
    });
    stage.declare({ servers: BY_VARIABLE });
    await expectSilent(ENV, APPLY, [...APPLY, '--json']);
  });

  it('when the vendor answers with a page that repeats what it was sent', async () => {
    const body = `<html>${PASSWORD} ${PROMO} ${stage.vendors.zomro.password}</html>`;
    stage.vendors.zomro.faults.add({
      kind: 'body',
      body,
      func: 'v2.instances.order.param',
      sok: true,
      times: Number.POSITIVE_INFINITY,
    });
    stage.declare({ servers: BY_VARIABLE });
    await expectSilent(ENV, APPLY, [...APPLY, '--json']);
  });

  it('when a login is refused', async () => {
    stage.declare({ servers: BY_VARIABLE });
    await expectSilent({ ...ENV, ZOMRO_PASSWORD: 'Correct-Horse-42-wrong' }, ['plan'], ['plan', '--json'], APPLY);
  });

  it('in the stack of a bug', async () => {
    stage.declare({ servers: BY_VARIABLE });
    const random = {
      token: (): string => {
        throw new Error(`a bug that knows ${PASSWORD}`);
      },
      fraction: () => 0.5,
    };
    const { code, out, err } = await stage.hostformWith({ env: ENV, random }, ...APPLY);
    expect(code).toBe(70);
    expect(`${out}${err}`).not.toContain(PASSWORD);
    expect(err).toContain('a bug that knows');
  });
});

describe('a manifest error beside a secret', () => {
  const cases: readonly (readonly [string, { readonly [field: string]: Json }])[] = [
    ['a password that is too short', { ...BARE, password: 'Tr0ub' }],
    ['a password of another type', { ...BARE, password: ['Tr0ub-Secret-1'] }],
    ['a password and a key', { ...SERVER, password: 'Tr0ub-Secret-1' }],
    ['a password and a misspelt key', { ...BARE, password: 'Tr0ub-Secret-1', tarif: 'x' }],
    ['a misspelt password', { ...BARE, ssh_key: 'deploy', pasword: 'Tr0ub-Secret-1' }],
    ['a promo code of another type', { ...SERVER, promo_code: { code: 'Tr0ub-Secret-1' } }],
    ['a reference in a password', { ...BARE, password: 'Tr0ub-Secret-1${servers.nope.ipv4}' }],
  ];

  it.each(cases)('does not show it: %s', async (_name, server) => {
    stage.declare({ servers: { 'web-1': server } });
    const oneLine = JSON.stringify({ hostform: 1, servers: { 'web-1': server } });
    for (const argv of [['validate'], ['validate', '--json'], ['plan'], ['plan', '--json']]) {
      const { out, err } = expectCode(await stage.hostform(...argv), 1);
      expect(`${out}${err}`).not.toContain('Tr0ub');
    }
    stage.write({ 'hostform.yaml': `${oneLine}\n` });
    const { out, err } = expectCode(await stage.hostform('validate'), 1);
    expect(`${out}${err}`).not.toContain('Tr0ub');
  });

  it('does not show the value of a variable either', async () => {
    stage.declare({ servers: { 'web-1': { ...BARE, password: '${ROOT_PW}' } } });
    const { out, err } = expectCode(await stage.hostformWith({ env: { ROOT_PW: 'Tr0ub' } }, 'plan'), 1);
    expect(`${out}${err}`).not.toContain('Tr0ub');
  });
});

describe('the environment', () => {
  it('is not needed by commands that only look at files, and is not printed', async () => {
    stage.declare({ servers: BY_VARIABLE });
    expectCode(await stage.hostformWith({ env: ENV }, ...APPLY.slice(0, 2)), 4);
    for (const argv of [['show'], ['state', 'list'], ['pending']]) {
      const done = await run(argv, { cwd: stage.path, env: { ZOMRO_TOKEN: 'token-token-token' } });
      expect(`${expectCode(done, 0).out}${done.err}`).not.toContain('token-token-token');
    }
  });
});
