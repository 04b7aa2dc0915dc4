/** `/services`, the newer family: the expanded view and the newer policy write (ovh.md §5). */
import { type Attributes, isRecord, type Json } from '../../../model/json.ts';
import type { SimulatedService } from './cloud.ts';
import { refuse } from './failures.ts';
import { checkObject } from './parameters.ts';
import { changePolicy, type PolicyWish } from './policy.ts';
import { fullPrice, isoMonths } from './price.ts';
import { textOf } from './request.ts';
import {
  expirationSeen,
  isRenewable,
  modeIsFixed,
  ordersUnderWay,
  policySeen,
  renewsItself,
  statusOf,
  writePolicy,
} from './services.ts';
import { date, instant, type Vendor } from './vendor.ts';

/** `services.expanded.Service` */
export function expandedService(vendor: Vendor, service: SimulatedService): Json {
  const status = statusOf(vendor, service);
  const { displayName } = policySeen(vendor, service);
  const { contacts, plan } = service;
  return {
    serviceId: service.id,
    parentServiceId: service.parentId,
    tags: [],
    billing: billingField(vendor, service),
    customer: {
      contacts: [
        { customerCode: contacts.admin, type: 'administrator' },
        { customerCode: contacts.billing, type: 'billing' },
        { customerCode: contacts.tech, type: 'technical' },
      ],
    },
    resource: {
      name: service.name,
      displayName,
      state: status === 'expired' ? 'suspended' : status === 'inCreation' ? 'toActivate' : 'active',
      product: { name: plan.code, description: plan.label },
      resellingProvider: null,
    },
    route: routeField(service),
  };
}

/** Where the product's own view of it is; the URL has the name as it must be sent. */
export function routeField({ route, name }: SimulatedService): Attributes | null {
  if (route === null) return null;
  const key = /\{(\w+)\}/.exec(route)?.[1] ?? 'serviceName';
  return { path: route, url: route.replace(`{${key}}`, encodeURIComponent(name)), vars: [{ key, value: name }] };
}

function billingField(vendor: Vendor, service: SimulatedService): Json {
  const { plan, engagedUpTo, endRule } = service;
  const expirationDate = instant(vendor, expirationSeen(vendor, service));
  return {
    plan: { code: plan.code, invoiceName: plan.label },
    pricing: pricingField(vendor, service),
    expirationDate,
    nextBillingDate: expirationDate,
    renew: renewField(vendor, service),
    lifecycle: lifecycleField(vendor, service),
    engagement: engagedUpTo === null ? null : { endDate: date(vendor, engagedUpTo), endRule },
    engagementRequest: null,
    group: null,
  };
}

/** The rental of the chosen period. */
function pricingField(vendor: Vendor, service: SimulatedService): Json {
  const months = policySeen(vendor, service).period ?? service.periods?.[0] ?? 1;
  const ucents = service.prices[String(months)];
  if (ucents === undefined) return null;
  const { currency } = vendor.cloud.account;
  return {
    capacities: ['renew'],
    description: `rental for ${isoMonths(months)}`,
    duration: isoMonths(months),
    interval: months,
    minimumQuantity: 1,
    maximumQuantity: 100,
    minimumRepeat: 1,
    maximumRepeat: null,
    price: fullPrice(ucents, currency, vendor.settings.priceInUcents),
    priceInUcents: ucents,
    pricingMode: 'default',
    pricingType: 'rental',
    engagementConfiguration: null,
  };
}

function renewField(vendor: Vendor, service: SimulatedService): Json {
  const { automatic, manualPayment, period, renewalType } = policySeen(vendor, service);
  if (renewalType === 'oneShot') return null;
  const mode = service.forced || (automatic && manualPayment !== true) ? 'automatic' : 'manual';
  const nextDate = instant(vendor, expirationSeen(vendor, service));
  return {
    current: { mode, nextDate, period: period === null ? null : isoMonths(period) },
    capacities: { mode: modeIsFixed(service) ? [mode] : ['automatic', 'manual'] },
  };
}

const LIFECYCLE = {
  ok: 'active',
  expired: 'unrenewed',
  inCreation: 'inCreation',
  autorenewInProgress: 'toRenew',
  pendingDebt: 'unpaid',
  unPaid: 'unpaid',
} as const;

