/** The named steps of a policy, and when each has reached its goal. Pure. */

import { hasMoved } from '../../../../model/due.ts';
import type { Attributes } from '../../../../model/json.ts';
import type { Progress, StepsInput } from '../../../../model/kind.ts';
import type { FieldChange, Step } from '../../../../model/plan.ts';
import type { LiveResource } from '../../../../model/resource.ts';
import { textAt } from '../../wire.ts';
import { isPurchase, readOrder } from './order-fields.ts';

export const SET_MODE = 'set renewal mode';
export const WAIT_FOR_MODE = 'wait until the mode shows';
export const WAIT_FOR_RENEWAL = 'wait until renewed';

/** Fields that a `PUT` of serviceInfos writes. */
const WRITTEN = ['mode', 'period'] as const;
/** A service that is named anew: whatever the plan compared was another one, so everything declared is written. */
const RETARGETED = ['product', 'service'];

/**
 * Mode first, because a service must not be on its way to deletion when it is paid for; only an expired one is
 * renewed first, because its mode can not be changed before (ovh.md §6.2).
 */
export function stepsOf({ verb, spec, live, changes, order }: StepsInput): readonly Step[] {
  if (verb === 'delete' || verb === 'forget' || verb === 'no-op' || !spec) return [];
  const mode = modeSteps(writtenFields(spec, live, changes, verb));
  const renewal = isPurchase(order) ? renewalSteps(order) : [];
  return textAt(live?.outputs, 'status') === 'expired' ? [...renewal, ...mode] : [...mode, ...renewal];
}

function writtenFields(
  spec: Attributes,
  live: LiveResource | undefined,
  changes: readonly FieldChange[],
  verb: StepsInput['verb'],
): string[] {
  const declared = WRITTEN.filter((field) => spec[field] !== undefined);
  const changed = changes.map(({ field }) => field);
  const unseen = live === undefined && verb !== 'adopt';
  if (unseen || RETARGETED.some((field) => changed.includes(field))) return declared;
  return declared.filter((field) => changed.includes(field));
}

function modeSteps(fields: readonly string[]): Step[] {
  if (fields.length === 0) return [];
  return [
    { name: SET_MODE, effect: 'call', params: { fields } },
    { name: WAIT_FOR_MODE, effect: 'wait', params: { fields } },
  ];
}

/**
 * One order per purchase: each adds its period to the expiration that the one before has left. What was paid already
 * has to show before that.
 */
function renewalSteps(fields: Attributes): Step[] {
  const { count, expiration, awaited, months } = readOrder(fields);
  const wait = (added: number): Step => ({
    name: WAIT_FOR_RENEWAL,
    effect: 'wait',
    params: { expiration, months: added },
  });
  const purchases = Array.from({ length: count }, (_, index) => {
    const note = count === 1 ? {} : { note: `${index + 1} of ${count}` };
    return [
      { name: 'order renewal', effect: 'reserve', ...note },
      { name: 'pay the order', effect: 'pay', ...note },
      { ...wait(awaited + months * (index + 1)), ...note },
    ] satisfies Step[];
  });
  return [
    ...(awaited === 0 ? [] : [{ ...wait(awaited), note: 'for an order that is paid already' }]),
    ...purchases.flat(),
  ];
}

/** Where a step has got to, seen from one reading of the service. */
export function progressOf(step: Step, live: LiveResource | undefined, spec: Attributes): Progress {
  if (!live) return { state: 'waiting', status: 'the service is not listed' };
  if (step.name === WAIT_FOR_RENEWAL) return renewalProgress(step, live);
  const fields = Array.isArray(step.params?.['fields']) ? step.params['fields'] : WRITTEN;
  const open = fields.filter((field) => typeof field === 'string' && !shows(live, spec, field));
  return open.length === 0
    ? { state: 'done' }
    : { state: 'waiting', status: `${live.statusText}; ${open.join(' and ')} not shown yet` };
}

/** A period that the vendor does not show (in manual mode it may be null, ovh.md §6.1) can not be waited for. */
function shows({ spec: live }: LiveResource, spec: Attributes, field: string): boolean {
  if (spec[field] === undefined) return true;
  return live[field] === undefined ? field === 'period' : live[field] === spec[field];
}

function renewalProgress({ params }: Step, live: LiveResource): Progress {
  const before = textAt(params, 'expiration');
  const now = textAt(live.outputs, 'expiration');
  const months = Number(params?.['months'] ?? 0);
  if (before === undefined || now === undefined || months === 0) return { state: 'waiting', status: live.statusText };
  if (hasMoved(before, now, months)) return { state: 'done' };
  return { state: 'waiting', status: `${live.statusText}; expires ${now}` };
}

/** A planned deletion counts as a deletion (contract §2), also where the policy now names another service. */
export function endsWith(changes: readonly FieldChange[], spec: Attributes): boolean {
  const planned = changes.some(({ field, after }) => field === 'mode' && after === 'delete-at-expiration');
  const moved = changes.some(({ field }) => RETARGETED.includes(field));
  return planned || (moved && spec['mode'] === 'delete-at-expiration');
}
