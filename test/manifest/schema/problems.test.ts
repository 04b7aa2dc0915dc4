import { describe, expect, test } from 'vitest';
import { accepted, refused, told } from '../support/read-text.ts';

const SERVER = 'tariff: t, datacenter: d, os: o, period: P1D';
const server = (fields: string) => `servers:\n  w: { ${fields} }\n`;
const image = (fields: string) => `images:\n  a: { region: r, url: https://x, disk_format: iso, ${fields} }\n`;
const renewal = (fields: string) => `renewals:\n  r: { product: vps, service: s, mode: manual, ${fields} }\n`;

/** The whole of what is said, without the place. */
function said(text: string): string[] {
  return told(refused(text)).map((line) => line.replace(/ m\.yaml:\S+ /, ' '));
}

describe('a key', () => {
  test.each([
    ['severs: {}\n', 'UNKNOWN_KEY m.yaml:2:1-7 Unknown key | A manifest has no "severs". | did you mean "servers"?'],
    [
      'zzz: 1\n',
      'UNKNOWN_KEY m.yaml:2:1-4 Unknown key | A manifest has no "zzz". | ' +
        'known here: hostform, providers, budget, guards, state, backup_schedules, disks, images, renewals, servers, moved, forget',
    ],
    [
      server(`${SERVER}, ssh_key: k, tarif: x`),
      'UNKNOWN_KEY m.yaml:3:66-71 Unknown key | servers.w has no "tarif". | did you mean "tariff"?',
    ],
    [
      'providers: { zomo: {} }\n',
      'UNKNOWN_KEY m.yaml:2:14-18 Unknown key | providers has no "zomo". | did you mean "zomro"?',
    ],
    [
      'providers:\n  ovh: { endpoit: x }\n',
      'UNKNOWN_KEY m.yaml:3:10-17 Unknown key | providers.ovh has no "endpoit". | did you mean "endpoint"?',
    ],
    [
      'budget: { zomrro: { max_charge: 1 EUR } }\n',
      'UNKNOWN_KEY m.yaml:2:11-17 Unknown key | budget has no "zomrro". | did you mean "zomro"?',
    ],
    [
      'guards: { max_create: 1 }\n',
      'UNKNOWN_KEY m.yaml:2:11-21 Unknown key | guards has no "max_create". | did you mean "max_creates"?',
    ],
    [
      'budget: { max_change: 1 EUR }\n',
      'UNKNOWN_KEY m.yaml:2:11-21 Unknown key | budget has no "max_change". | did you mean "max_charge"?',
    ],
    [
      server(`${SERVER}, ssh_key: k, lifecycle: { protekt: true }`),
      'UNKNOWN_KEY m.yaml:3:79-86 Unknown key | servers.w.lifecycle has no "protekt". | did you mean "protect"?',
    ],
    [
      renewal('payment_method: { mean: m, id: 1, no: 2 }'),
      'UNKNOWN_KEY m.yaml:3:82-84 Unknown key | renewals.r.payment_method has no "no". | known here: mean, id',
    ],
  ])('that is unknown is shown where it stands: %j', (text, expected) => {
    expect(told(refused(text))).toEqual([expected]);
  });

  test.each([
    [server('ssh_key: k'), '3:3-4 Missing keys | servers.w needs "tariff", "datacenter", "os", "period".'],
    [server(SERVER), '3:3-4 Missing key | servers.w needs one of: ssh_key, password.'],
    [renewal('payment_method: { mean: m }'), '3:48-62 Missing key | renewals.r.payment_method needs "id".'],
    [
      renewal('ensure_valid_for: P14D'),
      '3:3-4 Missing key | renewals.r needs max_price because it has ensure_valid_for.',
    ],
  ])('that is missing is shown at the key above it: %j', (text, expected) => {
    expect(told(refused(text))).toEqual([`SCHEMA m.yaml:${expected}`]);
  });

  test('may exclude another one, and the later of both is shown', () => {
    expect(told(refused(server(`${SERVER}, password: Password1, ssh_key: k`)))).toEqual([
      'SCHEMA m.yaml:3:75-82 Keys exclude one another | ' +
        'servers.w has ssh_key and password; only one of them may be given.',
    ]);
  });

  test.each([
    ['Web_1', 'did you mean "web-1"?'],
    ['1web', 'did you mean "web"?'],
    ['web-1!', 'did you mean "web-1"?'],
    ['ÄÖ', undefined],
    ['a'.repeat(64), undefined],
  ])('can not name a resource: %s', (key, hint) => {
    const problems = refused(`images:\n  ${key}: { region: r, url: https://x, disk_format: iso }\n`);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      summary: 'Invalid name',
      at: { line: 3, column: 3, endColumn: 3 + key.length },
    });
    expect(problems[0]?.hint).toBe(hint);
  });

  test('of 63 characters can', () => {
    expect(accepted(`images:\n  ${'a'.repeat(63)}: { region: r, url: https://x, disk_format: iso }\n`)).toBeDefined();
  });
});

