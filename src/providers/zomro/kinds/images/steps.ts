/** The named steps of an image's actions, how far each has got, and the calls behind them. */
import { type Attributes, equalJson } from '../../../../model/json.ts';
import type { Progress, StepRun, StepsInput } from '../../../../model/kind.ts';
import type { Step } from '../../../../model/plan.ts';
import type { LiveResource } from '../../../../model/resource.ts';
import { deleteThing, stepId, unknownStep } from '../../call-step.ts';
import type { Params } from '../../calls.ts';
import type { Client } from '../../client.ts';
import { stringIn, stringsIn } from '../../spec.ts';
import { distroKey, imageName, isSame } from './align.ts';

/** Pure; the same inputs give the same steps. */
export function imageSteps({ verb, live, changes }: StepsInput): readonly Step[] {
  switch (verb) {
    case 'create':
      return CREATION;
    case 'update':
      return [{ name: 'edit image', effect: 'call', params: { fields: changes.map(({ field }) => field).sort() } }];
    case 'replace':
      return [...deletion(live), ...CREATION];
    case 'delete':
      return deletion(live);
    default:
      return [];
  }
}

const CREATION: readonly Step[] = [
  { name: 'order image', effect: 'send' },
  { name: 'wait until active', effect: 'wait' },
];

/** The vendor refuses to delete a protected image, so lifting that is a step of its own that a person sees. */
function deletion(live: LiveResource | undefined): Step[] {
  const wait: Step = { name: 'wait until gone', effect: 'wait' };
  if (live?.status === 'deleting') return [wait];
  const note = "lifts the vendor's deletion protection";
  const lift: Step = { name: 'lift deletion protection', effect: 'call', note };
  return [...(live?.spec['protected'] === true ? [lift] : []), { name: 'delete', effect: 'call' }, wait];
}

/** Sends what a `call` step needs. @throws HostformError with an `effect`. */
export async function callImage(client: Client, run: StepRun): Promise<void> {
  const elid = stepId(run);
  // Without sok an edit is only a read that looks like success (zomro.md §7.15, trap 23).
  const sent = { elid, sok: 'ok', clicked_button: 'ok' };
  switch (run.step.name) {
    case 'edit image':
      await client.change('image.edit', { ...editForm(run), ...sent });
      return;
    case 'lift deletion protection':
      await client.change('image.edit', { protected: 'off', ...sent });
      return;
    case 'delete':
      await deleteThing(client, 'image.delete', { elid });
      return;
    default:
      throw unknownStep(run);
  }
}

/** Only what changes, under the names of the form. */
function editForm({ step, spec, address }: StepRun): Params {
  const form: Record<string, string> = {};
  for (const field of stringsIn(step.params, 'fields')) {
    const value = spec[field];
    if (field === 'name') form['image_name'] = imageName(spec, address);
    else if (field === 'protected') form['protected'] = value === true ? 'on' : 'off';
    else if (field === 'os_distro') form['os_distro'] = distroKey(stringIn(spec, field) ?? '');
    else if (value !== undefined) form[field] = stringIn(spec, field) ?? '';
  }
  return form;
}

/** Where a step has got to, seen from one listing. Pure. */
export function imageProgress(step: Step, live: LiveResource | undefined, spec: Attributes): Progress {
  switch (step.name) {
    case 'delete':
      return live === undefined || live.status === 'deleting' ? DONE : waiting(live);
    case 'wait until gone':
      return live === undefined ? DONE : waiting(live);
    case 'lift deletion protection':
      return live?.spec['protected'] === true ? waiting(live) : DONE;
    default:
      break;
  }
  if (live === undefined) return { state: 'waiting', status: 'not listed yet' };
  if (live.status === 'error' || live.status === 'deleting') {
    return { state: 'failed', because: `the vendor reports: ${live.statusText}` };
  }
  const reached =
    step.name === 'edit image'
      ? stringsIn(step.params, 'fields').every((field) => agrees(field, live, spec))
      : live.status === 'ready';
  return reached ? DONE : waiting(live);
}

const DONE: Progress = { state: 'done' };

function agrees(field: string, live: LiveResource, spec: Attributes): boolean {
  const [wanted, listed] = [stringIn(spec, field), stringIn(live.spec, field)];
  if (wanted !== undefined && listed !== undefined) return isSame(field, wanted, listed);
  return equalJson(spec[field], live.spec[field]);
}

function waiting(live: LiveResource): Progress {
  return { state: 'waiting', status: live.statusText };
}
