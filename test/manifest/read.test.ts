import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readManifest } from '../../src/manifest/read.ts';
import { Problems } from '../../src/model/errors.ts';
import { accepted, compileSample, inFolder, readFolder, refused, resourceAt, told } from './support/read-text.ts';
import { sampleKinds } from './support/sample-kinds.ts';

const WHOLE = `
providers:
  zomro:
    endpoint: https://api.zomro.com/
    licence_agreement: accepted
    poll_interval: 10s
    order_marker: \${MARK:-false}
  ovh:
budget:
  max_charge: 20.00 EUR
  max_monthly: \${MONTHLY}
servers:
  web-1:
    name: web-1
    tariff: Cloud Essential | NL-2
    datacenter: Netherlands-2
    os: \${images.golden.uid}
    period: P1D
    addons: { network: IPv6 }
    password: \${WEB1_ROOT}
    promo_code: \${PROMO:-}
    power: running
    lifecycle: { protect: true, replace: allow, ignore_changes: [os] }
images:
  golden:
    name: Ubuntu24
    region: Netherlands-2
    url: https://releases.ubuntu.com/24.04/ubuntu.iso
    disk_format: iso
    os_version: "24"
    min_disk: \${DISK:-1}
    min_ram: null
    protected: true
backup_schedules:
  nightly:
    server: web-1
    days: [mon, tue]
    time: "02:01"
renewals:
  shop-vps:
    provider: ovh
    product: vps
    service: vps-1a2b.vps.example
    mode: automatic
    ensure_valid_for: P14D
    max_price: 15.00 EUR
    with: [backup-option-77]
    payment_method: { mean: creditCard, id: 1234 }
`;
const ENV = { WEB1_ROOT: 'correct horse', MONTHLY: '60 EUR' };

describe('a manifest like the one of the contract', () => {
  const manifest = accepted(WHOLE, ENV);

  test('gives its resources sorted by address', () => {
    expect(manifest.resources.map(({ address, kind, provider }) => [address, kind, provider])).toEqual([
      ['backup_schedules.nightly', 'backup_schedules', 'zomro'],
      ['images.golden', 'images', 'zomro'],
      ['renewals.shop-vps', 'renewals', 'ovh'],
      ['servers.web-1', 'servers', 'zomro'],
    ]);
  });

  test('gives a server whose secrets, lifecycle and provider have left the spec', () => {
    const { at, positions, ...server } = resourceAt(manifest, 'servers.web-1');
    expect(server).toEqual({
      address: 'servers.web-1',
      kind: 'servers',
      provider: 'zomro',
      spec: {
        name: 'web-1',
        tariff: 'Cloud Essential | NL-2',
        datacenter: 'Netherlands-2',
        os: '${images.golden.uid}',
        period: 'P1D',
        addons: { network: 'IPv6' },
        power: 'running',
      },
      secrets: { password: { value: 'correct horse', template: '${WEB1_ROOT}' } },
      references: [
        {
          path: ['os'],
          parts: [{ address: 'images.golden', output: 'uid' }],
          at: { file: 'm.yaml', line: 18, column: 9, endColumn: 29, text: '    os: ${images.golden.uid}' },
        },
      ],
      lifecycle: { protect: true, replace: 'allow', ignoreChanges: ['os'] },
    });
    expect(at).toEqual({ file: 'm.yaml', line: 14, column: 3, endColumn: 8, text: '  web-1:' });
    expect(positions['tariff']).toMatchObject({ line: 16, column: 13, endColumn: 35 });
    expect(Object.keys(positions)).toContain('lifecycle');
  });

  test('drops null fields, reads numbers from variables and keeps the lifecycle quiet where nothing is said', () => {
    const image = resourceAt(manifest, 'images.golden');
    expect(image.spec).not.toHaveProperty('min_ram');
    expect(image.spec['min_disk']).toBe(1);
    expect(image.lifecycle).toEqual({ replace: 'deny', ignoreChanges: [] });
  });

  test('gives the providers with their variables filled, and where each setting stands', () => {
    expect(manifest.providers).toEqual({
      zomro: {
        endpoint: 'https://api.zomro.com/',
        licence_agreement: 'accepted',
        poll_interval: '10s',
        order_marker: false,
      },
      ovh: {},
    });
    expect(manifest.providerPositions['zomro']?.at).toMatchObject({ line: 4, column: 3 });
    expect(manifest.providerPositions['zomro']?.fields['poll_interval']).toMatchObject({ line: 7, column: 20 });
    expect(manifest.providerPositions['ovh']).toMatchObject({ at: { line: 9 }, fields: {} });
  });

  test('gives the budget as money', () => {
    expect(manifest.budget).toEqual({
      maxCharge: { amount: '20.00', currency: 'EUR' },
      maxMonthly: { amount: '60', currency: 'EUR' },
    });
  });

  test('reads the same twice, whatever the order of the keys', () => {
    const sections = WHOLE.split(/\n(?=[a-z])/);
    const turned = accepted(sections.toReversed().join('\n'), ENV);
    const plain = (resources: typeof manifest.resources) => resources.map(({ address, spec }) => ({ address, spec }));
    expect(plain(turned.resources)).toEqual(plain(manifest.resources));
  });
});

