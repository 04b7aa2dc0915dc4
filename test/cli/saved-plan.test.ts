/** contract.md §3: `plan --out FILE` and `apply FILE`: exactly that plan, once, without the manifest. */
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Attributes } from '../../src/model/json.ts';
import { APPLY, changingCalls, expectCode, expectStream, filesIn, PROVIDERS, SERVER, useStage } from './stage.ts';

const stage = useStage();
const PASSWORD = 'Correct-Horse-42';

const save = async (...more: string[]) => expectCode(await stage.hostform('plan', '--out', 'plan.json', ...more), 0);
const applySaved = (...more: string[]) => stage.hostform('apply', 'plan.json', ...more);
const only = (): { servername: string } => {
  const [server] = [...stage.vendors.zomro.cloud.servers.values()];
  if (!server) throw new RangeError('there is no server');
  return server;
};

describe('the file', () => {
  it('has mode 0600 and the shape of a plan of Terraform 1.2, with our own data beside it', async () => {
    stage.declare({ servers: { 'web-1': SERVER } });
    const { out } = await save();
    expect(out).toContain('Saved the plan to plan.json.');
    expect(statSync(join(stage.path, 'plan.json')).mode & 0o777).toBe(0o600);
    const plan = stage.json('plan.json');
    expect(plan).toMatchObject({
      format_version: '1.2',
      applyable: true,
      complete: true,
      errored: false,
      resource_changes: [
        {
          address: 'servers.web-1',
          mode: 'managed',
          type: 'zomro_server',
          name: 'web-1',
          change: {
            actions: ['create'],
            before: null,
            after: { name: 'web-1', tariff: 'Cloud Essential | NL-2' },
            after_unknown: { id: true },
            before_sensitive: false,
            after_sensitive: {},
          },
        },
      ],
      hostform: {
        digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
        lineage: '',
        steps: {
          'servers.web-1': [{ name: 'add to cart' }, { name: 'confirm and pay' }, { name: 'wait until active' }],
        },
        quotes: { 'servers.web-1': { charge: { amount: '0.1300', currency: 'EUR' } } },
        preconditions: { 'servers.web-1': { record: null, live: null } },
      },
    });
  });

  it('is the same, byte for byte, but for the timestamp', async () => {
    stage.declare({ servers: { 'web-1': SERVER, 'web-2': SERVER } });
    expectCode(await stage.hostform(...APPLY), 0);
    stage.declare({ servers: { 'web-2': { ...SERVER, power: 'stopped' }, 'web-3': SERVER } });
    await save();
    const first = stage.text('plan.json');
    stage.vendors.zomro.cloud.setFilter('instances', { id: '1' });
    await save();
    const bare = (text: string): string => text.replace(/"timestamp": "[^"]+"/, '');
    expect(bare(stage.text('plan.json'))).toBe(bare(first));
    expect(bare(first)).not.toBe(first);
  });

  it('has one digest whatever the balance is', async () => {
    stage.declare({ servers: { 'web-1': SERVER } });
    const digest = (): unknown => (stage.json('plan.json')['hostform'] as Attributes)['digest'];
    await save();
    const before = [digest(), stage.text('plan.json')];
    stage.vendors.zomro.cloud.topUp('5.00');
    await save();
    expect(digest()).toBe(before[0]);
    expect(stage.text('plan.json')).not.toBe(before[1]);
    stage.declare({ servers: { 'web-1': { ...SERVER, os: 'Debian 12' } } });
    await save();
    expect(digest()).not.toBe(before[0]);
  });

  it('holds no secret, but the name of the variable that it comes from', async () => {
    const { ssh_key: _, ...server } = SERVER;
    stage.declare({ servers: { 'web-1': { ...server, password: '${ROOT_PW}', promo_code: '${CODE:-}' } } });
    const env = { ROOT_PW: PASSWORD };
    expectCode(await stage.hostformWith({ env }, 'plan', '--out', 'plan.json'), 0);
    const text = stage.text('plan.json');
    expect(text).not.toContain(PASSWORD);
    expect(text).not.toContain(stage.vendors.zomro.password);
    expect(text).toContain('${ROOT_PW}');
    const [change] = stage.json('plan.json')['resource_changes'] as Attributes[];
    expect(change?.['change']).toMatchObject({
      after: { password: null },
      after_sensitive: { password: true },
    });
    expectCode(await applySaved(), 1);
    expect(stage.servers()).toEqual([]);
    expectCode(await stage.hostformWith({ env }, 'apply', 'plan.json'), 0);
    expect(stage.servers()).toEqual(['web-1']);
  });

  it('is refused where a secret stands in the manifest itself, and nothing is written', async () => {
    const { ssh_key: _, ...server } = SERVER;
    stage.declare({ servers: { 'web-1': { ...server, password: PASSWORD } } });
    const { err, out } = expectCode(await stage.hostform('plan', '--out', 'plan.json'), 1);
    expect(err).toContain('password: ${SOME_VARIABLE}');
    expect(`${err}${out}`).not.toContain(PASSWORD);
    expect(Object.keys(filesIn(stage.path))).toEqual(['hostform.yaml']);
  });

  it('can not be written into a folder that does not exist: exit 1, and what is wrong', async () => {
    stage.declare({ servers: { 'web-1': SERVER } });
    const { err } = expectCode(await stage.hostform('plan', '--out', 'nowhere/plan.json'), 1);
    expect(err).toContain('The plan can not be saved');
  });

  it('replaces the one before it, and leaves nothing else behind', async () => {
    stage.declare({ servers: { 'web-1': SERVER } });
    stage.write({ 'plan.json': 'an old one' });
    await save();
    expect(Object.keys(filesIn(stage.path))).toEqual(['hostform.yaml', 'plan.json']);
    expect(statSync(join(stage.path, 'plan.json')).mode & 0o777).toBe(0o600);
  });
});

