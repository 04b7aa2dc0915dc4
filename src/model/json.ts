/** Plain data, as JSON knows it. Everything that crosses a room or reaches a file is made of this. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The fields of a resource. A field that is absent is not managed; `null` never means "absent". */
export type Attributes = { readonly [field: string]: Json };

/** Deep equality of plain data; the order of keys does not matter, the order of lists does. */
export function equalJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined || a === null || b === null) return false;
  if (typeof a !== 'object' || typeof b !== 'object') return false;
  return canonicalJson(a) === canonicalJson(b);
}

/** One spelling for one value: keys sorted by code unit, no blanks. Digests are taken over this. */
export function canonicalJson(value: Json): string {
  return JSON.stringify(sortedKeys(value));
}

/** The same value with every object's keys in sorted order. */
export function sortedKeys(value: Json): Json {
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map(sortedKeys);
  const sorted: Record<string, Json> = Object.create(null);
  for (const key of Object.keys(value).sort()) {
    const inner = value[key];
    if (inner !== undefined) sorted[key] = sortedKeys(inner);
  }
  return sorted;
}

/** `Array.isArray` that also narrows readonly lists. */
export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** True for an object that is not a list. */
export function isRecord(value: Json | undefined): value is Attributes {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
