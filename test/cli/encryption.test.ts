/** docs/state.md: a state and plans that nobody can read, or write, without the key. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Attributes, Json } from '../../src/model/json.ts';
import { APPLY, changingCalls, expectCode, filesIn, SERVER, useStage } from './stage.ts';

const stage = useStage();
const STATE = 'state/hostform.state.json';
const KEY = randomBytes(32).toString('base64');
const NEW_KEY = randomBytes(32).toString('hex');
const PASSPHRASE = 'seventeen bitter almonds';
const SERVERS = { servers: { 'web-1': SERVER, 'web-2': SERVER } };
/** What a person may consider private, as the state and a plan would show it. */
const PRIVATE = [SERVER.tariff, SERVER.os, SERVER.datacenter, '"ssh_key": "deploy"'];

const withKey = (key: string, ...argv: string[]) => stage.hostformWith({ env: { HOSTFORM_STATE_KEY: key } }, ...argv);

/** All files but the manifest and keys, as they are now and as they were at every call of the vendors. */
function watchFiles(): () => string {
  const seen: string[] = [];
  const look = (): void => {
    for (const [name, { text }] of Object.entries(filesIn(stage.path)))
      if (name !== 'hostform.yaml' && !name.endsWith('.key')) seen.push(`${name}: ${text}`);
  };
  stage.vendors.zomro.hook = (moment) => {
    if (moment === 'received') look();
  };
  return () => {
    look();
    return seen.join('\n');
  };
}

function expectSealed(text: string): void {
  expect(text).toContain('enc:v1:');
  for (const value of PRIVATE) expect(text).not.toContain(value);
}

