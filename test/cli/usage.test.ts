/** contract.md §3: the command line itself: global options, help, usage errors, folders, colour. */
import { describe, expect, it } from 'vitest';
import { APPLY, expectCode, filesIn, SERVER, useStage } from './stage.ts';

const stage = useStage();
const ONE = { servers: { 'web-1': SERVER } };
const MANIFEST = JSON.stringify({ hostform: 1, ...ONE });

const COMMANDS = [
  '',
  'validate',
  'plan',
  'apply',
  'destroy',
  'renewals',
  'catalog',
  'show',
  'state',
  'state list',
  'state show',
  'state rm',
  'state mv',
  'state pull',
  'state rekey',
  'pending',
  'pending resolve',
  'unlock',
  'sandbox',
  'sandbox start',
  'sandbox reset',
];

describe('help', () => {
  it('says what every command does', async () => {
    const texts: string[] = [];
    for (const command of COMMANDS) {
      const { out } = expectCode(await stage.hostform(...command.split(' ').filter(Boolean), '--help'), 0);
      texts.push(`$ hostform ${command} --help\n`.replace('  ', ' '), out, '\n');
    }
    await expect(texts.join('')).toMatchFileSnapshot('golden/help.txt');
  });

  it.each([['help'], ['-h'], ['help', 'plan'], ['plan', '-h'], ['state', 'help', 'mv']])(
    'is there on request: hostform %s %s',
    async (...argv) => {
      const { out, err } = expectCode(await stage.hostform(...argv), 0);
      expect(out).toMatch(/^Usage: hostform/);
      expect(err).toBe('');
    },
  );

  it.each([[], ['state'], ['sandbox'], ['--sandbox']])(
    'is an answer, not a success, where a command is missing: %s',
    async (...argv) => {
      const { out, err } = expectCode(await stage.hostform(...argv), 64);
      expect(err).toMatch(/^Usage: hostform/);
      expect(out).toBe('');
    },
  );

  it('is not wider than the terminal', async () => {
    for (const command of COMMANDS) {
      const { out } = await stage.hostform(...command.split(' ').filter(Boolean), '--help');
      expect(out.split('\n').filter(({ length }) => length > 100)).toEqual([]);
    }
  });
});

describe('a usage error', () => {
  it.each([
    [['plna'], "unknown command 'plna'", 'plan'],
    [['help', 'plna'], "unknown command 'plna'", 'plan'],
    [['plna', '--help'], "unknown command 'plna'", 'plan'],
    [['state', 'shwo'], "unknown command 'shwo'", 'show'],
    [['plan', '--tagret', 'x'], "unknown option '--tagret'", '--target'],
    [['aply', '--auto-approve'], "unknown command 'aply'", 'apply'],
  ])('suggests what may have been meant: %j', async (argv, said, meant) => {
    const { err, out } = expectCode(await stage.hostform(...argv), 64);
    expect(err).toContain(said);
    expect(err).toContain(`Did you mean ${meant}?`);
    expect(out).toBe('');
  });

  it.each([
    ['plan', 'hostform.yaml'],
    ['plan', '--out'],
    ['plan', '--target'],
    ['apply', 'a', 'b'],
    ['apply', '--max-spend', '20'],
    ['apply', '--max-spend', '20', 'EUR'],
    ['apply', '--max-spend', '-1.00 EUR'],
    ['apply', '--max-spend', '1e3 EUR'],
    ['apply', '--max-spend', '12,50 EUR'],
    ['apply', '--parallelism', '0'],
    ['apply', '--parallelism', 'many'],
    ['apply', '--detailed-exitcode'],
    ['destroy', '--replace', 'servers.web-1'],
    ['state', 'show'],
    ['state', 'rm'],
    ['state', 'mv', 'servers.web-1'],
    ['unlock'],
    ['pending', 'resolve'],
    ['pending', 'resolve', 'servers.web-1'],
    ['pending', 'resolve', 'servers.web-1', '--id', '1', '--not-bought'],
    ['validate', 'hostform.yaml'],
    ['--chdir', 'nowhere', 'plan'],
    ['--chdir', 'hostform.yaml', 'plan'],
  ])('is 64, says what is wrong in one breath, and reaches no vendor: %s %s %s', async (...argv) => {
    stage.declare(ONE);
    const before = filesIn(stage.path);
    const { out, err } = expectCode(await stage.hostform(...argv), 64);
    expect(out).toBe('');
    expect(err).toMatch(/^error: |^Error: /);
    expect(err).not.toMatch(/^ {4}at /m);
    expect(stage.vendors.zomro.calls).toEqual([]);
    expect(filesIn(stage.path)).toEqual(before);
  });
});

describe('--version', () => {
  it.each(['--version', '-V'])('prints one line: %s', async (flag) => {
    const { out } = expectCode(await stage.hostform(flag), 0);
    expect(out).toBe('hostform 0.0.0-test\n');
  });
});

