/** Holds what the program does against the truth that only the shop knows. */
import type { Accounting } from '../../../src/model/event.ts';
import type { Plan, Quote } from '../../../src/model/plan.ts';
import type { Inspection, Intent, Reservation } from '../../../src/model/purchase.ts';
import type { Address } from '../../../src/model/resource.ts';
import type { StateFile } from '../../../src/model/state.ts';
import { EPOCH } from '../support/timeline.ts';
import type { Change, Ending } from './network.ts';
import { type Price, type Shop, type Thing, toMoney } from './shop.ts';

export interface Sent {
  readonly address?: Address;
  /** Id of the line or thing that is acted on. */
  readonly target?: string;
  readonly price?: Price;
}

export interface Judge {
  /** Broken promises, in words. */
  readonly violations: readonly string[];
  readonly trace: readonly string[];
  readonly note: (text: string) => void;
  blame(text: string): void;
  /** A plan is about to be carried out: what it may buy, and for how much. */
  approve(plan: Plan): void;
  /** While planning: what a listing shows. */
  listed(kind: Thing['kind'], things: readonly Thing[]): void;
  beginPlanning(): void;
  endPlanning(): void;
  /** What exists was looked at, for a purchase that is about to begin. */
  surveyed(address: Address): void;
  isBegun(address: Address): boolean;
  looked(address: Address, seen: Inspection): void;
  /** A line of ours is not shown: it may come back into view later, when another one has been made. */
  missed(line: string): void;
  /** A changing request is about to leave. */
  sends(request: Change, sent: Sent): void;
  readonly ended: (request: Change, ending: Ending) => void;
  /** A run is over, however it ended. */
  check(accounting: Accounting | undefined): void;
  /** Everything is over, and no purchase is open: what was told as spent is what was charged to us. */
  checkMoney(): void;
}

interface JudgeInput {
  readonly shop: Shop;
  readonly now: () => number;
  readonly state: () => StateFile;
  /** What was put into the cart this long ago may be missing from what existed before. */
  readonly cartLagMs: number;
}

