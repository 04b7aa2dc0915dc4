import type { Attributes, Json } from '../../../../model/json.ts';
import type { Declaration } from '../../../../model/kind.ts';
import type { LiveResource } from '../../../../model/resource.ts';
import { textAt } from '../../wire.ts';
import { type ProductName, serviceOf } from './products.ts';

/** A domain, its zone and its hosting have one name; what tells them apart goes into the address. */
const LABELS: { readonly [product in ProductName]: (name: string) => string } = {
  vps: (name) => name,
  domain: (name) => name,
  'domain/zone': (name) => `${name} zone`,
  'hosting/web': (name) => `${name} hosting`,
  'dedicated/server': (name) => name,
  'ip/service': (name) => name,
};

/**
 * The policy that a service has by itself: mode and period as they are. It buys nothing: `ensure_valid_for` is for a
 * person to decide.
 */
export function declareRenewal({ spec, outputs }: LiveResource): Declaration {
  const service = serviceOf(spec);
  if (!service) return { leftOut: 'OVHcloud does not show how it is renewed' };
  if (textAt(outputs, 'status') === 'inCreation') return { leftOut: 'it is still being delivered' };
  return { spec: shown(spec), label: LABELS[service.product](service.name) };
}

function shown(spec: Attributes): Attributes {
  const fields = ['product', 'service', 'mode', 'period'].map((field) => [field, spec[field]] as const);
  return Object.fromEntries(fields.filter((entry): entry is readonly [string, Json] => entry[1] !== undefined));
}
