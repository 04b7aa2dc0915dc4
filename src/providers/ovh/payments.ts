/** Orders that were paid, whoever made them: automatic renewals are orders as well (ovh.md §8.1 to §8.5). */
import type { VendorPayment } from '../../model/ledger.ts';
import { isFree } from '../../model/money.ts';
import type { OvhClient } from './client.ts';
import { orNothing } from './errors.ts';
import { makeOrderBook, type OrderBook, PAID } from './kinds/renewals/orders.ts';
import { textAt } from './wire.ts';

/** An order is paid after it was made, and by a day later at most is no promise: orders of a week before count too. */
const QUOTE_MS = 7 * 86_400_000;

/**
 * Several calls for each order of that time, at about one a second: the vendor has no list of payments with what they
 * were for. Refunds are not orders, and not in here.
 */
export async function readPayments(
  client: OvhClient,
  { since, onSecret }: { readonly since: string; readonly onSecret: (value: string) => void },
): Promise<VendorPayment[]> {
  const book = makeOrderBook(client, onSecret);
  const from = new Date(Date.parse(since) - QUOTE_MS).toISOString();
  const found: VendorPayment[] = [];
  for (const order of await book.since(from)) {
    const payment = await paymentOf(client, book, order);
    if (payment && (payment.at === undefined || Date.parse(payment.at) >= Date.parse(since))) found.push(payment);
  }
  return found;
}

/** Undefined for an order that is unpaid, gone or free. */
async function paymentOf(client: OvhClient, book: OrderBook, order: string): Promise<VendorPayment | undefined> {
  const isPaid = PAID.has(await book.status(order)) || (await book.hasPayment(order));
  const prices = isPaid ? await book.prices(order) : undefined;
  if (!prices || isFree(prices.withTax)) return undefined;
  const lines = await book.lines(order);
  const things = [...new Set(lines.flatMap(({ service }) => service ?? []))];
  const what = [...new Set(lines.map(({ plan, action }) => [action, plan].filter(Boolean).join(' ')))].join(', ');
  const at = textAt(await orNothing(client.get(`/me/order/${order}/payment`), 404), 'paymentDate');
  return {
    id: order,
    ...(at !== undefined && !Number.isNaN(Date.parse(at)) && { at: new Date(at).toISOString() }),
    amount: prices.withTax,
    what: what === '' ? `order ${order}` : what,
    reservation: order,
    things,
  };
}
