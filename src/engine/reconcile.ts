/** The ledger held against a vendor's own list of payments. Pure. */
import type { LedgerLine, VendorPayment } from '../model/ledger.ts';
import { isSameAmount, type Money, totals } from '../model/money.ts';
import type { Address, RecordedResource } from '../model/resource.ts';
import type { StateFile } from '../model/state.ts';

/**
 * `undeclared`: money left for something that is neither managed nor was ever bought here. `no-payment`: the vendor
 * lists no payment for a purchase of the ledger. `other-amount`: it lists another amount. `let-go`: bought here, still
 * there, and managed no more.
 */
export type ReconcileClass = 'undeclared' | 'no-payment' | 'other-amount' | 'let-go';

export interface ReconcileFinding {
  readonly class: ReconcileClass;
  readonly provider: string;
  readonly address?: Address;
  readonly line?: LedgerLine;
  readonly payment?: VendorPayment;
}

/** What was looked at, and what explains it. */
export interface Reconciliation {
  readonly provider: string;
  readonly account: string;
  readonly findings: readonly ReconcileFinding[];
  /** What the vendor lists. */
  readonly listed: Sum;
  /** Of it: purchases of the ledger. */
  readonly bought: Sum;
  /** Of it: what the vendor charges by itself for what is managed, or was bought here. */
  readonly running: Sum;
  /** Of it: payments of purchases whose outcome is still open. */
  readonly open: Sum;
}

export interface Sum {
  readonly count: number;
  readonly amounts: readonly Money[];
}

export interface ReconcileInput {
  readonly provider: string;
  readonly account: string;
  /** Of the ledger, in the span that is looked at. */
  readonly lines: readonly LedgerLine[];
  /** Of the ledger, all that were ever written: they tell what was bought here. */
  readonly ever: readonly LedgerLine[];
  readonly payments: readonly VendorPayment[];
  readonly state: Pick<StateFile, 'resources' | 'pending'>;
  /** Ids of things that exist at the vendor, of those that lines name and nothing manages any more. */
  readonly live: ReadonlySet<string>;
}

/** Each payment explains one line at most, and each line needs one. */
export function reconcile(input: ReconcileInput): Reconciliation {
  const { provider, account, payments } = input;
  const { pairs, unmatched, rest } = matchLines(ours(input.lines, input), payments);
  const open = rest.filter((payment) => isOpen(payment, input));
  const known = knownThings(input);
  const running = rest.filter((payment) => !open.includes(payment) && payment.things.some((id) => known.has(id)));
  const strange = rest.filter((payment) => !open.includes(payment) && !running.includes(payment));
  const differing = pairs.filter(({ line, payment }) => !isSameAmount(line.charged, payment.amount));
  return {
    provider,
    account,
    listed: sumOf(payments),
    bought: sumOf(pairs.map(({ payment }) => payment)),
    running: sumOf(running),
    open: sumOf(open),
    findings: [
      ...strange.map((payment) => ({ class: 'undeclared' as const, provider, payment })),
      ...unmatched.map((line) => ({ class: 'no-payment' as const, provider, address: line.address, line })),
      ...differing.map(({ line, payment }) => ({
        class: 'other-amount' as const,
        provider,
        address: line.address,
        line,
        payment,
      })),
      ...letGo(input).map((line) => ({ class: 'let-go' as const, provider, address: line.address, line })),
    ],
  };
}

interface Pair {
  readonly line: LedgerLine;
  readonly payment: VendorPayment;
}

/** The vendor's own word for what was paid first; then the thing, the amount, and last the time. */
function matchLines(
  lines: readonly LedgerLine[],
  payments: readonly VendorPayment[],
): { pairs: Pair[]; unmatched: LedgerLine[]; rest: VendorPayment[] } {
  const rest = [...payments];
  const pairs: Pair[] = [];
  let open = [...lines];
  const rules: readonly ((line: LedgerLine, payment: VendorPayment) => boolean)[] = [
    (line, payment) => line.reservation !== undefined && payment.reservation === line.reservation,
    (line, payment) => isFor(line, payment) && isSameAmount(line.charged, payment.amount),
    isFor,
  ];
  for (const fits of rules) {
    open = open.filter((line) => {
      const found = nearest(
        line,
        rest.filter((payment) => fits(line, payment)),
      );
      if (!found) return true;
      rest.splice(rest.indexOf(found), 1);
      pairs.push({ line, payment: found });
      return false;
    });
  }
  return { pairs, unmatched: open, rest };
}

function isFor({ thing }: LedgerLine, { reservation, things, amount }: VendorPayment): boolean {
  return reservation === undefined && !amount.amount.startsWith('-') && things.includes(thing);
}

function nearest(line: LedgerLine, payments: readonly VendorPayment[]): VendorPayment | undefined {
  const distance = ({ at }: VendorPayment): number =>
    at === undefined ? Number.MAX_VALUE : Math.abs(Date.parse(at) - Date.parse(line.at));
  return payments.toSorted((a, b) => distance(a) - distance(b))[0];
}

function isOpen({ reservation, things }: VendorPayment, { state, provider }: ReconcileInput): boolean {
  const sent = state.pending.filter((intent) => intent.provider === provider && intent.sent);
  return sent.some(
    (intent) =>
      (reservation !== undefined && intent.reservation === reservation) ||
      // What was bought is new since the purchase began.
      (reservation === undefined && things.some((id) => !intent.before.things.includes(id) && isListed(id, intent))),
  );
}

/** A purchase that is blocked names what it may have bought. */
function isListed(id: string, { evidence, hint }: StateFile['pending'][number]): boolean {
  return id === hint || evidence?.candidates.some((candidate) => candidate.id === id) === true;
}

/** Everything that may cost something without anybody buying it: what is managed, and what was bought here. */
function knownThings(input: ReconcileInput): ReadonlySet<string> {
  const recorded = input.state.resources.filter(({ provider }) => provider === input.provider);
  return new Set([...recorded.flatMap(namesOf), ...ours(input.ever, input).map(({ thing }) => thing)]);
}

/** The ids and names that a vendor's list may use for it. */
function namesOf({ id, spec, outputs }: RecordedResource): string[] {
  const named = [spec['service'], spec['server'], outputs['name'], outputs['service_id'], outputs['id']];
  // An id below another one, `5203773/31`, is paid for with that.
  return [id, id.split('/')[0] ?? id, ...named.filter((value) => typeof value === 'string')];
}

function letGo(input: ReconcileInput): LedgerLine[] {
  const last = new Map(ours(input.ever, input).map((line) => [`${line.kind} ${line.thing}`, line]));
  return [...last.values()].filter((line) => !isRecorded(line, input.state) && input.live.has(line.thing));
}

/** True for a line whose thing is managed now, under whatever address. */
export function isRecorded({ provider, thing }: LedgerLine, { resources }: Pick<StateFile, 'resources'>): boolean {
  return resources.some((record) => record.provider === provider && namesOf(record).includes(thing));
}

function ours(lines: readonly LedgerLine[], { provider, account }: ReconcileInput): LedgerLine[] {
  return lines.filter((line) => line.provider === provider && line.account === account);
}

function sumOf(payments: readonly VendorPayment[]): Sum {
  return { count: payments.length, amounts: totals(payments.map(({ amount }) => amount)) };
}
