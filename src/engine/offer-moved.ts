/** A saved plan against the catalogue of today: what it would buy must still be on offer, at no higher price. */
import type { Problem } from '../model/errors.ts';
import type { Attributes } from '../model/json.ts';
import type { Offer, ResourceKind } from '../model/kind.ts';
import { addMoney, formatMoney, isOver, type Money, subtractMoney } from '../model/money.ts';
import type { Action, Quote } from '../model/plan.ts';
import type { Address, DesiredResource } from '../model/resource.ts';
import { changesMade } from './in-place.ts';
import type { Kinds } from './kinds.ts';
import type { Observation } from './observe.ts';
import { movedValues, staleProblem } from './resume.ts';
import { onePurchase } from './tolerance.ts';

export interface OfferSearch {
  readonly actions: readonly Action[];
  readonly seen: Observation;
  readonly kinds: Kinds;
  /** What an action declares, its secrets and references included. */
  readonly desired: (action: Action) => DesiredResource;
}

/** What moved: `stale` when something else would be ordered (exit 5), `dearer` when the same would cost more (exit 4). */
export interface MovedOffers {
  readonly stale: readonly Problem[];
  readonly dearer: readonly Problem[];
}

/**
 * Asks the vendors anew for each purchase that has not been begun. Reads and dry runs only. Problems name what moved, with
 * both values. What has become cheaper has not moved: it is paid at its price of today.
 */
export async function offersMoved(search: OfferSearch): Promise<MovedOffers> {
  const problems: Problem[] = [];
  for (const action of search.actions) problems.push(...(await offerMoved(action, search)));
  const isStale = ({ code }: Problem): boolean => code === 'PLAN_STALE';
  return { stale: problems.filter(isStale), dearer: problems.filter((each) => !isStale(each)) };
}

async function offerMoved(action: Action, { seen, kinds, desired }: OfferSearch): Promise<Problem[]> {
  const kind = kinds.find(action);
  const { order, quote, after, resume } = action;
  if (!kind?.offer || !order || !quote || !after || (resume && resume.from !== 'abandon')) return [];
  const isNew = action.verb === 'create' || action.verb === 'replace';
  const live =
    action.id === undefined || (isNew && kind.nature === 'owned') ? undefined : seen.index(action).byId(action.id);
  const unknown = action.changes.flatMap(({ field, unknown: later }) => (later ? [field] : []));
  const made = action.verb === 'update' ? changesMade(kind, action.changes) : [];
  const changes = made.length > 0 ? { changes: made } : {};
  const offer = await kind.offer({ desired: desired(action), spec: after, unknown, live, ...changes, ordered: order });
  const { address } = action;
  const stale = [...notOffered(offer), ...orderMoved(kind, order, offer)];
  return [
    ...stale.map((text) => staleProblem(address, `${address}: ${text}`)),
    ...quoteMoved(quote, offer.quote).map((text) => dearer(address, text)),
  ];
}

function dearer(address: Address, text: string): Problem {
  return {
    code: 'PRICE_MOVED',
    summary: 'The price has moved since the plan',
    detail: `${address}: ${text}`,
    hint: 'plan again, and approve the new price',
    address,
  };
}

function notOffered({ problems }: Offer): string[] {
  return problems.map(({ summary, detail }) => (detail === undefined ? `${summary}.` : `${summary}: ${detail}`));
}

/** Without a price the vendor refuses it, or there is nothing to buy any more: both are for the purchase to find out. */
function quoteMoved(before: Quote, now: Quote | undefined): string[] {
  if (!now) return [];
  const { count, period } = before;
  const charge = priceMoved('price', before.charge, now.charge, before.most);
  const recurring = before.recurring?.amount;
  return [
    ...(charge.length > 0
      ? charge
      : priceMoved('recurring price', recurring, now.recurring?.amount, mostRecurring(before))),
    ...movedValues({ count, period }, { count: now.count, period: now.period }),
  ];
}

/** What is accepted for one purchase is accepted for what recurs in its place. */
function mostRecurring(quote: Quote): Money | undefined {
  const { planned, most } = onePurchase(quote);
  const amount = quote.recurring?.amount;
  return amount?.currency === planned.currency ? addMoney(amount, subtractMoney(most, planned)) : undefined;
}

function priceMoved(
  field: string,
  before: Money | undefined,
  now: Money | undefined,
  most: Money | undefined = before,
): string[] {
  if (!now || (most && !isOver(now, most))) return [];
  return [`${field} was ${before ? formatMoney(before) : 'not set'} in the plan and is ${formatMoney(now)} now.`];
}

/** Ids behind the declared names. A policy's order has its price and its dates in it, which are compared above. */
function orderMoved({ nature }: ResourceKind, before: Attributes, now: Offer): string[] {
  if (nature === 'policy' || !now.quote || now.problems.length > 0) return [];
  return movedValues(before, now.order);
}