describe('with a key', () => {
  beforeEach(() => stage.declare(SERVERS));

  it('nothing private reaches a file: state, journal, backup, plan, lock', async () => {
    const files = watchFiles();
    expectCode(await withKey(KEY, 'plan', '--out', 'plan.json'), 0);
    expectCode(await withKey(KEY, 'apply', 'plan.json'), 0);
    expectCode(await withKey(KEY, 'state', 'mv', 'servers.web-2', 'servers.front'), 0);
    expect(existsSync(join(stage.path, `${STATE}.backup`))).toBe(true);
    const written = files();
    for (const name of [STATE, `${STATE}.backup`, 'state/hostform.journal.ndjson', 'state/hostform.lock', 'plan.json'])
      expect(written).toContain(`${name}: `);
    expectSealed(written);
  });

  it.each([
    ['32 bytes', KEY],
    ['a passphrase', PASSPHRASE],
  ])('%s: the key is in no output and no file', async (_, key) => {
    const files = watchFiles();
    writeFileSync(join(stage.path, 'new.key'), NEW_KEY);
    const reports = ['--report', 'json=report.json', '--report', 'markdown=report.md', '--report', 'junit=report.xml'];
    let said = '';
    for (const argv of [
      ['plan', '--out', 'plan.json', ...reports],
      ['plan', '--json'],
      ['apply', 'plan.json', '--json', ...reports],
      ['show', 'plan.json', '--json'],
      ['show', '--json'],
      ['state', 'pull'],
      ['state', 'pull', '--decrypt'],
      ['drift'],
      ['unlock', 'nothing'],
      ['state', 'show', 'servers.none'],
      ['state', 'rekey', '--new-key-file', 'new.key'],
      ['state', 'list'],
    ]) {
      const { out, err } = await withKey(key, ...argv);
      said += out + err;
    }
    for (const secret of [key, NEW_KEY, Buffer.from(key, 'base64').toString('hex')]) {
      expect(said).not.toContain(secret);
      expect(files()).not.toContain(secret);
    }
    expect(said).toContain('The state is encrypted with the new key now');
    expect(said).toContain('The state is encrypted with another key.');
  });

  it('everything that reads the state reads it, and a second plan is empty', async () => {
    expectCode(await withKey(KEY, ...APPLY), 0);
    expect(expectCode(await withKey(KEY, 'plan', '--detailed-exitcode'), 0).out).toContain('No changes.');
    expect(expectCode(await withKey(KEY, 'state', 'show', 'servers.web-1'), 0).out).toContain(SERVER.tariff);
    expect(expectCode(await withKey(KEY, 'show', '--json'), 0).out).toContain(SERVER.tariff);
    expect(expectCode(await withKey(KEY, 'state', 'pull'), 0).out).toBe(stage.text(STATE));
    const plain = expectCode(await withKey(KEY, 'state', 'pull', '--decrypt'), 0).out;
    expect(plain).toContain(SERVER.tariff);
    expect(plain).not.toContain('enc:v1:');
  });

  it.each<[string, { [name: string]: string }, RegExp]>([
    ['no key', {}, /is encrypted, and no key is given/],
    ['an empty one', { HOSTFORM_STATE_KEY: '' }, /HOSTFORM_STATE_KEY is empty/],
    ['another one', { HOSTFORM_STATE_KEY: NEW_KEY }, /encrypted with another key/],
    ['a passphrase', { HOSTFORM_STATE_KEY: PASSPHRASE }, /encrypted with another key/],
    ['one that is too short', { HOSTFORM_STATE_KEY: 'hunter2' }, /nor a passphrase of at least 16/],
    ['a file that is not there', { HOSTFORM_STATE_KEY_FILE: 'no.key' }, /no such file/],
  ])('%s: exit 1, nothing is bought, and no file is touched', async (_, env, said) => {
    expectCode(await withKey(KEY, 'plan', '--out', 'plan.json'), 0);
    expectCode(await withKey(KEY, 'apply', 'plan.json', '--json'), 0);
    stage.declare({ servers: { ...SERVERS.servers, 'web-3': SERVER } });
    const [sent, before] = [changingCalls(stage.vendors).length, filesIn(stage.path)];
    for (const argv of [
      APPLY,
      ['apply', 'plan.json'],
      ['show', 'plan.json'],
      ['state', 'rm', 'servers.web-1'],
      ['state', 'list'],
    ]) {
      const { err } = expectCode(await stage.hostformWith({ env }, ...argv), 1);
      expect(err.replace(/\s+/g, ' ')).toMatch(said);
      expect(err).not.toContain('hunter2');
    }
    expect(changingCalls(stage.vendors)).toHaveLength(sent);
    expect(filesIn(stage.path)).toEqual(before);
  });

  it('unlocking needs none', async () => {
    expectCode(await withKey(KEY, ...APPLY), 0);
    expect(expectCode(await stage.hostform('unlock', 'nothing'), 1).err).toContain('The state is not locked.');
  });

  it('two variables at once are a usage error', async () => {
    const env = { HOSTFORM_STATE_KEY: KEY, HOSTFORM_STATE_KEY_FILE: 'a.key' };
    expect(expectCode(await stage.hostformWith({ env }, 'plan'), 64).err).toContain('given twice');
  });
});

describe('a manifest names its key', () => {
  it('by a variable, and the saved plan names the same one', async () => {
    stage.declare({ ...SERVERS, state: { backend: 'local', encryption: { key: '${SHOP_KEY}' } } });
    const env = { SHOP_KEY: KEY };
    expectCode(await stage.hostformWith({ env }, 'plan', '--out', 'plan.json'), 0);
    expect(stage.text('plan.json')).toContain('${SHOP_KEY}');
    expectCode(await stage.hostformWith({ env }, 'apply', 'plan.json'), 0);
    expectSealed(stage.text(STATE));
    expectCode(await stage.hostformWith({ env }, 'state', 'list'), 0);
    expect(expectCode(await stage.hostform('state', 'list'), 1).err).toContain('SHOP_KEY');
  });

  it('by a file beside it, from whichever folder it is called', async () => {
    stage.declare({ ...SERVERS, state: { backend: 'local', encryption: { key_file: 'shop.key' } } });
    stage.write({ 'shop.key': `${KEY}\n`, 'elsewhere/empty': '' });
    expectCode(await stage.hostform('plan', '--out', 'elsewhere/plan.json'), 0);
    const cwd = join(stage.path, 'elsewhere');
    expectCode(await stage.hostformWith({ cwd }, 'apply', 'plan.json'), 0);
    expect(expectCode(await withKey(NEW_KEY, 'state', 'list'), 0).out).toContain('servers.web-1');
    expectSealed(stage.text(STATE) + stage.text('elsewhere/plan.json'));
  });
});

