/**
 * What a purchase was planned on: the expiration and the paid orders of that day. It travels in the policy's record, so
 * that a later run can tell a paid renewal that does not show yet from one that is still to be bought. An order can be
 * delivered before the new expiration shows (ovh.md §12.1 step 8), and must not be bought again then.
 */

import { hasMoved } from '../../../../model/due.ts';
import { type Attributes, isRecord, type Json } from '../../../../model/json.ts';
import { addPeriod } from '../../../../model/period.ts';
import { idsAt, textAt } from '../../wire.ts';
import { UNDER_WAY } from './orders.ts';
import { isPaid, type Rival } from './rivals.ts';

export interface Base {
  readonly expiration: string;
  /** Orders for the service that were paid by then, sorted. */
  readonly orders: readonly string[];
  /** The day of the plan. */
  readonly on: string;
}

/** Not a field of the manifest: bookkeeping that is saved with it. */
export const BASE_FIELD = 'bought_from';

/** Older bases say nothing: orders made since then may have left the window in which orders are looked at. */
const FRESH_DAYS = 14;

/** The base in a spec, if a purchase was planned for this very service of late. */
export function readBase(spec: Attributes | undefined, service: Attributes, today: string): Base | undefined {
  const value = spec?.[BASE_FIELD];
  const same = spec?.['product'] === service['product'] && spec?.['service'] === service['service'];
  const [expiration, on] = [textAt(value, 'expiration'), textAt(value, 'on')];
  if (!same || !isRecord(value) || expiration === undefined || on === undefined) return undefined;
  const end = addPeriod(on, { months: 0, days: FRESH_DAYS, seconds: 0 });
  return end < today ? undefined : { expiration, orders: idsAt(value, 'orders'), on };
}

/** The base as a spec carries it. */
export function writeBase({ expiration, orders, on }: Base): Json {
  return { expiration, orders, on };
}

export interface Accounts {
  /** What the last purchase was planned on, if that is known. */
  readonly base: Base | undefined;
  readonly rivals: readonly Rival[];
  /** Orders that this run has paid and waited for. */
  readonly settled: ReadonlySet<string>;
  readonly expiration: string;
  /** Of one purchase; what an order adds when it does not say. */
  readonly months: number;
}

/** Paid renewals that the expiration does not show yet. */
export interface Awaited {
  readonly months: number;
  readonly order: Rival;
}

/**
 * Holds what was paid since the base against how far the expiration has moved since then. An order that is still
 * under way counts as not shown in any case; without a base that is all that can be told.
 */
export function awaitedOf({ base, rivals, settled, expiration, months }: Accounts): Awaited | undefined {
  const sum = (orders: readonly Rival[]): number => orders.reduce((all, each) => all + (each.months ?? months), 0);
  const underWay = rivals.filter(({ id, status }) => UNDER_WAY.has(status) && !settled.has(id));
  const paid = base ? rivals.filter((rival) => isPaid(rival) && !base.orders.includes(rival.id)) : [];
  const missing = base ? sum(paid) - monthsMoved(base.expiration, expiration, sum(paid)) : 0;
  const [order] = [...underWay, ...paid];
  const awaited = Math.max(missing, sum(underWay));
  return order && awaited > 0 ? { months: awaited, order } : undefined;
}

function monthsMoved(before: string, now: string, most: number): number {
  let moved = most;
  while (moved > 0 && !hasMoved(before, now, moved)) moved -= 1;
  return moved;
}

/** The base of a purchase that is planned now. What is awaited must still be told from what shows, later. */
export function nextBase({ base, rivals, expiration }: Accounts, awaited: Awaited | undefined, today: string): Base {
  if (awaited && base) return base;
  const shown = rivals.filter((rival) => isPaid(rival) && !(awaited && UNDER_WAY.has(rival.status)));
  const orders = shown.map(({ id }) => id).sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
  return { expiration, orders, on: today };
}
