/** `/service`, the old family: its reading and the only purchase of a renewal (ovh.md §4). */
import { type Attributes, isRecord, type Json } from '../../../model/json.ts';
import type { SimulatedService } from './cloud.ts';
import { routeField } from './expanded-service.ts';
import { refuse } from './failures.ts';
import { renewOrderView, smallPriceFields } from './order-views.ts';
import { orderPrices, placeRenewal, renewalPrice } from './orders.ts';
import { isoMonths, smallPrice } from './price.ts';
import { textOf } from './request.ts';
import { expirationSeen, isRenewable, policyOf, policySeen, serviceById, statusOf, writePolicy } from './services.ts';
import { type Strategy, strategiesOf } from './strategies.ts';
import { date, type Vendor } from './vendor.ts';

/** `serviceList.Service` */
export function serviceListView(vendor: Vendor, service: SimulatedService): Json {
  const expirationDate = date(vendor, expirationSeen(vendor, service));
  const { displayName } = policySeen(vendor, service);
  const status = statusOf(vendor, service);
  return {
    creationDate: date(vendor, service.createdAt),
    engagementDate: date(vendor, service.engagedUpTo),
    expirationDate,
    nextBillingDate: expirationDate,
    plan: { code: service.plan.code, product: { name: service.plan.product } },
    quantity: 1,
    renew: renewField(vendor, service),
    resource: { name: service.name, displayName, state: status === 'expired' ? 'suspended' : 'ok' },
    route: routeField(service) ?? { path: null, url: null, vars: [] },
    state: STATES[status],
    details: [],
  };
}

const STATES = {
  ok: 'ok',
  expired: 'expired',
  inCreation: 'pending',
  autorenewInProgress: 'pending',
  pendingDebt: 'unpaid',
  unPaid: 'unpaid',
} as const;

function renewField(vendor: Vendor, service: SimulatedService): Json {
  const { period, renewalType, deleteAtExpiration, terminateAtEngagement } = policySeen(vendor, service);
  const { forced, automaticType, canDeleteAtExpiration, periods } = service;
  if (renewalType === 'oneShot') return null;
  const ending = deleteAtExpiration
    ? 'deleteAtExpiration'
    : terminateAtEngagement
      ? 'deleteAtEndEngagement'
      : undefined;
  return {
    mode: ending ?? renewalType,
    interval: period === null ? null : isoMonths(period),
    dayOfMonth: Number(date(vendor, expirationSeen(vendor, service)).slice(8)),
    possibleModes: [
      ...(forced || renewalType === 'option' ? [renewalType] : [automaticType, 'manual']),
      ...(canDeleteAtExpiration ? ['deleteAtExpiration'] : []),
      ...(service.engagedUpTo === null ? [] : ['deleteAtEndEngagement']),
    ],
    possibleIntervals: periods?.map(isoMonths) ?? null,
  };
}

/** `PUT /service/{id}`: it renames at most (ovh.md §4.3). */
export function putService(vendor: Vendor, service: SimulatedService, body: Attributes): void {
  const { resource, ...readOnly } = body;
  const extra = Object.keys(readOnly);
  if (extra.length > 0 && vendor.settings.fullObjectPut === 'refused') {
    refuse('undescribedParameters', { names: extra.join(', ') });
  }
  const displayName = isRecord(resource) ? textOf(resource['displayName']) : undefined;
  if (displayName !== undefined) writePolicy(vendor, service, { displayName });
}

/** `service.renew.RenewDescription[]` */
export function renewDescriptions(vendor: Vendor, service: SimulatedService, includeOptions: boolean): Json {
  if (!isRenewable(service)) return vendor.settings.unrenewable === 'refused' ? refuse('notRenewable') : [];
  const withOptions = includeOptions || vendor.settings.optionStrategies === 'always';
  return strategiesOf(vendor, service, withOptions).map(({ months, strategies }) => ({
    renewPeriod: isoMonths(months),
    strategies: strategies.map((strategy) => strategyView(vendor, strategy)),
  }));
}

/** `service.renew.RenewStrategy`: without tax, and with the smaller price. */
function strategyView(vendor: Vendor, { services, months }: Strategy): Json {
  const ucents = renewalPrice(services, months);
  return {
    services: services.map(({ id }) => id),
    price: smallPrice(ucents, vendor.cloud.account.currency),
    priceInUcents: ucents,
    servicesDetails: services.map((service) => ({
      serviceId: service.id,
      serviceName: nameInStrategy(vendor, service),
      serviceType: service.plan.label,
    })),
  };
}

function nameInStrategy(vendor: Vendor, service: SimulatedService): string {
  if (service.parentId === null || vendor.settings.optionNames === 'own') return service.name;
  return serviceById(vendor, service.parentId).name;
}

export interface RenewalRequest {
  readonly duration: string;
  readonly services: readonly number[];
  readonly dryRun: boolean | undefined;
}

/** `POST /service/{id}/renew`: makes an unpaid order, or with a dry run only its prices. */
export function orderRenewal(vendor: Vendor, service: SimulatedService, request: RenewalRequest): Json {
  const { settings } = vendor;
  const dryRun = request.dryRun ?? settings.dryRunDefault;
  const strategy = chosenStrategy(vendor, service, { ...request, dryRun });
  if (!dryRun) return renewOrderView(vendor, placeRenewal(vendor, { ...strategy, cause: 'renewal' }));
  const prices = orderPrices(vendor, renewalPrice(strategy.services, strategy.months));
  return {
    ...(settings.dryRunOrderId === 'absent' ? {} : { orderId: settings.dryRunOrderId }),
    date: null,
    expirationDate: null,
    retractionDate: null,
    password: '',
    url: '',
    pdfUrl: '',
    ...smallPriceFields(vendor, prices),
  };
}

function chosenStrategy(
  vendor: Vendor,
  service: SimulatedService,
  request: RenewalRequest & { dryRun: boolean },
): Strategy {
  const { duration, dryRun } = request;
  if (!isRenewable(service)) refuse('notRenewable', { type: policyOf(service).renewalType });
  if (service.debt) refuse('inDebt');
  if (service.contacts.billing !== vendor.cloud.account.nichandle) refuse('contactRights', { role: 'billing' });
  if (!/^P\d+[MY]$/.test(duration)) refuse('badDuration');
  const offer = strategiesOf(vendor, service, true).find(({ months }) => isoMonths(months) === duration);
  if (!offer) return refuse('wrongDuration', { duration });
  const { emptyServices } = vendor.settings;
  const emptyAllowed = emptyServices === 'accepted' || (emptyServices === 'dry run' && dryRun);
  const wanted = request.services.length === 0 && emptyAllowed ? [service.id] : request.services;
  return offer.strategies.find(({ services }) => sameSet(wanted, services)) ?? refuse('wrongServices');
}

function sameSet(ids: readonly number[], services: readonly SimulatedService[]): boolean {
  return ids.length === services.length && services.every(({ id }) => ids.includes(id));
}
