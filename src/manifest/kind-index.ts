import type { KindDescription, LongForm } from '../model/kind.ts';

/** The kinds that a manifest may declare, for looking up. The same kind may be offered by several providers. */
export interface KindIndex {
  /** Names of all kinds, sorted. */
  readonly names: readonly string[];
  /** Who offers a kind, sorted by provider; empty for a name that is no kind. */
  offering(kind: string): readonly KindDescription[];
  find(kind: string, provider: string): KindDescription | undefined;
  /** Names of the write-only fields of a kind, at any provider, and of the mappings that hold one. */
  secretFields(kind: string): ReadonlySet<string>;
  /** Mappings that stand for a secret of a kind, at any provider. */
  longForms(kind: string): { readonly [field: string]: LongForm };
}

export function indexKinds(kinds: readonly KindDescription[]): KindIndex {
  const byName = new Map<string, KindDescription[]>();
  for (const kind of kinds) byName.set(kind.name, [...(byName.get(kind.name) ?? []), kind]);
  for (const offers of byName.values()) offers.sort((a, b) => (a.provider < b.provider ? -1 : 1));
  const secrets = new Map([...byName].map(([name, offers]) => [name, new Set(offers.flatMap(secretNames))]));
  const none: ReadonlySet<string> = new Set();
  return {
    names: [...byName.keys()].sort(),
    offering: (kind) => byName.get(kind) ?? [],
    find: (kind, provider) => byName.get(kind)?.find((offer) => offer.provider === provider),
    secretFields: (kind) => secrets.get(kind) ?? none,
    longForms: (kind) => Object.assign({}, ...(byName.get(kind) ?? []).map(({ longForms }) => longForms ?? {})),
  };
}

/** Fields whose values, or parts of them, are never shown. */
export function secretNames({ secret, longForms = {} }: KindDescription): string[] {
  return [...secret, ...Object.keys(longForms)];
}
