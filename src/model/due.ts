/** When a renewal has to be bought, and how many of them (contract §2). Calendar arithmetic only, the same for every vendor. Pure. */
import { addPeriod, parsePeriod } from './period.ts';

/** More purchases than this in one go are never planned. */
const MOST = 12;
/** Month ends differ by up to three days, and no vendor documents how it counts them (ovh.md §11.7, zomro.md §7.19). */
const SLACK_DAYS = 3;

/**
 * The day until which the service must be valid: today plus the declared length, counted on the calendar. Days are
 * those of UTC; an expiration is a date without a zone, so a day is as exact as this can be.
 */
export function goalDate(nowMs: number, validFor: string): string {
  const { months, days, seconds } = parsePeriod(validFor) ?? { months: 0, days: 0, seconds: 0 };
  return addPeriod(dayOf(nowMs + seconds * 1000), { months, days, seconds: 0 });
}

/** The calendar day of an instant, in UTC. */
export function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/**
 * The fewest purchases of `months` that carry `expiration` to `goal`; 0 when it is there already (an expiration on
 * the very day satisfies it), undefined when twelve are not enough. Late or early, a renewal counts from the present
 * expiration (ovh.md §6.4; zomro.md §7.19 shows both dates in one form).
 */
export function purchasesNeeded(expiration: string, goal: string, months: number): number | undefined {
  for (let count = 0; count <= MOST; count += 1) {
    if (afterPurchases(expiration, months, count) >= goal) return count;
  }
  return undefined;
}

/** The expiration to expect after `count` purchases. */
export function afterPurchases(expiration: string, months: number, count: number): string {
  return addPeriod(expiration, { months, days: 0, seconds: 0 }, count);
}

/** True when `now` shows that `months` have been added since `before`. */
export function hasMoved(before: string, now: string, months: number): boolean {
  const expected = afterPurchases(before, months, 1);
  return now >= addPeriod(expected, { months: 0, days: -SLACK_DAYS, seconds: 0 });
}

/** True when an expiration is later than it was; one day is a matter of time zones, not of a renewal (ovh.md §11.7). */
export function isLater(before: string, now: string): boolean {
  return now > addPeriod(before, { months: 0, days: 1, seconds: 0 });
}
