/** The named steps of a server's actions, how far each has got, and the calls behind them. */
import type { Attributes } from '../../../../model/json.ts';
import type { Progress, StepRun, StepsInput } from '../../../../model/kind.ts';
import type { Step } from '../../../../model/plan.ts';
import type { LiveResource } from '../../../../model/resource.ts';
import { deleteThing, stepId, unknownStep } from '../../call-step.ts';
import type { Client } from '../../client.ts';
import { stringIn } from '../../spec.ts';
import { serverName } from './align.ts';
import { promoIsOptional } from './promo.ts';
import { isRebuilding, isRebuilt, rebuildServer, rebuildSteps } from './rebuild.ts';
import { confirmResize, resizeOrder, resizeReached, resizeSteps, restOfResize } from './resize.ts';

/** Pure; the same inputs give the same steps. */
export function serverSteps(input: StepsInput): readonly Step[] {
  switch (input.verb) {
    case 'create':
      return creation(input);
    case 'update':
      return changes(input);
    case 'replace':
      return [...deletion(input.live), ...creation(input)];
    case 'delete':
      return deletion(input.live);
    default:
      return [];
  }
}

function creation({ spec, order, secrets, live, verb }: StepsInput): Step[] {
  const name = stringIn(spec, 'name');
  // A delivery that is resumed has no order any more; then the listing tells under which name it was ordered.
  const ordered = stringIn(order, 'servername') ?? (verb === 'create' ? stringIn(live?.spec, 'name') : undefined);
  const otherwise = promoIsOptional(spec ?? {}) ? '; if it is refused, the full price is paid' : '';
  const promo: Step = { name: 'apply promo code', effect: 'promo', note: `acts on the whole cart${otherwise}` };
  return [
    { name: 'add to cart', effect: 'reserve' },
    ...(secrets.includes('promo_code') ? [promo] : []),
    { name: 'confirm and pay', effect: 'pay' },
    { name: 'wait until active', effect: 'wait' },
    // A delivery that is gone on with may be that of a larger tariff.
    ...(verb === 'create' ? restOfResize(live) : []),
    ...(name !== undefined && ordered !== undefined && name !== ordered ? [rename(name)] : []),
    ...(stringIn(spec, 'power') === 'stopped' ? powerSteps('stopped') : []),
  ];
}

function changes({ changes: fields, spec, live, order }: StepsInput): Step[] {
  const changed = new Set(fields.map(({ field }) => field));
  const [name, power] = [stringIn(spec, 'name'), stringIn(spec, 'power')];
  const plainPower = changed.has('power') && power !== undefined ? powerSteps(power) : [];
  // A machine that was resized or reinstalled runs, whatever it did before.
  const afterwards = power === 'stopped' ? powerSteps(power) : [];
  const isResized = resizeOrder(order) !== undefined;
  const isRebuilt = order?.['rebuild'] !== undefined;
  return [
    ...(changed.has('name') && name !== undefined ? [rename(name)] : []),
    ...(isResized ? resizeSteps() : []),
    ...(isRebuilt ? rebuildSteps(spec, live) : []),
    ...(isResized || isRebuilt ? afterwards : plainPower),
  ];
}

/** A stopped server goes on being charged; only deleting ends that (zomro.md §9). */
function powerSteps(power: string): Step[] {
  if (power === 'stopped') {
    const note = 'a stopped server is charged like a running one';
    return [
      { name: 'stop', effect: 'call', note },
      { name: 'wait until stopped', effect: 'wait' },
    ];
  }
  return [
    { name: 'start', effect: 'call' },
    { name: 'wait until running', effect: 'wait' },
  ];
}

function deletion(live: LiveResource | undefined): Step[] {
  const wait: Step = { name: 'wait until gone', effect: 'wait' };
  return live?.status === 'deleting' ? [wait] : [{ name: 'delete', effect: 'call' }, wait];
}

function rename(name: string): Step {
  return { name: 'rename', effect: 'call', params: { name } };
}

/** Sends what a `call` step needs; each of them may be sent again after looking. @throws HostformError with an `effect`. */
export async function callServer(client: Client, run: StepRun): Promise<void> {
  const { step, spec, address } = run;
  const elid = stepId(run);
  switch (step.name) {
    case 'rename': {
      const servername = serverName(spec, address);
      await client.change('instances.edit', { elid, servername, sok: 'ok', clicked_button: 'ok' });
      return;
    }
    case 'start':
    case 'stop':
      await client.change(`service.${step.name}`, { elid });
      return;
    case 'confirm new size':
      await confirmResize(client, run);
      return;
    case 'reinstall system':
      await rebuildServer(client, run);
      return;
    case 'delete':
      await deleteThing(client, 'instances.delete', { elid });
      return;
    default:
      throw unknownStep(run);
  }
}

/** Where a step has got to, seen from one listing. Pure. */
export function serverProgress(step: Step, live: LiveResource | undefined, spec: Attributes): Progress {
  switch (step.name) {
    case 'delete':
      return live === undefined || live.status === 'deleting' ? DONE : waiting(live);
    case 'wait until gone':
      return live === undefined ? DONE : waiting(live);
    default:
      break;
  }
  if (live === undefined) return { state: 'waiting', status: 'not listed yet' };
  const failure = failureOf(live);
  if (failure !== undefined) return { state: 'failed', because: failure };
  return reached(step, live, spec) ? DONE : waiting(live);
}

const DONE: Progress = { state: 'done' };

function reached(step: Step, live: LiveResource, spec: Attributes): boolean {
  const machine = stringIn(live.outputs, 'status') ?? '';
  switch (step.name) {
    case 'rename':
      return live.spec['name'] === spec['name'];
    case 'stop':
      return live.spec['power'] === 'stopped';
    case 'start':
      return live.spec['power'] === 'running';
    case 'wait until stopped':
      return live.status === 'ready' && machine === 'stopped';
    case 'wait until running':
      return live.status === 'ready' && machine === 'active';
    case 'reinstall system':
      return isRebuilding(step, live);
    case 'wait until reinstalled':
      return live.status === 'ready' && !TRANSIENT.has(machine) && isRebuilt(step, live);
    case 'wait until active':
      return live.status === 'ready' && !TRANSIENT.has(machine);
    default:
      return resizeReached(step, live, spec) ?? false;
  }
}

/** States that a machine only passes through (zomro.md §8). */
const TRANSIENT = new Set(
  (
    'creating building starting stopping rebooting rebuilding resizing rescuing unrescuing suspending ' +
    'booting_from_iso image_uploading processing'
  ).split(' '),
);

function failureOf(live: LiveResource): string | undefined {
  if (live.status === 'error') return `the vendor reports: ${live.statusText}`;
  if (live.status === 'deleting') return 'the server is being deleted';
  const byStaff = live.status === 'suspended' && /abuse|administrator/i.test(live.statusText);
  return byStaff ? `the vendor reports: ${live.statusText}` : undefined;
}

function waiting(live: LiveResource): Progress {
  return { state: 'waiting', status: live.statusText };
}
