/**
 * Buying one renewal (purchase.md, "OVH renewal"): an unpaid order is only a quote, and its id is what makes the
 * payment safe to watch. Unpaid orders lapse by themselves, so nothing is ever taken back.
 */

import { dayOf } from '../../../../model/due.ts';
import { HostformError } from '../../../../model/errors.ts';
import { parseMoney, shareMoney } from '../../../../model/money.ts';
import type { PreImage, Sale, Want } from '../../../../model/purchase.ts';
import type { OvhClient } from '../../client.ts';
import { asNotSent, isStatus } from '../../errors.ts';
import { at, idText, textAt } from '../../wire.ts';
import { awaitedOf, readBase } from './base.ts';
import { inspectOrder, strangersIn } from './inspection.ts';
import { type RenewalOrder, readOrder } from './order-fields.ts';
import { type OrderBook, type OrderPrices, renewalsOf, tellSecrets } from './orders.ts';
import { checkUsable, sendPayment } from './payment.ts';
import { keyOf } from './products.ts';
import { costs, rivalsOf, surelyRenews, underWay, windowStart } from './rivals.ts';
import { seekPayment } from './sighting.ts';
import { standingOf } from './standing.ts';
import { lastTransaction } from './transactions.ts';

export interface SaleInput {
  readonly client: OvhClient;
  readonly book: OrderBook;
  readonly onSecret: (value: string) => void;
  /** Told of an order that is being paid for a service. */
  readonly onPaid: (order: RenewalOrder, id: string) => void;
}

/** The sale of renewals. Orders that it has paid are remembered: one without names must not stop the next service. */
export function makeSale(input: SaleInput): Sale {
  const paid = new Map<string, string>();
  const lost = new Map<string, number>();
  const lostFor = (order: RenewalOrder): number => lost.get(keyOf(order)) ?? 0;
  const { client, book } = input;
  const ownOrders = (order: RenewalOrder): Own => {
    const ofThis = (wanted: boolean) => [...paid].filter(([, key]) => (key === keyOf(order)) === wanted);
    return { settled: new Set(ofThis(true).map(([id]) => id)), except: new Set(ofThis(false).map(([id]) => id)) };
  };
  const remember = (order: RenewalOrder, id: string): void => {
    paid.set(id, keyOf(order));
    input.onPaid(order, id);
  };
  return {
    survey: (want) => survey(input, want, ownOrders(readOrder(want.order))),
    reserve: (want) => reserve(input, readOrder(want.order)),
    recover(want, before) {
      const order = readOrder(want.order);
      // Asked for once per lost answer.
      lost.set(keyOf(order), lostFor(order) + 1);
      return recover(book, order, before);
    },
    inspect(reservation, want, before) {
      const order = readOrder(want.order);
      const seen = { client, book, reservation, order, before, lost: lostFor(order), ...ownOrders(order) };
      return inspectOrder({ ...seen, ...acceptedPrices(want, order) });
    },
    async pay(reservation, want) {
      const order = readOrder(want.order);
      await checkUsable(client, reservation, order.payment).catch(asNotSent);
      remember(order, reservation);
      await sendPayment(client, reservation, order.payment).catch((error: unknown) => notTaken(error, reservation));
      return {};
    },
    seek(reservation, want, before) {
      const order = readOrder(want.order);
      remember(order, reservation);
      return seekPayment({ client, book, reservation, order, before, ...ownOrders(order) });
    },
    resembles: () => false,
  };
}

/** A tolerance is about the whole price; without tax, `max_price` holds whatever it is (contract §2). */
function acceptedPrices({ quote, spec }: Want, { withoutTax }: RenewalOrder): { accepted?: OrderPrices } {
  if (!quote?.most) return {};
  const most = shareMoney(quote.most, quote.count);
  return { accepted: { withTax: most, withoutTax: parseMoney(textAt(spec, 'max_price') ?? '') ?? withoutTax } };
}

/** Orders that this run has paid. */
interface Own {
  /** For the same service: each was waited for before the next. */
  readonly settled: ReadonlySet<string>;
  /** For others. */
  readonly except: ReadonlySet<string>;
}

/** @throws HostformError when this is no moment to buy: a guard like the one right before paying; nothing was ordered. */
async function survey({ client, book }: SaleInput, want: Want, { except, settled }: Own): Promise<PreImage> {
  const order = readOrder(want.order);
  const nowMs = await client.serverTime();
  const since = windowStart(nowMs);
  const { reading, objection } = await standingOf(client, order);
  if (objection !== undefined || reading?.expiration === undefined) throw notNow(objection ?? '');
  const { expiration } = reading;
  const rivals = await rivalsOf({ book, sought: order, since, except });
  const base = readBase(want.spec, want.spec, dayOf(nowMs));
  const awaited = awaitedOf({ base, rivals, settled, expiration, months: order.months });
  if (awaited) throw notNow(underWay(awaited.order));
  const { payment } = order;
  const last = 'method' in payment ? { last_transaction: await lastTransaction(client, payment.method) } : {};
  return {
    things: rivals.map(({ id }) => id),
    reservations: rivals.filter(({ status }) => status === 'notPaid').map(({ id }) => id),
    facts: { expiration, since, ...last },
  };
}

async function reserve({ client, onSecret }: SaleInput, order: RenewalOrder): Promise<string> {
  const { serviceId, duration, services } = order;
  const path = `/service/${serviceId}/renew`;
  const reply = await client.change('POST', path, { duration, services: services.map(BigInt), dryRun: false });
  tellSecrets(reply, onSecret);
  const id = idText(at(reply, 'orderId'));
  if (id !== undefined && id !== '0') return id;
  throw new HostformError('VENDOR_ERROR', 'OVHcloud made an order without saying which', {
    detail: `POST ${path} was accepted, but its answer names no orderId. Nothing was paid.`,
    effect: 'unclear',
  });
}

/**
 * The order whose answer was lost: unpaid, not there before, of exactly this service, period and price. Only when
 * there is exactly one; a line without a name could be somebody else's, so it never counts.
 */
async function recover(book: OrderBook, order: RenewalOrder, before: PreImage): Promise<string | undefined> {
  const since = textAt(before.facts, 'since') ?? '';
  const rivals = await rivalsOf({ book, sought: order, since, except: new Set(before.things) });
  const fitting: string[] = [];
  for (const { id, status, prices } of rivals) {
    if (status !== 'notPaid' || !costs(prices, order.withoutTax)) continue;
    const lines = await book.lines(id);
    const lengths = renewalsOf(lines, order.name).flatMap(({ months }) => months ?? []);
    const fits = surelyRenews(lines, order) && lengths.every((months) => months === order.months);
    if (fits && strangersIn(lines, order).length === 0) fitting.push(id);
  }
  return fitting.length === 1 ? fitting[0] : undefined;
}

function notNow(why: string): HostformError {
  return new HostformError('PRICE_MOVED', 'The purchase is not needed or not possible right now', {
    detail: `${why} Nothing was ordered.`,
    hint: 'plan again',
  });
}

/** 403 "can't be paid with ..." and 404 "paymentMean not found" (ovh.md §3.1), in words that help. */
function notTaken(error: unknown, reservation: string): never {
  if (!isStatus(error, 403, 404) || error.code !== 'VENDOR_ERROR' || error.details.effect !== 'refused') throw error;
  throw new HostformError('BALANCE', 'OVHcloud did not take the payment', {
    ...error.details,
    detail: `${error.details.detail ?? ''} Order ${reservation} stays unpaid and lapses by itself.`,
    hint: 'declare another payment_method, or pay the order in the OVHcloud Manager',
  });
}
