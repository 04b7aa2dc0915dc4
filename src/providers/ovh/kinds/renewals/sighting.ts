/** What became of a payment that was sent for an order (ovh.md §12.1 steps 6-8). */

import { hasMoved, isLater } from '../../../../model/due.ts';
import type { PreImage, Sighting } from '../../../../model/purchase.ts';
import type { OvhClient } from '../../client.ts';
import { textAt } from '../../wire.ts';
import type { RenewalOrder } from './order-fields.ts';
import { type OrderBook, PAID } from './orders.ts';
import { readExpanded, readService } from './reading.ts';
import { type Rival, rivalsOf } from './rivals.ts';
import { vendorIsBusy } from './standing.ts';
import { chargeAfter } from './transactions.ts';

export interface SeekInput {
  readonly client: OvhClient;
  readonly book: OrderBook;
  readonly reservation: string;
  readonly order: RenewalOrder;
  readonly before: PreImage;
  /** Orders that this run has paid for other services. */
  readonly except: ReadonlySet<string>;
}

/**
 * One complete reading. `unpaid` is only said when nothing at all speaks for a payment or for another renewal that is
 * under way: it is what allows the order to be paid once more.
 */
export async function seekPayment(input: SeekInput): Promise<Sighting> {
  const { book, reservation, order } = input;
  const status = await book.status(reservation);
  if (PAID.has(status)) return bought(order);
  if (status === 'notPaid') return seekUnpaid(input);
  if (status !== 'cancelled') return { kind: 'gone' };
  if (!(await book.hasPayment(reservation))) {
    return { kind: 'void', because: `OVHcloud has cancelled order ${reservation}; it was not paid.` };
  }
  const because = `OVHcloud has cancelled order ${reservation}, although it shows a payment for it.`;
  return { kind: 'ambiguous', candidates: [], because };
}

async function seekUnpaid({ client, book, reservation, order, before, except }: SeekInput): Promise<Sighting> {
  if (await book.hasPayment(reservation)) return bought(order);
  const reading = await readService(client, order);
  if (reading?.id !== order.serviceId) {
    const because = `Order ${reservation} is unpaid, and OVHcloud does not show service ${order.serviceId} (${order.name}) any more.`;
    return { kind: 'ambiguous', candidates: [], because };
  }
  const was = textAt(before.facts, 'expiration') ?? order.expiration;
  if (reading.expiration === undefined) return { kind: 'gone' };
  if (hasMoved(was, reading.expiration, order.months)) return bought(order);
  // Moved, but not by a renewal of ours: no conclusion yet, and nothing is paid without one.
  if (isLater(was, reading.expiration) || vendorIsBusy(reading, await readExpanded(client, reading.id)))
    return { kind: 'gone' };
  const charge = await newCharge(client, order, before);
  if (charge === 'SUCCESS') return bought(order);
  if (charge === 'CONFIRMING') return { kind: 'gone' };
  const since = textAt(before.facts, 'since') ?? '';
  const rivals = await rivalsOf({ book, sought: order, since, except: new Set([...except, reservation]) });
  return rivals.some((rival) => isInTheWay(rival, before)) ? { kind: 'gone' } : { kind: 'unpaid' };
}

/** Another order for the same service that has been paid since the purchase began; the ones before are in its base. */
export function isInTheWay({ id, status }: Rival, before: PreImage): boolean {
  const settledBefore = before.things.includes(id) && !before.reservations.includes(id);
  return !settledBefore && PAID.has(status);
}

function newCharge(client: OvhClient, { payment, withTax }: RenewalOrder, before: PreImage) {
  const after = textAt(before.facts, 'last_transaction');
  if (!('method' in payment) || after === undefined) return undefined;
  return chargeAfter(client, { method: payment.method, after, amount: withTax });
}

function bought({ serviceId }: RenewalOrder): Sighting {
  return { kind: 'bought', id: serviceId };
}
