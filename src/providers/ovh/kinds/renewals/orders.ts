/** Orders as `/me/order` shows them, and which of them renew a service (ovh.md §8.1-8.4). */
import type { Json } from '../../../../model/json.ts';
import type { Money } from '../../../../model/money.ts';
import type { OvhClient } from '../../client.ts';
import { orNothing } from '../../errors.ts';
import { at, idsAt, textAt } from '../../wire.ts';
import { monthsOf } from './policy.ts';
import { readPrice } from './price.ts';
import { encode } from './products.ts';

/** One line of an order. */
export interface OrderLine {
  /** Name of the service; undefined where the vendor writes `*` or nothing. */
  readonly service: string | undefined;
  readonly type: string | undefined;
  /** `renew`, `installation`, `upgrade`, ...; undefined where the extension does not tell. */
  readonly action: string | undefined;
  readonly months: number | undefined;
  /** Code of the plan, `vps-demo-2-4`: tells a domain from its zone, which has the same name. */
  readonly plan: string | undefined;
}

export interface OrderPrices {
  readonly withoutTax: Money;
  readonly withTax: Money;
}

/** Reads orders; what an order contains never changes, so it is read once per run. */
export interface OrderBook {
  /** Ids of the orders made since an instant (ISO). In the vendor's order, which means nothing. */
  since(instant: string): Promise<string[]>;
  /** The vendor's word; `gone` for an order that it does not know. */
  status(order: string): Promise<string>;
  lines(order: string): Promise<readonly OrderLine[]>;
  /** Undefined for an order that the vendor does not know, or that shows no price. */
  prices(order: string): Promise<OrderPrices | undefined>;
  /** True when the vendor has a payment of this order on its books. */
  hasPayment(order: string): Promise<boolean>;
}

/** Paid, and on its way or there. */
export const PAID: ReadonlySet<string> = new Set(['checking', 'delivering', 'delivered', 'documentsRequested']);
/** Paid, and still to take effect. */
export const UNDER_WAY: ReadonlySet<string> = new Set(['checking', 'delivering', 'documentsRequested']);

/** `onSecret` is told the passwords and links of orders: they open an order to anybody (ovh.md §4.5). */
export function makeOrderBook(client: OvhClient, onSecret: (value: string) => void): OrderBook {
  const read = new Map<string, readonly OrderLine[]>();
  return {
    since: async (instant) => idsAt(await client.get(`/me/order?date.from=${encode(instant)}`)),
    status: async (order) => {
      const status = await orNothing(client.get(`/me/order/${order}/status`), 404);
      return status === undefined ? 'gone' : typeof status === 'string' ? status : 'unknown';
    },
    async lines(order) {
      const known = read.get(order);
      if (known) return known;
      const lines = await readLines(client, order);
      // Details may appear late (ovh.md §12.1): an empty answer is no answer.
      if (lines.length > 0) read.set(order, lines);
      return lines;
    },
    async prices(order) {
      const found = await orNothing(client.get(`/me/order/${order}`), 404);
      tellSecrets(found, onSecret);
      return readPrices(found);
    },
    async hasPayment(order) {
      const payment = await orNothing(client.get(`/me/order/${order}/payment`), 404);
      return ['paymentDate', 'paymentIdentifier'].some((field) => textAt(payment, field) !== undefined);
    },
  };
}

/** Both prices of an order or of a dry run. */
export function readPrices(order: Json | undefined): OrderPrices | undefined {
  const withoutTax = readPrice(at(order, 'priceWithoutTax'));
  const withTax = readPrice(at(order, 'priceWithTax'));
  return withoutTax && withTax ? { withoutTax, withTax } : undefined;
}

/** What must never be shown of an order. */
export function tellSecrets(order: Json | undefined, onSecret: (value: string) => void): void {
  for (const field of ['password', 'url', 'pdfUrl']) {
    const value = textAt(order, field);
    if (value !== undefined) onSecret(value);
  }
}

async function readLines(client: OvhClient, order: string): Promise<OrderLine[]> {
  const details = await orNothing(client.get(`/me/order/${order}/details`), 404);
  const lines: OrderLine[] = [];
  for (const id of idsAt(details)) {
    const detail = await orNothing(client.get(`/me/order/${order}/details/${id}`), 404);
    if (detail === undefined || at(detail, 'cancelled') === true) continue;
    // Beta, and not in every region (ovh.md §1).
    const extension = await orNothing(client.get(`/me/order/${order}/details/${id}/extension`), 403, 404);
    const domain = textAt(detail, 'domain');
    lines.push({
      service: domain === '*' ? undefined : domain,
      type: textAt(detail, 'detailType'),
      action: textAt(extension, 'order', 'action'),
      months: monthsOf(textAt(extension, 'order', 'plan', 'duration')),
      plan: textAt(extension, 'order', 'plan', 'code'),
    });
  }
  return lines;
}

/** Which types of a line can be a renewal; which one a renewal carries is not documented (ovh.md §8.4). */
const RENEWING_TYPES: ReadonlySet<string | undefined> = new Set(['RENEW', 'DURATION', undefined]);

/** True for a line that renews something, as far as the vendor tells. */
export function isRenewal({ type, action }: OrderLine): boolean {
  return action === undefined ? RENEWING_TYPES.has(type) : action === 'renew';
}

/** The lines that renew this service by name. */
export function renewalsOf(lines: readonly OrderLine[], service: string): OrderLine[] {
  return lines.filter((line) => isSameName(line.service, service) && isRenewal(line));
}

export function isSameName(a: string | undefined, b: string): boolean {
  return a !== undefined && a.toLowerCase() === b.toLowerCase();
}
