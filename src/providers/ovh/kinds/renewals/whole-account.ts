/** Every service of every product whose renewal can be declared, read in full (ovh.md §6.3). */
import { HostformError, type Problem } from '../../../../model/errors.ts';
import type { OvhClient } from '../../client.ts';
import { isStatus } from '../../errors.ts';
import { eachOf, type Listing, listNames } from './listing.ts';
import { PRODUCTS, type ProductName, type ServiceName } from './products.ts';
import { readService, type ServiceReading } from './reading.ts';

/**
 * Reads the account. A product that the key may not list, and a service that OVHcloud does not show whole, are told
 * and passed over: nothing is bought or deleted because of a policy that is missing here.
 */
export async function listAccount(client: OvhClient, onNotice: (problem: Problem) => void): Promise<Listing> {
  const names = (await eachOf(PRODUCTS, (product) => namesOf(client, product, onNotice))).flat();
  const read = await eachOf(names, async (service) => ({ service, reading: await readingOf(client, service) }));
  return {
    readings: read.flatMap(({ reading }) => reading ?? []),
    others: read.flatMap(({ service, reading }) => (reading ? [] : [service])),
  };
}

/** What a key without the right hears, and a user without it (ovh.md §3.1); a key that is dead hears something else. */
const NOT_GRANTED: ReadonlySet<string> = new Set(['NOT_GRANTED_CALL', 'FORBIDDEN']);

async function namesOf(
  client: OvhClient,
  product: ProductName,
  onNotice: (problem: Problem) => void,
): Promise<ServiceName[]> {
  try {
    return await listNames(client, product);
  } catch (error) {
    if (!isStatus(error, 403) || !NOT_GRANTED.has(error.details.vendor?.code ?? '')) throw error;
    const { hint } = error.details;
    const detail = `Services of the product ${product} were not looked at.`;
    const summary = 'A product can not be listed with these credentials';
    onNotice({ code: 'CREDENTIALS', severity: 'warning', summary, detail, ...(hint === undefined ? {} : { hint }) });
    return [];
  }
}

/** Undefined where OVHcloud answers, and does not show what a policy needs. */
async function readingOf(client: OvhClient, service: ServiceName): Promise<ServiceReading | undefined> {
  try {
    return await readService(client, service);
  } catch (error) {
    if (isStatus(error, 403) || isHidden(error)) return undefined;
    throw error;
  }
}

/** An answer that lacks something, as against no answer: that one carries the vendor's status. */
function isHidden(error: unknown): boolean {
  return error instanceof HostformError && error.code === 'VENDOR_ERROR' && error.details.vendor === undefined;
}
