import Big from 'big.js';
import { type Money, money } from '../../model/money.ts';

/** An amount as Zomro prints it: `0.1300`, `0.13 EUR / Day`, `1 234,56 €`. The currency is often left out. */
export interface Amount {
  readonly amount: string;
  readonly currency?: string;
}

const SYMBOLS: { readonly [symbol: string]: string } = { '€': 'EUR', $: 'USD', '£': 'GBP', '₴': 'UAH', '₽': 'RUB' };

/**
 * Reads an amount; undefined when it is absent or when its digits can be read in two ways. `1,234` could be a thousand
 * or one and a bit, and with money a guess is worse than no answer (zomro.md §4: decimal commas and non-breaking
 * thousands occur on localised panels).
 */
export function readAmount(written: string | undefined): Amount | undefined {
  if (written === undefined) return undefined;
  const plain = written.replace(/−/g, '-').trim();
  const [digits] = /-?\d[\d.,'\s\u00a0\u2009\u202f]*/.exec(plain) ?? [];
  const amount = digits === undefined || isPart(plain, digits) ? undefined : decimal(digits);
  if (amount === undefined) return undefined;
  const currency = currencyIn(plain);
  return currency === undefined ? { amount } : { amount, currency };
}

/** True for `.5`, `1e999` and `-€5`: read without what stands beside them, the digits are another amount. */
function isPart(plain: string, digits: string): boolean {
  const start = plain.indexOf(digits);
  const [before, after] = [plain.slice(0, start), plain.slice(start + digits.length)];
  return /[.,]$|-\s*\p{Sc}\s*$/u.test(before) || /^e[+-]?\d/i.test(after);
}

/** The amount as money, in the currency that is written with it or else in `fallback`. */
export function readMoney(written: string | undefined, fallback: string): Money | undefined {
  const amount = readAmount(written);
  return amount && money(amount.amount, amount.currency ?? fallback);
}

/** The currency written beside an amount, as a code or a sign. */
export function currencyIn(written: string | undefined): string | undefined {
  const letters = /(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])/.exec(written ?? '')?.[0];
  if (letters !== undefined) return letters;
  return Object.entries(SYMBOLS).find(([symbol]) => written?.includes(symbol))?.[1];
}

/** How many decimals are written: `0.10` has 2. */
export function decimalsOf(amount: string): number {
  return amount.split('.')[1]?.length ?? 0;
}

/**
 * True when `shown` is `exact` rounded to the cents: prices have four decimals (0.2497), carts print two (0.25), and a
 * line that only looks dearer because it was rounded is not dearer (zomro.md §7.1, §7.4).
 */
export function isRounded(shown: string, exact: string): boolean {
  const decimals = decimalsOf(shown);
  return decimals >= 2 && decimals < decimalsOf(exact) && new Big(exact).round(decimals, 1).eq(shown);
}

function decimal(digits: string): string | undefined {
  const compact = digits.replace(/['\s\u00a0\u2009\u202f]/g, '').replace(/[.,]$/, '');
  const plain = withPoint(compact);
  return plain !== undefined && /^-?\d{1,15}(\.\d{1,12})?$/.test(plain) ? plain : undefined;
}

function withPoint(compact: string): string | undefined {
  const comma = compact.lastIndexOf(',');
  const point = compact.lastIndexOf('.');
  if (comma < 0) return compact;
  if (point > comma) return compact.replaceAll(',', '');
  if (point >= 0) return compact.replaceAll('.', '').replace(',', '.');
  if (compact.indexOf(',') !== comma) return compact.replaceAll(',', '');
  const ambiguous = compact.length - comma === 4 && !/^-?0,/.test(compact);
  return ambiguous ? undefined : compact.replace(',', '.');
}
