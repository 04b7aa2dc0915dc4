import { HostformError } from '../../model/errors.ts';
import type { StepRun } from '../../model/kind.ts';
import type { Params } from './calls.ts';
import type { Client } from './client.ts';
import { isMissedThing } from './fault.ts';

/** The id that a `call` step is about. @throws HostformError INTERNAL, effect `not-sent`, when it is not known. */
export function stepId({ id, step }: StepRun): string {
  if (id !== undefined) return id;
  throw new HostformError('INTERNAL', 'A step needs an id that is not known', {
    detail: `"${step.name}" was not sent.`,
    effect: 'not-sent',
  });
}

/** @returns INTERNAL, effect `not-sent`: the plan names a step that the kind does not have. */
export function unknownStep({ step }: StepRun): HostformError {
  return new HostformError('INTERNAL', 'A step is not known', {
    detail: `"${step.name}" was not sent.`,
    effect: 'not-sent',
  });
}

/** A delete, which executes at once and has no preview (zomro.md §6). Already gone is success. */
export async function deleteThing(client: Client, func: string, params: Params): Promise<void> {
  try {
    await client.change(func, params);
  } catch (error) {
    if (!isMissedThing(error, func)) throw error;
  }
}