describe('the version of the format', () => {
  test.each([
    [
      'x-a: 1\n',
      'SCHEMA m.yaml:1:1-7 Missing key | Every manifest file names the version of its format.',
      'begin the file',
    ],
    ['hostform:\n', 'SCHEMA m.yaml:1:1-10 Missing key | Every manifest', 'begin the file'],
    [
      'hostform: 2\nanything: else\n',
      'SCHEMA m.yaml:1:11-12 Unsupported format version | The manifest is written in version 2',
      'update hostform',
    ],
    [
      'hostform: 0\n',
      'SCHEMA m.yaml:1:11-12 Unsupported format version | The manifest is written in version 0',
      'write "hostform: 1"',
    ],
    ['hostform: "1"\n', 'SCHEMA m.yaml:1:11-14 Invalid value | hostform is "1". This hostform reads version 1', ''],
    [
      'hostform: "${images.a.id}"\n',
      'REFERENCE m.yaml:1:12-26 Reference not possible here | hostform has to be known',
      '',
    ],
  ])('is asked for in each file: %j', (text, expected, hint) => {
    const lines = told(refused({ 'm.yaml': text }));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(expected);
    expect(lines[0]).toContain(hint);
  });

  test('may come from a variable', () => {
    expect(accepted({ 'm.yaml': 'hostform: ${V}\n' }, { V: '1' }).resources).toEqual([]);
  });
});

