import type { Declaration } from '../../../../model/kind.ts';
import type { LiveResource } from '../../../../model/resource.ts';
import { defined, stringIn } from '../../spec.ts';

/**
 * The policy that a service has by itself. It buys nothing: `ensure_valid_for` is for a person to decide. Servers by
 * name may be two; the id is the one word that says which.
 */
export function declareRenewal({ spec, outputs, status }: LiveResource): Declaration {
  const mode = stringIn(spec, 'mode');
  if (mode === undefined) return { leftOut: 'Zomro does not show how it is renewed' };
  if (status === 'creating' || status === 'unpaid') return { leftOut: 'it is not active yet' };
  if (status === 'deleting') return { leftOut: 'it is being deleted' };
  const name = stringIn(outputs, 'name');
  return {
    spec: defined({ service: spec['service'], mode, period: spec['period'] }),
    ...(name === undefined ? {} : { label: name }),
  };
}
