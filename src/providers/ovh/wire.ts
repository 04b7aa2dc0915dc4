/**
 * JSON as this vendor writes it. Its ids are 64-bit integers (ovh.md §3): beyond 2^53 JavaScript's numbers would
 * silently name another order, so such integers are read as text and written from bigints.
 */
import { isList, isRecord, type Json } from '../../model/json.ts';

/** What can be sent: plain data, and ids as bigints. */
export type Wire =
  | null
  | boolean
  | number
  | string
  | bigint
  | readonly Wire[]
  | { readonly [key: string]: Wire | undefined };

const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Reads a reply; integers that a number can not hold come back as text. @throws SyntaxError when it is not JSON. */
export function readWire(text: string): Json {
  // First of all, because in a text that never closes its quotes the search below would start anew at each of them.
  const plain = JSON.parse(text) as Json;
  if (!/\d{16}/.test(text)) return plain;
  const safe = text.replace(STRING_OR_NUMBER, (token) =>
    /^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token,
  );
  return JSON.parse(safe) as Json;
}

/** Compact JSON; fields that are undefined are left out, bigints are plain integers. */
export function writeWire(value: Wire): string {
  if (typeof value === 'bigint') return value.toString();
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(writeWire).join(',')}]`;
  const fields = Object.entries(value as { readonly [key: string]: Wire | undefined });
  return `{${fields.flatMap(([key, inner]) => (inner === undefined ? [] : [`${JSON.stringify(key)}:${writeWire(inner)}`])).join(',')}}`;
}

/** What stands at a path of a reply; undefined where the path ends early. */
export function at(json: Json | undefined, ...path: readonly string[]): Json | undefined {
  let here = json;
  for (const key of path) here = isRecord(here) ? here[key] : undefined;
  return here;
}

/** The text at a path; undefined for anything but a text that is not empty. */
export function textAt(json: Json | undefined, ...path: readonly string[]): string | undefined {
  const found = at(json, ...path);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/** The entries of a list; an empty list for anything else. */
export function listAt(json: Json | undefined, ...path: readonly string[]): readonly Json[] {
  const found = at(json, ...path);
  return isList(found) ? found : [];
}

/** An id as decimal text, whether it came as a number or as text (ovh.md §6.1); undefined for anything else. */
export function idText(json: Json | undefined): string | undefined {
  if (typeof json === 'number') return Number.isSafeInteger(json) && json >= 0 ? String(json) : undefined;
  return typeof json === 'string' && /^\d{1,20}$/.test(json) ? BigInt(json).toString() : undefined;
}

/** The ids in a list; entries that are none are left out. */
export function idsAt(json: Json | undefined, ...path: readonly string[]): string[] {
  return listAt(json, ...path).flatMap((entry) => idText(entry) ?? []);
}
