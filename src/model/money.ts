import Big from 'big.js';

/**
 * An amount with its currency. `amount` is a plain decimal string ("0.1300", "-1.99"), never a float; `currency` is
 * three capital letters. Amounts of different currencies are never added (contract §2).
 */
export interface Money {
  readonly amount: string;
  readonly currency: string;
}

const WRITTEN = /^(-?\d{1,15}(?:\.\d{1,12})?) ?([A-Z]{3})$/;

/** Reads `12.34 EUR`; undefined for anything else (a bare number included). */
export function parseMoney(text: string): Money | undefined {
  const match = WRITTEN.exec(text.trim());
  return match?.[1] !== undefined && match[2] !== undefined ? { amount: match[1], currency: match[2] } : undefined;
}

/** Builds a `Money` from a vendor's decimal string. @throws RangeError when `amount` is no plain decimal. */
export function money(amount: string, currency: string): Money {
  if (!/^-?\d{1,15}(\.\d{1,12})?$/.test(amount)) throw new RangeError(`not a decimal amount: ${amount}`);
  return { amount, currency };
}

/** Prints at least two decimals and no more than the amount has: `0.13 EUR`, `0.0967 EUR`. */
export function formatMoney(value: Money): string {
  return `${formatAmount(value.amount)} ${value.currency}`;
}

/** The amount alone, as `formatMoney` prints it. */
export function formatAmount(amount: string): string {
  const plain = new Big(amount).toFixed();
  const [whole = '0', fraction = ''] = plain.split('.');
  const trimmed = fraction.replace(/0+$/, '').padEnd(2, '0');
  return `${whole}.${trimmed}`;
}

/** Adds two amounts of one currency. @throws RangeError when the currencies differ. */
export function addMoney(a: Money, b: Money): Money {
  return { amount: new Big(a.amount).plus(sameCurrency(a, b).amount).toFixed(), currency: a.currency };
}

/** a - b. @throws RangeError when the currencies differ. */
export function subtractMoney(a: Money, b: Money): Money {
  return { amount: new Big(a.amount).minus(sameCurrency(a, b).amount).toFixed(), currency: a.currency };
}

/** Multiplies by an exact ratio, rounded half up to 4 decimals (used to normalise periods to a day or 30 days). */
export function scaleMoney(value: Money, times: number, dividedBy = 1): Money {
  const scaled = new Big(value.amount).times(times).div(dividedBy).round(4, 1);
  return { amount: scaled.toFixed(), currency: value.currency };
}

/** -1, 0 or 1. @throws RangeError when the currencies differ. */
export function compareMoney(a: Money, b: Money): -1 | 0 | 1 {
  return new Big(a.amount).cmp(sameCurrency(a, b).amount);
}

/** True for the same amount in the same currency, however many decimals are written. */
export function equalMoney(a: Money, b: Money): boolean {
  return a.currency === b.currency && compareMoney(a, b) === 0;
}

/** True when one is the other, as far as both are written: of `0.12` and `0.1170` only the cents are compared. */
export function isSameAmount(a: Money, b: Money): boolean {
  if (a.currency !== b.currency) return false;
  const decimals = Math.max(2, Math.min(decimalsIn(a), decimalsIn(b)));
  return new Big(a.amount).round(decimals, 1).eq(new Big(b.amount).round(decimals, 1));
}

function decimalsIn({ amount }: Money): number {
  return amount.split('.')[1]?.length ?? 0;
}

/** True when `price` is more than `ceiling`, or in another currency, which can not be told to be less. */
export function isOver(price: Money, ceiling: Money): boolean {
  return price.currency !== ceiling.currency || compareMoney(price, ceiling) > 0;
}

/** One of `parts` equal shares, rounded down: all of them together are never more than the whole. */
export function shareMoney(value: Money, parts: number): Money {
  // big.js divides to 20 decimals, which is finer than any amount that `money` takes.
  return { amount: new Big(value.amount).div(parts).round(12, 0).toFixed(), currency: value.currency };
}

/** So much per cent of an amount (`2`, `0.5`), rounded down to 12 decimals. */
export function percentOf(value: Money, percent: string): Money {
  const share = new Big(value.amount).times(percent).div(100).round(12, 0);
  return { amount: share.toFixed(), currency: value.currency };
}

/** How many whole times `part` fits into `value`; 0 for a debt. @throws RangeError when the currencies differ. */
export function wholeTimes(value: Money, part: Money): number {
  return Math.max(0, new Big(value.amount).div(sameCurrency(value, part).amount).round(0, 0).toNumber());
}

/** True when nothing is charged. */
export function isFree(value: Money): boolean {
  return new Big(value.amount).eq(0);
}

/** True for less than nothing. */
export function isDebt(value: Money): boolean {
  return new Big(value.amount).lt(0);
}

/** One total per currency, sorted by currency; an empty list for no amounts. */
export function totals(values: readonly Money[]): Money[] {
  const sums = new Map<string, Money>();
  for (const value of values) {
    const sum = sums.get(value.currency);
    sums.set(value.currency, sum ? addMoney(sum, value) : value);
  }
  return [...sums.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

function sameCurrency(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new RangeError(`${a.currency} and ${b.currency} are never added or compared`);
  return b;
}
