/** Records something that exists, under a declared address. Reads only; what is recorded is what the listing shows. */
import { HostformError } from '../model/errors.ts';
import type { ResourceKind } from '../model/kind.ts';
import type { Action } from '../model/plan.ts';
import {
  type DesiredResource,
  type LiveResource,
  type RecordedResource,
  referencedAddresses,
} from '../model/resource.ts';
import type { StateFile } from '../model/state.ts';
import { fillReferences } from './fill.ts';
import { isOf } from './kinds.ts';
import { recordedOutputs } from './observe.ts';
import type { Watch } from './watch.ts';

export interface AdoptInput {
  readonly kind: ResourceKind;
  readonly desired: DesiredResource;
  readonly state: StateFile;
  readonly id: string;
}

/**
 * The record of a live thing that is to be ours. Fields that no listing shows (a key, add-ons, a URL) are left open, so
 * that nothing is claimed that nobody has seen; the next plan shows what differs.
 * @throws HostformError USAGE when it is recorded already or can not be found, OUTCOME_UNKNOWN while a purchase is open.
 */
export async function adopt(input: AdoptInput): Promise<RecordedResource> {
  const { kind, desired, state, id } = input;
  refuseTaken(input);
  const { spec, unknown } = fillReferences(desired.spec, desired.references, recordedOutputs(state.resources));
  const keys = unknown.length === 0 ? [kind.key(spec, desired)] : [];
  const live = (await kind.list({ keys, ids: [id] })).find((each) => each.id === id);
  if (!live || live.status === 'unpaid' || live.status === 'deleting') throw notThere(input, live);
  return {
    address: desired.address,
    kind: kind.name,
    provider: kind.provider,
    ...asItIs(live),
    dependsOn: referencedAddresses(desired.references),
    protected: desired.lifecycle.protect ?? false,
  };
}

type AsItIs = Pick<RecordedResource, 'id' | 'phase' | 'spec' | 'outputs'>;

/** What a record says of a thing that nothing was done to. */
function asItIs({ id, status, spec, outputs }: LiveResource): AsItIs {
  return { id, phase: status === 'creating' ? 'delivering' : 'ready', spec, outputs };
}

/**
 * What a plan adopts, as a complete listing shows it now. Nothing is sent, and nothing is bought when it is gone.
 * @throws HostformError ADOPT_DENIED
 */
export async function stillThere({ id, address }: Pick<Action, 'id' | 'address'>, watch: Watch): Promise<AsItIs> {
  const live = id === undefined ? undefined : (await watch.next()).byId(id);
  if (live && live.status !== 'unpaid' && live.status !== 'deleting') return asItIs(live);
  throw new HostformError('ADOPT_DENIED', 'What was to be adopted is not there any more', {
    address,
    detail: `${id} ${live ? `is "${live.statusText}" by now` : 'is not listed any more'}. Nothing was recorded and nothing was bought.`,
    hint: 'plan again',
  });
}

function refuseTaken({ kind, desired, state, id }: AdoptInput): void {
  const { address } = desired;
  if (state.pending.some((intent) => intent.address === address)) {
    throw new HostformError('OUTCOME_UNKNOWN', 'A purchase of this address is open', {
      address,
      detail: `${address} may be bought already, so nothing else is recorded under it.`,
      hint: `hostform pending resolve ${address} --id ID, or --not-bought`,
    });
  }
  const same = state.resources.find((record) => record.address === address);
  if (same)
    throw refused(`${address} is recorded already, as ${same.id}.`, `forget it first: hostform state rm ${address}`);
  const owner = state.resources.find((record) => isOf(kind, record) && record.id === id);
  if (owner)
    throw refused(
      `${id} is recorded already, as ${owner.address}.`,
      `move it: hostform state mv ${owner.address} ${address}`,
    );
}

function notThere({ kind, id }: AdoptInput, live: LiveResource | undefined): HostformError {
  const found = live ? `${id} is "${live.statusText}"` : `The account has no ${id} among its ${kind.name}`;
  return refused(`${found}, so it can not be recorded.`, "look its id up in the vendor's panel");
}

function refused(detail: string, hint: string): HostformError {
  return new HostformError('USAGE', 'This can not be imported', { detail, hint });
}
