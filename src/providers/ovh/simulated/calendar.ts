/** Instants in the account's time zone, and month arithmetic on its calendar (ovh.md §3, §11.7). */

export type MonthEnd = 'clamp' | 'overflow' | 'stick';

export interface Calendar {
  /** `2026-09-10T09:00:00+02:00` */
  instant(ms: number, zone: string): string;
  /** `2026-09-10`: the calendar day in that zone. */
  date(ms: number, zone: string): string;
  /** Same local time of day, `months` later. */
  addMonths(input: {
    readonly from: number;
    readonly months: number;
    readonly zone: string;
    readonly monthEnd: MonthEnd;
  }): number;
  /** The instant of a local time of day (`23:29:59`), `days` calendar days after the day of `from`. */
  endOfDay(input: {
    readonly from: number;
    readonly days: number;
    readonly time: string;
    readonly zone: string;
  }): number;
}

const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:?\d{2})$/;

/** Reads an RFC 3339 instant; undefined for anything else (a `+` that was not encoded arrives as a blank). */
export function parseInstant(text: string): number | undefined {
  if (!RFC3339.test(text)) return undefined;
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? undefined : ms;
}

/** Holds one formatter per zone: making them is what costs. */
export function makeCalendar(): Calendar {
  const formatters = new Map<string, Intl.DateTimeFormat>();

  /** The local wall clock of an instant, written as if it were UTC. */
  function wallClock(ms: number, zone: string): number {
    let formatter = formatters.get(zone);
    if (!formatter) formatters.set(zone, (formatter = wallClockFormat(zone)));
    const part: Record<string, number> = {};
    for (const { type, value } of formatter.formatToParts(ms)) part[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minute, second);
  }

  /** The instant whose wall clock is `wall`; in a spring gap the one after it. */
  function fromWallClock(wall: number, zone: string): number {
    const guess = wall - (wallClock(wall, zone) - wall);
    return guess - (wallClock(guess, zone) - wall);
  }

  return {
    instant(ms, zone) {
      const whole = Math.floor(ms / 1000) * 1000;
      const wall = wallClock(whole, zone);
      return `${new Date(wall).toISOString().slice(0, 19)}${offsetText(wall - whole)}`;
    },
    date: (ms, zone) => new Date(wallClock(ms, zone)).toISOString().slice(0, 10),
    addMonths: ({ from, months, zone, monthEnd }) =>
      fromWallClock(monthsLater(wallClock(from, zone), months, monthEnd), zone),
    endOfDay({ from, days, time, zone }) {
      const day = new Date(wallClock(from, zone) + days * 86_400_000).toISOString().slice(0, 10);
      return fromWallClock(Date.parse(`${day}T${time}Z`), zone);
    },
  };
}

function wallClockFormat(zone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
}

/** What 31 January + P1M is, nobody documents: 28 February, 3 March, or the last day for ever after. */
function monthsLater(wall: number, months: number, monthEnd: MonthEnd): number {
  const date = new Date(wall);
  const day = date.getUTCDate();
  if (monthEnd === 'overflow') return date.setUTCMonth(date.getUTCMonth() + months);
  const wasLast = day === lastDay(date.getUTCFullYear(), date.getUTCMonth());
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = lastDay(date.getUTCFullYear(), date.getUTCMonth());
  return date.setUTCDate(monthEnd === 'stick' && wasLast ? last : Math.min(day, last));
}

function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
}

function offsetText(ms: number): string {
  const minutes = Math.abs(Math.round(ms / 60_000));
  const two = (value: number) => String(value).padStart(2, '0');
  return `${ms < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
