import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Attributes, Json } from '../../src/model/json.ts';
import type { StateFile } from '../../src/model/state.ts';
import { serializeState, unsealState } from '../../src/state/format.ts';
import { readState } from '../../src/state/load.ts';
import { unlock } from '../../src/state/lock.ts';
import { type StatePaths, statePaths } from '../../src/state/paths.ts';
import { makeRemoteStore } from '../../src/state/remote-store.ts';
import { readSealKey, type SealKey } from '../../src/state/seal/key.ts';
import { type Keyring, makeKeyring, NO_KEYS } from '../../src/state/seal/keyring.ts';
import type { Sealing } from '../../src/state/seal/sealing.ts';
import type { StateStore } from '../../src/state/state-store.ts';
import { openState } from '../../src/state/store.ts';
import { type MemoryCloud, makeCloud, memoryBackend } from './support/memory-backend.ts';
import { fullState, purchase, record, server } from './support/samples.ts';
import { makeStatePaths, openInput, seededRandom } from './support/world.ts';

const ORIGIN = { path: 's.json', backup: null };
const KEY: SealKey = { kind: 'random', bytes: Buffer.alloc(32, 7) };
const OTHER: SealKey = { kind: 'random', bytes: Buffer.alloc(32, 8) };

function keysOf(write: SealKey | null, read: readonly (SealKey | null)[] = [write]): Keyring {
  return makeKeyring(() => ({ read, write }), seededRandom(1));
}

function sealingOf(keys: Keyring, { lineage }: StateFile): Sealing {
  const sealing = keys.writing(undefined, lineage, 'state');
  if (!sealing) throw new RangeError('these keys do not write');
  return sealing;
}

const KEYS = keysOf(KEY);
const text = (state: StateFile, keys = KEYS): string => serializeState(state, sealingOf(keys, state));
const open = (sealed: string, keys = KEYS): StateFile => unsealState(sealed, ORIGIN, keys).state;
const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'nothing was thrown';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

/** Every private value is a canary; what stays readable is not. */
const PRIVATE = fullState({
  accounts: {
    zomro: {
      id: 'canary-account',
      strays: [
        {
          order: { a: 'canary-stray' },
          before: { things: ['1'], reservations: [], facts: { b: 'canary-stray-fact' } },
        },
      ],
    },
  },
  resources: [
    server('web-1', {
      spec: { name: 'canary-name', size: 99123, on: true, nested: { list: ['canary-item', null, {}] } },
      outputs: { ipv4: 'canary-ip' },
    }),
    server('web-2', { spec: { name: 'canary-second' }, outputs: {} }),
  ],
  pending: [
    purchase('web-3', {
      spec: { name: 'canary-wanted' },
      order: { code: 'canary-order' },
      secrets: { password: 'canary-${TEMPLATE}', promo_code: null },
      quote: { charge: { amount: '77.77', currency: 'EUR' }, count: 9, period: 'P1D', source: 'canary-source' },
      before: { things: ['11'], reservations: [], facts: { paid: 'canary-fact' } },
      promo: { before: { amount: '88.88', currency: 'EUR' } },
      evidence: { because: 'canary-because', candidates: [{ id: '12', text: 'canary-candidate' }] },
      charge: { amount: '66.66', currency: 'EUR' },
    }),
  ],
  plans: [
    {
      digest: 'sha256:0f',
      status: 'begun',
      at: '2026-11-22T07:59:57.000Z',
      done: [],
      approved: {
        serial: 3,
        actions: [{ address: 'servers.web-3', verb: 'create', what: 'canary-what', terms: 'canary-terms' }],
      },
    },
  ],
});

/** Paths of all sealed values of a document. */
function sealedIn(value: Json, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value === 'string') return value.startsWith('enc:v1:') ? [path] : [];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => sealedIn(inner as Json, [...path, key]));
}

