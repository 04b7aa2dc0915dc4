import type { Problem } from '../../../../model/errors.ts';
import type { Attributes } from '../../../../model/json.ts';
import type { AlignInput } from '../../../../model/kind.ts';

/** What alignment has found so far. */
export interface Finding {
  readonly fields: Record<string, Attributes[string]>;
  readonly problems: Problem[];
  readonly notes: string[];
}

/** Where and what: as far as the words or the catalogue told. */
export interface Found {
  readonly datacenterId?: string;
  readonly tariffId?: string;
}

/** A field of an existing server whose differences are left alone: then the catalogue need not know its value either. */
export function isIgnored({ live, desired }: AlignInput, field: string): boolean {
  return live !== undefined && desired.lifecycle.ignoreChanges.includes(field);
}
