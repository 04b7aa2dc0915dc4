/** `serviceInfos`: the per-product view of a service, and its one writable field (ovh.md §6). */
import { type Attributes, isRecord, type Json } from '../../../model/json.ts';
import type { SimulatedService } from './cloud.ts';
import { refuse } from './failures.ts';
import { checkObject } from './parameters.ts';
import { changePolicy, type PolicyWish } from './policy.ts';
import type { Fields } from './request.ts';
import { expirationSeen, policySeen, statusOf } from './services.ts';
import { date, type Vendor } from './vendor.ts';

/** Every field of `services.Service`; all but `renew` are read-only. */
export const serviceInfosFields: Fields = {
  renew: { type: 'object', nullable: true },
  serviceId: 'any',
  domain: 'any',
  status: 'any',
  creation: 'any',
  expiration: 'any',
  engagedUpTo: 'any',
  contactAdmin: 'any',
  contactBilling: 'any',
  contactTech: 'any',
  renewalType: 'any',
  canDeleteAtExpiration: 'any',
  possibleRenewPeriod: 'any',
};

const RENEW_FIELDS: Fields = {
  automatic: 'boolean',
  deleteAtExpiration: 'boolean',
  forced: 'boolean',
  manualPayment: { type: 'boolean', nullable: true },
  period: { type: 'long', nullable: true },
};

/** `services.Service` */
export function serviceInfos(vendor: Vendor, service: SimulatedService): Json {
  const { contacts } = service;
  const { renewalType } = policySeen(vendor, service);
  service.reads += 1;
  return {
    serviceId: vendor.settings.serviceIdType === 'string' ? String(service.id) : service.id,
    domain: service.name,
    status: statusOf(vendor, service),
    creation: date(vendor, service.createdAt),
    expiration: date(vendor, expirationSeen(vendor, service)),
    engagedUpTo: date(vendor, service.engagedUpTo),
    contactAdmin: contacts.admin,
    contactBilling: contacts.billing,
    contactTech: contacts.tech,
    renewalType,
    canDeleteAtExpiration: service.canDeleteAtExpiration,
    possibleRenewPeriod: service.periods,
    renew: renewalType === 'oneShot' ? null : renewField(vendor, service),
  };
}

function renewField(vendor: Vendor, service: SimulatedService): Json {
  const { automatic, deleteAtExpiration, manualPayment, period } = policySeen(vendor, service);
  const { forced } = service;
  return {
    automatic: flaps(vendor, service) ? !automatic : automatic,
    deleteAtExpiration,
    forced,
    manualPayment,
    period,
  };
}

/** Two caches that disagree, read in turn: seen on dedicated servers, on this one field (ovh.md §0.9). */
function flaps(vendor: Vendor, { route, reads }: SimulatedService): boolean {
  return vendor.settings.flappingAutomatic && route === '/dedicated/server/{serviceName}' && reads % 2 === 0;
}

/** `PUT serviceInfos` */
export function putServiceInfos(vendor: Vendor, service: SimulatedService, body: Attributes): void {
  if (vendor.now() < service.deliveredAt + vendor.settings.activationMs) refuse('notActiveYet');
  const { renew, ...readOnly } = body;
  const extra = Object.keys(readOnly);
  if (extra.length > 0 && vendor.settings.fullObjectPut === 'refused') {
    refuse('undescribedParameters', { names: extra.join(', ') });
  }
  if (!isRecord(renew)) return;
  checkObject(vendor, renew, RENEW_FIELDS);
  changePolicy(vendor, service, wishOf(vendor, renew));
}

/** `forced` is the contract's, whatever a client sends in it. */
function wishOf({ settings }: Vendor, renew: Attributes): PolicyWish {
  const blank = { automatic: false, deleteAtExpiration: false, manualPayment: null, period: null };
  const { forced: _, ...given } = renew;
  return (settings.partialRenew === 'reset' ? { ...blank, ...given } : given) as PolicyWish;
}
