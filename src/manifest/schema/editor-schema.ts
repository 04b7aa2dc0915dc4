/**
 * The editor's flavour of a schema: wherever one value is expected, a text with `${…}` in it is accepted as well. Said
 * with `type` and `pattern` rather than `anyOf`, because language servers then complete and explain as before.
 */
import type { Schema } from './schema.ts';

const VARIABLE = '\\$\\{';

/** Keywords whose schemas describe a condition or a name; there a variable would change what is meant. */
const UNTOUCHED = new Set(['if', 'not', 'propertyNames', 'enum', 'const', 'required', 'examples', 'defaultSnippets']);
const MAPS = new Set(['properties', 'patternProperties', 'dependencies', 'dependentRequired', 'dependentSchemas']);
/** The format's version is never a variable. */
const FIXED_FIELDS = new Set(['hostform']);

export function acceptVariables(schema: Schema): Schema {
  const inner = Object.entries(schema).map(([keyword, value]) => [keyword, acceptInside(keyword, value)]);
  return acceptHere(Object.fromEntries(inner));
}

function acceptInside(keyword: string, value: unknown): unknown {
  if (UNTOUCHED.has(keyword)) return value;
  if (Array.isArray(value)) return value.map((item) => (isSchema(item) ? acceptVariables(item) : item));
  if (!isSchema(value)) return value;
  if (!MAPS.has(keyword)) return acceptVariables(value);
  const fields = Object.entries(value).map(([name, field]) => {
    return [name, isSchema(field) && !FIXED_FIELDS.has(name) ? acceptVariables(field) : field];
  });
  return Object.fromEntries(fields);
}

function acceptHere(schema: Schema): Schema {
  if (Array.isArray(schema['enum']) || 'const' in schema) return acceptBesideChoice(schema);
  const types = typesOf(schema);
  if (types.includes('string')) return acceptBesideText(schema);
  const scalar = types.some((type) => type === 'number' || type === 'integer' || type === 'boolean');
  if (!scalar) return schema;
  const wanted = types.map((type) => TYPE_WORDS[type] ?? type).join(' or ');
  const message = `Write ${wanted}, or a text with \${NAME} in it.`;
  return { errorMessage: message, ...schema, type: [...types, 'string'], pattern: VARIABLE };
}

const TYPE_WORDS: { readonly [type: string]: string } = {
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
};

/** A choice stays one `enum`, so that its values are completed; the second branch is for variables. */
function acceptBesideChoice(schema: Schema): Schema {
  const { title, description, markdownDescription, default: preset, ...choice } = schema;
  const spoken = { title, description, markdownDescription, default: preset };
  const kept = Object.fromEntries(Object.entries(spoken).filter(([, value]) => value !== undefined));
  return { ...kept, anyOf: [choice, { type: 'string', pattern: VARIABLE, doNotSuggest: true }] };
}

/** Length and pattern count only for texts without a variable. */
function acceptBesideText(schema: Schema): Schema {
  const { pattern, minLength, maxLength, format: _format, ...rest } = schema;
  const asked: string[] = [];
  const least = typeof minLength === 'number' ? minLength : 0;
  const most = typeof maxLength === 'number' ? maxLength : '';
  if (least !== 0 || most !== '') asked.push(`(?=[\\s\\S]{${least},${most}}$)`);
  if (typeof pattern === 'string')
    asked.push(pattern.startsWith('^') ? `(?=${pattern})` : `(?=[\\s\\S]*?(?:${pattern}))`);
  return asked.length === 0 ? rest : { ...rest, pattern: `${VARIABLE}|^${asked.join('')}` };
}

function typesOf(schema: Schema): string[] {
  const { type } = schema;
  return (Array.isArray(type) ? type : [type]).filter((name) => typeof name === 'string');
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