describe('where a run takes place', () => {
  const recorded = async (...argv: string[]): Promise<string> => (await stage.hostform(...argv)).out;

  it.each([
    ['before', (option: string[], command: string[]) => [...option, ...command]],
    ['after', (option: string[], command: string[]) => [...command, ...option]],
  ])('is told %s the command', async (_, line) => {
    stage.write({ 'app/hostform.yaml': MANIFEST, 'app/other/my.yaml': MANIFEST });
    expectCode(await stage.hostform(...line(['--chdir', 'app'], ['validate'])), 0);
    expectCode(await stage.hostform(...line(['-f', 'app'], ['validate'])), 0);
    expectCode(await stage.hostform(...line(['--file', 'app/other/my.yaml'], ['validate'])), 0);
    expectCode(await stage.hostform(...line(['--state', 'x.json'], ['state', 'list'])), 0);
    expectCode(await stage.hostform(...line(['--sandbox'], ['state', 'list'])), 0);
    expectCode(await stage.hostform(...line(['-f', 'missing.yaml'], ['validate'])), 1);
  });

  it("is the manifest's folder for the state: of a folder, of a file, and of --chdir", async () => {
    stage.write({
      'app/hostform.yaml': MANIFEST.replace(
        '{',
        '{"providers":{"zomro":{"licence_agreement":"accepted","poll_interval":"20ms"}},',
      ),
    });
    expectCode(await stage.hostform(...APPLY, '-f', 'app'), 0);
    expect(Object.keys(filesIn(stage.path))).toContain('app/state/hostform.state.json');
    expect(await recorded('state', 'list', '-f', 'app')).toBe('servers.web-1\n');
    expect(await recorded('state', 'list', '-f', 'app/hostform.yaml')).toBe('servers.web-1\n');
    expect(await recorded('--chdir', 'app', 'state', 'list')).toBe('servers.web-1\n');
    expect(await recorded('--chdir', 'app', 'state', 'list', '-f', 'hostform.yaml')).toBe('servers.web-1\n');
    expect(await recorded('state', 'list')).toBe('');
  });

  it('puts the files of --state beside it, all with mode 0600', async () => {
    stage.declare(ONE);
    const during = new Set<string>();
    stage.vendors.zomro.hook = () => Object.keys(filesIn(stage.path)).forEach((name) => during.add(name));
    expectCode(await stage.hostform(...APPLY, '--state', 'kept/s.json'), 0);
    expect([...during]).toEqual(expect.arrayContaining(['kept/s.lock', 'kept/s.journal.ndjson']));
    stage.declare({ servers: { 'web-1': { ...SERVER, name: 'front' } } });
    expectCode(await stage.hostform(...APPLY, '--state', 'kept/s.json'), 0);
    const files = filesIn(`${stage.path}/kept`);
    expect(Object.keys(files).sort()).toEqual(
      ['s.journal.ndjson', 's.json', 's.json.backup', 's.ledger.ndjson'].filter((name) => name in files).sort(),
    );
    expect(Object.keys(files)).toEqual(expect.arrayContaining(['s.json', 's.json.backup']));
    expect(new Set(Object.values(files).map(({ mode }) => mode))).toEqual(new Set([0o600]));
    expect(Object.keys(filesIn(stage.path)).filter((name) => name.startsWith('state/'))).toEqual([]);
  });

  it('reads and merges every YAML file directly in a folder, and nothing below it', async () => {
    stage.write({
      'a.yaml': JSON.stringify({ hostform: 1, servers: { 'web-1': SERVER } }),
      'b.yml': JSON.stringify({ hostform: 1, servers: { 'web-2': SERVER } }),
      'c.txt': 'not: read',
      'below/d.yaml': 'not: valid',
    });
    expect((await stage.hostform('validate')).out).toContain('2 resources');
  });

  it('is an error of one line where there is no manifest', async () => {
    const { err } = expectCode(await stage.hostform('plan'), 1);
    expect(err).toMatch(/^Error: /);
    expectCode(await stage.hostform('plan', '-f', 'no-such.yaml'), 1);
  });
});

describe('colour', () => {
  const coloured = async (env: { [name: string]: string }): Promise<boolean> =>
    (await stage.hostformWith({ env }, 'plan')).out.includes('\u001b[');

  it('is for terminals only, unless FORCE_COLOR asks for it', async () => {
    stage.declare(ONE);
    expect(await coloured({})).toBe(false);
    expect(await coloured({ FORCE_COLOR: '1' })).toBe(true);
    expect(await coloured({ FORCE_COLOR: '0' })).toBe(false);
    expect(await coloured({ NO_COLOR: '1' })).toBe(false);
    expect(await coloured({ NO_COLOR: '1', FORCE_COLOR: '1' })).toBe(true);
  });

  it.each([
    ['plan'],
    ['apply'],
    ['apply', 'nowhere'],
    ['destroy', '--auto-approve'],
    ['catalog'],
    ['show', 'nowhere'],
    ['state', 'show', 'servers.web-9'],
    ['state', 'rm', 'servers.web-9'],
    ['import', 'servers.web-1', '9'],
    ['pending', 'resolve', 'servers.web-1', '--not-bought'],
    ['unlock', 'abcdefgh'],
  ])('is one rule for every command, results and errors alike: %s %s %s %s', async (...argv) => {
    stage.declare(ONE);
    const escapes = async (env: { [name: string]: string }): Promise<boolean> => {
      const { out, err } = await stage.hostformWith({ env }, ...argv);
      return `${out}${err}`.includes('\u001b[');
    };
    expect(await escapes({ FORCE_COLOR: '1' })).toBe(true);
    for (const env of [{}, { NO_COLOR: '1' }, { TERM: 'dumb' }]) expect(await escapes(env)).toBe(false);
  });
});
