import { HostformError } from '../../model/errors.ts';
import type { StatePlace } from '../../model/state-place.ts';
import { type StateOrigin, serializeState, unsealState } from '../../state/format.ts';
import type { SealKey } from '../../state/seal/key.ts';
import { type Keyring, makeKeyring } from '../../state/seal/keyring.ts';
import type { HeldBody, StateStore } from '../../state/state-store.ts';
import { type CommandInput, type Context, openContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { takeState } from '../open-state.ts';
import { findPlace, openStore } from '../open-store.ts';
import { type KeySource, keyInEnvironment, keySource, loadKey } from '../state-keys.ts';

export interface RekeyOptions {
  readonly newKeyFile?: string;
  readonly decrypt?: boolean;
  readonly lockTimeout?: number;
}

/**
 * Encrypts the state, encrypts it anew with another key, or decrypts it: one conditional write of the whole. A run that
 * is killed leaves the state as it was or as it should be, and running it again is harmless.
 */
export async function stateRekey(input: CommandInput, options: RekeyOptions): Promise<number> {
  const context = await openContext(input, { vendors: false });
  const place = await findPlace(context);
  const change = changeOf(context, place, options);
  const store = await openStore(context, place, change.keys);
  try {
    const held = await takeState(
      context,
      { operation: 'state rekey', lockTimeout: options.lockTimeout },
      (run) => store.hold(run),
      (taken) => taken.release(),
    );
    const serial = await rewriteHeld(store, held, change.keys);
    // The backup beside a file was written anew with it; copies of older formats were not.
    const kept = (await store.history()).filter(
      ({ id }) => store.backend !== 'local' || /\.v\d+-\d+\.backup$/.test(id),
    );
    input.output.print(`${saidOf(change)} (serial ${serial}).\n`);
    input.output.note(nextStep(change));
    if (kept.length > 0) input.output.note(keptText(kept.map(({ id }) => id)));
    return EXIT.done;
  } finally {
    await store.close().catch(() => undefined);
  }
}

interface Change {
  readonly keys: Keyring;
  readonly from: KeySource | undefined;
  readonly to: 'new key' | 'key' | 'clear';
}

/** @throws HostformError USAGE when it is not clear what should become of the state; STATE_KEY. */
function changeOf(context: Context, place: StatePlace, { newKeyFile, decrypt }: RekeyOptions): Change {
  const from = keySource(context, place.encryption);
  const next = newKeyFile === undefined ? keyInEnvironment(context, NEW_KEY) : fileSource(context, newKeyFile);
  if (decrypt && next) {
    throw usage(`--decrypt and ${next.name} say two things.`, `unset ${next.name}, or leave out --decrypt`);
  }
  if (decrypt && !from) throw usage('The key of the state is needed to decrypt it.', SET_KEY);
  if (!from && !next) throw usage('There is no key to encrypt the state with.', SET_KEY);
  const current = from ? loadKey(context, from) : null;
  const target = decrypt ? null : next ? loadKey(context, next) : current;
  // Whoever changes from one key to another has no state in the clear: what is there then, somebody else wrote.
  const clear = decrypt || !from || !next ? [null] : [];
  const read: (SealKey | null)[] = [target, current, ...clear].filter((key) => key !== null || clear.length > 0);
  return {
    keys: makeKeyring(() => ({ read, write: target }), context.world.random),
    from,
    to: decrypt ? 'clear' : next ? 'new key' : 'key',
  };
}

const NEW_KEY = ['HOSTFORM_STATE_NEW_KEY', 'HOSTFORM_STATE_NEW_KEY_FILE'] as const;
const SET_KEY = 'set HOSTFORM_STATE_KEY or HOSTFORM_STATE_KEY_FILE, or state.encryption in the manifest';

function fileSource(context: Context, file: string): KeySource | undefined {
  const [, byFile] = NEW_KEY;
  const source = keyInEnvironment({ env: { [byFile]: file }, cwd: context.cwd }, NEW_KEY);
  return source && { ...source, name: '--new-key-file' };
}

async function rewriteHeld(store: StateStore, held: HeldBody, keys: Keyring): Promise<number> {
  try {
    return await rewrite(store, held, keys);
  } finally {
    await held.release();
  }
}

/** Returns the serial of what is stored in the end. */
async function rewrite(store: StateStore, held: HeldBody, keys: Keyring): Promise<number> {
  const body = held.body();
  if (body === undefined) {
    throw new HostformError('NOT_RECORDED', 'There is no state yet.', {
      detail: `Nothing was ever saved at ${store.location}. With a key it is encrypted from its first save on.`,
    });
  }
  const origin: StateOrigin = { path: store.location, backup: null, remote: store.backend !== 'local' };
  const { state, sealing } = unsealState(body, origin, keys);
  const writing = keys.writing(sealing, state.lineage, 'state');
  const done = sealing?.header.key === writing?.header.key;
  const serial = done ? state.serial : state.serial + 1;
  const next = done ? body : serializeState({ ...state, serial }, writing);
  if (!done) await held.replace(next);
  // Once more in a folder: what was there before became the backup, and would stay readable with the old key.
  if (store.backend === 'local') await held.replace(next);
  if ((await held.reread()) !== next) {
    throw new HostformError('STATE_FENCED', 'The state is not what was written.', {
      detail: `${store.location} was changed by something else. Look at it before you go on.`,
    });
  }
  return serial;
}

function saidOf({ to }: Change): string {
  if (to === 'clear') return 'The state is in the clear now';
  return to === 'key' ? 'The state is encrypted now' : 'The state is encrypted with the new key now';
}

function nextStep({ from, to }: Change): string {
  if (to === 'clear')
    return `Take the key out of ${from?.name ?? 'the environment'}: with it a state in the clear is refused.\n`;
  if (to === 'key') return 'Keep the key apart from the state, and safe: nothing can be read without it.\n';
  return `From now on give the new key as ${from?.name ?? 'HOSTFORM_STATE_KEY'}. Saved plans have to be made anew.\n`;
}

function keptText(ids: readonly string[]): string {
  const few = ids.length <= 3 ? `: ${ids.join(', ')}` : '';
  const one = ids.length === 1;
  return `${ids.length} earlier version${one ? ' is' : 's are'} kept as ${one ? 'it was' : 'they were'} written${few}.\n`;
}

function usage(detail: string, hint: string): HostformError {
  return new HostformError('USAGE', 'It is not clear what should become of the state', { detail, hint });
}
