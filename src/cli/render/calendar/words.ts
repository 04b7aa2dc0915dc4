/** What table, calendar file and page say in the same words. Texts are as vendors wrote them: each makes them safe. */
import type { Calendar, CalendarEntry, Forecast, Payer } from '../../../model/calendar.ts';
import { isFree } from '../../../model/money.ts';
import { plural } from '../price-text.ts';

/** `today`, `tomorrow`, `in 9 days`, `4 days ago`. */
export function whenText(daysLeft: number): string {
  if (daysLeft === 0) return 'today';
  if (daysLeft === 1) return 'tomorrow';
  if (daysLeft === -1) return 'yesterday';
  return daysLeft > 0 ? `in ${plural(daysLeft, 'day')}` : `${plural(-daysLeft, 'day')} ago`;
}

/** Its address, or for what is not managed here the vendor's words for it. */
export function nameOf({ address, provider, name, id }: CalendarEntry): string {
  return address ?? `${provider} ${name === '' ? id : name}`;
}

/** Who pays for what comes after, in few words. */
export const PAYER_WORDS: { readonly [payer in Payer]: string } = {
  automatic: 'automatic',
  apply: 'hostform apply',
  manual: 'nobody',
  ends: 'ends',
  unknown: 'not known',
};

/** `hostform apply, due` or `hostform apply, from 2026-11-24`. */
export function payerText({ payer, dueFrom }: CalendarEntry, { today }: Pick<Calendar, 'today'>): string {
  const words = PAYER_WORDS[payer];
  if (dueFrom === undefined) return words;
  return dueFrom <= today ? `${words}, due now` : `${words}, from ${dueFrom}`;
}

/** The same as a sentence. */
export function payerSentence({ payer, dueFrom, price }: CalendarEntry): string {
  switch (payer) {
    case 'automatic':
      return price ? 'The vendor renews it by itself.' : 'The vendor renews it by itself; its price is not shown.';
    case 'apply':
      return `hostform apply buys the renewal from ${dueFrom ?? 'then'} on.`;
    case 'manual':
      return 'Nobody renews it: it is gone after this day unless you do.';
    case 'ends':
      return 'It is cancelled: the vendor takes it away on this day.';
    case 'unknown':
      return 'The vendor does not say whether it is renewed.';
  }
}

/** How much it matters: `lost` in three days or less with nobody paying, `soon` in two weeks, `calm` otherwise. */
export function urgencyOf({ daysLeft, payer, trouble }: CalendarEntry): 'lost' | 'soon' | 'calm' {
  if (trouble !== undefined || (daysLeft < 0 && payer !== 'ends')) return 'lost';
  if (payer === 'automatic' || payer === 'ends') return 'calm';
  const alone = payer === 'manual' || payer === 'unknown';
  if (daysLeft <= 3) return alone ? 'lost' : 'soon';
  return daysLeft <= 14 && alone ? 'soon' : 'calm';
}

/** Whether and when the money is gone, after `zomro: 12.30 EUR`. */
export function lastsText({ balance, runsOut, daysLeft, until, perDay, payments }: Forecast): string | undefined {
  if (!balance) return undefined;
  if (runsOut !== undefined) return `does not cover ${runsOut} (${whenText(daysLeft ?? 0)})`;
  if (isFree(perDay) && payments.length === 0) return 'nothing is charged to it';
  return `lasts beyond ${until}`;
}
