import { dirname } from 'node:path';
import type { Random } from '../model/clock.ts';
import type { StateFile } from '../model/state.ts';
import { readWhole, stage, stageAgain, syncFolder } from './files.ts';
import { CURRENT_VERSION, serializeState, versionOf } from './format.ts';
import type { Journal } from './journal.ts';
import { startJournal } from './journal.ts';
import { appendLedger } from './ledger.ts';
import type { LoadedState } from './load.ts';
import type { StatePaths } from './paths.ts';
import { asStateError, fenced } from './problems.ts';
import type { Sealing } from './seal/sealing.ts';

/** Where the holder of a lock puts things. */
export interface ShelfPlace {
  readonly paths: StatePaths;
  readonly random: Random;
  /** @throws HostformError STATE_FENCED when the lock is no longer ours. */
  readonly verify: () => void;
  /** What state and journal are written with; absent: in the clear. */
  readonly sealing?: Sealing | undefined;
}

/** A state file as it is on the disk. */
interface Saved {
  readonly text: string;
  readonly serial: number;
}

/** The files of a state in the hands of the holder of its lock. Calls must not overlap. */
export interface Shelf {
  /** The state as loaded, the journal that was found included. */
  readonly state: StateFile;
  /** What state and journal are written with; undefined: in the clear. */
  readonly sealing: Sealing | undefined;
  /** Serial of the state file that is on the disk. */
  serial(): number;
  /** Appends one line to the journal and syncs it. The first one saves a state that was never saved before. */
  append(line: Buffer): Promise<void>;
  /**
   * Saves `state` under the next serial, unless it is what is on the disk already, and empties the journal. What was
   * bought goes to the ledger's own file first.
   */
  fold(state: StateFile): Promise<void>;
  /** Text of the state file that is on the disk; undefined: there is none. */
  text(): string | undefined;
  /** Puts a whole other text in its place. The journal has to be empty. */
  replace(next: { readonly text: string; readonly state: StateFile }): Promise<void>;
  close(): Promise<void>;
}

/** Takes over what was loaded; folds the journal of a run that did not end. */
export async function openShelf(place: ShelfPlace, loaded: LoadedState): Promise<Shelf> {
  let { saved, text } = loaded;
  let journal: Journal | undefined;
  const { sealing } = place;

  const save = async (state: StateFile): Promise<void> => {
    const next = serializeState(state, sealing);
    await replaceState(place, next, text === undefined ? undefined : { text, serial: saved.serial });
    saved = state;
    text = next;
  };
  const begin = async (): Promise<Journal> => {
    if (text === undefined) await save(saved);
    journal ??= await startJournal(place.paths.journal, place.random, place.verify);
    return journal;
  };
  const fold = async (state: StateFile): Promise<void> => {
    const { rest, failure } = await moveLedger(place, state);
    if (rest !== saved) await save({ ...rest, serial: saved.serial + 1 });
    await journal?.clear();
    if (failure !== undefined) throw failure;
  };

  if (loaded.journalEntries > 0 || isMovable(place, loaded.state)) await fold(loaded.state);
  if (loaded.journalBytes > 0) await begin();
  return {
    state: saved,
    sealing,
    serial: () => saved.serial,
    append: async (line) => (await begin()).append(line),
    fold,
    text: () => text,
    replace: async (next) => {
      await replaceState(place, next.text, text === undefined ? undefined : { text, serial: saved.serial });
      saved = next.state;
      text = next.text;
    },
    close: async () => journal?.close(),
  };
}

function isMovable({ sealing }: ShelfPlace, { ledger }: StateFile): boolean {
  return ledger !== undefined && ledger.length > 0 && sealing === undefined;
}

/**
 * Moves the lines of the ledger from the state to their file. They leave the state only once they are on the disk, so a
 * crash in between writes them a second time at most, and the file knows each by its id. An encrypted state keeps them:
 * the file is in the clear.
 */
async function moveLedger(place: ShelfPlace, state: StateFile): Promise<{ rest: StateFile; failure?: unknown }> {
  if (!isMovable(place, state)) return { rest: state };
  const { ledger = [], ...rest } = state;
  try {
    place.verify();
    await appendLedger(place.paths.ledger, ledger);
    return { rest };
  } catch (failure) {
    // What was done is saved all the same, the lines with it.
    return { rest: state, failure: asStateError(place.paths.ledger, failure) };
  }
}

/**
 * Puts the new text in the place of the one that is there, which is kept as the backup. Each rename is preceded by a
 * look at the lock; and a run that loses it right after that look fails to rename, because the next holder clears
 * temporary files away first.
 */
async function replaceState(place: ShelfPlace, text: string, before: Saved | undefined): Promise<void> {
  const { paths, random, verify } = place;
  const staged = await stage(paths.state, Buffer.from(text), random);
  try {
    await checkUntouched(paths, before?.text);
    // A document that never held anything is worth no backup.
    if (before !== undefined && before.serial > 0) await keepCopies(place, before);
    verify();
    await staged.place();
  } catch (error) {
    await staged.discard().catch(() => undefined);
    throw error;
  }
  await syncFolder(dirname(paths.state));
}

/** What is replaced becomes the backup; of an older format a copy is kept for good besides. */
async function keepCopies(place: ShelfPlace, { text, serial }: Saved): Promise<void> {
  const { backup, state } = place.paths;
  const version = versionOf(text);
  if (version < CURRENT_VERSION) await keepCopy(place, `${state}.v${version}-${serial}.backup`, text);
  await keepCopy(place, backup, text);
}

async function keepCopy({ paths, random, verify }: ShelfPlace, target: string, text: string): Promise<void> {
  const staged = await stageAgain(paths.state, target, Buffer.from(text), random);
  try {
    verify();
    await staged.place();
  } catch (error) {
    await staged.discard().catch(() => undefined);
    throw error;
  }
}

/** Somebody may have edited or restored the file while we held the lock; that is not overwritten. */
async function checkUntouched(paths: StatePaths, expected: string | undefined): Promise<void> {
  const there = (await readWhole(paths.state))?.toString('utf8');
  if (there === expected) return;
  throw fenced(paths.state, 'the file was changed by something else while this run held the lock');
}
