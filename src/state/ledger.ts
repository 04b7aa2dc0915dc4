/**
 * The file of what was bought: one line of JSON for each purchase, appended and synced, never changed. Lines come out of
 * the state, which keeps them until they are on the disk here.
 */
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Json } from '../model/json.ts';
import type { LedgerLine } from '../model/ledger.ts';
import { checkLedgerLine } from './check.ts';
import { isThere, readWhole, syncFolder, writeAll } from './files.ts';
import { formatShapePath, shapeFault } from './shape.ts';

/** A line that can not be read. It stays where it is, and is told whenever the ledger is read. */
export interface DamagedLine {
  /** Counts from 1. */
  readonly line: number;
  /** Completes the sentence "line 3 ...". */
  readonly because: string;
}

export interface LedgerReading {
  /** Each purchase once, in the order in which they were written. */
  readonly lines: readonly LedgerLine[];
  readonly damaged: readonly DamagedLine[];
  /** Absent where there is no file of its own. */
  readonly path?: string;
}

const MODE = 0o600;
const NEWLINE = 0x0a;

/** Reads the file; takes no lock. A last line without its end is being written, or was cut: it is not in here yet. */
export async function readLedger(path: string): Promise<LedgerReading> {
  return { ...parseLedger((await readWhole(path)) ?? Buffer.alloc(0)), path };
}

/** The lines of a text, each purchase once: a second line with the same id says nothing new. */
export function parseLedger(bytes: Buffer): Omit<LedgerReading, 'path'> {
  const lines = new Map<string, LedgerLine>();
  const damaged: DamagedLine[] = [];
  const complete = bytes.toString('utf8', 0, bytes.lastIndexOf(NEWLINE) + 1);
  for (const [index, text] of complete.split('\n').slice(0, -1).entries()) {
    const read = readLine(text);
    if ('because' in read) damaged.push({ line: index + 1, because: read.because });
    else if (!lines.has(read.line.id)) lines.set(read.line.id, read.line);
  }
  return { lines: [...lines.values()], damaged };
}

function readLine(text: string): { readonly line: LedgerLine } | { readonly because: string } {
  try {
    const value: Json = JSON.parse(text);
    return { line: checkLedgerLine(value, []) };
  } catch (error) {
    const fault = shapeFault(error);
    if (fault) return { because: `${formatShapePath(fault.path)} ${fault.because}` };
    return { because: 'is not JSON' };
  }
}

/**
 * Appends the lines that are not there yet; when it resolves, they are on the disk. What a crash left of a line is moved
 * aside first (`….torn`): whoever was writing it has it still.
 */
export async function appendLedger(path: string, lines: readonly LedgerLine[]): Promise<void> {
  const isNew = !(await isThere(path));
  const handle = await open(path, constants.O_RDWR | constants.O_CREAT, MODE);
  try {
    await handle.chmod(MODE).catch(unlessForeign);
    const bytes = await handle.readFile();
    const end = bytes.lastIndexOf(NEWLINE) + 1;
    if (end < bytes.length) await moveAside(handle, { path, torn: bytes.subarray(end), end });
    const known = new Set(parseLedger(bytes).lines.map(({ id }) => id));
    const fresh = lines.filter(({ id }) => !known.has(id));
    if (fresh.length > 0) await writeEnd(handle, Buffer.from(fresh.map(textOf).join('')), end);
  } finally {
    await handle.close();
  }
  if (isNew) await syncFolder(dirname(path));
}

/** All of it, or nothing: after a failure the file ends where it ended before. */
async function writeEnd(handle: FileHandle, text: Buffer, end: number): Promise<void> {
  try {
    await writeAll(handle, text, end);
    await handle.datasync();
  } catch (error) {
    await handle.truncate(end).catch(() => undefined);
    throw error;
  }
}

interface Torn {
  readonly path: string;
  readonly torn: Buffer;
  readonly end: number;
}

async function moveAside(handle: FileHandle, { path, torn, end }: Torn): Promise<void> {
  const aside = await open(`${path}.torn`, 'a', MODE);
  try {
    await aside.appendFile(Buffer.concat([torn, Buffer.from('\n')]));
    await aside.sync();
  } finally {
    await aside.close();
  }
  await handle.truncate(end);
}

function textOf(line: LedgerLine): string {
  return `${JSON.stringify(line)}\n`;
}

/** The file of another user, to which we may write all the same. */
function unlessForeign(error: unknown): void {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'EPERM') throw error;
}
