/** Which live thing is which address. Pure. */
import type { LiveResource, RecordedResource } from '../model/resource.ts';
import type { Whose } from './kinds.ts';

/** Live things of one kind, findable by id and by name. */
export interface LiveIndex {
  readonly all: readonly LiveResource[];
  byId(id: string): LiveResource | undefined;
  /** Everything with this natural name. */
  byKey(key: string): readonly LiveResource[];
}

/** Indexes one complete listing. */
export function indexLive(all: readonly LiveResource[]): LiveIndex {
  const ids = new Map(all.map((live) => [live.id, live]));
  const keys = new Map<string, LiveResource[]>();
  for (const live of all) {
    const same = keys.get(live.key);
    if (same) same.push(live);
    else keys.set(live.key, [live]);
  }
  return { all, byId: (id) => ids.get(id), byKey: (key) => keys.get(key) ?? [] };
}

/**
 * Live things that hold a declared name and are not ours. An unpaid order does not exist yet, and one that is being
 * deleted is on its way out: neither holds a name.
 */
export function strangersWithKey(index: LiveIndex, key: string, ours: ReadonlySet<string>): LiveResource[] {
  return index.byKey(key).filter(({ id, status }) => !ours.has(id) && status !== 'unpaid' && status !== 'deleting');
}

/** Ids of one kind that the state says we own. */
export function ownedIds(resources: readonly RecordedResource[], { kind, provider }: Whose): Set<string> {
  const own = resources.filter((resource) => resource.kind === kind && resource.provider === provider);
  return new Set(own.map(({ id }) => id));
}

/** Live things of a kind that are neither recorded nor on their way out. */
export function countUnmanaged(index: LiveIndex, ours: ReadonlySet<string>): number {
  return index.all.filter(({ id, status }) => !ours.has(id) && status !== 'deleting').length;
}
