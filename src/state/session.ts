import type { Clock } from '../model/clock.ts';
import type { Problem } from '../model/errors.ts';
import { HostformError } from '../model/errors.ts';
import type { Commit, StateChange, StateFile } from '../model/state.ts';
import type { Waiting } from './batch.ts';
import { sortOut } from './batch.ts';
import { serializeEntry } from './journal.ts';
import type { HeldLock } from './lock.ts';
import type { StatePaths } from './paths.ts';
import { asStateError } from './problems.ts';
import { startQueue } from './queue.ts';
import type { Shelf } from './shelf.ts';

/** A state that is ours to change until it is closed. */
export interface StateSession {
  /** As it is now, every committed change included. The serial is that of the file; it moves when the session closes. */
  state(): StateFile;
  /**
   * Makes changes durable before it resolves. Calls that come together are written together, all or none.
   * @throws HostformError STATE_FENCED when another run holds the state, STATE_UNWRITABLE when it can not be written
   * (both refuse everything after them), INTERNAL for a change that must never be written (nothing was).
   */
  readonly commit: Commit;
  /** Id of our lock; the journal carries it as `run`. */
  readonly lockId: string;
  /** Said when the lock of a dead run was taken over. */
  readonly takenOver?: Problem;
  /**
   * Folds the journal into the state file, if anything changed, and gives the lock back. Waits for open commits;
   * calling it again does nothing more.
   * @throws HostformError STATE_FENCED or STATE_UNWRITABLE when it could not be folded. Nothing is lost then: the
   * journal holds it, every reader replays it, and the next run folds it.
   */
  close(): Promise<void>;
}

interface SessionInput {
  readonly paths: StatePaths;
  readonly clock: Clock;
  readonly held: HeldLock;
  readonly shelf: Shelf;
}

/**
 * Hands out the state in the order in which commits become durable. What comes in while a sync is under way goes into
 * one line together: a line is the unit of which only the last can be torn, and one sync serves all of them.
 */
export function startSession({ paths, clock, held, shelf }: SessionInput): StateSession {
  let { state } = shelf;
  let lines = 0;
  let broken: HostformError | undefined;
  let closing: Promise<void> | undefined;

  /** Both looks at the lock count: the second one catches a run that was stopped and robbed between the two. */
  const write = async (changes: readonly StateChange[]): Promise<void> => {
    const at = new Date(clock.now()).toISOString();
    const head = { seq: lines + 1, lineage: state.lineage, serial: shelf.serial(), at, run: held.lock.id };
    held.verify();
    await shelf.append(serializeEntry({ ...head, changes }, shelf.sealing));
    held.verify();
    lines += 1;
  };

  const queue = startQueue<Waiting>(async (batch) => {
    const { sound, next } = sortOut(state, batch);
    try {
      if (broken !== undefined) throw broken;
      if (sound.length > 0) await write(sound.flatMap(({ changes }) => changes));
      state = next;
      for (const { resolve } of sound) resolve();
    } catch (error) {
      broken = asStateError(paths.journal, error);
      for (const { reject } of sound) reject(broken);
    }
  });

  const commit = (...changes: readonly StateChange[]): Promise<void> => {
    if (closing !== undefined) return Promise.reject(new HostformError('INTERNAL', 'The state was closed already.'));
    if (changes.length === 0) return Promise.resolve();
    return new Promise((resolve, reject) => {
      queue.add({ changes, resolve, reject });
    });
  };

  const end = async (): Promise<void> => {
    await queue.idle();
    const failure = await (lines === 0 ? Promise.resolve() : shelf.fold(state)).then(
      () => undefined,
      (error: unknown) => asStateError(paths.state, error),
    );
    await shelf.close().catch(() => undefined);
    const stuck = await held.release().then(
      () => undefined,
      (error: unknown) => asStateError(paths.lock, error, 'unlocked'),
    );
    const problem = failure ?? stuck;
    if (problem !== undefined) throw problem;
  };

  const { takenOver } = held;
  return {
    state: () => state,
    commit,
    lockId: held.lock.id,
    ...(takenOver === undefined ? {} : { takenOver }),
    close: () => (closing ??= end()),
  };
}
