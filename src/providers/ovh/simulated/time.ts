/**
 * What the vendor does by itself, computed from the clock when somebody looks: quotes lapse, paid orders are checked
 * and delivered, automatic renewals charge, services end. Events run one by one in the order of their instants, so a
 * clock that jumps a year gives the same tables as one that crawls.
 */
import type { OvhCloud, SimulatedOrder, SimulatedService } from './cloud.ts';
import { nextId } from './cloud.ts';
import { automaticMonths, chargeOrder, deliverOrder, placeRenewal } from './orders.ts';
import { chargeWith, defaultMethod } from './payment-methods.ts';
import {
  existing,
  expirationOf,
  optionsOf,
  optionsRenewedWith,
  ordersUnderWay,
  policyOf,
  willRenewItself,
} from './services.ts';
import type { Vendor } from './vendor.ts';

interface DueEvent {
  readonly at: number;
  readonly run: (vendor: Vendor) => void;
}

/** Brings the tables up to the vendor's clock. */
export function advance(vendor: Vendor): void {
  const now = vendor.now();
  for (let event = nextEvent(vendor, now); event; event = nextEvent(vendor, now)) {
    const { at, run } = event;
    run({ ...vendor, now: () => at });
    vendor.touch();
  }
}

function nextEvent(vendor: Vendor, now: number): DueEvent | undefined {
  let first: DueEvent | undefined;
  for (const event of dueEvents(vendor, now)) if (event.at <= now && (!first || event.at < first.at)) first = event;
  return first;
}

function* dueEvents(vendor: Vendor, now: number): Generator<DueEvent> {
  for (const order of vendor.cloud.orders) {
    const event = orderEvent(vendor, order);
    if (event) yield event;
  }
  for (const service of existing(vendor.cloud)) {
    if (soonest(vendor, service) > now) continue;
    const event = serviceEvent(vendor, service);
    if (event) yield event;
  }
}

function orderEvent(vendor: Vendor, order: SimulatedOrder): DueEvent | undefined {
  const { checkingMs, deliveringMs, cancellingMs } = vendor.settings;
  const enter = (state: SimulatedOrder['state']) => (then: Vendor) => {
    Object.assign(order, { state, since: then.now() });
  };
  switch (order.state) {
    case 'notPaid':
      // A bill for an automatic renewal stays to be paid; only quotes lapse.
      return order.cause === 'automatic renewal' ? undefined : { at: order.expiresAt, run: enter('cancelling') };
    case 'cancelling':
      return { at: order.since + cancellingMs, run: enter('cancelled') };
    case 'checking':
      return { at: order.since + checkingMs, run: (then) => endChecking(then, order) };
    case 'documentsRequested':
      return order.documents === 'given' ? { at: order.since, run: enter('delivering') } : undefined;
    case 'delivering':
      return { at: order.since + deliveringMs, run: (then) => deliverOrder(then, order) };
    default:
      return undefined;
  }
}

/** The bank has answered: refused payments leave the order unpaid, others go on to delivery. */
function endChecking(vendor: Vendor, order: SimulatedOrder): void {
  const { cloud } = vendor;
  const now = vendor.now();
  const declined = order.payment?.declined === true;
  const transaction = cloud.transactions.find(({ id }) => id === order.payment?.transactionId);
  if (transaction) Object.assign(transaction, { status: declined ? 'FAILED' : 'SUCCESS', updatedAt: now });
  if (declined) {
    Object.assign(order, { state: 'notPaid', since: now, payment: null });
    if (order.cause === 'automatic renewal') markDebt(vendor, order, 'unPaid');
    return;
  }
  const billId = `FR${nextId(cloud, 'bill')}`;
  Object.assign(order, {
    state: order.documents === 'wanted' ? 'documentsRequested' : 'delivering',
    since: now,
    billId,
  });
}

function markDebt(vendor: Vendor, order: SimulatedOrder, debt: 'pendingDebt' | 'unPaid'): void {
  for (const { serviceId } of order.items) {
    const service = vendor.cloud.services.find(({ id }) => id === serviceId);
    if (service) service.debt = debt;
  }
}

/** Nothing can happen to a service before this: most of them are passed over by it at every call. */
function soonest({ settings }: Vendor, service: SimulatedService): number {
  return Math.min(
    expirationOf(service) - settings.automaticRenewalLeadMs,
    service.engagedUpTo ?? Number.POSITIVE_INFINITY,
  );
}

function serviceEvent(vendor: Vendor, service: SimulatedService): DueEvent | undefined {
  const end = endEvent(vendor, service);
  const renewal = renewalEvent(vendor, service);
  return end && renewal ? (end.at < renewal.at ? end : renewal) : (end ?? renewal);
}

function renewalEvent(vendor: Vendor, service: SimulatedService): DueEvent | undefined {
  const { settings, cloud } = vendor;
  if (!settings.automaticRenewals || !cloud.account.autorenew.active || service.debt) return undefined;
  if (!willRenewItself(cloud, service) || Object.keys(service.prices).length === 0) return undefined;
  if (isRenewedWithParent(cloud, service)) return undefined;
  if (ordersUnderWay(cloud, service).some(({ cause }) => cause === 'automatic renewal')) return undefined;
  const at = Math.max(expirationOf(service) - settings.automaticRenewalLeadMs, service.policies.at(-1)?.at ?? 0);
  return { at, run: (then) => fireAutomaticRenewal(then, service) };
}

function isRenewedWithParent(cloud: OvhCloud, service: SimulatedService): boolean {
  if (service.parentId === null) return false;
  const parent = existing(cloud).find(({ id }) => id === service.parentId);
  return parent !== undefined && optionsRenewedWith(cloud, parent, automaticMonths(parent)).includes(service);
}

/**
 * The vendor renews by itself: it charges the default method, or leaves a bill to pay. It does not look whether an
 * order for the same service is already being delivered: that is the race of ovh.md §11.14.
 */
export function fireAutomaticRenewal(vendor: Vendor, service: SimulatedService): SimulatedOrder {
  const months = automaticMonths(service);
  const services = [service, ...optionsRenewedWith(vendor.cloud, service, months)];
  const order = placeRenewal(vendor, { services, months, cause: 'automatic renewal' });
  const method = defaultMethod(vendor.cloud);
  if (method) chargeOrder(vendor, order, chargeWith(method));
  else service.debt = 'pendingDebt';
  return order;
}

/** When a service that is not renewed goes away. */
function endEvent(vendor: Vendor, service: SimulatedService): DueEvent | undefined {
  const { deleteAtExpiration, terminateAtEngagement } = policyOf(service);
  const expiresAt = expirationOf(service);
  const run = (then: Vendor) => {
    for (const ended of [service, ...optionsOf(then.cloud, service)]) ended.deletedAt = then.now();
  };
  if (terminateAtEngagement && service.engagedUpTo !== null) return { at: service.engagedUpTo, run };
  if (deleteAtExpiration) return { at: expiresAt, run };
  if (service.debt || ordersUnderWay(vendor.cloud, service).length > 0) return undefined;
  if (
    willRenewItself(vendor.cloud, service) &&
    vendor.settings.automaticRenewals &&
    vendor.cloud.account.autorenew.active
  )
    return undefined;
  return { at: expiresAt + vendor.settings.deletionGraceMs, run };
}
