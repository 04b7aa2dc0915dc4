/** Whether renewals have to be bought, how many, and everything that speaks against buying them now. */

import { afterPurchases, dayOf, goalDate, purchasesNeeded } from '../../../../model/due.ts';
import type { Attributes } from '../../../../model/json.ts';
import type { OvhClient } from '../../client.ts';
import { textAt } from '../../wire.ts';
import { type Awaited, awaitedOf, type Base, nextBase, readBase } from './base.ts';
import type { Finding } from './limits.ts';
import type { OrderBook } from './orders.ts';
import { isoOfMonths, monthsOf } from './policy.ts';
import { periodOf, readExpanded, type ServiceReading } from './reading.ts';
import { rivalsOf, underWay, windowStart } from './rivals.ts';
import { vendorIsBusy } from './standing.ts';

/** Renewals that have to be bought. */
export interface Due {
  readonly count: number;
  readonly months: number;
  /** Expiration now. */
  readonly expiration: string;
  /** The day it has to reach. */
  readonly goal: string;
  /** The day it is expected to reach. */
  readonly expected: string;
  /** Code of the service's plan, where the vendor shows it. */
  readonly plan: string | undefined;
  /** Paid already and not shown yet: waited for before anything is bought. */
  readonly awaited: Awaited | undefined;
  /** What later runs need to know of this purchase. */
  readonly base: Base;
}

export interface DueSearch {
  readonly client: OvhClient;
  readonly book: OrderBook;
  readonly spec: Attributes;
  readonly reading: ServiceReading;
  /** The policy as it was last applied. */
  readonly recorded: Attributes | undefined;
  readonly now: () => Promise<number>;
}

export interface DueFound {
  readonly due?: Due;
  readonly notes: readonly string[];
  readonly findings: readonly Finding[];
  /** What the last purchase was planned on; it must not be forgotten while a renewal may not show yet. */
  readonly base?: Base;
}

const NOTHING: DueFound = { notes: [], findings: [] };

/** Reads what has to be known before money is spent, and only when the date alone says that something is due. */
export async function findDue(search: DueSearch): Promise<DueFound> {
  const { spec, reading, now } = search;
  const length = textAt(spec, 'ensure_valid_for');
  if (length === undefined) return NOTHING;
  const { expiration } = reading;
  if (expiration === undefined) return refused('OVHcloud does not show when the service expires.');
  const nowMs = await now();
  const goal = goalDate(nowMs, length);
  if (expiration >= goal) return NOTHING;
  const contradiction = endsAnyway(spec, reading);
  if (contradiction) return { notes: [], findings: [contradiction] };
  const months = monthsOf(textAt(spec, 'period') ?? periodOf(reading));
  if (months === undefined) {
    return refused('Neither the manifest nor OVHcloud says for how long to renew: declare a period.');
  }
  return sizePurchase(search, { expiration, goal, months, nowMs });
}

interface Gap {
  readonly expiration: string;
  readonly goal: string;
  readonly months: number;
  readonly nowMs: number;
}

/** How many renewals close the gap, once those that are paid already show. */
async function sizePurchase(search: DueSearch, { expiration, goal, months, nowMs }: Gap): Promise<DueFound> {
  const { client, book, reading, spec, recorded } = search;
  const expanded = await readExpanded(client, reading.id);
  const plan = textAt(expanded, 'billing', 'plan', 'code');
  const sought = { name: reading.name, plan, months };
  const rivals = await rivalsOf({ book, sought, since: windowStart(nowMs), except: new Set() });
  const base = readBase(recorded, spec, dayOf(nowMs));
  const accounts = { base, rivals: rivals.filter(({ sure }) => sure), settled: new Set<string>(), expiration, months };
  const awaited = awaitedOf(accounts);
  const kept = base ? { base } : {};
  const busy = vendorIsBusy(reading, expanded, awaited !== undefined);
  if (busy !== undefined) return { ...waiting(expiration, goal, busy), ...kept };
  const from = awaited ? afterPurchases(expiration, awaited.months, 1) : expiration;
  if (awaited && from >= goal) return { ...waiting(expiration, goal, underWay(awaited.order)), ...kept };
  const count = purchasesNeeded(from, goal, months);
  if (count === undefined) return refused(tooMany(from, goal, months));
  const expected = afterPurchases(from, months, count);
  const next = nextBase({ ...accounts, rivals }, awaited, dayOf(nowMs));
  return { due: { count, months, expiration, goal, expected, plan, awaited, base: next }, ...NOTHING };
}

function waiting(expiration: string, goal: string, why: string): DueFound {
  return { notes: [`Expires ${expiration}, before ${goal}, but nothing is bought now. ${why}`], findings: [] };
}

/** Buying more of what ends or can not be renewed at all. */
function endsAnyway(spec: Attributes, { mode, renewalType, name }: ServiceReading): Finding | undefined {
  if (spec['mode'] === undefined && mode === 'delete-at-expiration') {
    return contradiction(`${name} is set to be deleted when it expires: declare mode: manual or automatic with it.`);
  }
  if (renewalType === 'oneShot' || renewalType === 'option') {
    return contradiction(`${name} can not be renewed by an order (${renewalType}).`);
  }
  return undefined;
}

function contradiction(detail: string): Finding {
  return { field: 'ensure_valid_for', code: 'CATALOGUE', summary: 'The service can not be kept valid', detail };
}

function refused(detail: string): DueFound {
  return { notes: [], findings: [contradiction(detail)] };
}

function tooMany(expiration: string, goal: string, months: number): string {
  return `From ${expiration} to ${goal} more than 12 renewals of ${isoOfMonths(months)} would be needed: declare a longer period.`;
}
