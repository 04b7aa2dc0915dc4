/** contract.md §2, §3, `validate`: offline, all problems in one run, each with its place, the line and a caret. */
import { describe, expect, it } from 'vitest';
import { expectCode, filesIn, SERVER, useStage } from './stage.ts';

const stage = useStage();

const WRONG = `hostform: 1
budgett: { max_charge: 5 EUR }
budget: { max_charge: 20.5 }
servers:
  web-1:
    tariff: Cloud Essential | NL-2
    datacenter: Netherlands-2
    os: \${images.goldn.uid}
    period: P2D
    ssh_key: deploy
    password: \${UNSET}
    sshkey: x
  web-2: { tariff: "6740", datacenter: "13", os: "\${images.golden.uuid}", period: P1D, ssh_key: deploy }
server: {}
images:
  golden:
    region: Netherlands-2
    url: https://images.shop.example/golden.iso
    disk_format: isoo
    os_distro: ubuntu
backup_schedules:
  nightly: { server: web-9, days: [mon, tues], time: "02:01" }
`;

describe('a valid manifest', () => {
  it('is a success that needs neither network nor state nor credentials', async () => {
    stage.declare({ servers: { 'web-1': SERVER } });
    const env = Object.fromEntries(Object.keys(stage.env).map((name) => [name, '']));
    const { out, err } = expectCode(await stage.hostformWith({ env }, 'validate'), 0);
    expect(out).toBe('Success! The configuration is valid: 1 resource.\n');
    expect(err).toBe('');
    expect(stage.vendors.zomro.calls).toEqual([]);
    expect(Object.keys(filesIn(stage.path))).toEqual(['hostform.yaml']);
  });

  it('may use anchors under x-* keys, merges, defaults of variables, and $$', async () => {
    stage.write({
      'hostform.yaml': `hostform: 1
x-small: &small { tariff: Cloud Essential | NL-2, datacenter: Netherlands-2, os: Ubuntu 22.04, period: P1D }
servers:
  web-1: { <<: *small, ssh_key: "\${KEY:-deploy}" }
  web-2: { <<: *small, name: "a$$b", ssh_key: "\${KEY:-deploy}" }
`,
    });
    const { out } = expectCode(await stage.hostform('validate'), 0);
    expect(out).toContain('2 resources');
    const plan = await stage.hostform('plan');
    expect(plan.out).toContain('name       = "a$b"');
  });
});

