/** The named steps of a policy, and when each has reached its goal. Pure. */
import { hasMoved } from '../../../../model/due.ts';
import type { Attributes } from '../../../../model/json.ts';
import type { Progress, StepsInput } from '../../../../model/kind.ts';
import type { Step } from '../../../../model/plan.ts';
import type { LiveResource } from '../../../../model/resource.ts';
import { stringIn } from '../../spec.ts';
import { isPurchase, readOrder } from './order-fields.ts';

export const SET_RENEWAL = 'set automatic renewal';
const WAIT_FOR_MODE = 'wait until it shows';
const WAIT_FOR_RENEWAL = 'wait until renewed';

/** The setting first: it is free, and what fails must fail before money is spent. */
export function stepsOf({ verb, spec, live, changes, order }: StepsInput): readonly Step[] {
  if (!spec || ['delete', 'forget', 'no-op', 'adopt'].includes(verb)) return [];
  const renewals = isPurchase(order) ? renewalSteps(order) : [];
  return [...modeSteps(spec, live, { verb, changes }), ...renewals];
}

function modeSteps(
  spec: Attributes,
  live: LiveResource | undefined,
  { verb, changes }: Pick<StepsInput, 'verb' | 'changes'>,
): Step[] {
  const mode = stringIn(spec, 'mode') ?? stringIn(live?.spec, 'mode');
  const changed = changes.map(({ field }) => field);
  const another = live === undefined || changed.includes('id') || changed.includes('service');
  // What no list shows, and nobody has recorded, can not be told to be set already.
  const unseen = verb === 'create' && live?.spec['mode'] === undefined;
  const differs = (field: string): boolean =>
    spec[field] !== undefined && (another || unseen || changed.includes(field));
  const renewsItself = mode === 'automatic';
  if (!differs('mode') && !(renewsItself && differs('period'))) return [];
  const period = renewsItself ? stringIn(spec, 'period') : undefined;
  const params = { mode: mode ?? 'manual', ...(period === undefined ? {} : { period }) };
  return [
    { name: SET_RENEWAL, effect: 'call', params },
    { name: WAIT_FOR_MODE, effect: 'wait', params },
  ];
}

/** One call per purchase: each adds its period to the expiration that the one before has left. */
function renewalSteps(fields: Attributes): Step[] {
  const { count, expiration, months } = readOrder(fields);
  return Array.from({ length: count }, (_, index) => {
    const note = count === 1 ? {} : { note: `${index + 1} of ${count}` };
    const params = { expiration, months: months * (index + 1) };
    return [
      { name: 'renew and pay', effect: 'send', ...note },
      { name: WAIT_FOR_RENEWAL, effect: 'wait', params, ...note },
    ] satisfies Step[];
  }).flat();
}

/** Where a step has got to, seen from one listing. */
export function progressOf(step: Step, live: LiveResource | undefined): Progress {
  if (!live) return { state: 'waiting', status: 'the service is not listed' };
  if (step.name === WAIT_FOR_RENEWAL) return renewalProgress(step, live);
  const mode = stringIn(live.spec, 'mode');
  // Where no column shows it, the answer to the call is all that there is.
  if (mode === undefined && step.effect === 'wait') return { state: 'done' };
  const [wanted, period] = [stringIn(step.params, 'mode'), stringIn(step.params, 'period')];
  const listed = stringIn(live.spec, 'period');
  const agrees = mode === wanted && (period === undefined || listed === undefined || listed === period);
  return agrees ? { state: 'done' } : { state: 'waiting', status: `${live.statusText}; mode not shown yet` };
}

function renewalProgress({ params }: Step, live: LiveResource): Progress {
  const [before, now] = [stringIn(params, 'expiration'), stringIn(live.outputs, 'expiration')];
  const months = Number(stringIn(params, 'months') ?? 0);
  if (before !== undefined && now !== undefined && hasMoved(before, now, months)) return { state: 'done' };
  const until = now === undefined ? '' : `; expires ${now}`;
  return { state: 'waiting', status: `${live.statusText}${until}` };
}