export function openJudge({ shop, now, state, cartLagMs }: JudgeInput): Judge {
  const violations: string[] = [];
  const trace: string[] = [];
  const quotes = new Map<Address, Quote>();
  const approvals = new Map<Address, number>();
  const paidLines = new Map<string, string>();
  const looks = new Map<Address, readonly Reservation[]>();
  const strangers = new Set<string>();
  const vanished = new Set<string>();
  const begun = new Set<Address>();
  const told = new Map<string, number>();
  const unanswered = new Set<string>();
  let lookedLast: Address | undefined;
  let planning = false;
  let begunAt = 0;
  let paying: { readonly intent: string; readonly line: string } | undefined;
  let lostAdds = 0;
  let firstLoss = Number.POSITIVE_INFINITY;

  const note = (text: string): void => void trace.push(`${(now() / 1000).toFixed(1).padStart(9)} ${text}`);
  const blame = (text: string): void => {
    violations.push(text);
    note(`BROKEN PROMISE: ${text}`);
  };
  const intentOf = (address: Address | undefined): Intent | undefined =>
    state().pending.find((intent) => intent.address === address);

  const checkPay = ({ address, target, price }: Sent): void => {
    const intent = intentOf(address);
    const line = shop.lines.get(target ?? '');
    if (line?.owner !== 'us' || line.address !== address) blame(`pays line ${target}, which is not of ${address}`);
    if (intent?.phase !== 'paying' || !intent.sent || intent.reservation !== target)
      return blame(`pays line ${target} before that is on disk`);
    const known = paidLines.get(intent.id);
    if (known !== undefined && known !== intent.reservation)
      blame(`pays a second line, ${target} after ${known}, of ${intent.id}`);
    paying = { intent: intent.id, line: intent.reservation ?? '' };
    if (known === undefined) paidLines.set(intent.id, paying.line);
    else paying = undefined;
    checkPrice(address, price);
  };

  const checkPrice = (address: Address | undefined, price: Price | undefined): void => {
    const quote = address && quotes.get(address);
    if (!price) return;
    if (!quote) return blame(`pays ${price.cents} for ${address} without a quote`);
    const { amount, currency } = toMoney(price);
    if (currency !== quote.charge.currency || Number(amount) > Number(quote.charge.amount))
      blame(`pays ${amount} ${currency} for ${address}; approved were ${quote.charge.amount} ${quote.charge.currency}`);
  };

  const checkPromo = (): void => {
    const address = lookedLast;
    const intent = intentOf(address);
    if (!address || intent?.phase !== 'promo') return blame('applies a promo code before that is on disk');
    const others = looks.get(address) ?? [];
    const foreign = others.filter(({ id }) => shop.lines.get(id)?.owner === 'foreign');
    const older = foreign.filter(({ id }) => (shop.lines.get(id)?.addedAt ?? 0) < firstLoss - cartLagMs);
    if (older.length > 0 || foreign.length > lostAdds + vanished.size)
      blame(`applies a promo code to a cart that shows ${foreign.map(({ id }) => id).join()}, which is not ours`);
  };

  const checkReserve = ({ address }: Sent): void => {
    const intent = intentOf(address);
    if (intent?.phase !== 'adding' || intent.sent) return blame(`reserves for ${address} before that is on disk`);
    if (address && strangers.has(address)) blame(`buys ${address}, although its name is taken`);
  };

  const checkOwn = (word: string, { address, target }: Sent): void => {
    const thing = shop.things.get(target ?? '');
    if (thing?.owner === 'foreign' || (thing && thing.address !== address))
      blame(`${word}s ${target}, which is not of ${address}`);
  };

  const judge: Judge = {
    violations,
    trace,
    note,
    blame,
    surveyed: (address) => void begun.add(address),
    isBegun: (address) => begun.has(address),
    beginPlanning() {
      planning = true;
      begun.clear();
      strangers.clear();
    },
    endPlanning: () => void (planning = false),
    approve({ actions }) {
      quotes.clear();
      for (const { address, verb, quote, resume } of actions) {
        if (quote) quotes.set(address, quote);
        const buys = (verb === 'create' || verb === 'replace') && (!resume || resume.from === 'abandon');
        if (buys) approvals.set(address, (approvals.get(address) ?? 0) + 1);
      }
    },
    listed(kind, things) {
      if (!planning) return;
      const owned = new Set(state().resources.map(({ id }) => id));
      for (const { id, name } of things) {
        const open = intentOf(`${kind}.${name}`);
        if (!owned.has(id) && !open?.sent) strangers.add(`${kind}.${name}`);
      }
    },
    looked(address, seen) {
      lookedLast = address;
      looks.set(address, seen.others);
      if (seen.state === 'gone') judge.missed(intentOf(address)?.reservation ?? '');
    },
    missed(line) {
      vanished.add(line);
      const open = state().pending.find(({ reservation }) => reservation === line);
      if (open) firstLoss = Math.min(firstLoss, Date.parse(open.startedAt) - EPOCH);
    },
    sends(request, sent) {
      begunAt = now();
      note(`sends ${request} ${sent.address ?? ''} ${sent.target ?? ''}`.trimEnd());
      if (request === 'pay') checkPay(sent);
      if (request === 'promo') checkPromo();
      if (request === 'reserve') checkReserve(sent);
      if (request === 'delete' || request === 'rename') checkOwn(request, sent);
      if (request === 'release' && shop.lines.get(sent.target ?? '')?.owner !== 'us')
        blame(`removes line ${sent.target}, which is not ours`);
      if (request === 'send') {
        const intent = intentOf(sent.address);
        if (intent?.phase !== 'sending' || !intent.sent) blame(`orders ${sent.address} before that is on disk`);
        checkPrice(sent.address, sent.price);
      }
    },
    ended(request, ending) {
      note(`   ${request}: ${ending}`);
      // What was definitely not paid may be given up for another line.
      if (request === 'pay' && paying && (ending === 'refused' || ending === 'not-sent'))
        paidLines.delete(paying.intent);
      if (request === 'pay') paying = undefined;
      if (request === 'reserve' && ending === 'unclear') {
        lostAdds += 1;
        firstLoss = Math.min(firstLoss, begunAt);
      }
    },
    checkMoney() {
      const charged = new Map<string, number>();
      // Whoever pays a line of ours in the panel accounts for it.
      if (shop.charges.some(({ owner }) => owner === 'human')) return;
      for (const { price, owner } of shop.charges)
        if (owner === 'us') charged.set(price.currency, (charged.get(price.currency) ?? 0) + price.cents);
      for (const currency of new Set([...charged.keys(), ...told.keys()])) {
        const [is, was] = [told.get(currency) ?? 0, charged.get(currency) ?? 0];
        if (Math.round(is) !== was) blame(`tells ${is} cents ${currency} as spent, and ${was} were`);
      }
    },
    check(accounting) {
      for (const { amount, currency } of accounting?.spent ?? [])
        told.set(currency, (told.get(currency) ?? 0) + Number(amount) * 100);
      // A run that died around an add leaves nobody to say whether it was made.
      for (const { id, lost, phase, startedAt } of state().pending) {
        if (phase !== 'adding' || unanswered.has(`${id} ${lost}`)) continue;
        unanswered.add(`${id} ${lost}`);
        lostAdds += 1;
        firstLoss = Math.min(firstLoss, Date.parse(startedAt) - EPOCH);
      }
      const found = [
        ...checkPurchases(shop, approvals),
        ...checkRecords(shop, state()),
        ...checkCovered(shop, state(), accounting),
        ...(accounting ? checkClaims(shop, state(), accounting, now()) : []),
      ];
      for (const text of found) blame(text);
    },
  };
  return judge;
}