describe('state rekey', () => {
  const rekey = (env: { [name: string]: string }, ...argv: string[]) =>
    stage.hostformWith({ env }, 'state', 'rekey', ...argv);
  const plain = async (key: string) => JSON.parse(expectCode(await withKey(key, 'state', 'pull', '--decrypt'), 0).out);
  const without = (state: Attributes): Attributes => ({ ...state, checksum: '', serial: 0 });

  beforeEach(() => stage.declare(SERVERS));

  it('encrypts a state, changes its key, and decrypts it; what it says stays the same', async () => {
    expectCode(await stage.hostform(...APPLY), 0);
    const before = without(stage.json(STATE));
    expect(expectCode(await withKey(KEY, 'state', 'list'), 1).err).toContain('hostform state rekey');

    expect(expectCode(await rekey({ HOSTFORM_STATE_KEY: KEY }), 0).out).toBe(
      'The state is encrypted now (serial 2).\n',
    );
    expect(without(await plain(KEY))).toEqual(before);
    const change = { HOSTFORM_STATE_KEY: KEY, HOSTFORM_STATE_NEW_KEY: PASSPHRASE };
    expect(expectCode(await rekey(change), 0).out).toContain('with the new key now (serial 3)');
    expect(without(await plain(PASSPHRASE))).toEqual(before);
    expectCode(await withKey(KEY, 'plan'), 1);
    expect(expectCode(await rekey({ HOSTFORM_STATE_KEY: PASSPHRASE }, '--decrypt'), 0).out).toContain(
      'in the clear now',
    );
    expect(without(stage.json(STATE))).toEqual(before);
    expect(expectCode(await stage.hostform('plan'), 0).out).toContain('No changes.');
  });

  it('leaves no copy under the old key, or in the clear, beside the state', async () => {
    expectCode(await stage.hostform(...APPLY), 0);
    expectCode(await stage.hostform('state', 'mv', 'servers.web-2', 'servers.front'), 0);
    expectCode(await rekey({ HOSTFORM_STATE_KEY: KEY }), 0);
    expectSealed(
      Object.entries(filesIn(join(stage.path, 'state')))
        .map(([, { text }]) => text)
        .join('\n'),
    );
    stage.write({ 'new.key': NEW_KEY });
    expectCode(await rekey({ HOSTFORM_STATE_KEY: KEY }, '--new-key-file', 'new.key'), 0);
    expect(stage.text(`${STATE}.backup`)).toBe(stage.text(STATE));
  });

  it('that was killed after its write is simply run again', async () => {
    expectCode(await withKey(KEY, ...APPLY), 0);
    const old = stage.text(STATE);
    const change = { HOSTFORM_STATE_KEY: KEY, HOSTFORM_STATE_NEW_KEY: NEW_KEY };
    expectCode(await rekey(change), 0);
    const done = stage.text(STATE);
    writeFileSync(join(stage.path, `${STATE}.backup`), old);
    expectCode(await rekey(change), 0);
    expect([stage.text(STATE), stage.text(`${STATE}.backup`)]).toEqual([done, done]);
  });

  it('does not take a state in the clear for one under the old key', async () => {
    expectCode(await stage.hostform(...APPLY), 0);
    const before = filesIn(stage.path);
    const { err } = expectCode(await rekey({ HOSTFORM_STATE_KEY: KEY, HOSTFORM_STATE_NEW_KEY: NEW_KEY }), 1);
    expect(err).toContain('the state is not encrypted');
    expect(filesIn(stage.path)).toEqual(before);
  });

  it.each<[string, { [name: string]: string }, string[]]>([
    ['there is no key', {}, []],
    ['there is no key to decrypt with', {}, ['--decrypt']],
    ['it says two things', { HOSTFORM_STATE_KEY: KEY, HOSTFORM_STATE_NEW_KEY: NEW_KEY }, ['--decrypt']],
    ['it says two things in options', { HOSTFORM_STATE_KEY: KEY }, ['--decrypt', '--new-key-file', 'a']],
    ['the new key is given twice', { HOSTFORM_STATE_NEW_KEY: KEY, HOSTFORM_STATE_NEW_KEY_FILE: 'a' }, []],
  ])('is a usage error when %s', async (_, env, argv) => {
    expectCode(await rekey(env, ...argv), 64);
    expect(filesIn(stage.path)).not.toHaveProperty(STATE);
  });

  it('of a state that was never saved is an error, and saves none', async () => {
    expect(expectCode(await rekey({ HOSTFORM_STATE_KEY: KEY }), 1).err).toContain('There is no state yet.');
    expect(filesIn(stage.path)).not.toHaveProperty(STATE);
  });
});

