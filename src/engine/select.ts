/** Targets and excludes: which addresses a plan is about, and why the others are not. Pure. */
import { HostformError } from '../model/errors.ts';
import type { LeftOut } from '../model/plan.ts';
import type { Address } from '../model/resource.ts';
import { addressGlob } from './address-glob.ts';

export interface Selection {
  readonly includes: (address: Address) => boolean;
  /** Known addresses that are left out, sorted by address. */
  readonly leftOut: readonly LeftOut[];
}

export type Neighbours = (address: Address) => readonly Address[];

export interface SelectInput {
  /** None: everything. */
  readonly targets: readonly string[];
  readonly excludes: readonly string[];
  readonly known: readonly Address[];
  /** Whom a target takes along. */
  readonly dependsOn: Neighbours;
  /** Who can not do without this one, and is left out with it. */
  readonly dependants: Neighbours;
  /** What would go although this one, which is left out, still hangs on it. */
  readonly grounds: Neighbours;
  readonly suggest: (word: string, choices: readonly string[]) => string | undefined;
}

/**
 * The targeted addresses and all that they depend on, less what is excluded and all that depends on that. So whatever
 * is planned finds all that it needs, and what is left out keeps what it stands on.
 * @throws HostformError USAGE for a target or an exclude that matches no address, with the closest one.
 */
export function selectAddresses(input: SelectInput): Selection {
  const left = excluded(input, matching('--exclude', input.excludes, input));
  if (input.targets.length > 0) {
    const wanted = matching('--target', input.targets, input).filter((address) => !left.has(address));
    const chosen = reached(wanted, input.dependsOn);
    for (const address of input.known) {
      if (!chosen.has(address) && !left.has(address)) left.set(address, { address, because: 'not-targeted' });
    }
  }
  return {
    includes: (address) => !left.has(address),
    leftOut: [...left.values()].sort((a, b) => (a.address < b.address ? -1 : 1)),
  };
}

function excluded({ dependants, grounds }: SelectInput, hits: readonly Address[]): Map<Address, LeftOut> {
  const left = new Map<Address, LeftOut>(hits.map((address) => [address, { address, because: 'excluded' }]));
  spread(left, dependants, 'needs');
  spread(left, grounds, 'needed-by');
  return left;
}

/** Takes in the neighbours of all that is left out, theirs as well, with the first that led to each. */
function spread(left: Map<Address, LeftOut>, neighbours: Neighbours, because: LeftOut['because']): void {
  // A map hands out what is added while it is gone through.
  for (const of of left.keys()) {
    for (const address of neighbours(of)) if (!left.has(address)) left.set(address, { address, because, of });
  }
}

/** Not by recursion: a chain may be as long as the manifest. */
function reached(from: readonly Address[], neighbours: Neighbours): Set<Address> {
  const found = new Set(from);
  for (const address of found) for (const other of neighbours(address)) found.add(other);
  return found;
}

function matching(flag: string, patterns: readonly string[], input: SelectInput): Address[] {
  return patterns.flatMap((pattern) => {
    const hits = input.known.filter(addressGlob(pattern));
    if (hits.length === 0) throw noSuchAddress(flag, pattern, input);
    return hits;
  });
}

/** The usage error for `--replace` of what is only settings on something that exists. */
export function neverReplaced(given: string): HostformError {
  return new HostformError('USAGE', 'This is never replaced', {
    detail: `${given} is a policy on something that exists, which is changed in place and never deleted.`,
  });
}

/** The usage error for an address given on the command line that nothing has. */
export function noSuchAddress(
  flag: string,
  given: string,
  input: {
    readonly known: readonly Address[];
    readonly suggest: (word: string, choices: readonly string[]) => string | undefined;
  },
): HostformError {
  const close = input.suggest(given, input.known);
  return new HostformError('USAGE', 'No resource has this address', {
    detail: `${flag} ${given} matches nothing that is declared or recorded.`,
    ...(close === undefined ? {} : { hint: `did you mean ${close}?` }),
  });
}
