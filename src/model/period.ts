/**
 * Periods and durations (contract §2): ISO 8601 (`P1M`, `P14D`, `PT10S`) or short (`10s`, `30m`, `12h`, `14d`, `2w`,
 * `1mo`, `1y`); printed as ISO. Calendar months are months, never 30 days, except where a price is normalised.
 */
export interface Period {
  readonly months: number;
  readonly days: number;
  readonly seconds: number;
}

const ISO =
  /^P(?=.)(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?=.)(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7}(?:\.\d{1,3})?)S)?)?$/;
const SHORT = /^(\d{1,7})(ms|s|m|h|d|w|mo|y)$/;

/** Reads either spelling; undefined for anything else. Zero lengths are allowed. */
export function parsePeriod(text: string): Period | undefined {
  const short = SHORT.exec(text);
  if (short) return shortPeriod(Number(short[1]), short[2] ?? 's');
  const iso = ISO.exec(text);
  if (!iso) return undefined;
  const [years, months, weeks, days, hours, minutes, seconds] = iso.slice(1).map((part) => Number(part ?? 0));
  return {
    months: (years ?? 0) * 12 + (months ?? 0),
    days: (weeks ?? 0) * 7 + (days ?? 0),
    seconds: (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0),
  };
}

function shortPeriod(count: number, unit: string): Period {
  const zero = { months: 0, days: 0, seconds: 0 };
  switch (unit) {
    case 'ms':
      return { ...zero, seconds: count / 1000 };
    case 's':
      return { ...zero, seconds: count };
    case 'm':
      return { ...zero, seconds: count * 60 };
    case 'h':
      return { ...zero, seconds: count * 3600 };
    case 'd':
      return { ...zero, days: count };
    case 'w':
      return { ...zero, days: count * 7 };
    case 'mo':
      return { ...zero, months: count };
    default:
      return { ...zero, months: count * 12 };
  }
}

/**
 * One ISO spelling for one length: `P12M` and `1y` both print `P1Y`, `14d` prints `P14D`, `90s` prints `PT1M30S`, `250ms`
 * prints `PT0.25S`. `parsePeriod` reads all of them.
 */
export function formatPeriod(period: Period): string {
  const years = Math.floor(period.months / 12);
  const months = period.months % 12;
  const date = `${years ? `${years}Y` : ''}${months ? `${months}M` : ''}${period.days ? `${period.days}D` : ''}`;
  const hours = Math.floor(period.seconds / 3600);
  const minutes = Math.floor((period.seconds % 3600) / 60);
  const seconds = Number((period.seconds % 60).toFixed(3));
  const time = `${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${seconds ? `${seconds}S` : ''}`;
  return date || time ? `P${date}${time ? `T${time}` : ''}` : 'PT0S';
}

/** Length in milliseconds of a duration without months. @throws RangeError when it has months. */
export function durationMs(period: Period): number {
  if (period.months) throw new RangeError('a duration in months has no fixed length');
  return Math.round((period.days * 86_400 + period.seconds) * 1000);
}

/**
 * Moves a calendar date (`YYYY-MM-DD`) forward; the day is clamped to the month's last (31 January + P1M = 28 February).
 * Always count from the anchor date, never from a date that was itself clamped.
 */
export function addPeriod(date: string, period: Period, times = 1): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + period.months * times, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, last));
  first.setUTCDate(first.getUTCDate() + period.days * times);
  return first.toISOString().slice(0, 10);
}
