import type { Money } from './money.ts';
import type { Address } from './resource.ts';

/**
 * Who pays for what comes after a term. `automatic` the vendor renews it by itself; `apply` a declared policy buys it,
 * with the next apply from `dueFrom` on; `manual` nobody does it unless a person does; `ends` it is cancelled, and goes
 * on that day; `unknown` the vendor does not say.
 */
export const PAYERS = ['automatic', 'apply', 'manual', 'ends', 'unknown'] as const;

export type Payer = (typeof PAYERS)[number];

/** An amount per ISO period. */
export interface Rate {
  readonly amount: Money;
  readonly period: string;
}

/** One service that is paid for until a day. */
export interface CalendarEntry {
  readonly provider: string;
  readonly kind: string;
  readonly id: string;
  /** The natural name, as the vendor lists it. */
  readonly name: string;
  /** Absent: nobody manages it here. */
  readonly address?: Address;
  /** A calendar day, `2026-12-01`. */
  readonly ends: string;
  /** Whole days from today; negative when it is over. */
  readonly daysLeft: number;
  readonly payer: Payer;
  /** With `apply`: the first day on which an apply buys the renewal. It may lie in the past. */
  readonly dueFrom?: string;
  /** What the next term costs, and how long it is; absent where nobody says. */
  readonly price?: Rate;
  /** Ends of the terms after this one, within the time that is looked at, if everything is renewed as it is now. */
  readonly later: readonly string[];
  /** The vendor's word, where something is wrong with it. */
  readonly trouble?: string;
}

/** A charge on a day. */
export interface Payment {
  readonly on: string;
  readonly amount: Money;
  readonly name: string;
}

/** What one provider charges in one currency, and how long the money there lasts. */
export interface Forecast {
  readonly provider: string;
  readonly currency: string;
  /** What is charged day by day. */
  readonly perDay: Money;
  /** Everything with a known price, whoever pays for it, per 30 days. */
  readonly perThirtyDays: Money;
  /** Absent where nothing is prepaid. */
  readonly balance?: Money;
  /** The first day whose charges the balance does not cover; absent when it lasts longer than `until`, or is not known. */
  readonly runsOut?: string;
  /** Whole days from today to `runsOut`. */
  readonly daysLeft?: number;
  /** How far was counted. */
  readonly until: string;
  /** Renewals that are paid without a person, within the time that is looked at. */
  readonly payments: readonly Payment[];
  /** Services that will be renewed at a price that nobody says, and so are not counted. */
  readonly unpriced: number;
  /** What is left at the end of each day from today on, for drawings; ends with the day that the money is gone. */
  readonly course: readonly Money[];
}

/** What expires, renews or runs dry. */
export interface Calendar {
  /** A calendar day in UTC. */
  readonly today: string;
  /** The last day that was asked for; absent: everything. */
  readonly through?: string;
  readonly accounts: { readonly [provider: string]: string };
  /** By day, then by name. */
  readonly entries: readonly CalendarEntry[];
  /** By provider, then currency. */
  readonly forecasts: readonly Forecast[];
}
