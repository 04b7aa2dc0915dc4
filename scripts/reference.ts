/** The generated part of docs/manifest.md: one table a kind, one a provider, from what they say of themselves. */
import { type BackendDescription, STATE_BACKENDS } from '../src/manifest/schema/state-schema.ts';
import type { FieldRule, KindDescription } from '../src/model/kind.ts';
import { BACKENDS, type BackendName } from '../src/model/state-place.ts';

/** What is needed of a provider: its name and the schema of its block. */
interface ProviderBlock {
  readonly name: string;
  readonly schema: object;
}

/** The keywords of JSON Schema that are told in words. */
interface FieldSchema {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly (string | number | boolean)[];
  readonly const?: string | number | boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: FieldSchema;
  readonly anyOf?: readonly FieldSchema[];
  readonly properties?: { readonly [field: string]: FieldSchema };
  readonly additionalProperties?: FieldSchema | boolean;
  readonly required?: readonly string[];
  readonly allOf?: readonly { readonly errorMessage?: string }[];
  readonly dependencies?: { readonly [field: string]: readonly string[] };
}

/** Markdown, ending with a line end. The same kinds and providers always give the same text. */
export function fieldReference(kinds: readonly KindDescription[], providers: readonly ProviderBlock[]): string {
  const blocks = [...providers].sort(byName).map(providerSection);
  const places = BACKENDS.map((name) => stateSection(name, STATE_BACKENDS[name]));
  return [...[...kinds].sort(byName).map((kind) => kindSection(kind, kinds)), ...blocks, ...places].join('\n');
}

interface Named {
  readonly name: string;
  readonly provider?: string;
}

function byName(a: Named, b: Named): number {
  const [left, right] = [a, b].map(({ name, provider }) => `${name} ${provider ?? ''}`);
  return (left ?? '') < (right ?? '') ? -1 : 1;
}

function kindSection(kind: KindDescription, all: readonly KindDescription[]): string {
  const schema: FieldSchema = kind.schema;
  const own = Object.entries(schema.properties ?? {}).filter(([field]) => field !== 'provider');
  const rows = own.map(([field, inner]) => [
    `\`${field}\``,
    valueWords(inner),
    schema.required?.includes(field) ? 'yes' : '',
    changeWords(kind, field),
    inner.description ?? '',
  ]);
  const facts = [
    `Offered by \`${kind.provider}\`; \`${kind.type}\` in JSON.`,
    kind.nature === 'policy' ? 'A policy: never created and never deleted, only set and forgotten.' : '',
    kind.costly ? 'A replacement buys again, so it is refused unless `lifecycle.replace` is `allow`.' : '',
    ...ruleWords(schema),
  ].filter((fact) => fact !== '');
  const shared = all.filter(({ name }) => name === kind.name).length > 1;
  return `### ${kind.name}${shared ? ` at ${kind.provider}` : ''}

${facts.join(' ')}

${table(['field', 'value', 'required', 'a change', 'meaning'], rows)}
Outputs for references: ${kind.outputs.map((output) => `\`\${${kind.name}.KEY.${output}}\``).join(', ')}.
`;
}

/** Rules about several fields. */
function ruleWords({ allOf = [], dependencies = {} }: FieldSchema): string[] {
  const whole = allOf.flatMap(({ errorMessage }) => (errorMessage === undefined ? [] : [`An entry ${errorMessage}.`]));
  const needed = Object.entries(dependencies).map(
    ([field, others]) => `\`${field}\` needs \`${others.join('`, `')}\`.`,
  );
  return [...whole, ...needed];
}

function providerSection({ name, schema }: ProviderBlock): string {
  const { properties = {} }: FieldSchema = schema;
  const rows = Object.entries(properties).map(([field, inner]) => [
    `\`${field}\``,
    valueWords(inner),
    inner.description ?? '',
  ]);
  return `### providers.${name}

${table(['setting', 'value', 'meaning'], rows)}`;
}

/** One backend of the block `state`. Where a field is left out, the environment or the default in its text counts. */
function stateSection(name: BackendName, { description, fields, required = [] }: BackendDescription): string {
  const rows = Object.entries(fields).map(([field, inner]: [string, FieldSchema]) => [
    `\`${field}\``,
    valueWords(inner),
    required.includes(field) ? 'yes' : '',
    inner.description ?? '',
  ]);
  return `### state, backend: ${name}

${description}

${table(['setting', 'value', 'required', 'meaning'], rows)}`;
}

const EFFECTS: { readonly [change in FieldRule['change']]: string } = {
  update: 'in place',
  resize: 'in place, at a price; or replaces',
  rebuild: 'wipes, or replaces',
  replace: 'replaces',
};

/** What follows when the field is changed in the manifest of something that exists. */
function changeWords({ secret, fields, nature }: KindDescription, field: string): string {
  const rule: FieldRule | undefined = fields[field];
  if (secret.includes(field)) return 'not seen: secret';
  if (rule === undefined || rule.compare === 'never') return 'not seen';
  const effect = nature === 'owned' ? EFFECTS[rule.change] : EFFECTS.update;
  return rule.compare === 'recorded' ? `${effect}; compared with what was last applied` : effect;
}

function valueWords(schema: FieldSchema): string {
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  if (schema.enum) return schema.enum.map((value) => `\`${String(value)}\``).join(' ');
  if (schema.anyOf) return [...new Set(schema.anyOf.map(valueWords))].join(', or ');
  switch (schema.type) {
    case 'integer':
    case 'number':
      return numberWords(schema);
    case 'boolean':
      return '`true` `false`';
    case 'array':
      return `list of ${schema.items ? valueWords(schema.items) : 'values'}`;
    case 'object':
      return objectWords(schema);
    default:
      return 'text';
  }
}

function numberWords({ minimum, maximum }: FieldSchema): string {
  if (minimum !== undefined && maximum !== undefined) return `whole number, ${minimum} to ${maximum}`;
  return minimum === undefined ? 'whole number' : `whole number from ${minimum}`;
}

function objectWords({ properties, additionalProperties }: FieldSchema): string {
  const inner = Object.keys(properties ?? {});
  if (inner.length > 0) return `map of ${inner.map((name) => `\`${name}\``).join(', ')}`;
  return typeof additionalProperties === 'object' ? `map of name to ${valueWords(additionalProperties)}` : 'map';
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |\n`;
  return line(head) + line(head.map(() => '---')) + rows.map(line).join('');
}

/** A bar would end the cell, even inside code. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
