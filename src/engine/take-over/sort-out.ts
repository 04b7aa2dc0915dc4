/** Which live things of a kind nobody manages, and which of them must be left alone. Pure. */
import type { ResourceKind } from '../../model/kind.ts';
import type { Address, DesiredResource, LiveResource } from '../../model/resource.ts';
import type { StateFile } from '../../model/state.ts';
import { fillReferences, type LookUp } from '../fill.ts';
import { isOf, whoseIs } from '../kinds.ts';
import { indexLive, ownedIds } from '../match.ts';

/** A live thing that is neither written nor recorded. */
export interface LeftOut {
  readonly kind: string;
  readonly provider: string;
  readonly id: string;
  /** Its natural name. */
  readonly name: string;
  /** A clause: `it is being deleted`. */
  readonly because: string;
}

export interface Sorted {
  /** Nothing is declared for these. */
  readonly fresh: readonly LiveResource[];
  /** A block stands in the manifest, and the state does not know of it: a run that ended early, or a person's. */
  readonly declared: readonly { readonly live: LiveResource; readonly desired: DesiredResource }[];
  readonly leftOut: readonly LeftOut[];
}

export interface SortInput {
  readonly kind: ResourceKind;
  readonly listed: readonly LiveResource[];
  readonly desired: readonly DesiredResource[];
  readonly state: StateFile;
  readonly lookUp: LookUp;
}

/** Sorts one complete listing. */
export function sortOut(input: SortInput): Sorted {
  const { kind, listed, state } = input;
  const ours = ownedIds(state.resources, whoseIs(kind));
  const recorded = new Set<Address>(state.resources.map(({ address }) => address));
  const blocks = blocksByKey(input);
  const names = indexLive(listed.filter(({ status }) => status !== 'unpaid' && status !== 'deleting'));
  const bought = openPurchase(input);
  const adopters = adoptersById(input);
  const fresh: LiveResource[] = [];
  const declared: { live: LiveResource; desired: DesiredResource }[] = [];
  const leftOut: LeftOut[] = [];
  for (const live of listed) {
    if (ours.has(live.id)) continue;
    const block = blocks.get(live.key);
    const held = block !== undefined && recorded.has(block.address) ? block.address : undefined;
    if (held !== undefined && kind.nature === 'policy') continue;
    const because =
      unready(kind, live) ??
      bought(live) ??
      adoptedLater(adopters.get(live.id)) ??
      (names.byKey(live.key).length > 1 ? sameName(names.byKey(live.key).length) : undefined) ??
      (held === undefined ? undefined : `${held} has this name, and is recorded as another one`);
    if (because !== undefined) leftOut.push(leave(kind, live, because));
    else if (block) declared.push({ live, desired: block });
    else fresh.push(live);
  }
  return { fresh, declared, leftOut };
}

/** The words for something that stays as it is. */
export function leave({ name: kind, provider }: ResourceKind, live: LiveResource, because: string): LeftOut {
  return { kind, provider, id: live.id, name: live.key, because };
}

function blocksByKey({ kind, desired, lookUp }: SortInput): Map<string, DesiredResource> {
  const blocks = new Map<string, DesiredResource>();
  for (const each of desired) {
    if (!isOf(kind, each)) continue;
    const { spec, unknown } = fillReferences(each.spec, each.references, lookUp);
    if (unknown.length === 0) blocks.set(kind.key(spec, each), each);
  }
  return blocks;
}

/** Who is to adopt a thing by its id, whatever that is called. */
function adoptersById({ kind, desired }: SortInput): Map<string, DesiredResource> {
  const adopters = new Map<string, DesiredResource>();
  for (const each of desired) {
    const { adopt } = each.lifecycle;
    if (isOf(kind, each) && adopt?.by === 'id') adopters.set(adopt.id, each);
  }
  return adopters;
}

/** An apply does that, and shows before what it changes. */
export function adoptedLater(adopter: DesiredResource | undefined): string | undefined {
  return adopter?.lifecycle.adopt && `the next apply adopts it as ${adopter.address}`;
}

/** A policy is about a service in whatever state; its kind knows which of them takes none. */
function unready({ nature }: ResourceKind, { status, statusText }: LiveResource): string | undefined {
  if (nature === 'policy') return undefined;
  switch (status) {
    case 'ready':
      return undefined;
    case 'unpaid':
      return 'it is ordered, but not paid';
    case 'deleting':
      return 'it is being deleted';
    case 'creating':
      return `it is not ready yet (${statusText})`;
    case 'suspended':
      return 'it is suspended';
    case 'error':
      return `the vendor reports: ${statusText}`;
  }
}

/** Two declarations with one name at the vendor are refused: after a lost answer they could not be told apart. */
function sameName(count: number): string {
  return `${count} have this name; give each its own at the vendor`;
}

/** Whatever is new since a payment was sent may be what it bought, and is for that purchase to find. */
function openPurchase({ kind, state }: SortInput): (live: LiveResource) => string | undefined {
  const open = state.pending.filter((intent) => intent.kind === kind.name && intent.sent && kind.nature === 'owned');
  const before = open.map(({ address, before: { things } }) => ({ address, things: new Set(things) }));
  return ({ id }) => {
    const intent = before.find(({ things }) => !things.has(id));
    return intent && `it may be what the open purchase of ${intent.address} bought (hostform pending)`;
  };
}
