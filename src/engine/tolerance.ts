/** How much dearer than planned a purchase may become (`--price-tolerance`). Pure. */
import { addMoney, isFree, type Money, percentOf, shareMoney } from '../model/money.ts';
import type { Action, PriceTolerance, Quote } from '../model/plan.ts';

/**
 * The actions with the most that each may charge. An amount holds for each single purchase, and only in its own
 * currency; what is free stays free, because a tolerance is about a price and not a permission to spend.
 */
export function withTolerance(actions: readonly Action[], tolerance: PriceTolerance | undefined): Action[] {
  return actions.map((action) => (action.quote ? { ...action, quote: tolerated(action.quote, tolerance) } : action));
}

function tolerated(given: Quote, tolerance: PriceTolerance | undefined): Quote {
  // What an earlier plan accepted does not hold for this one.
  const { most: _, ...quote } = given;
  const more = tolerance && !isFree(quote.charge) ? surplus(quote, tolerance) : undefined;
  return more && !isFree(more) ? { ...quote, most: addMoney(quote.charge, more) } : quote;
}

function surplus({ charge, count }: Quote, tolerance: PriceTolerance): Money | undefined {
  if ('percent' in tolerance) return percentOf(charge, tolerance.percent);
  const { amount } = tolerance;
  if (amount.currency !== charge.currency) return undefined;
  return Array.from({ length: count - 1 }, () => amount).reduce(addMoney, amount);
}

/** The most that an action may charge, all its purchases together. */
export function mostOf({ charge, most }: Quote): Money {
  return most ?? charge;
}

/** What one of the purchases of a quote was planned to cost, and what it may cost at most. */
export function onePurchase(quote: Quote): { readonly planned: Money; readonly most: Money } {
  const one = (value: Money): Money => (quote.count === 1 ? value : shareMoney(value, quote.count));
  return { planned: one(quote.charge), most: one(mostOf(quote)) };
}
