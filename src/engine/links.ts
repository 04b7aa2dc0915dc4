/** Who needs whom, as a selection sees it. Pure. */
import { type Address, type DesiredResource, type RecordedResource, referencedAddresses } from '../model/resource.ts';
import type { Neighbours } from './select.ts';

export interface Links {
  /** Whom a target takes along: what it reads when it stays, whoever hangs on it when it goes. */
  readonly dependsOn: Neighbours;
  /** Who depends on it: by what is declared, and by the record where nothing is. */
  readonly dependants: Neighbours;
  /** What goes, and this one hangs on it by its record. */
  readonly grounds: Neighbours;
}

/** `goes`: it is recorded, and this plan would remove it. */
export function linksOf(
  desired: readonly DesiredResource[],
  recorded: readonly RecordedResource[],
  goes: (address: Address) => boolean,
): Links {
  const hangsOn = new Map(recorded.map(({ address, dependsOn }) => [address, dependsOn]));
  const needs = new Map<Address, readonly Address[]>(hangsOn);
  for (const { address, references } of desired) needs.set(address, referencedAddresses(references));
  const hangers = reversed(hangsOn);
  const dependants = reversed(needs);
  return {
    dependsOn: (address) => (goes(address) ? hangers : needs).get(address) ?? [],
    dependants: (address) => dependants.get(address) ?? [],
    grounds: (address) => (hangsOn.get(address) ?? []).filter(goes),
  };
}

function reversed(links: ReadonlyMap<Address, readonly Address[]>): ReadonlyMap<Address, readonly Address[]> {
  const turned = new Map<Address, Address[]>();
  for (const [from, others] of links) {
    for (const to of others) {
      const known = turned.get(to);
      if (known) known.push(from);
      else turned.set(to, [from]);
    }
  }
  return turned;
}
