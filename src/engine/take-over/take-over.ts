/**
 * Everything that exists and that nobody manages, as blocks for a manifest and records for the state (`import --all`).
 * Reads only. Nothing comes out of it that the next plan would change: each block is put to the proof here.
 */
import type { Attributes } from '../../model/json.ts';
import type { Declaration, ResourceKind } from '../../model/kind.ts';
import {
  type Address,
  type DesiredResource,
  type Lifecycle,
  type LiveResource,
  type RecordedResource,
  type Reference,
  referencedAddresses,
  splitAddress,
} from '../../model/resource.ts';
import type { StateFile } from '../../model/state.ts';
import type { LookUp } from '../fill.ts';
import { type Kinds, type Whose, wordOf } from '../kinds.ts';
import { recordedOutputs } from '../observe.ts';
import { type Listings, listWhole, valueOf } from './list-whole.ts';
import { distinctKeys, keyFrom } from './names.ts';
import { objection } from './proof.ts';
import { shortest } from './shortest.ts';
import { adoptedLater, type LeftOut, leave, sortOut } from './sort-out.ts';

/** One block to write. */
export interface Block {
  readonly address: Address;
  readonly kind: string;
  readonly key: string;
  readonly provider: string;
  /** In the order to write it in; links are keys. */
  readonly spec: Attributes;
  readonly ignoreChanges: readonly string[];
}

export interface TakeOverInput {
  /** In the order in which sections are written. */
  readonly kinds: Kinds;
  readonly desired: readonly DesiredResource[];
  readonly state: StateFile;
  /** Addresses that the manifest speaks of without declaring them; nothing new gets one. */
  readonly reserved: readonly Address[];
  /** Wall clock, milliseconds. */
  readonly now: number;
  /** Why the manifest would not accept a block; undefined when it would. */
  readonly refusal: (block: Block) => string | undefined;
}

export interface TakenOver {
  /** To be written, then recorded. */
  readonly blocks: readonly { readonly block: Block; readonly record: RecordedResource }[];
  /** To be recorded: their blocks stand in the manifest already. */
  readonly declared: readonly RecordedResource[];
  readonly leftOut: readonly LeftOut[];
}

/** What is known while kinds are gone through. */
interface Progress {
  readonly input: TakeOverInput;
  readonly listings: Listings;
  readonly blocks: { block: Block; record: RecordedResource }[];
  readonly declared: RecordedResource[];
  readonly leftOut: LeftOut[];
  /** Addresses that a link may name, by kind, output and what that is now. */
  readonly linkable: Map<string, Address>;
  readonly records: Map<Address, RecordedResource>;
  readonly lookUp: LookUp;
}

/** @throws HostformError LISTING_INCOMPLETE and whatever a listing throws: half an account is not taken over. */
export async function takeOver(input: TakeOverInput): Promise<TakenOver> {
  const listings = await listWhole(input.kinds, input.state);
  const progress = begin(input, listings);
  for (const [kind, listed] of listings) await takeOverKind(progress, kind, listed);
  const { blocks, declared, leftOut } = progress;
  return { blocks, declared, leftOut };
}

function begin(input: TakeOverInput, listings: Listings): Progress {
  const records = new Map(input.state.resources.map((record) => [record.address, record]));
  const linkable = new Map<string, Address>();
  for (const { address } of input.desired) {
    const record = records.get(address);
    if (record) makeLinkable(linkable, record);
  }
  const recorded = recordedOutputs(input.state.resources);
  const lookUp: LookUp = (address, output) => {
    const record = records.get(address);
    return recorded(address, output) ?? (record && valueOf(record, output));
  };
  return { input, listings, blocks: [], declared: [], leftOut: [], linkable, records, lookUp };
}

async function takeOverKind(progress: Progress, kind: ResourceKind, listed: readonly LiveResource[]): Promise<void> {
  const { desired, state } = progress.input;
  const sorted = sortOut({ kind, listed, desired, state, lookUp: progress.lookUp });
  progress.leftOut.push(...sorted.leftOut);
  for (const { live, desired: block } of sorted.declared) await recordDeclared(progress, kind, live, block);
  const told = await eachOf(sorted.fresh, async (live) => ({ live, declaration: await declarationOf(kind, live) }));
  const sayable: Sayable[] = [];
  for (const { live, declaration } of told) {
    if ('leftOut' in declaration) progress.leftOut.push(leave(kind, live, declaration.leftOut));
    else sayable.push({ live, ...declaration, wish: keyFrom(declaration.label ?? nameOf(live), singular(kind)) });
  }
  sayable.sort((a, b) => compare(a.wish, b.wish) || compareIds(a.live.id, b.live.id));
  const keys = distinctKeys(
    sayable.map(({ wish }) => wish),
    takenKeys(progress, kind),
  );
  for (const [at, each] of sayable.entries()) await writeFresh(progress, kind, each, keys[at] ?? each.wish);
}

interface Sayable {
  readonly live: LiveResource;
  readonly spec: Attributes;
  readonly unseen?: readonly string[];
  readonly wish: string;
}

/** Reading more than the listing shows takes calls. */
function declarationOf(kind: ResourceKind, live: LiveResource): Promise<Declaration> {
  return kind.declare?.(live) ?? Promise.resolve({ leftOut: `${kind.name} are imported one by one` });
}

