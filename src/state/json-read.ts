import type { Json } from '../model/json.ts';
import { isList, isRecord } from '../model/json.ts';
import type { JsonFault } from './json-scan.ts';
import { findFault } from './json-scan.ts';

/** What a text says, or where it stops being a document we accept. */
export type JsonReading = { readonly value: Json } | { readonly fault: JsonFault };

/**
 * Reads JSON as strictly as `findFault` does. The scan is far slower than the system's own parser, so it runs only
 * when something is wrong: the parser has accepted the text, and its keys, counted, are as many as came out of it
 * (a key that stands twice comes out once).
 */
export function readJson(text: string): JsonReading {
  const value = parse(text);
  if (value !== undefined && countKeys(value, 0) === countWrittenKeys(text)) return { value };
  const fault = findFault(text);
  if (fault !== undefined) return { fault };
  return value === undefined ? { fault: { offset: 0, because: 'it can not be read as JSON' } } : { value };
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Exact for a text that the parser has accepted: outside of strings there are no quotes, and only keys have a colon.
 * NaN, which equals nothing, for a string too long for the pattern.
 */
function countWrittenKeys(text: string): number {
  try {
    const strings = text.match(/"[^"\\]*(?:\\.[^"\\]*)*"(?:[ \t\r\n]*:)?/g) ?? [];
    return strings.reduce((count, string) => (string.endsWith(':') ? count + 1 : count), 0);
  } catch (error) {
    if (error instanceof RangeError) return Number.NaN;
    throw error;
  }
}

/** NaN for what only the scan can judge: numbers of many digits, and nesting without end. */
function countKeys(value: Json, depth: number): number {
  if (depth > 90) return Number.NaN;
  if (typeof value === 'number') return Math.abs(value) < 1e15 ? 0 : Number.NaN;
  let count = 0;
  if (isList(value)) for (const item of value) count += countKeys(item, depth + 1);
  else if (isRecord(value)) {
    for (const key of Object.keys(value)) count += 1 + countKeys(value[key] ?? null, depth + 1);
  }
  return count;
}
