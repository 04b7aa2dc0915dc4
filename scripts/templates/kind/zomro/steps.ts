import { type Attributes, equalJson } from '../../../../src/model/json.ts';
import type { Progress, StepRun, StepsInput } from '../../../../src/model/kind.ts';
import type { Step } from '../../../../src/model/plan.ts';
import type { LiveResource } from '../../../../src/model/resource.ts';
import { deleteThing, stepId, unknownStep } from '../../../../src/providers/zomro/call-step.ts';
import type { Params } from '../../../../src/providers/zomro/calls.ts';
import type { Client } from '../../../../src/providers/zomro/client.ts';
import { stringIn, stringsIn } from '../../../../src/providers/zomro/spec.ts';

/** Creates without `elid`, changes with it; without `sok` it is only a form (zomro.md §6). */
export const EDIT = 'sample_things.edit';

/** All fields, as the form wants them each time. */
export function form(spec: Attributes): Params {
  const fields = ['name', 'region', 'note'].map((field) => [field, stringIn(spec, field) ?? ''] as const);
  return { sok: 'ok', ...Object.fromEntries(fields) };
}

/** Pure; the same inputs give the same steps. */
export function sampleThingSteps({ verb, changes }: StepsInput): readonly Step[] {
  const create: Step = { name: 'create sample thing', effect: 'send' };
  const remove: Step = { name: 'delete', effect: 'call' };
  switch (verb) {
    case 'create':
      return [create];
    case 'update':
      return [
        { name: 'edit sample thing', effect: 'call', params: { fields: changes.map(({ field }) => field).sort() } },
      ];
    case 'replace':
      return [remove, create];
    case 'delete':
      return [remove];
    default:
      return [];
  }
}

/** Sends what a `call` step needs. @throws HostformError with an `effect`. */
export async function callSampleThing(client: Client, run: StepRun): Promise<void> {
  const elid = stepId(run);
  switch (run.step.name) {
    case 'edit sample thing':
      await client.change(EDIT, { ...form(run.spec), elid });
      return;
    case 'delete':
      await deleteThing(client, 'sample_things.delete', { elid });
      return;
    default:
      throw unknownStep(run);
  }
}

/** Where a step has got to, seen from one listing. Pure. */
export function sampleThingProgress(step: Step, live: LiveResource | undefined, spec: Attributes): Progress {
  if (step.name === 'delete')
    return live === undefined ? { state: 'done' } : { state: 'waiting', status: live.statusText };
  if (live === undefined) return { state: 'waiting', status: 'not listed yet' };
  const reached = stringsIn(step.params, 'fields').every((field) => equalJson(spec[field], live.spec[field]));
  return reached ? { state: 'done' } : { state: 'waiting', status: live.statusText };
}
