/** Whether this is a moment to buy, as far as the service itself shows (ovh.md §11.14, §12.1). */

import type { Json } from '../../../../model/json.ts';
import type { OvhClient } from '../../client.ts';
import type { RenewalOrder } from './order-fields.ts';
import { pendingActions } from './policy.ts';
import { readExpanded, readService, type ServiceReading } from './reading.ts';

/** What the vendor calls a renewal that is under way without us. */
const RENEWING = new Set(['autorenewInProgress', 'earlyRenewal']);

/**
 * In a sentence: why the vendor's own doings forbid a purchase; undefined when they do not. `expanded` is the newer
 * view; an early renewal is what the vendor calls an order that is on its way, and may be `explained` by one.
 */
export function vendorIsBusy(
  { status }: ServiceReading,
  expanded: Json | undefined,
  explained = false,
): string | undefined {
  if (status === 'autorenewInProgress') return 'OVHcloud is renewing the service by itself right now.';
  if (status === 'pendingDebt' || status === 'unPaid') {
    return `The service has an open bill (${status}): pay it first, a renewal would come on top.`;
  }
  if (status === 'inCreation') return 'The service is still being delivered.';
  const renewing = pendingActions(expanded).filter((each) => RENEWING.has(each));
  const action = renewing.find((each) => !(explained && each === 'earlyRenewal'));
  return action === undefined ? undefined : `A renewal of the service is already under way (${action}).`;
}

/** The service of an order as it is now, and in a sentence why nothing must be bought for it now. */
export async function standingOf(
  client: OvhClient,
  order: RenewalOrder,
): Promise<{ readonly reading: ServiceReading | undefined; readonly objection: string | undefined }> {
  const reading = await readService(client, order);
  return { reading, objection: reading ? await objectionTo(client, reading, order) : goneWords(order) };
}

async function objectionTo(
  client: OvhClient,
  reading: ServiceReading,
  order: RenewalOrder,
): Promise<string | undefined> {
  const { expiration, mode, name } = reading;
  // Names can be used again; what was planned is an id (ovh.md §12).
  if (reading.id !== order.serviceId) return `${name} is now service ${reading.id}, not ${order.serviceId} any more.`;
  if (expiration === undefined) return 'OVHcloud does not show when the service expires.';
  if (expiration >= order.validUntil) {
    return `The service is valid until ${expiration} already; ${order.validUntil} was asked for.`;
  }
  if (mode === 'delete-at-expiration') return 'The service is now set to be deleted when it expires.';
  return vendorIsBusy(reading, await readExpanded(client, reading.id));
}

function goneWords({ product, name }: RenewalOrder): string {
  return `OVHcloud does not know ${product} ${name} any more.`;
}