/** A block that nobody recorded is recorded when the plan would leave it alone; else a person decides. */
async function recordDeclared(
  progress: Progress,
  kind: ResourceKind,
  live: LiveResource,
  desired: DesiredResource,
): Promise<void> {
  const { input, lookUp } = progress;
  const declaration = await declarationOf(kind, live);
  const shown = 'spec' in declaration ? declaration.spec : {};
  const record = recordOf(kind, { desired, live, shown });
  const because = await objection({ kind, desired, live, record, lookUp, now: input.now });
  if (because === undefined) {
    progress.declared.push(record);
    keep(progress, record);
  } else {
    const how = `hostform import ${desired.address} ${live.id}`;
    const differs = `${desired.address} is declared otherwise: ${because} (${how})`;
    progress.leftOut.push(leave(kind, live, adoptedLater(desired) ?? differs));
  }
}

async function writeFresh(progress: Progress, kind: ResourceKind, thing: Sayable, key: string): Promise<void> {
  const { input, lookUp } = progress;
  const { live } = thing;
  const full = declare(progress, kind, thing, key);
  const refused = input.refusal(blockOf(full, key));
  const spec = refused === undefined ? await shortest({ kind, desired: full, live, now: input.now }) : full.spec;
  const desired = { ...full, spec };
  const record = recordOf(kind, { desired, live, shown: thing.spec });
  const because = refused ?? (await objection({ kind, desired, live, record, lookUp, now: input.now }));
  if (because !== undefined) {
    progress.leftOut.push(leave(kind, live, because));
    return;
  }
  progress.blocks.push({ block: blockOf(desired, key), record });
  keep(progress, record);
}

/** As if the manifest had said it: links by key where what they mean has one, and by id elsewhere. */
function declare({ linkable }: Progress, kind: ResourceKind, { spec, unseen }: Sayable, key: string): DesiredResource {
  const references: Reference[] = [];
  const linked: Record<string, Attributes[string]> = { ...spec };
  for (const [field, { kind: other, output }] of Object.entries(kind.links)) {
    const value = spec[field];
    const address =
      typeof value === 'string'
        ? linkable.get(linkTo({ kind: other, provider: kind.provider }, output, value))
        : undefined;
    if (address === undefined) continue;
    references.push({ path: [field], parts: [{ address, output }] });
    linked[field] = address.slice(other.length + 1);
  }
  const lifecycle: Lifecycle = { replace: 'deny', ignoreChanges: unseen ?? [] };
  const at = { file: '', line: 1, column: 1 };
  const { name, provider } = kind;
  const plain = { kind: name, provider, secrets: {}, lifecycle, at, positions: {} };
  return { ...plain, address: `${name}.${key}`, spec: linked, references };
}

function blockOf({ address, kind, provider, spec, lifecycle }: DesiredResource, key: string): Block {
  return { address, kind, key, provider, spec, ignoreChanges: lifecycle.ignoreChanges };
}

function recordOf(
  kind: ResourceKind,
  { desired, live, shown }: { desired: DesiredResource; live: LiveResource; shown: Attributes },
): RecordedResource {
  return {
    address: desired.address,
    kind: kind.name,
    provider: kind.provider,
    id: live.id,
    phase: 'ready',
    // What only a closer look shows is recorded too; the listing's own words come first.
    spec: { ...shown, ...live.spec },
    outputs: live.outputs,
    dependsOn: referencedAddresses(desired.references),
    protected: desired.lifecycle.protect ?? false,
  };
}

function keep({ records, linkable }: Progress, record: RecordedResource): void {
  records.set(record.address, record);
  makeLinkable(linkable, record);
}

function makeLinkable(linkable: Map<string, Address>, record: RecordedResource): void {
  for (const output of new Set(['id', ...Object.keys(record.outputs)])) {
    const value = valueOf(record, output);
    if (value !== undefined) linkable.set(linkTo(record, output, value), record.address);
  }
}

function linkTo(whose: Whose, output: string, value: string): string {
  return `${wordOf(whose)}.${output} ${value}`;
}

/** Keys that something has: declared, recorded, about to be bought, spoken of, or written for another provider. */
function takenKeys({ input, blocks }: Progress, { name }: ResourceKind): Set<string> {
  const { desired, state, reserved } = input;
  const written = blocks.map(({ block }) => block);
  const all = [...desired, ...state.resources, ...state.pending, ...written].map(({ address }) => address);
  all.push(...reserved);
  const own = all.map(splitAddress).filter(({ kind }) => kind === name);
  return new Set(own.map(({ key }) => key));
}

function nameOf({ spec, key }: LiveResource): string {
  const name = spec['name'];
  return typeof name === 'string' ? name : key;
}

/** `server` of `zomro_server`. */
function singular({ type, provider }: ResourceKind): string {
  return type.slice(provider.length + 1);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Numbers by their size, so that the older of two things comes first. */
function compareIds(a: string, b: string): number {
  const numbers = /^\d+$/.test(a) && /^\d+$/.test(b);
  return (numbers ? a.length - b.length : 0) || compare(a, b);
}

const SIDE_BY_SIDE = 4;

/** Works through a list, a few at a time, keeping its order. */
async function eachOf<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const worker = async (): Promise<void> => {
    for (const [at, item] of queue) results[at] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(SIDE_BY_SIDE, items.length) }, worker));
  return results;
}
