/** Everything the state room refuses, in words: what is wrong, why, and the command that mends it. */
import type { SourcePosition } from '../model/errors.ts';
import { HostformError } from '../model/errors.ts';
import type { StateOrigin } from './format.ts';
import type { Lock, LockSight } from './lock-file.ts';
import type { StatePaths } from './paths.ts';

/** A place in a text that was read; `offset` counts UTF-16 units. */
interface Spot {
  readonly text: string;
  readonly offset: number;
}

/**
 * The state file is not what was written. `because` completes a sentence: "it is empty"; `unless` is one of its own,
 * before the way back.
 */
export function damagedState(origin: StateOrigin, because: string, spot?: Spot, unless = ''): HostformError {
  const { path } = origin;
  const where = spot === undefined ? '' : ` (line ${lineOf(spot)}, byte ${byteOf(spot)})`;
  const { way, hint } = wayBack(origin);
  return new HostformError('STATE_DAMAGED', 'The state file is damaged.', {
    detail: `${path}: ${because}${where}. It is never read as "no state", so nothing was changed. ${[unless, way].join(' ').trim()}`,
    ...(hint === undefined ? {} : { hint }),
    ...(spot === undefined || origin.remote ? {} : { at: positionOf(path, spot) }),
  });
}

const LOOK_FIRST = 'It does not hold what the last run did: look at the plan before you apply it.';

function wayBack({ path, backup, remote }: StateOrigin): { readonly way: string; readonly hint?: string } {
  if (remote) {
    const way = `Put an earlier version back with "hostform state pull --id ID" and "hostform state push FILE --force". ${LOOK_FIRST}`;
    return { way, hint: 'hostform state history' };
  }
  if (backup !== null)
    return { way: `The version before it is ${backup}. ${LOOK_FIRST}`, hint: copyCommand(backup, path) };
  const way = `There is no backup beside it. Put a copy of the file back, or move it away and record what you own with hostform import.`;
  return { way };
}

/** There is no state file, but there are traces of one. */
export function missingState(
  paths: StatePaths,
  traces: { readonly backup: boolean; readonly journal: boolean },
): HostformError {
  const found = [...(traces.backup ? [paths.backup] : []), ...(traces.journal ? [paths.journal] : [])];
  const fresh = `To begin with an empty state instead, remove ${found.join(' and ')}.`;
  const hint = traces.backup ? copyCommand(paths.backup, paths.state) : undefined;
  return new HostformError('STATE_DAMAGED', 'The state file is gone.', {
    detail: `${paths.state} does not exist, but ${found.join(' and ')} ${found.length > 1 ? 'do' : 'does'}: it is never read as "no state". Put the file back. ${fresh}`,
    ...(hint === undefined ? {} : { hint }),
  });
}

/** The journal is not what was written, or does not belong to the state beside it. */
export function damagedJournal(path: string, because: string, line?: number): HostformError {
  const aside = `${path}.kept`;
  return new HostformError('STATE_DAMAGED', 'The journal of the state is damaged.', {
    detail: `${path}: ${because}. It names what a run did since the state file was written, open purchases included. Put a sound copy back; or move it aside, and compare what it names with the vendor's panel before you apply anything.`,
    hint: `mv ${quoted(path)} ${quoted(aside)}`,
    ...(line === undefined ? {} : { at: { file: path, line, column: 1 } }),
  });
}

/** A path of the state can not be read or written. Nothing was sent on it. */
export function unwritable(path: string, cause: unknown, doing = 'written'): HostformError {
  const why = errnoWords(cause) ?? (cause instanceof Error ? cause.message : String(cause));
  return new HostformError('STATE_UNWRITABLE', `The state can not be ${doing}.`, { detail: `${path}: ${why}.`, cause });
}

/** Gives an error of the system its place; one that is ours stays as it is, and anything else is a bug. */
export function asStateError(path: string, error: unknown, doing = 'written'): HostformError {
  if (error instanceof HostformError) return error;
  if (errnoOf(error) !== undefined) return unwritable(path, error, doing);
  return new HostformError('INTERNAL', 'Something unexpected happened to the state.', {
    detail: String(error),
    cause: error,
  });
}

