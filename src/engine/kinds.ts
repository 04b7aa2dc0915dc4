/** Kinds that are connected. Several providers may offer one section, so a kind is found by both (decision 0008). */
import { HostformError } from '../model/errors.ts';
import type { ResourceKind } from '../model/kind.ts';

/** Whose kind: what a declaration, a record, an open purchase and an action all say of themselves. */
export interface Whose {
  readonly kind: string;
  readonly provider: string;
}

export interface Kinds {
  /** In the order in which they were given. */
  readonly all: readonly ResourceKind[];
  find(whose: Whose): ResourceKind | undefined;
}

/** Kinds for looking up. */
export function gatherKinds(all: readonly ResourceKind[]): Kinds {
  const known = new Map(all.map((kind) => [wordOf(whoseIs(kind)), kind]));
  return { all, find: (whose) => known.get(wordOf(whose)) };
}

/** @throws HostformError INTERNAL for a plan about a kind that no connected provider offers. */
export function kindOf(kinds: Kinds, whose: Whose): ResourceKind {
  const kind = kinds.find(whose);
  if (!kind) throw new HostformError('INTERNAL', `${whose.provider} is not connected for ${whose.kind}`);
  return kind;
}

/** What a kind is called by those that are of it. */
export function whoseIs({ name, provider }: ResourceKind): Whose {
  return { kind: name, provider };
}

/** True for whatever belongs to this kind. */
export function isOf(kind: ResourceKind, { kind: name, provider }: Whose): boolean {
  return name === kind.name && provider === kind.provider;
}

/** One word for each kind, for keys of maps. */
export function wordOf({ kind, provider }: Whose): string {
  return `${provider} ${kind}`;
}
