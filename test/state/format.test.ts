import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { HostformError } from '../../src/model/errors.ts';
import type { Json } from '../../src/model/json.ts';
import { withChecksum } from '../../src/state/checksum.ts';
import { emptyState, parseState, serializeState } from '../../src/state/format.ts';
import { fullState, purchase, server } from './support/samples.ts';
import { seededRandom } from './support/world.ts';

const PATH = '/srv/x/prod.json';

describe('the text of a state', () => {
  test('reads back as the same state', () => {
    expect(parseState(serializeState(fullState()), PATH)).toEqual(fullState());
    expect(parseState(serializeState(emptyState('l1')), PATH)).toEqual(emptyState('l1'));
  });

  test('is the same for the same state, whatever the order of keys and lists in memory', () => {
    const { resources, pending, ...rest } = fullState();
    const shuffled = { pending, ...rest, resources: resources.toReversed() };
    expect(serializeState(shuffled)).toBe(serializeState(fullState()));
    const lists = [...resources, server('a-1')];
    expect(parseState(serializeState(fullState({ resources: lists })), PATH).resources.map(({ id }) => id)).toEqual([
      'id-a-1',
      'id-web-1',
      'id-web-2',
    ]);
  });

  test('has sorted keys, one attribute a line, and a newline at the end', () => {
    const lines = serializeState(emptyState('l1')).split('\n');
    expect(lines).toEqual([
      '{',
      '  "accounts": {},',
      expect.stringMatching(/^ {2}"checksum": "sha256:[0-9a-f]{64}",$/),
      '  "lineage": "l1",',
      '  "pending": [],',
      '  "plans": [],',
      '  "resources": [],',
      '  "serial": 0,',
      '  "version": 2',
      '}',
      '',
    ]);
  });

  test('keeps every value that JSON knows in specs and outputs', () => {
    const odd = { spec: JSON.parse('{"__proto__":{"x":1},"text":"\\u2028 \\ud800 é","n":1e21,"list":[[],{}]}') };
    const state = fullState({ resources: [server('web-1', odd)] });
    expect(serializeState(parseState(serializeState(state), PATH))).toBe(serializeState(state));
    expect(Object.hasOwn(parseState(serializeState(state), PATH).resources[0]?.spec ?? {}, '__proto__')).toBe(true);
  });

  test('leaves out fields that this version does not know', () => {
    const text = withChecksum({ ...JSON.parse(serializeState(fullState())), futureField: { a: [1] } });
    expect(parseState(text, PATH)).toEqual(fullState());
  });

  test('is the same however it is laid out', () => {
    const plain = JSON.parse(serializeState(fullState()));
    const turned = Object.fromEntries(Object.entries(plain).reverse());
    expect(parseState(JSON.stringify(turned), PATH)).toEqual(fullState());
  });

  const folder = join(import.meta.dirname, '..', 'state-files');
  const versions = readdirSync(folder).filter((name) => name.endsWith('.in.json'));

  test.each(versions)('every version that was ever written is still read: %s', (name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const expected = readFileSync(join(folder, name.replace('.in.', '.out.')), 'utf8');
    expect(serializeState(parseState(text, PATH))).toBe(expected);
  });

  test('there is a golden pair for every version', () => {
    expect(versions).toEqual(['v1.in.json', 'v2.in.json']);
  });
});

