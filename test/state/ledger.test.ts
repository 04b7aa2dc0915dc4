/** docs/ledger.md: appended and synced, each purchase once, whatever a crash left there. */
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { LedgerLine } from '../../src/model/ledger.ts';
import { appendLedger, readLedger } from '../../src/state/ledger.ts';
import { readState } from '../../src/state/load.ts';
import { openState } from '../../src/state/store.ts';
import { makeStatePaths, makeTempFolder, openInput, seededRandom } from './support/world.ts';

function lineOf(id: string, more: Partial<LedgerLine> = {}): LedgerLine {
  return {
    version: 1,
    id,
    at: '2026-11-22T12:00:00.000Z',
    address: 'servers.web-1',
    kind: 'servers',
    provider: 'zomro',
    account: '4401',
    thing: '5203773',
    charged: { amount: '0.13', currency: 'EUR' },
    planned: { amount: '0.13', currency: 'EUR' },
    period: 'P1D',
    promo: false,
    ...more,
  };
}

const ids = (lines: readonly LedgerLine[]): string[] => lines.map(({ id }) => id);

async function ledgerPath(): Promise<string> {
  return join(await makeTempFolder(), 's.ledger.ndjson');
}

describe('the file of the ledger', () => {
  test('is private, and holds one line for each purchase', async () => {
    const path = await ledgerPath();
    await appendLedger(path, [lineOf('a'), lineOf('b')]);
    await appendLedger(path, [lineOf('c')]);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await readFile(path, 'utf8')).split('\n')).toHaveLength(4);
    expect((await readLedger(path)).lines).toEqual([lineOf('a'), lineOf('b'), lineOf('c')]);
  });

  test('takes each purchase once, however often it is told', async () => {
    const path = await ledgerPath();
    await appendLedger(path, [lineOf('a')]);
    await appendLedger(path, [lineOf('a'), lineOf('b')]);
    const once = await readFile(path, 'utf8');
    await appendLedger(path, [lineOf('b')]);
    expect(await readFile(path, 'utf8')).toBe(once);
    expect(once.split('\n')).toHaveLength(3);
  });

  test('counts a line once that two runs have written', async () => {
    const path = await ledgerPath();
    await appendLedger(path, [lineOf('a')]);
    await writeFile(path, (await readFile(path, 'utf8')).repeat(2));
    expect(ids((await readLedger(path)).lines)).toEqual(['a']);
  });

  test('is mended after a crash in any byte of a line: what is cut is moved aside, the line is whole again', async () => {
    const whole = `${JSON.stringify(lineOf('b'))}\n`;
    for (const cut of [1, 20, whole.length - 2, whole.length - 1]) {
      const path = await ledgerPath();
      await appendLedger(path, [lineOf('a')]);
      await writeFile(path, (await readFile(path, 'utf8')) + whole.slice(0, cut));
      expect(ids((await readLedger(path)).lines)).toEqual(['a']);
      await appendLedger(path, [lineOf('b')]);
      expect(await readLedger(path)).toEqual({ lines: [lineOf('a'), lineOf('b')], damaged: [], path });
      expect(await readFile(`${path}.torn`, 'utf8')).toBe(`${whole.slice(0, cut)}\n`);
    }
  });

  test('tells each line that can not be read, and leaves it where it is', async () => {
    const path = await ledgerPath();
    await appendLedger(path, [lineOf('a')]);
    const edited = JSON.stringify({ ...lineOf('x'), charged: { amount: 'much', currency: 'EUR' } });
    const before = `${await readFile(path, 'utf8')}{"half\n${edited}\n`;
    await writeFile(path, before);
    await appendLedger(path, [lineOf('b')]);
    const { lines, damaged } = await readLedger(path);
    expect(ids(lines)).toEqual(['a', 'b']);
    expect(damaged).toEqual([
      { line: 2, because: 'is not JSON' },
      { line: 3, because: 'charged.amount should be a decimal amount like "12.34"' },
    ]);
    expect((await readFile(path, 'utf8')).startsWith(before)).toBe(true);
  });

  test('is empty where there is none', async () => {
    const path = await ledgerPath();
    expect(await readLedger(path)).toEqual({ lines: [], damaged: [], path });
  });
});

describe('a purchase that is committed', () => {
  test('is in the state at once, and in the file when the run ends', async () => {
    const paths = await makeStatePaths();
    const session = await openState(openInput(paths));
    await session.commit({ do: 'bought', line: lineOf('a') }, { do: 'bought', line: lineOf('a') });
    expect((await readState(paths, seededRandom(1))).state.ledger).toEqual([lineOf('a')]);
    await session.close();
    expect((await readState(paths, seededRandom(1))).state.ledger).toBeUndefined();
    expect((await readLedger(paths.ledger)).lines).toEqual([lineOf('a')]);
  });

  test('stays in the state while its file can not be written, is told, and is there when it can', async () => {
    const paths = await makeStatePaths();
    await mkdir(paths.ledger, { recursive: true });
    const session = await openState(openInput(paths));
    await session.commit({ do: 'bought', line: lineOf('a') });
    await expect(session.close()).rejects.toMatchObject({ code: 'STATE_UNWRITABLE' });
    expect((await readState(paths, seededRandom(1))).state).toMatchObject({ ledger: [lineOf('a')] });
    await expect(openState(openInput(paths))).rejects.toMatchObject({ code: 'STATE_UNWRITABLE' });
    await rm(paths.ledger, { recursive: true });
    await (await openState(openInput(paths))).close();
    expect((await readLedger(paths.ledger)).lines).toEqual([lineOf('a')]);
    expect((await readState(paths, seededRandom(1))).state.ledger).toBeUndefined();
  });
});
