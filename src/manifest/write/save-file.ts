/** Writing a manifest: whole or not at all, and never over something that was not read. */
import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { HostformError } from '../../model/errors.ts';

/** The text of a file, byte order mark included; undefined when there is none. @throws HostformError MANIFEST_UNREADABLE. */
export function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new HostformError('MANIFEST_UNREADABLE', 'Manifest can not be read', {
      detail: `${path} can not be read: ${codeOf(error)}.`,
    });
  }
}

export interface SaveInput {
  readonly path: string;
  /** What it held when it was read; undefined: it was not there. */
  readonly before: string | undefined;
  readonly after: string;
  /** A few random letters for the name of the temporary file. */
  readonly token: string;
}

/**
 * Replaces the file in one step, its mode and what a link points at kept. A crash leaves the old file or the new one,
 * and perhaps a temporary one whose name begins with a dot, which no manifest is read from.
 * @throws HostformError MANIFEST_UNREADABLE when the file is not what was read any more, or can not be written.
 */
export function saveFile({ path, before, after, token }: SaveInput): void {
  try {
    const target = before === undefined ? path : realpathSync(path);
    const temporary = join(dirname(target), `.${basename(target)}.${token}.tmp`);
    try {
      writeWhole(temporary, after);
      if (readIfThere(target) !== before) throw changedMeanwhile(path);
      if (before === undefined) placeNew(temporary, target);
      else {
        chmodSync(temporary, statSync(target).mode & 0o777);
        renameSync(temporary, target);
      }
    } finally {
      rmSync(temporary, { force: true });
    }
    syncFolder(dirname(target));
  } catch (error) {
    if (error instanceof HostformError) throw error;
    throw new HostformError('MANIFEST_UNREADABLE', 'The manifest can not be written', {
      detail: `${path}: ${codeOf(error)}. Nothing was recorded.`,
      hint: 'check the permissions of the folder, or name another file with --out',
    });
  }
}

function writeWhole(path: string, text: string): void {
  const handle = openSync(path, 'wx', 0o666);
  try {
    for (let bytes = Buffer.from(text, 'utf8'); bytes.length > 0; ) bytes = bytes.subarray(writeSync(handle, bytes));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** A second name for the file, which fails when somebody else was there first; a copy where links are not known. */
function placeNew(temporary: string, target: string): void {
  try {
    linkSync(temporary, target);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw changedMeanwhile(target);
    copyFileSync(temporary, target, constants.COPYFILE_EXCL);
  }
}

/** Some systems can not sync folders; the file itself is safe. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // Only the name may be lost with the power, and then nothing is recorded that is not declared: the journal is synced later.
  }
}

function changedMeanwhile(path: string): HostformError {
  return new HostformError('MANIFEST_UNREADABLE', 'The manifest has changed meanwhile', {
    detail: `${path} is not what was read any more. It was left as it is, and nothing was recorded.`,
    hint: 'run the import again',
  });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