describe('a value', () => {
  test.each([
    ['servers: []\n', 'SCHEMA Wrong type | servers has to be a mapping, but is a list.'],
    ['servers: web\n', 'SCHEMA Wrong type | servers has to be a mapping, but is "web".'],
    ['servers: { w: web }\n', 'SCHEMA Wrong type | servers.w has to be a mapping, but is "web".'],
    [image('name: 12'), 'SCHEMA Wrong type | images.a.name has to be text, but is 12. | put it in quotes: "12"'],
    [
      image('os_version: 24.10'),
      'SCHEMA Wrong type | images.a.os_version has to be text, but is 24.1. | put it in quotes: "24.10"',
    ],
    [image('name: true'), 'SCHEMA Wrong type | images.a.name has to be text, but is true. | put it in quotes: "true"'],
    [image('name: [x]'), 'SCHEMA Wrong type | images.a.name has to be text, but is a list.'],
    [image('name: { x: y }'), 'SCHEMA Wrong type | images.a.name has to be text, but is a mapping.'],
    [image('min_disk: lots'), 'SCHEMA Wrong type | images.a.min_disk has to be a whole number, but is "lots".'],
    [
      image('min_disk: "4"'),
      'SCHEMA Wrong type | images.a.min_disk has to be a whole number, but is "4". | write it without quotes: 4',
    ],
    [image('min_disk: 1.5'), 'SCHEMA Wrong type | images.a.min_disk has to be a whole number, but is 1.5.'],
    [image('min_ram: x'), 'SCHEMA Wrong type | images.a.min_ram has to be a whole number or empty, but is "x".'],
    [
      image('protected: on'),
      'SCHEMA Wrong type | images.a.protected has to be true or false, but is "on". | write true or false',
    ],
    [renewal('with: x'), 'SCHEMA Wrong type | renewals.r.with has to be a list, but is "x".'],
    [renewal('with: [[x]]'), 'SCHEMA Wrong type | renewals.r.with[0] has to be text or a whole number, but is a list.'],
    [
      renewal('payment_method: [x]'),
      'SCHEMA Wrong type | renewals.r.payment_method has to be text or a whole number or a mapping, but is a list.',
    ],
  ])('of the wrong type is told in words: %j', (text, expected) => {
    expect(said(text)).toEqual([expected]);
  });

  test.each([
    [
      server(`${SERVER}, ssh_key: k, power: runing`),
      'SCHEMA Invalid value | servers.w.power is "runing"; it takes one of: running, stopped. | did you mean "running"?',
    ],
    [
      server(`${SERVER}, ssh_key: k, power: off`),
      'SCHEMA Invalid value | servers.w.power is "off"; it takes one of: running, stopped.',
    ],
    [
      image('architecture: X86_64'),
      'SCHEMA Invalid value | images.a.architecture is "X86_64"; it takes one of: x86_64, i686, ia64. | did you mean "x86_64"?',
    ],
    [
      'providers: { zomro: { licence_agreement: true } }\n',
      'SCHEMA Invalid value | providers.zomro.licence_agreement is true; it takes only: accepted.',
    ],
    [image('min_disk: -1'), 'SCHEMA Invalid value | images.a.min_disk is -1, but may not be below 0.'],
    [image('name: ""'), 'SCHEMA Invalid value | images.a.name is "", but needs at least 1 characters.'],
    [
      server(`${SERVER}, ssh_key: k, name: ${'n'.repeat(64)}`),
      `SCHEMA Invalid value | servers.w.name is "${'n'.repeat(59)}…", but may have at most 63 characters.`,
    ],
    [
      'backup_schedules:\n  n: { server: "1", days: [], time: "02:01" }\n',
      'SCHEMA Invalid value | backup_schedules.n.days is a list, but needs at least 1 entries.',
    ],
    [
      'backup_schedules:\n  n: { server: "1", days: [mon, tue, mon], time: "02:01" }\n',
      'SCHEMA Invalid value | backup_schedules.n.days is a list, but its entries 1 and 3 are the same.',
    ],
    [
      'backup_schedules:\n  n: { server: "1", days: [mon, tu], time: "02:01" }\n',
      'SCHEMA Invalid value | backup_schedules.n.days[1] is "tu"; it takes one of: mon, tue, wed, thu, fri, sat, sun. | did you mean "tue"?',
    ],
    [
      renewal('period: monthly'),
      'SCHEMA Invalid value | renewals.r.period is "monthly", but has to match ^(P(1D|1M|3M|6M|1Y)|1d|1mo|1y)$.',
    ],
  ])('that is not allowed comes with what is: %j', (text, expected) => {
    expect(said(text)).toEqual([expected]);
  });

  test.each([
    [
      renewal('max_price: 15'),
      'SCHEMA Invalid value | renewals.r.max_price is 15. Money is an amount and a currency: write 15.00 EUR.',
    ],
    [
      image('url: http://x').replace('url: https://x, ', ''),
      'SCHEMA Invalid value | images.a.url is "http://x". Write a URL that begins with https://.',
    ],
    [
      'backup_schedules:\n  n: { server: "1", days: [mon], time: 2:01 }\n',
      'SCHEMA Invalid value | backup_schedules.n.time is "2:01". Write a time like "02:01".',
    ],
    [
      'providers: { ovh: { poll_interval: 10 } }\n',
      'SCHEMA Invalid value | providers.ovh.poll_interval is 10. Write a duration like 10s or 30m.',
    ],
    ['disks:\n  d: { provider: zomro, attach_to: 1 }\n', 'SCHEMA Invalid value | disks.d.attach_to has to be named.'],
  ])('is explained in the words of its kind, where it has some: %j', (text, expected) => {
    expect(said(text)).toEqual([expected]);
  });

  test('is shown where it stands, a block of values at its key', () => {
    const text = 'images:\n  a:\n    region:\n      - x\n    url: https://x\n    disk_format: "is"\n';
    expect(refused(text).map(({ at }) => [at?.line, at?.column, at?.endColumn, at?.text])).toEqual([
      [4, 5, 11, '    region:'],
      [7, 18, 22, '    disk_format: "is"'],
    ]);
  });

  test('of several forms is judged by the form that it has', () => {
    expect(said('disks:\n  d: { provider: zomro, mode: x }\n')).toEqual([
      'SCHEMA Invalid value | disks.d.mode is "x"; it takes one of: a, b, c.',
    ]);
    expect(said('disks:\n  d: { provider: zomro, mode: 12 }\n')).toEqual([
      'SCHEMA Invalid value | disks.d.mode is 12; it takes one of: a, b, c.',
    ]);
    expect(said('disks:\n  d: { provider: zomro, id: x }\n')).toEqual([
      'SCHEMA Invalid value | disks.d.id is "x", but has to be none or has to match ^\\d+$.',
    ]);
    expect(said('disks:\n  d: { provider: zomro, when: { at: 1 } }\n')).toEqual([
      'SCHEMA Wrong type | disks.d.when.at has to be text, but is 1. | put it in quotes: "1"',
    ]);
  });
});

describe('a secret', () => {
  const PASSWORD = 'hunter2';

  test.each([
    ['too short', `password: ${PASSWORD}`, {}],
    ['of the wrong type', `password: [${PASSWORD}]`, {}],
    ['a number', 'password: 123', {}],
    ['a number that is too large', 'password: 12345678901234567890', {}],
    ['a malformed variable', `password: "\${${PASSWORD}!}"`, {}],
    ['from a variable', 'password: "${PW}"', { PW: PASSWORD }],
    ['beside an unknown key', `password: ${PASSWORD}${PASSWORD}, foo: bar`, {}],
    ['in broken YAML', `password: "${PASSWORD}" ${PASSWORD}`, {}],
    ['outside of its place', `ssh_key: k, addons: { password: ${PASSWORD}, x: 1 }`, {}],
  ])('is never shown, however wrong it is: %s', (_what, field, env) => {
    const problems = refused(server(`${SERVER}, ${field}`), env);
    expect(problems.length).toBeGreaterThan(0);
    const everything = JSON.stringify(problems);
    expect(everything).not.toContain(PASSWORD);
    expect(everything).not.toContain('1234567');
    expect(everything).not.toContain('is 123');
  });
});
