/**
 * How long, and how often, a sent payment has been seen unpaid. What earlier runs have seen is credited by the wall
 * clock; inside a run only the monotonic clock counts, so that a clock that is set forward shortens no wait.
 */
import type { Intent, Watch } from '../../model/purchase.ts';
import { isoNow, LEAST_READINGS, type PurchaseRun } from './run.ts';

export interface Window {
  /** The watch after one more complete reading that shows it unpaid. A wall clock that went back restarts it. */
  count(watch: Watch | undefined): Watch;
  /** Long enough, and in enough readings, to repeat the payment. */
  hasPassed(watch: Watch | undefined): boolean;
}

/** Opens the window of an intent, where an earlier run has left it. */
export function openWindow({ clock, pace }: PurchaseRun, intent: Intent): Window {
  const { watch } = intent;
  const trusted = watch !== undefined && isoNow(clock) >= watch.last;
  let credit = trusted ? clock.now() - Date.parse(watch.since) : 0;
  let since = clock.elapsed();
  return {
    count(known) {
      const at = isoNow(clock);
      if (known && at >= known.last) return { since: known.since, last: at, readings: known.readings + 1 };
      credit = 0;
      since = clock.elapsed();
      return { since: at, last: at, readings: 1 };
    },
    hasPassed: (known) =>
      known !== undefined && known.readings >= LEAST_READINGS && credit + clock.elapsed() - since >= pace.settleTimeMs,
  };
}

/** Milliseconds since a payment was sent by an earlier run; 0 when a wall clock went back, or when it is not known. */
export function sinceSent({ clock }: PurchaseRun, { sentAt }: Intent): number {
  return sentAt === undefined ? 0 : Math.max(0, clock.now() - Date.parse(sentAt));
}
