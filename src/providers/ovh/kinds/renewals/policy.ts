/** Three modes out of five overlapping flags, and back (ovh.md §6.2, §0.8, §11.8-10). Pure. */
import type { Json } from '../../../../model/json.ts';
import { formatPeriod, parsePeriod } from '../../../../model/period.ts';
import { at, listAt, textAt, type Wire } from '../../wire.ts';

export const MODES = ['automatic', 'manual', 'delete-at-expiration'] as const;

export type Mode = (typeof MODES)[number];

/** The `renew` of `serviceInfos`, without `forced`, which is never written. */
export interface RenewFlags {
  readonly automatic: boolean;
  readonly manualPayment: boolean;
  readonly deleteAtExpiration: boolean;
  /** Months. */
  readonly period: number | undefined;
}

/** What `serviceInfos` says; a `renew` of null has no flag set. */
export function readFlags(renew: Json | undefined): RenewFlags {
  const period = at(renew, 'period');
  return {
    automatic: at(renew, 'automatic') === true,
    manualPayment: at(renew, 'manualPayment') === true,
    deleteAtExpiration: at(renew, 'deleteAtExpiration') === true,
    period: typeof period === 'number' && period > 0 ? period : undefined,
  };
}

export interface ModeSigns {
  readonly flags: RenewFlags;
  readonly forced: boolean;
  readonly renewalType: string | undefined;
  readonly status: string | undefined;
}

/**
 * The front end's reading order, with one change: a planned deletion comes first. Setting it was seen to switch the
 * renewal type to manual by itself (§0.8), so that asking for manual first would hide every deletion from the plan.
 */
export function readMode({ flags, forced, renewalType, status }: ModeSigns): Mode {
  const expired = status === 'expired';
  if (flags.deleteAtExpiration && !expired) return 'delete-at-expiration';
  if (flags.manualPayment || renewalType === 'manual') return 'manual';
  return flags.automatic || (forced && !expired) ? 'automatic' : 'manual';
}

/** Flags that say automatic and manual at once: the newer view has to settle it (§6.2, un-cancelling a deletion). */
export function contradicts({ flags, renewalType }: ModeSigns): boolean {
  return flags.automatic && !flags.deleteAtExpiration && (flags.manualPayment || renewalType === 'manual');
}

const ENDING = /^(deleteAtExpiration|terminate(AtExpirationDate|AtEngagementDate)?)$/;

/** The mode in the newer view (`/services/{id}`, §5.2); undefined where it does not say. */
export function readExpandedMode(expanded: Json | undefined): Mode | undefined {
  if (pendingActions(expanded).some((action) => ENDING.test(action))) return 'delete-at-expiration';
  const mode = textAt(expanded, 'billing', 'renew', 'current', 'mode');
  return mode === 'automatic' || mode === 'manual' ? mode : undefined;
}

/** What the vendor is about to do with the service. */
export function pendingActions(expanded: Json | undefined): string[] {
  return listAt(expanded, 'billing', 'lifecycle', 'current', 'pendingActions').flatMap((action) =>
    typeof action === 'string' ? [action] : [],
  );
}

export interface RenewTarget {
  readonly mode: Mode;
  /** Months to set; undefined leaves what is there. */
  readonly period: number | undefined;
  readonly now: RenewFlags;
  readonly renewalType: string | undefined;
  /** Months on offer. */
  readonly possible: readonly number[];
}

/** Types that stay automatic while a deletion is planned; all others are switched to manual with it. */
const KEEPS_AUTOMATIC = new Set(['automaticForcedProduct', 'automaticV2014', 'automaticV2016']);

/** The complete `renew` to send: read, merged, without `forced` (§6.2). Leaving a deletion writes the mode too. */
export function writeRenew({ mode, period, now, renewalType, possible }: RenewTarget): {
  readonly [flag: string]: Wire;
} {
  const months = period ?? now.period ?? (mode === 'automatic' ? possible[0] : undefined);
  const rest = months === undefined ? {} : { period: months };
  if (mode === 'automatic') return { automatic: true, manualPayment: false, deleteAtExpiration: false, ...rest };
  if (mode === 'manual') return { automatic: false, manualPayment: true, deleteAtExpiration: false, ...rest };
  const keeps = renewalType !== undefined && KEEPS_AUTOMATIC.has(renewalType);
  const { automatic, manualPayment } = keeps ? now : { automatic: false, manualPayment: true };
  return { automatic, manualPayment, deleteAtExpiration: true, ...rest };
}

/** Months as one ISO spelling: 12 is `P1Y`, never `P12M`. */
export function isoOfMonths(months: number): string {
  return formatPeriod({ months, days: 0, seconds: 0 });
}

/** Months of any spelling; undefined for what is no whole number of months. */
export function monthsOf(text: string | undefined): number | undefined {
  const period = text === undefined ? undefined : parsePeriod(text);
  return period && period.months > 0 && period.days === 0 && period.seconds === 0 ? period.months : undefined;
}
