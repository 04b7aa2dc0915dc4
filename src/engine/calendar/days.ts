/** Days of the calendar as text, `2026-12-01`. Pure. */
import { addPeriod, type Period } from '../../model/period.ts';

const DAY_MS = 86_400_000;

/** The calendar day of an instant, in UTC: vendors give dates without a zone, so a day is as exact as this can be. */
export function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** Whole days from one day to another; negative when that is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** So many days later. */
export function addDays(day: string, count: number): string {
  return dayOf(Date.parse(day) + count * DAY_MS);
}

/**
 * The first day on which less than `validFor` is left before `ends`: months are counted forward from each day, as a plan
 * counts them, so this looks around the day that counting backward gives.
 */
export function dueFrom(ends: string, { months, days }: Period): string {
  const length = { months, days, seconds: 0 };
  let day = addDays(addPeriod(ends, { months: -months, days: 0, seconds: 0 }), -days - 4);
  while (addPeriod(day, length) <= ends) day = addDays(day, 1);
  return day;
}

/** A period as days, a month as 30 of them, as prices are compared; at least one. */
export function approximateDays({ months, days, seconds }: Period): number {
  return Math.max(1, months * 30 + days + Math.ceil(seconds / 86_400));
}
