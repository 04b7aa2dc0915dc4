/** One report on disk: found out to be writable before anything is bought, and replaced in one step at the end. */
import { type FileHandle, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Clock, Random } from '../../model/clock.ts';
import { HostformError } from '../../model/errors.ts';
import { sweepTemporaries } from '../stale-temporaries.ts';

export interface ReportFile {
  /** Writes the text beside the file; resolves with what puts it in its place. */
  readonly stage: (text: string) => Promise<Staged>;
}

export interface Staged {
  readonly publish: () => Promise<void>;
  readonly discard: () => Promise<void>;
}

export interface ReportPlace {
  /** Absolute. */
  readonly path: string;
  /** Before the umask. */
  readonly mode: number;
  /** The mode holds whatever the umask is: somebody else has to read the file. */
  readonly exactMode?: true;
  /** What an earlier run left stays there until it is replaced: others read it all the time. */
  readonly keep?: true;
  /** What errors call it; left out: report. */
  readonly what?: string;
  readonly random: Random;
  readonly clock: Clock;
}

/**
 * Tries whether a file can be made there, and removes the report of an earlier run: what stands there afterwards is of
 * this run, or nothing.
 * @throws HostformError USAGE when it can not be written.
 */
export async function claimReportFile(place: ReportPlace): Promise<ReportFile> {
  try {
    const target = await regularFile(place);
    await sweepTemporaries(dirname(target), place.clock);
    const staged = await stageAt({ ...place, path: target }, '');
    await staged.discard();
    if (!place.keep) await rm(target, { force: true });
    return { stage: (text) => stageAt({ ...place, path: target }, text) };
  } catch (cause) {
    if (cause instanceof HostformError) throw cause;
    throw new HostformError('USAGE', `The ${place.what ?? 'report'} can not be written`, {
      detail: `${place.path}: ${cause instanceof Error ? cause.message : String(cause)}`,
      hint: 'name a file in a folder that exists and can be written to',
      cause,
    });
  }
}

/** A link is followed, so that it stays one. A device or a pipe must not be replaced by a file. */
async function regularFile({ path, what = 'report' }: ReportPlace): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  if (!found) return path;
  // /dev/stdout may lead to the file that stdout was sent to, which others hold open.
  if (found.isFile() && !/^\/(dev|proc)\//u.test(path)) {
    await refusePrecious(path, what);
    return realpath(path);
  }
  throw new HostformError('USAGE', `The ${what} can not be written`, {
    detail: `${path} is ${found.isDirectory() ? 'a folder' : 'no ordinary file'}.`,
    hint: 'name a file',
  });
}

/** What a run reads or keeps would be lost: manifests by their name, states by what is in them. */
async function refusePrecious(path: string, what: string): Promise<void> {
  const head = (await readFile(path, 'utf8')).slice(0, HEAD);
  const isState = head.includes('"lineage"') && !head.includes('"format_version"');
  if (!isState && !/\.(ya?ml|(journal|ledger)\.ndjson|lock|backup)$/iu.test(path)) return;
  throw new HostformError('USAGE', `A ${what} would replace a file that is needed`, {
    detail: `${path} is there already, and is ${isState ? 'a state file' : `no ${what}`}.`,
    hint: `name another file for the ${what}`,
  });
}

/** Characters of a file that tell what it is. */
const HEAD = 4096;

async function stageAt({ path, mode, exactMode, random }: ReportPlace, text: string): Promise<Staged> {
  const temporary = join(dirname(path), `.hostform-report-${random.token(8)}`);
  const file = await open(temporary, 'wx', mode);
  try {
    if (exactMode) await file.chmod(mode);
    await writeAll(file, text);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  return {
    publish: () =>
      rename(temporary, path).catch(async (error: unknown) => {
        await rm(temporary, { force: true });
        throw error;
      }),
    discard: () => rm(temporary, { force: true }),
  };
}

async function writeAll(file: FileHandle, text: string): Promise<void> {
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
