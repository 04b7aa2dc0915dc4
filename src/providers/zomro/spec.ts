/** Reads single fields of a spec whose shape the schema has already checked. */
import { type Attributes, isList } from '../../model/json.ts';

/** The text of a field; of a number its digits. Empty text counts as absent. */
export function stringIn(spec: Attributes | undefined, field: string): string | undefined {
  const value = spec?.[field];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The strings of a list; none when there is no list. */
export function stringsIn(spec: Attributes | undefined, field: string): string[] {
  const value = spec?.[field];
  return isList(value) ? value.filter((entry) => typeof entry === 'string') : [];
}

/** The same attributes without the fields that are undefined. */
export function defined(fields: { readonly [field: string]: Attributes[string] | undefined }): Attributes {
  const kept = Object.entries(fields).filter((entry): entry is [string, Attributes[string]] => entry[1] !== undefined);
  return Object.fromEntries(kept);
}
