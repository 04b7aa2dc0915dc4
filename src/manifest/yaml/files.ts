import { closeSync, fstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Problem } from '../../model/errors.ts';
import { Problems } from '../../model/errors.ts';
import { LIMITS } from '../limits.ts';
import { isManifestName } from '../mentions-state.ts';
import { problem } from '../problem.ts';
import { decode } from './decode.ts';
import type { Source } from './source.ts';
import { makeSource } from './source.ts';

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
    const read = file === input.instead?.path ? { text: input.instead.text } : readText(file, show(file));
    if ('problem' in read) problems.push(read.problem);
    else sources.push(makeSource(show(file), read.text, input.secretFields));
  }
  return { sources, problems };
}

function listFiles(path: string, show: (path: string) => string, more: string | undefined): string[] {
  if (path === more || !isFolder(path, show)) return [path];
  const here = more !== undefined && dirname(more) === path ? [basename(more)] : [];
  const files = [...new Set([...entriesOf(path, show), ...here])].filter(isManifestName);
  const found = files.sort().map((name) => join(path, name));
  const readable = found.filter((file) => statSync(file, { throwIfNoEntry: false })?.isDirectory() !== true);
  if (readable.length > 0) return readable;
  const summary = 'No manifest in this folder';
  const detail = `${show(path)} holds no file that ends in .yaml or .yml.`;
  return stop(summary, detail, 'name a file or another folder with --file');
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

function readText(path: string, shown: string): { text: string } | { problem: Problem } {
  try {
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
