/** Where a state can live. One file per backend; each is loaded only when the manifest names it. */
import type { Lock, LockSight } from './lock-file.ts';

/** A state as a backend holds it. `version` names exactly this content to a conditional write; only its backend reads it. */
export interface Stored {
  readonly body: string;
  readonly version: string;
}

/** An earlier content, where a backend keeps some. */
export interface StoredVersion {
  /** What `readVersion` takes. */
  readonly id: string;
  /** Wall clock, ISO; absent where the backend does not tell. */
  readonly at?: string;
  readonly serial: number;
  readonly bytes?: number;
}

/** What a write replaces, and under whose lock. */
export interface WriteCondition {
  /** The version that was read or written last; null: nothing was there. */
  readonly expected: string | null;
  /** Of the lock that this run holds. */
  readonly lockId: string;
}

/**
 * The smallest set that a fence needs (reliability.md §5.2). No member repeats a call on its own account.
 *
 * Every member throws HostformError: STATE_UNREACHABLE for everything that went wrong on the way, with `effect`
 * `not-sent`, `refused` or `unclear` on `write`, `lock` and `unlock`. What is unclear is read back by the caller
 * (`remote-session.ts`) before anything else happens.
 */
export interface StateBackend {
  readonly name: 'postgres' | 'http' | 's3';
  /** For people: `postgres://db.example/infra, state shop`. Never holds a secret. */
  readonly location: string;
  /** Undefined: nothing was ever saved here. A damaged or unreadable state is an error, never undefined. */
  read(): Promise<Stored | undefined>;
  /**
   * Replaces the content named by `expected`, if it is still that and `lockId` still holds the lock.
   * @returns the version of what was written. @throws HostformError STATE_FENCED when the condition did not hold.
   */
  write(body: string, condition: WriteCondition): Promise<string>;
  /** Takes the lock if it is free. The sight afterwards: our own id means that it is ours now. */
  lock(lock: Lock): Promise<LockSight>;
  readLock(): Promise<LockSight>;
  /**
   * The server tells who holds the lock only to whoever asks for it, so that `readLock` answers `unreadable`. What is unclear is
   * then asked for, or given back, again: with the same id that is harmless.
   */
  readonly hidesLock?: true;
  /** Gives back exactly this lock. False when somebody else holds it, or nobody. */
  unlock(id: string): Promise<boolean>;
  /** Earlier contents, newest first; empty where the backend keeps none. */
  history(): Promise<readonly StoredVersion[]>;
  /** Undefined when it is no longer kept. */
  readVersion(id: string): Promise<string | undefined>;
  close(): Promise<void>;
}