function edit(sealed: string, path: readonly (string | number)[], change: (value: Json) => Json): string {
  const document = JSON.parse(sealed);
  const parent = path.slice(0, -1).reduce((at, step) => at[step], document);
  const last = path.at(-1) ?? '';
  parent[last] = change(parent[last]);
  return JSON.stringify(document);
}

const at = (sealed: string, path: readonly (string | number)[]): Json =>
  path.reduce<Json>((value, step) => (value as Attributes)[step] ?? null, JSON.parse(sealed));

describe('an encrypted state', () => {
  test('reads as it was, and is the same text for the same state', () => {
    expect(open(text(PRIVATE))).toEqual(PRIVATE);
    expect(text(open(text(PRIVATE)))).toBe(text(PRIVATE));
  });

  test('shows nothing private, and all that people merge and compare by', () => {
    const sealed = text(PRIVATE);
    expect(sealed).not.toMatch(/canary|77\.77|88\.88|66\.66|99123/);
    for (const shown of [
      'servers.web-1',
      'id-web-1',
      'ready',
      'intent-web-3',
      'paying',
      '501',
      PRIVATE.lineage,
      'sha256:0f',
    ])
      expect(sealed).toContain(shown);
    expect(sealedIn(JSON.parse(sealed))).toHaveLength(26);
  });

  test('differs from the next one in what changed, its serial and its checksum only', () => {
    const next = {
      ...PRIVATE,
      serial: 8,
      resources: [PRIVATE.resources[0], server('web-2', { spec: { name: 'new' }, outputs: {} })],
    };
    const [before, after] = [text(PRIVATE), text(next as StateFile)].map((each) => each.split('\n'));
    const differing = after?.filter((line, index) => line !== before?.[index]).map((line) => line.trim().split(':')[0]);
    expect(differing).toEqual(['"checksum"', '"name"', '"serial"']);
  });

  test('is refused when any sealed value is changed, and names the place', () => {
    const sealed = text(PRIVATE);
    for (const path of sealedIn(JSON.parse(sealed))) {
      const flipped = edit(sealed, path, (value) =>
        (typeof value === 'string' ? value : '').replace(/.(?=.{30}$)/, (one) => (one === 'A' ? 'B' : 'A')),
      );
      expect(flipped).not.toBe(JSON.stringify(JSON.parse(sealed)));
      expect(() => open(flipped), path.join('.')).toThrow(
        expect.objectContaining({
          code: 'STATE_DAMAGED',
          details: expect.objectContaining({ detail: expect.stringContaining('was not sealed here') }),
        }),
      );
    }
  });

  test('is refused when any sealed value is put in the clear or left out', () => {
    const sealed = text(PRIVATE);
    for (const path of sealedIn(JSON.parse(sealed)))
      for (const other of ['plain', null])
        expect(
          codeOf(() => open(edit(sealed, path, () => other))),
          path.join('.'),
        ).toBe('STATE_DAMAGED');
  });

  test('is refused when a value is moved to another address or field, whatever its checksum', () => {
    const sealed = text(PRIVATE);
    const name = ['resources', 0, 'spec', 'name'];
    for (const target of [
      ['resources', 1, 'spec', 'name'],
      ['pending', 0, 'spec', 'name'],
      ['resources', 0, 'outputs', 'ipv4'],
    ]) {
      const moved = edit(sealed, target, () => at(sealed, name));
      expect(() => open(moved)).toThrow(
        expect.objectContaining({
          details: expect.objectContaining({ detail: expect.stringContaining('was not sealed here') }),
        }),
      );
    }
  });

  test.each<[string, readonly (string | number)[], Json]>([
    ['a vendor id', ['resources', 0, 'id'], 'id-web-9'],
    ['a phase', ['pending', 0, 'phase'], 'reserved'],
    ['what was sent', ['pending', 0, 'sent'], false],
    ['all purchases', ['pending'], []],
    ['the serial', ['serial'], 99],
    ['the checksum', ['checksum'], null],
    ['the checksum to one of a state in the clear', ['checksum'], `sha256:${'0'.repeat(64)}`],
  ])('is refused when %s is edited without the key', (_, path, value) => {
    expect(codeOf(() => open(edit(text(PRIVATE), path, () => value)))).toBe('STATE_DAMAGED');
  });

  test("is refused under another state's lineage", () => {
    expect(codeOf(() => open(edit(text(PRIVATE), ['lineage'], () => 'someotherlineage2345672345')))).toBe(
      'STATE_DAMAGED',
    );
  });

  test('is refused by name without its key, with another one, and in the clear where a key is given', () => {
    expect(codeOf(() => open(text(PRIVATE), NO_KEYS))).toBe('STATE_KEY');
    expect(codeOf(() => open(text(PRIVATE), keysOf(OTHER)))).toBe('STATE_KEY');
    expect(codeOf(() => open(serializeState(PRIVATE), KEYS))).toBe('STATE_KEY');
    const stripped = edit(text(PRIVATE), ['encryption'], () => null);
    expect(codeOf(() => open(stripped))).toBe('STATE_NEWER');
  });

  test('of a passphrase keeps its salt from save to save, and no other passphrase opens it', () => {
    const keys = keysOf(readSealKey('correct horse battery', 'it'));
    const sealed = text(PRIVATE, keys);
    const { state, sealing } = unsealState(sealed, ORIGIN, keys);
    expect(serializeState(state, keys.writing(sealing, state.lineage, 'state'))).toBe(sealed);
    expect(codeOf(() => open(sealed, keysOf(readSealKey('correct horse bakery', 'it'))))).toBe('STATE_KEY');
  });
});

