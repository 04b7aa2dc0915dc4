/** Lines of the machine stream: planned changes, and what apply tells. */
import type { RunEvent } from '../../model/event.ts';
import type { Attributes, Json } from '../../model/json.ts';
import type { Action, ActionReason, ResourceDrift } from '../../model/plan.ts';
import { type Address, splitAddress } from '../../model/resource.ts';
import { type EventLine, infoLine } from './event-line.ts';
import { endMessage, progressMessage, startMessage, stepMessage } from './event-messages.ts';
import { streamAction } from './resource-json.ts';
import { safeText } from './safe-text.ts';

/** Terraform's `resource` object; the provider and type are empty for an address that was in no plan. */
export function resourceKeys(
  address: Address,
  action: { readonly provider: string; readonly type: string } | undefined,
): Attributes {
  return {
    addr: address,
    module: '',
    resource: address,
    implied_provider: action?.provider ?? '',
    resource_type: action?.type ?? '',
    resource_name: splitAddress(address).key,
    resource_key: null,
  };
}

/** The stream's words for a reason, where Terraform has some. */
const REASONS: { readonly [reason in ActionReason]?: string } = {
  replace_because_cannot_update: 'cannot_update',
  replace_by_request: 'requested',
  delete_because_no_resource_config: 'delete_because_no_resource_config',
};

/** What moved outside of hostform, told before what is planned. */
export function driftLine(drift: ResourceDrift): EventLine {
  const { address, verb, changes, notes } = drift;
  const change: Attributes = {
    resource: resourceKeys(address, drift),
    action: verb,
    hostform: { fields: changes.map(({ field }) => field), notes },
  };
  const message = `${safeText(address)}: Drift detected (${verb})`;
  return { level: 'info', message, type: 'resource_drift', payload: { change } };
}

/** No line for what stays as it is, as in Terraform, unless its address has moved. */
export function plannedChange(action: Action): EventLine[] {
  const { address, verb, reason, id, resume, previousAddress } = action;
  if (verb === 'no-op' && previousAddress === undefined) return [];
  const said = REASONS[reason];
  const word = verb === 'no-op' ? 'move' : streamAction(verb);
  const change: Attributes = {
    resource: resourceKeys(address, action),
    ...(previousAddress === undefined ? {} : { previous_resource: resourceKeys(previousAddress, action) }),
    action: word,
    ...(said === undefined ? {} : { reason: said }),
    ...(verb === 'adopt' && id !== undefined ? { importing: { id } } : {}),
    hostform: ownWords(action),
  };
  const goesOn = resume ? ' (resume)' : '';
  const message = `${safeText(address)}: Plan to ${word}${goesOn}`;
  return [{ level: 'info', message, type: 'planned_change', payload: { change } }];
}

function ownWords({ reason, steps, quote, resume, refusals }: Action): Attributes {
  return {
    reason,
    steps: steps.map(({ name }) => name),
    ...(quote === undefined ? {} : { quote: quote as unknown as Json }),
    ...(resume === undefined ? {} : { resume: resume as unknown as Json }),
    ...(refusals.length === 0 ? {} : { refusals: refusals.map(({ code }) => code) }),
  };
}

type Spoken = Exclude<RunEvent, { type: 'notice' }>;
type Ended = Extract<RunEvent, { type: 'action-end' }>;

/** One event of a run. `resource` looks up the keys of an address. */
export function runEventLine(event: Spoken, resource: (address: Address) => Attributes): EventLine {
  if (event.type === 'interrupted') {
    const { signal } = event;
    const message = `Interrupted (${safeText(signal)}): nothing new is started, and what is running is brought to an end.`;
    return { level: 'warn', message, type: 'interrupted', payload: { interrupted: { signal } } };
  }
  const keys = { resource: resource(event.address) };
  switch (event.type) {
    case 'action-start':
      return infoLine(startMessage(event), 'apply_start', {
        ...keys,
        action: streamAction(event.verb),
        ...idKeys(event.id),
      });
    case 'action-progress': {
      const hook = { ...keys, action: streamAction(event.verb), elapsed_seconds: seconds(event.elapsedMs) };
      return infoLine(progressMessage(event), 'apply_progress', { ...hook, status: event.status });
    }
    case 'action-end':
      return endLine(event, keys);
    case 'step-start':
      return infoLine(`${safeText(event.address)}: ${safeText(event.step)} ...`, 'step_start', {
        ...keys,
        step: event.step,
      });
    case 'step-complete':
      return infoLine(stepMessage(event), 'step_complete', {
        ...keys,
        step: event.step,
        ...(event.reservation === undefined ? {} : { reservation: event.reservation }),
        ...(event.spent === undefined ? {} : { spent: { ...event.spent } }),
        ...(event.planned === undefined ? {} : { planned: { ...event.planned } }),
      });
  }
}

/** Done is `apply_complete`; never begun is `apply_skipped`; any other end is `apply_errored`, told apart by `ending`. */
function endLine(event: Ended, keys: Attributes): EventLine {
  const { verb, ending, elapsedMs, id, because } = event;
  const hook = { ...keys, action: streamAction(verb) };
  const message = endMessage(event);
  if (ending === 'skipped' || ending === 'not-started') {
    const payload = { hook: { ...hook, ending, because: because ?? [] } };
    return { level: 'warn', message, type: 'apply_skipped', payload };
  }
  const timed = { ...hook, ...idKeys(id), elapsed_seconds: seconds(elapsedMs) };
  if (ending === 'done') return infoLine(message, 'apply_complete', timed);
  const level = ending === 'delivering' ? 'warn' : 'error';
  return { level, message, type: 'apply_errored', payload: { hook: { ...timed, ending } } };
}

function idKeys(id: string | undefined): Attributes {
  return id === undefined ? {} : { id_key: 'id', id_value: id };
}

function seconds(ms: number): number {
  return Math.max(0, Math.floor(ms / 1000));
}
