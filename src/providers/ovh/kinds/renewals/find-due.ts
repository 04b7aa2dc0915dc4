/** Whether renewals have to be bought, how many, and everything that speaks against buying them now. */
import type { Attributes } from '../../../../model/json.ts';
import type { OvhClient } from '../../client.ts';
import { textAt } from '../../wire.ts';
import { type Base, baseNow, notShownYet } from './base.ts';
import { afterPurchases, goalDate, purchasesNeeded } from './due.ts';
import type { Finding } from './limits.ts';
import type { OrderBook } from './orders.ts';
import { isoOfMonths, monthsOf } from './policy.ts';
import { periodOf, readExpanded, type ServiceReading } from './reading.ts';
import { rivalsOf, windowStart } from './rivals.ts';
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
  /** What is known of earlier purchases now. */
  readonly base: Base;
}

export interface DueSearch {
  readonly client: OvhClient;
  readonly book: OrderBook;
  readonly spec: Attributes;
  readonly reading: ServiceReading;
  readonly base: Base | undefined;
  readonly now: () => Promise<number>;
}

export interface DueFound {
  readonly due?: Due;
  readonly notes: readonly string[];
  readonly findings: readonly Finding[];
  /** A purchase of the past does not show yet, so what it was planned on must not be forgotten. */
  readonly keepsBase?: true;
}

const NOTHING: DueFound = { notes: [], findings: [] };

/** Reads what has to be known before money is spent, and only when the date alone says that something is due. */
export async function findDue(search: DueSearch): Promise<DueFound> {
  const { client, spec, reading, now } = search;
  const length = textAt(spec, 'ensure_valid_for');
  if (length === undefined) return NOTHING;
  const { expiration } = reading;
  if (expiration === undefined) return refused('OVHcloud does not show when the service expires.');
  const nowMs = await now();
  const goal = goalDate(nowMs, length);
  if (expiration >= goal) return NOTHING;
  const contradiction = endsAnyway(spec, reading);
  if (contradiction) return { notes: [], findings: [contradiction] };
  const expanded = await readExpanded(client, reading.id);
  const busy = vendorIsBusy(reading, expanded);
  if (busy !== undefined) return waiting(expiration, goal, busy);
  const months = monthsOf(textAt(spec, 'period') ?? periodOf(reading));
  if (months === undefined) {
    return refused('Neither the manifest nor OVHcloud says for how long to renew: declare a period.');
  }
  const plan = textAt(expanded, 'billing', 'plan', 'code');
  return sizePurchase(search, { expiration, goal, months, plan, since: windowStart(nowMs) });
}

interface Gap {
  readonly expiration: string;
  readonly goal: string;
  readonly months: number;
  readonly plan: string | undefined;
  readonly since: string;
}

/** How many renewals close the gap, unless some that are paid already will. */
async function sizePurchase({ book, reading, base }: DueSearch, gap: Gap): Promise<DueFound> {
  const { expiration, goal, months, plan, since } = gap;
  const count = purchasesNeeded(expiration, goal, months);
  if (count === undefined) return refused(tooMany(expiration, goal, months));
  const rivals = await rivalsOf({ book, sought: { name: reading.name, plan, months }, since, except: new Set() });
  const paid = notShownYet({ base, rivals: rivals.filter(({ sure }) => sure), expiration, months });
  if (paid !== undefined) return { ...waiting(expiration, goal, paid), keepsBase: true };
  const expected = afterPurchases(expiration, months, count);
  return { due: { count, months, expiration, goal, expected, plan, base: baseNow(expiration, rivals) }, ...NOTHING };
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
