/** Making orders, paying them, and what delivery does. An order is only a quote until it is paid (ovh.md §0.4). */
import type { OrderItem, OrderPayment, SimulatedOrder, SimulatedService } from './cloud.ts';
import { nextId } from './cloud.ts';
import { refuse } from './failures.ts';
import { isoMonths, taxOf } from './price.ts';
import { randomText } from './random.ts';
import { expirationOf, policyOf } from './services.ts';
import type { Vendor } from './vendor.ts';

export interface RenewalWish {
  readonly services: readonly SimulatedService[];
  readonly months: number;
  readonly cause: SimulatedOrder['cause'];
}

export interface OrderPrices {
  readonly withoutTax: number;
  readonly tax: number;
  readonly withTax: number;
}

/** Price of renewing these services for so many months, without tax. */
export function renewalPrice(services: readonly SimulatedService[], months: number): number {
  return services.reduce((sum, { prices }) => sum + (prices[String(months)] ?? 0), 0);
}

/** The three prices of an order: strategies name only the first (ovh.md §0.7). */
export function orderPrices(vendor: Vendor, withoutTax: number): OrderPrices {
  const tax = taxOf(withoutTax, vendor.cloud.account.taxPercent);
  return { withoutTax, tax, withTax: withoutTax + tax };
}

/** When a quote that is made now ends. */
export function quoteEnd(vendor: Vendor): number {
  const { quoteValidityDays: days, quoteEndTime: time, timeZone: zone } = vendor.settings;
  return vendor.calendar.endOfDay({ from: vendor.now(), days, time, zone });
}

/** Makes an unpaid renewal order: the cheap step. */
export function placeRenewal(vendor: Vendor, { services, months, cause }: RenewalWish): SimulatedOrder {
  const { cloud, settings } = vendor;
  const now = vendor.now();
  const order: SimulatedOrder = {
    id: nextId(cloud, 'order'),
    cause,
    date: now,
    expiresAt: quoteEnd(vendor),
    password: randomText(cloud, 8),
    items: services.map((service) => renewalItem(vendor, service, months)),
    ...orderPrices(vendor, renewalPrice(services, months)),
    state: 'notPaid',
    since: now,
    payment: null,
    billId: null,
    documents: 'none',
    movesNothing: false,
    listedFrom: now + settings.orderListLagMs,
    detailedFrom: now + settings.detailsLagMs,
  };
  cloud.orders.push(order);
  vendor.touch();
  return order;
}

function renewalItem(vendor: Vendor, service: SimulatedService, months: number): OrderItem {
  const { renewalDetailDomain, renewalDetailType } = vendor.settings;
  return {
    detailId: nextId(vendor.cloud, 'detail'),
    serviceId: service.id,
    domain: renewalDetailDomain === 'name' ? service.name : '*',
    description: `${service.plan.label}, renewal for ${isoMonths(months)}`,
    detailType: renewalDetailType,
    action: 'renew',
    plan: { code: service.plan.code, product: service.plan.product },
    months,
    ucents: renewalPrice([service], months),
  };
}

/** The order with that id, or the vendor's 404. */
export function orderById(vendor: Vendor, id: number): SimulatedOrder {
  const found = vendor.cloud.orders.find((order) => order.id === id);
  return found ?? refuse('unknownObject', { id: String(id) });
}

/** How an order is paid: what is booked, and under which words. */
export interface Charge {
  readonly methodId: number | null;
  readonly paidWith: string;
  readonly type: string;
  readonly declined: boolean;
}

/** Takes the money: ledger, transaction, and the order goes into checking. The commit point of a purchase. */
export function chargeOrder(vendor: Vendor, order: SimulatedOrder, charge: Charge): void {
  const { cloud } = vendor;
  const now = vendor.now();
  const { methodId, paidWith, type, declined } = charge;
  const transactionId = methodId === null ? null : openTransaction(vendor, order, methodId);
  if (!declined) bookMovement(vendor, order, paidWith);
  const identifier = `PAY-${String(transactionId ?? order.id)}`;
  const payment: OrderPayment = { at: now, methodId, type, identifier, transactionId, declined };
  Object.assign(order, { payment, state: 'checking', since: now });
  if (order.cause === 'automatic renewal') cloud.account.autorenew.lastRenew = now;
  vendor.touch();
}

function openTransaction(vendor: Vendor, order: SimulatedOrder, methodId: number): number {
  const now = vendor.now();
  const id = nextId(vendor.cloud, 'transaction');
  const facts = { methodId, orderId: order.id, ucents: order.withTax, createdAt: now, updatedAt: now };
  vendor.cloud.transactions.push({ id, ...facts, status: 'CONFIRMING' });
  return id;
}

function bookMovement(vendor: Vendor, order: SimulatedOrder, paidWith: string): void {
  const { ledger, account } = vendor.cloud;
  ledger.push({
    n: ledger.length + 1,
    at: vendor.now(),
    orderId: order.id,
    ucents: order.withTax,
    currency: account.currency,
    paidWith,
    cause: order.cause,
    serviceIds: order.items.flatMap(({ serviceId }) => serviceId ?? []),
  });
}

/** What delivery does: each service's term grows by its period, counted from its current end (ovh.md §6.4). */
export function deliverOrder(vendor: Vendor, order: SimulatedOrder): void {
  const stuck = order.movesNothing && order.cause !== 'automatic renewal';
  for (const item of stuck ? [] : order.items) {
    const service = vendor.cloud.services.find(({ id, deletedAt }) => id === item.serviceId && deletedAt === null);
    if (service) prolong(vendor, service, item.months);
  }
  Object.assign(order, { state: 'delivered', since: vendor.now() });
  vendor.touch();
}

function prolong(vendor: Vendor, service: SimulatedService, months: number): void {
  const { timeZone: zone, monthEnd } = vendor.settings;
  const expiresAt = vendor.calendar.addMonths({ from: expirationOf(service), months, zone, monthEnd });
  service.terms.push({ at: vendor.now(), expiresAt });
  service.debt = null;
}

/** Period of an automatic renewal: the chosen one, else the first on offer, else a month. */
export function automaticMonths(service: SimulatedService): number {
  return policyOf(service).period ?? service.periods?.[0] ?? 1;
}
