import type { Clock, Random } from '../model/clock.ts';
import type { StateBackend, Stored } from './backend.ts';
import { persist, startBackoff } from './backoff.ts';
import { emptyState, unsealState } from './format.ts';
import type { StateReading } from './load.ts';
import { type Keyring, NO_KEYS } from './seal/keyring.ts';

/** A state as a backend holds it, and what the next write replaces. */
export interface RemoteReading extends StateReading {
  readonly stored: Stored | undefined;
}

export interface RemotePlace {
  readonly backend: StateBackend;
  readonly clock: Clock;
  readonly random: Random;
  /** Absent: the state is in the clear. */
  readonly keys?: Keyring | undefined;
}

const READ_PATIENCE_MS = 20_000;

/** What is stored; asks again for a while when there is no answer. @throws HostformError STATE_UNREACHABLE */
export function readStored({ backend, clock, random }: RemotePlace): Promise<Stored | undefined> {
  return persist(startBackoff({ clock, random, forMs: READ_PATIENCE_MS }), () => backend.read());
}

/**
 * Reads a state without a lock. One that was never saved is empty, and its lineage fresh.
 * @throws HostformError STATE_DAMAGED, STATE_NEWER, STATE_UNREACHABLE.
 */
export async function loadRemote(place: RemotePlace): Promise<RemoteReading> {
  const stored = await readStored(place);
  const { keys = NO_KEYS } = place;
  if (stored === undefined) {
    keys.check();
    return { state: emptyState(place.random.token(26)), exists: false, journalEntries: 0, stored };
  }
  const origin = { path: place.backend.location, backup: null, remote: true };
  const { state, sealing } = unsealState(stored.body, origin, keys);
  return { state, exists: true, journalEntries: 0, stored, sealing };
}
