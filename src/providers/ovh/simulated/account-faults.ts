/** Carries out the faults that happen in the account (faults.ts). */
import type { Fault } from './faults.ts';
import { chargeOrder, placeRenewal } from './orders.ts';
import { chargeWith, methodsForOrders } from './payment-methods.ts';
import { serviceById } from './services.ts';
import { fireAutomaticRenewal } from './time.ts';
import type { Vendor } from './vendor.ts';

/** What happens just before the call is handled. */
export function disturbAccount(vendor: Vendor, faults: readonly Fault[]): void {
  for (const fault of faults) disturb(vendor, fault);
}

function disturb(vendor: Vendor, fault: Fault): void {
  switch (fault.do) {
    case 'change price':
      return changePrice(vendor, fault.serviceId, fault.percent);
    case 'expire quotes':
      return expireQuotes(vendor, fault.orderId);
    case 'foreign order':
      return orderBySomebody(vendor, fault);
    case 'renew automatically':
      fireAutomaticRenewal(vendor, serviceById(vendor, fault.serviceId));
      return;
    case 'run':
      fault.effect(vendor.cloud);
      return vendor.touch();
    default:
      return;
  }
}

function changePrice(vendor: Vendor, serviceId: number, percent: number): void {
  const service = serviceById(vendor, serviceId);
  const changed = Object.entries(service.prices).map(([months, price]) => [
    months,
    Math.round(price * (1 + percent / 100)),
  ]);
  service.prices = Object.fromEntries(changed);
  vendor.touch();
}

function expireQuotes(vendor: Vendor, orderId: number | undefined): void {
  const now = vendor.now();
  for (const order of vendor.cloud.orders) {
    if (order.state !== 'notPaid' || (orderId !== undefined && order.id !== orderId)) continue;
    Object.assign(order, { expiresAt: Math.min(order.expiresAt, now), state: 'cancelled', since: now });
  }
  vendor.touch();
}

interface ForeignOrder {
  readonly serviceId: number;
  readonly months: number;
  readonly paid: boolean;
}

function orderBySomebody(vendor: Vendor, { serviceId, months, paid }: ForeignOrder): void {
  const order = placeRenewal(vendor, { services: [serviceById(vendor, serviceId)], months, cause: 'renewal' });
  const method = methodsForOrders(vendor.cloud)[0];
  if (paid && method) chargeOrder(vendor, order, chargeWith(method));
}

/** What becomes of the orders that the call has made: `madeFrom` is the first order id it could have given. */
export function veilOrders(vendor: Vendor, faults: readonly Fault[], madeFrom: number): void {
  const made = vendor.cloud.orders.filter(({ id }) => id >= madeFrom);
  for (const fault of faults) {
    if (fault.do !== 'hide orders' && fault.do !== 'late details') continue;
    const from = vendor.now() + fault.ms;
    for (const order of made)
      Object.assign(order, fault.do === 'hide orders' ? { listedFrom: from } : { detailedFrom: from });
    vendor.touch();
  }
}
