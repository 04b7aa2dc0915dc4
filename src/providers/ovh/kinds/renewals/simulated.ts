/**
 * The routes that managing a renewal needs: product lists and `serviceInfos` (ovh.md §6), the purchase side under
 * `/service` (§4), reading and policy under `/services` (§5). Orders and payment are shared parts of the simulator.
 */
import { type Json } from '../../../../model/json.ts';
import type { SimulatedService } from '../../simulated/cloud.ts';
import { compare, fieldOf } from '../../simulated/expanded.ts';
import { engagementView, expandedService, putEndRule, putExpandedService } from '../../simulated/expanded-service.ts';
import { listed } from '../../simulated/listing.ts';
import { isoMonths } from '../../simulated/price.ts';
import { calledService, listRoute, type Product, products, refuseExpired, vpsRoute } from '../../simulated/products.ts';
import {
  type ApiCall,
  type Fields,
  idParam,
  type Method,
  numbersOf,
  type Route,
  textOf,
} from '../../simulated/request.ts';
import { putServiceInfos, serviceInfos, serviceInfosFields } from '../../simulated/service-infos.ts';
import { orderRenewal, putService, renewDescriptions, serviceListView } from '../../simulated/service-list.ts';
import { existing, optionsOf, serviceById } from '../../simulated/services.ts';
import type { Vendor } from '../../simulated/vendor.ts';

const SERVICE = 'account:apiovh:service';
const SERVICES = 'account:apiovh:services';

/** Every field of `serviceList.Service`; all but `resource` are read-only. */
const SERVICE_FIELDS: Fields = {
  resource: 'object',
  creationDate: 'any',
  details: 'any',
  engagementDate: 'any',
  expirationDate: 'any',
  nextBillingDate: 'any',
  plan: 'any',
  quantity: 'any',
  renew: 'any',
  route: 'any',
  state: 'any',
};

const SERVICES_FIELDS: Fields = {
  displayName: { type: 'string', nullable: true },
  renew: { type: 'object', nullable: true },
  terminationPolicy: { type: 'string', nullable: true },
};

const RENEWAL_FIELDS: Fields = {
  duration: { type: 'string', required: true },
  services: { type: 'long[]', required: true },
  dryRun: 'boolean',
};

const LIST_FIELDS: Fields = { orderBy: 'string', resourceName: 'string', routes: 'string', sort: 'string' };

export const renewalRoutes: readonly Route[] = [
  ...products.flatMap((product) => [listRoute(product), infosRoute(product), infosWriteRoute(product)]),
  vpsRoute,
  { ...beta('GET', '/service', `${SERVICE}/get`), handle: (vendor) => listed(vendor, ids(existing(vendor.cloud))) },
  ofService('GET', '/service/{serviceId}', `${SERVICE}/get`, serviceListView),
  {
    ...ofService('PUT', '/service/{serviceId}', `${SERVICE}/edit`, (vendor, service, { body }) =>
      putService(vendor, service, body),
    ),
    body: SERVICE_FIELDS,
  },
  {
    ...ofService('GET', '/service/{serviceId}/renew', `${SERVICE}/renew/get`, (vendor, service, { query }) =>
      renewDescriptions(vendor, service, query['includeOptions'] === true),
    ),
    query: { includeOptions: 'boolean' },
  },
  { ...ofService('POST', '/service/{serviceId}/renew', `${SERVICE}/renew/create`, renew), body: RENEWAL_FIELDS },
  { ...beta('GET', '/services', `${SERVICES}/get`), query: LIST_FIELDS, handle: listServices },
  ofService('GET', '/services/{serviceId}', `${SERVICES}/get`, expandedService),
  {
    ...ofService('PUT', '/services/{serviceId}', `${SERVICES}/edit`, (vendor, service, { body }) =>
      putExpandedService(vendor, service, body),
    ),
    body: SERVICES_FIELDS,
  },
  ofService(
    'GET',
    '/services/{serviceId}/renewPeriodCapacities',
    `${SERVICES}/renewPeriodCapacities/get`,
    (_, { periods }) => (periods ?? []).map(isoMonths),
  ),
  ofService('GET', '/services/{serviceId}/options', `${SERVICES}/options/get`, (vendor, service) =>
    optionsOf(vendor.cloud, service).map((option) => expandedService(vendor, option)),
  ),
  ofService('GET', '/services/{serviceId}/billing/engagement', `${SERVICES}/billing/engagement/get`, engagementView),
  {
    ...ofService(
      'PUT',
      '/services/{serviceId}/billing/engagement/endRule',
      `${SERVICES}/billing/engagement/endRule`,
      (vendor, service, { body }) => putEndRule(vendor, service, body),
    ),
    body: { strategy: { type: 'string', required: true } },
  },
];

function infosRoute(product: Product): Route {
  return {
    method: 'GET',
    path: `${product.route}/serviceInfos`,
    status: product.status,
    action: `${product.actions}serviceInfos/get`,
    handle: (vendor, call) => {
      const service = calledService(vendor, call, product);
      if (vendor.settings.expiredServiceInfos === 'refused') refuseExpired(vendor, service);
      return serviceInfos(vendor, service);
    },
  };
}

function infosWriteRoute(product: Product): Route {
  return {
    ...infosRoute(product),
    method: 'PUT',
    action: `${product.actions}serviceInfos/edit`,
    body: serviceInfosFields,
    handle: (vendor, call) => {
      const service = calledService(vendor, call, product);
      refuseExpired(vendor, service);
      putServiceInfos(vendor, service, call.body);
      return undefined;
    },
  };
}

function beta(method: Method, path: string, action: string): Omit<Route, 'handle'> {
  return { method, path, status: 'BETA', action };
}

type ServiceAnswer = (vendor: Vendor, service: SimulatedService, call: ApiCall) => Json | undefined | void;

/** A route of one service by its id; expired ones answer here when their product no longer does (ovh.md §11.5). */
function ofService(method: Method, path: string, action: string, answer: ServiceAnswer): Route {
  return {
    ...beta(method, path, action),
    handle: (vendor, call) => {
      const service = serviceById(vendor, idParam(call, 'serviceId'));
      if (vendor.settings.expiredServiceRoutes === 'refused') refuseExpired(vendor, service);
      return answer(vendor, service, call) ?? undefined;
    },
  };
}

function renew(vendor: Vendor, service: SimulatedService, { body }: ApiCall): Json {
  const dryRun = typeof body['dryRun'] === 'boolean' ? body['dryRun'] : undefined;
  return orderRenewal(vendor, service, {
    duration: textOf(body['duration']) ?? '',
    services: numbersOf(body['services']),
    dryRun,
  });
}

/** The bridge from a name to an id: a domain, its zone and its hosting share a name, so `routes` narrows it. */
function listServices(vendor: Vendor, { query }: ApiCall): Json {
  const name = textOf(query['resourceName']);
  const routes = textOf(query['routes'])?.split(',');
  const found = existing(vendor.cloud).filter(
    (service) => (name === undefined || service.name === name) && (!routes || routes.includes(service.route ?? '')),
  );
  const orderBy = textOf(query['orderBy']);
  if (orderBy === undefined) return listed(vendor, ids(found));
  const keyed = found.map((service) => ({ id: service.id, key: fieldOf(expandedService(vendor, service), orderBy) }));
  const sign = textOf(query['sort'])?.toUpperCase() === 'DESC' ? -1 : 1;
  return keyed.sort((a, b) => sign * compare(a.key, b.key)).map(({ id }) => id);
}

function ids(services: readonly SimulatedService[]): number[] {
  return services.map(({ id }) => id);
}
