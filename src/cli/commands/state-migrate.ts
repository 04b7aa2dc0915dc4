import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { HostformError } from '../../model/errors.ts';
import type { StateFile } from '../../model/state.ts';
import type { StatePlace } from '../../model/state-place.ts';
import type { LedgerReading } from '../../state/ledger.ts';
import type { HeldBody, StateStore } from '../../state/state-store.ts';
import { type CommandInput, type Context, openContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { takeState } from '../open-state.ts';
import { findPlace, localPlace, openStore, placeIn, withStore } from '../open-store.ts';
import { plural } from '../render/price-text.ts';
import { verifyMove } from './state-push.ts';

export interface MigrateOptions {
  /** A manifest whose block `state` says where to, or a state file (`*.json`). */
  readonly to: string;
  readonly lockTimeout?: number;
}

/**
 * Copies the state to another place, byte for byte, and reads it back. Both places are locked meanwhile; the old one
 * stays as it was.
 */
export async function stateMigrate(input: CommandInput, options: MigrateOptions): Promise<number> {
  const context = await openContext(input, { vendors: false });
  if (context.globals.sandbox) {
    throw new HostformError('USAGE', 'The sandbox keeps its state', { detail: 'There is nothing in it to move.' });
  }
  const place = await findPlace(context);
  const target = await targetPlace(context, options.to, place);
  return withStore({ ...context, place }, async (from) => {
    const to = await openStore(context, target);
    try {
      refuseSame(from, to);
      const state = await copyLocked(context, options, { from, to });
      input.output.print(copiedText(state, from, to, options.to) + ledgerText(await from.ledger(), options.to));
      return EXIT.done;
    } finally {
      await to.close().catch(() => undefined);
    }
  });
}

async function targetPlace(context: Context, to: string, { encryption }: StatePlace): Promise<StatePlace> {
  const path = resolve(context.cwd, to);
  // A file says nothing of a key: what is copied as it is, is read with the same one.
  if (path.endsWith('.json')) return { ...localPlace(path), ...(encryption && { encryption }) };
  const home = statSync(path, { throwIfNoEntry: false })?.isDirectory() ? path : dirname(path);
  const place = await placeIn({ ...context, manifestPath: path, home });
  if (place) return place;
  throw new HostformError('USAGE', 'It does not say where to', {
    detail: `${to} has no block "state".`,
    hint: 'name a manifest with the new block, or a state file that ends in .json',
  });
}

function refuseSame(from: StateStore, to: StateStore): void {
  if (from.backend !== to.backend || from.location !== to.location) return;
  throw new HostformError('USAGE', 'The state is there already', { detail: `Both are ${from.location}.` });
}

interface Journey {
  readonly from: StateStore;
  readonly to: StateStore;
}

async function copyLocked(context: Context, options: MigrateOptions, { from, to }: Journey): Promise<StateFile> {
  const run = { operation: 'state migrate', lockTimeout: options.lockTimeout };
  const hold = (store: StateStore): Promise<HeldBody> =>
    takeState(
      context,
      run,
      (state) => store.hold(state),
      (taken) => taken.release(),
    );
  const source = await hold(from);
  try {
    const target = await hold(to);
    try {
      return await copy(source, target, { from, to });
    } finally {
      await target.release();
    }
  } finally {
    await source.release();
  }
}

async function copy(source: HeldBody, target: HeldBody, { from, to }: Journey): Promise<StateFile> {
  const { unsealState } = await import('../../state/format.ts');
  const text = source.body();
  if (text === undefined) {
    throw new HostformError('NOT_RECORDED', 'There is no state to move', {
      detail: `Nothing was ever saved at ${from.location}. The new place can be used as it is.`,
    });
  }
  const origin = { path: from.location, backup: null, remote: from.backend !== 'local' };
  const { state } = unsealState(text, origin, from.keys);
  // Byte for byte: a place with another key could not read it. The key is changed before or after.
  unsealState(text, origin, to.keys);
  const there = target.body();
  if (there !== undefined && there !== text) {
    throw new HostformError('STATE_FOREIGN', 'Another state is there already', {
      detail: `${to.location} holds something else than ${from.location}. Nothing was changed.`,
      hint: 'look at it first; "hostform state push FILE --force" replaces it',
    });
  }
  if (there === undefined) await target.replace(text);
  await verifyMove(target, text);
  return state;
}

/** The ledger is a file of its own beside a local state: what moves is the state, byte for byte. */
function ledgerText({ lines, path }: LedgerReading, file: string): string {
  if (lines.length === 0 || path === undefined) return '';
  const where = file.endsWith('.json') ? `--state ${file}` : `-f ${file}`;
  return `
The ledger stays behind in ${path}. To take its ${plural(lines.length, 'purchase')} along:
  hostform ledger import ${path} ${where}
`;
}

function copiedText({ serial, resources, pending }: StateFile, from: StateStore, to: StateStore, file: string): string {
  const open = pending.length === 0 ? '' : `, ${pending.length} open`;
  return `Copied serial ${serial} (${resources.length} recorded${open}), and read it back: equal, byte for byte.

  from  ${from.location}
  to    ${to.location}

The old one is left as it was. Let nothing use it any more, or two states are at work on one account:
${file.endsWith('.json') ? 'give --state, or put its path' : `put the block "state" of ${file}`} into the manifest, and remove the old one when a plan has shown no changes.
`;
}
