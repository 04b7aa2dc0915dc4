import type { Span } from '../yaml/source.ts';
import type { Path, Table } from '../yaml/tree.ts';
import { keySpanAt, treeAt } from '../yaml/tree.ts';
import type { SchemaError } from './schema-error.ts';
import { paramOf, pathOf, wordsOf } from './schema-error.ts';

/** Where an error is shown: an unknown key at the key, a missing one at the key above it, anything else at the value. */
export function errorSpan(error: SchemaError, tree: Table): Span {
  const path = pathOf(error.instancePath);
  switch (error.keyword) {
    case 'additionalProperties':
      return keySpanAt(tree, [...path, paramOf(error, 'additionalProperty')]);
    case 'propertyNames':
      return keySpanAt(tree, [...path, paramOf(error, 'propertyName')]);
    case 'required':
    case 'oneRequired':
    case 'dependencies':
    case 'dependentRequired':
      return keySpanAt(tree, path);
    default:
      return lastSpan(tree, path, excludingKeys(error)) ?? valueSpan(tree, path);
  }
}

/** The keys of which only one may be given, of `oneOf: [{ required: [a] }, { required: [b] }]` when both hold. */
export function excludingKeys({ keyword, params, schema }: SchemaError): string[] {
  const passing: unknown = params['passingSchemas'];
  if (keyword !== 'oneOf' || !Array.isArray(passing) || !Array.isArray(schema)) return [];
  const keys = passing.flatMap((index: number) => wordsOf(Reflect.get(Object(schema[index]), 'required')));
  return keys.length > 1 ? keys : [];
}

function lastSpan(tree: Table, path: Path, keys: readonly string[]): Span | undefined {
  const spans = keys.map((key) => keySpanAt(tree, [...path, key]));
  return spans.sort((a, b) => a.start - b.start).at(-1);
}

/** A block of values and an empty value are shown by their key. */
function valueSpan(tree: Table, path: Path): Span {
  const value = treeAt(tree, path);
  return value?.type === 'leaf' && value.value !== null ? value.span : keySpanAt(tree, path);
}
