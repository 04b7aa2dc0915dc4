import { type Attributes, equalJson } from '../../../../model/json.ts';
import type { Progress, StepRun, StepsInput } from '../../../../model/kind.ts';
import type { Step } from '../../../../model/plan.ts';
import type { LiveResource } from '../../../../model/resource.ts';
import { deleteThing, stepId, unknownStep } from '../../call-step.ts';
import type { Client } from '../../client.ts';
import { stringsIn } from '../../spec.ts';
import { EDIT, scheduleForm } from './form.ts';
import { splitPath } from './rows.ts';

/** Pure; the same inputs give the same steps. */
export function scheduleSteps({ verb, changes }: StepsInput): readonly Step[] {
  const create: Step = { name: 'create schedule', effect: 'send' };
  const remove: Step = { name: 'delete', effect: 'call' };
  switch (verb) {
    case 'create':
      return [create];
    case 'update':
      return [{ name: 'edit schedule', effect: 'call', params: { fields: changes.map(({ field }) => field).sort() } }];
    case 'replace':
      return [remove, create];
    case 'delete':
      return [remove];
    default:
      return [];
  }
}

/** Sends what a `call` step needs. @throws HostformError with an `effect`. */
export async function callSchedule(client: Client, run: StepRun): Promise<void> {
  const { server, part: elid } = splitPath(stepId(run));
  switch (run.step.name) {
    case 'edit schedule':
      await client.change(EDIT, { ...scheduleForm(run, server), elid });
      return;
    case 'delete':
      await deleteThing(client, 'instances.fleio_bckps.schedule.delete', { elid });
      return;
    default:
      throw unknownStep(run);
  }
}

/** Where a step has got to, seen from one listing. Pure. */
export function scheduleProgress(step: Step, live: LiveResource | undefined, spec: Attributes): Progress {
  if (step.name === 'delete')
    return live === undefined ? { state: 'done' } : { state: 'waiting', status: live.statusText };
  if (live === undefined) return { state: 'waiting', status: 'not listed yet' };
  const reached = stringsIn(step.params, 'fields').every((field) => equalJson(spec[field], live.spec[field]));
  return reached ? { state: 'done' } : { state: 'waiting', status: live.statusText };
}