describe('a manifest in several files', () => {
  const disk = 'disks:\n  d: { provider: ovh, size: 4GB }\n';
  const more = 'disks:\n  e: { provider: ovh, size: 4GB }\n';

  test('is every yaml and yml file of the folder, but not what is hidden, below or of another name', () => {
    const texts = {
      'b.yml': `hostform: 1\n${disk}`,
      'a.yaml': `hostform: 1\n${more}`,
      '.hidden.yaml': 'not a manifest',
      '.#a.yaml': 'an editor left this',
      'below/c.yaml': 'not a manifest',
      'notes.txt': 'not a manifest',
      'a.yaml.bak': 'not a manifest',
    };
    const manifest = accepted(texts);
    expect(manifest.files).toEqual(['a.yaml', 'b.yml']);
    expect(manifest.resources.map(({ address }) => address)).toEqual(['disks.d', 'disks.e']);
  });

  test('may refer from one file to another', () => {
    const server = 'servers:\n  w: { tariff: a, datacenter: b, os: c, period: P1D, ssh_key: d }\n';
    const texts = { 'a.yaml': `hostform: 1\nbackup_schedules:\n  n: { server: w, days: [mon], time: "02:01" }\n` };
    const manifest = accepted({ ...texts, 'b.yaml': `hostform: 1\n${server}` });
    expect(resourceAt(manifest, 'backup_schedules.n').references).toHaveLength(1);
  });

  test('may be one file of a folder that has others', () => {
    inFolder({ 'a.yaml': `hostform: 1\n${disk}`, 'b.yaml': 'nonsense' }, (folder) => {
      expect(readFolder(folder, { path: 'a.yaml' }).files).toEqual(['a.yaml']);
    });
  });

  test.each([
    [
      'an address',
      `hostform: 1\n${disk}`,
      'DUPLICATE b.yaml:3:3-4 Declared twice | disks.d is declared in a.yaml:3 already. | remove or rename one of them',
    ],
    [
      'a provider',
      'hostform: 1\n\nproviders: { ovh: {} }\n',
      'DUPLICATE b.yaml:3:14-17 Declared twice | providers.ovh is declared in a.yaml:4 already. | remove or rename one of them',
    ],
    [
      'the budget',
      'hostform: 1\nbudget: { max_monthly: 2 EUR }\n',
      'DUPLICATE b.yaml:2:1-7 Declared twice | budget is declared in a.yaml:5 already. | remove or rename one of them',
    ],
  ])('refuses %s that stands in two of them, and shows both places', (_what, second, line) => {
    const first = `hostform: 1\n${disk}providers: { ovh: {} }\nbudget: { max_charge: 1 EUR }\n`;
    const problems = refused({ 'a.yaml': first, 'b.yaml': second });
    expect(told(problems)).toEqual([line]);
    expect(problems[0]?.also).toEqual([expect.objectContaining({ file: 'a.yaml', text: expect.any(String) })]);
  });

  test('is checked as a whole: a broken file hides nothing of the others', () => {
    const problems = refused({
      'c.yaml': 'hostform: 1\nservers: [\n',
      'a.yaml': 'severs: {}\n',
      'b.yaml': `hostform: 1\ndisks:\n  d: { provider: ovh, size: 4GB }\n  e: { provider: zomro, server: w }\nimages: {i: }\n`,
    });
    expect(told(problems).map((line) => line.split(' | ')[0])).toEqual([
      'SCHEMA a.yaml:1:1-11 Missing key',
      'UNKNOWN_KEY a.yaml:1:1-7 Unknown key',
      'SCHEMA b.yaml:5:10-11 Empty value',
      'YAML_SYNTAX c.yaml:3:1 Invalid YAML',
    ]);
  });

  test('names files as it is told to', () => {
    inFolder({ 'm.yaml': 'hostform: 1\nx: 1\n' }, (folder) => {
      const input = { path: folder, cwd: '/', env: {}, kinds: sampleKinds, providerNames: [] };
      const read = () =>
        readManifest({ ...input, validate: compileSample('strict'), displayPath: (path) => `<${path}>` });
      expect(read).toThrow(Problems);
      expect(placeOfFirst(read)).toBe(`<${join(folder, 'm.yaml')}>`);
    });
  });

  test('names files outside of the working folder in full', () => {
    inFolder({ 'in/x.txt': '', 'm.yaml': 'hostform: 1\nx: 1\n' }, (folder) => {
      expect(placeOfFirst(() => readFolder(join(folder, 'in'), { path: '..' }))).toBe(join(folder, 'm.yaml'));
    });
  });
});

