/** A resource in Terraform's JSON: in a plan's changes, and as it is (planned values, prior state, state). */
import { type Attributes, sortedKeys } from '../../model/json.ts';
import type { Action, ResourceDrift, Verb } from '../../model/plan.ts';
import { type Address, splitAddress } from '../../model/resource.ts';
import { terraformReason } from './phrases.ts';
import type { ResourceValues } from './resource-values.ts';

export interface ResourceIdentity {
  readonly address: Address;
  readonly type: string;
  readonly provider: string;
}

/** The keys by which every shape names a resource. */
export function identityJson({ address, type, provider }: ResourceIdentity): Attributes {
  return { address, mode: 'managed', type, name: splitAddress(address).key, provider_name: `hostform/${provider}` };
}

/** One element of `resource_changes`. */
export function changeJson(action: Action, { before, after, afterUnknown, sensitive }: ResourceValues): Attributes {
  const reason = terraformReason(action.reason);
  const paths = action.changes.filter(({ forcesReplace }) => forcesReplace).map(({ field }) => [field]);
  return {
    ...identityJson(action),
    ...(action.previousAddress === undefined ? {} : { previous_address: action.previousAddress }),
    change: {
      actions: actionNames(action),
      before,
      after,
      after_unknown: afterUnknown,
      before_sensitive: before === null ? false : sensitive,
      after_sensitive: after === null ? false : sensitive,
      ...(paths.length > 0 ? { replace_paths: paths } : {}),
      ...(action.verb === 'adopt' && action.id !== undefined ? { importing: { id: action.id } } : {}),
    },
    ...(reason === undefined ? {} : { action_reason: reason }),
  };
}

/** One element of `resource_drift`. Records hold no secrets, so nothing in it is sensitive. */
export function driftJson({ id, before, after, ...drift }: ResourceDrift): Attributes {
  return {
    ...identityJson(drift),
    change: {
      actions: [drift.verb],
      before: sortedKeys({ ...before, id }),
      after: after === undefined ? null : sortedKeys({ ...after, id }),
      after_unknown: {},
      before_sensitive: {},
      after_sensitive: after === undefined ? false : {},
    },
  };
}

/** Terraform's words. Scanning for `delete` finds every destruction. An adopted resource may be changed with it. */
function actionNames({ verb, changes }: Action): readonly string[] {
  if (verb === 'adopt') return [changes.length > 0 ? 'update' : 'no-op'];
  return verb === 'replace' ? ['delete', 'create'] : [verb];
}

/** One element of `resources` in planned values, prior state, or state. */
export function resourceJson(identity: ResourceIdentity, values: Attributes, sensitive: Attributes): Attributes {
  return { ...identityJson(identity), schema_version: 0, values, sensitive_values: sensitive };
}

/** The machine stream calls the same things by other names. */
export function streamAction(verb: Verb): string {
  switch (verb) {
    case 'no-op':
      return 'noop';
    case 'forget':
      return 'remove';
    case 'adopt':
      return 'import';
    default:
      return verb;
  }
}
