/** Which services can be renewed together, and for how long (ovh.md §4.4, §11.16). */
import type { SimulatedService } from './cloud.ts';
import { shuffled } from './random.ts';
import { existing } from './services.ts';
import type { Vendor } from './vendor.ts';

/** One combination; a set, in no meaningful order. */
export interface Strategy {
  readonly services: readonly SimulatedService[];
  readonly months: number;
}

export interface Offer {
  readonly months: number;
  readonly strategies: readonly Strategy[];
}

/** What is on offer: the service alone and its bundles, for each period in which all of them have a price. */
export function strategiesOf(vendor: Vendor, service: SimulatedService, withOptions: boolean): Offer[] {
  const sets = [[service.id], ...service.bundles].map((ids) => servicesOf(vendor, ids));
  const shown = sets.filter((set) => set.length > 0 && (withOptions || set.every(({ route }) => route !== null)));
  const offers = (service.periods ?? pricedMonths(service)).map((months) => ({
    months,
    strategies: shown
      .filter((set) => set.every(({ prices }) => prices[String(months)] !== undefined))
      .map((set) => ({ services: shuffled(set, vendor.cloud), months })),
  }));
  return offers.filter(({ strategies }) => strategies.length > 0);
}

function pricedMonths({ prices }: SimulatedService): number[] {
  return Object.keys(prices).map(Number);
}

/** All of them, or none when one no longer exists. */
function servicesOf(vendor: Vendor, ids: readonly number[]): SimulatedService[] {
  const found = existing(vendor.cloud).filter(({ id }) => ids.includes(id));
  return found.length === ids.length ? found : [];
}
