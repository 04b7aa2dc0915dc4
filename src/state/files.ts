/**
 * Files that are either the old version or the new one, whatever happens in between: written beside their target under
 * a random name, synced, renamed over it, and the folder synced. Everything is mode 0600, whatever the umask.
 */
import { constants } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { chmod, link, mkdir, open, readdir, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join, parse, resolve } from 'node:path';
import type { Random } from '../model/clock.ts';
import { HostformError } from '../model/errors.ts';
import type { StatePaths } from './paths.ts';
import { errnoOf } from './problems.ts';

const MODE = 0o600;
const SUFFIX = /^\.[a-z2-7]{16}\.tmp$/;

/** All bytes of a regular file; undefined when there is none. Never blocks on a pipe. */
export async function readWhole(path: string): Promise<Buffer | undefined> {
  if (!(await isThere(path))) return undefined;
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch(unlessAbsent);
  if (handle === undefined) return undefined;
  try {
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

/** True for a regular file, false for nothing. @throws HostformError STATE_UNWRITABLE for a folder, pipe or device. */
export async function isThere(path: string): Promise<boolean> {
  const found = await stat(path).catch(unlessAbsent);
  if (found === undefined) return false;
  if (found.isFile()) return true;
  const what = found.isDirectory() ? 'a folder' : 'a pipe, a socket or a device';
  throw new HostformError('STATE_UNWRITABLE', 'A path of the state is no file.', { detail: `${path} is ${what}.` });
}

/** A complete, synced file beside its target that nobody reads yet. */
export interface Staged {
  readonly path: string;
  /** Puts it in the target's place. Fails when another holder of the state has cleared it away. */
  place(): Promise<void>;
  discard(): Promise<void>;
}

/** Writes the new version of `target` beside it. A failure leaves nothing behind. */
export async function stage(target: string, bytes: Buffer, random: Random): Promise<Staged> {
  const temporary = await writeTemporary(target, bytes, random);
  return { path: temporary, place: () => rename(temporary, target), discard: () => removeIfThere(temporary) };
}

/**
 * Puts `file`, as it is, under a second name beside `target`: a link, which takes no room, or a copy where the system
 * refuses links to other people's files. `bytes` is its content.
 */
export async function stageAgain(file: string, target: string, bytes: Buffer, random: Random): Promise<Staged> {
  const temporary = temporaryName(target, random);
  try {
    await link(file, temporary);
  } catch (error) {
    if (!['EPERM', 'EACCES', 'EMLINK', 'ENOTSUP', 'EXDEV'].includes(errnoOf(error) ?? '')) throw error;
    return stage(target, bytes, random);
  }
  const discard = () => removeIfThere(temporary);
  // When both names are links to one file already, rename(2) does nothing and leaves both.
  return { path: temporary, place: () => rename(temporary, target).then(discard), discard };
}

/** Writes a synced file under a fresh name beside `target` and returns its path. A failure leaves nothing behind. */
export async function writeTemporary(target: string, bytes: Buffer, random: Random): Promise<string> {
  const temporary = temporaryName(target, random);
  const handle = await open(temporary, 'wx', MODE);
  try {
    await handle.chmod(MODE);
    await writeAll(handle, bytes, 0);
    await handle.sync();
    await handle.close();
    return temporary;
  } catch (error) {
    await handle.close().catch(() => undefined);
    await removeIfThere(temporary).catch(() => undefined);
    throw error;
  }
}

function temporaryName(target: string, random: Random): string {
  return `${target}.${random.token(16)}.tmp`;
}

/** Writes every byte from `position` on. The system may take fewer at a time, on a full disk for one, and say nothing. */
export async function writeAll(handle: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    if (bytesWritten === 0) throw Object.assign(new Error('nothing could be written'), { code: 'ENOSPC' });
    done += bytesWritten;
  }
}

/** Proves that `size` bytes can be written and synced here, and takes them away again. */
export async function rehearseWriting(target: string, size: number, random: Random): Promise<void> {
  await removeIfThere(await writeTemporary(target, Buffer.alloc(size, ' '), random));
}

/** Makes names in a folder durable: without it a rename or a new file may be gone after a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(unlessUnsupported);
  if (handle === undefined) return;
  try {
    await handle.sync().catch(unlessUnsupported);
  } finally {
    await handle.close();
  }
}

/**
 * Makes a folder, private to its owner, with all folders above it, and makes their names durable. Where it was there
 * already it may have been made by a run that was killed before it could do so: as long as `target` in it was never
 * saved, the names of all folders above are made durable once more.
 */
export async function makeFolder(folder: string, target: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (first !== undefined) await chmod(folder, 0o700);
  else if (await isThere(target)) return;
  const root = parse(resolve(folder)).root;
  for (let above = resolve(folder); above !== root; ) {
    above = dirname(above);
    await syncFolder(above);
  }
}

/** Takes away everybody's rights but the owner's, where the file is ours. Saving replaces it by a file that is. */
export async function tighten(path: string): Promise<void> {
  const found = await stat(path).catch(unlessAbsent);
  if (found !== undefined && (found.mode & 0o077) !== 0) await chmod(path, MODE).catch(unlessUnsupported);
}

/** Temporary files beside a state, whoever left them there. */
export async function listTemporaries(paths: StatePaths): Promise<string[]> {
  const folder = dirname(paths.state);
  const stems = [paths.state, paths.backup, paths.journal, paths.lock].map((path) => basename(path));
  const isOurs = (name: string) => stems.some((stem) => name.startsWith(stem) && endsTemporarily(name, stem));
  return (await readdir(folder)).filter(isOurs).map((name) => join(folder, name));
}

/**
 * A claim on a lock has its own temporaries, `hostform.lock.break.<id>.<token>.tmp`, and so has the copy of an older
 * format: `hostform.state.json.v1-7.backup.<token>.tmp`.
 */
function endsTemporarily(name: string, stem: string): boolean {
  return SUFFIX.test(name.slice(stem.length).replace(/^\.(break\.[a-z0-9-]+|v\d+-\d+\.backup)/, ''));
}

/** Removes a file; that it is gone already is just as well. */
export async function removeIfThere(path: string): Promise<void> {
  await unlink(path).catch(unlessAbsent);
}

function unlessAbsent(error: unknown): undefined {
  if (errnoOf(error) !== 'ENOENT') throw error;
}

/** Some systems can not sync a folder or change a mode; there things are as durable and private as that system makes them. */
function unlessUnsupported(error: unknown): undefined {
  if (!['EISDIR', 'EPERM', 'EINVAL', 'ENOTSUP', 'EACCES'].includes(errnoOf(error) ?? '')) throw error;
}
