/** A person says what a purchase came to: believed as far as the vendor does not contradict it. */
import { diffFields } from '../engine/diff.ts';
import { kindOf, wordOf } from '../engine/kinds.ts';
import { HostformError } from '../model/errors.ts';
import type { ResourceKind } from '../model/kind.ts';
import type { Intent } from '../model/purchase.ts';
import type { DesiredResource, LiveResource, RecordedResource } from '../model/resource.ts';
import type { StateFile } from '../model/state.ts';
import { connect } from './connect.ts';
import type { Context } from './context.ts';
import { loadSettings } from './load-manifest.ts';

export interface Claim {
  readonly intent: Intent;
  /** The vendor's id of what is said to have been bought. */
  readonly id: string;
}

/**
 * A record of it, if it can be what was bought: it exists, is new, nobody else's, and what was ordered. Its name may
 * differ: somebody may have changed that since.
 * @throws HostformError USAGE when the vendor or the state says otherwise.
 */
export async function recordBought(context: Context, state: StateFile, claim: Claim): Promise<RecordedResource> {
  const { intent, id } = claim;
  if (intent.of !== undefined && intent.of !== id)
    throw contradiction(`It changes ${intent.of}, and buys nothing new.`);
  const owner = state.resources.find((record) => wordOf(record) === wordOf(intent) && record.id === id);
  if (owner && intent.of !== id) throw contradiction(`${id} is recorded as ${owner.address} already.`);
  const { providers: settings } = await loadSettings(context);
  const connected = await connect(context, { inPlay: [intent.provider], settings, mayWrite: false, state });
  try {
    const kind = kindOf(connected.kinds, intent);
    const live = await lookUp(kind, claim);
    await refuseOther(kind, claim, { live, now: context.world.clock.now() });
    return recordOf(kind, claim, live);
  } finally {
    await connected.close();
  }
}

async function lookUp(kind: ResourceKind, { intent, id }: Claim): Promise<LiveResource> {
  if (kind.nature === 'owned' && intent.of === undefined && intent.before.things.includes(id)) {
    throw contradiction(`${id} existed before this purchase was begun, so it can not be what was bought.`);
  }
  const listed = await kind.list({ keys: [kind.key(intent.spec, intent)], ids: [id] });
  const live = listed.find((each) => each.id === id);
  if (!live) throw contradiction(`The vendor does not list ${id} among the ${intent.kind} of this account.`);
  if (live.status === 'deleting' || live.status === 'unpaid')
    throw contradiction(`${id} is there, but not bought: the vendor says "${live.statusText}".`);
  return live;
}

/** Fields that nobody can change afterwards have to be as they were ordered. */
async function refuseOther(
  kind: ResourceKind,
  { intent, id }: Claim,
  { live, now }: { live: LiveResource; now: number },
): Promise<void> {
  const desired = declaredBy(intent);
  const { spec } = await kind.align({ desired, spec: intent.spec, unknown: [], live, recorded: undefined, now });
  const fixed = Object.entries(kind.fields).filter(
    ([, { change, compare }]) => change !== 'update' && compare === 'live',
  );
  const differing = diffFields({
    rules: Object.fromEntries(fixed),
    desired: spec,
    unknown: [],
    live: live.spec,
    recorded: undefined,
    ignore: [],
  });
  if (kind.nature !== 'owned' || differing.length === 0) return;
  const said = differing.map(
    ({ field, before, after }) => `${field} is ${JSON.stringify(before)}, and ${JSON.stringify(after)} was ordered`,
  );
  throw contradiction(`${id} is something else: ${said.join('; ')}.`);
}

function declaredBy({ address, kind, provider, spec }: Intent): DesiredResource {
  const lifecycle = { replace: 'deny' as const, ignoreChanges: [] };
  const at = { file: 'open purchase', line: 1, column: 1 };
  return { address, kind, provider, spec, secrets: {}, references: [], lifecycle, at, positions: {} };
}

function recordOf(kind: ResourceKind, { intent, id }: Claim, live: LiveResource): RecordedResource {
  return {
    address: intent.address,
    kind: intent.kind,
    provider: intent.provider,
    id,
    phase: kind.nature === 'policy' || live.status === 'ready' ? 'ready' : 'delivering',
    spec: intent.spec,
    outputs: live.outputs,
    dependsOn: intent.dependsOn,
    protected: intent.protect,
  };
}

function contradiction(detail: string): HostformError {
  return new HostformError('USAGE', 'This can not be what was bought', {
    detail,
    hint: 'hostform pending shows what is known',
  });
}