describe('apply with a plan file', () => {
  it('reads no manifest, asks nobody, and needs neither a ceiling nor --allow-destroy', async () => {
    stage.declare({ servers: { 'web-1': SERVER } });
    expectCode(await stage.hostform(...APPLY), 0);
    stage.declare({ servers: { 'web-2': SERVER } });
    await save();
    rmSync(join(stage.path, 'hostform.yaml'));
    const { out } = expectCode(await applySaved(), 0);
    expect(out).toContain('Apply complete! Resources: 1 added, 0 changed, 1 destroyed.');
    expect(stage.servers()).toEqual(['web-2']);
  });

  it('carries the provider settings and the limits', async () => {
    stage.declare({ budget: { max_charge: '1.00 EUR' }, servers: { 'web-1': SERVER } });
    await save();
    expect(stage.json('plan.json')['hostform']).toMatchObject({
      limits: { maxCharge: { amount: '1.00', currency: 'EUR' } },
      providers: [{ provider: 'zomro', settings: { licence_agreement: 'accepted', poll_interval: '20ms' } }],
    });
  });

  it('carries where the state lies, and refuses another place', async () => {
    stage.declare({ servers: { 'web-1': SERVER } });
    await save('--state', 'elsewhere/my.json');
    expectCode(await applySaved('--state', 'other.json'), 64);
    expectCode(await applySaved(), 0);
    expect(stage.json('elsewhere/my.json')['resources']).toHaveLength(1);
  });

  it('holds a --max-spend that is given as well', async () => {
    stage.declare({ servers: { 'web-1': SERVER } });
    await save();
    expectCode(await applySaved('--max-spend', '0.12 EUR'), 4);
    expect(changingCalls(stage.vendors)).toEqual([]);
    expectCode(await applySaved('--max-spend', '0.13 EUR'), 0);
  });

  it('streams with --json, without --auto-approve', async () => {
    stage.declare({ servers: { 'web-1': SERVER } });
    await save();
    const events = expectStream(await applySaved('--json'), 0);
    expect(events.map(({ type }) => type)).toContain('apply_complete');
  });

  it.each([
    ['--target', 'servers.web-1'],
    ['--replace', 'servers.web-1'],
    ['-f', 'hostform.yaml'],
  ])('takes no planning option: %s', async (...option) => {
    stage.declare({ servers: { 'web-1': SERVER } });
    await save();
    const asked = stage.vendors.zomro.calls.length;
    const { err } = expectCode(await applySaved(...option), 64);
    expect(err).toContain('A saved plan can not be planned again');
    expect(stage.vendors.zomro.calls).toHaveLength(asked);
  });

  it.each([['--allow-destroy'], ['--auto-approve'], ['--parallelism', '2']])(
    'may be given what approves it or paces it, though it needs neither: %s',
    async (...option) => {
      stage.declare({ servers: { 'web-1': SERVER } });
      await save();
      expectCode(await applySaved(...option), 0);
    },
  );

  it('means the same state from whichever folder it is applied', async () => {
    stage.declare({ servers: { 'web-1': SERVER } });
    stage.write({ 'elsewhere/README.md': '' });
    expectCode(await stage.hostform('plan', '--out', 'p.json'), 0);
    const there = { cwd: `${stage.path}/elsewhere` };
    expectCode(await stage.hostformWith(there, 'apply', '../p.json'), 0);
    expect(Object.keys(filesIn(stage.path)).filter((name) => name.startsWith('elsewhere/state'))).toEqual([]);
    expectCode(await stage.hostform('apply', 'p.json'), 5);
    expectCode(await stage.hostform('plan', '--detailed-exitcode'), 0);
    expect(stage.charges()).toHaveLength(1);
  });

  it('is refused where it shows a refusal', async () => {
    stage.declare({ servers: { 'web-1': SERVER } });
    expectCode(await stage.hostform(...APPLY), 0);
    stage.declare({ servers: { 'web-1': { ...SERVER, os: 'Debian 12' } } });
    await save();
    const { out } = expectCode(await applySaved(), 4);
    expect(out).toContain('Neither a rebuild nor a replacement is allowed');
  });

  it('is refused when the cart asks more than it shows: nothing is paid, and our line is gone from the cart', async () => {
    stage.declare({ servers: { 'web-1': SERVER } });
    await save();
    stage.vendors.zomro.knobs.cartPriceFactor = 1.5;
    const { out } = expectCode(await applySaved(), 4);
    expect(out).toContain('The price has moved since the plan');
    expect(out).toContain('Money spent: nothing.');
    expect(stage.charges()).toEqual([]);
    expect(stage.vendors.zomro.cloud.lines.size).toBe(0);
  });

  it('is refused when somebody has taken the name since', async () => {
    stage.declare({ servers: { 'web-1': SERVER } });
    await save();
    stage.vendors.zomro.cloud.addServer({}, { servername: 'web-1' });
    const { out } = expectCode(await applySaved(), 4);
    expect(out).toContain('The declared name is taken');
    expect(stage.charges()).toEqual([]);
  });

  it('does not pay with the credentials of another account: exit 1', async () => {
    stage.declare({ servers: { 'web-1': SERVER } });
    await save();
    const { zomro } = stage.vendors;
    zomro.cloud.addUser({ username: 'colleague', password: zomro.password, account: '99001' });
    zomro.cloud.accounts.set('99001', { ...zomro.cloud.account, id: '99001' });
    const env = { ZOMRO_USERNAME: 'colleague' };
    const { err } = expectCode(await stage.hostformWith({ env }, 'apply', 'plan.json'), 1);
    expect(err).toContain('another account');
    expect(stage.servers()).toEqual([]);
  });

  it('can not be read where there is none: 64', async () => {
    const { err } = expectCode(await applySaved(), 64);
    expect(err).toContain('plan.json: there is no such file.');
  });
});

