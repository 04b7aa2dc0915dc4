/**
 * What is recorded, held against what is live: what a plan tells as drift, and what a refresh-only plan accepts into the
 * state. Vendors are only read; nothing of what follows is bought, changed or deleted.
 */
import { type Attributes, equalJson } from '../model/json.ts';
import type { FieldRule, ResourceKind } from '../model/kind.ts';
import type { Action, FieldChange, ResourceDrift } from '../model/plan.ts';
import type { LiveResource, RecordedResource } from '../model/resource.ts';
import { liveDigest, recordDigest } from './digest.ts';
import type { Observation } from './observe.ts';

/** How a record stands to what was seen. */
export type Standing =
  | { readonly is: 'same' }
  /** Nothing can be said of it now; `note` says why. */
  | { readonly is: 'open'; readonly note: string }
  | { readonly is: 'gone'; readonly drift: ResourceDrift }
  | { readonly is: 'moved'; readonly drift: ResourceDrift; readonly spec: Attributes; readonly outputs: Attributes };

/**
 * Compares one record with its live thing. A field that the listing does not show keeps its recorded value, and one that
 * the record does not hold is not managed: neither is ever a difference. Outputs are what the listing says.
 */
export async function standingOf(
  record: RecordedResource,
  kind: ResourceKind,
  { index, gone }: Observation,
): Promise<Standing> {
  if (gone.has(record.address)) return { is: 'gone', drift: goneDrift(record, kind) };
  const live = index(record).byId(record.id);
  if (!live) return { is: 'open', note: 'It was not looked at.' };
  if (live.status === 'deleting')
    return { is: 'open', note: `The vendor is deleting it (${live.statusText}). Look again when it is gone.` };
  const delivered = record.phase === 'delivering';
  if (delivered && live.status !== 'ready')
    return { is: 'open', note: `The vendor has not made it ready yet (${live.statusText}).` };
  const fields = await movedFields(record, kind, live);
  const changes = [...fields, ...movedOutputs(record, live.outputs)].sort((a, b) => (a.field < b.field ? -1 : 1));
  if (changes.length === 0 && !delivered) return { is: 'same' };
  const spec = { ...record.spec, ...Object.fromEntries(fields.map(({ field, after = null }) => [field, after])) };
  const { outputs } = live;
  const drift: ResourceDrift = {
    ...identityOf(record, kind),
    verb: 'update',
    before: { ...record.outputs, ...record.spec },
    after: { ...outputs, ...spec },
    changes,
    notes: delivered ? ['The vendor has delivered it: it is recorded as ready.'] : [],
  };
  return { is: 'moved', drift, spec, outputs };
}

function goneDrift(record: RecordedResource, kind: ResourceKind): ResourceDrift {
  return {
    ...identityOf(record, kind),
    verb: 'delete',
    before: { ...record.outputs, ...record.spec },
    changes: [],
    notes: record.protected ? ['It is protected in the state. The protection goes with the record.'] : [],
  };
}

function identityOf(
  { address, id }: RecordedResource,
  { name, provider, type }: ResourceKind,
): Pick<ResourceDrift, 'address' | 'kind' | 'provider' | 'type' | 'id'> {
  return { address, kind: name, provider, type, id };
}

/**
 * A record may say the same in other words (a system by its UID, the listing by its label), so only what differs
 * literally is brought into the listing's words, and differs when it still does.
 */
async function movedFields(
  record: RecordedResource,
  kind: ResourceKind,
  live: LiveResource,
): Promise<readonly FieldChange[]> {
  const literally = differing(kind.fields, record.spec, live.spec);
  if (literally.length === 0) return [];
  const aligned = await kind.align({
    desired: asDesired(record),
    spec: record.spec,
    unknown: [],
    live,
    recorded: record,
    now: 0,
  });
  const really = new Set(differing(kind.fields, aligned.spec, live.spec).map(({ field }) => field));
  return literally.filter(({ field }) => really.has(field));
}

function differing(
  rules: { readonly [field: string]: FieldRule },
  recorded: Attributes,
  live: Attributes,
): FieldChange[] {
  return Object.entries(recorded).flatMap(([field, before]) => {
    const after = live[field];
    if (rules[field]?.compare !== 'live' || after === undefined || equalJson(before, after)) return [];
    return [{ field, before, after }];
  });
}

/** The id of a record is known, whether or not it stands among the outputs as well. */
function movedOutputs({ id, outputs }: RecordedResource, live: Attributes): FieldChange[] {
  const recorded: Attributes = { id, ...outputs };
  return [...new Set([...Object.keys(recorded), ...Object.keys(live)])].flatMap((field) => {
    const [before, after] = [recorded[field], live[field]];
    if (equalJson(before, after) || (field === 'id' && after === undefined)) return [];
    return [{ field, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
  });
}

/** Enough of a declaration for an alignment: what is recorded, as if it were declared. */
function asDesired({
  address,
  kind,
  provider,
  spec,
}: RecordedResource): Parameters<ResourceKind['align']>[0]['desired'] {
  return {
    address,
    kind,
    provider,
    spec,
    secrets: {},
    references: [],
    lifecycle: { replace: 'deny', ignoreChanges: [] },
    at: { file: 'state', line: 1, column: 1 },
    positions: {},
  };
}

/** The action that accepts a standing into the state. */
export function acceptance(
  record: RecordedResource,
  kind: ResourceKind,
  { standing, live }: { readonly standing: Standing; readonly live: LiveResource | undefined },
): Action {
  const moved = standing.is === 'moved' ? standing : undefined;
  const gone = standing.is === 'gone';
  return {
    address: record.address,
    kind: kind.name,
    provider: kind.provider,
    type: kind.type,
    verb: gone ? 'forget' : 'no-op',
    reason: gone ? 'gone_at_vendor' : moved ? 'refreshed' : 'fields_changed',
    id: record.id,
    before: live?.spec ?? record.spec,
    ...(gone ? {} : { after: moved?.spec ?? record.spec }),
    outputs: live?.outputs ?? record.outputs,
    changes: [],
    references: [],
    secrets: {},
    steps: [],
    dependsOn: record.dependsOn,
    waitsFor: [],
    protect: record.protected,
    notes: standing.is === 'open' ? [standing.note] : [],
    refusals: [],
    precondition: { record: recordDigest(record), live: liveDigest(live) },
  };
}

/** What is live becomes what is recorded, as the plan showed it; what no listing shows was kept there. */
export function acceptedRecord(record: RecordedResource, action: Action): RecordedResource {
  const { after: spec = record.spec, outputs = record.outputs } = action;
  return { ...record, phase: 'ready', spec, outputs };
}
