/** Everything that the account holds, of every kind. */
import type { ResourceKind } from '../../model/kind.ts';
import type { LiveResource } from '../../model/resource.ts';
import type { StateFile } from '../../model/state.ts';
import { ownedIds } from '../match.ts';

/** Live things by kind; kinds that others link to come before those. */
export type Listings = ReadonlyMap<string, readonly LiveResource[]>;

/** Lists whole kinds, one after the other: what is listed below other things needs to know those. */
export async function listWhole(
  kinds: ReadonlyMap<string, ResourceKind>,
  { resources }: Pick<StateFile, 'resources'>,
): Promise<Listings> {
  const listings = new Map<string, readonly LiveResource[]>();
  for (const kind of byLinks(kinds)) {
    const links = Object.entries(kind.links).map(([field, { kind: other, output }]) => {
      const ours = ownedIds(resources, other);
      const there = (listings.get(other) ?? []).filter(({ id, status }) => status === 'ready' || ours.has(id));
      return [field, there.flatMap((live) => valueOf(live, output) ?? [])] as const;
    });
    const ids = [...ownedIds(resources, kind.name)].sort();
    listings.set(kind.name, await kind.list({ keys: [], ids, whole: Object.fromEntries(links) }));
  }
  return listings;
}

/** What a link to this thing stands for. */
export function valueOf({ id, outputs }: Pick<LiveResource, 'id' | 'outputs'>, output: string): string | undefined {
  const value = outputs[output] ?? (output === 'id' ? id : undefined);
  return typeof value === 'string' ? value : undefined;
}

/** Kinds in the order they were given in, but for those that others link to, which come before these. */
function byLinks(kinds: ReadonlyMap<string, ResourceKind>): ResourceKind[] {
  const ordered = new Set<ResourceKind>();
  const begun = new Set<string>();
  const visit = (name: string): void => {
    const kind = kinds.get(name);
    if (!kind || begun.has(name)) return;
    begun.add(name);
    for (const { kind: other } of Object.values(kind.links)) visit(other);
    ordered.add(kind);
  };
  for (const name of kinds.keys()) visit(name);
  return [...ordered];
}
