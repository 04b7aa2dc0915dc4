/** Calendar words of the vendor's clock, which is neither UTC nor the machine's (zomro.md §7.16). */

/** `YYYY-MM-DD` at the vendor. */
export function dateText(at: number, offsetMinutes: number): string {
  return shifted(at, offsetMinutes).slice(0, 10);
}

/** `HH:MM:SS` at the vendor. */
export function timeText(at: number, offsetMinutes: number): string {
  return shifted(at, offsetMinutes).slice(11, 19);
}

/** `YYYY-MM-DD HH:MM:SS` at the vendor. */
export function momentText(at: number, offsetMinutes: number): string {
  return shifted(at, offsetMinutes).slice(0, 19).replace('T', ' ');
}

/** Moves a moment forward by calendar months; the day is clamped to the month's last. */
export function addMonths(at: number, months: number): number {
  const moved = new Date(at);
  const day = moved.getUTCDate();
  moved.setUTCDate(1);
  moved.setUTCMonth(moved.getUTCMonth() + months);
  const last = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate();
  moved.setUTCDate(Math.min(day, last));
  return moved.getTime();
}

function shifted(at: number, offsetMinutes: number): string {
  return new Date(at + offsetMinutes * 60_000).toISOString();
}
