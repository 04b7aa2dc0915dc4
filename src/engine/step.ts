/** Carries out single steps that need no purchase: changes that may be repeated after looking, and waits. */
import type { Clock, Pace } from '../model/clock.ts';
import { HostformError } from '../model/errors.ts';
import type { Progress, ResourceKind, StepRun } from '../model/kind.ts';
import type { Step } from '../model/plan.ts';
import type { LiveResource } from '../model/resource.ts';
import type { Commit } from '../model/state.ts';
import type { Watch } from './watch.ts';

export interface StepContext {
  readonly kind: ResourceKind;
  readonly watch: Watch;
  readonly commit: Commit;
  readonly clock: Clock;
  readonly pace: Pace;
  readonly stop: AbortSignal;
  readonly onProgress: (status: string) => void;
}

/** A change whose outcome is unclear is looked at, and sent again only when it is seen not to have happened. */
const MOST_CALLS = 3;

/** Sends one idempotent change, journaled before and after. */
export async function callStep(context: StepContext, run: StepRun): Promise<void> {
  const { commit } = context;
  const mark = (result: 'begun' | 'done' | 'failed'): Promise<void> =>
    commit({ do: 'call', address: run.address, step: run.step.name, result });
  await mark('begun');
  for (let call = 1; ; call += 1) {
    try {
      await context.kind.call(run);
      return await mark('done');
    } catch (error) {
      if (!(error instanceof HostformError) || error.details.effect === undefined) throw error;
      if (await happened(context, run)) return await mark('done');
      if (call === MOST_CALLS || !worthRepeating(error) || context.stop.aborted) {
        await mark('failed');
        throw error;
      }
      await context.clock.sleep(context.pace.pollIntervalMs, context.stop);
    }
  }
}

function worthRepeating({ details }: HostformError): boolean {
  return details.effect !== 'refused' || details.vendor?.code === 'auth';
}

async function happened(context: StepContext, { step, id, spec }: StepRun): Promise<boolean> {
  return (await see(context, step, { id, spec })).progress.state === 'done';
}

interface Thing {
  readonly id: string | undefined;
  readonly spec: StepRun['spec'];
}

interface Seen {
  readonly progress: Progress;
  readonly live: LiveResource | undefined;
}

/** Where a step has got to. That something is gone is only believed when a read by its id says so too (contract §5.7). */
async function see({ kind, watch }: StepContext, step: Step, { id, spec }: Thing): Promise<Seen> {
  const listed = id === undefined ? undefined : (await watch.next()).byId(id);
  const progress = kind.progress(step, listed, spec);
  if (id === undefined || listed !== undefined || progress.state !== 'done') return { progress, live: listed };
  const read = await kind.read(id);
  return read === undefined ? { progress, live: undefined } : { progress: kind.progress(step, read, spec), live: read };
}

/** What a wait ended with. `overdue`: the vendor needs longer than `delivery_timeout`; nothing has failed. */
export type Waited =
  | { readonly result: 'done'; readonly live: LiveResource | undefined }
  | { readonly result: 'overdue'; readonly status: string };

/** Reads until the step's goal is reached. Passing failures of a listing are looked over until the timeout. */
export async function waitStep(
  context: StepContext,
  step: Step,
  thing: Thing & { readonly id: string },
): Promise<Waited> {
  const { clock, pace, watch, stop, onProgress } = context;
  const started = clock.elapsed();
  watch.want({ id: thing.id });
  for (;;) {
    const { progress, live } = await look(context, step, thing);
    if (progress.state === 'done') return { result: 'done', live };
    if (progress.state === 'failed')
      throw new HostformError('VENDOR_ERROR', 'The vendor reports a failure', { detail: progress.because });
    onProgress(progress.status);
    if (stop.aborted) throw new HostformError('INTERRUPTED', `Interrupted while waiting (${progress.status})`);
    if (clock.elapsed() - started >= pace.deliveryTimeoutMs) return { result: 'overdue', status: progress.status };
  }
}

/** What fails to be read tells nothing, but a broken login must not be looked over. */
async function look(context: StepContext, step: Step, thing: Thing): Promise<Seen> {
  try {
    return await see(context, step, thing);
  } catch (error) {
    if (!(error instanceof HostformError) || error.code === 'CREDENTIALS') throw error;
    const status = `the vendor can not be read right now (${error.message})`;
    return { progress: { state: 'waiting', status }, live: undefined };
  }
}
