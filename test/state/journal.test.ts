import { readFile, stat, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { JournalEntry } from '../../src/state/journal.ts';
import { parseJournal, serializeEntry, startJournal } from '../../src/state/journal.ts';
import { purchase, record } from './support/samples.ts';
import { makeStatePaths, namesBeside, seededRandom } from './support/world.ts';

const TARGET = { path: '/srv/x/prod.journal.ndjson', lineage: 'l1', serial: 4 };

function entry(seq: number, over: Partial<JournalEntry> = {}): JournalEntry {
  const at = '2026-11-22T08:00:00.000Z';
  return { seq, lineage: 'l1', serial: 4, at, run: 'r1', changes: [record(`k${seq}`)], ...over };
}

const line = (seq: number, over: Partial<JournalEntry> = {}) => serializeEntry(entry(seq, over)).toString();
const three = line(1) + line(2) + line(3);
const seqs = (text: string) => parseJournal(Buffer.from(text), TARGET).map(({ seq }) => seq);

describe('reading a journal', () => {
  test('returns what was written', () => {
    const changes = [record('a'), { do: 'intent' as const, intent: purchase('b') }];
    const text = line(1, { changes }) + line(2);
    expect(parseJournal(Buffer.from(text), TARGET)).toEqual([entry(1, { changes }), entry(2)]);
    expect(seqs('')).toEqual([]);
  });

  test('leaves out a last line that is not complete, wherever it was torn', () => {
    const start = Buffer.byteLength(line(1) + line(2));
    for (let length = start; length < Buffer.byteLength(three); length += 1) {
      expect(seqs(Buffer.from(three).subarray(0, length).toString('latin1')), `${length} bytes`).toEqual([1, 2]);
    }
    expect(seqs(three)).toEqual([1, 2, 3]);
  });

  test('leaves out a last line of which only the end reached the disk', () => {
    const torn = line(3);
    for (const lost of [1, 40, torn.length - 1]) {
      expect(seqs(line(1) + line(2) + '\0'.repeat(lost) + torn.slice(lost))).toEqual([1, 2]);
    }
  });

  test('leaves out what is in the state file already', () => {
    expect(seqs(line(1, { serial: 3 }) + line(2, { serial: 3 }))).toEqual([]);
    expect(seqs(line(1, { serial: 3 }) + line(2, { serial: 4 }))).toEqual([2]);
  });

  test.each<[name: string, text: string, because: RegExp]>([
    ['a broken line that is not the last', line(1) + line(2).slice(0, 30) + '\n' + line(3), /line 2 is broken/],
    ['an empty line', `${line(1)}\n${line(2)}`, /line 2 is broken/],
    ['bytes that are no text', `${line(1)}{"seq":"\xff"}\n${line(3)}`, /line 2 is broken/],
    ['a line that is missing', line(1) + line(3), /number 3: lines are missing/],
    ['a first line that is missing', line(2), /lines are missing/],
    ['a line that is there twice', line(1) + line(1), /lines are missing/],
    ['another lineage', line(1) + line(2, { lineage: 'l2' }), /another state \(lineage l2, not l1\)/],
    ['another lineage of an older serial', line(1, { lineage: 'l2', serial: 2 }), /another state/],
    [
      'a state file that is older than the journal',
      line(1, { serial: 5 }),
      /builds on serial 5, but .* older \(serial 4\)/,
    ],
    ['a last line that says nothing', `${line(1)}{}\n`, /line 2: seq is missing/],
    ['an unknown change', line(1).replace('"record"', '"rename"'), /changes\[0\]\.do should be record or/],
    [
      'a change without its record',
      line(1).replace('"resource"', '"thing"'),
      /changes\[0\]\.resource should be an object|is missing/,
    ],
    ['a serial that is no number', line(1).replace('"serial":4', '"serial":"4"'), /serial should be a whole number/],
  ])('%s is damage', (_name, text, because) => {
    const bytes = Buffer.from(text, text.includes('\xff') ? 'latin1' : 'utf8');
    const problem = { code: 'STATE_DAMAGED', details: { detail: expect.stringMatching(because) } };
    expect(() => parseJournal(bytes, TARGET)).toThrow(
      expect.objectContaining({ code: problem.code, details: expect.objectContaining(problem.details) }),
    );
  });

  test('damage is not the last word: the way out is said', () => {
    expect(() => parseJournal(Buffer.from(line(2)), TARGET)).toThrow(
      expect.objectContaining({
        details: expect.objectContaining({ hint: `mv ${TARGET.path} ${TARGET.path}.kept` }),
      }),
    );
  });
});

describe('a journal that is being written', () => {
  test('is a new file under the old name, private, empty', async () => {
    const paths = await makeStatePaths();
    await writeFile(paths.journal, three, { mode: 0o666 });
    const before = await stat(paths.journal);
    const journal = await startJournal(paths.journal, seededRandom(1), () => {});
    const after = await stat(paths.journal);
    expect([after.size, after.mode & 0o777, after.ino === before.ino]).toEqual([0, 0o600, false]);
    expect(await namesBeside(paths)).toEqual(['hostform.journal.ndjson']);
    await journal.close();
  });

  test('holds every line that was appended, and none after it was cleared', async () => {
    const paths = await makeStatePaths();
    const journal = await startJournal(paths.journal, seededRandom(1), () => {});
    await journal.append(Buffer.from('one\n'));
    await journal.append(Buffer.from('two\n'));
    expect(await readFile(paths.journal, 'utf8')).toBe('one\ntwo\n');
    await journal.clear();
    await journal.append(Buffer.from('three\n'));
    expect(await readFile(paths.journal, 'utf8')).toBe('three\n');
    await journal.close();
  });

  test('nothing is put in place when the lock is gone', async () => {
    const paths = await makeStatePaths();
    await writeFile(paths.journal, three);
    const fence = () => {
      throw new Error('fenced');
    };
    await expect(startJournal(paths.journal, seededRandom(1), fence)).rejects.toThrow('fenced');
    expect(await readFile(paths.journal, 'utf8')).toBe(three);
    expect(await namesBeside(paths)).toEqual(['hostform.journal.ndjson']);
  });

  test('a run that lost its lock writes to a file without a name', async () => {
    const paths = await makeStatePaths();
    const robbed = await startJournal(paths.journal, seededRandom(1), () => {});
    const next = await startJournal(paths.journal, seededRandom(2), () => {});
    await next.append(Buffer.from('mine\n'));
    await robbed.append(Buffer.from('late\n'));
    await robbed.clear();
    expect(await readFile(paths.journal, 'utf8')).toBe('mine\n');
    await Promise.all([robbed.close(), next.close()]);
  });
});
