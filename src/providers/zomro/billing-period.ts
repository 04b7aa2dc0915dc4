import { formatPeriod, parsePeriod } from '../../model/period.ts';

/** ISO period to the code of `order_period` (zomro.md §7.3): -50 is "charged daily", the others are months. */
const CODES: { readonly [iso: string]: string } = { P1D: '-50', P1M: '1', P3M: '3', P6M: '6', P1Y: '12' };

/** Every spelling that a manifest may use, for the schema. */
export const PERIOD_SPELLINGS = 'P1D P1M P3M P6M P1Y P12M 1d 1mo 3mo 6mo 12mo 1y'.split(' ');

/** One spelling for one period: `1mo` gives `P1M`. What is no period stays as it is, for the message. */
export function canonicalPeriod(written: string): string {
  const period = parsePeriod(written);
  return period === undefined ? written : formatPeriod(period);
}

/** `P1D` gives `-50`; undefined for a period that is not sold. */
export function periodCode(iso: string): string | undefined {
  return Object.hasOwn(CODES, iso) ? CODES[iso] : undefined;
}

/** `-50` gives `P1D`; undefined for codes that hostform does not order (trials, one-time). */
export function periodOfCode(code: string | undefined): string | undefined {
  return Object.keys(CODES).find((iso) => CODES[iso] === code);
}

/**
 * The period behind a word of the cart or a price text: `Daily`, `0.13 EUR / Day`, `3 months`; undefined when it names
 * none. The words are those of `lang=en` (zomro.md §1, §7.4).
 */
export function periodOfWords(words: string | undefined): string | undefined {
  if (words === undefined) return undefined;
  const text = words.trim().toLowerCase();
  const bare = periodOfCode(text);
  if (bare !== undefined) return bare;
  if (/\bdai|\bday/.test(text)) return 'P1D';
  if (/\bquarter/.test(text)) return 'P3M';
  if (/\b(half|semi)/.test(text)) return 'P6M';
  const months = /(\d+)\s*-?\s*month/.exec(text)?.[1];
  if (months !== undefined) return periodOfCode(months);
  if (/\bmonth/.test(text)) return 'P1M';
  return /\b(year|annual)/.test(text) && !/[02-9]\s*year|\d\d\s*year/.test(text) ? 'P1Y' : undefined;
}
