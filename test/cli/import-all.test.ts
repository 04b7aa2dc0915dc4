/** `import --all`: everything that nobody manages is written and recorded, and the plan after it is empty. */
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { APPLY, changingCalls, expectCode, filesIn, IMAGE, PROVIDERS, SERVER, useStage } from './stage.ts';

const stage = useStage();
const ALL = ['import', '--all'];
const NOTHING = 'No changes. Your infrastructure matches the configuration.';

/** What a person has clicked together: two servers, one of them stopped, a schedule, an image. */
function account(): { readonly front: string; readonly shop: string } {
  const { cloud } = stage.vendors.zomro;
  const front = cloud.addServer({ state: 'stopped' }, { servername: 'Front (old)', system: 'Debian 12' }).id;
  const shop = cloud.addServer({}, { servername: 'shop', system: 'Ubuntu 22.04' }).id;
  cloud.addSchedule(shop, { name: 'Nightly' });
  cloud.addImage({ name: 'Golden', minDisk: '10', url: 'https://images.shop.example/golden.iso' });
  return { front, shop };
}

async function expectSettled(...argv: string[]): Promise<void> {
  expect(expectCode(await stage.hostform('plan', '--detailed-exitcode', ...argv), 0).out).toContain(NOTHING);
}

function imported(name = 'imported.yaml'): { [section: string]: { [key: string]: Record<string, unknown> } } {
  return parse(stage.text(name));
}

const addresses = async (): Promise<string[]> => (await stage.hostform('state', 'list')).out.trim().split('\n').sort();