describe('a damaged state file', () => {
  const text = serializeState(fullState());

  test.each<[name: string, text: string, because: RegExp]>([
    ['empty', '', /it is empty/],
    ['blank', ' \n\n', /ends here, unfinished/],
    ['filled with NUL bytes', '\0'.repeat(4096), /NUL bytes/],
    ['ending in NUL bytes', `${text.slice(0, 300)}${'\0'.repeat(512)}`, /NUL bytes/],
    ['begun with a byte order mark', `\uFEFF${text}`, /byte order mark/],
    ['a list', '[]', /holds no object/],
    ['a text', '"state"', /holds no object/],
    ['two documents in one file', `${text}${text}`, /follows the end/],
    [
      'with a key twice',
      text.replace('"serial": 7', '"serial": 7,\n  "serial": 8'),
      /"serial" stands here a second time/,
    ],
    ['with a merge conflict', text.replace('  "serial": 7', '<<<<<<< HEAD\n  "serial": 7'), /key in double quotes/],
  ])('%s is refused', (_name, damaged, because) => {
    expect(refusal(damaged).details.detail).toMatch(because);
  });

  test.each<[name: string, change: (document: Draft) => void, because: string]>([
    ['no version', (d) => void delete d.version, 'version should be'],
    ['a version in quotes', (d) => void (d.version = '1'), 'version should be'],
    ['version 0', (d) => void (d.version = 0), 'version should be'],
    ['version 1.5', (d) => void (d.version = 1.5), 'version should be'],
    ['no serial', (d) => void delete d.serial, 'serial is missing'],
    ['a negative serial', (d) => void (d.serial = -1), 'serial should be a whole number'],
    ['a serial that is no number', (d) => void (d.serial = '7'), 'serial should be a whole number'],
    ['a huge serial', (d) => void (d.serial = 2 ** 53), 'serial should be a whole number'],
    ['an empty lineage', (d) => void (d.lineage = ''), 'lineage is empty'],
    ['no resources', (d) => void delete d.resources, 'resources is missing'],
    ['resources as an object', (d) => void (d.resources = {}), 'resources should be a list'],
    ['null as pending', (d) => void (d.pending = null), 'pending should be a list, not null'],
    ['accounts as a list', (d) => void (d.accounts = []), 'accounts should be an object'],
    ['an account without id', (d) => void (d.accounts = { zomro: {} }), 'accounts.zomro.id is missing'],
    ['plans as text', (d) => void (d.plans = 'none'), 'plans should be a list'],
    ['a resource that is null', (d) => void (d.resources = [null]), 'resources[0] should be an object'],
    ['an id that is a number', set('resources', 0, 'id', 12), 'resources[0].id should be a text'],
    ['an empty id', set('resources', 0, 'id', ''), 'resources[0].id is empty'],
    ['an address without a dot', set('resources', 1, 'address', 'web'), 'resources[1].address should be an address'],
    ['a kind that is not the address', set('resources', 0, 'kind', 'images'), 'resources[0].kind is "images"'],
    ['an unknown phase', set('resources', 0, 'phase', 'gone'), 'resources[0].phase should be ready or delivering'],
    ['a spec that is a list', set('resources', 0, 'spec', []), 'resources[0].spec should be an object'],
    ['protected as text', set('resources', 0, 'protected', 'no'), 'resources[0].protected should be true or false'],
    ['one address twice', set('resources', 1, 'address', 'servers.web-1'), 'resources[1].address is the same as'],
    ['one id twice', set('resources', 1, 'id', 'id-web-1'), 'resources[1].id is the same as'],
    ['an unknown purchase phase', set('pending', 0, 'phase', 'maybe'), 'pending[0].phase should be'],
    ['sent as a number', set('pending', 0, 'sent', 1), 'pending[0].sent should be true or false'],
    ['a charge as a number', set('pending', 0, 'charge', 0.13), 'pending[0].charge should be an object'],
    [
      'an amount as a float',
      set('pending', 0, 'charge', { amount: 0.13, currency: 'EUR' }),
      'charge.amount should be a text',
    ],
    [
      'a currency in small letters',
      set('pending', 0, 'charge', { amount: '1', currency: 'eur' }),
      'charge.currency should be',
    ],
    ['a time that is none', set('pending', 0, 'startedAt', 'soon'), 'pending[0].startedAt is no point in time'],
    [
      'one purchase twice',
      (d) => void (d.pending = [purchase('a'), purchase('a')]),
      'pending[1].address is the same as',
    ],
    [
      'one purchase id twice',
      (d) => void (d.pending = [purchase('a'), purchase('b', { id: 'intent-a' })]),
      'pending[1].id',
    ],
    [
      'one plan twice',
      (d) => void (d.plans = [...fullState().plans, ...fullState().plans]),
      'plans[1].digest is the same',
    ],
    ['an unknown plan status', set('plans', 0, 'status', 'half'), 'plans[0].status should be begun or applied'],
  ])('with %s is refused, and its place is named', (_name, change, because) => {
    const document: Draft = JSON.parse(text);
    change(document);
    expect(refusal(JSON.stringify(document, null, 2)).details.detail).toContain(because);
  });

  test('one id may be recorded for two kinds', () => {
    const image = server('web-1', { address: 'images.web-1', kind: 'images' });
    const state = fullState({ resources: [image, server('web-1')] });
    expect(parseState(serializeState(state), PATH)).toEqual(state);
  });

  test('is refused wherever it is cut', () => {
    for (let length = 0; length < text.length - 1; length += 1) refusal(text.slice(0, length));
  });

  test('is refused whichever bit flips', () => {
    const random = seededRandom(2);
    for (let i = 0; i < 2000; i += 1) {
      const bytes = Buffer.from(text);
      const at = Math.floor(random.fraction() * bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random.fraction() * 8));
      expect(reads(bytes.toString('utf8')), `byte ${at}: ${bytes.toString('utf8', at - 20, at + 20)}`).toBe(false);
    }
  });

  test.each([
    ['another name inside a value', '"id-web-1"', '"id-web-l"'],
    ['another serial', '"serial": 7', '"serial": 6'],
    ['another checksum', '"checksum": "sha256:', '"checksum": "sha256:0'],
    ['a field more', '"serial": 7', '"serial": 7,\n  "futureField": 1'],
  ])('is refused by its checksum: %s', (_name, from, to) => {
    const error = refusal(text.replace(from, to));
    expect(error.details.detail).toContain('its checksum does not match what it holds');
    expect(error.details.detail).toContain('write "checksum": null');
    expect(error.details.hint).toBe(`cp ${PATH}.backup ${PATH}`);
    expect(error.details.at?.text).toContain('"checksum"');
  });

  test('is refused without a checksum, and read with the word of a person in its place', () => {
    const { checksum, ...edited } = { ...JSON.parse(text), serial: 9 };
    expect(checksum).toMatch(/^sha256:/);
    expect(refusal(JSON.stringify(edited)).details.detail).toContain('checksum is missing');
    expect(parseState(JSON.stringify({ ...edited, checksum: null }), PATH)).toEqual(fullState({ serial: 9 }));
    expect(refusal(JSON.stringify({ ...edited, checksum: false })).details.detail).toContain('its checksum does not');
  });

  test('says where, and how to restore it', () => {
    const error = refusal(text.replace('"serial": 7', '"serial": seven'));
    expect(error.code).toBe('STATE_DAMAGED');
    const line = text.split('\n').findIndex((one) => one.includes('"serial"')) + 1;
    expect(error.details.at).toEqual({ file: PATH, line, column: 13, text: '  "serial": seven,' });
    expect(error.details.detail).toContain(`(line ${line}, byte ${text.indexOf('"serial": 7') + 10})`);
    expect(error.details.hint).toBe(`cp ${PATH}.backup ${PATH}`);
  });

  test('names its place in bytes, not in characters', () => {
    const state = fullState({ lineage: 'ééé' });
    expect(refusal(`${serializeState(state)}x`).details.detail).toContain(
      `byte ${Buffer.byteLength(serializeState(state))})`,
    );
  });

  test('the command for a path with blanks can be pasted', () => {
    const path = "/srv/my state/it's.json";
    expect(refusal('', path).details.hint).toBe(
      `cp '/srv/my state/it'\\''s.json.backup' '/srv/my state/it'\\''s.json'`,
    );
  });

  test('without a backup no copy command is given', () => {
    const error = thrownBy(() => parseState('', PATH, null));
    expect(error.details.hint).toBeUndefined();
    expect(error.details.detail).toContain('There is no backup');
  });
});

describe('a newer state file', () => {
  test('is refused by its version, whatever else is in it', () => {
    const error = thrownBy(() => parseState('{"version": 3, "resources": "elsewhere"}', PATH));
    expect(error.code).toBe('STATE_NEWER');
    expect(error.details.detail).toContain('format version 3');
  });
});

type Draft = { [field: string]: Json | object };

function set(list: 'resources' | 'pending' | 'plans', index: number, field: string, value: Json) {
  return (document: Draft): void => {
    const entries = document[list];
    if (!Array.isArray(entries)) throw new Error(`no ${list}`);
    entries[index] = { ...entries[index], [field]: value };
  };
}

function refusal(text: string, path = PATH): HostformError {
  const error = thrownBy(() => parseState(text, path));
  expect(error.code).toBe('STATE_DAMAGED');
  return error;
}

function reads(text: string): boolean {
  try {
    parseState(text, PATH);
    return true;
  } catch (error) {
    if (!(error instanceof HostformError)) throw error;
    return false;
  }
}

function thrownBy(act: () => unknown): HostformError {
  try {
    act();
  } catch (error) {
    if (error instanceof HostformError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
