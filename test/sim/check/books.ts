/**
 * What the vendors' own books say, looked at after every request that was carried out: nothing is bought twice, nothing
 * costs more than was approved, and nothing of a stranger is touched.
 */
import { BY_A_PERSON, type Strangers } from '../deeds.ts';
import type { Process } from '../machine/process.ts';
import type { Stage } from '../stage.ts';

/** One thing that we bought, or that somebody bought with a line of ours. */
export interface Bought {
  readonly id: string;
  readonly kind: 'servers' | 'images';
  /** As it was called when it was bought. */
  readonly name: string;
  readonly units: number;
  readonly at: number;
}

export interface Books {
  readonly bought: readonly Bought[];
  /** Lines that the tool put into the cart, by what the vendor answered it. */
  readonly lines: ReadonlySet<string>;
  /** Looks at what is new; `by` is whose request it was, and `what` it was. */
  look(by: Process | undefined, what?: string): void;
  /** A process is about to send this. */
  sending(by: Process, what: string): void;
  /** True while this thing has neither been deleted nor is about to be. */
  isAlive(thing: Bought): boolean;
}

export interface BooksInput {
  readonly stage: Stage;
  readonly strangers: Strangers;
  readonly processes: readonly Process[];
  readonly violated: (text: string) => void;
}

export function openBooks(input: BooksInput): Books {
  const { stage, strangers, violated } = input;
  const { scenario } = stage;
  const { cloud, calls } = stage.zomro;
  const bought: Bought[] = [];
  const lines = new Set<string>();
  const seen = { calls: 0, movements: 0, payments: 0 };
  /** What the cart asked when a process last read it: a factor, and in which money. */
  const shown = new WeakMap<Process, string>();
  /** The same, when it sent its last payment. */
  const agreed = new WeakMap<Process, string>();
  const asked = (): string => {
    const { priceFactor, cartPriceFactor, currency = '' } = stage.zomro.knobs;
    return `${priceFactor * cartPriceFactor} ${currency}`;
  };
  const isAlive = ({ id, kind }: Bought): boolean => {
    const row = kind === 'servers' ? cloud.servers.get(id) : cloud.images.get(id);
    return row !== undefined && row.closingAt === null;
  };
  const lookAtCalls = (): void => {
    for (const id of cloud.lines.keys()) if (!strangers.lines.has(id)) lines.add(id);
    for (const call of calls.slice(seen.calls)) {
      const target = call.params['elid'] || call.params['id'] || '';
      const ours = call.params[BY_A_PERSON] === undefined;
      if (ours && call.func === 'cart.empty') violated('the whole cart is emptied');
      if (!ours || !call.changed || target === '') continue;
      if (call.func === 'cartorder.create.confirm' && strangers.lines.has(target))
        violated(`line ${target}, which is a stranger's, is paid`);
      if (call.func === 'cart' && strangers.lines.has(target))
        violated(`line ${target}, which is a stranger's, is removed`);
      const name = strangers.things.get(target);
      if (name !== undefined && call.sok)
        violated(`${name} (${target}), which is a stranger's, is changed by ${call.func}`);
      if (name !== undefined && call.func.endsWith('.delete'))
        violated(`${name} (${target}), a stranger's, is deleted`);
    }
    seen.calls = calls.length;
  };
  const lookAtMoney = (by: Process | undefined): void => {
    const fresh = cloud.ledger.slice(seen.movements);
    seen.movements = cloud.ledger.length;
    for (const { service, amount, currency, reason, at } of fresh) {
      if (reason !== 'order' || service === null || strangers.things.has(service)) continue;
      const server = cloud.servers.get(service);
      const kind = server ? 'servers' : 'images';
      const called = server?.servername ?? cloud.images.get(service)?.name ?? '';
      // With `order_marker` it is ordered as `web-1-h2a3b4c5d` (purchase.md).
      const name = scenario.marker ? called.replace(/-h[a-z2-7]{8}$/, '') : called;
      const thing: Bought = { id: service, kind, name, units: Math.round(-Number(amount) * 10_000), at };
      const living = bought.filter((each) => each.kind === kind && each.name === name && isAlive(each));
      if (living.length > 0) {
        violated(
          `${kind}.${name} was bought ${living.length + 1} times: ${[...living, thing].map(({ id }) => id).join()}`,
        );
      }
      bought.push(thing);
      // What a person pays is for the person to know. Nobody can know of a price or a currency that moves after the last look, and no request can be made to depend on it.
      if (by && agreed.get(by) === asked()) checkPrice(input, thing, currency);
    }
  };
  return {
    bought,
    lines,
    isAlive,
    sending(by, what) {
      if (what === 'change cartorder.create.confirm') agreed.set(by, shown.get(by) ?? '');
    },
    look(by, what) {
      if (by && what === 'request cart') shown.set(by, asked());
      lookAtCalls();
      lookAtMoney(by);
      if (stage.ovh) seen.payments = lookAtPayments(stage, violated, seen.payments);
    },
  };
}

/** What was shown before it was carried out is what was approved. */
function checkPrice({ processes, violated, stage }: BooksInput, { kind, name, units }: Bought, currency: string): void {
  const approved = processes.flatMap((process) => approvedOf(process).get(`${kind}.${name}`) ?? []);
  if (approved.length === 0) return violated(`${kind}.${name} was bought, and nobody was shown a plan that says so`);
  // An image is billed by its size, which nobody knows before: its note is what was approved.
  if (kind === 'images') return;
  const most = Math.max(...approved.filter((each) => each.currency === currency).map((each) => each.units), -1);
  // A cart that shows cents hides what is below half of one.
  const hidden = stage.zomro.knobs.cartDecimals === 2 ? 50 : 0;
  if (units > most + hidden) violated(`${kind}.${name} cost ${units} ${currency}, approved were ${most}`);
}

interface Approved {
  readonly units: number;
  readonly currency: string;
}

/** Charges in the plan that a process printed, by address. */
function approvedOf({ out }: Process): Map<string, Approved[]> {
  const found = new Map<string, Approved[]>();
  for (const line of out.split('\n')) {
    if (!line.includes('"type":"planned_change"')) continue;
    const { change } = JSON.parse(line) as {
      change: { resource: { addr: string }; hostform?: { quote?: { charge?: { amount: string; currency: string } } } };
    };
    const charge = change.hostform?.quote?.charge;
    if (!charge) continue;
    const { addr } = change.resource;
    const approved = { units: Math.round(Number(charge.amount) * 10_000), currency: charge.currency };
    found.set(addr, [...(found.get(addr) ?? []), approved]);
  }
  return found;
}

/** At the second vendor a term is bought once, and only for what was declared. */
function lookAtPayments({ ovh, scenario }: Stage, violated: (text: string) => void, seen: number): number {
  const ledger = ovh?.cloud.ledger ?? [];
  if (ledger.length === seen) return seen;
  const declared = new Set(
    [scenario.declared, ...scenario.rounds.map((each) => each.declared)].flatMap((each) => each.renewals),
  );
  for (const service of ovh?.cloud.services ?? []) {
    const terms = service.terms.length - 1;
    if (terms > 1) violated(`${service.name} was renewed ${terms} times`);
    if (terms > 0 && !declared.has(service.name)) violated(`${service.name}, which nobody declared, was renewed`);
  }
  if (ledger.length > declared.size) violated(`${ledger.length} renewals were paid, ${declared.size} were declared`);
  return ledger.length;
}
