import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { serializeState } from '../../src/state/format.ts';
import type { JournalEntry } from '../../src/state/journal.ts';
import { serializeEntry } from '../../src/state/journal.ts';
import { readState } from '../../src/state/load.ts';
import type { StatePaths } from '../../src/state/paths.ts';
import { statePaths } from '../../src/state/paths.ts';
import { applyChanges } from '../../src/state/replay.ts';
import { openState } from '../../src/state/store.ts';
import { fullState, record } from './support/samples.ts';
import { makeStatePaths, makeTempFolder, namesBeside, openInput, seededRandom } from './support/world.ts';

const random = seededRandom(1);

function entry(seq: number, over: Partial<JournalEntry> = {}): Buffer {
  const { lineage, serial } = fullState();
  const at = '2026-11-22T08:00:00.000Z';
  return serializeEntry({ seq, lineage, serial, at, run: 'r1', changes: [record(`k${seq}`)], ...over });
}

async function save(paths: StatePaths, ...entries: Buffer[]): Promise<void> {
  await writeFile(paths.state, serializeState(fullState()));
  if (entries.length > 0) await writeFile(paths.journal, Buffer.concat(entries));
}

describe('reading a state', () => {
  test('that was never saved gives an empty one with a lineage of its own, and creates nothing', async () => {
    const paths = await makeStatePaths();
    const first = await readState(paths, random);
    const second = await readState(paths, random);
    expect(first).toMatchObject({ exists: false, journalEntries: 0, state: { serial: 0, resources: [], pending: [] } });
    expect(first.state.lineage).toMatch(/^[a-z2-7]{26}$/);
    expect(second.state.lineage).not.toBe(first.state.lineage);
    expect(await namesBeside(paths)).toEqual([]);
  });

  test('in a folder that does not exist is the same', async () => {
    const paths = statePaths(join(await makeTempFolder(), 'not', 'yet', 's.json'));
    expect(await readState(paths, random)).toMatchObject({ exists: false });
  });

  test('replays the journal in memory and writes nothing', async () => {
    const paths = await makeStatePaths();
    await save(paths, entry(1), entry(2));
    const { state, exists, journalEntries } = await readState(paths, random);
    expect({ exists, journalEntries }).toEqual({ exists: true, journalEntries: 2 });
    expect(state).toEqual(applyChanges(fullState(), [record('k1'), record('k2')]));
    expect(await namesBeside(paths)).toEqual(['hostform.journal.ndjson', 'hostform.state.json']);
  });

  test('leaves out what a killed run had saved already', async () => {
    const paths = await makeStatePaths();
    await save(paths, entry(1, { serial: 6 }));
    expect(await readState(paths, random)).toEqual({ state: fullState(), exists: true, journalEntries: 0 });
  });

  test('through a link is the same state', async () => {
    const paths = await makeStatePaths();
    await save(paths, entry(1));
    const link = join(await makeTempFolder(), 'link.json');
    execFileSync('ln', ['-s', paths.state, link]);
    expect(await readState(statePaths(link), random)).toEqual(await readState(paths, random));
  });
});

