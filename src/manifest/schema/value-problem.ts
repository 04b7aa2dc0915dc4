import type { ErrorCode } from '../../model/errors.ts';
import { didYouMean, listWords } from '../suggest.ts';
import type { Leaf, Tree } from '../yaml/tree.ts';
import type { SchemaError } from './schema-error.ts';
import { annotation, paramOf, wordsOf } from './schema-error.ts';

/** What is said of a problem, without its place. */
export interface Words {
  readonly code?: ErrorCode;
  readonly summary: string;
  readonly detail: string;
  readonly hint?: string | undefined;
}

export interface ValueInput {
  readonly error: SchemaError;
  readonly value: Tree | undefined;
  /** `servers.web-1.power` */
  readonly label: string;
  /** The value is never shown. */
  readonly secret: boolean;
  /** The value as it stands in the file. */
  readonly written: string;
  /** Steps from the top of the document. */
  readonly depth: number;
}

/** Says what is wrong with a value. A kind's own words (`errorMessage` in its schema) come first. */
export function valueProblem(input: ValueInput): Words {
  const { error, value, label } = input;
  const { keyword, parentSchema } = error;
  if (keyword === 'type' && value?.type === 'leaf' && value.filled?.parts) return misplacedReference(input);
  if (value?.type === 'leaf' && value.value === null) return emptyValue(input);
  const own = keyword === 'pattern' ? annotation(parentSchema, 'patternErrorMessage') : undefined;
  const replaced = own ?? annotation(parentSchema, 'errorMessage');
  if (replaced !== undefined) return { summary: 'Invalid value', detail: replacedDetail(input, replaced) };
  if (keyword === 'type') return wrongType(input);
  if (keyword === 'enum' || keyword === 'const') return notAllowed(input);
  return { summary: 'Invalid value', detail: `${label} is ${shown(input)}, but ${asked(error)}.` };
}

/** A kind's words are a sentence of their own, or go on after the name of the field: `must have 8 characters`. */
function replacedDetail(input: ValueInput, words: string): string {
  const goesOn = /^[a-z]/.test(words) && !/^https?:/.test(words);
  const sentence = /[.!?"]$/.test(words) ? words : `${words}.`;
  return goesOn ? `${input.label} ${sentence}` : `${input.label} is ${shown(input)}. ${sentence}`;
}

/** What a keyword asks for, after "it is …, but". Of several forms, what each of them asks for. */
function asked(error: SchemaError): string {
  const { keyword, params, forms } = error;
  if (forms) return forms.map(asked).join(' or ');
  if (keyword === 'const') return `has to be ${paramOf(error, 'allowedValue')}`;
  if (keyword === 'enum') return `has to be one of ${wordsOf(params['allowedValues']).join(', ')}`;
  return LIMIT_WORDS[keyword]?.((name) => paramOf(error, name)) ?? `does not fit the schema (${keyword})`;
}

function misplacedReference({ label, error }: ValueInput): Words {
  const detail = `${label} has to be ${typeWords(error)}; a reference can only stand where text is expected.`;
  return { code: 'REFERENCE', summary: 'Reference not possible here', detail, hint: 'write the value itself' };
}

function emptyValue({ label, depth }: ValueInput): Words {
  const hint = depth === 2 ? 'indent its fields below it, or remove it' : 'give it a value, or remove it';
  return { summary: 'Empty value', detail: `${label} is empty.`, hint };
}

function wrongType(input: ValueInput): Words {
  const { label, error, value } = input;
  const detail = `${label} has to be ${typeWords(error)}, but is ${shown(input)}.`;
  return { summary: 'Wrong type', detail, hint: value?.type === 'leaf' ? typeHint(input, value) : undefined };
}

function typeHint({ error, secret, written }: ValueInput, { value, filled }: Leaf): string | undefined {
  const wanted = wordsOf(error.params['type']);
  if (wanted.includes('string') && typeof value !== 'string') {
    return secret ? 'put it in quotes' : `put it in quotes: "${written.slice(0, 60)}"`;
  }
  if (filled || typeof value !== 'string') return undefined;
  if (wanted.includes('boolean')) return 'write true or false';
  const number = wanted.includes('integer') || wanted.includes('number');
  return number && /^-?\d+(\.\d+)?$/.test(value) ? `write it without quotes: ${value}` : undefined;
}

function notAllowed(input: ValueInput): Words {
  const { error, label, value } = input;
  const { allowedValues, allowedValue } = error.params;
  const allowed = (Array.isArray(allowedValues) ? allowedValues : [allowedValue]).map(String);
  const detail = `${label} is ${shown(input)}; it takes ${allowed.length === 1 ? 'only' : 'one of'}: ${listWords(allowed, 40)}.`;
  const near = value?.type === 'leaf' && !input.secret ? didYouMean(String(value.value), allowed) : undefined;
  return { summary: 'Invalid value', detail, hint: near };
}

const TYPE_NAMES: { readonly [type: string]: string } = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'a mapping',
  array: 'a list',
  null: 'empty',
};

function typeWords({ params }: SchemaError): string {
  return wordsOf(params['type'])
    .map((type) => TYPE_NAMES[type] ?? type)
    .join(' or ');
}

/** The value for a sentence: short, never a secret, and with the variables that it came from. */
function shown({ value, secret }: ValueInput): string {
  if (!value || value.type === 'table') return 'a mapping';
  if (value.type === 'list') return 'a list';
  if (secret) return 'a value that is not shown';
  const text = String(value.value);
  const short = text.length > 60 ? `${text.slice(0, 59)}…` : text;
  const names = value.filled?.variables ?? [];
  const from = names.length > 0 ? ` (from ${names.map((name) => `\${${name}}`).join(', ')})` : '';
  return `${typeof value.value === 'string' ? JSON.stringify(short) : short}${from}`;
}

/** What the other keywords of JSON Schema ask for, after "it is …, but". */
const LIMIT_WORDS: { readonly [keyword: string]: (param: (name: string) => string) => string } = {
  pattern: (param) => `has to match ${param('pattern')}`,
  minLength: (param) => `needs at least ${param('limit')} characters`,
  maxLength: (param) => `may have at most ${param('limit')} characters`,
  minItems: (param) => `needs at least ${param('limit')} entries`,
  maxItems: (param) => `may have at most ${param('limit')} entries`,
  uniqueItems: (param) => `its entries ${Number(param('i')) + 1} and ${Number(param('j')) + 1} are the same`,
  minProperties: (param) => `needs at least ${param('limit')} keys`,
  maxProperties: (param) => `may have at most ${param('limit')} keys`,
  minimum: (param) => `may not be below ${param('limit')}`,
  maximum: (param) => `may not be above ${param('limit')}`,
  exclusiveMinimum: (param) => `has to be above ${param('limit')}`,
  exclusiveMaximum: (param) => `has to be below ${param('limit')}`,
  multipleOf: (param) => `has to be a multiple of ${param('multipleOf')}`,
  oneOf: (param) =>
    param('passingSchemas').startsWith('[')
      ? 'fits several forms of which only one may be used'
      : 'fits none of its forms',
  anyOf: () => 'fits none of its forms',
  not: () => 'has a form that is not allowed',
};