describe('the journal of an encrypted state', () => {
  /** What a run left that was killed after two commits. */
  async function killed(): Promise<StatePaths> {
    const paths = await makeStatePaths();
    await writeFile(paths.state, text(PRIVATE));
    const session = await openState(openInput(paths, { keys: KEYS }));
    onTestFinished(() => session.close().catch(() => undefined));
    await session.commit(record('web-4', { spec: { name: 'canary-fourth' } }), {
      do: 'close',
      intent: 'intent-web-3',
      because: 'canary-closed',
    });
    await session.commit({ do: 'account', provider: 'ovh', account: { id: 'canary-ovh' } });
    await unlock({ ...openInput(paths), parts: openInput(paths).lock }, session.lockId);
    return paths;
  }
  const journal = (paths: StatePaths): Promise<string> => readFile(paths.journal, 'utf8');

  test('shows nothing private, and is replayed and folded with the key', async () => {
    const paths = await killed();
    expect((await journal(paths)).split('\n')).toHaveLength(3);
    expect(await journal(paths)).not.toContain('canary');
    const { state } = await readState(paths, seededRandom(2), KEYS);
    expect(state.resources.at(-1)?.spec).toEqual({ name: 'canary-fourth' });
    await (await openState(openInput(paths, { keys: KEYS }))).close();
    for (const path of [paths.state, paths.backup, paths.journal])
      expect(await readFile(path, 'utf8')).not.toContain('canary');
    expect(open(await readFile(paths.state, 'utf8'))).toEqual({ ...state, serial: 8 });
  });

  test.each<[string, (text: string) => string]>([
    ['a flipped value', (lines) => lines.replace(/enc:v1:(.)/, (_, one) => `enc:v1:${one === 'A' ? 'B' : 'A'}`)],
    ['an edited id', (lines) => lines.replace('id-web-4', 'id-web-5')],
    ['another code', (lines) => lines.replace(/hmac-sha256:./, 'hmac-sha256:z')],
    ['no code', (lines) => lines.replace(/,"mac":"[^"]*"/, '')],
    [
      'a line that somebody added',
      (lines) => `${lines}${JSON.stringify({ ...JSON.parse(lines.split('\n')[0] ?? ''), seq: 3 })}\n`,
    ],
  ])('is refused with %s, and nothing is touched', async (_, change) => {
    const paths = await killed();
    const changed = change(await journal(paths));
    expect(changed).not.toBe(await journal(paths));
    await writeFile(paths.journal, changed);
    await expect(readState(paths, seededRandom(2), KEYS)).rejects.toMatchObject({ code: 'STATE_DAMAGED' });
    await expect(openState(openInput(paths, { keys: KEYS }))).rejects.toMatchObject({ code: 'STATE_DAMAGED' });
    expect(await journal(paths)).toBe(changed);
  });

  test('does not count any more once the state was saved with another key, or in the clear', async () => {
    const paths = await killed();
    const lines = await journal(paths);
    for (const keys of [keysOf(OTHER), keysOf(null)]) {
      const sealing = keys.writing(undefined, PRIVATE.lineage, 'state');
      await writeFile(paths.state, serializeState({ ...PRIVATE, serial: 8 }, sealing));
      const { state, journalEntries } = await readState(paths, seededRandom(2), keys);
      expect({ state, journalEntries }).toEqual({ state: { ...PRIVATE, serial: 8 }, journalEntries: 0 });
      expect(await journal(paths)).toBe(lines);
    }
  });

  test('is refused when it is encrypted and its state is not, and the other way round', async () => {
    const paths = await killed();
    await writeFile(paths.state, serializeState(PRIVATE));
    await expect(readState(paths, seededRandom(2))).rejects.toMatchObject({ code: 'STATE_DAMAGED' });
    const { mac: _, ...plain } = JSON.parse((await journal(paths)).split('\n')[0] ?? '');
    await writeFile(paths.state, text(PRIVATE));
    await writeFile(paths.journal, `${JSON.stringify({ ...plain, changes: [record('web-5')] })}\n`);
    await expect(readState(paths, seededRandom(2), KEYS)).rejects.toMatchObject({ code: 'STATE_DAMAGED' });
  });
});

describe('an encrypted state at a backend', () => {
  const RUN = { parts: { operation: 'apply', who: 'ana', version: '0.1.0' } };
  const store = (cloud: MemoryCloud, keys?: Keyring): StateStore => {
    const { clock, random, host } = openInput(statePaths('unused'));
    return makeRemoteStore({ backend: memoryBackend(cloud), clock, random, host, keys });
  };

  test('is encrypted in every version, and goes on from machine to machine', async () => {
    const cloud = makeCloud();
    const first = await store(cloud, KEYS).open(RUN);
    await first.commit(record('a', { spec: { name: 'canary-a' }, outputs: { kept: 'canary-kept' } }));
    await first.commit(record('b', { spec: { name: 'canary-b' } }));
    await first.close();
    const second = await store(cloud, keysOf(KEY)).open(RUN);
    await second.commit({ do: 'drop', address: 'servers.b' });
    await second.close();
    expect(cloud.versions).toHaveLength(3);
    for (const { body } of cloud.versions) expect(body).not.toContain('canary');
    const kept = cloud.versions.map(({ body }) => at(body, ['resources', 0, 'outputs', 'kept']));
    expect(new Set(kept).size).toBe(1);
    expect((await store(cloud, KEYS).read()).state.resources[0]?.spec).toEqual({ name: 'canary-a' });
  });

  test('is not opened, and not written, without its key; the lock is given back', async () => {
    const cloud = makeCloud();
    cloud.versions = [{ version: 'planted', body: text(PRIVATE) }];
    for (const keys of [undefined, keysOf(OTHER)]) {
      await expect(store(cloud, keys).read()).rejects.toMatchObject({ code: 'STATE_KEY' });
      await expect(store(cloud, keys).open(RUN)).rejects.toMatchObject({ code: 'STATE_KEY' });
    }
    cloud.versions = [{ version: 'planted', body: serializeState(PRIVATE) }];
    await expect(store(cloud, KEYS).open(RUN)).rejects.toMatchObject({ code: 'STATE_KEY' });
    expect(cloud.lock).toBeUndefined();
    expect(cloud.calls).not.toContain('write');
  });
});