describe('a plan that does not fit any more: exit 5', () => {
  it('says the field, its value in the plan and its value now', async () => {
    stage.declare({ servers: { 'web-1': SERVER } });
    expectCode(await stage.hostform(...APPLY), 0);
    stage.declare({ servers: { 'web-1': { ...SERVER, power: 'stopped' } } });
    await save();
    only().servername = 'renamed-by-hand';
    stage.vendors.zomro.cloud.edited();
    const sent = changingCalls(stage.vendors).length;
    const { err } = expectCode(await applySaved(), 5);
    expect(err.replace(/\s+/g, ' ')).toContain(
      'servers.web-1: name was "web-1" in the plan and is "renamed-by-hand" now.',
    );
    expect(changingCalls(stage.vendors)).toHaveLength(sent);
  });

  it('is stale when what it rests on has moved: a schedule of a server that is recorded under another id', async () => {
    const nightly = { server: 'web-1', days: ['mon'], time: '02:01' };
    stage.declare({ servers: { 'web-1': SERVER } });
    expectCode(await stage.hostform(...APPLY), 0);
    stage.declare({ servers: { 'web-1': SERVER }, backup_schedules: { nightly } });
    await save();
    expectCode(await stage.hostform('state', 'mv', 'servers.web-1', 'servers.web-2'), 0);
    const { err } = expectCode(await applySaved(), 5);
    expect(err).toContain('servers.web-1: it is no longer recorded');
  });

  it.each([
    [
      'a saved plan by its digest and time',
      ['apply', 'other.json'],
      /by the plan that was approved as sha256:[0-9a-f]{12}… and applied at \d{4}-\d\d-\d\dT/,
    ],
    [
      'any other by how far the state has moved',
      APPLY,
      /by another run: the state is at serial 2, and the plan was made at 1/,
    ],
  ] as const)('says which run was there meanwhile: %s', async (_, apply, said) => {
    stage.declare({ servers: { 'web-1': SERVER } });
    expectCode(await stage.hostform(...APPLY), 0);
    stage.declare({ servers: { 'web-1': { ...SERVER, power: 'stopped' } } });
    await save();
    stage.declare({ servers: { 'web-1': { ...SERVER, name: 'front' } } });
    expectCode(await stage.hostform('plan', '--out', 'other.json'), 0);
    expectCode(await stage.hostform(...apply), 0);
    const { err } = expectCode(await applySaved(), 5);
    expect(err.replace(/\s+/g, ' ')).toMatch(said);
  });

  it('is stale when the state is gone, and says that it is', async () => {
    stage.declare({ servers: { 'web-1': SERVER } });
    expectCode(await stage.hostform(...APPLY), 0);
    stage.declare({ servers: { 'web-1': { ...SERVER, power: 'stopped' } } });
    await save();
    rmSync(join(stage.path, 'state'), { recursive: true });
    const { err } = expectCode(await applySaved(), 5);
    expect(err).toContain('and no state is there any more.');
    expect(err).toContain('put the state back where it was');
  });

  it('is stale when a resource of it was forgotten since', async () => {
    stage.declare({ servers: { 'web-1': SERVER } });
    expectCode(await stage.hostform(...APPLY), 0);
    stage.declare({ servers: { 'web-1': { ...SERVER, power: 'stopped' } } });
    await save();
    expectCode(await stage.hostform('state', 'rm', 'servers.web-1'), 0);
    expectCode(await applySaved(), 5);
  });

  it('is stale when it was made before there was a state, and now there is one', async () => {
    stage.declare({ servers: { 'web-1': SERVER } });
    await save();
    expectCode(await stage.hostform(...APPLY), 0);
    const { err } = expectCode(await applySaved(), 5);
    expect(err).toContain('The plan belongs to another state');
    expect(stage.servers()).toEqual(['web-1']);
  });

  it('is refused when a price has risen since: both are named, and nothing is sent', async () => {
    stage.declare({ servers: { 'web-1': SERVER } });
    await save();
    stage.vendors.zomro.knobs.priceFactor = 1.1;
    const { out } = expectCode(await applySaved(), 4);
    expect(out).toContain('servers.web-1: price was 0.13 EUR in the plan and is 0.143 EUR now.');
    expect(changingCalls(stage.vendors)).toEqual([]);
  });

  it('is refused when a renewal has become dearer since', async () => {
    const service = 'vps-1a2b.vps.example';
    stage.declare({
      renewals: { vps: { product: 'vps', service, period: 'P1M', ensure_valid_for: 'P90D', max_price: '100.00 EUR' } },
    });
    await save();
    for (const { prices } of stage.vendors.ovh.cloud.services.values())
      for (const [months, ucents] of Object.entries(prices)) prices[months] = ucents * 2;
    const { out } = expectCode(await applySaved(), 4);
    expect(out).toMatch(/renewals\.vps: price was .* EUR in the plan and is .* EUR now\./);
    expect(changingCalls(stage.vendors)).toEqual([]);
  });

  it('goes on at the lower price when one has fallen since', async () => {
    stage.declare({ servers: { 'web-1': SERVER } });
    await save();
    stage.vendors.zomro.knobs.priceFactor = 0.9;
    expectCode(await applySaved(), 0);
    expect(stage.charges()).toEqual(['-0.1170']);
  });

  it('is stale when the name of a key stands for another one by now', async () => {
    stage.declare({ servers: { 'web-1': SERVER } });
    await save();
    const { sshKeys } = stage.vendors.zomro.cloud;
    const [first] = sshKeys.entries();
    if (first) {
      const [elid, key] = first;
      sshKeys.delete(elid);
      sshKeys.set('777', { ...key, elid: '777' });
    }
    const { err } = expectCode(await applySaved(), 5);
    expect(err).toContain('servers.web-1: instances_ssh_keys was "490" in the plan and is "777" now.');
    expect(stage.charges()).toEqual([]);
  });

  it('keeps the marked name that it orders under, whatever was bought meanwhile', async () => {
    const providers = { ...PROVIDERS, zomro: { ...PROVIDERS.zomro, order_marker: true } };
    stage.declare({ providers, servers: { 'web-1': SERVER } });
    await save();
    stage.vendors.zomro.cloud.addServer({}, { servername: 'somebody-else' });
    expectCode(await applySaved(), 0);
    expect(stage.servers()).toEqual(['somebody-else', 'web-1']);
  });

  it('is not stale because of unrelated changes, or because the serial moved', async () => {
    stage.declare({ servers: { 'web-1': SERVER, 'web-2': SERVER } });
    expectCode(await stage.hostform(...APPLY), 0);
    stage.declare({ servers: { 'web-1': { ...SERVER, power: 'stopped' }, 'web-2': SERVER } });
    await save();
    const serial = stage.json('state/hostform.state.json')['serial'];
    expectCode(await stage.hostform('state', 'mv', 'servers.web-2', 'servers.web-9'), 0);
    expect(stage.json('state/hostform.state.json')['serial']).not.toBe(serial);
    const other = [...stage.vendors.zomro.cloud.servers.values()].find(({ servername }) => servername === 'web-2');
    if (other) other.servername = 'renamed';
    stage.vendors.zomro.cloud.topUp('5.00');
    expectCode(await applySaved(), 0);
  });

  it('is applied once: again says so, and buys nothing', async () => {
    stage.declare({ servers: { 'web-1': SERVER } });
    await save();
    expectCode(await applySaved(), 0);
    const { err } = expectCode(await applySaved(), 5);
    expect(err).toContain('The plan has been applied already');
    expect(stage.charges()).toHaveLength(1);
  });

  it.each([
    ['a price', (text: string) => text.replaceAll('0.1300', '0.0100')],
    ['an address', (text: string) => text.replaceAll('web-1', 'web-7')],
    ['the state it is for', (text: string) => text.replace('"serial": 0', '"serial": 1')],
    ['its end', (text: string) => text.slice(0, text.length / 2)],
    ['everything', () => ''],
    ['all but the braces', () => '{}'],
  ])('is refused when it was edited: %s', async (_, edit) => {
    stage.declare({ servers: { 'web-1': SERVER } });
    await save();
    const edited = edit(stage.text('plan.json'));
    stage.write({ 'plan.json': edited });
    const { err } = expectCode(await applySaved(), 5);
    expect(err).toContain('hostform plan --out FILE');
    expectCode(await stage.hostform('show', 'plan.json'), 5);
    expect(changingCalls(stage.vendors)).toEqual([]);
  });

  it('is the same plan with another timestamp', async () => {
    stage.declare({ servers: { 'web-1': SERVER } });
    await save();
    stage.write({
      'plan.json': stage.text('plan.json').replace(/"timestamp": "[^"]+"/, '"timestamp": "2020-01-01T00:00:00Z"'),
    });
    expectCode(await applySaved(), 0);
  });
});

