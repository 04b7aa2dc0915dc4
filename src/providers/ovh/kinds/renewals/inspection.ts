/** An unpaid order, held against what was planned, right before it is paid (ovh.md §12.1 step 6). */

import { isLater } from '../../../../model/due.ts';
import { HostformError } from '../../../../model/errors.ts';
import { formatMoney, isOver } from '../../../../model/money.ts';
import type { Inspection, PreImage, Reservation } from '../../../../model/purchase.ts';
import { textAt } from '../../wire.ts';
import type { RenewalOrder } from './order-fields.ts';
import { isRenewal, isSameName, type OrderBook, type OrderLine, type OrderPrices, PAID } from './orders.ts';
import { isoOfMonths } from './policy.ts';
import { type Rival, rivalsOf, underWay } from './rivals.ts';
import { isInTheWay, type SeekInput } from './sighting.ts';
import { standingOf } from './standing.ts';

export interface InspectInput extends SeekInput {
  /** Orders of ours whose answer was lost: so many unpaid ones may lie before the one at hand. */
  readonly lost: number;
  /** What the order may cost at most where more than planned is accepted. */
  readonly accepted?: OrderPrices;
}

/** Prices, lines, the service, and other orders for it: all of it is read anew. */
export async function inspectOrder(input: InspectInput): Promise<Inspection> {
  const { book, reservation, order, before, except } = input;
  const status = await book.status(reservation);
  const since = textAt(before.facts, 'since') ?? '';
  const rivals = await rivalsOf({ book, sought: order, since, except: new Set([...except, reservation]) });
  const others = rivals.flatMap((rival) => (rival.status === 'notPaid' ? reservationOf(rival, order) : []));
  if (['gone', 'cancelled', 'cancelling'].includes(status)) return { state: 'gone', others };
  const prices = await book.prices(reservation);
  if (!prices) throw noPrice(reservation);
  const mismatches = [
    ...priceMismatches(prices, order, input.accepted ?? order),
    ...lineMismatches(await book.lines(reservation), order),
  ];
  const stop = (await ownObjection(book, reservation, status)) ?? (await serviceObjection(input, rivals));
  const own: Reservation = {
    id: reservation,
    text: `order ${reservation}, ${isoOfMonths(order.months)} of ${order.name}`,
    charge: prices.withTax,
    facts: { duration: order.duration, services: order.services },
  };
  return { state: 'open', own, others, mismatches, ...(stop === undefined ? {} : { stop }) };
}

async function ownObjection(book: OrderBook, reservation: string, status: string): Promise<string | undefined> {
  if (PAID.has(status)) return `Order ${reservation} has been paid already (${status}).`;
  if (status !== 'notPaid') return `OVHcloud does not say whether order ${reservation} is paid (${status}).`;
  return (await book.hasPayment(reservation))
    ? `OVHcloud shows a payment for order ${reservation} already.`
    : undefined;
}

async function serviceObjection(
  { client, reservation, order, before, lost }: InspectInput,
  rivals: readonly Rival[],
): Promise<string | undefined> {
  const { reading, objection } = await standingOf(client, order);
  if (objection !== undefined) return objection;
  const was = textAt(before.facts, 'expiration') ?? order.expiration;
  const expires = reading?.expiration ?? was;
  if (isLater(was, expires)) return `The service has been renewed meanwhile: it expires ${expires}, not ${was}.`;
  const busy = rivals.find((rival) => isInTheWay(rival, before));
  if (busy) return underWay(busy);
  // Two runs that do not know of each other: the one whose order came first goes on.
  const ahead = rivals.filter(({ id, status }) => status === 'notPaid' && isAhead(id, reservation, before));
  const [first] = ahead;
  return first && ahead.length > lost ? sameTime(first) : undefined;
}

function isAhead(id: string, reservation: string, before: PreImage): boolean {
  return !before.things.includes(id) && BigInt(id) < BigInt(reservation);
}

function sameTime({ id }: Rival): string {
  return `Order ${id} for the same service was made at the same time: whoever made it may be about to pay it.`;
}

function priceMismatches({ withoutTax, withTax }: OrderPrices, order: RenewalOrder, most: OrderPrices): string[] {
  const pairs = [
    { shown: withoutTax, planned: order.withoutTax, most: most.withoutTax, words: 'without tax' },
    { shown: withTax, planned: order.withTax, most: most.withTax, words: 'with tax' },
  ];
  return pairs
    .filter(({ shown, most: ceiling }) => isOver(shown, ceiling))
    .map(
      ({ shown, planned, words }) =>
        `The order costs ${formatMoney(shown)} ${words}, planned were ${formatMoney(planned)}`,
    );
}

function lineMismatches(lines: readonly OrderLine[], order: RenewalOrder): string[] {
  const lengths = lines.filter(isRenewal).flatMap(({ months }) => months ?? []);
  const other = [...new Set(lengths)].filter((months) => months !== order.months);
  return [
    ...strangersIn(lines, order).map((name) => `The order also renews ${name}`),
    ...other.map((months) => `The order is for ${isoOfMonths(months)}, planned was ${isoOfMonths(order.months)}`),
  ];
}

/** Names on an order's lines that are not of the planned set (ovh.md §11.16). */
export function strangersIn(lines: readonly OrderLine[], { names }: RenewalOrder): string[] {
  if (names.length === 0) return [];
  const services = lines.filter(isRenewal).flatMap(({ service }) => service ?? []);
  return [...new Set(services)].filter((service) => !names.some((name) => isSameName(service, name)));
}

function reservationOf({ id, prices }: Rival, { name }: RenewalOrder): Reservation[] {
  return prices ? [{ id, text: `order ${id}, renewal of ${name}`, charge: prices.withTax, facts: {} }] : [];
}

function noPrice(reservation: string): HostformError {
  return new HostformError('VENDOR_ERROR', 'OVHcloud does not show what an order costs', {
    detail: `Order ${reservation} is there without a price. Nothing was paid.`,
  });
}