describe('an account that nobody manages', () => {
  it('is written, recorded, and said', async () => {
    account();
    const { out, err } = expectCode(await stage.hostform(...ALL), 0);
    expect(err).toBe('');
    await expect(`${out}\n---- imported.yaml\n${stage.text('imported.yaml')}`).toMatchFileSnapshot(
      'golden/import-all.txt',
    );
    await expectSettled();
    expect(changingCalls(stage.vendors)).toEqual([]);
    expect(stage.charges()).toEqual([]);
  });

  it('gives the same file each time, in whatever order it is listed', async () => {
    account();
    expectCode(await stage.hostform(...ALL), 0);
    const first = stage.text('imported.yaml');
    rmSync(join(stage.path, 'imported.yaml'));
    rmSync(join(stage.path, 'state'), { recursive: true });
    const { servers } = stage.vendors.zomro.cloud;
    const rows = [...servers].reverse();
    servers.clear();
    for (const [id, row] of rows) servers.set(id, row);
    expectCode(await stage.hostform(...ALL), 0);
    expect(stage.text('imported.yaml')).toBe(first);
  });

  it('is imported once: a second run finds nothing, and later only what is new', async () => {
    account();
    expectCode(await stage.hostform(...ALL), 0);
    const first = stage.text('imported.yaml');
    expect(expectCode(await stage.hostform(...ALL), 0).out).toContain('Nothing to import.');
    expect(stage.text('imported.yaml')).toBe(first);
    stage.vendors.zomro.cloud.addServer({}, { servername: 'later' });
    expect(expectCode(await stage.hostform(...ALL), 0).out).toContain('Import complete! Resources: 1 imported.');
    expect(Object.keys(imported()['servers'] ?? {})).toEqual(['front-old', 'shop', 'later']);
    await expectSettled();
  });

  it('says no more than an order needs: what is left out is ordered the same', async () => {
    stage.vendors.zomro.cloud.addImage({
      name: 'plain',
      minDisk: '1',
      minRam: '1',
      architecture: 'x86_64',
      protected: false,
      url: 'https://images.shop.example/plain.iso',
    });
    expectCode(await stage.hostform(...ALL), 0);
    const { images } = imported();
    expect(Object.keys(images?.['plain'] ?? {})).toEqual(['region', 'url', 'disk_format', 'os_distro', 'os_version']);
    const { cloud } = stage.vendors.zomro;
    const asListed = () =>
      [...cloud.images.values()].map(({ id: _id, ...row }) => [
        row.name,
        row.minDisk,
        row.minRam,
        row.architecture,
        row.protected,
        row.diskFormat,
        row.osDistro.toLowerCase(),
        row.url,
      ]);
    const before = asListed();
    cloud.images.clear();
    stage.write({ 'hostform.yaml': JSON.stringify({ hostform: 1, providers: PROVIDERS }) });
    expectCode(await stage.hostform(...APPLY), 0);
    expect(asListed()).toEqual(before);
  });

  it('is told to be none of ours where it can not be kept as it is', async () => {
    const { cloud, knobs } = stage.vendors.zomro;
    Object.assign(knobs, { deleteMs: 3_600_000 });
    cloud.addServer({ status: '1', state: '' }, { servername: 'unpaid' });
    cloud.addServer({ status: '5_close', closingAt: Date.now() }, { servername: 'going' });
    cloud.addServer({}, { servername: 'twin' });
    cloud.addServer({}, { servername: 'twin' });
    cloud.addServer({}, { servername: '' });
    cloud.addImage({ name: 'linkless', url: '' });
    cloud.addImage({ name: 'inside', url: 'http://10.0.0.1/x.iso' });
    const { err, out } = expectCode(await stage.hostform(...ALL), 0);
    const told = err.replace(/\d{5,}/g, 'ID');
    expect(told).toMatch(/servers ID "unpaid": it is ordered, but not paid\./);
    expect(told).toMatch(/servers ID "going": it is being deleted\./);
    expect(told.match(/servers ID "twin": 2 have this name; give each its own at the vendor\./g)).toHaveLength(2);
    expect(told).toMatch(/servers ID: its name at the vendor does not tell which one it is\./);
    expect(told).toMatch(/images ID "linkless in .*": Zomro does not show the link that it was fetched from\./);
    expect(told).toMatch(/images ID "inside in .*": .*not a public host\./);
    expect(out).not.toContain('servers.');
    expect(imported()['servers']).toBeUndefined();
    await expectSettled();
  });

  it('leaves alone what an open purchase may have bought', async () => {
    stage.declare({ servers: { mine: SERVER } });
    let paid = false;
    stage.vendors.zomro.hook = (moment, call) => {
      paid ||= moment === 'committed' && stage.servers().includes('mine');
      if (paid && call.func !== 'auth') throw new Error('the line went dead');
    };
    expect((await stage.hostform(...APPLY)).code).toBeGreaterThan(0);
    stage.vendors.zomro.hook = () => {};
    expect((await stage.hostform('pending')).out).toContain('servers.mine');
    stage.write({ 'hostform.yaml': JSON.stringify({ hostform: 1, providers: PROVIDERS }) });
    const { err } = expectCode(await stage.hostform(...ALL), 0);
    expect(err).toContain('"mine": it may be what the open purchase of servers.mine bought (hostform pending).');
    expect(await addresses()).not.toContain('servers.mine');
  });
});

