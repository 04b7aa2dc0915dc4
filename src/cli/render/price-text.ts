/** Prices and periods in words. */
import { compareMoney, formatMoney, isFree, type Money } from '../../model/money.ts';
import { formatPeriod, type Period, parsePeriod } from '../../model/period.ts';
import type { Action, Quote } from '../../model/plan.ts';
import { safeText } from './safe-text.ts';

/** `P1D` is `day`, `P3M` is `3 months`; what is no period is shown as it is. */
export function periodWords(period: string): string {
  const read = parsePeriod(period);
  if (!read) return safeText(period);
  const parts = countedUnits(read).filter(([count]) => count > 0);
  const [first] = parts;
  if (parts.length === 1 && first?.[0] === 1) return first[1];
  return parts.length === 0 ? safeText(period) : parts.map(([count, unit]) => plural(count, unit)).join(' ');
}

function countedUnits({ months, days, seconds }: Period): [number, string][] {
  return [
    [Math.floor(months / 12), 'year'],
    [months % 12, 'month'],
    [days, 'day'],
    [Math.floor(seconds / 3600), 'hour'],
    [Math.floor((seconds % 3600) / 60), 'minute'],
    [seconds % 60, 'second'],
  ];
}

/** `1 day`, `3 days`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** An amount in words. Currencies come from vendors, so they are made safe like any other text of theirs. */
export function moneyText(value: Money): string {
  return safeText(formatMoney(value));
}

/** `0.13 EUR per day`. */
export function rateText({ amount, period }: { readonly amount: Money; readonly period: string }): string {
  return `${moneyText(amount)} per ${periodWords(period)}`;
}

/** The price of an action: `0.13 EUR per day (at most; the promo code is applied to the cart)`. */
export function priceText(action: Action): string | undefined {
  const { quote } = action;
  if (!quote) return withoutQuote(action);
  const remarks = priceRemarks(action, quote);
  return `${chargeText(quote)}${remarks.length > 0 ? ` (${remarks.join('; ')})` : ''}`;
}

function withoutQuote({ verb, running, steps, resume }: Action): string | undefined {
  if (verb === 'delete' && running) return `${rateText(running)} is no longer charged`;
  return steps.some(({ effect }) => effect === 'pay') && !resume ? 'not known' : undefined;
}

function chargeText({ charge, recurring, count, period }: Quote): string {
  // What is free to order may be billed all the same, and without a rate nobody can tell.
  const bought = isFree(charge) ? 'nothing now' : `${moneyText(charge)} for ${lengthWords(period, count)}`;
  if (!recurring) return bought;
  if (isFree(charge) && isFree(recurring.amount)) return 'free';
  const same = recurring.amount.currency === charge.currency && compareMoney(recurring.amount, charge) === 0;
  return same && count === 1 ? rateText(recurring) : `${bought}, then ${rateText(recurring)}`;
}

/** `1 month`, and for two purchases of one month `2 months`. */
function lengthWords(period: string, count: number): string {
  const read = parsePeriod(period);
  const { months = 0, days = 0, seconds = 0 } = read ?? {};
  const words = periodWords(formatPeriod({ months: months * count, days: days * count, seconds: seconds * count }));
  if (!read) return safeText(period);
  return /^\d/u.test(words) ? words : `1 ${words}`;
}

function priceRemarks(
  { verb, steps, resume, ending }: Action,
  { chargeWithoutTax, charge, count, most }: Quote,
): string[] {
  const remarks: string[] = [];
  if (ending && verb === 'update') remarks.push(`instead of ${rateText(ending)}`);
  else if (ending) remarks.push(`the old one cost ${rateText(ending)}, of which nothing is refunded`);
  if (count > 1) remarks.push(`in ${count} purchases`);
  if (most) remarks.push(`up to ${moneyText(most)} is accepted`);
  if (steps.some(({ effect }) => effect === 'promo')) remarks.push('at most; the promo code is applied to the cart');
  if (resume?.from === 'intent' && SENT.has(resume.phase)) remarks.push('may be paid already; it is never paid twice');
  if (chargeWithoutTax && compareMoney(chargeWithoutTax, charge) !== 0) {
    remarks.push(`${moneyText(chargeWithoutTax)} without tax`);
  }
  return remarks;
}

/** Phases of an open purchase in which the money may have left (model/purchase.ts). */
const SENT: ReadonlySet<string> = new Set(['paying', 'sending', 'paid', 'blocked']);
