/** What a plan is about: its inputs, and the part of the world that targets and excludes leave. Pure. */
import type { Problem } from '../model/errors.ts';
import type { Money } from '../model/money.ts';
import type { LeftOut, Limits, Plan, ProviderUse } from '../model/plan.ts';
import type { Address, DesiredResource, Move, RecordedResource, Release } from '../model/resource.ts';
import type { StateFile } from '../model/state.ts';
import { type Kinds, kindOf, type Whose, wordOf } from './kinds.ts';
import { linksOf } from './links.ts';
import { neverReplaced, noSuchAddress, selectAddresses } from './select.ts';

export interface PlanInput {
  readonly mode: Plan['mode'];
  readonly desired: readonly DesiredResource[];
  readonly state: StateFile;
  readonly kinds: Kinds;
  readonly providers: readonly ProviderUse[];
  readonly limits: Limits;
  readonly balances: { readonly [provider: string]: Money };
  /** Address globs; none: everything. */
  readonly targets: readonly string[];
  /** Address globs of what is left out, with all that depends on it. */
  readonly excludes?: readonly string[];
  /** Addresses to replace although nothing forces it. */
  readonly replace: readonly string[];
  /** Addresses that have changed, as the manifest says. */
  readonly moved?: readonly Move[];
  /** Addresses to let go of while their things stay. */
  readonly forget?: readonly Release[];
  /** Wall clock, milliseconds. */
  readonly now: number;
  /** The closest of some choices, for suggestions. */
  readonly suggest: (word: string, choices: readonly string[]) => string | undefined;
  readonly warnings: readonly Problem[];
  /** The plan is made to be looked at, by `drift`: it will never be carried out. */
  readonly lookOnly?: true;
}

/** The part of the world that a plan is about. */
export interface Scope {
  readonly desired: readonly DesiredResource[];
  readonly recorded: readonly RecordedResource[];
  readonly record: (address: Address) => RecordedResource | undefined;
  /** Ids of a kind that the state says we own. */
  readonly owned: (whose: Whose) => ReadonlySet<string>;
  readonly includes: (address: Address) => boolean;
  readonly leftOut: readonly LeftOut[];
}

/**
 * Narrows the world to what the targets name and what that needs, less what is excluded.
 * @throws HostformError USAGE for an unknown address.
 */
export function narrow(input: PlanInput): Scope {
  const declared = input.mode === 'destroy' ? [] : input.desired;
  const known = knownAddresses(declared, input.state);
  for (const given of input.replace) {
    const found = declared.find(({ address }) => address === given);
    if (!found) throw noSuchAddress('--replace', given, { known, suggest: input.suggest });
    if (kindOf(input.kinds, found).nature === 'policy') throw neverReplaced(given);
  }
  const refresh = input.mode === 'refresh-only';
  const planned = refresh ? [] : declared;
  const staying = new Set(declared.map(({ address }) => address));
  const recorded = new Set(input.state.resources.map(({ address }) => address));
  const { includes, leftOut } = selectAddresses({
    targets: input.targets,
    excludes: input.excludes ?? [],
    known,
    ...linksOf(planned, input.state.resources, (address) => !refresh && !staying.has(address)),
    suggest: input.suggest,
  });
  return {
    desired: planned.filter(({ address }) => includes(address)),
    // Everything recorded is observed: what is ours must never look like a stranger.
    recorded: input.state.resources,
    ...indexRecords(input.state.resources),
    includes,
    leftOut: refresh ? leftOut.filter(({ address }) => recorded.has(address)) : leftOut,
  };
}

function indexRecords(recorded: readonly RecordedResource[]): Pick<Scope, 'record' | 'owned'> {
  const byAddress = new Map(recorded.map((record) => [record.address, record]));
  const owned = new Map<string, Set<string>>();
  for (const record of recorded) {
    const ids = owned.get(wordOf(record)) ?? new Set();
    owned.set(wordOf(record), ids.add(record.id));
  }
  return { record: (address) => byAddress.get(address), owned: (whose) => owned.get(wordOf(whose)) ?? new Set() };
}

function knownAddresses(desired: readonly DesiredResource[], state: StateFile): Address[] {
  const all = [...desired, ...state.resources, ...state.pending].map(({ address }) => address);
  return [...new Set(all)].sort();
}
