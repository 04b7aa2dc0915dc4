/** What a plan is about: its inputs, and the part of the world that its targets leave. Pure. */
import type { Problem } from '../model/errors.ts';
import type { ResourceKind } from '../model/kind.ts';
import type { Money } from '../model/money.ts';
import type { Limits, ProviderUse } from '../model/plan.ts';
import { type Address, type DesiredResource, type RecordedResource, referencedAddresses } from '../model/resource.ts';
import type { StateFile } from '../model/state.ts';
import { kindOf } from './decide.ts';
import { ownedIds } from './match.ts';
import { neverReplaced, noSuchAddress, selectTargets } from './select.ts';

export interface PlanInput {
  readonly mode: 'apply' | 'destroy';
  readonly desired: readonly DesiredResource[];
  readonly state: StateFile;
  readonly kinds: ReadonlyMap<string, ResourceKind>;
  readonly providers: readonly ProviderUse[];
  readonly limits: Limits;
  readonly balances: { readonly [provider: string]: Money };
  /** Address globs; none: everything. */
  readonly targets: readonly string[];
  /** Addresses to replace although nothing forces it. */
  readonly replace: readonly string[];
  /** Wall clock, milliseconds. */
  readonly now: number;
  /** The closest of some choices, for suggestions. */
  readonly suggest: (word: string, choices: readonly string[]) => string | undefined;
  readonly warnings: readonly Problem[];
}

/** The part of the world that a plan is about. */
export interface Scope {
  readonly desired: readonly DesiredResource[];
  readonly recorded: readonly RecordedResource[];
  readonly record: (address: Address) => RecordedResource | undefined;
  /** Ids of a kind that the state says we own. */
  readonly owned: (kind: string) => ReadonlySet<string>;
  readonly includes: (address: Address) => boolean;
  readonly complete: boolean;
}

/** Narrows the world to what the targets name, and what that needs. @throws HostformError USAGE for an unknown address. */
export function narrow(input: PlanInput): Scope {
  const declared = input.mode === 'destroy' ? [] : input.desired;
  const known = knownAddresses(declared, input.state);
  const links = dependencies(declared, input.state.resources);
  for (const given of input.replace) {
    const found = declared.find(({ address }) => address === given);
    if (!found) throw noSuchAddress('--replace', given, { known, suggest: input.suggest });
    if (kindOf(input.kinds, found.kind).nature === 'policy') throw neverReplaced(given);
  }
  const { includes, complete } = selectTargets({
    targets: input.targets,
    known,
    dependsOn: (address) => links.get(address) ?? [],
    suggest: input.suggest,
  });
  return {
    desired: declared.filter(({ address }) => includes(address)),
    // Everything recorded is observed: what is ours must never look like a stranger.
    recorded: input.state.resources,
    ...indexRecords(input.state.resources),
    includes,
    complete,
  };
}

function indexRecords(recorded: readonly RecordedResource[]): Pick<Scope, 'record' | 'owned'> {
  const byAddress = new Map(recorded.map((record) => [record.address, record]));
  const owned = new Map<string, Set<string>>();
  for (const kind of new Set(recorded.map((record) => record.kind))) owned.set(kind, ownedIds(recorded, kind));
  return { record: (address) => byAddress.get(address), owned: (kind) => owned.get(kind) ?? new Set() };
}

function knownAddresses(desired: readonly DesiredResource[], state: StateFile): Address[] {
  const all = [...desired, ...state.resources, ...state.pending].map(({ address }) => address);
  return [...new Set(all)].sort();
}

/** Whom a target drags along: what it reads when it is declared, whoever hangs on it when it goes. */
function dependencies(
  desired: readonly DesiredResource[],
  recorded: readonly RecordedResource[],
): Map<Address, Address[]> {
  const links = new Map<Address, Address[]>();
  const add = (from: Address, to: Address): void => {
    const others = links.get(from);
    if (others) others.push(to);
    else links.set(from, [to]);
  };
  const declared = new Set(desired.map(({ address }) => address));
  for (const { address, references } of desired)
    for (const other of referencedAddresses(references)) add(address, other);
  for (const { address, dependsOn } of recorded) {
    for (const other of dependsOn) if (!declared.has(other) && !declared.has(address)) add(other, address);
  }
  return links;
}
