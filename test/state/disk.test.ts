import { rmSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { umask } from 'node:process';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readState } from '../../src/state/load.ts';
import type { StatePaths } from '../../src/state/paths.ts';
import { statePaths } from '../../src/state/paths.ts';
import { openState } from '../../src/state/store.ts';
import type { Fate } from './support/faulty-disk.ts';
import { breakDisk } from './support/faulty-disk.ts';
import { record } from './support/samples.ts';
import { makeStage } from './support/story.ts';
import { makeTempFolder, openInput, seededRandom } from './support/world.ts';

const random = seededRandom(1);

/** A state on a disk that treats each datasync as `fate` says; they count from 1. */
async function openOn(fate: (sync: number, paths: StatePaths) => Fate) {
  const { paths, grave } = await makeStage(await makeTempFolder());
  let syncs = 0;
  const disk = breakDisk(grave, (_operation, name) => {
    if (name !== 'datasync') return 'go';
    syncs += 1;
    return fate(syncs, paths);
  });
  onTestFinished(() => disk.restore());
  return { paths, session: await openState(openInput(paths)) };
}

describe('a line that could not be synced', () => {
  const failSecond = (sync: number): Fate => (sync === 2 ? { errno: 'EIO' } : 'go');

  test('is taken out again, nothing more is accepted, and what came before it is kept', async () => {
    const { paths, session } = await openOn(failSecond);
    await session.commit(record('a'));
    const before = await readFile(paths.journal, 'utf8');
    await expect(session.commit(record('b'))).rejects.toMatchObject({ code: 'STATE_UNWRITABLE' });
    expect(await readFile(paths.journal, 'utf8')).toBe(before);
    await expect(session.commit(record('c'))).rejects.toMatchObject({ code: 'STATE_UNWRITABLE' });
    await session.close();
    expect((await readState(paths, random)).state.resources.map(({ id }) => id)).toEqual(['id-a']);
  });

  test('rejects everything that was to be written with it', async () => {
    const { session } = await openOn(failSecond);
    await session.commit(record('a'));
    const results = await Promise.allSettled([session.commit(record('b')), session.commit(record('c'))]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(session.state().resources).toHaveLength(1);
    await session.close();
  });
});

test('a lock that is taken away while a line is being written: nothing may be sent on that line', async () => {
  const { session } = await openOn((_sync, paths) => {
    rmSync(paths.lock, { force: true });
    return 'go';
  });
  await expect(session.commit(record('a'))).rejects.toMatchObject({ code: 'STATE_FENCED' });
  await session.close();
});

describe.skipIf(process.platform === 'win32')('modes under any umask', () => {
  test.each([0o000, 0o022, 0o077, 0o277])('%i: 0600 for every file and 0700 for the folder', async (mask) => {
    const folder = join(await makeTempFolder(), 'state');
    const { state, journal, lock, backup } = statePaths(join(folder, 's.json'));
    const before = umask(mask);
    onTestFinished(() => {
      umask(before);
    });
    for (const key of ['a', 'b']) {
      const session = await openState(openInput(statePaths(state)));
      await session.commit(record(key));
      for (const path of [state, journal, lock]) expect((await stat(path)).mode & 0o777, path).toBe(0o600);
      await session.close();
    }
    for (const path of [state, journal, backup]) expect((await stat(path)).mode & 0o777, path).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });
});
