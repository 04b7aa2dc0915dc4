import type { Problem } from '../../model/errors.ts';
import type { KindIndex } from '../kind-index.ts';
import { problem } from '../problem.ts';
import { didYouMean, listWords } from '../suggest.ts';
import type { Source, Span } from '../yaml/source.ts';
import type { Path, Table } from '../yaml/tree.ts';
import { treeAt } from '../yaml/tree.ts';
import { excludingKeys } from './error-span.ts';
import type { SchemaError } from './schema-error.ts';
import { annotation, labelOf, paramOf, pathOf, wordsOf } from './schema-error.ts';
import { MAY_HOLD_SECRETS } from './state-schema.ts';
import type { Words } from './value-problem.ts';
import { valueProblem } from './value-problem.ts';

export interface ProblemContext {
  readonly source: Source;
  readonly tree: Table;
  readonly kinds: KindIndex;
}

/** One settled error of the validator in words, at the key or value that it is about. */
export function schemaProblem({ error, span }: PlacedError, context: ProblemContext): Problem {
  const path = pathOf(error.instancePath);
  const words =
    offeredElsewhere(error, path, context) ?? keyWords(error, path, context) ?? valueWords(error, path, context);
  const { source, kinds } = context;
  const address = path.length >= 2 && kinds.names.includes(path[0] ?? '') ? path.slice(0, 2).join('.') : undefined;
  const also = span.origin ? [source.at(span.origin)] : [];
  return problem({ code: 'SCHEMA', ...words, address, at: source.at(span), also });
}

export interface PlacedError {
  readonly error: SchemaError;
  readonly span: Span;
}

/** A key that the section has at another provider only. */
function offeredElsewhere(error: SchemaError, path: Path, { tree, kinds }: ProblemContext): Words | undefined {
  if (error.keyword !== 'additionalProperties' || path.length !== 2) return undefined;
  const key = paramOf(error, 'additionalProperty');
  const having = kinds.offering(String(path[0] ?? '')).filter(({ schema }) => keysOf({ ...schema }).includes(key));
  const [first] = having;
  if (!first) return undefined;
  const where = having.map(({ provider }) => provider).join(' and ');
  const hint = `only ${where} offers that: take it out, or write provider: ${first.provider}`;
  return { ...unknownKey(error, path, labelOf(tree, path)), hint };
}

/** Errors about which keys there are. */
function keyWords(error: SchemaError, path: Path, { tree }: ProblemContext): Words | undefined {
  const label = labelOf(tree, path);
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownKey(error, path, label);
    case 'propertyNames':
      return invalidName(paramOf(error, 'propertyName'));
    case 'required':
      return missingKey(error, path, label);
    case 'oneRequired':
      return {
        summary: 'Missing key',
        detail: `${label} needs one of: ${wordsOf(error.params['missing']).join(', ')}.`,
      };
    case 'dependencies':
    case 'dependentRequired': {
      const detail = `${label} needs ${paramOf(error, 'deps')} because it has ${paramOf(error, 'property')}.`;
      return { summary: 'Missing key', detail };
    }
    case 'oneOf': {
      const keys = excludingKeys(error);
      const detail = `${label} has ${keys.join(' and ')}; only one of them may be given.`;
      return keys.length > 0 ? { summary: 'Keys exclude one another', detail } : undefined;
    }
    default:
      return undefined;
  }
}

function unknownKey(error: SchemaError, path: Path, label: string): Words {
  const key = paramOf(error, 'additionalProperty');
  const known = keysOf(error.parentSchema);
  const detail = path.length === 0 ? `A manifest has no "${key}".` : `${label} has no "${key}".`;
  const near = didYouMean(key, known);
  const list = known.length > 0 ? `known here: ${listWords(known)}` : undefined;
  return { code: 'UNKNOWN_KEY', summary: 'Unknown key', detail, hint: near ?? list };
}

function invalidName(name: string): Words {
  const near = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '');
  return {
    summary: 'Invalid name',
    detail: `"${name}" can not name a resource: a name is 1 to 63 of a-z, 0-9 and -, and begins with a letter.`,
    hint: near !== '' && near.length <= 63 ? `did you mean "${near}"?` : undefined,
  };
}

function missingKey(error: SchemaError, path: Path, label: string): Words {
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
  return { summary, detail: replaced ?? `${label} needs ${names}.`, hint };
}

/** Errors about what a value is. */
function valueWords(error: SchemaError, path: Path, { tree, kinds, source }: ProblemContext): Words {
  const value = treeAt(tree, path);
  const secret =
    path[0] === 'state'
      ? path.length > 1 && MAY_HOLD_SECRETS.has(String(path.at(-1)))
      : path.length > 2 && kinds.secretFields(String(path[0])).has(String(path[2]));
  const written = value?.type === 'leaf' ? source.text.slice(value.span.start, value.span.end) : '';
  return valueProblem({ error, value, label: labelOf(tree, path), secret, written, depth: path.length });
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
