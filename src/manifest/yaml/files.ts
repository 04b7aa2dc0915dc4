import { closeSync, fstatSync, openSync, readdirSync, readSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Problem } from '../../model/errors.ts';
import { Problems } from '../../model/errors.ts';
import { LIMITS } from '../limits.ts';
import { isManifestName } from '../mentions-state.ts';
import { problem } from '../problem.ts';
import { decode } from './decode.ts';
import type { Source } from './source.ts';
import { makeHiddenSource, makeSource } from './source.ts';

export interface FilesInput {
  /** A file, or a folder whose `*.yaml` and `*.yml` are read (not those below it, nor names that begin with a dot). */
  readonly path: string;
  readonly cwd: string;
  readonly displayPath?: ((path: string) => string) | undefined;
  readonly secretFields: readonly string[];
  /** An absolute path that is read as if it held this text, whether it is there or not. */
  readonly instead?: { readonly path: string; readonly text: string } | undefined;
}

/** The texts of a manifest, sorted by file name, and what could not be read. */
export interface Files {
  readonly sources: readonly Source[];
  readonly problems: readonly Problem[];
}

/** Reads a manifest's files. @throws Problems MANIFEST_UNREADABLE when the path is missing or holds no manifest. */
export function readFiles(input: FilesInput): Files {
  const path = resolve(input.cwd, input.path);
  const show = input.displayPath ?? ((shown: string) => fromFolder(input.cwd, shown));
  const problems: Problem[] = [];
  const sources: Source[] = [];
  for (const file of listFiles(path, show, input.instead?.path)) {
    const read =
      file === input.instead?.path ? { text: input.instead.text } : readText(file, show(file), file === path);
    if ('problem' in read) problems.push(read.problem);
    else if (file !== path && leadsAway(file, path)) sources.push(makeHiddenSource(show(file), read.text));
    else sources.push(makeSource(show(file), read.text, input.secretFields));
  }
  return { sources, problems };
}

function listFiles(path: string, show: (path: string) => string, more: string | undefined): string[] {
  if (path === more || !isFolder(path, show)) return [path];
  const here = more !== undefined && dirname(more) === path ? [basename(more)] : [];
  const files = [...new Set([...entriesOf(path, show), ...here])].filter(isManifestName);
  const found = files.sort().map((name) => join(path, name));
  const readable = found.filter((file) => !isSubfolder(file));
  if (readable.length > 0) return readable;
  const summary = 'No manifest in this folder';
  const detail = `${show(path)} holds no file that ends in .yaml or .yml.`;
  return stop(summary, detail, 'name a file or another folder with --file');
}

/** What can not be looked at (a link to itself) is told when it is read. */
function isSubfolder(file: string): boolean {
  try {
    return statSync(file).isDirectory();
  } catch {
    return false;
  }
}

function isFolder(path: string, show: (path: string) => string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    const missing = codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR';
    const detail = missing ? `There is no ${show(path)}.` : `${show(path)} can not be read: ${codeOf(error)}.`;
    return stop('Manifest not found', detail, 'name a file or a folder with --file');
  }
}

function entriesOf(path: string, show: (path: string) => string): string[] {
  try {
    return readdirSync(path);
  } catch (error) {
    return stop(
      'Folder can not be read',
      `${show(path)} can not be listed: ${codeOf(error)}.`,
      'check its permissions',
    );
  }
}

function stop(summary: string, detail: string, hint: string): never {
  throw new Problems([problem({ code: 'MANIFEST_UNREADABLE', summary, detail, hint })]);
}

/**
 * True for a link in the folder to a file elsewhere. Whoever may add one to a merge request would else read what the job
 * can read (`/proc/self/environ`, a key) in the lines that are shown beside problems.
 */
function leadsAway(file: string, folder: string): boolean {
  try {
    return !realpathSync(file).startsWith(`${realpathSync(folder)}${sep}`);
  } catch {
    // It is not there yet: its text was handed in.
    return false;
  }
}

/** A pipe that is named may be one of the shell; one that lies in a folder would be waited for without end. */
function readText(path: string, shown: string, isNamed: boolean): { text: string } | { problem: Problem } {
  try {
    if (!isNamed && !statSync(path).isFile()) return { problem: noFile(shown) };
    const bytes = readBytes(path);
    return bytes.length > LIMITS.bytes ? { problem: tooLarge(shown) } : decode(bytes, shown);
  } catch (error) {
    const detail = `${shown} can not be read: ${codeOf(error)}.`;
    const found = { code: 'MANIFEST_UNREADABLE', summary: 'Manifest can not be read', detail } as const;
    return { problem: problem({ ...found, at: { file: shown, line: 1, column: 1 } }) };
  }
}

/** At most one byte more than is allowed, so that a device or an endless pipe ends too. */
function readBytes(path: string): Uint8Array {
  const handle = openSync(path, 'r');
  try {
    const { size } = fstatSync(handle);
    if (size > LIMITS.bytes) return new Uint8Array(LIMITS.bytes + 1);
    const chunks: Uint8Array[] = [];
    let total = 0;
    for (;;) {
      const chunk = new Uint8Array(Math.min(Math.max(size, 65_536), LIMITS.bytes + 1 - total));
      const count = readSync(handle, chunk);
      total += count;
      chunks.push(chunk.subarray(0, count));
      if (count === 0 || total > LIMITS.bytes) return Buffer.concat(chunks);
    }
  } finally {
    closeSync(handle);
  }
}

function noFile(file: string): Problem {
  return problem({
    code: 'MANIFEST_UNREADABLE',
    summary: 'Manifest can not be read',
    detail: `${file} is no file, but a pipe, a socket or a device.`,
    at: { file, line: 1, column: 1 },
  });
}

function tooLarge(file: string): Problem {
  return problem({
    code: 'YAML_LIMIT',
    summary: 'Manifest too large',
    detail: `${file} is larger than ${LIMITS.bytes / 1024 / 1024} MiB, the most that is read.`,
    hint: 'split it into several files in one folder',
    at: { file, line: 1, column: 1 },
  });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

/** Relative to the folder when it is inside, else absolute. */
function fromFolder(folder: string, path: string): string {
  const shown = relative(folder, path);
  return shown === '' || isAbsolute(shown) || shown.startsWith(`..${sep}`) || shown === '..' ? path : shown;
}
