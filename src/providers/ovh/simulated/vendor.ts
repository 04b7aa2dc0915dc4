/** What every part of the simulator is handed: tables, settings, time. */

import type { Json } from '../../../model/json.ts';
import type { Calendar } from './calendar.ts';
import type { OvhCloud } from './cloud.ts';
import { fullPrice } from './price.ts';
import type { OvhSettings } from './settings.ts';

export interface Vendor {
  readonly cloud: OvhCloud;
  readonly settings: OvhSettings;
  readonly calendar: Calendar;
  /** Milliseconds since the epoch, from the clock that was handed in. */
  now(): number;
  /** Says that a table has changed; without it nobody hears of the change. */
  touch(): void;
}

/** An instant in the account's zone; null stays null. */
export function instant(vendor: Vendor, ms: number): string;
export function instant(vendor: Vendor, ms: number | null): string | null;
export function instant(vendor: Vendor, ms: number | null): string | null {
  return ms === null ? null : vendor.calendar.instant(ms, vendor.settings.timeZone);
}

/** A plain date (`YYYY-MM-DD`), in the zone that dates are written in; null stays null. */
export function date(vendor: Vendor, ms: number): string;
export function date(vendor: Vendor, ms: number | null): string | null;
export function date(vendor: Vendor, ms: number | null): string | null {
  return ms === null ? null : vendor.calendar.date(ms, vendor.settings.dateZone);
}

/** A full `order.Price` in the account's currency. */
export function price(vendor: Vendor, ucents: number): Json {
  return fullPrice(ucents, vendor.cloud.account.currency, vendor.settings.priceInUcents);
}
