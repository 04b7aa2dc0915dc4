/** `order.Price` in its two spellings (ovh.md §3.5, §4.4). Amounts are integers of ucents; floats only in `value`. */
import type { Json } from '../../../model/json.ts';

export type UcentsField = 'number' | 'null' | 'absent';

const UCENTS = 100_000_000;
const CENT = 1_000_000;
const SYMBOLS: { readonly [code: string]: string } = { EUR: '€', GBP: '£', PLN: 'zł', USD: '$', CZK: 'Kč' };

/** `34.5` or `"34.50"` of a currency, as an integer. */
export function ucents(amount: number | string): number {
  return Math.round(Number(amount) * UCENTS);
}

/** The small price of `/service`: without `priceInUcents`. */
export function smallPrice(amount: number, currency: string): { currencyCode: string; text: string; value: number } {
  const value = amount / UCENTS;
  return { currencyCode: currency, text: `${value.toFixed(2)} ${symbolOf(currency)}`, value };
}

export function symbolOf(currency: string): string {
  return SYMBOLS[currency] ?? currency;
}

/** The full price, whose `priceInUcents` may be null or missing. */
export function fullPrice(amount: number, currency: string, field: UcentsField): Json {
  const small = smallPrice(amount, currency);
  if (field === 'absent') return small;
  return { ...small, priceInUcents: field === 'null' ? null : amount };
}

/** Tax of an amount, rounded half up to a cent: 37.87 at 20 % is 7.57. */
export function taxOf(amount: number, percent: number): number {
  return Math.round((amount * percent) / 100 / CENT) * CENT;
}

/** ISO 8601 spelling of a number of months, as the vendor writes it (12 is `P1Y`). */
export function isoMonths(months: number): string {
  return months % 12 === 0 && months > 0 ? `P${months / 12}Y` : `P${months}M`;
}
