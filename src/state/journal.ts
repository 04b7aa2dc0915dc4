/**
 * What happened since the state file was last written: one line for each durable step, appended and synced before
 * the call that it announces is sent. Only the last line can ever be incomplete, because the next one is written after
 * its sync returned; so an incomplete last line is one on which nothing was sent.
 */
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Random } from '../model/clock.ts';
import { type Attributes, isRecord, type Json } from '../model/json.ts';
import type { StateChange } from '../model/state.ts';
import { checkChange } from './check.ts';
import { stage, syncFolder, writeAll } from './files.ts';
import { damagedJournal } from './problems.ts';
import { ENTRY_MASK, treatSealed } from './seal/fields.ts';
import { type Sealing, sameText } from './seal/sealing.ts';
import {
  anyText,
  type Check,
  count,
  formatShapePath,
  listOf,
  misshapen,
  shape,
  shapeFault,
  someText,
} from './shape.ts';

/** One line. `serial` is that of the state file it builds on; `run` is the id of the lock it was written under. */
export interface JournalEntry {
  /** Counts from 1 in each journal. */
  readonly seq: number;
  readonly lineage: string;
  readonly serial: number;
  readonly at: string;
  readonly run: string;
  readonly changes: readonly StateChange[];
}

/** The state file that a journal must fit. */
export interface JournalTarget {
  readonly path: string;
  readonly lineage: string;
  readonly serial: number;
  /** What the state was opened with; absent: it is in the clear, and so is its journal. */
  readonly sealing?: Sealing | undefined;
}

const HEAD = { seq: count, lineage: someText, serial: count, at: anyText, run: anyText };
const checkEntry = shape<JournalEntry>({ ...HEAD, changes: listOf(checkChange) });
/** Of a line that does not count any more. */
const checkHead = shape<JournalEntry>({ ...HEAD, changes: () => [] });

const MAC = 'journal';

/** One line, with its newline. */
export function serializeEntry(entry: JournalEntry, sealing?: Sealing): Buffer {
  return Buffer.from(`${JSON.stringify(sealing ? sealed(entry, sealing) : entry)}\n`);
}

/** Values as in the state; a code over the whole line besides, so that nobody else adds or edits one. */
function sealed(entry: JournalEntry, sealing: Sealing): Attributes {
  // Plain data, as everything that is written; its interfaces can not say so.
  const document = treatSealed(JSON.parse(JSON.stringify(entry)), ENTRY_MASK, sealing.seal);
  return { ...(isRecord(document) ? document : {}), mac: sealing.mac(document, MAC) };
}

/** The changes as a later run will read them. @throws a shape fault for what it could not read. */
export function readBack(changes: readonly StateChange[]): readonly StateChange[] {
  const plain: Json = JSON.parse(JSON.stringify(changes));
  return listOf(checkChange)(plain, ['changes']);
}

/**
 * The entries that are not in the state file yet. Entries that build on an older serial are left over from a run that
 * was killed after it had saved the state and before it had emptied the journal.
 * @throws HostformError STATE_DAMAGED for a broken line that is not the last, a gap, another lineage, or a journal of
 * a later version of the state than the one that is there.
 */
export function parseJournal(bytes: Buffer, target: JournalTarget): readonly JournalEntry[] {
  const lines = splitLines(bytes);
  const open: JournalEntry[] = [];
  for (const [index, line] of lines.entries()) {
    const value = parseLine(line);
    if (value === undefined && index === lines.length - 1) break;
    const entry = checkLine(value, index + 1, target);
    if (entry.serial === target.serial) open.push(entry);
  }
  return open;
}

/** Complete lines only: what follows the last newline was never synced. */
function splitLines(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let start = 0, end = bytes.indexOf(0x0a); end >= 0; start = end + 1, end = bytes.indexOf(0x0a, start)) {
    lines.push(bytes.subarray(start, end));
  }
  return lines;
}

function parseLine(line: Buffer): Json | undefined {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(line));
  } catch {
    return undefined;
  }
}

function checkLine(value: Json | undefined, line: number, target: JournalTarget): JournalEntry {
  const { path, lineage, serial } = target;
  if (value === undefined) throw damagedJournal(path, `line ${line} is broken, and it is not the last one`, line);
  const entry = entryOf(value, line, target);
  if (entry.seq !== line)
    throw damagedJournal(path, `line ${line} has the number ${entry.seq}: lines are missing`, line);
  if (entry.lineage !== lineage) {
    throw damagedJournal(
      path,
      `line ${line} belongs to another state (lineage ${entry.lineage}, not ${lineage})`,
      line,
    );
  }
  if (entry.serial > serial) {
    const because = `line ${line} builds on serial ${entry.serial}, but the state file is older (serial ${serial})`;
    throw damagedJournal(path, because, line);
  }
  return entry;
}

function entryOf(value: Json, line: number, target: JournalTarget): JournalEntry {
  const { path } = target;
  try {
    return opener(value, target)(value, []);
  } catch (error) {
    const fault = shapeFault(error);
    if (fault === undefined) throw error;
    throw damagedJournal(path, `line ${line}: ${formatShapePath(fault.path)} ${fault.because}`, line);
  }
}

/**
 * How a line is read. One that builds on an older state may have been written with another key than that state has by
 * now, or with none: it does not count, and only its head is looked at.
 */
function opener(value: Json, { lineage, serial, sealing }: JournalTarget): Check<JournalEntry> {
  const record: Attributes = isRecord(value) ? value : {};
  const isSealed = record['mac'] !== undefined;
  if (!isSealed && !sealing) return checkEntry;
  const { lineage: its, serial: on } = record;
  if (its === lineage && typeof on === 'number' && on < serial) return checkHead;
  return (_, path) => {
    if (!sealing) misshapen(path, 'is encrypted, and the state is not');
    const { mac, ...rest } = record;
    if (!sameText(mac, sealing.mac(rest, MAC))) misshapen(path, 'was not written with the key of the state');
    const opened = treatSealed(rest, ENTRY_MASK, (inner, its, at) => {
      return sealing.open(inner, its) ?? misshapen(at, 'was not sealed here: it was changed, or moved from elsewhere');
    });
    return checkEntry(opened, path);
  };
}

/** The journal of one run, open for writing. */
export interface Journal {
  /** Resolves when the line is on the disk. After a failure the file ends where it ended before. */
  append(line: Buffer): Promise<void>;
  /** Empties it: everything in it is in the state file now. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Puts a new, empty journal in the place of the one that is there, whose entries must all be in the state file.
 * It is another file under the same name, and everything afterwards goes through its own handle: a run that lost its
 * lock while it was stopped can only write to a file that no longer has a name.
 */
export async function startJournal(path: string, random: Random, verify: () => void): Promise<Journal> {
  const staged = await stage(path, Buffer.alloc(0), random);
  const handle = await open(staged.path, 'r+').catch(async (error: unknown) => {
    await staged.discard();
    throw error;
  });
  try {
    verify();
    await staged.place();
    await syncFolder(dirname(path));
  } catch (error) {
    await handle.close();
    await staged.discard();
    throw error;
  }
  let length = 0;
  const append = async (line: Buffer): Promise<void> => {
    try {
      await writeAll(handle, line, length);
      await handle.datasync();
      length += line.length;
    } catch (error) {
      await handle.truncate(length).catch(() => undefined);
      throw error;
    }
  };
  const clear = async (): Promise<void> => {
    await handle.truncate(0);
    length = 0;
  };
  return { append, clear, close: () => handle.close() };
}