describe('a state that is not what it was', () => {
  test('gone, with a backup: never "no state", and the way back is said', async () => {
    const paths = await makeStatePaths();
    await writeFile(paths.backup, serializeState(fullState()));
    await expect(readState(paths, random)).rejects.toMatchObject({
      code: 'STATE_DAMAGED',
      details: { hint: `cp ${paths.backup} ${paths.state}`, detail: expect.stringContaining('remove') },
    });
  });

  test('gone, with a journal: never "no state"', async () => {
    const paths = await makeStatePaths();
    await writeFile(paths.journal, entry(1));
    await expect(readState(paths, random)).rejects.toMatchObject({
      code: 'STATE_DAMAGED',
      details: { detail: expect.stringContaining(paths.journal) },
    });
  });

  test('gone, with an empty journal: nothing was ever lost', async () => {
    const paths = await makeStatePaths();
    await writeFile(paths.journal, '');
    expect(await readState(paths, random)).toMatchObject({ exists: false });
  });

  test('there and empty: never "no state", and it is left as it is', async () => {
    const paths = await makeStatePaths();
    await writeFile(paths.state, '');
    await expect(readState(paths, random)).rejects.toMatchObject({ code: 'STATE_DAMAGED' });
    expect(await readFile(paths.state, 'utf8')).toBe('');
  });

  test('a copy command is only given for a backup that exists', async () => {
    const paths = await makeStatePaths();
    await writeFile(paths.state, '');
    const without = await readState(paths, random).catch((error) => error);
    expect(without).toMatchObject({ code: 'STATE_DAMAGED', details: { detail: expect.stringContaining('no backup') } });
    expect(without.details.hint).toBeUndefined();
    await writeFile(paths.backup, '');
    await expect(readState(paths, random)).rejects.toMatchObject({
      details: { hint: `cp ${paths.backup} ${paths.state}` },
    });
  });

  test('bytes that are no UTF-8 are found, and their place is named', async () => {
    const paths = await makeStatePaths();
    const bytes = Buffer.from(serializeState(fullState({ lineage: 'éé' })));
    const at = bytes.indexOf('"serial"') + 2;
    bytes[at] = 0xff;
    await writeFile(paths.state, bytes);
    await expect(readState(paths, random)).rejects.toMatchObject({
      code: 'STATE_DAMAGED',
      details: { detail: expect.stringContaining(`not UTF-8 (line`) && expect.stringContaining(`byte ${at})`) },
    });
  });

  test('a journal of another lineage is damage', async () => {
    const paths = await makeStatePaths();
    await save(paths, entry(1, { lineage: 'other' }));
    await expect(readState(paths, random)).rejects.toMatchObject({ code: 'STATE_DAMAGED' });
  });

  test('a journal that contradicts the state is damage, not a bug', async () => {
    const paths = await makeStatePaths();
    await save(paths, entry(1, { changes: [record('other', { id: 'id-web-1' })] }));
    await expect(readState(paths, random)).rejects.toMatchObject({
      code: 'STATE_DAMAGED',
      details: { detail: expect.stringContaining('servers.web-1') },
    });
  });

  test.each(['state', 'journal', 'backup'] as const)('a folder in the place of the %s is refused', async (which) => {
    const paths = await makeStatePaths();
    await mkdir(paths[which]);
    await expect(readState(paths, random)).rejects.toMatchObject({ code: 'STATE_UNWRITABLE' });
  });

  test.runIf(process.platform !== 'win32')(
    'a pipe in the place of the state is refused and never waited for',
    async () => {
      const paths = await makeStatePaths();
      execFileSync('mkfifo', [paths.state]);
      await expect(readState(paths, random)).rejects.toMatchObject({ code: 'STATE_UNWRITABLE' });
    },
  );

  test.runIf(process.platform === 'linux')('a device in the place of the state is refused', async () => {
    await expect(readState(statePaths('/dev/null'), random)).rejects.toMatchObject({ code: 'STATE_UNWRITABLE' });
  });

  test('a file in the place of the folder is refused', async () => {
    const paths = await makeStatePaths();
    await writeFile(paths.state, '');
    await expect(readState(statePaths(join(paths.state, 's.json')), random)).rejects.toMatchObject({
      code: 'STATE_UNWRITABLE',
      message: 'The state can not be read.',
    });
  });
});

test('a reader never sees half a save or an older state than before, however often a holder folds', async () => {
  const paths = await makeStatePaths();
  let holding = true;
  const hold = async () => {
    for (let round = 0; round < 30; round += 1) {
      const session = await openState(openInput(paths));
      for (let step = 1; step <= 3; step += 1) await session.commit(record(`n${round * 3 + step}`));
      await session.close();
    }
    holding = false;
  };
  const read = async (): Promise<number[]> => {
    const seen: number[] = [];
    while (holding) seen.push((await readState(paths, random)).state.resources.length);
    return seen;
  };
  const [, ...readers] = await Promise.all([hold(), read(), read()]);
  for (const seen of readers) {
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(new Set(seen).size).toBeGreaterThan(20);
  }
  expect((await readState(paths, random)).state.resources).toHaveLength(90);
});
