import type { Json } from '../model/json.ts';
import { readWhole } from './files.ts';
import type { HostFacts } from './host.ts';
import { errnoOf } from './problems.ts';
import type { Check, ShapeTrail } from './shape.ts';
import {
  anyText,
  count,
  formatShapePath,
  matching,
  misshapen,
  nullable,
  optional,
  shape,
  shapeFault,
} from './shape.ts';

/** What whoever takes a lock says about itself. */
export interface LockParts {
  /** `apply`, `state mv` */
  readonly operation: string;
  /** Who is at work, for people: `ana@laptop`. */
  readonly who: string;
  /** Of hostform. */
  readonly version: string;
  /** Where the run can be looked at, when it is a job of a CI: an address. */
  readonly job?: string;
}

/** By what a lock's owner is recognised. */
export type LockOwner = HostFacts;

/**
 * The content of the lock file (docs/state-file.md). A backend that can tell only part of somebody else's lock leaves
 * texts empty and the process id 0.
 */
export interface Lock extends LockParts, LockOwner {
  readonly id: string;
  /** Wall clock, ISO. */
  readonly created: string;
  /** The state that it locks: its file, or the backend's location. */
  readonly path: string;
}

/** What lies where a lock belongs. `unreadable` counts as held, by nobody knows whom. */
export type LockSight =
  | { readonly state: 'free' }
  | { readonly state: 'held'; readonly lock: Lock }
  | { readonly state: 'unreadable'; readonly because: string };

/** What can be told to somebody who does not want the lock. `untold`: nothing, its backend hides it (`hidesLock`). */
export type LockView = LockSight | { readonly state: 'untold'; readonly because: string };

const checkLock = shape<Lock>({
  // The id becomes part of a file name.
  id: matching(/^[a-z0-9-]{1,64}$/, 'made of a-z, 0-9 and -'),
  operation: anyText,
  who: anyText,
  host: anyText,
  machine: orNull(anyText),
  pid: processId,
  startTime: orNull(anyText),
  bootId: orNull(anyText),
  pidNamespace: orNull(anyText),
  version: anyText,
  job: optional(anyText),
  created: anyText,
  path: anyText,
});

/** One line per field, so that people can read it. */
export function serializeLock(lock: Lock): Buffer {
  return Buffer.from(`${JSON.stringify(lock, null, 2)}\n`);
}

/** Looks at a lock without changing anything. Never throws. */
export async function readLockFile(path: string): Promise<LockSight> {
  try {
    const bytes = await readWhole(path);
    if (bytes === undefined) return { state: 'free' };
    if (bytes.length === 0) return { state: 'unreadable', because: 'it is empty' };
    return parseLock(bytes.toString('utf8'));
  } catch (error) {
    return { state: 'unreadable', because: whyUnreadable(error) };
  }
}

/** A lock that was written as `serializeLock` writes it, wherever it is kept. Never throws. */
export function parseLock(text: string): LockSight {
  try {
    return { state: 'held', lock: checkLock(JSON.parse(text), []) };
  } catch (error) {
    return { state: 'unreadable', because: whyUnreadable(error) };
  }
}

function whyUnreadable(error: unknown): string {
  const fault = shapeFault(error);
  if (fault !== undefined) return `${formatShapePath(fault.path)} ${fault.because}`;
  if (error instanceof SyntaxError) return 'it is not a lock that hostform wrote';
  return `it can not be read (${errnoOf(error) ?? 'unknown error'})`;
}

/** Zero and negative numbers mean whole groups of processes to kill(2). */
function processId(value: Json | undefined, path: ShapeTrail): number {
  return count(value, path) || misshapen(path, 'should be a process id');
}

/** Absent means the same as null: not known. */
function orNull(item: Check<string>): Check<string | null> {
  return (value, path) => (value === undefined ? null : nullable(item)(value, path));
}
