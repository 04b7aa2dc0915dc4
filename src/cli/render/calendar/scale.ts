/** Where a day stands on the timeline. Pure. */
import type { Calendar } from '../../../model/calendar.ts';
import { addPeriod } from '../../../model/period.ts';

const DAY_MS = 86_400_000;
/** What ends later than this stands at the edge: it would push everything else into one corner. */
const MOST_DAYS = 200;
const LEAST_DAYS = 60;
const MOST_BACK = 30;

export interface Scale {
  /** Percent from the left; undefined beyond the right edge. What is too long ago stands at the left edge. */
  readonly at: (day: string) => number | undefined;
  /** First days of months, each with its place. */
  readonly months: readonly { readonly day: string; readonly at: number }[];
}

/** From the oldest thing that is overdue to the last end, some months at most. */
export function makeScale({ today, entries }: Pick<Calendar, 'today' | 'entries'>): Scale {
  const left = entries.map(({ daysLeft }) => daysLeft);
  const last = Math.max(LEAST_DAYS, ...left.filter((days) => days <= MOST_DAYS)) + 6;
  const first = Math.max(-MOST_BACK, Math.min(0, ...left)) - 4;
  const place = (day: string): number => {
    const days = Math.round((Date.parse(day) - Date.parse(today)) / DAY_MS);
    return ((days - first) / (last - first)) * 100;
  };
  const at = (day: string): number | undefined => {
    const found = place(day);
    return found > 100 ? undefined : Math.round(Math.max(0.6, found) * 100) / 100;
  };
  return { at, months: monthsFrom(today, first, last).flatMap((day) => markOf(day, place(day))) };
}

function markOf(day: string, at: number): { day: string; at: number }[] {
  return at >= 0 && at <= 98 ? [{ day, at: Math.round(at * 100) / 100 }] : [];
}

function monthsFrom(today: string, first: number, last: number): string[] {
  const start = `${new Date(Date.parse(today) + first * DAY_MS).toISOString().slice(0, 7)}-01`;
  const count = Math.ceil((last - first) / 28) + 1;
  return Array.from({ length: count }, (_, at) => addPeriod(start, { months: 1, days: 0, seconds: 0 }, at));
}
