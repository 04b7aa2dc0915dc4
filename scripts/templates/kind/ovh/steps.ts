import { HostformError } from '../../../../src/model/errors.ts';
import { type Attributes, equalJson, isList } from '../../../../src/model/json.ts';
import type { Progress, StepRun, StepsInput } from '../../../../src/model/kind.ts';
import type { Step } from '../../../../src/model/plan.ts';
import type { LiveResource } from '../../../../src/model/resource.ts';
import type { OvhClient } from '../../../../src/providers/ovh/client.ts';
import { textAt } from '../../../../src/providers/ovh/wire.ts';

/** Fields that can be written. */
const WRITTEN = ['note'];

/** Path of one, its name encoded. */
export function pathOf(name: string): string {
  return `/sampleThing/${encodeURIComponent(name)}`;
}

/** Pure; the same inputs give the same steps. The write shows late, so it is waited for. */
export function sampleThingSteps({ verb, spec, changes }: StepsInput): readonly Step[] {
  if ((verb !== 'create' && verb !== 'update') || !spec) return [];
  const changed = changes.map(({ field }) => field);
  const fields = WRITTEN.filter((field) => spec[field] !== undefined && isMeant(field, changed));
  if (fields.length === 0) return [];
  return [
    { name: 'set sample thing', effect: 'call', params: { fields } },
    { name: 'wait until it shows', effect: 'wait', params: { fields } },
  ];
}

/** Naming another service writes everything that is declared. */
function isMeant(field: string, changed: readonly string[]): boolean {
  return changed.includes(field) || changed.includes('service');
}

/** Sends what a `call` step needs. @throws HostformError with an `effect`. */
export async function callSampleThing(client: OvhClient, { step, spec }: StepRun): Promise<void> {
  if (step.name !== 'set sample thing') {
    const detail = `"${step.name}" was not sent.`;
    throw new HostformError('INTERNAL', 'A step is not known', { detail, effect: 'not-sent' });
  }
  const fields = fieldsOf(step).flatMap((field) => {
    const value = textAt(spec, field);
    return value === undefined ? [] : [[field, value] as const];
  });
  await client.change('PUT', pathOf(textAt(spec, 'service') ?? ''), Object.fromEntries(fields));
}

/** Where a step has got to, seen from one listing. Pure. */
export function sampleThingProgress(step: Step, live: LiveResource | undefined, spec: Attributes): Progress {
  if (live === undefined) return { state: 'failed', because: 'it is not listed any more' };
  const reached = fieldsOf(step).every((field) => equalJson(spec[field], live.spec[field]));
  return reached ? { state: 'done' } : { state: 'waiting', status: live.statusText };
}

function fieldsOf({ params }: Step): string[] {
  const fields = params?.['fields'];
  return isList(fields) ? fields.filter((field) => typeof field === 'string') : [];
}
