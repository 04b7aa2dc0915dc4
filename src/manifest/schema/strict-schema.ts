import type { Schema } from './schema.ts';

/** Keywords of editors that JSON Schema does not know. */
export const EDITOR_KEYWORDS = [
  'markdownDescription',
  'enumDescriptions',
  'markdownEnumDescriptions',
  'defaultSnippets',
  'deprecationMessage',
  'doNotSuggest',
] as const;

/** Keywords for people and editors. The validator keeps only the messages that it shows. */
const ANNOTATIONS: ReadonlySet<string> = new Set(['title', 'description', 'default', 'examples', ...EDITOR_KEYWORDS]);

/** Keywords of ours, and of editors, that carry the words of an error. */
export const MESSAGES = ['errorMessage', 'patternErrorMessage'] as const;

/** Keywords below which names are a user's, not JSON Schema's. */
const MAPS = new Set(['properties', 'patternProperties', 'dependencies', 'dependentRequired', 'dependentSchemas']);
const VALUES = new Set(['enum', 'const', 'required']);

/** The same schema without what only editors read, so that the validator stays small. */
export function withoutAnnotations(schema: Schema): Schema {
  const kept = Object.entries(schema).filter(([keyword]) => !ANNOTATIONS.has(keyword));
  return Object.fromEntries(kept.map(([keyword, value]) => [keyword, inner(keyword, value)]));
}

function inner(keyword: string, value: unknown): unknown {
  if (VALUES.has(keyword)) return value;
  if (Array.isArray(value)) return value.map((item) => (isSchema(item) ? withoutAnnotations(item) : item));
  if (!isSchema(value)) return value;
  if (!MAPS.has(keyword)) return withoutAnnotations(value);
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [name, isSchema(field) ? withoutAnnotations(field) : field]),
  );
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
