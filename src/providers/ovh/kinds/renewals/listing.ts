/** What exists: names of every product in play, and full readings of those a plan is about. */
import { HostformError } from '../../../../model/errors.ts';
import { type Attributes, isList } from '../../../../model/json.ts';
import type { Wanted } from '../../../../model/kind.ts';
import type { LiveResource } from '../../../../model/resource.ts';
import type { OvhClient } from '../../client.ts';
import { keyOf, listPath, type ProductName, readKey, type ServiceName } from './products.ts';
import { periodOf, readService, readServiceById, type ServiceReading } from './reading.ts';

/** Services read side by side; the vendor calls one call a second fair (ovh.md §3.3). */
const SIDE_BY_SIDE = 4;

export interface Listing {
  readonly readings: readonly ServiceReading[];
  /** Everything else of the products in play, by name only. */
  readonly others: readonly ServiceName[];
}

/**
 * Reads the wanted services in full, and the names of all services of the same products. A wanted name is asked for
 * even when the list lacks it: an expired service may leave the list and can still be renewed.
 */
export async function listServices(client: OvhClient, { keys, ids }: Wanted): Promise<Listing> {
  const wanted = uniqueServices(keys.flatMap((key) => readKey(key) ?? []));
  const byName = await eachOf(wanted, (service) => readService(client, service));
  const readings = byName.flatMap((reading) => reading ?? []);
  const known = new Set(readings.flatMap((reading) => [reading.id, keyOf(reading)]));
  const rest = ids.filter((id) => !known.has(id));
  const byId = await eachOf([...new Set(rest)], (id) => readById(client, id));
  const all = uniqueServices([...readings, ...byId.flatMap((reading) => reading ?? [])]);
  const products = [...new Set([...wanted, ...all].map(({ product }) => product))];
  const names = (await eachOf(products, (product) => listNames(client, product))).flat();
  const full = new Set(all.map(keyOf));
  return { readings: all, others: names.filter((service) => !full.has(keyOf(service))) };
}

/** A number of the vendor's, or what people see: `vps/vps-1a2b.vps.example`. */
export function readById(client: OvhClient, id: string): Promise<ServiceReading | undefined> {
  if (/^\d+$/.test(id)) return readServiceById(client, id);
  const service = readKey(id);
  return service ? readService(client, service) : Promise.resolve(undefined);
}

/** Every service of a product, by name. @throws HostformError LISTING_INCOMPLETE when the reply is no list of names. */
export async function listNames(client: OvhClient, product: ProductName): Promise<ServiceName[]> {
  const names = await client.get(listPath(product));
  if (!isList(names) || !names.every((name) => typeof name === 'string')) {
    throw new HostformError('LISTING_INCOMPLETE', 'A listing is not what it should be', {
      detail: `GET ${listPath(product)} did not answer with a list of names.`,
    });
  }
  return names.map((name) => ({ product, name }));
}

/** A service in the words of a manifest. An expired one can still be renewed, so it takes changes like any other. */
export function toLive(reading: ServiceReading, order?: string): LiveResource {
  const { product, name, mode, expiration, status } = reading;
  const period = periodOf(reading);
  const spec: Attributes = {
    product,
    service: name,
    ...(mode === undefined ? {} : { mode }),
    ...(period === undefined ? {} : { period }),
  };
  const outputs = { service_id: reading.id, ...(expiration === undefined ? {} : { expiration }), status };
  const statusText = order === undefined ? status : `${status}; ${order}`;
  const shown = { id: reading.id, key: keyOf(reading), spec, outputs, status: 'ready' as const, statusText };
  const [trouble, term] = [troubleOf(status), termOf(reading)];
  return { ...shown, ...(trouble ? { trouble } : {}), ...(term ? { term } : {}) };
}

/** Words of `serviceInfos` (ovh.md §6.1). A service that has expired is stopped, and deleted some days later (§6.4). */
function troubleOf(status: string): LiveResource['trouble'] {
  if (status === 'unPaid' || status === 'pendingDebt') return 'unpaid';
  return status === 'expired' ? 'suspended' : undefined;
}

function termOf({ expiration, mode }: ServiceReading): LiveResource['term'] {
  if (expiration === undefined) return undefined;
  const cancelled = mode === 'delete-at-expiration' ? ({ cancelled: true } as const) : {};
  return { ends: expiration, ...(mode === undefined ? {} : { renewsItself: mode === 'automatic' }), ...cancelled };
}

/** A service that nobody asked about: it exists, and that is all that was read. */
export function toStub(service: ServiceName): LiveResource {
  const key = keyOf(service);
  return { id: key, key, spec: {}, outputs: {}, status: 'ready', statusText: 'not read' };
}

function uniqueServices<T extends ServiceName>(services: readonly T[]): T[] {
  return [...new Map(services.map((service) => [keyOf(service), service])).values()];
}

/** Works through a list, a few at a time, keeping its order. */
export async function eachOf<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const queue = [...items.entries()];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) results[next[0]] = await work(next[1]);
  };
  await Promise.all(Array.from({ length: Math.min(SIDE_BY_SIDE, items.length) }, worker));
  return results;
}
