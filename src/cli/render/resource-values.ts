/** The values of a resource before and after an action, in the shape of Terraform's plan format (secrets are `null`). */
import { type Attributes, isList, isRecord, type Json } from '../../model/json.ts';
import type { Action } from '../../model/plan.ts';
import { type Sources, unknownPaths, unknownTest } from './unknowns.ts';
import type { Path } from './value-rows.ts';

export interface ResourceValues {
  /** `null`: it did not exist, or is not read. */
  readonly before: Attributes | null;
  /** `null`: it will not be there, or not be ours. Values known after the apply only are left out. */
  readonly after: Attributes | null;
  /** `true` where `after` leaves something out. */
  readonly afterUnknown: Attributes;
  /** `true` for each secret field. */
  readonly sensitive: Attributes;
}

/** All four views of one action. Before and after differ exactly in what the action changes. */
export function resourceValues(action: Action, sources: Sources): ResourceValues {
  const { verb } = action;
  const before = verb === 'create' ? null : listedValues(action);
  const sensitive = Object.fromEntries(Object.keys(action.secrets).map((field) => [field, true]));
  if (verb === 'delete' || verb === 'forget') return { before, after: null, afterUnknown: {}, sensitive };
  const made = verb === 'create' || verb === 'replace';
  const wanted = made ? madeValues(action) : changedValues(action, before ?? {});
  const paths = [...unknownPaths(action, sources), ...(made ? givenByVendor(action) : [])];
  const test = unknownTest(paths);
  return { before, after: knownPart(wanted, test), afterUnknown: unknownPart(wanted, test), sensitive };
}

/** What the listing shows, and what was applied before and can not be listed. */
function listedValues({ before, after, outputs, changes, secrets, id }: Action): Attributes {
  const differing = new Set(changes.map(({ field }) => field));
  const unlisted = Object.entries(after ?? {}).filter(([field]) => !differing.has(field));
  const hidden = Object.keys(secrets).map((field) => [field, null] as const);
  return { ...outputs, ...Object.fromEntries(unlisted), ...before, ...Object.fromEntries(hidden), ...idField(id) };
}

function changedValues({ changes }: Action, before: Attributes): Attributes {
  const values = new Map(Object.entries(before));
  for (const { field, after, unknown } of changes) {
    if (after === undefined && !unknown) values.delete(field);
    else values.set(field, after ?? null);
  }
  return Object.fromEntries(values);
}

function madeValues({ verb, after, secrets, outputs, id }: Action): Attributes {
  const hidden = Object.fromEntries(Object.keys(secrets).map((field) => [field, null]));
  const given = verb === 'replace' ? { ...outputs, id: null } : { id: id ?? null };
  return { ...given, ...after, ...hidden };
}

/** What only the vendor can say of a new thing: its id, and whatever it gave to the one before. */
function givenByVendor({ verb, id, outputs, after }: Action): Path[] {
  if (verb === 'create') return id === undefined ? [['id']] : [];
  const named = Object.keys(outputs ?? {}).filter((field) => after?.[field] === undefined);
  return [...new Set(['id', ...named])].map((field) => [field]);
}

function idField(id: string | undefined): { id?: string } {
  return id === undefined ? {} : { id };
}

type Test = (path: Path) => boolean;

/** Unknown fields are absent; unknown elements of a list are `null`, because their place counts. */
function knownPart(values: Attributes, test: Test): Attributes {
  return fieldsOf(values, [], test, (value, path) => known(value, path, test));
}

function known(value: Json, path: Path, test: Test): Json {
  if (isList(value)) return value.map((item, at) => (test([...path, at]) ? null : known(item, [...path, at], test)));
  return isRecord(value) ? fieldsOf(value, path, test, (inner, deeper) => known(inner, deeper, test)) : value;
}

function fieldsOf(values: Attributes, path: Path, test: Test, shown: (value: Json, path: Path) => Json): Attributes {
  const kept = Object.keys(values)
    .sort()
    .filter((field) => !test([...path, field]))
    .map((field) => [field, shown(values[field] ?? null, [...path, field])] as const);
  return Object.fromEntries(kept);
}

/** `true` at each unknown place. Known fields are absent; known elements of a list are `false`. */
function unknownPart(values: Attributes, test: Test): Attributes {
  return unknownFields(values, [], test);
}

function unknownFields(values: Attributes, path: Path, test: Test): Attributes {
  const marked = Object.keys(values)
    .sort()
    .map((field) => [field, unknownMark(values[field] ?? null, [...path, field], test)] as const);
  return Object.fromEntries(marked.filter(([, mark]) => mark !== false));
}

function unknownMark(value: Json, path: Path, test: Test): Json {
  if (test(path)) return true;
  if (isList(value)) return value.map((item, at) => unknownMark(item, [...path, at], test));
  return isRecord(value) ? unknownFields(value, path, test) : false;
}
