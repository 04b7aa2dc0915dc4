/** A place where a state lives, as commands use it: a file, or a backend. */
import type { BackendName } from '../model/state-place.ts';
import type { StoredVersion } from './backend.ts';
import type { Verdict } from './judge.ts';
import type { LedgerReading } from './ledger.ts';
import type { StateReading } from './load.ts';
import type { Patience } from './lock.ts';
import type { Lock, LockParts, LockView } from './lock-file.ts';
import type { Keyring } from './seal/keyring.ts';
import type { StateSession } from './session.ts';

/** One run that wants the lock. */
export interface StateRun extends Partial<Patience> {
  /** Who we are, for those who find the lock. */
  readonly parts: LockParts;
}

/** A lock that stands, and what can be said of its owner from here. */
export interface HeldBy {
  readonly lock: Lock;
  readonly verdict: Verdict;
}

/** A state under our lock that is moved as it is, byte for byte. */
export interface HeldBody {
  readonly lockId: string;
  /** What is stored, a journal folded in; undefined: nothing was ever saved here. */
  body(): string | undefined;
  /**
   * Puts another body in its place, on the condition that nothing else was written meanwhile; what was there before is
   * kept where the place keeps versions. @throws HostformError STATE_FENCED, STATE_UNWRITABLE, STATE_UNREACHABLE.
   */
  replace(body: string): Promise<void>;
  /** Reads what is stored now. */
  reread(): Promise<string | undefined>;
  release(): Promise<void>;
}

export interface StateStore {
  readonly backend: BackendName;
  /** For people; holds no secret. */
  readonly location: string;
  /** What its texts are read and written with. */
  readonly keys: Keyring;
  /** Takes no lock, writes nothing. */
  read(): Promise<StateReading>;
  /** The text of the state as it is now; undefined: nothing was ever saved here. */
  pull(): Promise<string | undefined>;
  /** What was bought, as far as it has left the state; a place that keeps all of it in the state has none. */
  ledger(): Promise<LedgerReading>;
  /** Opens the state for changes. */
  open(run: StateRun): Promise<StateSession>;
  /** Opens it to be moved or replaced as a whole. */
  hold(run: StateRun): Promise<HeldBody>;
  readLock(): Promise<LockView>;
  /** What can be said of a lock's owner from this machine. */
  judge(lock: Lock): Verdict;
  /**
   * Removes the lock with exactly this id, alive or not: only a person may decide that.
   * @throws HostformError NOT_RECORDED when nothing is locked; LOCKED, with the holder, when it is another lock.
   */
  unlock(id: string): Promise<HeldBy>;
  /** Earlier versions, newest first; empty where none are kept. */
  history(): Promise<readonly StoredVersion[]>;
  /** The text of one of them; undefined when it is not kept (any more). */
  readVersion(id: string): Promise<string | undefined>;
  /** Gives back connections. Nothing can be asked after it. */
  close(): Promise<void>;
}
