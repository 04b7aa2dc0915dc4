import { isRecorded, type Reconciliation, reconcile } from '../../engine/reconcile.ts';
import type { Problem } from '../../model/errors.ts';
import type { LedgerLine } from '../../model/ledger.ts';
import type { Connection } from '../../model/provider.ts';
import { type Connected, connect } from '../connect.ts';
import { type CommandInput, type Context, withContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { type LedgerView, readLedgerView, sayDamage, select } from '../ledger-query.ts';
import { loadSettings } from '../load-manifest.ts';

export interface ReconcileOptions {
  /** Instant, ISO. */
  readonly since?: string;
  readonly json?: boolean;
}

/** Where the ledger is empty and nobody says since when. */
const MONTH_MS = 31 * 86_400_000;
/** A vendor's list may be written in another time zone. */
const DAY_MS = 86_400_000;

/**
 * Holds the ledger against the vendors' own lists. Reads only. Exit 2 when something is unexplained.
 * @throws HostformError CREDENTIALS, ACCOUNT_CHANGED, LISTING_INCOMPLETE, VENDOR_*.
 */
export async function ledgerReconcile(input: CommandInput, options: ReconcileOptions): Promise<number> {
  return withContext(input, { vendors: true }, async (context) => {
    const view = await readLedgerView(context);
    const since = options.since ?? firstMoment(view, input.world.clock.now());
    const { books, unasked } = await readBooks(context, view, since);
    await sayDamage(input, view);
    if (unasked.length > 0) await input.output.problems(unasked.map(notAsked));
    await tell(input, { since, books, view }, options.json === true);
    const isExplained = view.damaged.length === 0 && books.every(({ findings }) => findings.length === 0);
    return isExplained ? EXIT.done : EXIT.differences;
  });
}

/** From the first purchase on: what was spent before it was never to be explained here. */
function firstMoment({ lines }: LedgerView, now: number): string {
  const first = lines[0];
  return new Date(first ? Date.parse(first.at) - DAY_MS : now - MONTH_MS).toISOString();
}

interface Books {
  readonly books: readonly Reconciliation[];
  /** Providers that show no list of payments. */
  readonly unasked: readonly string[];
}

async function readBooks(context: Context, view: LedgerView, since: string): Promise<Books> {
  const { state } = view;
  const inPlay = [...new Set([...Object.keys(state.accounts), ...view.lines.map(({ provider }) => provider)])].sort();
  if (inPlay.length === 0) return { books: [], unasked: [] };
  const { providers: settings } = await loadSettings(context);
  const connected = await connect(context, { inPlay, settings, mayWrite: false, state });
  try {
    const books: Reconciliation[] = [];
    for (const connection of connected.connections) {
      const book = await readBook(connected, connection, { view, since });
      if (book) books.push(book);
    }
    const unasked = connected.connections.filter((connection) => connection.payments === undefined);
    return { books, unasked: unasked.map(({ provider }) => provider) };
  } finally {
    await connected.close();
  }
}

async function readBook(
  connected: Connected,
  connection: Connection,
  { view, since }: { readonly view: LedgerView; readonly since: string },
): Promise<Reconciliation | undefined> {
  const { provider } = connection;
  const payments = await connection.payments?.(since);
  if (payments === undefined) return undefined;
  const account = connected.uses.find((use) => use.provider === provider)?.account ?? '';
  const own = view.lines.filter((line) => line.provider === provider && line.account === account);
  const gone = own.filter((line) => !isRecorded(line, view.state));
  const live = await stillThere(connection, gone);
  const { lines } = select(view, { since });
  return reconcile({ provider, account, lines, ever: view.lines, payments, state: view.state, live });
}

/** Asks only for kinds of which something was bought and is managed no more. */
async function stillThere({ kinds }: Connection, gone: readonly LedgerLine[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const kind of kinds) {
    const ids = gone.filter((line) => line.kind === kind.name).map(({ thing }) => thing);
    // A policy is set on what exists anyway: letting go of it leaves nothing behind that we bought.
    if (ids.length === 0 || kind.nature === 'policy') continue;
    for (const { id, status } of await kind.list({ keys: [], ids })) if (status !== 'deleting') found.add(id);
  }
  return found;
}

function notAsked(provider: string): Problem {
  return {
    code: 'VENDOR_ERROR',
    severity: 'warning',
    summary: 'A provider shows no list of payments',
    detail: `What was bought at ${provider} can not be held against anything.`,
  };
}

async function tell(
  { output }: CommandInput,
  told: { readonly since: string; readonly books: readonly Reconciliation[]; readonly view: LedgerView },
  json: boolean,
): Promise<void> {
  const { reconcileDocument, reconcileText } = await import('../render/reconcile-text.ts');
  if (json) await output.printJson(reconcileDocument(told), 2);
  else output.print(reconcileText(told, output.stdoutStyle));
}
