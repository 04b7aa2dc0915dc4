/**
 * Checks that a parsed document has the shape a type promises, and copies only the fields it knows. Every check gets
 * the path to its value, so that a fault can name its place.
 */
import type { Attributes, Json } from '../model/json.ts';
import { isList, isRecord } from '../model/json.ts';

export type ShapePath = readonly (string | number)[];

/** The way to the value that is being checked: one list for a whole document, pushed and popped on the way. */
export type ShapeTrail = (string | number)[];

/** Returns the value as `T`. @throws ShapeFault (see `shapeFault`) when it is something else. */
export type Check<T> = (value: Json | undefined, path: ShapeTrail) => T;

/** What a check throws; `shapeFault` recognises it. */
interface ShapeFault extends Error {
  readonly shapePath: ShapePath;
}

/** Stops a check: `because` completes the sentence "resources[3].id ...". */
export function misshapen(path: ShapePath, because: string): never {
  throw Object.assign(new Error(because), { shapePath: [...path] }) satisfies ShapeFault;
}

/** The path and reason of a fault that a check threw; undefined for any other error. */
export function shapeFault(error: unknown): { readonly path: ShapePath; readonly because: string } | undefined {
  if (!(error instanceof Error) || !('shapePath' in error) || !Array.isArray(error.shapePath)) return undefined;
  return { path: error.shapePath, because: error.message };
}

/** Prints a path the way people write it: `resources[3].spec`. */
export function formatShapePath(path: ShapePath): string {
  const parts = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`));
  return parts.join('').replace(/^\./, '') || 'the document';
}

/** Any string, the empty one included. */
export const anyText: Check<string> = (value, path) => {
  return typeof value === 'string' ? value : unexpected(value, path, 'a text');
};

/** A string with at least one character. */
export const someText: Check<string> = (value, path) => {
  return anyText(value, path) || misshapen(path, 'is empty');
};

/** A point in time in ISO 8601. */
export const instant: Check<string> = (value, path) => {
  const text = anyText(value, path);
  return Number.isNaN(Date.parse(text)) ? misshapen(path, 'is no point in time') : text;
};

export const flag: Check<boolean> = (value, path) => {
  return typeof value === 'boolean' ? value : unexpected(value, path, 'true or false');
};

/** A whole number from 0 up, small enough to be exact. */
export const count: Check<number> = (value, path) => {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  return unexpected(value, path, 'a whole number from 0 up');
};

export const attributes: Check<Attributes> = (value, path) => {
  return isRecord(value) ? value : unexpected(value, path, 'an object');
};

export function oneOf<T extends string>(...words: readonly T[]): Check<T> {
  return (value, path) => {
    return words.find((word) => word === value) ?? unexpected(value, path, words.join(' or '));
  };
}

/** A string of a given form. */
export function matching<T extends string = string>(form: RegExp, expected: string): Check<T> {
  return (value, path) => {
    const text = anyText(value, path);
    // The caller's pattern is what defines T, so a match is a T.
    return form.test(text) ? (text as T) : misshapen(path, `should be ${expected}`);
  };
}

export function listOf<T>(item: Check<T>): Check<readonly T[]> {
  return (value, path) => {
    if (!isList(value)) return unexpected(value, path, 'a list');
    return value.map((inner, index) => under(path, index, inner, item));
  };
}

export function mapOf<T>(item: Check<T>): Check<{ readonly [key: string]: T }> {
  return (value, path) => {
    const entries = Object.entries(attributes(value, path));
    return Object.fromEntries(entries.map(([key, inner]) => [key, under(path, key, inner, item)]));
  };
}

export function nullable<T>(item: Check<T>): Check<T | null> {
  return (value, path) => (value === null ? null : item(value, path));
}

/** The field may be absent. */
export function optional<T>(item: Check<T>): Check<T | undefined> {
  return (value, path) => (value === undefined ? undefined : item(value, path));
}

/** An object with exactly these fields; others are left out of the copy. */
export function shape<T extends object>(fields: { readonly [Field in keyof T]-?: Check<T[Field]> }): Check<T> {
  const checks = Object.entries<Check<unknown>>(fields);
  return (value, path) => {
    const record = attributes(value, path);
    const copy: Record<string, unknown> = {};
    for (const [field, check] of checks) {
      const own = Object.hasOwn(record, field) ? record[field] : undefined;
      const checked = under(path, field, own, check);
      if (checked !== undefined) copy[field] = checked;
    }
    // Each field was checked against its own type above; only the compiler can not follow the loop.
    return copy as T;
  };
}

/** A fault leaves the trail as it is: nobody walks on after one. */
function under<T>(path: ShapeTrail, step: string | number, value: Json | undefined, check: Check<T>): T {
  path.push(step);
  const checked = check(value, path);
  path.pop();
  return checked;
}

function unexpected(value: Json | undefined, path: ShapePath, wanted: string): never {
  return misshapen(path, value === undefined ? 'is missing' : `should be ${wanted}, not ${nameOf(value)}`);
}

function nameOf(value: Json): string {
  if (value === null) return 'null';
  if (isList(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return typeof value === 'string' ? JSON.stringify(value.slice(0, 40)) : `the ${typeof value} ${value}`;
}
