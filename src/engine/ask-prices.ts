/** Asks what the next purchases of declared things would cost. Reads only. */
import type { NextPrice, ResourceKind } from '../model/kind.ts';
import type { Plan } from '../model/plan.ts';
import type { Address } from '../model/resource.ts';
import type { Observation } from './observe.ts';

export interface PriceSearch {
  readonly plan: Plan;
  readonly seen: Observation;
  readonly kinds: ReadonlyMap<string, ResourceKind>;
}

/** By address; one after the other, because vendors count calls. @throws what reading from a vendor throws. */
export async function askPrices({ plan, seen, kinds }: PriceSearch): Promise<ReadonlyMap<Address, NextPrice>> {
  const prices = new Map<Address, NextPrice>();
  for (const { address, kind: name, id, after } of plan.actions) {
    const kind = kinds.get(name);
    const live = id === undefined ? undefined : seen.index(name).byId(id);
    if (!kind?.nextPrice || !live || !after) continue;
    const price = await kind.nextPrice(after, live);
    if (price) prices.set(address, price);
  }
  return prices;
}
