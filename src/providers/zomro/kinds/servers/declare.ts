import type { Declaration } from '../../../../model/kind.ts';
import type { LiveResource } from '../../../../model/resource.ts';
import { defined, stringIn } from '../../spec.ts';

/**
 * What a manifest would say of a listed server. Its row shows names, which come first; an id does where a name is
 * missing. Key, password, promo code and add-ons are shown nowhere (zomro.md §14), so they are not claimed: the key, which
 * an order needs, is named as unseen.
 */
export function declareServer({ spec, outputs }: LiveResource): Declaration {
  const word = (field: string) => stringIn(spec, field) ?? stringIn(outputs, `${field}_id`);
  return {
    spec: defined({ ...spec, tariff: word('tariff'), datacenter: word('datacenter') }),
    unseen: ['ssh_key'],
  };
}
