import { chmod, mkdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { StateChange } from '../../src/model/state.ts';
import { parseState, serializeState } from '../../src/state/format.ts';
import { readState } from '../../src/state/load.ts';
import { unlock } from '../../src/state/lock.ts';
import { serializeLock } from '../../src/state/lock-file.ts';
import type { StatePaths } from '../../src/state/paths.ts';
import { statePaths } from '../../src/state/paths.ts';
import type { StateSession } from '../../src/state/session.ts';
import { openState } from '../../src/state/store.ts';
import { drop, fullState, purchase, record } from './support/samples.ts';
import { lockOf, makeStatePaths, makeTempFolder, namesBeside, openInput, seededRandom } from './support/world.ts';

const AT_REST = ['hostform.journal.ndjson', 'hostform.state.json'];

async function textOf(path: string): Promise<string> {
  return readFile(path, 'utf8');
}

async function linesOf(
  paths: StatePaths,
): Promise<{ seq: number; serial: number; run: string; changes: StateChange[] }[]> {
  return (await textOf(paths.journal))
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}

/** What a killed run leaves: its journal, and a lock whose process is gone. Its files are closed when the test ends. */
async function kill(paths: StatePaths, victim?: StateSession): Promise<void> {
  onTestFinished(() => victim?.close().catch(() => undefined));
  await writeFile(
    paths.lock,
    serializeLock(lockOf({ host: openInput(paths).host.facts.host, machine: null, bootId: 'before' })),
  );
}

describe('a state that is opened for the first time', () => {
  test('is empty, and a run that changes nothing leaves nothing behind', async () => {
    const paths = await makeStatePaths();
    const session = await openState(openInput(paths));
    expect(session.state()).toMatchObject({ serial: 0, resources: [] });
    expect(session.takenOver).toBeUndefined();
    await session.close();
    expect(await namesBeside(paths)).toEqual([]);
  });

  test('is saved under serial 1 when something was committed', async () => {
    const paths = await makeStatePaths();
    const session = await openState(openInput(paths));
    await session.commit(record('b'), { do: 'intent', intent: purchase('c') });
    await session.commit(record('a'));
    expect(session.state().resources.map(({ address }) => address)).toEqual(['servers.a', 'servers.b']);
    await session.close();
    const state = parseState(await textOf(paths.state), paths.state);
    expect(state).toEqual({ ...session.state(), serial: 1 });
    expect(await textOf(paths.state)).toBe(serializeState(state));
    expect(await textOf(paths.journal)).toBe('');
    expect(await namesBeside(paths)).toEqual(AT_REST);
  });

  test('makes its folder, for its owner only', async () => {
    const root = await makeTempFolder();
    const paths = statePaths(join(root, 'new', 'state', 's.json'));
    await (await openState(openInput(paths))).close();
    expect((await stat(join(root, 'new', 'state'))).mode & 0o777).toBe(0o700);
    expect((await stat(join(root, 'new'))).mode & 0o777).toBe(0o700);
  });
});

describe('committing', () => {
  test('is durable before it resolves: every reader sees it, and the state file is not written', async () => {
    const paths = await makeStatePaths();
    const session = await openState(openInput(paths));
    await session.commit(record('a'));
    const before = await stat(paths.state);
    for (let i = 0; i < 1000; i += 1) await session.commit(record(`k${i}`));
    const after = await stat(paths.state);
    expect([after.ino, after.size, after.mtimeMs]).toEqual([before.ino, before.size, before.mtimeMs]);
    expect((await linesOf(paths)).map(({ seq }) => seq)).toEqual(Array.from({ length: 1001 }, (_, i) => i + 1));
    const reading = await readState(paths, seededRandom(1));
    expect(reading.state).toEqual(session.state());
    await session.close();
    expect((await readState(paths, seededRandom(1))).state.serial).toBe(1);
  });

  test('writes under the id of the lock, on the serial of the file', async () => {
    const paths = await makeStatePaths();
    for (const serial of [0, 1]) {
      const session = await openState(openInput(paths));
      await session.commit(record(`k${serial}`));
      expect(await linesOf(paths)).toMatchObject([{ seq: 1, serial, run: session.lockId }]);
      await session.close();
    }
  });

  test('puts together what comes together, and keeps the order', async () => {
    const paths = await makeStatePaths();
    const session = await openState(openInput(paths));
    await Promise.all(Array.from({ length: 50 }, (_, i) => session.commit(record('same', { id: `id-${i}` }))));
    const lines = await linesOf(paths);
    expect(lines.length).toBeLessThan(10);
    expect(lines.flatMap(({ changes }) => changes)).toHaveLength(50);
    expect(session.state().resources).toMatchObject([{ id: 'id-49' }]);
    await session.close();
  });

  test('a change that must never be written is refused alone', async () => {
    const paths = await makeStatePaths();
    const session = await openState(openInput(paths));
    const rival: StateChange = { do: 'intent', intent: purchase('a', { id: 'rival' }) };
    const results = await Promise.allSettled([
      session.commit({ do: 'intent', intent: purchase('a') }),
      session.commit(rival, record('z')),
      session.commit(record('b')),
    ]);
    expect(results).toMatchObject([
      { status: 'fulfilled' },
      { status: 'rejected', reason: { code: 'INTERNAL' } },
      { status: 'fulfilled' },
    ]);
    expect(session.state().resources.map(({ address }) => address)).toEqual(['servers.b']);
    await session.commit(record('c'));
    await session.close();
    expect((await readState(paths, seededRandom(1))).state.pending).toEqual([purchase('a')]);
  });

  test('what could not be read back is not written', async () => {
    const paths = await makeStatePaths();
    const session = await openState(openInput(paths));
    await expect(session.commit(record('a', { id: '' }))).rejects.toMatchObject({
      code: 'INTERNAL',
      details: { detail: expect.stringContaining('changes[0].resource.id is empty') },
    });
    await session.close();
    expect(await namesBeside(paths)).toEqual([]);
  });

  test('nothing is nothing', async () => {
    const paths = await makeStatePaths();
    const session = await openState(openInput(paths));
    await session.commit();
    await session.close();
    expect(await namesBeside(paths)).toEqual([]);
  });

  test('is over when the session is closed', async () => {
    const paths = await makeStatePaths();
    const session = await openState(openInput(paths));
    const last = session.commit(record('a'));
    const closed = session.close();
    await expect(session.commit(record('b'))).rejects.toMatchObject({ code: 'INTERNAL' });
    await Promise.all([last, closed, session.close()]);
    expect((await readState(paths, seededRandom(1))).state.resources).toHaveLength(1);
  });
});

describe('closing', () => {
  test('keeps the version before as the backup, but not one that never held anything', async () => {
    const paths = await makeStatePaths();
    for (const key of ['a', 'b', 'c']) {
      const before = await textOf(paths.state).catch(() => '');
      const session = await openState(openInput(paths));
      await session.commit(record(key));
      await session.close();
      expect(await textOf(paths.backup).catch(() => '')).toBe(before);
    }
    expect(await namesBeside(paths)).toEqual([
      'hostform.journal.ndjson',
      'hostform.state.json',
      'hostform.state.json.backup',
    ]);
  });

  test('writes nothing when the changes come to nothing', async () => {
    const paths = await makeStatePaths();
    await writeFile(paths.state, serializeState(fullState()));
    const session = await openState(openInput(paths));
    await session.commit({ do: 'call', address: 'servers.web-1', step: 'rename', result: 'begun' });
    await session.commit({ do: 'call', address: 'servers.web-1', step: 'rename', result: 'done' });
    await session.commit(record('web-2', { phase: 'delivering', protected: true, outputs: {} }));
    await session.close();
    expect(await textOf(paths.state)).toBe(serializeState(fullState()));
    expect(await namesBeside(paths)).toEqual(AT_REST);
    expect(await textOf(paths.journal)).toBe('');
  });

  test('does not overwrite a state file that was changed by hand meanwhile; nothing is lost', async () => {
    const paths = await makeStatePaths();
    await writeFile(paths.state, serializeState(fullState()));
    const session = await openState(openInput(paths));
    await session.commit(record('new'));
    const edited = serializeState(fullState({ plans: [] }));
    await writeFile(paths.state, edited);
    await expect(session.close()).rejects.toMatchObject({ code: 'STATE_FENCED' });
    expect(await textOf(paths.state)).toBe(edited);
    expect(await namesBeside(paths)).toEqual(AT_REST);
    const next = await openState(openInput(paths));
    expect(next.state()).toMatchObject({ serial: 8, plans: [] });
    expect(next.state().resources.map(({ address }) => address)).toContain('servers.new');
    await next.close();
  });
});

describe('after a run that was killed', () => {
  test('the next one folds its journal before it goes on, and says that it took the lock over', async () => {
    const paths = await makeStatePaths();
    const victim = await openState(openInput(paths));
    await victim.commit({ do: 'intent', intent: purchase('a') });
    await victim.commit(record('b'));
    await kill(paths, victim);

    const session = await openState(openInput(paths));
    expect(session.takenOver).toMatchObject({ severity: 'warning', code: 'LOCKED' });
    expect(session.state()).toMatchObject({
      serial: 1,
      pending: [purchase('a')],
      resources: [{ address: 'servers.b' }],
    });
    expect(parseState(await textOf(paths.state), '')).toEqual(session.state());
    expect(await textOf(paths.journal)).toBe('');
    await session.commit(drop('servers.b'));
    expect(await linesOf(paths)).toMatchObject([{ seq: 1, serial: 1 }]);
    await session.close();
    expect((await readState(paths, seededRandom(1))).state).toMatchObject({ serial: 2, resources: [] });
  });

  test('a journal whose last line was torn is folded without it', async () => {
    const paths = await makeStatePaths();
    const victim = await openState(openInput(paths));
    await victim.commit(record('a'));
    await victim.commit(record('b'));
    await kill(paths, victim);
    await writeFile(paths.journal, (await textOf(paths.journal)).slice(0, -20));
    const session = await openState(openInput(paths));
    expect(session.state().resources.map(({ address }) => address)).toEqual(['servers.a']);
    await session.close();
  });

  test('a run that was killed between saving and emptying the journal is not replayed twice', async () => {
    const paths = await makeStatePaths();
    const victim = await openState(openInput(paths));
    await victim.commit(record('a'));
    const journal = await textOf(paths.journal);
    await victim.close();
    const second = await openState(openInput(paths));
    await second.commit(drop('servers.a'));
    await second.close();
    await writeFile(paths.journal, journal);
    const session = await openState(openInput(paths));
    expect(session.state()).toMatchObject({ serial: 2, resources: [] });
    await session.close();
    expect(await textOf(paths.journal)).toBe('');
  });

  test('temporary files and claims are gone after the next run', async () => {
    const paths = await makeStatePaths();
    await kill(paths);
    for (const path of [paths.state, paths.journal, paths.lock])
      await writeFile(`${path}.abcdefghijklmnop.tmp`, 'half');
    await writeFile(`${paths.lock}.break.longago`, serializeLock(lockOf()));
    await (await openState(openInput(paths))).close();
    expect(await namesBeside(paths)).toEqual([]);
  });
});

describe('a run that lost its lock', () => {
  test('commits nothing more, saves nothing, and does not give back what is not its own', async () => {
    const paths = await makeStatePaths();
    const robbed = await openState(openInput(paths));
    await robbed.commit(record('a'));
    const { paths: _, lock: parts, host, clock, random } = openInput(paths);
    await unlock({ paths, parts, host, clock, random }, robbed.lockId);
    const next = await openState(openInput(paths));
    await next.commit(record('b'));

    await expect(robbed.commit(record('c'))).rejects.toMatchObject({ code: 'STATE_FENCED' });
    await expect(robbed.commit(record('d'))).rejects.toMatchObject({ code: 'STATE_FENCED' });
    expect(robbed.state().resources).toHaveLength(1);
    await expect(robbed.close()).rejects.toMatchObject({ code: 'STATE_FENCED' });

    await next.commit(record('e'));
    await next.close();
    const { state } = await readState(paths, seededRandom(1));
    expect(state.resources.map(({ address }) => address)).toEqual(['servers.a', 'servers.b', 'servers.e']);
  });

  test('does not even write what it must not send', async () => {
    const paths = await makeStatePaths();
    const session = await openState(openInput(paths));
    await session.commit(record('a'));
    const before = await textOf(paths.journal);
    await rm(paths.lock);
    await expect(session.commit(record('b'))).rejects.toMatchObject({ code: 'STATE_FENCED' });
    expect(await textOf(paths.journal)).toBe(before);
    await expect(session.close()).rejects.toMatchObject({ code: 'STATE_FENCED' });
  });

  test('and had nothing to save just ends', async () => {
    const paths = await makeStatePaths();
    const session = await openState(openInput(paths));
    await rm(paths.lock);
    await session.close();
    expect(await namesBeside(paths)).toEqual([]);
  });
});

describe('what is refused before anything is sent', () => {
  test('a state that is locked', async () => {
    const paths = await makeStatePaths();
    const session = await openState(openInput(paths));
    await expect(openState(openInput(paths))).rejects.toMatchObject({ code: 'LOCKED' });
    await session.close();
  });

  test('a state that is damaged; the lock is given back and nothing else changes', async () => {
    const paths = await makeStatePaths();
    await writeFile(paths.state, '{"version": 2');
    await expect(openState(openInput(paths))).rejects.toMatchObject({ code: 'STATE_DAMAGED' });
    expect(await namesBeside(paths)).toEqual(['hostform.state.json']);
    expect(await textOf(paths.state)).toBe('{"version": 2');
  });

  test('a state of a newer version', async () => {
    const paths = await makeStatePaths();
    await writeFile(paths.state, '{"version": 3}');
    await expect(openState(openInput(paths))).rejects.toMatchObject({ code: 'STATE_NEWER' });
  });

  test('a state path that is a folder', async () => {
    const paths = await makeStatePaths();
    await mkdir(paths.state);
    await expect(openState(openInput(paths))).rejects.toMatchObject({ code: 'STATE_UNWRITABLE' });
    expect(await namesBeside(paths)).toEqual(['hostform.state.json']);
  });

  test('a folder that can not be made', async () => {
    const paths = await makeStatePaths();
    await writeFile(paths.state, '');
    await expect(openState(openInput(statePaths(join(paths.state, 'deeper', 's.json'))))).rejects.toMatchObject({
      code: 'STATE_UNWRITABLE',
      details: { detail: expect.stringContaining('no folder') },
    });
  });
});

describe('where the files lie', () => {
  test('a linked state is saved where the link points, with its lock and journal there', async () => {
    const paths = await makeStatePaths();
    await writeFile(paths.state, serializeState(fullState()));
    const link = statePaths(join(await makeTempFolder(), 'link.json'));
    await symlink(paths.state, link.state);
    const session = await openState(openInput(link));
    await expect(openState(openInput(paths))).rejects.toMatchObject({ code: 'LOCKED' });
    await session.commit(record('new'));
    await session.close();
    expect(await namesBeside(link)).toEqual(['link.json']);
    expect(await readState(paths, seededRandom(1))).toEqual(await readState(link, seededRandom(1)));
    expect((await readState(paths, seededRandom(1))).state.serial).toBe(8);
  });

  test('two states in one folder have nothing to do with one another', async () => {
    const one = await makeStatePaths();
    const two = statePaths(join(one.state, '..', 'sandbox.state.json'));
    const sessions = [await openState(openInput(one)), await openState(openInput(two))];
    await Promise.all(sessions.map((session, i) => session.commit(record(`k${i}`))));
    await Promise.all(sessions.map((session) => session.close()));
    expect((await readState(one, seededRandom(1))).state.resources.map(({ id }) => id)).toEqual(['id-k0']);
    expect((await readState(two, seededRandom(1))).state.resources.map(({ id }) => id)).toEqual(['id-k1']);
  });

  test('a folder may be moved away and back between runs', async () => {
    const paths = await makeStatePaths();
    const session = await openState(openInput(paths));
    await session.commit(record('a'));
    await session.close();
    const elsewhere = statePaths(join(await makeTempFolder(), 'moved.json'));
    await rename(paths.state, elsewhere.state);
    expect((await readState(elsewhere, seededRandom(1))).state.resources).toHaveLength(1);
  });
});

describe.runIf(process.platform !== 'win32')('who may read the files', () => {
  test('only their owner, even if the old ones were open to all', async () => {
    const paths = await makeStatePaths();
    await writeFile(paths.state, serializeState(fullState()));
    await chmod(paths.state, 0o644);
    const session = await openState(openInput(paths));
    expect((await stat(paths.state)).mode & 0o777).toBe(0o600);
    await session.commit(record('a'));
    for (const path of [paths.journal, paths.lock]) expect((await stat(path)).mode & 0o777).toBe(0o600);
    await session.close();
    for (const path of [paths.state, paths.backup]) expect((await stat(path)).mode & 0o777).toBe(0o600);
  });
});
