/** Orders that renew the same service as ours, whoever made them (ovh.md §8.2-8.4, §12.1). */
import { compareMoney, type Money } from '../../../../model/money.ts';
import { isRenewal, isSameName, type OrderBook, type OrderLine, type OrderPrices, PAID, renewalsOf } from './orders.ts';

/** What an order is recognised by. */
export interface Sought {
  readonly name: string;
  /** Code of the service's plan, where the vendor shows it. */
  readonly plan: string | undefined;
  readonly months: number;
  /** Of our renewal; absent before it is priced. */
  readonly withoutTax?: Money;
}

/** One order that renews the same service. */
export interface Rival {
  readonly id: string;
  readonly status: string;
  readonly prices: OrderPrices | undefined;
  /** Months it adds, as far as the vendor tells. */
  readonly months: number | undefined;
  /** False: its lines name nobody, so that it may belong to another service. */
  readonly sure: boolean;
}

export interface RivalSearch {
  readonly book: OrderBook;
  readonly sought: Sought;
  /** ISO instant. */
  readonly since: string;
  /** Orders that are not asked about. */
  readonly except: ReadonlySet<string>;
}

/** How far back other orders are looked at: an unpaid quote was seen to stay payable for 14 days (ovh.md §4.5). */
const WINDOW_MS = 15 * 86_400_000;

/** Where a search for other orders begins. */
export function windowStart(nowMs: number): string {
  return new Date(nowMs - WINDOW_MS).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** Orders made since then that renew the service, or may do so as far as the vendor shows. */
export async function rivalsOf({ book, sought, since, except }: RivalSearch): Promise<Rival[]> {
  const rivals: Rival[] = [];
  for (const id of await book.since(since)) {
    if (except.has(id)) continue;
    const lines = await book.lines(id);
    const sure = surelyRenews(lines, sought);
    if (!sure && !mayRenew(lines, sought)) continue;
    const prices = await book.prices(id);
    if (!sure && sought.withoutTax !== undefined && !costs(prices, sought.withoutTax)) continue;
    rivals.push({ id, status: await book.status(id), prices, months: monthsIn(lines, sought.name), sure });
  }
  return rivals;
}

/** By name; and not with the plan of another service of that name (a domain, its zone and its hosting share one). */
export function surelyRenews(lines: readonly OrderLine[], { name, plan }: Sought): boolean {
  return renewalsOf(lines, name).some((line) => line.plan === undefined || plan === undefined || line.plan === plan);
}

/** Lines that name nobody (`*`, seen in the US) or none yet, or our name with another plan: then the price decides. */
function mayRenew(lines: readonly OrderLine[], { name, months }: Sought): boolean {
  if (lines.length === 0) return true;
  return lines.some(
    (line) =>
      isRenewal(line) &&
      (line.service === undefined || isSameName(line.service, name)) &&
      (line.months === undefined || line.months === months),
  );
}

function monthsIn(lines: readonly OrderLine[], name: string): number | undefined {
  return renewalsOf(lines, name).flatMap(({ months }) => months ?? [])[0];
}

/** True when an order costs exactly this, without tax. */
export function costs(prices: OrderPrices | undefined, price: Money): boolean {
  return prices?.withoutTax.currency === price.currency && compareMoney(prices.withoutTax, price) === 0;
}

/** In a sentence: somebody else's order does what ours would do. */
export function underWay({ id, status }: Rival): string {
  return `Order ${id} for the same service is already paid (${status}).`;
}

/** True for a rival that is paid. */
export function isPaid({ status }: Rival): boolean {
  return PAID.has(status);
}
