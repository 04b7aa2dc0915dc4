/** Everything that the account holds, of every kind. */
import type { ResourceKind } from '../../model/kind.ts';
import type { LiveResource } from '../../model/resource.ts';
import type { StateFile } from '../../model/state.ts';
import { type Kinds, whoseIs } from '../kinds.ts';
import { ownedIds } from '../match.ts';

/** Live things by kind; kinds that others link to come before those. */
export type Listings = ReadonlyMap<ResourceKind, readonly LiveResource[]>;

/** Lists whole kinds, one after the other: what is listed below other things needs to know those. */
export async function listWhole(kinds: Kinds, { resources }: Pick<StateFile, 'resources'>): Promise<Listings> {
  const listings = new Map<ResourceKind, readonly LiveResource[]>();
  for (const kind of byLinks(kinds)) {
    const links = Object.entries(kind.links).map(([field, { kind: name, output }]) => {
      const whose = { kind: name, provider: kind.provider };
      const [other, ours] = [kinds.find(whose), ownedIds(resources, whose)];
      const there = ((other && listings.get(other)) ?? []).filter(
        ({ id, status }) => status === 'ready' || ours.has(id),
      );
      return [field, there.flatMap((live) => valueOf(live, output) ?? [])] as const;
    });
    const ids = [...ownedIds(resources, whoseIs(kind))].sort();
    listings.set(kind, await kind.list({ keys: [], ids, whole: Object.fromEntries(links) }));
  }
  return listings;
}

/** What a link to this thing stands for. */
export function valueOf({ id, outputs }: Pick<LiveResource, 'id' | 'outputs'>, output: string): string | undefined {
  const value = outputs[output] ?? (output === 'id' ? id : undefined);
  return typeof value === 'string' ? value : undefined;
}

/** Kinds in the order they were given in, but for those that others link to, which come before these. */
function byLinks(kinds: Kinds): ResourceKind[] {
  const ordered = new Set<ResourceKind>();
  const begun = new Set<ResourceKind>();
  const visit = (kind: ResourceKind | undefined): void => {
    if (!kind || begun.has(kind)) return;
    begun.add(kind);
    for (const { kind: other } of Object.values(kind.links))
      visit(kinds.find({ kind: other, provider: kind.provider }));
    ordered.add(kind);
  };
  for (const kind of kinds.all) visit(kind);
  return [...ordered];
}