describe('where it writes', () => {
  it('adds to the file that --file names, and keeps every line of it', async () => {
    account();
    const before = `# our things
hostform: 1
providers:
  zomro: { poll_interval: 20ms }   # quick

x-name: &name "shop"

servers:
    # the shop
    shop:
        name: *name
        tariff: "6740"   # by id
        datacenter: Netherlands-2
        os: Ubuntu 22.04
        period: P1D
        ssh_key: deploy

# nothing below
`;
    stage.write({ 'all.yaml': before });
    const { out } = expectCode(await stage.hostform(...ALL, '-f', 'all.yaml'), 0);
    expect(out).toContain('Declared already, and now recorded:\n  servers.shop');
    const lines = stage.text('all.yaml').split('\n');
    let at = 0;
    for (const line of before.split('\n')) {
      at = lines.indexOf(line, at);
      expect(at, line).toBeGreaterThanOrEqual(0);
    }
    expect(Object.keys(imported('all.yaml')['servers'] ?? {})).toEqual(['shop', 'front-old']);
    expect(imported('all.yaml')['backup_schedules']?.['nightly']).toMatchObject({ server: 'shop' });
    expect(readdirSync(stage.path).sort()).toEqual(['all.yaml', 'state']);
    await expectSettled('-f', 'all.yaml');
  });

  it('takes --out for a file of the folder, existing or not, and keeps its mode and the link that leads to it', async () => {
    account();
    mkdirSync(join(stage.path, 'real'));
    stage.write({ 'real/things.yaml': 'hostform: 1 # mine\n' });
    chmodSync(join(stage.path, 'real/things.yaml'), 0o640);
    symlinkSync('real/things.yaml', join(stage.path, 'things.yaml'));
    expectCode(await stage.hostform(...ALL, '--out', 'things.yaml'), 0);
    expect(stage.text('real/things.yaml')).toMatch(/^hostform: 1 # mine\n\nservers:\n/);
    expect(statSync(join(stage.path, 'real/things.yaml')).mode & 0o777).toBe(0o640);
    expect(existsSync(join(stage.path, 'imported.yaml'))).toBe(false);
    await expectSettled();
  });

  it('prints with --dry-run what it would write, and writes, records and locks nothing', async () => {
    account();
    stage.write({ 'hostform.yaml': 'hostform: 1\n' });
    const before = filesIn(stage.path);
    const { out } = expectCode(await stage.hostform(...ALL, '--dry-run'), 0);
    expect(filesIn(stage.path)).toEqual(before);
    expectCode(await stage.hostform(...ALL), 0);
    expect(stage.text('imported.yaml')).toBe(out);
    const again = expectCode(await stage.hostform(...ALL, '--dry-run'), 0);
    expect([again.out, again.err]).toEqual(['', 'Nothing to import.\n']);
  });

  it.each([
    ['nothing', ['import'], "missing required argument 'address', or --all"],
    ['--all with an address', ['import', '--all', 'servers.web-1'], 'neither an address nor an id'],
    ['--out without --all', ['import', 'servers.web-1', '1', '--out', 'x.yaml'], '--out belongs to --all'],
    ['--dry-run without --all', ['import', 'servers.web-1', '1', '--dry-run'], '--dry-run belongs to --all'],
    ['a file elsewhere', [...ALL, '--out', '../x.yaml'], 'is not in the folder of the manifest'],
    ['a file in no folder', [...ALL, '--out', 'no/where/x.yaml'], 'is not in the folder of the manifest'],
    ['a file that is not read', [...ALL, '--out', 'x.txt'], 'does not end in .yaml'],
    ['a hidden file', [...ALL, '--out', '.x.yaml'], 'begins with a dot'],
    ['another file than --file', [...ALL, '--out', 'x.yaml', '-f', 'hostform.yaml'], 'which is all that --file reads'],
  ])('refuses %s (64) before any call', async (_, argv, said) => {
    stage.write({ 'hostform.yaml': 'hostform: 1\n' });
    expect(expectCode(await stage.hostform(...argv), 64).err).toContain(said);
    expect(stage.vendors.zomro.calls).toEqual([]);
    expect(Object.keys(filesIn(stage.path))).toEqual(['hostform.yaml']);
  });

  it.each([
    ['an alias', 'hostform: 1\nx-s: &s { }\nservers: *s\n'],
    ['a second document', 'hostform: 1\n...\n'],
    [
      'a section that is merged in',
      'hostform: 1\nx-all: &all { renewals: { a: { product: vps, service: vps-3c4d.vps.example } } }\n<<: *all\n',
    ],
  ])('refuses a file with %s (64), and leaves it as it is', async (_, text) => {
    account();
    stage.write({ 'all.yaml': text });
    const { err } = expectCode(await stage.hostform(...ALL, '-f', 'all.yaml'), 64);
    expect(err).toContain('Nothing can be added to this manifest');
    expect(stage.text('all.yaml')).toBe(text);
    expect((await stage.hostform('state', 'list', '-f', 'all.yaml')).out).toBe('');
  });

  it('does not write over what has changed since it was read', async () => {
    account();
    stage.write({ 'imported.yaml': 'hostform: 1\n' });
    stage.vendors.zomro.hook = () => stage.write({ 'imported.yaml': 'hostform: 1 # changed\n' });
    const { err } = expectCode(await stage.hostform(...ALL), 1);
    expect(err).toContain('The manifest has changed meanwhile');
    expect(stage.text('imported.yaml')).toBe('hostform: 1 # changed\n');
    expect((await stage.hostform('state', 'list')).out).toBe('');
  });
});

describe('what is declared already', () => {
  it('is recorded when it is as declared, and told when it is not', async () => {
    const { shop } = account();
    stage.declare({
      servers: { shop: { ...SERVER, os: 'Debian 12' } },
      renewals: {
        a: { product: 'vps', service: 'vps-3c4d.vps.example', mode: 'manual' },
        b: { product: 'vps', service: 'vps-1a2b.vps.example', mode: 'manual' },
      },
    });
    const { err } = expectCode(await stage.hostform(...ALL), 0);
    expect(err).toContain(
      `servers ${shop} "shop": servers.shop is declared otherwise: os differs (hostform import servers.shop ${shop}).`,
    );
    expect(err).toContain('renewals.b is declared otherwise: mode differs');
    const all = await addresses();
    expect(all).toContain('renewals.a');
    expect(all).not.toContain('renewals.b');
    expect(all).not.toContain('servers.shop');
  });

  it('is left to the next apply where that adopts it', async () => {
    const { front, shop } = account();
    stage.declare({
      servers: {
        first: { ...SERVER, lifecycle: { adopt: front } },
        shop: { ...SERVER, os: 'Debian 12', lifecycle: { adopt: 'by-name' } },
      },
    });
    const { err } = expectCode(await stage.hostform(...ALL), 0);
    expect(err).toContain(`servers ${front} "Front (old)": the next apply adopts it as servers.first.`);
    expect(err).toContain(`servers ${shop} "shop": the next apply adopts it as servers.shop.`);
    expect(imported()['servers']).toBeUndefined();
  });

  it('keeps the addresses that moved and forget speak of', async () => {
    account();
    stage.declare({
      servers: {},
      forget: ['servers.shop'],
      moved: [{ from: 'images.golden', to: 'images.silver' }],
      images: { silver: IMAGE },
    });
    expectCode(await stage.hostform(...ALL), 0);
    expect(Object.keys(imported()['servers'] ?? {})).toEqual(['front-old', 'shop-2']);
    expect(Object.keys(imported()['images'] ?? {})).toEqual(['golden-2']);
  });

  it('keeps its keys: what is imported gets others', async () => {
    const { cloud } = stage.vendors.zomro;
    cloud.addServer({}, { servername: 'Shop' });
    stage.declare({ servers: { shop: { ...SERVER, name: 'something-else' } } });
    expectCode(await stage.hostform(...ALL), 0);
    expect(imported()['servers']?.['shop-2']).toMatchObject({ name: 'Shop' });
  });
});

describe('a run that was killed', () => {
  /** Everything that a run can leave on the disk, from the first moment to the last: each write is one step. */
  it.each(['before the file', 'with a temporary file', 'between file and state'])(
    '%s is completed by the next',
    async (moment) => {
      account();
      expectCode(await stage.hostform(...ALL), 0);
      const whole = { text: stage.text('imported.yaml'), addresses: await addresses() };
      rmSync(join(stage.path, 'state'), { recursive: true });
      if (moment !== 'between file and state') rmSync(join(stage.path, 'imported.yaml'));
      if (moment === 'with a temporary file') stage.write({ '.imported.yaml.abc123.tmp': whole.text.slice(0, 99) });
      expectCode(await stage.hostform(...ALL), 0);
      expect(stage.text('imported.yaml')).toBe(whole.text);
      expect(await addresses()).toEqual(whole.addresses);
      await expectSettled();
    },
  );
});

describe('providers', () => {
  it('are those whose credentials are at hand', async () => {
    account();
    const env = { OVH_APPLICATION_KEY: '', OVH_APPLICATION_SECRET: '', OVH_CONSUMER_KEY: '', OVH_ENDPOINT: '' };
    const { out, err } = expectCode(await stage.hostformWith({ env }, ...ALL), 0);
    expect(err).toBe('');
    expect(out).toContain('Looked at zomro (4401); nothing was changed there.');
    expect(Object.keys(imported())).toEqual(['hostform', 'servers', 'images', 'backup_schedules']);
  });

  it('are told when half of their credentials are there, and are an error when the manifest names them', async () => {
    account();
    const env = { OVH_CONSUMER_KEY: '' };
    const { err } = expectCode(await stage.hostformWith({ env }, ...ALL), 0);
    expect(err).toContain('A provider is passed over');
    expect(err).toContain('OVH_CONSUMER_KEY is missing');
    stage.declare({});
    expect(expectCode(await stage.hostformWith({ env }, ...ALL), 1).err).toContain('credentials are incomplete');
  });

  it('are needed: without any there is nothing to import from (1)', async () => {
    const none = Object.fromEntries(Object.keys(stage.env).map((name) => [name, '']));
    expect(expectCode(await stage.hostformWith({ env: none }, ...ALL), 1).err).toContain('no account to import from');
  });

  it('take over nothing from a listing that is not complete (1)', async () => {
    account();
    stage.vendors.zomro.hook = (moment, { func }) => {
      if (moment === 'received' && func === 'image') throw new Error('the line went dead');
    };
    expectCode(await stage.hostform(...ALL), 1);
    expect(existsSync(join(stage.path, 'imported.yaml'))).toBe(false);
    expect((await stage.hostform('state', 'list')).out).toBe('');
  });
});

describe('a server without a login', () => {
  const BARE = { tariff: SERVER.tariff, datacenter: SERVER.datacenter, os: SERVER.os, period: SERVER.period };

  it('is an error unless the manifest says that the login is not looked at', async () => {
    stage.declare({ servers: { web: BARE } });
    expect(expectCode(await stage.hostform('validate'), 1).err).toContain('exactly one of ssh_key and password');
    stage.declare({ servers: { web: { ...BARE, lifecycle: { ignore_changes: ['os'] } } } });
    expectCode(await stage.hostform('validate'), 1);
    stage.declare({ servers: { web: { ...BARE, lifecycle: { ignore_changes: ['ssh_key'] } } } });
    expectCode(await stage.hostform('validate'), 0);
    stage.declare({
      servers: { web: { ...SERVER, password: 'Example-Passw0rd', lifecycle: { ignore_changes: ['ssh_key'] } } },
    });
    expectCode(await stage.hostform('validate'), 1);
  });

  it('is never bought', async () => {
    stage.declare({ servers: { web: { ...BARE, lifecycle: { ignore_changes: ['ssh_key'] } }, other: { ...SERVER } } });
    const { err } = expectCode(await stage.hostform(...APPLY), 1);
    expect(err).toContain('A new server needs a login');
    expect(stage.servers()).toEqual([]);
  });
});

it('records an image with its link: another one is a replacement, not unseen', async () => {
  stage.vendors.zomro.cloud.addImage({ name: 'golden', url: IMAGE.url });
  expectCode(await stage.hostform(...ALL), 0);
  stage.write({
    'imported.yaml': stage.text('imported.yaml').replace(IMAGE.url, 'https://images.shop.example/other.iso'),
  });
  expect(expectCode(await stage.hostform('plan'), 0).out).toContain('forces replacement');
});

it('ends a reason for leaving something out with one full stop', async () => {
  stage.vendors.zomro.cloud.addServer({}, { servername: 'red\u001b[31m' });
  stage.declare({});
  const { err } = expectCode(await stage.hostform('import', '--all', '--dry-run'), 0);
  expect(err).toMatch(/a control character \(U\+001B\) in this text\.$/m);
});
