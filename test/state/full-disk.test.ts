import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { HostformError } from '../../src/model/errors.ts';
import { serializeState } from '../../src/state/format.ts';
import { readState } from '../../src/state/load.ts';
import type { StatePaths } from '../../src/state/paths.ts';
import { statePaths } from '../../src/state/paths.ts';
import { openState } from '../../src/state/store.ts';
import { bundleEntry } from './support/bundle.ts';
import { fullState, record, server } from './support/samples.ts';
import { makeStatePaths, namesBeside, openInput, seededRandom } from './support/world.ts';

/** About 100 kB, so that a small disk is full in the middle of it. */
const TEXT = serializeState(fullState({ resources: Array.from({ length: 200 }, (_, i) => server(`s${1000 + i}`)) }));
const random = seededRandom(1);

const disk = mountSmallDisk();
if (disk === undefined) {
  process.stderr.write(
    '\nLEFT OUT: no tmpfs can be mounted here (that takes root on Linux): a full disk is not tested\n\n',
  );
}

describe.skipIf(disk === undefined)('a disk of one megabyte', () => {
  const root = disk ?? '';
  afterAll(() => {
    execFileSync('umount', [root]);
    rmSync(root, { recursive: true });
  });

  test('with ever more room: the run is refused or done, never half of it, and nothing is lost', async () => {
    const outcomes: string[] = [];
    for (let kilobytes = 0; kilobytes <= 384; kilobytes += 16) {
      const paths = statePaths(join(root, `room-${kilobytes}`, 's.json'));
      await mkdir(join(root, `room-${kilobytes}`));
      await writeFile(paths.state, TEXT);
      leaveRoom(root, kilobytes);
      const outcome = await commitOne(paths);
      outcomes.push(outcome);
      if (outcome !== 'done') {
        expect(await readFile(paths.state, 'utf8')).toBe(TEXT);
        expect((await namesBeside(paths)).filter((name) => !/^s\.(json|journal\.ndjson)$/.test(name))).toEqual([]);
      }
      const resources = (await readState(paths, random)).state.resources.length;
      expect(resources).toBe(outcome === 'refused' ? 200 : 201);
      rmSync(join(root, 'filler'), { force: true });
      expect(await commitOne(paths)).toBe('done');
      rmSync(join(root, `room-${kilobytes}`), { recursive: true });
    }
    expect(outcomes.filter((outcome) => outcome === 'refused').length).toBeGreaterThan(5);
    expect(outcomes.filter((outcome) => outcome === 'done').length).toBeGreaterThan(5);
  });

  test('that is full when the run ends: the journal keeps what was committed', async () => {
    const paths = statePaths(join(root, 'late', 's.json'));
    await mkdir(join(root, 'late'));
    await writeFile(paths.state, TEXT);
    const session = await openState(openInput(paths));
    await session.commit(record('new'));
    leaveRoom(root, 0);
    await expect(session.close()).rejects.toMatchObject({
      code: 'STATE_UNWRITABLE',
      details: { detail: expect.stringContaining('no space is left') },
    });
    expect(existsSync(paths.lock)).toBe(false);
    expect(await readState(paths, random)).toMatchObject({ journalEntries: 1 });
    rmSync(join(root, 'filler'), { force: true });
    expect(await commitOne(paths)).toBe('done');
    rmSync(join(root, 'late'), { recursive: true });
  });

  test('that is read-only refuses the run before anything is sent, and can be read', async () => {
    const paths = statePaths(join(root, 'fixed', 's.json'));
    await mkdir(join(root, 'fixed'));
    await writeFile(paths.state, TEXT);
    execFileSync('mount', ['-o', 'remount,ro', root]);
    onTestFinished(() => {
      execFileSync('mount', ['-o', 'remount,rw', root]);
    });
    await expect(openState(openInput(paths))).rejects.toMatchObject({
      code: 'STATE_UNWRITABLE',
      details: { detail: expect.stringContaining('read-only') },
    });
    expect((await readState(paths, random)).state.resources).toHaveLength(200);
  });
});

describe.skipIf(process.platform === 'win32')('a limit on the size of files', () => {
  test.each([4, 64, 128, 192])('of %i kB: it is said, and the old state is whole', async (kilobytes) => {
    const { program, remove } = await bundleEntry('limit-child');
    onTestFinished(remove);
    const paths = await makeStatePaths();
    await writeFile(paths.state, TEXT);
    // dash and POSIX count in blocks of 512 bytes, bash in kilobytes.
    const script = `ulimit -f ${kilobytes * 2} && exec "$0" "$@"`;
    const child = spawnSync('sh', ['-c', script, execPath, program, paths.state], { encoding: 'utf8' });
    expect(child.stdout, child.stderr).toMatch(/^STATE_UNWRITABLE\n$/m);
    const { state } = await readState(paths, random);
    expect(state.resources.length).toBeGreaterThanOrEqual(200);
    expect(await commitOne(paths)).toBe('done');
    expect((await readState(paths, random)).state.resources.length).toBeGreaterThan(state.resources.length);
  });
});

/** `kept`: the commit was acknowledged, and the fold at the end found no room. */
async function commitOne(paths: StatePaths): Promise<'refused' | 'kept' | 'done'> {
  let acknowledged = false;
  try {
    const session = await openState(openInput(paths));
    try {
      await session.commit(record('another'));
      acknowledged = true;
    } finally {
      await session.close();
    }
    return 'done';
  } catch (error) {
    if (!(error instanceof HostformError) || error.code !== 'STATE_UNWRITABLE') throw error;
    return acknowledged ? 'kept' : 'refused';
  }
}

/** Fills the disk but for so much. */
function leaveRoom(root: string, kilobytes: number): void {
  const { bavail, bsize } = statfsSync(root);
  const size = bavail * bsize - kilobytes * 1024;
  if (size > 0) writeFileSync(join(root, 'filler'), Buffer.alloc(size));
}

function mountSmallDisk(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'hostform-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' });
  if (mounted.status === 0) return folder;
  rmSync(folder, { recursive: true });
  return undefined;
}
