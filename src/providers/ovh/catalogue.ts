/** What `hostform catalog` shows of OVHcloud: the account's services and what renewing them costs. Reads only. */
import type { CatalogueEntry } from '../../model/provider.ts';
import type { OvhClient } from './client.ts';
import { orNothing } from './errors.ts';
import { eachOf, listNames } from './kinds/renewals/listing.ts';
import { isoOfMonths } from './kinds/renewals/policy.ts';
import { PRODUCTS, type ProductName, type ServiceName } from './kinds/renewals/products.ts';
import { periodOf, readService, type ServiceReading } from './kinds/renewals/reading.ts';
import { exactStrategy, readStrategies, type Strategy } from './kinds/renewals/strategies.ts';

/** One entry per service and period on offer for the service alone; without a price where none can be read. */
export async function readCatalogue(client: OvhClient, filter: string | undefined): Promise<CatalogueEntry[]> {
  const names = (await eachOf(PRODUCTS, (product) => namesIfGranted(client, product))).flat();
  // An id is only known once the service has been read.
  const mayBeId = filter !== undefined && /^\d+$/.test(filter);
  const wanted = mayBeId ? names : names.filter(({ name }) => contains(name, filter));
  const entries = (await eachOf(wanted, (service) => entriesOf(client, service))).flat();
  return entries.filter(({ id, name }) => contains(name, filter) || contains(id, filter));
}

function contains(text: string, filter: string | undefined): boolean {
  return filter === undefined || text.toLowerCase().includes(filter.toLowerCase());
}

/** A key that is meant for one product only shows that product. */
async function namesIfGranted(client: OvhClient, product: ProductName): Promise<ServiceName[]> {
  return (await orNothing(listNames(client, product), 403, 404)) ?? [];
}

async function entriesOf(client: OvhClient, service: ServiceName): Promise<CatalogueEntry[]> {
  const reading = await readService(client, service);
  if (!reading) return [];
  const offers = (await orNothing(readStrategies(client, reading.id, false), 400, 403, 404, 460)) ?? [];
  const alone = [...new Set(offers.map(({ months }) => months))].sort((a, b) => a - b);
  const entries = alone.flatMap((months) => {
    const offer = exactStrategy(offers, [reading.id], months);
    return offer ? [entryOf(reading, offer)] : [];
  });
  return entries.length > 0 ? entries : [entryOf(reading, undefined)];
}

function entryOf(reading: ServiceReading, offer: Strategy | undefined): CatalogueEntry {
  const { product, name, id, mode, expiration, status } = reading;
  const details = [
    status,
    ...(expiration === undefined ? [] : [`expires ${expiration}`]),
    [mode, periodOf(reading)].filter((word) => word !== undefined).join(', '),
    ...(offer ? ['without tax'] : ['no renewal on offer']),
  ];
  return {
    section: product,
    id,
    name,
    ...(offer ? { price: offer.price, period: isoOfMonths(offer.months) } : {}),
    details: details.filter((detail) => detail !== ''),
  };
}