describe('an encrypted state that is moved as a whole', () => {
  const SEALED = { HOSTFORM_STATE_KEY: KEY };
  const hostform = (...argv: string[]) => stage.hostformWith({ env: SEALED }, ...argv);

  beforeEach(async () => {
    stage.declare(SERVERS);
    expectCode(await hostform(...APPLY), 0);
  });

  it('is edited in the clear and pushed, and stored encrypted', async () => {
    const plain = JSON.parse(expectCode(await hostform('state', 'pull', '--decrypt'), 0).out);
    plain.resources[0].protected = true;
    stage.write({ 'edited.json': JSON.stringify({ ...plain, checksum: null, serial: plain.serial + 1 }) });
    expectCode(await hostform('state', 'push', 'edited.json'), 0);
    expectSealed(stage.text(STATE));
    expect(stage.json(STATE)).toMatchObject({ serial: 2, resources: [{ protected: true }, { protected: false }] });
    expect(expectCode(await hostform('state', 'show', 'servers.web-1'), 0).out).toContain(SERVER.tariff);
  });

  it('goes back to an earlier version that is encrypted, and under a later serial', async () => {
    expectCode(await hostform('state', 'rm', 'servers.web-2'), 0);
    const [earlier] = JSON.parse(expectCode(await hostform('state', 'history', '--json'), 0).out);
    stage.write({ 'old.json': expectCode(await hostform('state', 'pull', '--id', earlier.id), 0).out });
    expectSealed(stage.text('old.json'));
    expectCode(await hostform('state', 'push', 'old.json'), 1);
    expectCode(await hostform('state', 'push', 'old.json', '--force'), 0);
    expectSealed(stage.text(STATE));
    expect(stage.json(STATE)).toMatchObject({ serial: 3, resources: [{}, { address: 'servers.web-2' }] });
    expect(expectCode(await hostform('state', 'list'), 0).out).toContain('servers.web-2');
  });

  it('migrates byte for byte to a place with the same key, and to no other', async () => {
    expectCode(await hostform('state', 'migrate', '--to', 'moved/shop.json'), 0);
    expect(stage.text('moved/shop.json')).toBe(stage.text(STATE));
    const block = (key: string) =>
      JSON.stringify({ hostform: 1, state: { backend: 'local', path: 'third.json', encryption: { key } } });
    stage.write({ 'target/other.yaml': block('${OTHER_KEY}') });
    const env = { ...SEALED, OTHER_KEY: NEW_KEY };
    const { err } = expectCode(await stage.hostformWith({ env }, 'state', 'migrate', '--to', 'target/other.yaml'), 1);
    expect(err).toContain('encrypted with another key');
    expect(existsSync(join(stage.path, 'target/third.json'))).toBe(false);
  });

  it('is pushed with its key only', async () => {
    stage.write({ 'copy.json': stage.text(STATE) });
    const before = filesIn(stage.path);
    expectCode(await stage.hostform('state', 'push', 'copy.json', '--force'), 1);
    expectCode(await withKey(NEW_KEY, 'state', 'push', 'copy.json', '--force'), 1);
    expect(filesIn(stage.path)).toEqual(before);
  });
});

