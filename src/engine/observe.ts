/** Reads what exists: one complete listing per kind in play, and a second opinion on whatever it misses. */
import { HostformError } from '../model/errors.ts';
import type { ResourceKind } from '../model/kind.ts';
import type { Intent } from '../model/purchase.ts';
import type { Address, DesiredResource, RecordedResource } from '../model/resource.ts';
import { fillReferences, type LookUp } from './fill.ts';
import { isOf, type Kinds, type Whose, whoseIs, wordOf } from './kinds.ts';
import { indexLive, type LiveIndex } from './match.ts';

export interface Observation {
  readonly index: (whose: Whose) => LiveIndex;
  /** Recorded addresses that a complete listing does not show and that a read by id denies too (contract §5.7). */
  readonly gone: ReadonlySet<Address>;
}

export interface ObserveInput {
  readonly kinds: Kinds;
  readonly desired: readonly DesiredResource[];
  readonly recorded: readonly RecordedResource[];
  readonly pending: readonly Intent[];
}

/** Lists every kind that something declared, recorded or pending belongs to; kinds side by side. */
export async function observe(input: ObserveInput): Promise<Observation> {
  const inPlay = kindsInPlay(input);
  const known = recordedOutputs(input.recorded);
  const listings = await Promise.all(
    inPlay.map(async (kind) => [wordOf(whoseIs(kind)), await listKind(kind, input, known)] as const),
  );
  const indexes = new Map(listings);
  await listAgain(input, indexes);
  const gone = new Set<Address>();
  for (const record of input.recorded) {
    const kind = input.kinds.find(record);
    const index = indexes.get(wordOf(record));
    if (!kind || !index || index.byId(record.id)) continue;
    await confirmGone(kind, record);
    gone.add(record.address);
  }
  await confirmAbsent(input, indexes);
  return { index: (whose) => indexes.get(wordOf(whose)) ?? indexLive([]), gone };
}

function kindsInPlay({ kinds, desired, recorded, pending }: ObserveInput): ResourceKind[] {
  const words = new Set([...desired, ...recorded, ...pending].map(wordOf));
  return kinds.all.filter((kind) => words.has(wordOf(whoseIs(kind))));
}

/**
 * Names that read an output of what is to be adopted are known only once that thing has been seen. Where a vendor lists
 * by such names (the schedules of a server), what has them must not be overlooked.
 */
async function listAgain(input: ObserveInput, indexes: Map<string, LiveIndex>): Promise<void> {
  if (!input.desired.some(({ lifecycle }) => lifecycle.adopt)) return;
  const known = recordedOutputs(input.recorded);
  const lookUp = adoptableOutputs(input, indexes, known);
  for (const kind of kindsInPlay(input)) {
    if (wantedKeys(kind, input, lookUp).join('\n') === wantedKeys(kind, input, known).join('\n')) continue;
    indexes.set(wordOf(whoseIs(kind)), await listKind(kind, input, lookUp));
  }
}

/** Outputs as recorded, and those of the only thing that each adoption can mean. */
function adoptableOutputs(
  { kinds, desired }: ObserveInput,
  indexes: ReadonlyMap<string, LiveIndex>,
  known: LookUp,
): LookUp {
  const asking = new Map(desired.filter(({ lifecycle }) => lifecycle.adopt).map((each) => [each.address, each]));
  return (address, output) => {
    const [recorded, asks] = [known(address, output), asking.get(address)];
    const [kind, index] = asks ? [kinds.find(asks), indexes.get(wordOf(asks))] : [];
    if (recorded !== undefined || !asks || !kind || !index) return recorded;
    const { adopt } = asks.lifecycle;
    const key = kind.key(fillReferences(asks.spec, asks.references, known).spec, asks);
    const [live, ...others] = adopt?.by === 'id' ? [index.byId(adopt.id)] : index.byKey(key);
    if (!live || others.length > 0) return undefined;
    return live.outputs[output] ?? (output === 'id' ? live.id : undefined);
  };
}

async function listKind(kind: ResourceKind, input: ObserveInput, lookUp: LookUp): Promise<LiveIndex> {
  const ids = [
    ...input.recorded.filter((record) => isOf(kind, record)).map(({ id }) => id),
    ...adoptedIds(kind, input),
  ];
  return indexLive(await kind.list({ keys: wantedKeys(kind, input, lookUp), ids: [...new Set(ids)].sort() }));
}

/** Ids that are to be adopted. */
function adoptedIds(kind: ResourceKind, { desired }: ObserveInput): string[] {
  return desired.flatMap((each) => {
    const { adopt } = each.lifecycle;
    return isOf(kind, each) && adopt?.by === 'id' ? [adopt.id] : [];
  });
}

/** What is to be adopted and is not listed must not exist: else the listing hides it. */
async function confirmAbsent(input: ObserveInput, indexes: ReadonlyMap<string, LiveIndex>): Promise<void> {
  for (const kind of kindsInPlay(input)) {
    const missing = adoptedIds(kind, input).filter((id) => !indexes.get(wordOf(whoseIs(kind)))?.byId(id));
    for (const id of new Set(missing)) if ((await kind.read(id)) !== undefined) throw hidden(kind, id);
  }
}

/** Natural names as far as they are known: before anything was listed, from what the state recorded. */
function wantedKeys(kind: ResourceKind, { desired, recorded, pending }: ObserveInput, lookUp: LookUp): string[] {
  const keys = new Set<string>();
  for (const each of desired) {
    if (!isOf(kind, each)) continue;
    const { spec, unknown } = fillReferences(each.spec, each.references, lookUp);
    if (unknown.length === 0) keys.add(kind.key(spec, each));
  }
  for (const intent of pending) if (isOf(kind, intent)) keys.add(kind.key(intent.spec, intent));
  for (const record of recorded) if (isOf(kind, record)) keys.add(kind.key(record.spec, record));
  return [...keys].sort();
}

/** Outputs as the state remembers them. */
export function recordedOutputs(recorded: readonly RecordedResource[]): LookUp {
  const byAddress = new Map(recorded.map((record) => [record.address, record]));
  return (address, output) => {
    const record = byAddress.get(address);
    return record && (record.outputs[output] ?? (output === 'id' ? record.id : undefined));
  };
}

async function confirmGone(kind: ResourceKind, record: RecordedResource): Promise<void> {
  if ((await kind.read(record.id)) !== undefined) throw hidden(kind, record.id, record.address);
}

function hidden(kind: ResourceKind, id: string, address?: Address): HostformError {
  return new HostformError('LISTING_INCOMPLETE', 'A listing hides something that exists', {
    ...(address === undefined ? {} : { address }),
    detail:
      `The listing of ${kind.name} does not show ${id}${address === undefined ? '' : ` (${address})`}, but the vendor finds it by its id. ` +
      'A listing that hides things must not be planned on: it would look as if they had to be bought again.',
    hint: `look for a filter in the vendor's panel, or for a login that may not see all of ${kind.name}`,
  });
}
