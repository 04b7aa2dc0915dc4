import { isUtf8 } from 'node:buffer';
import type { Random } from '../model/clock.ts';
import { HostformError } from '../model/errors.ts';
import type { StateFile } from '../model/state.ts';
import { isThere, readWhole } from './files.ts';
import { emptyState, type StateOrigin, unsealState } from './format.ts';
import { parseJournal } from './journal.ts';
import type { StatePaths } from './paths.ts';
import { resolvePaths } from './paths.ts';
import { asStateError, damagedJournal, damagedState, missingState } from './problems.ts';
import { applyChanges } from './replay.ts';
import { type Keyring, NO_KEYS } from './seal/keyring.ts';
import type { Sealing } from './seal/sealing.ts';

/** A state as it is at one moment. */
export interface StateReading {
  /** The state file with its journal replayed. Its serial is the file's. */
  readonly state: StateFile;
  /** False when nothing was ever saved here; the state is then empty and its lineage fresh. */
  readonly exists: boolean;
  /** Steps that are in the journal only: a run is at work now, or one was killed. */
  readonly journalEntries: number;
  /** What it was opened with; absent: it is in the clear. */
  readonly sealing?: Sealing | undefined;
}

/** The same, with what the holder of the lock needs to save it. */
export interface LoadedState extends StateReading {
  /** The state file as it is on the disk, without the journal. */
  readonly saved: StateFile;
  /** Its text; undefined when there is no file. */
  readonly text: string | undefined;
  readonly journalBytes: number;
}

/**
 * Reads a state for `plan`, `drift` and `show`: takes no lock, writes nothing, and never sees half a save.
 * @throws HostformError STATE_DAMAGED, STATE_NEWER, or STATE_UNWRITABLE when a path can not be read or is no file.
 */
export async function readState(paths: StatePaths, random: Random, keys?: Keyring): Promise<StateReading> {
  const { state, exists, journalEntries, sealing } = await loadState(await resolvePaths(paths), random, keys);
  return { state, exists, journalEntries, sealing };
}

const READINGS = 3;

/**
 * Reads the files of resolved paths. A state that does not exist yet gets a lineage from `random`.
 *
 * The journal is read before the state file. A holder first puts the new state file in place and then empties the
 * journal, so whatever happens in between the two readings, the state file holds every entry that the journal no
 * longer shows, and entries that it holds already are recognised by their serial. What still does not fit may have
 * been changed by hand just now, so it is read again before it is called damaged.
 */
export async function loadState(paths: StatePaths, random: Random, keys: Keyring = NO_KEYS): Promise<LoadedState> {
  for (let reading = 1; ; reading += 1) {
    try {
      return await readOnce(paths, random, keys);
    } catch (error) {
      const again = error instanceof HostformError && error.code === 'STATE_DAMAGED' && reading < READINGS;
      if (!again) throw asStateError(paths.state, error, 'read');
    }
  }
}

async function readOnce(paths: StatePaths, random: Random, keys: Keyring): Promise<LoadedState> {
  const journal = (await readWhole(paths.journal)) ?? Buffer.alloc(0);
  const bytes = await readWhole(paths.state);
  const backup = (await isThere(paths.backup)) ? paths.backup : null;
  if (bytes === undefined) {
    keys.check();
    return firstState(paths, random, { backup: backup !== null, journal: journal.length > 0 });
  }
  const text = decode(bytes, { path: paths.state, backup });
  const { state: saved, sealing } = unsealState(text, { path: paths.state, backup }, keys);
  const { lineage, serial } = saved;
  const entries = parseJournal(journal, { path: paths.journal, lineage, serial, sealing });
  const state = replay(
    saved,
    entries.flatMap(({ changes }) => changes),
    paths.journal,
  );
  return { state, saved, text, exists: true, journalEntries: entries.length, journalBytes: journal.length, sealing };
}

function firstState(paths: StatePaths, random: Random, traces: { backup: boolean; journal: boolean }): LoadedState {
  if (traces.backup || traces.journal) throw missingState(paths, traces);
  const state = emptyState(random.token(26));
  return { state, saved: state, text: undefined, exists: false, journalEntries: 0, journalBytes: 0 };
}

function decode(bytes: Buffer, origin: StateOrigin): string {
  const text = bytes.toString('utf8');
  if (isUtf8(bytes)) return text;
  const again = Buffer.from(text);
  const first = bytes.findIndex((byte, i) => byte !== again[i]);
  const sound = bytes.toString('utf8', 0, first);
  throw damagedState(origin, 'it is not UTF-8', { text: sound, offset: sound.length });
}

/** An entry that contradicts what came before it was not written by us. */
function replay(saved: StateFile, changes: Parameters<typeof applyChanges>[1], path: string): StateFile {
  try {
    return applyChanges(saved, changes);
  } catch (error) {
    if (!(error instanceof HostformError)) throw error;
    throw damagedJournal(path, `it contradicts itself: ${error.message} ${error.details.detail ?? ''}`.trim());
  }
}
