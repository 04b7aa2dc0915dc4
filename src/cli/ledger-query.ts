/** The ledger of a state as commands read it: its file, what is still in the state, and what is open. */
import { addressGlob } from '../engine/address-glob.ts';
import type { Problem } from '../model/errors.ts';
import type { LedgerLine } from '../model/ledger.ts';
import type { Intent } from '../model/purchase.ts';
import type { Address } from '../model/resource.ts';
import type { StateFile } from '../model/state.ts';
import type { DamagedLine } from '../state/ledger.ts';
import { type CommandInput, type Context, openContext } from './context.ts';
import { withStore } from './open-store.ts';

export interface LedgerQuery {
  /** Instants, ISO: from `since` on, and before `until`. */
  readonly since?: string;
  readonly until?: string;
  /** Addresses, with `*` globs; none: all. */
  readonly address?: readonly string[];
}

export interface LedgerView {
  /** Oldest first. */
  readonly lines: readonly LedgerLine[];
  /** Payments that were sent and whose outcome is not known: they are in no ledger yet. */
  readonly open: readonly Intent[];
  readonly damaged: readonly DamagedLine[];
  readonly path?: string;
  readonly state: StateFile;
}

/** Opens no vendor. */
export async function askLedger(input: CommandInput, query: LedgerQuery): Promise<LedgerView> {
  const view = select(await readLedgerView(await openContext(input, { vendors: false })), query);
  await sayDamage(input, view);
  return view;
}

/** The state is read first: a line leaves it only when it is in the file. */
export async function readLedgerView(context: Context): Promise<LedgerView> {
  return withStore(context, async (store) => {
    const { state } = await store.read();
    const { lines, damaged, path } = await store.ledger();
    const known = new Map([...lines, ...(state.ledger ?? [])].map((line) => [line.id, line]));
    const sorted = [...known.values()].sort((a, b) => compare(a.at, b.at) || compare(a.id, b.id));
    const open = state.pending.filter(({ sent, quote }) => sent && quote !== undefined);
    return { lines: sorted, open, damaged, ...(path !== undefined && { path }), state };
  });
}

/** Only what was asked for. */
export function select(view: LedgerView, { since, until, address = [] }: LedgerQuery): LedgerView {
  const patterns = address.map(addressGlob);
  const isWanted = (it: { readonly address: Address }, at: string): boolean =>
    (since === undefined || Date.parse(at) >= Date.parse(since)) &&
    (until === undefined || Date.parse(at) < Date.parse(until)) &&
    (patterns.length === 0 || patterns.some((matches) => matches(it.address)));
  return {
    ...view,
    lines: view.lines.filter((line) => isWanted(line, line.at)),
    open: view.open.filter((intent) => isWanted(intent, intent.sentAt ?? intent.startedAt)),
  };
}

/** A sum over a ledger with an unreadable line is not all of it, so it is said each time. */
export async function sayDamage({ output }: CommandInput, { damaged, path }: LedgerView): Promise<void> {
  if (damaged.length > 0) await output.problems([damageProblem(damaged, path ?? '')]);
}

function damageProblem(damaged: readonly DamagedLine[], path: string): Problem {
  const told = damaged.map(({ line, because }) => `line ${line}: ${because}`).join('; ');
  return {
    code: 'STATE_DAMAGED',
    severity: 'warning',
    summary: 'Part of the ledger can not be read',
    detail: `${path}: ${told}. What these lines say is in no list and in no sum.`,
    hint: 'put the lines back from a copy of the file; nothing else depends on them',
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
