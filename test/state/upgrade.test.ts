/** A state that an older hostform wrote: read at once, written anew with the next real change, and kept as it was. */
import { readFileSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseState, serializeState, versionOf } from '../../src/state/format.ts';
import { localHost } from '../../src/state/host.ts';
import { makeLocalStore } from '../../src/state/local-store.ts';
import type { StatePaths } from '../../src/state/paths.ts';
import { server } from './support/samples.ts';
import { makeStatePaths, seededRandom, virtualClock } from './support/world.ts';

const OLD = readFileSync(join(import.meta.dirname, '..', 'state-files', 'v1.in.json'), 'utf8');
const PARTS = { operation: 'apply', who: 'ana', version: '0.1.0' };

async function oldState() {
  const paths = await makeStatePaths();
  await writeFile(paths.state, OLD);
  const store = makeLocalStore({ paths, host: localHost(), clock: virtualClock(), random: seededRandom(1) });
  return { paths, store };
}

const names = async (paths: StatePaths) => (await readdir(dirname(paths.state))).sort();

describe('a state of an older version', () => {
  it('is left as it is by whoever only looks, and by a run that changes nothing', async () => {
    const { paths, store } = await oldState();
    expect((await store.read()).state).toEqual(parseState(OLD, ''));
    const session = await store.open({ parts: PARTS });
    await session.close();
    expect(await readFile(paths.state, 'utf8')).toBe(OLD);
    expect(await names(paths)).toEqual(['hostform.state.json']);
    expect(await store.pull()).toBe(OLD);
  });

  it('is written anew with the next change, and kept under its version and serial for good', async () => {
    const { paths, store } = await oldState();
    for (const name of ['a', 'b', 'c']) {
      const session = await store.open({ parts: PARTS });
      await session.commit({ do: 'record', resource: server(name) });
      await session.close();
    }
    expect(await readFile(`${paths.state}.v1-12.backup`, 'utf8')).toBe(OLD);
    expect(versionOf(await readFile(paths.state, 'utf8'))).toBe(2);
    expect((await store.read()).state.serial).toBe(15);
    expect(await names(paths)).toEqual([
      'hostform.journal.ndjson',
      'hostform.state.json',
      'hostform.state.json.backup',
      'hostform.state.json.v1-12.backup',
    ]);
    const history = await store.history();
    expect(history.map(({ id, serial }) => [id, serial])).toEqual([
      ['hostform.state.json.backup', 14],
      ['hostform.state.json.v1-12.backup', 12],
    ]);
    expect(await store.readVersion('hostform.state.json.v1-12.backup')).toBe(OLD);
    expect(await store.readVersion('../../etc/passwd')).toBeUndefined();
  });

  it('moves as it is', async () => {
    const { store } = await oldState();
    const held = await store.hold({ parts: PARTS });
    expect(held.body()).toBe(OLD);
    await held.release();
  });

  it('is written anew only once when nothing more changes', async () => {
    const { paths, store } = await oldState();
    const session = await store.open({ parts: PARTS });
    await session.commit({ do: 'record', resource: server('a') });
    await session.close();
    const text = await readFile(paths.state, 'utf8');
    await (await store.open({ parts: PARTS })).close();
    expect(await readFile(paths.state, 'utf8')).toBe(text);
    expect(text).toBe(serializeState(parseState(text, '')));
  });
});
