import type { Clock, Random } from '../model/clock.ts';
import { HostformError } from '../model/errors.ts';
import type { StateBackend } from './backend.ts';
import { persist, startBackoff } from './backoff.ts';
import type { Host } from './host.ts';
import { judgeOwner } from './judge.ts';
import type { Patience } from './lock.ts';
import type { LockSight, LockView } from './lock-file.ts';
import { lockedRemotely } from './problems.ts';
import { loadRemote, readStored } from './remote-load.ts';
import { acquireRemoteLock, giveBack, type RemoteSeeker } from './remote-lock.ts';
import { openRemote } from './remote-session.ts';
import { startWriter } from './remote-write.ts';
import { type Keyring, NO_KEYS } from './seal/keyring.ts';
import type { HeldBody, HeldBy, StateRun, StateStore } from './state-store.ts';
import { unlockUnseen } from './unseen-lock.ts';

export interface RemoteStoreInput {
  readonly backend: StateBackend;
  readonly host: Host;
  readonly clock: Clock;
  readonly random: Random;
  /** Absent: the state is in the clear. */
  readonly keys?: Keyring | undefined;
}

const UNTOLD: LockView = {
  state: 'untold',
  because: 'This kind of server tells who holds the lock only to a run that wants it',
};

const LOOK_PATIENCE_MS = 20_000;

/** A state at a backend. Closing it closes the backend. */
export function makeRemoteStore(input: RemoteStoreInput): StateStore {
  const { backend, host, clock, random } = input;
  const seeker = ({ parts }: StateRun): RemoteSeeker => ({ ...input, parts });
  const asking = <T>(ask: () => Promise<T>): Promise<T> =>
    persist(startBackoff({ clock, random, forMs: LOOK_PATIENCE_MS }), ask);
  const readLock = (): Promise<LockSight> => asking(() => backend.readLock());
  return {
    backend: backend.name,
    location: backend.location,
    keys: input.keys ?? NO_KEYS,
    read: async () => {
      const { state, exists, journalEntries, sealing } = await loadRemote(input);
      return { state, exists, journalEntries, sealing };
    },
    pull: async () => (await readStored(input))?.body,
    ledger: async () => ({ lines: [], damaged: [] }),
    open: (run) => openRemote(seeker(run), patienceOf(run)),
    hold: (run) => holdRemote(seeker(run), patienceOf(run)),
    readLock: async () => (backend.hidesLock ? UNTOLD : readLock()),
    judge: (lock) => judgeOwner(lock, host),
    unlock: (id) => (backend.hidesLock ? unlockUnseen(input, id) : unlockRemote(input, id, readLock)),
    history: () => asking(() => backend.history()),
    readVersion: (id) => asking(() => backend.readVersion(id)),
    close: () => backend.close(),
  };
}

/** Not at all, when the run does not say how long. */
export function patienceOf({ waitMs = 0, signal, onWait }: Partial<Patience>): Patience {
  return { waitMs, ...(signal && { signal }), ...(onWait && { onWait }) };
}

async function holdRemote(seeker: RemoteSeeker, patience: Patience): Promise<HeldBody> {
  const lock = await acquireRemoteLock(seeker, patience);
  const release = (): Promise<void> => giveBack(seeker, lock.id);
  try {
    const stored = await readStored(seeker);
    const hurry = new AbortController().signal;
    const writer = startWriter({ ...seeker, stored, lockId: lock.id, hurry });
    return {
      lockId: lock.id,
      body: () => writer.stored()?.body,
      replace: (body) => writer.write(body),
      reread: async () => (await readStored(seeker))?.body,
      release,
    };
  } catch (error) {
    await release().catch(() => undefined);
    throw error;
  }
}

const TRIES = 5;

/** An answer that was lost is looked for: a lock that is gone, or another one's, was unlocked. */
async function unlockRemote(input: RemoteStoreInput, id: string, readLock: () => Promise<LockSight>): Promise<HeldBy> {
  const { backend, host, clock, random } = input;
  const sight = await readLock();
  if (sight.state === 'free') {
    throw new HostformError('NOT_RECORDED', 'The state is not locked.', { detail: `${backend.location} has no lock.` });
  }
  if (sight.state === 'unreadable') throw lockedRemotely(backend.location, sight, sight.because);
  if (sight.lock.id !== id) {
    throw lockedRemotely(backend.location, sight, `Its id is not ${id}, so nothing was removed.`);
  }
  for (let tries = 1; ; tries += 1) {
    await giveBack({ backend, clock, random }, id);
    const after = await readLock();
    if (after.state !== 'held' || after.lock.id !== id) break;
    if (tries >= TRIES) throw lockedRemotely(backend.location, after, 'It is still there after it was removed.');
  }
  return { lock: sight.lock, verdict: judgeOwner(sight.lock, host) };
}
