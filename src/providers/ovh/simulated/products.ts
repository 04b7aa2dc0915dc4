/** The six products whose renewal can be managed, and where the pattern stands in the API (ovh.md §6.3). */
import type { Json } from '../../../model/json.ts';
import type { SimulatedService } from './cloud.ts';
import { refuse } from './failures.ts';
import { listed } from './listing.ts';
import { type ApiCall, nameParam, type Route, textOf } from './request.ts';
import { existing, serviceByName, statusOf } from './services.ts';
import type { Vendor } from './vendor.ts';
import { vpsView } from './vps.ts';

export interface Product {
  /** `vps`: the word of the manifest, and the path of the list. */
  readonly name: string;
  /** Schema path of one: `/vps/{serviceName}`. */
  readonly route: string;
  readonly status: Route['status'];
  /** IAM action up to the verb. */
  readonly actions: string;
}

export const products: readonly Product[] = [
  { name: 'vps', route: '/vps/{serviceName}', status: 'PRODUCTION', actions: 'vps:apiovh:' },
  { name: 'domain', route: '/domain/{serviceName}', status: 'PRODUCTION', actions: 'domain:apiovh:' },
  { name: 'domain/zone', route: '/domain/zone/{zoneName}', status: 'PRODUCTION', actions: 'dnsZone:apiovh:' },
  { name: 'hosting/web', route: '/hosting/web/{serviceName}', status: 'PRODUCTION', actions: 'webHosting:apiovh:' },
  {
    name: 'dedicated/server',
    route: '/dedicated/server/{serviceName}',
    status: 'PRODUCTION',
    actions: 'dedicatedServer:apiovh:',
  },
  { name: 'ip/service', route: '/ip/service/{serviceName}', status: 'BETA', actions: 'ip:apiovh:service/' },
];

/** Name of the path parameter: the zone has its own. */
function keyOf({ route }: Product): string {
  return /\{(\w+)\}/.exec(route)?.[1] ?? 'serviceName';
}

/** The service that a product's call names, or the vendor's 404. */
export function calledService(vendor: Vendor, call: ApiCall, product: Product): SimulatedService {
  return serviceByName(vendor, product.route, nameParam(call, keyOf(product)));
}

/** Refuses with 460: "any product route of an expired service". */
export function refuseExpired(vendor: Vendor, service: SimulatedService): void {
  if (statusOf(vendor, service) === 'expired') refuse('expired');
}

/** `GET /vps`, `GET /domain`, ...: the names, expired ones included. */
export function listRoute(product: Product): Route {
  return {
    method: 'GET',
    path: `/${product.name}`,
    status: product.status,
    action: `${product.actions}get`,
    query: product.name === 'domain' ? { iamTags: 'string', whoisOwner: 'string' } : { iamTags: 'string' },
    handle: (vendor, call) => listNames(vendor, call, product),
    ...(product.name === 'vps' ? { expand: expandVps } : {}),
  };
}

/** Nothing here carries IAM tags, so a filter on them finds nothing. */
function listNames(vendor: Vendor, { query }: ApiCall, { route }: Product): Json {
  const owner = textOf(query['whoisOwner']);
  const found = existing(vendor.cloud).filter(
    (service) => service.route === route && (owner === undefined || service.contacts.admin === owner),
  );
  return listed(vendor, query['iamTags'] === undefined ? found.map(({ name }) => name) : []);
}

function expandVps(vendor: Vendor, key: string | number): Json {
  return vpsView(vendor, serviceByName(vendor, '/vps/{serviceName}', String(key)));
}

/** `GET /vps/{serviceName}`: the one product whose object is simulated, for clients that look at it first. */
export const vpsRoute: Route = {
  method: 'GET',
  path: '/vps/{serviceName}',
  status: 'PRODUCTION',
  action: 'vps:apiovh:get',
  handle: (vendor, call) => {
    const service = serviceByName(vendor, '/vps/{serviceName}', nameParam(call, 'serviceName'));
    refuseExpired(vendor, service);
    return vpsView(vendor, service);
  },
};
