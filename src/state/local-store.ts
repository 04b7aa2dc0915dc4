import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Clock, Random } from '../model/clock.ts';
import { HostformError } from '../model/errors.ts';
import type { StoredVersion } from './backend.ts';
import { isThere, readWhole } from './files.ts';
import { serializeState, serialOf, unsealState } from './format.ts';
import type { Host } from './host.ts';
import { judgeOwner } from './judge.ts';
import { readLedger } from './ledger.ts';
import { loadState, readState } from './load.ts';
import { readLock, unlock } from './lock.ts';
import { resolvePaths, type StatePaths } from './paths.ts';
import { asStateError } from './problems.ts';
import { type Keyring, NO_KEYS } from './seal/keyring.ts';
import type { HeldBody, StateRun, StateStore } from './state-store.ts';
import { openFiles, openState } from './store.ts';

export interface LocalStoreInput {
  readonly paths: StatePaths;
  readonly host: Host;
  readonly clock: Clock;
  readonly random: Random;
  /** Absent: the state is in the clear. */
  readonly keys?: Keyring | undefined;
}

/** A state in a file, with its journal, lock and backups beside it. */
export function makeLocalStore(input: LocalStoreInput): StateStore {
  const { paths, host, random, keys = NO_KEYS } = input;
  const opening = ({ parts, waitMs, signal, onWait }: StateRun): Parameters<typeof openState>[0] => ({
    ...input,
    lock: parts,
    ...(waitMs === undefined ? {} : { waitMs }),
    ...(signal && { signal }),
    ...(onWait && { onWait }),
  });
  return {
    backend: 'local',
    location: paths.state,
    keys,
    read: () => readState(paths, random, keys),
    pull: async () => {
      const { state, text, journalEntries, sealing } = await loadState(await resolvePaths(paths), random, keys);
      return journalEntries === 0 ? text : serializeState(state, sealing);
    },
    ledger: async () => readLedger((await resolvePaths(paths)).ledger),
    open: (run) => openState(opening(run)),
    hold: (run) => holdLocal(opening(run)),
    readLock: () => readLock(paths),
    judge: (lock) => judgeOwner(lock, host),
    unlock: (id) => unlock({ ...input, parts: UNLOCKING }, id),
    history: async () => listVersions(await resolvePaths(paths), keys),
    readVersion: async (id) => readVersion(await resolvePaths(paths), id),
    close: async () => undefined,
  };
}

/** Whoever unlocks holds a claim for a moment; nobody is shown it. */
const UNLOCKING = { operation: 'unlock', who: 'unlock', version: '' };

async function holdLocal(input: Parameters<typeof openFiles>[0]): Promise<HeldBody> {
  const { paths, held, shelf } = await openFiles(input);
  return {
    lockId: held.lock.id,
    body: () => shelf.text(),
    replace: async (body) => {
      try {
        const { state } = unsealState(body, { path: paths.state, backup: null }, input.keys ?? NO_KEYS);
        await shelf.replace({ text: body, state });
      } catch (error) {
        throw asStateError(paths.state, error);
      }
    },
    reread: async () => (await readWhole(paths.state))?.toString('utf8'),
    release: async () => {
      await shelf.close().catch(() => undefined);
      await held.release();
    },
  };
}

/** The backup, and the copies that were kept of older formats; the newest first. */
async function listVersions(paths: StatePaths, keys: Keyring): Promise<StoredVersion[]> {
  const folder = dirname(paths.state);
  const names = await readdir(folder).catch(() => []);
  const found: (StoredVersion & { readonly at: string })[] = [];
  for (const name of names.filter((each) => isVersion(paths, each))) {
    const path = join(folder, name);
    const { mtime, size } = await stat(path);
    found.push({ id: name, at: mtime.toISOString(), serial: await serialAt(path, keys), bytes: size });
  }
  return found.sort((a, b) => b.serial - a.serial || (a.at < b.at ? 1 : -1));
}

function isVersion({ state, backup }: StatePaths, name: string): boolean {
  const stem = `${basename(state)}.v`;
  return name === basename(backup) || (name.startsWith(stem) && /^\d+-\d+\.backup$/.test(name.slice(stem.length)));
}

/** -1 for a copy that is damaged itself. */
async function serialAt(path: string, keys: Keyring): Promise<number> {
  const text = (await readWhole(path))?.toString('utf8') ?? '';
  try {
    return unsealState(text, { path, backup: null }, keys).state.serial;
  } catch (error) {
    if (!(error instanceof HostformError)) throw error;
    // One that was written with another key is as good as it was.
    return error.code === 'STATE_KEY' ? (serialOf(text) ?? -1) : -1;
  }
}

async function readVersion(paths: StatePaths, id: string): Promise<string | undefined> {
  const path = join(dirname(paths.state), id);
  if (!isVersion(paths, id) || !(await isThere(path))) return undefined;
  return (await readWhole(path))?.toString('utf8');
}
