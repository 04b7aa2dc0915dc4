import { dirname } from 'node:path';
import type { Clock, Random } from '../model/clock.ts';
import type { Problem } from '../model/errors.ts';
import { makeFolder, rehearseWriting, tighten } from './files.ts';
import { serializeState } from './format.ts';
import type { Host } from './host.ts';
import { loadState } from './load.ts';
import type { HeldLock } from './lock.ts';
import { acquireLock, clearLeftovers } from './lock.ts';
import type { LockParts } from './lock-file.ts';
import type { StatePaths } from './paths.ts';
import { resolvePaths } from './paths.ts';
import { asStateError } from './problems.ts';
import { type Keyring, NO_KEYS } from './seal/keyring.ts';
import type { StateSession } from './session.ts';
import { startSession } from './session.ts';
import { openShelf, type Shelf } from './shelf.ts';

/** What it takes to open a state for changes. */
export interface OpenInput {
  readonly paths: StatePaths;
  /** Who we are, for the lock. */
  readonly lock: LockParts;
  readonly clock: Clock;
  readonly random: Random;
  readonly host: Host;
  /** Absent: the state is in the clear. */
  readonly keys?: Keyring | undefined;
  /** How long somebody else's lock is waited for; not at all when left out. */
  readonly waitMs?: number;
  /** Ends the wait. */
  readonly signal?: AbortSignal;
  /** Called once, when waiting for a lock begins. */
  readonly onWait?: (problem: Problem) => void;
}

/** Room for the journal of a run, so that a disk that is all but full is noticed before anything is sent. */
const SPARE_BYTES = 16 * 1024;

/**
 * Takes the lock, clears what dead runs left behind, loads the state, and folds the journal of a run that was killed.
 * Everything that would keep the state from being written is found here, before anything is sent.
 * @throws HostformError LOCKED, STATE_DAMAGED, STATE_NEWER, STATE_UNWRITABLE, or INTERRUPTED while waiting.
 */
export async function openState(input: OpenInput): Promise<StateSession> {
  const { paths, held, shelf } = await openFiles(input);
  return startSession({ paths, clock: input.clock, held, shelf });
}

/** The files of a state in our hands. */
export interface HeldFiles {
  readonly paths: StatePaths;
  readonly held: HeldLock;
  readonly shelf: Shelf;
}

/** The same for whoever moves the state as a whole. The caller closes the shelf and releases the lock. */
export async function openFiles(input: OpenInput): Promise<HeldFiles> {
  const paths = await resolvePaths(input.paths);
  try {
    input.keys?.check();
    await makeFolder(dirname(paths.state), paths.state);
    const { lock: parts, host, clock, random, waitMs = 0, signal, onWait } = input;
    const patience = {
      waitMs,
      ...(signal === undefined ? {} : { signal }),
      ...(onWait === undefined ? {} : { onWait }),
    };
    const held = await acquireLock({ paths, parts, host, clock, random }, patience);
    return { paths, held, shelf: await takeOver(paths, held, input) };
  } catch (error) {
    throw asStateError(paths.state, error);
  }
}

async function takeOver(
  paths: StatePaths,
  held: HeldLock,
  { random, keys = NO_KEYS }: Pick<OpenInput, 'random' | 'keys'>,
): Promise<Shelf> {
  try {
    await clearLeftovers(paths, held.lock);
    const loaded = await loadState(paths, random, keys);
    const sealing = keys.writing(loaded.sealing, loaded.state.lineage, 'state');
    for (const path of [paths.state, paths.backup]) await tighten(path);
    await rehearseWriting(paths.state, Buffer.byteLength(serializeState(loaded.state, sealing)) + SPARE_BYTES, random);
    return await openShelf({ paths, random, verify: held.verify, sealing }, loaded);
  } catch (error) {
    await held.release().catch(() => undefined);
    throw error;
  }
}
