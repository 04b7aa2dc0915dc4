/** What happens to things that are recorded and no longer declared. */
import type { ResourceKind } from '../model/kind.ts';
import type { Action, ActionReason, Verb } from '../model/plan.ts';
import type { LiveResource, RecordedResource } from '../model/resource.ts';
import { liveDigest, recordDigest } from './digest.ts';
import { kindOf } from './kinds.ts';
import type { Observation } from './observe.ts';
import type { PlanInput, Scope } from './scope.ts';

interface Released {
  readonly input: PlanInput;
  readonly scope: Scope;
  readonly seen: Observation;
}

/**
 * A policy is forgotten, never ended, and so is what the manifest asks to forget, protected or not; a thing of our own is deleted; what is already gone leaves the state only. An
 * address with an open purchase is held, whatever the manifest says (contract §2).
 */
export function letGo({ input, scope, seen }: Released): Action[] {
  const declared = new Set(scope.desired.map(({ address }) => address));
  const open = new Set(input.state.pending.map(({ address }) => address));
  return scope.recorded
    .filter(({ address }) => scope.includes(address) && !declared.has(address) && !open.has(address))
    .map((record) => release(record, kindOf(input.kinds, record), { input, scope, seen }));
}

function release(record: RecordedResource, kind: ResourceKind, { input, seen }: Released): Action {
  const live = seen.index(record).byId(record.id);
  const running = live && kind.running?.(live);
  const gone = seen.gone.has(record.address);
  const asked = input.forget?.some(({ address }) => address === record.address) === true;
  const verb: Verb = gone || asked || kind.nature === 'policy' ? 'forget' : 'delete';
  const reason: ActionReason = asked
    ? 'forget_requested'
    : gone
      ? 'gone_at_vendor'
      : input.mode === 'destroy'
        ? 'destroy'
        : 'delete_because_no_resource_config';
  return {
    address: record.address,
    kind: kind.name,
    provider: kind.provider,
    type: kind.type,
    verb,
    reason,
    ...(gone ? {} : { id: record.id }),
    ...(live ? { before: live.spec, outputs: live.outputs } : { before: record.spec }),
    changes: [],
    references: [],
    secrets: {},
    steps: verb === 'delete' ? deletionSteps(kind, live) : [],
    ...(running ? { running } : {}),
    dependsOn: record.dependsOn,
    waitsFor: [],
    protect: record.protected,
    notes: verb === 'forget' ? [forgottenNote(kind, { gone, costs: running !== undefined })] : [],
    refusals: [],
    precondition: { record: recordDigest(record), live: liveDigest(live) },
  };
}

/** What becomes of the thing itself; nobody may take a record that goes for a bill that ends. */
function forgottenNote(kind: ResourceKind, { gone, costs }: { gone: boolean; costs: boolean }): string {
  if (gone) return 'It no longer exists at the vendor.';
  if (kind.nature === 'policy') return 'The service itself is left as it is.';
  return costs ? 'It is left as it is at the vendor, and goes on being charged.' : 'It is left as it is at the vendor.';
}

function deletionSteps(kind: ResourceKind, live: LiveResource | undefined): Action['steps'] {
  return kind.steps({ verb: 'delete', spec: undefined, live, changes: [], order: undefined, secrets: [], due: false });
}
