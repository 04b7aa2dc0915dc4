import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { HostformError } from '../../model/errors.ts';
import type { StateFile } from '../../model/state.ts';
import type { UnsealedState } from '../../state/format.ts';
import type { Keyring } from '../../state/seal/keyring.ts';
import type { HeldBody } from '../../state/state-store.ts';
import { type CommandInput, type Context, openContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { takeState } from '../open-state.ts';
import { withStore } from '../open-store.ts';

export interface PushOptions {
  readonly file: string;
  readonly force?: boolean;
  readonly lockTimeout?: number;
}

/**
 * Puts a state file in the place of the state. What looks like a mistake is refused without `--force`: another lineage,
 * a serial that is not later, an open purchase that would be forgotten.
 */
export async function statePush(input: CommandInput, options: PushOptions): Promise<number> {
  const context = await openContext(input, { vendors: false });
  const { text, path } = await readPushed(context, options.file);
  const run = { operation: 'state push', lockTimeout: options.lockTimeout };
  return withStore(context, async (store) => {
    const pushed = await parsePushed(text, path, store.keys);
    const held = await takeState(
      context,
      run,
      (state) => store.hold(state),
      (taken) => taken.release(),
    );
    try {
      const stored = await pushTo(held, pushed, { keys: store.keys, force: options.force === true });
      if (stored === undefined) input.output.print(`Nothing to do: ${store.location} holds exactly this.\n`);
      else input.output.print(`Pushed, and read back: ${store.location} has serial ${serialOf(stored)} now.\n`);
      return EXIT.done;
    } finally {
      await held.release();
    }
  });
}

interface Pushed {
  readonly text: string;
  readonly state: StateFile;
  /** It is in the clear, and is not to be stored so. */
  readonly seal: boolean;
}

async function readPushed({ cwd }: Context, file: string): Promise<{ readonly text: string; readonly path: string }> {
  const path = resolve(cwd, file);
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new HostformError('USAGE', 'The state file can not be read', { detail: `${path}: ${String(cause)}`, cause });
  });
  return { text, path };
}

/** What a person pushes may be in the clear, as it was pulled to be edited; where there is a key it is stored sealed. */
async function parsePushed(text: string, path: string, keys: Keyring): Promise<Pushed> {
  const { isSealed, parseState, unsealState } = await import('../../state/format.ts');
  if (isSealed(text)) return { text, state: unsealState(text, { path, backup: null }, keys).state, seal: false };
  const state = parseState(text, path, null);
  return { text, state, seal: keys.seals() };
}

/** The text that is stored now; undefined when it was there already. */
async function pushTo(
  held: HeldBody,
  pushed: Pushed,
  { keys, force }: { readonly keys: Keyring; readonly force: boolean },
): Promise<string | undefined> {
  const before = held.body();
  if (before === pushed.text) return undefined;
  const current = before === undefined ? undefined : await readCurrent(before, keys, force);
  if (current && !force) refuseMistakes(current.state, pushed.state);
  const text = await numbered(pushed, current, keys);
  await held.replace(text);
  await verifyMove(held, text);
  return text;
}

/** Something damaged is replaced by whoever insists; that is what an earlier version is pulled for. */
async function readCurrent(text: string, keys: Keyring, force: boolean): Promise<UnsealedState | undefined> {
  const { unsealState } = await import('../../state/format.ts');
  try {
    return unsealState(text, { path: 'The state', backup: null, remote: true }, keys);
  } catch (error) {
    if (force && error instanceof HostformError) return undefined;
    throw error;
  }
}

function refuseMistakes(current: StateFile, { lineage, serial, pending }: StateFile): void {
  if (lineage !== current.lineage) {
    throw refused('The file is another state', `Its lineage is ${lineage}, and the state's is ${current.lineage}.`);
  }
  if (serial <= current.serial) {
    throw refused(
      'The file is no later than the state',
      `Its serial is ${serial}, and the state's is ${current.serial}.`,
    );
  }
  const kept = new Set(pending.map(({ id }) => id));
  const lost = current.pending.filter(({ id }) => !kept.has(id)).map(({ address }) => address);
  if (lost.length > 0) throw refused('An open purchase would be forgotten', `${lost.join(', ')} is not in the file.`);
}

function refused(summary: string, detail: string): HostformError {
  return new HostformError('STATE_FOREIGN', summary, {
    detail: `${detail} Nothing was changed.`,
    hint: 'if you are certain: hostform state push FILE --force',
  });
}

/**
 * Serials never go back: whoever was overtaken recognises it by them. Nor is a purchase forgotten that the ledger has:
 * an earlier version is put back for what it records, and the money is gone all the same. Everything else stays byte
 * for byte.
 */
async function numbered(
  { text, state, seal }: Pushed,
  current: UnsealedState | undefined,
  keys: Keyring,
): Promise<string> {
  const later = !current || state.serial > current.state.serial;
  const kept = withLedgerOf(state, current?.state);
  if (later && !seal && kept === state) return text;
  const { serializeState } = await import('../../state/format.ts');
  const serial = later ? state.serial : current.state.serial + 1;
  return serializeState({ ...kept, serial }, keys.writing(current?.sealing, state.lineage, 'state'));
}

function withLedgerOf(state: StateFile, current: StateFile | undefined): StateFile {
  const known = new Set(state.ledger?.map(({ id }) => id));
  const missing = current?.lineage === state.lineage ? (current.ledger ?? []).filter(({ id }) => !known.has(id)) : [];
  return missing.length === 0 ? state : { ...state, ledger: [...(state.ledger ?? []), ...missing] };
}

/** @throws HostformError STATE_UNWRITABLE when something else is read back. */
export async function verifyMove(held: HeldBody, text: string): Promise<void> {
  if ((await held.reread()) === text) return;
  throw new HostformError('STATE_UNWRITABLE', 'Something else was read back than was written', {
    detail: 'The place does not keep a state byte for byte, or another tool wrote to it at this moment.',
  });
}

function serialOf(text: string): number {
  return Number(Reflect.get(Object(JSON.parse(text)), 'serial'));
}
