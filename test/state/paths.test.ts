import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { resolvePaths, statePaths } from '../../src/state/paths.ts';
import { makeTempFolder } from './support/world.ts';

describe('the files of a state', () => {
  test.each([
    ['state/hostform.state.json', 'state/hostform'],
    ['state/sandbox.state.json', 'state/sandbox'],
    ['X/s.json', 'X/s'],
    ['/abs/prod', '/abs/prod'],
    ['X/.json', 'X/.json'],
  ])('%s has its journal and lock at %s.*', (state, stem) => {
    expect(statePaths(state)).toEqual({
      state,
      backup: `${state}.backup`,
      journal: `${stem}.journal.ndjson`,
      lock: `${stem}.lock`,
      ledger: `${stem}.ledger.ndjson`,
    });
  });

  test('a file that is no link keeps its paths as they were given', async () => {
    const paths = statePaths('relative/s.json');
    expect(await resolvePaths(paths)).toBe(paths);
  });

  test('lie beside the file that a link points at, over several links', async () => {
    const folder = await makeTempFolder();
    await mkdir(join(folder, 'real'));
    await writeFile(join(folder, 'real', 'prod.json'), '');
    await symlink(join('real', 'prod.json'), join(folder, 'second.json'));
    await symlink(join(folder, 'second.json'), join(folder, 'first.json'));
    expect(await resolvePaths(statePaths(join(folder, 'first.json')))).toEqual(
      statePaths(join(folder, 'real', 'prod.json')),
    );
  });

  test('a link to nothing is followed, so that the first save goes where it points', async () => {
    const folder = await makeTempFolder();
    await symlink('later.json', join(folder, 's.json'));
    expect((await resolvePaths(statePaths(join(folder, 's.json')))).state).toBe(join(folder, 'later.json'));
  });

  test('a circle of links is refused', async () => {
    const folder = await makeTempFolder();
    await symlink('b.json', join(folder, 'a.json'));
    await symlink('a.json', join(folder, 'b.json'));
    await expect(resolvePaths(statePaths(join(folder, 'a.json')))).rejects.toMatchObject({ code: 'STATE_UNWRITABLE' });
  });
});
