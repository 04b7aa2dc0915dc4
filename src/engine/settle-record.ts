/** What an action leaves in the state. */
import { HostformError } from '../model/errors.ts';
import type { Attributes } from '../model/json.ts';
import { type Action, remembered } from '../model/plan.ts';
import type { LiveResource, RecordedResource } from '../model/resource.ts';
import type { ActionRun } from './action-run.ts';
import { fillReferences } from './fill.ts';
import { recordedOutputs } from './observe.ts';
import { acceptedRecord } from './refresh.ts';

/** Where the steps of an action led to. */
export interface Walked {
  readonly id: string | undefined;
  readonly live: LiveResource | undefined;
}

/**
 * The last word of an action: the record, with the outputs as listed. What is gone on with is recorded as it was bought:
 * what the manifest says since has not been applied, and must show in the next plan.
 */
export async function settleRecord(run: ActionRun, { id, live }: Walked): Promise<string | undefined> {
  if (id === undefined) throw new HostformError('INTERNAL', `${run.action.address} ended without an id`);
  const outputs = live?.outputs ?? run.action.outputs ?? (await run.watch.next()).byId(id)?.outputs ?? {};
  const bought = run.action.resume && run.state().resources.find(({ address }) => address === run.action.address);
  const recorded = recordOf(run, bought?.spec ?? filledSpec(run), {
    id,
    phase: 'ready',
    outputs,
  });
  await run.commit({ do: 'record', resource: recorded }, ...markDone(run));
  return id;
}

export function recordOf(
  run: ActionRun,
  spec: Attributes,
  { id, phase, outputs }: Pick<RecordedResource, 'id' | 'phase' | 'outputs'>,
): RecordedResource {
  const { action } = run;
  return {
    address: action.address,
    kind: action.kind,
    provider: action.provider,
    id,
    phase,
    spec,
    outputs,
    dependsOn: action.dependsOn,
    protected: action.protect,
  };
}

/** Nothing to do at the vendor, but links or protection are remembered all the same. */
export async function rememberLinks(run: ActionRun): Promise<void> {
  const { action, state, commit } = run;
  if (!remembered(action.reason)) return;
  const record = state().resources.find(({ address }) => address === action.address);
  if (record) await commit({ do: 'record', resource: rememberedRecord(record, action) }, ...markDone(run));
}

function rememberedRecord(record: RecordedResource, action: Action): RecordedResource {
  if (action.reason === 'refreshed') return acceptedRecord(record, action);
  return { ...record, dependsOn: action.dependsOn, protected: action.protect };
}

export function markDone({
  state,
  plan,
  action,
}: ActionRun): { do: 'done'; plan: string; address: Action['address'] }[] {
  const registered = state().plans.some(({ digest }) => digest === plan);
  return registered ? [{ do: 'done', plan, address: action.address }] : [];
}

/** Fields that were unknown when the plan was made get their value from what this run has recorded. */
export function filledSpec({ action, state }: ActionRun): Attributes {
  const open = new Set(action.changes.filter(({ unknown }) => unknown).map(({ field }) => field));
  const references = action.references.filter(({ path }) => open.has(String(path[0])));
  const { spec, unknown } = fillReferences(action.after ?? {}, references, recordedOutputs(state().resources));
  if (unknown.length > 0)
    throw new HostformError('INTERNAL', `${action.address}: ${unknown.join(', ')} is still not known`);
  return spec;
}