describe('an invalid one', () => {
  it('shows every problem in one run, sorted by place, each with file, line, column, line and caret', async () => {
    stage.write({ 'hostform.yaml': WRONG });
    const { out, err } = expectCode(await stage.hostform('validate'), 1);
    expect(out).toBe('');
    const places = [...err.matchAll(/hostform\.yaml:(\d+):(\d+)/g)].map(([, line, column]) => [
      Number(line),
      Number(column),
    ]);
    expect(places).toEqual([
      [2, 1],
      [3, 23],
      [8, 9],
      [9, 13],
      [11, 5],
      [11, 15],
      [12, 5],
      [13, 51],
      [14, 1],
      [19, 18],
      [22, 22],
      [22, 41],
    ]);
    expect(err.match(/^ +\d+ \| /gm)).toHaveLength(places.length);
    expect(err.match(/^ +\| +\^+$/gm)).toHaveLength(places.length);
    expect(err).toContain('12 errors.');
    expect(err).toContain('     9 |     period: P2D\n       |             ^^^\n');
  });

  it.each([
    ['keys of a resource', 'did you mean "ssh_key"?'],
    ['keys of the manifest', 'did you mean "budget"?'],
    ['kinds', 'did you mean "servers"?'],
    ['references', 'did you mean "images.golden"?'],
    ['outputs', 'did you mean "uid"?'],
    ['resources by their key', 'did you mean "web-1"?'],
    ['values', 'did you mean "iso"?'],
    ['amounts', 'write 20.50 EUR'],
  ])('suggests what was meant: %s', async (_, hint) => {
    stage.write({ 'hostform.yaml': WRONG });
    expect((await stage.hostform('validate')).err).toContain(hint);
  });

  it('is told in the same words by every command that reads it', async () => {
    stage.write({ 'hostform.yaml': WRONG });
    const { err } = await stage.hostform('validate');
    for (const argv of [['plan'], ['apply', '--auto-approve']])
      expect(expectCode(await stage.hostform(...argv), 1).err).toBe(err);
    expect(stage.vendors.zomro.calls).toEqual([]);
  });

  it('shows both places of an address that is declared twice, in one file and in two', async () => {
    const web = JSON.stringify(SERVER);
    stage.write({
      'a.yaml': `hostform: 1\nservers:\n  web-1: ${web}\n`,
      'b.yaml': `hostform: 1\nservers:\n  web-1: ${web}\n`,
    });
    const { err } = expectCode(await stage.hostform('validate'), 1);
    expect(err).toContain('b.yaml:3:3');
    expect(err).toContain('and a.yaml:3:3');
  });

  it('shows every edge of a circle with its place', async () => {
    const { os: _, ...rest } = SERVER;
    const image = (name: string) => ({
      name,
      region: 'x',
      url: 'https://x.example/i',
      disk_format: 'iso',
      os_distro: 'u',
    });
    stage.declare({
      servers: { a: { ...rest, os: '${images.b.uid}' } },
      images: { b: image('${servers.a.ipv4}') },
    });
    const { err } = expectCode(await stage.hostform('validate'), 1);
    expect(err).toContain('Resources refer to each other in a circle');
    const [, of = ''] = /Each of these.*?: ([^]*?)\n {2}Hint/.exec(err) ?? [];
    expect(of.replace(/\s+/g, ' ')).toMatch(
      /images\.b -> servers\.a \(.*:\d+:\d+\), servers\.a -> images\.b \(.*:\d+:\d+\)/,
    );
  });

  it.each([
    ['an unset variable', '${UNSET}', 'The environment variable UNSET is not set.'],
    ['its own message', '${UNSET:?the name of your key}', 'UNSET is not set: the name of your key'],
    ['an empty one with :?', '${EMPTY:?the name of your key}', 'the name of your key'],
    ['an open brace', '${UNSET', '${'],
  ])('tells the place of %s', async (_, ssh_key, said) => {
    stage.declare({ servers: { 'web-1': { ...SERVER, ssh_key } } });
    const { err } = expectCode(await stage.hostformWith({ env: { EMPTY: '' } }, 'validate'), 1);
    expect(err.replace(/\s+/g, ' ')).toContain(said);
    expect(err).toMatch(/hostform\.yaml:\d+:\d+/);
  });

  it.each([
    ['no format version', 'servers: {}\n', 'hostform: 1'],
    ['a newer version', 'hostform: 2\n', 'version 2'],
    ['a custom tag', 'hostform: 1\nx-a: !mine 3\n', '!mine'],
    ['broken YAML', 'hostform: 1\nservers: [\n', 'Invalid YAML'],
    ['an empty file', '', 'Empty manifest'],
    ['a bare number for money', 'hostform: 1\nbudget: { max_charge: 20 }\n', '20.00 EUR'],
    [
      'no password and no key',
      `hostform: 1\nservers: { a: { tariff: x, datacenter: x, os: x, period: P1D } }\n`,
      'ssh_key',
    ],
  ])('is refused with its place: %s', async (_, text, said) => {
    stage.write({ 'hostform.yaml': text });
    const { err } = expectCode(await stage.hostform('validate'), 1);
    expect(err).toMatch(/hostform\.yaml:\d+:\d+/);
    expect(err).toContain(said);
  });

  it('suggests tariffs, places and systems when a plan asks the vendor for them', async () => {
    stage.declare({ servers: { 'web-1': { ...SERVER, tariff: 'Cloud Esential | NL-2' } } });
    const { err } = expectCode(await stage.hostform('plan'), 1);
    expect(err).toMatch(/hostform\.yaml:\d+:\d+, in servers\.web-1/);
    expect(err).toMatch(/did you mean "Cloud Essential \| NL-2"\?/i);
  });
});

describe('validate --json', () => {
  it("has the shape of Terraform's", async () => {
    stage.write({ 'hostform.yaml': WRONG });
    const { out, err } = expectCode(await stage.hostform('validate', '--json'), 1);
    expect(err).toBe('');
    expect(JSON.parse(out)).toMatchObject({
      format_version: '1.0',
      valid: false,
      error_count: 12,
      warning_count: 0,
      diagnostics: expect.arrayContaining([
        expect.objectContaining({
          severity: 'error',
          summary: 'Unknown key',
          range: expect.objectContaining({
            filename: 'hostform.yaml',
            start: expect.objectContaining({ line: 2, column: 1 }),
          }),
          snippet: expect.objectContaining({ code: 'budgett: { max_charge: 5 EUR }', start_line: 2 }),
        }),
      ]),
    });
  });

  it('says valid, and an unreadable manifest is a diagnostic too', async () => {
    const { out } = expectCode(await stage.hostform('validate', '--json'), 1);
    expect(JSON.parse(out)).toMatchObject({ valid: false, error_count: 1 });
    stage.declare({});
    expect(JSON.parse(expectCode(await stage.hostform('validate', '--json'), 0).out)).toMatchObject({
      valid: true,
      error_count: 0,
      diagnostics: [],
    });
  });
});
