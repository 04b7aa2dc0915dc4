/** The six products whose renewal can be declared, and where their `serviceInfos` live (ovh.md §6.3). */
import type { Attributes, Json } from '../../../../model/json.ts';
import { listAt, textAt } from '../../wire.ts';

export const PRODUCTS = ['vps', 'domain', 'domain/zone', 'hosting/web', 'dedicated/server', 'ip/service'] as const;

export type ProductName = (typeof PRODUCTS)[number];

/** A service as a policy names it. */
export interface ServiceName {
  readonly product: ProductName;
  readonly name: string;
}

/** The longest product first, so that `domain/zone/x` is a zone. */
const BY_LENGTH = [...PRODUCTS].sort((a, b) => b.length - a.length);

/** `vps/vps-1a2b.vps.example`: how a policy is recognised without an id. */
export function keyOf({ product, name }: ServiceName): string {
  return `${product}/${name}`;
}

/** The service that a spec names; undefined while its name is not known. */
export function serviceOf(spec: Attributes): ServiceName | undefined {
  const { product, service } = spec;
  const known = PRODUCTS.find((each) => each === product);
  return known !== undefined && typeof service === 'string' ? { product: known, name: service } : undefined;
}

/** Reads what `keyOf` wrote. */
export function readKey(key: string): ServiceName | undefined {
  const product = BY_LENGTH.find((each) => key.startsWith(`${each}/`));
  const name = product === undefined ? '' : key.slice(product.length + 1);
  return product === undefined || name === '' ? undefined : { product, name };
}

/** Where the names of a product are listed. */
export function listPath(product: ProductName): string {
  return `/${product}`;
}

export function infosPath({ product, name }: ServiceName): string {
  return `/${product}/${encode(name)}/serviceInfos`;
}

/** The schema path by which `/services` filters. */
export function routeOf(product: ProductName): string {
  return `/${product}/{${product === 'domain/zone' ? 'zoneName' : 'serviceName'}}`;
}

/** Which service a `route` of `/service` or `/services` means; undefined for products that are not supported. */
export function serviceAtRoute(route: Json | undefined): ServiceName | undefined {
  const path = textAt(route, 'path');
  const url = textAt(route, 'url') ?? '';
  const product =
    PRODUCTS.find((each) => routeOf(each) === path) ??
    (path === undefined ? BY_LENGTH.find((each) => url.startsWith(`/${each}/`)) : undefined);
  if (product === undefined) return undefined;
  const name = textAt(listAt(route, 'vars')[0], 'value') ?? decode(url.slice(product.length + 2));
  return name === '' ? undefined : { product, name };
}

/** One path segment or query value; also what the URL parser would otherwise rewrite after signing. */
export function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
