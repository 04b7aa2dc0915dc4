import type { Problem } from '../../model/errors.ts';
import type { KindIndex } from '../kind-index.ts';
import { problem } from '../problem.ts';
import { didYouMean, listWords } from '../suggest.ts';
import type { Source, Span } from '../yaml/source.ts';
import type { Path, Table } from '../yaml/tree.ts';
import { keySpanAt, treeAt } from '../yaml/tree.ts';
import type { SchemaError } from './schema-error.ts';
import { annotation, labelOf, paramOf, pathOf, wordsOf } from './schema-error.ts';
import type { Words } from './value-problem.ts';
import { valueProblem } from './value-problem.ts';

export interface ProblemContext {
  readonly source: Source;
  readonly tree: Table;
  readonly kinds: KindIndex;
}

/** One settled error of the validator, as a problem at the key or value that it is about. */
export function schemaProblem(error: SchemaError, context: ProblemContext): Problem {
  const path = pathOf(error.instancePath);
  const { span, ...words } = keyProblem(error, path, context) ?? valueWords(error, path, context);
  const { source, kinds } = context;
  const address = path.length >= 2 && kinds.names.includes(path[0] ?? '') ? path.slice(0, 2).join('.') : undefined;
  const also = span.origin ? [source.at(span.origin)] : [];
  return problem({ code: 'SCHEMA', ...words, address, at: source.at(span), also });
}

type Placed = Words & { readonly span: Span };

/** Errors about which keys there are. */
function keyProblem(error: SchemaError, path: Path, context: ProblemContext): Placed | undefined {
  const { keyword, params } = error;
  const parent = keySpanAt(context.tree, path);
  switch (keyword) {
    case 'additionalProperties':
      return unknownKey(error, path, context);
    case 'propertyNames':
      return invalidName(paramOf(error, 'propertyName'), path, context);
    case 'required':
      return { ...missingKey(error, path, context), span: parent };
    case 'oneOf':
      return tooManyForms(error, path, context);
    case 'oneRequired': {
      const detail = `${labelOf(context.tree, path)} needs one of: ${wordsOf(params['missing']).join(', ')}.`;
      return { summary: 'Missing key', detail, span: parent };
    }
    case 'dependencies':
    case 'dependentRequired': {
      const detail = `${labelOf(context.tree, path)} needs ${paramOf(error, 'deps')} because it has ${paramOf(error, 'property')}.`;
      return { summary: 'Missing key', detail, span: parent };
    }
    default:
      return undefined;
  }
}

function unknownKey(error: SchemaError, path: Path, { tree }: ProblemContext): Placed {
  const key = paramOf(error, 'additionalProperty');
  const known = keysOf(error.parentSchema);
  const detail = path.length === 0 ? `A manifest has no "${key}".` : `${labelOf(tree, path)} has no "${key}".`;
  const near = didYouMean(key, known);
  const list = known.length > 0 ? `known here: ${listWords(known)}` : undefined;
  const span = keySpanAt(tree, [...path, key]);
  return { code: 'UNKNOWN_KEY', summary: 'Unknown key', detail, hint: near ?? list, span };
}

function invalidName(name: string, path: Path, { tree }: ProblemContext): Placed {
  const near = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '');
  return {
    summary: 'Invalid name',
    detail: `"${name}" can not name a resource: a name is 1 to 63 of a-z, 0-9 and -, and begins with a letter.`,
    hint: near !== '' && near.length <= 63 ? `did you mean "${near}"?` : undefined,
    span: keySpanAt(tree, [...path, name]),
  };
}

/** Of `oneOf: [{ required: [a] }, { required: [b] }]` both hold: a and b exclude one another. */
function tooManyForms({ params, schema }: SchemaError, path: Path, { tree }: ProblemContext): Placed | undefined {
  const passing: unknown = params['passingSchemas'];
  if (!Array.isArray(passing) || !Array.isArray(schema)) return undefined;
  const keys = passing.flatMap((index: number) => wordsOf(Reflect.get(Object(schema[index]), 'required')));
  if (keys.length < 2) return undefined;
  const spans = keys.map((key) => keySpanAt(tree, [...path, key])).sort((a, b) => a.start - b.start);
  const detail = `${labelOf(tree, path)} has ${keys.join(' and ')}; only one of them may be given.`;
  return { summary: 'Keys exclude one another', detail, span: spans.at(-1) ?? keySpanAt(tree, path) };
}

function missingKey(error: SchemaError, path: Path, { tree }: ProblemContext): Words {
  const key = paramOf(error, 'missingProperty');
  if (path.length === 0 && key === 'hostform') {
    const detail = 'Every manifest file names the version of its format.';
    return { summary: 'Missing key', detail, hint: 'begin the file with "hostform: 1"' };
  }
  const replaced = isObjectSchema(error.parentSchema) ? undefined : annotation(error.parentSchema, 'errorMessage');
  const missing = wordsOf(error.params['missing'] ?? key);
  const choices = missing.length === 1 ? choicesOf(error.parentSchema, key) : [];
  const hint = choices.length > 0 ? `one of: ${listWords(choices)}` : undefined;
  const names = missing.map((name) => `"${name}"`).join(', ');
  const summary = missing.length === 1 ? 'Missing key' : 'Missing keys';
  return { summary, detail: replaced ?? `${labelOf(tree, path)} needs ${names}.`, hint };
}

/** Errors about what a value is. */
function valueWords(error: SchemaError, path: Path, context: ProblemContext): Placed {
  const { tree, kinds, source } = context;
  const value = treeAt(tree, path);
  const span = value?.type === 'leaf' && value.value !== null ? value.span : keySpanAt(tree, path);
  const label = labelOf(tree, path);
  const secret = path.length > 2 && kinds.secretFields(String(path[0])).has(String(path[2]));
  const written = value?.type === 'leaf' ? source.text.slice(value.span.start, value.span.end) : '';
  return { ...valueProblem({ error, value, label, secret, written, depth: path.length }), span };
}

function isObjectSchema(schema: object | undefined): boolean {
  return schema !== undefined && Object.hasOwn(schema, 'properties');
}

function keysOf(schema: object | undefined): string[] {
  return Object.keys(memberOf(schema, 'properties') ?? {});
}

/** The values that a missing key could take, where there are only a few. */
function choicesOf(schema: object | undefined, key: string): string[] {
  return wordsOf(memberOf(memberOf(memberOf(schema, 'properties'), key), 'enum'));
}

function memberOf(holder: object | undefined, name: string): object | undefined {
  const value: unknown = holder && Object.hasOwn(holder, name) ? Reflect.get(holder, name) : undefined;
  return typeof value === 'object' && value !== null ? value : undefined;
}