describe('an encrypted plan', () => {
  const planOf = (): Attributes => stage.json('plan.json');

  beforeEach(async () => {
    stage.declare(SERVERS);
    expectCode(await withKey(KEY, 'plan', '--out', 'plan.json'), 0);
  });

  it('shows what happens to which address, has the digest of the plan in the clear, and is the same each time', async () => {
    expect(planOf()).toMatchObject({
      resource_changes: [
        {
          address: 'servers.web-1',
          change: { actions: ['create'], before: null, after: { name: expect.stringContaining('enc:v1:') } },
        },
        { address: 'servers.web-2' },
      ],
      hostform: { plan: expect.stringContaining('enc:v1:'), lineage: '' },
    });
    const sealed = stage.text('plan.json').replace(/"timestamp": "[^"]*"|"mac": "[^"]*"/g, '');
    expectCode(await withKey(KEY, 'plan', '--out', 'plan.json'), 0);
    expect(stage.text('plan.json').replace(/"timestamp": "[^"]*"|"mac": "[^"]*"/g, '')).toBe(sealed);
    const { hostform } = planOf() as { hostform: Attributes };
    expectCode(await stage.hostform('plan', '--out', 'plain.json'), 0);
    expect((stage.json('plain.json')['hostform'] as Attributes)['digest']).toBe(hostform['digest']);
    const shown = JSON.parse(expectCode(await withKey(KEY, 'show', 'plan.json', '--json'), 0).out);
    expect(shown).toEqual({ ...stage.json('plain.json'), timestamp: shown.timestamp });
  });

  const paths = (value: Json, path: readonly string[] = []): (readonly string[])[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => paths(inner as Json, [...path, key]))
      : [path];
  const edited = (path: readonly string[], change: (value: Json) => Json): string => {
    const document = structuredClone(planOf()) as Record<string, never>;
    const parent = path.slice(0, -1).reduce<Record<string, never>>((at, step) => at[step] ?? {}, document);
    Object.assign(parent, { [path.at(-1) ?? '']: change(parent[path.at(-1) ?? ''] as never) });
    return JSON.stringify(document);
  };
  const twist = (value: Json): Json =>
    typeof value === 'string'
      ? value.replace(/.(?=.{20}$)|^.{0,20}$/, (some) => (some === 'A' ? 'B' : 'A'))
      : value === 7
        ? 8
        : 7;

  it('is refused whichever value is changed, sealed or not, before anything is bought', async () => {
    const sound = stage.text('plan.json');
    const all = paths(planOf());
    expect(all.length).toBeGreaterThan(60);
    for (const path of all.filter((_, index) => index % 7 === 0 || index > all.length - 10)) {
      const text = edited(path, twist);
      expect(text, path.join('.')).not.toBe(JSON.stringify(JSON.parse(sound)));
      stage.write({ 'plan.json': text });
      expect([1, 5], path.join('.')).toContain((await withKey(KEY, 'apply', 'plan.json')).code);
      stage.write({ 'plan.json': sound });
    }
    expect(stage.charges()).toEqual([]);
    expectCode(await withKey(KEY, 'apply', 'plan.json'), 0);
  });

  it('in the clear is refused where a key is given', async () => {
    expectCode(await stage.hostform('plan', '--out', 'plain.json'), 0);
    expect(expectCode(await withKey(KEY, 'apply', 'plain.json'), 1).err).toContain('the plan is not encrypted');
    expect(stage.charges()).toEqual([]);
  });

  it('that was made before the key changed is refused', async () => {
    expectCode(await withKey(KEY, 'apply', 'plan.json'), 0);
    expectCode(await withKey(KEY, 'plan', '--destroy', '--out', 'plan.json'), 0);
    const env = { HOSTFORM_STATE_KEY: KEY, HOSTFORM_STATE_NEW_KEY: NEW_KEY };
    expectCode(await stage.hostformWith({ env }, 'state', 'rekey'), 0);
    expect(expectCode(await withKey(NEW_KEY, 'apply', 'plan.json'), 1).err).toContain(
      'The plan is encrypted with another key.',
    );
    expect(readFileSync(join(stage.path, STATE), 'utf8')).toContain('servers.web-1');
  });
});
