import { HostformError } from '../model/errors.ts';
import type { StateChange, StateFile, UsedPlan } from '../model/state.ts';
import { sortOut, type Waiting } from './batch.ts';
import { serializeState } from './format.ts';
import type { Patience } from './lock.ts';
import type { Lock } from './lock-file.ts';
import { asStateError } from './problems.ts';
import { startQueue } from './queue.ts';
import { loadRemote, type RemoteReading } from './remote-load.ts';
import { acquireRemoteLock, giveBack, type RemoteSeeker } from './remote-lock.ts';
import { startWriter } from './remote-write.ts';
import { NO_KEYS } from './seal/keyring.ts';
import type { StateSession } from './session.ts';

/**
 * Takes the lock of a backend and reads the state under it.
 * @throws HostformError LOCKED, STATE_DAMAGED, STATE_NEWER, STATE_UNREACHABLE, or INTERRUPTED while waiting.
 */
export async function openRemote(seeker: RemoteSeeker, patience: Patience): Promise<StateSession> {
  const lock = await acquireRemoteLock(seeker, patience);
  try {
    return startRemoteSession(seeker, lock, await loadRemote(seeker));
  } catch (error) {
    await giveBack(seeker, lock.id).catch(() => undefined);
    throw error;
  }
}

/**
 * A session over a backend. There is no journal: each commit is one conditional write of the whole state under the next
 * serial, so that nothing is lost with the disk of the machine it runs on, and a run that was overtaken while it was
 * stopped neither writes nor goes on to what the write announces.
 */
function startRemoteSession(seeker: RemoteSeeker, lock: Lock, reading: RemoteReading): StateSession {
  const { backend } = seeker;
  const hurry = new AbortController();
  const writer = startWriter({ ...seeker, stored: reading.stored, lockId: lock.id, hurry: hurry.signal });
  let { state } = reading;
  const sealing = (seeker.keys ?? NO_KEYS).writing(reading.sealing, state.lineage, 'state');
  let broken: HostformError | undefined;
  let closing: Promise<void> | undefined;

  const own = new Set<string>();

  const queue = startQueue<Waiting>(async (batch) => {
    const { sound, next } = sortOut(state, batch);
    for (const { changes } of sound)
      for (const change of changes) if (change.do === 'plan') own.add(change.plan.digest);
    try {
      if (broken !== undefined) throw broken;
      if (sound.length > 0) {
        // Also when nothing differs: a call that is announced may only be sent by whoever still holds the state.
        const numbered = underNextSerial(next, own);
        await writer.write(serializeState(numbered, sealing));
        state = numbered;
      }
      for (const { resolve } of sound) resolve();
    } catch (error) {
      broken = asStateError(backend.location, error);
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
    // Whoever closes waits for nothing that is still under way; an unclear write is settled by the next run.
    hurry.abort();
    await queue.idle();
    await giveBack(seeker, lock.id, broken === undefined);
  };

  return { state: () => state, commit, lockId: lock.id, close: () => (closing ??= end()) };
}

/**
 * A file moves its serial once a run, a backend at each write. What a run says of its own plan, that it was the last to
 * write since `approved.serial`, has to move along.
 */
function underNextSerial(state: StateFile, own: ReadonlySet<string>): StateFile {
  const { serial } = state;
  const plans = state.plans.map((plan): UsedPlan => {
    const { approved, digest } = plan;
    return approved && own.has(digest) ? { ...plan, approved: { ...approved, serial } } : plan;
  });
  return { ...state, plans, serial: serial + 1 };
}
