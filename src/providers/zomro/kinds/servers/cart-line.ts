/** A line of the cart as a reservation, held against what was ordered. Pure. */
import type { Attributes } from '../../../../model/json.ts';
import { formatMoney, type Money, money } from '../../../../model/money.ts';
import type { Inspection, Reservation, Want } from '../../../../model/purchase.ts';
import { decimalsOf, isRounded } from '../../amounts.ts';
import type { Cart, CartLine } from '../../cart.ts';
import { isLine } from '../../cart.ts';
import { sameWords, similarWords } from '../../choice.ts';
import { defined, stringIn } from '../../spec.ts';

/**
 * What the cart says of our line. `fallback` is the currency of amounts that show none. A line without any price is a
 * mismatch of its own: nothing can be held against the plan, so nothing may be paid.
 */
export function inspectLine(cart: Cart, id: string, want: Want, fallback: string): Inspection {
  const others = cart.lines.filter((line) => !isLine(line, id)).map((line) => reservationOf(line, cart, fallback));
  const own = cart.lines.find((line) => isLine(line, id));
  if (own === undefined) return { state: 'gone', others };
  const charge = chargeOf(cart, own, want, fallback);
  if (charge === undefined) return unpriced(cart, { own, others, id });
  return {
    state: 'open',
    own: { ...reservationOf(own, cart, fallback), id, charge, text: textFor(own, charge) },
    others,
    mismatches: mismatches(cart, own, want.order),
  };
}

function unpriced(
  cart: Cart,
  { own, others, id }: { own: CartLine; others: readonly Reservation[]; id: string },
): Inspection {
  const beside =
    others.length === 0 ? '' : `, and it also holds ${others.map((other) => `line ${other.id}`).join(', ')}`;
  return {
    state: 'open',
    own: { ...reservationOf(own, cart, 'EUR'), id },
    others,
    mismatches: [`the cart shows no price for line ${id}${beside}`],
  };
}

/** True when a line has the tariff and the period of an order, as far as it shows them. */
export function lineResembles(other: Reservation, order: Attributes): boolean {
  const [name, period] = [stringIn(other.facts, 'name'), stringIn(other.facts, 'period')];
  const tariff = stringIn(order, 'tariff') ?? '';
  const sameTariff = name === undefined || similarWords(name, tariff);
  return sameTariff && (period === undefined || period === stringIn(order, 'period'));
}

/** Other people's lines are only counted and shown; one without a readable price is shown as 0.00. */
function reservationOf(line: CartLine, cart: Cart, fallback: string): Reservation {
  const charge = money(line.cost ?? '0.00', line.currency ?? cart.currency ?? fallback);
  return {
    id: line.ids[0] ?? '',
    text: line.cost === undefined ? wordsOf(line) : textFor(line, charge),
    charge,
    facts: defined({ name: line.name, period: line.period, count: line.count }),
  };
}

/**
 * What confirming this line will take. For the only line of the cart the total counts, because taxes and promo codes
 * may show there alone. A price that is merely printed with fewer decimals is the price of the plan.
 */
function chargeOf(cart: Cart, own: CartLine, want: Want, fallback: string): Money | undefined {
  const total = cart.lines.length === 1 ? cart.totalCost : undefined;
  const finer = own.cost !== undefined && total !== undefined && isRounded(total, own.cost);
  const amount = finer ? own.cost : (total ?? own.cost);
  if (amount === undefined) return undefined;
  const currency = own.currency ?? cart.currency ?? fallback;
  const planned = want.quote?.charge;
  const rounded = planned?.currency === currency && decimalsOf(amount) >= 2 && isRounded(amount, planned.amount);
  return rounded ? planned : money(amount, currency);
}

function mismatches(cart: Cart, own: CartLine, order: Attributes): string[] {
  const found: string[] = [];
  const [tariff, period] = [stringIn(order, 'tariff'), stringIn(order, 'period')];
  const server = stringIn(order, 'servername') ?? '';
  // Whether a line is titled by its tariff or by the server's name is not known (zomro.md §7.4).
  const titled = own.name === undefined || tariff === undefined || sameWords(own.name, server);
  if (!titled && !similarWords(own.name, tariff)) {
    found.push(`the cart shows the tariff "${own.name}" instead of "${tariff}"`);
  }
  if (own.period !== undefined && own.period !== period) {
    found.push(`the cart shows the period "${own.periodText}" instead of ${period}`);
  }
  const count = own.count ?? (cart.lines.length === 1 ? cart.totalCount : undefined);
  if (count !== undefined && Number(count) !== 1) found.push(`the cart shows ${count} pieces instead of 1`);
  return found;
}

function wordsOf(line: CartLine): string {
  return [line.name ?? `line ${line.ids[0] ?? '?'}`, line.periodText].filter((part) => part !== undefined).join(', ');
}

function textFor(line: CartLine, charge: Money): string {
  return `${wordsOf(line)}, ${formatMoney(charge)}`;
}
