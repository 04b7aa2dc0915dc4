import type { Json } from '../../model/json.ts';
import { isList, isRecord } from '../../model/json.ts';
import type { Table } from '../yaml/tree.ts';
import { treeAt } from '../yaml/tree.ts';
import type { SchemaError } from './schema-error.ts';
import { pathOf, wordsOf } from './schema-error.ts';

/**
 * A value that came from variables is text; where the schema wants a number or true/false, it is read as one
 * (`min_disk: ${DISK}`). Changes `document`; true when something was changed, so that it has to be validated again.
 */
export function coerceFilled(document: Json, tree: Table, errors: readonly SchemaError[]): boolean {
  let changed = false;
  for (const error of errors) {
    const path = pathOf(error.instancePath);
    const leaf = treeAt(tree, path);
    if (leaf?.type !== 'leaf' || !leaf.filled) continue;
    const value = coerced(leaf.filled.value, error);
    if (value !== undefined && replaceAt(document, path, value)) changed = true;
  }
  return changed;
}

function coerced(text: string, { keyword, params }: SchemaError): number | boolean | undefined {
  if (keyword === 'enum' || keyword === 'const') {
    const allowed: unknown = params['allowedValues'] ?? [params['allowedValue']];
    const match = Array.isArray(allowed) ? allowed.find((value) => String(value) === text) : undefined;
    return typeof match === 'number' || typeof match === 'boolean' ? match : undefined;
  }
  if (keyword !== 'type') return undefined;
  for (const type of wordsOf(params['type'])) {
    if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
    if (type === 'integer' && /^-?\d{1,15}$/.test(text)) return Number(text);
    if (type === 'number' && /^-?\d{1,15}(\.\d{1,15})?$/.test(text)) return Number(text);
  }
  return undefined;
}

function replaceAt(document: Json, path: readonly string[], value: Json): boolean {
  const last = path.at(-1);
  let here: Json | undefined = document;
  for (const step of path.slice(0, -1)) {
    if (isList(here)) here = here[Number(step)];
    else here = isRecord(here) ? here[step] : undefined;
  }
  if (last === undefined || here === null || typeof here !== 'object') return false;
  return Reflect.set(here, last, value);
}
