/** The two ways of asking for many at once: expanded, paged lists and batches of ids (ovh.md §3.4). */
import { type Attributes, isList, isRecord, type Json } from '../../../model/json.ts';
import { type FailureShape, failureBody, refusalOf } from './failures.ts';
import type { RawRequest, Route } from './request.ts';
import type { OvhSettings } from './settings.ts';
import type { Vendor } from './vendor.ts';

export interface Page {
  readonly body: Json;
  readonly headers: { readonly [name: string]: string };
}

/** Lists as they were when they were first asked for; the mode is named after it. */
export interface ListCache {
  objects(
    key: string,
    input: { readonly now: number; readonly fresh: boolean; readonly lifeMs: number },
    make: () => Json[],
  ): Json[];
  clear(): void;
}

export function makeListCache(): ListCache {
  const kept = new Map<string, { at: number; objects: Json[] }>();
  return {
    objects(key, { now, fresh, lifeMs }, make) {
      const old = kept.get(key);
      if (old && !fresh && now - old.at < lifeMs) return old.objects;
      const objects = make();
      kept.set(key, { at: now, objects });
      return objects;
    },
    clear: () => kept.clear(),
  };
}

export function wantsPages(raw: RawRequest, route: Route): boolean {
  return raw.headers['x-pagination-mode'] === 'CachedObjectList-Pages' && route.expand !== undefined;
}

/** One page of objects in place of a list of ids. */
export function pageOf(
  vendor: Vendor,
  raw: RawRequest,
  input: { route: Route; ids: Json | undefined; cache: ListCache },
): Page {
  const { route, ids, cache } = input;
  const expand = route.expand;
  const fresh = (raw.headers['pragma'] ?? '').includes('no-cache');
  const life = { now: vendor.now(), fresh, lifeMs: vendor.settings.expandedCacheMs };
  const make = () => keysOf(ids).map((key) => (expand ? expand(vendor, key) : key));
  const all = sorted(filtered(cache.objects(raw.target, life, make), raw), raw);
  const size = positive(raw.headers['x-pagination-size'], all.length || 1);
  const number = positive(raw.headers['x-pagination-number'], 1);
  return {
    body: all.slice((number - 1) * size, number * size),
    headers: {
      'x-pagination-elements': String(all.length),
      'x-pagination-number': String(number),
      'x-pagination-size': String(size),
    },
  };
}

function keysOf(ids: Json | undefined): (string | number)[] {
  return isList(ids) ? ids.filter((id) => typeof id === 'string' || typeof id === 'number') : [];
}

function positive(text: string | undefined, otherwise: number): number {
  const value = Number(text);
  return Number.isInteger(value) && value > 0 ? value : otherwise;
}

function sorted(objects: Json[], raw: RawRequest): Json[] {
  const field = raw.headers['x-pagination-sort'];
  if (field === undefined) return objects;
  const sign = raw.headers['x-pagination-sort-order'] === 'DESC' ? -1 : 1;
  return [...objects].sort((a, b) => sign * compare(fieldOf(a, field), fieldOf(b, field)));
}

function filtered(objects: Json[], raw: RawRequest): Json[] {
  const match = /^([\w.]+):(\w+)=(.*)$/.exec(raw.headers['x-pagination-filter'] ?? '');
  if (!match) return objects;
  const [, field = '', operator = '', value = ''] = match;
  return objects.filter((object) => holds(fieldOf(object, field), operator, value));
}

function holds(actual: Json | undefined, operator: string, value: string): boolean {
  const text = plainText(actual);
  switch (operator) {
    case 'eq':
      return text === value;
    case 'in':
      return value.split(',').includes(text);
    case 'like':
      return text.includes(value.replaceAll('%', ''));
    case 'nlike':
      return !text.includes(value.replaceAll('%', ''));
    case 'lt':
      return compare(actual, value) < 0;
    case 'gt':
      return compare(actual, value) > 0;
    default:
      return true;
  }
}

/** A property by its path: `resource.name`. */
export function fieldOf(object: Json | undefined, path: string): Json | undefined {
  return path.split('.').reduce<Json | undefined>((value, name) => (isRecord(value) ? value[name] : undefined), object);
}

/** Numbers by size, all else by its text. */
export function compare(a: Json | undefined, b: Json | undefined): number {
  if (typeof a === 'number' && !Number.isNaN(Number(b))) return a - Number(b);
  const [left, right] = [plainText(a), plainText(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function plainText(value: Json | undefined): string {
  return typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value);
}

/** The paths of a batched read, one for each id of the joined segment; undefined when the call is no batch. */
export function batchPaths(raw: RawRequest): { key: string; path: string }[] | undefined {
  const separator = raw.headers['x-ovh-batch'];
  if (!separator || raw.method !== 'GET') return undefined;
  const segments = raw.path.split('/');
  const joined = segments.findIndex((segment) => decodeURIComponent(segment).includes(separator));
  if (joined < 0) return undefined;
  return decodeURIComponent(segments[joined] ?? '')
    .split(separator)
    .map((key) => ({ key, path: segments.with(joined, encodeURIComponent(key)).join('/') }));
}

/** Reads each path of a batch by itself; one that fails does not fail the others. */
export function batchReply(
  paths: readonly { key: string; path: string }[],
  settings: OvhSettings,
  read: (path: string) => Json | undefined,
): Json {
  return paths.map(({ key, path }): Attributes => {
    try {
      return { key, value: read(path) ?? null, error: null };
    } catch (error) {
      const refusal = refusalOf(error);
      const shape: FailureShape | 'as-seen' = settings.errorShape;
      return { key, value: null, error: failureBody(settings.failures[refusal.name], refusal, shape) };
    }
  });
}
