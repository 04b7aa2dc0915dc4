/** Asks what the next purchases of declared things would cost. Reads only. */
import type { NextPrice } from '../model/kind.ts';
import type { Plan } from '../model/plan.ts';
import type { Address } from '../model/resource.ts';
import type { Kinds } from './kinds.ts';
import type { Observation } from './observe.ts';

export interface PriceSearch {
  readonly plan: Plan;
  readonly seen: Observation;
  readonly kinds: Kinds;
}

/** By address; one after the other, because vendors count calls. @throws what reading from a vendor throws. */
export async function askPrices({ plan, seen, kinds }: PriceSearch): Promise<ReadonlyMap<Address, NextPrice>> {
  const prices = new Map<Address, NextPrice>();
  for (const action of plan.actions) {
    const { id, after } = action;
    const kind = kinds.find(action);
    const live = id === undefined ? undefined : seen.index(action).byId(id);
    if (!kind?.nextPrice || !live || !after) continue;
    const price = await kind.nextPrice(after, live);
    if (price) prices.set(action.address, price);
  }
  return prices;
}