function lifecycleField(vendor: Vendor, service: SimulatedService): Json {
  const pendingActions = pendingActionsOf(vendor, service);
  const ending = pendingActions.some((action) => action.startsWith('terminate') || action === 'deleteAtExpiration');
  const atEngagement = pendingActions.includes('terminateAtEngagementDate');
  const terminationDate = ending ? (atEngagement ? service.engagedUpTo : expirationSeen(vendor, service)) : null;
  return {
    current: {
      state: LIFECYCLE[statusOf(vendor, service)],
      creationDate: instant(vendor, service.createdAt),
      terminationDate: instant(vendor, terminationDate),
      pendingActions,
    },
    capacities: { actions: possibleActions(service) },
  };
}

/** What will happen to it, or is happening: the reader's warning not to buy (ovh.md §11.14). */
function pendingActionsOf(vendor: Vendor, service: SimulatedService): string[] {
  const { deleteAtExpiration, terminateAtEngagement } = policySeen(vendor, service);
  const bought = ordersUnderWay(vendor.cloud, service).some(({ cause }) => cause === 'renewal');
  return [
    ...(deleteAtExpiration ? [vendor.settings.pendingDeletionAction] : []),
    ...(terminateAtEngagement ? ['terminateAtEngagementDate'] : []),
    ...(renewsItself(vendor, service) ? ['autorenewInProgress'] : []),
    ...(bought ? ['earlyRenewal'] : []),
  ];
}

function possibleActions(service: SimulatedService): string[] {
  return [
    ...(isRenewable(service) ? ['earlyRenewal'] : []),
    ...(service.canDeleteAtExpiration ? ['terminateAtExpirationDate'] : []),
    ...(service.engagedUpTo === null ? [] : ['terminateAtEngagementDate']),
  ];
}

/** `PUT /services/{id}`: partial bodies are normal, null means unchanged. */
export function putExpandedService(vendor: Vendor, service: SimulatedService, body: Attributes): void {
  const { renew, terminationPolicy, displayName } = body;
  const wish = { ...terminationWish(textOf(terminationPolicy)), ...(isRecord(renew) ? renewWish(vendor, renew) : {}) };
  if (Object.keys(wish).length > 0) changePolicy(vendor, service, wish);
  if (typeof displayName === 'string') writePolicy(vendor, service, { displayName });
}

function terminationWish(policy: string | undefined): PolicyWish {
  switch (policy) {
    case undefined:
      return {};
    case 'empty':
      return { deleteAtExpiration: false, terminateAtEngagement: false };
    case 'terminateAtExpirationDate':
      return { deleteAtExpiration: true };
    case 'terminateAtEngagementDate':
      return { terminateAtEngagement: true };
    default:
      return refuse('badParameter', { name: 'terminationPolicy' });
  }
}

function renewWish(vendor: Vendor, renew: Attributes): PolicyWish {
  checkObject(vendor, renew, { mode: 'string', period: 'string' });
  const mode = textOf(renew['mode']);
  const period = textOf(renew['period']);
  if (mode !== undefined && mode !== 'automatic' && mode !== 'manual') refuse('badParameter', { name: 'renew.mode' });
  return {
    ...(mode === undefined ? {} : { automatic: mode === 'automatic', manualPayment: mode === 'manual' }),
    ...(period === undefined ? {} : { period: monthsOf(period) }),
  };
}

function monthsOf(period: string): number {
  const match = /^P(\d{1,3})([MY])$/.exec(period);
  return match ? Number(match[1]) * (match[2] === 'Y' ? 12 : 1) : refuse('badDuration');
}

/** `services.billing.engagement.Engagement`; 404 when there is none. */
export function engagementView(vendor: Vendor, service: SimulatedService): Json {
  if (service.engagedUpTo === null) return refuse('unknownObject', { id: String(service.id) });
  const startDate = date(vendor, service.createdAt);
  return { currentPeriod: { startDate, endDate: date(vendor, service.engagedUpTo) }, endRule: service.endRule };
}

/** `PUT .../billing/engagement/endRule` */
export function putEndRule(vendor: Vendor, service: SimulatedService, body: Attributes): void {
  const strategy = textOf(body['strategy']) ?? '';
  if (service.engagedUpTo === null || !service.endRule) refuse('unknownObject', { id: String(service.id) });
  else if (!service.endRule.possibleStrategies.includes(strategy)) refuse('badParameter', { name: 'strategy' });
  else {
    service.endRule.strategy = strategy;
    vendor.touch();
  }
}
