import type { Problem } from '../../../../model/errors.ts';
import type { Attributes } from '../../../../model/json.ts';

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