/** The state is somebody else's now. */
export function fenced(path: string, because: string): HostformError {
  return new HostformError('STATE_FENCED', 'The state is no longer held by this run.', {
    detail: `${path}: ${because}. Nothing more is sent or written. What was written before is kept.`,
  });
}

/** Another run holds the state, or something that can not be judged lies where the lock belongs. */
export function locked(paths: StatePaths, sight: LockSight, because: string): HostformError {
  if (sight.state !== 'held') {
    return new HostformError('LOCKED', 'The lock of the state can not be read.', {
      detail: `${paths.lock}: ${because}. It is never ignored. Make sure that no other hostform is working on ${paths.state}, then remove it.`,
      hint: `rm ${quoted(paths.lock)}`,
    });
  }
  return lockedBy(sight.lock, because, `hostform unlock ${sight.lock.id} --state ${quoted(paths.state)}`);
}

/** The same of a lock that is kept elsewhere: there is no file that could be removed. */
export function lockedRemotely(location: string, sight: LockSight, because: string): HostformError {
  if (sight.state === 'held') return lockedBy(sight.lock, because, `hostform unlock ${sight.lock.id}`);
  return new HostformError('LOCKED', 'The lock of the state can not be read.', {
    detail: `${location}: ${because.replace(/\.$/, '')}. It is never ignored. Make sure that no other hostform is working on this state, then remove its lock where it is kept.`,
  });
}

function lockedBy(lock: Lock, because: string, unlock: string): HostformError {
  return new HostformError('LOCKED', 'The state is locked by another run.', {
    detail: `Lock ${lock.id} on ${lock.path}: ${describeHolder(lock)}. ${because.replace(/\.$/, '')}. If that run is certainly over, unlock the state.`,
    hint: unlock,
  });
}

/** Who holds a lock, for a sentence; what its backend does not tell is left out. */
export function describeHolder({ operation, who, pid, host, version, job, created }: Lock): string {
  const parts = [
    [operation, who && `by ${who}`].filter((part) => part !== '').join(' '),
    [pid > 0 ? `process ${pid}` : '', host && `on ${host}`].filter((part) => part !== '').join(' '),
    version && `hostform ${version}`,
    job ?? '',
    created && `since ${created}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** The shell command that puts a copy back. */
export function copyCommand(from: string, to: string): string {
  return `cp ${quoted(from)} ${quoted(to)}`;
}

function quoted(path: string): string {
  return /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}

/** The system's error code (`ENOSPC`), if this is an error of the system. */
export function errnoOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

const ERRNO_WORDS: { readonly [code: string]: string } = {
  ENOSPC: 'no space is left on the device',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file would pass the size limit of this process',
  EROFS: 'the file system is read-only',
  EACCES: 'permission was denied',
  EPERM: 'the system does not permit it; the file system must support hard links',
  EIO: 'the device reported an error',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  ENOTDIR: 'a part of the path is no folder',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'the symbolic links go in a circle',
};

function errnoWords(error: unknown): string | undefined {
  const code = errnoOf(error);
  const words = code === undefined ? undefined : ERRNO_WORDS[code];
  return words === undefined ? undefined : `${words} (${code})`;
}

function lineOf({ text, offset }: Spot): number {
  return text.slice(0, offset).split('\n').length;
}

function byteOf({ text, offset }: Spot): number {
  return Buffer.byteLength(text.slice(0, offset));
}

/** The line is shown where a person could read it; a file of NUL bytes is one line of any length. */
function positionOf(file: string, spot: Spot): SourcePosition {
  const start = spot.text.slice(0, spot.offset).lastIndexOf('\n') + 1;
  const end = spot.text.indexOf('\n', spot.offset);
  const text = spot.text.slice(start, end < 0 ? undefined : end);
  const shown = text.length <= 200 && !text.includes('\0');
  return { file, line: lineOf(spot), column: spot.offset - start + 1, ...(shown ? { text } : {}) };
}