/** At most one at a time, and at most one for each approved create, over all time. */
function checkPurchases(shop: Shop, approvals: ReadonlyMap<Address, number>): string[] {
  const bought = new Map<Address, number>();
  for (const { address, owner } of shop.things.values())
    if (owner === 'us' && address) bought.set(address, (bought.get(address) ?? 0) + 1);
  return [...bought].flatMap(([address, count]) => {
    const alive = shop.alive(address);
    const allowed = approvals.get(address) ?? 0;
    return [
      ...(alive.length > 1 ? [`${address} was bought ${alive.length} times: ${alive.map(({ id }) => id).join()}`] : []),
      ...(count > allowed ? [`${address} was bought ${count} times with ${allowed} approvals`] : []),
    ];
  });
}

/** What is recorded is ours, exists or existed, and is recorded once. */
function checkRecords(shop: Shop, { resources }: StateFile): string[] {
  const found: string[] = [];
  const seen = new Set<string>();
  for (const { address, id } of resources) {
    const thing = shop.things.get(id);
    if (seen.has(id)) found.push(`${id} is recorded twice`);
    seen.add(id);
    if (!thing) found.push(`${address} is recorded as ${id}, which never existed`);
    else if (thing.owner === 'foreign' || thing.address !== address)
      found.push(`${address} is recorded as ${id}, which is not of it`);
  }
  return found;
}

/** Whatever we bought and still runs is recorded, or its purchase is open, or a person was told its id. */
function checkCovered(shop: Shop, state: StateFile, accounting: Accounting | undefined): string[] {
  const told = JSON.stringify([accounting?.unknown ?? [], accounting?.notices ?? []]);
  return [...shop.things.values()]
    .filter(({ owner, deletedAt }) => owner === 'us' && deletedAt === undefined)
    .filter(({ id, address }) => {
      const recorded = state.resources.some((record) => record.id === id && record.address === address);
      return !recorded && !state.pending.some((intent) => intent.address === address) && !told.includes(id);
    })
    .map(({ id, address }) => `${id}, bought for ${address}, is forgotten`);
}

/** `done` is only said of what is so. */
function checkClaims(shop: Shop, { resources }: StateFile, { done }: Accounting, now: number): string[] {
  return done.flatMap(({ address, verb }) => {
    const record = resources.find((each) => each.address === address);
    if (verb === 'delete' || verb === 'forget') {
      const left = shop.alive(address).map(({ id }) => id);
      return record || (verb === 'delete' && left.length > 0)
        ? [`${address} is said to be gone, and is not: ${left.join()}`]
        : [];
    }
    const thing = record && shop.things.get(record.id);
    if (!record || !thing) return [`${address} is said to be done, and is not recorded`];
    if (verb === 'update') return [];
    const right =
      (thing.deletedAt === undefined || thing.deletedBy === 'human') &&
      thing.tariff === record.spec['tariff'] &&
      thing.activeAt <= now;
    return right ? [] : [`${address} is said to be done, and ${record.id} is not there, not active or another one`];
  });
}
