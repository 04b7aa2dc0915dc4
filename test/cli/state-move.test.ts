/** The state as a whole: history, push, and the way from one place to another. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { parseState, serializeState } from '../../src/state/format.ts';
import { type MemoryCloud, makeCloud, memoryBackend } from '../state/support/memory-backend.ts';
import { purchase } from '../state/support/samples.ts';
import { type Run, seededRandom } from '../support/run-cli.ts';
import { APPLY, expectCode, SERVER, useStage } from './stage.ts';

const stage = useStage();
const STATE = 'state/hostform.state.json';
const ONE = { servers: { 'web-1': SERVER } };

let clouds: { s3: MemoryCloud; postgres: MemoryCloud; http: MemoryCloud };
let seed = 0;

beforeEach(async () => {
  clouds = { s3: makeCloud(), postgres: makeCloud(), http: makeCloud() };
  stage.declare(ONE);
  stage.write({
    's3.yaml': 'state: { backend: s3, bucket: b }\n',
    'pg.yaml': 'state: { backend: postgres, name: shop }\n',
    'http.yaml': 'state: { backend: http, address: "https://git.example/state/shop" }\n',
    'local.yaml': 'state: { backend: local, path: elsewhere/s.json }\n',
  });
});

function hostform(...argv: string[]): Promise<Run> {
  seed += 1;
  const backends = {
    s3: async () => async () => memoryBackend(clouds.s3, 's3://b/hostform.state.json'),
    postgres: async () => async () => memoryBackend(clouds.postgres, 'postgres://db, state shop'),
    http: async () => async () => memoryBackend(clouds.http, 'https://git.example/state/shop'),
  };
  return stage.hostformWith({ backends, random: seededRandom(seed) }, ...argv);
}

const bodyOf = ({ versions }: MemoryCloud): string | undefined => versions.at(-1)?.body;

describe('state migrate', () => {
  it('goes local, postgres, http, s3, local, byte for byte, and the plan stays empty', async () => {
    expectCode(await hostform(...APPLY, '-f', 'hostform.yaml'), 0);
    const text = stage.text(STATE);
    const { out } = expectCode(await hostform('state', 'migrate', '-f', 'hostform.yaml', '--to', 'pg.yaml'), 0);
    expect(out).toContain('equal, byte for byte');
    expect(out).toContain('postgres://db, state shop');
    expect(stage.text(STATE), 'the old one is left as it was').toBe(text);
    expectCode(await hostform('state', 'migrate', '-f', 'pg.yaml', '--to', 'http.yaml'), 0);
    expectCode(await hostform('state', 'migrate', '-f', 'http.yaml', '--to', 's3.yaml'), 0);
    expectCode(await hostform('state', 'migrate', '-f', 's3.yaml', '--to', 'local.yaml'), 0);
    expectCode(await hostform('state', 'migrate', '-f', 'local.yaml', '--to', 'last.json'), 0);
    const places = [clouds.postgres, clouds.http, clouds.s3].map(bodyOf);
    expect([...places, stage.text('elsewhere/s.json'), stage.text('last.json')]).toEqual(Array(5).fill(text));
    for (const cloud of Object.values(clouds)) expect(cloud.lock).toBeUndefined();
    const plan = await hostform('plan', '-f', 'hostform.yaml', '--state', 'elsewhere/s.json', '--detailed-exitcode');
    expectCode(plan, 0);
  });

  it('does nothing twice: what is there already is read back', async () => {
    expectCode(await hostform(...APPLY, '-f', 'hostform.yaml'), 0);
    for (const _ of [1, 2]) expectCode(await hostform('state', 'migrate', '-f', 'hostform.yaml', '--to', 's3.yaml'), 0);
    expect(clouds.s3.versions).toHaveLength(1);
  });

  it('takes the journal of a run that was killed with it', async () => {
    expectCode(await hostform(...APPLY, '-f', 'hostform.yaml'), 0);
    const { lineage, serial } = parseState(stage.text(STATE), '');
    const line = { seq: 1, lineage, serial, at: '2026-11-22T09:00:00.000Z', run: 'x', changes: [] };
    const changes = [{ do: 'intent', intent: purchase('web-9') }];
    stage.write({ 'state/hostform.journal.ndjson': `${JSON.stringify({ ...line, changes })}\n` });
    expectCode(await hostform('state', 'migrate', '-f', 'hostform.yaml', '--to', 's3.yaml'), 0);
    expect(parseState(bodyOf(clouds.s3) ?? '', '').pending).toMatchObject([{ address: 'servers.web-9' }]);
    expect(bodyOf(clouds.s3)).toBe(stage.text(STATE));
  });

  it('refuses a place that holds another state, and leaves both', async () => {
    expectCode(await hostform(...APPLY, '-f', 'hostform.yaml'), 0);
    clouds.s3.versions = [{ version: 'v1', body: serializeState({ ...parseState(stage.text(STATE), ''), serial: 9 }) }];
    const before = stage.text(STATE);
    const { err } = expectCode(await hostform('state', 'migrate', '-f', 'hostform.yaml', '--to', 's3.yaml'), 1);
    expect(err).toContain('Another state is there already');
    expect(clouds.s3.versions).toHaveLength(1);
    expect(clouds.s3.lock).toBeUndefined();
    expect(stage.text(STATE)).toBe(before);
    expect(existsSync(join(stage.path, 'state/hostform.lock'))).toBe(false);
  });

  it.each([
    ['the same place', ['-f', 's3.yaml', '--to', 's3.yaml'], 64, 'The state is there already'],
    ['a manifest that does not say where', ['-f', 's3.yaml', '--to', 'hostform.yaml'], 64, 'It does not say where to'],
    ['a file that does not exist', ['-f', 's3.yaml', '--to', 'nowhere.yaml'], 1, 'nowhere.yaml'],
    ['nothing to move', ['-f', 's3.yaml', '--to', 'pg.yaml'], 1, 'There is no state to move'],
    ['the sandbox', ['--sandbox', '--to', 'pg.yaml'], 64, 'The sandbox keeps its state'],
    ['no place', [], 64, '--to'],
  ])('refuses %s', async (_words, argv, code, words) => {
    const { err } = expectCode(await hostform('state', 'migrate', ...argv), code);
    expect(err.replace(/\s+/g, ' ')).toContain(words);
  });

  it('waits for neither place without being told to', async () => {
    expectCode(await hostform(...APPLY, '-f', 'hostform.yaml'), 0);
    clouds.s3.lock = { ...JSON.parse('{}'), id: 'rival', operation: 'apply', who: 'ben', host: 'x', pid: 1 };
    expectCode(await hostform('state', 'migrate', '-f', 'hostform.yaml', '--to', 's3.yaml'), 6);
    expect(existsSync(join(stage.path, 'state/hostform.lock'))).toBe(false);
  });
});

describe('state push', () => {
  const edit = (change: Partial<ReturnType<typeof parseState>>): string =>
    serializeState({ ...parseState(stage.text(STATE), ''), ...change });

  beforeEach(async () => {
    expectCode(await hostform(...APPLY, '-f', 'hostform.yaml'), 0);
  });

  it('puts a later version in its place, and the one before is kept', async () => {
    const before = stage.text(STATE);
    stage.write({ 'new.json': edit({ serial: 9, resources: [] }) });
    const { out } = expectCode(await hostform('state', 'push', 'new.json', '-f', 'hostform.yaml'), 0);
    expect(out).toContain('serial 9 now');
    expect(stage.text(STATE)).toBe(stage.text('new.json'));
    const history = expectCode(await hostform('state', 'history', '-f', 'hostform.yaml'), 0);
    expect(history.out).toContain('hostform.state.json.backup');
    const pulled = await hostform('state', 'pull', '-f', 'hostform.yaml', '--id', 'hostform.state.json.backup');
    expect(expectCode(pulled, 0).out).toBe(before);
    expect((await hostform('state', 'push', 'new.json', '-f', 'hostform.yaml')).out).toContain('Nothing to do');
  });

  it.each([
    ['another lineage', { lineage: 'another', serial: 9 }, 'The file is another state'],
    ['an earlier serial', { serial: 0 }, 'The file is no later than the state'],
    ['the same serial with something else', { resources: [] }, 'The file is no later than the state'],
  ])('refuses %s, and with --force the serial goes on', async (_words, change, words) => {
    const before = stage.text(STATE);
    const { serial } = parseState(before, '');
    stage.write({ 'new.json': edit(change) });
    expect(expectCode(await hostform('state', 'push', 'new.json', '-f', 'hostform.yaml'), 1).err).toContain(words);
    expect(stage.text(STATE)).toBe(before);
    expectCode(await hostform('state', 'push', 'new.json', '-f', 'hostform.yaml', '--force'), 0);
    const after = parseState(stage.text(STATE), '');
    expect(after.serial).toBe(Math.max(serial + 1, 'lineage' in change ? 9 : 0));
    expect(after).toEqual({ ...parseState(stage.text('new.json'), ''), serial: after.serial });
  });

  it('never forgets an open purchase by mistake', async () => {
    const text = edit({ serial: 9, pending: [purchase('web-9')] });
    stage.write({ 'open.json': text, 'new.json': edit({ serial: 10 }) });
    expectCode(await hostform('state', 'push', 'open.json', '-f', 'hostform.yaml'), 0);
    const { err } = expectCode(await hostform('state', 'push', 'new.json', '-f', 'hostform.yaml'), 1);
    expect(err).toContain('servers.web-9');
    expect(stage.text(STATE)).toBe(text);
  });

  it('refuses what is no state, and a file that is not there', async () => {
    const before = stage.text(STATE);
    stage.write({ 'new.json': stage.text(STATE).replace('id', 'ix') });
    expectCode(await hostform('state', 'push', 'new.json', '-f', 'hostform.yaml'), 1);
    expectCode(await hostform('state', 'push', 'nowhere.json', '-f', 'hostform.yaml'), 64);
    expect(stage.text(STATE)).toBe(before);
  });

  it('mends what a backend holds damaged', async () => {
    clouds.s3.versions = [{ version: 'v1', body: stage.text(STATE).slice(0, 100) }];
    const { err } = expectCode(await hostform('state', 'list', '-f', 's3.yaml'), 1);
    expect(err).toContain('hostform state history');
    expectCode(await hostform('state', 'push', STATE, '-f', 's3.yaml'), 1);
    expectCode(await hostform('state', 'push', STATE, '-f', 's3.yaml', '--force'), 0);
    expect(bodyOf(clouds.s3)).toBe(stage.text(STATE));
  });
});

describe('state history', () => {
  it('says so when nothing is kept', async () => {
    expect(expectCode(await hostform('state', 'history', '-f', 's3.yaml'), 0).out).toBe(
      'No earlier version is kept.\n',
    );
    expect(expectCode(await hostform('state', 'history', '-f', 's3.yaml', '--json'), 0).out).toBe('[]\n');
  });
});