describe('a manifest that is not there', () => {
  test.each([
    ['a missing path', {}, 'nowhere.yaml', 'Manifest not found | There is no nowhere.yaml.'],
    ['a path below a file', { 'm.yaml': '' }, 'm.yaml/x', 'Manifest not found | There is no m.yaml/x.'],
    ['an empty folder', { 'below/x.txt': '' }, 'below', 'No manifest in this folder | below holds no file that ends'],
  ])('is refused: %s', (_what, texts, path, expected) => {
    inFolder(texts, (folder) => {
      const problems = problemsOf(() => readFolder(folder, { path }));
      expect(problems).toHaveLength(1);
      expect(problems[0]).toMatchObject({ code: 'MANIFEST_UNREADABLE', hint: expect.stringContaining('--file') });
      expect(`${problems[0]?.summary} | ${problems[0]?.detail}`).toContain(expected);
    });
  });

  test('is told beside the problems of the files that can be read', () => {
    inFolder({ 'a.yaml': 'hostform: 1\nx: 1\n' }, (folder) => {
      symlinkSync(join(folder, 'gone'), join(folder, 'b.yaml'));
      const problems = problemsOf(() => readFolder(folder));
      expect(problems.map(({ code, at }) => [code, at?.file])).toEqual([
        ['UNKNOWN_KEY', 'a.yaml'],
        ['MANIFEST_UNREADABLE', 'b.yaml'],
      ]);
    });
  });

  test('is not a folder that happens to end in .yaml', () => {
    inFolder({ 'm.yaml': 'hostform: 1\n' }, (folder) => {
      mkdirSync(join(folder, 'a.yaml'));
      writeFileSync(join(folder, 'a.yaml', 'x.yaml'), 'nonsense');
      expect(readFolder(folder).files).toEqual(['m.yaml']);
    });
  });
});

describe('problems', () => {
  test('come sorted by file, line and column, at most a hundred, and then how many more', () => {
    const lines = Array.from({ length: 70 }, (_, index) => `k${index}: 1\n`).join('');
    const problems = refused({ 'b.yaml': `hostform: 1\n${lines}`, 'a.yaml': `hostform: 1\n${lines}` });
    expect(problems).toHaveLength(101);
    const places = problems.slice(0, 100).map(({ at }) => `${at?.file}:${at?.line}`);
    expect(places.slice(0, 2)).toEqual(['a.yaml:2', 'a.yaml:3']);
    expect(places.slice(69, 72)).toEqual(['a.yaml:71', 'b.yaml:2', 'b.yaml:3']);
    expect(problems[100]).toMatchObject({ code: 'UNKNOWN_KEY', summary: '40 more problems are not shown' });
    expect(problems[100]?.at).toBeUndefined();
  });

  test('are all told in one run, from syntax of variables to cycles', () => {
    const problems = refused(`
budget: { max_charge: 20 }
images:
  a: { region: "\${images.b.id}", url: "https://\${NOWHERE}", disk_format: iso, tipe: x }
  b: { region: "\${images.a.id}", url: https://x, disk_format: ios }
backup_schedules:
  n: { server: web, days: [mon], time: "02:01" }
`);
    expect(problems.map(({ code, at }) => `${code} ${at?.line}`)).toEqual([
      'SCHEMA 3',
      'CYCLE 5',
      'VARIABLE_UNSET 5',
      'UNKNOWN_KEY 5',
      'SCHEMA 6',
      'REFERENCE 8',
    ]);
  });

  test('of a block that several aliases repeat are told once', () => {
    const use = (key: string) => `  ${key}: { <<: *a, region: r, url: https://x, disk_format: iso }\n`;
    const problems = refused(`x-a: &a { name: "\${NOPE}" }\nimages:\n${use('a')}${use('b')}`);
    expect(problems.map(({ code, at }) => [code, at?.line])).toEqual([['VARIABLE_UNSET', 2]]);
  });

  test('carry the address of the resource that they are about', () => {
    const problems = refused('images:\n  a: { region: x, url: https://x, disk_format: iso, tipe: x }\n');
    expect(problems[0]?.address).toBe('images.a');
  });
});

function problemsOf(read: () => unknown) {
  try {
    read();
  } catch (error) {
    if (error instanceof Problems) return error.all;
    throw error;
  }
  throw new Error('the manifest was accepted');
}

function placeOfFirst(read: () => unknown): string | undefined {
  return problemsOf(read)[0]?.at?.file;
}