describe('going on with a saved plan', () => {
  it('finishes what an earlier run of it left undone, and then it is done', async () => {
    stage.declare({ servers: { 'web-1': SERVER, 'web-2': SERVER } });
    await save();
    stage.vendors.zomro.faults.add({
      kind: 'error',
      type: 'value',
      func: 'v2.instances.order.param',
      sok: true,
      n: 2,
      times: 1,
    });
    const first = expectCode(await applySaved(), 3);
    expect(first.out).toContain('Apply incomplete: 1 done, 1 failed.');
    expect(stage.charges()).toHaveLength(1);
    const second = expectCode(await applySaved(), 0);
    expect(second.out).toContain('Apply complete! Resources: 1 added, 0 changed, 0 destroyed.');
    expect(stage.servers()).toEqual(['web-1', 'web-2']);
    expect(stage.charges()).toHaveLength(2);
    expectCode(await applySaved(), 5);
  });

  it('goes on waiting for a delivery that took longer: exit 3, then 0', async () => {
    stage.declare({
      providers: { ...PROVIDERS, zomro: { ...PROVIDERS.zomro, delivery_timeout: '100ms' } },
      servers: { 'web-1': SERVER },
    });
    stage.vendors.zomro.knobs.activationMs = 3_600_000;
    await save();
    expectCode(await applySaved(), 3);
    stage.vendors.zomro.knobs.activationMs = 10;
    expectCode(await applySaved(), 0);
    expect(stage.charges()).toHaveLength(1);
  });
});
