/**
 * Money inside the simulator: whole ten-thousandths of the currency unit, which is as fine as the vendor shows
 * (`0.0967`, zomro.md §7.6). Tables and answers hold decimal text; only sums are made in units.
 */
import type { Lang } from './words.ts';

const UNIT = 10_000;

/** Reads decimal text. @throws RangeError for anything that is not a plain decimal. */
export function units(text: string): number {
  const match = /^(-?)(\d{1,10})(?:\.(\d{1,12}))?$/.exec(text.trim());
  if (!match) throw new RangeError(`not a decimal amount: ${text}`);
  const fraction = Number(`0.${match[3] ?? '0'}`);
  const size = Number(match[2]) * UNIT + Math.round(fraction * UNIT);
  return match[1] === '-' ? -size : size;
}

/** Writes units as decimal text with `digits` decimals (at most 4), rounded half away from zero. */
export function decimal(amount: number, digits = 4): string {
  const step = 10 ** (4 - digits);
  const steps = Math.round(Math.abs(amount) / step);
  const whole = Math.floor(steps / 10 ** digits);
  const fraction = String(steps % 10 ** digits).padStart(digits, '0');
  return `${amount < 0 && steps > 0 ? '-' : ''}${whole}${digits > 0 ? `.${fraction}` : ''}`;
}

/** `percent` of an amount, rounded half up to a ten-thousandth. */
export function share(amount: number, percent: number): number {
  return Math.round((amount * percent) / 100);
}

/** Money for people: `1234.50 EUR`, and `1 234,50 EUR` with a non-breaking space on a localised panel (§4). */
export function shownMoney(amount: number, currency: string, lang: Lang): string {
  const plain = decimal(amount, 2);
  if (lang === 'en') return `${plain} ${currency}`;
  const [whole = '0', fraction = '00'] = plain.split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, '\u00a0')},${fraction} ${currency}`;
}
