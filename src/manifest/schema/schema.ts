/**
 * The schema of a whole manifest, composed from what the kinds and providers say of themselves.
 *
 * `strict` is for documents whose variables are filled: the validator in src/generated is made from it. `editor` is
 * for manifests as they are written, in editors: a `${…}` is accepted wherever one value is expected.
 */
import type { KindDescription } from '../../model/kind.ts';
import { indexKinds } from '../kind-index.ts';
import { acceptVariables } from './editor-schema.ts';
import { entrySchema } from './entry-schema.ts';
import { budgetSchema, guardsSchema } from './limits-schema.ts';
import { stateSchema } from './state-schema.ts';
import { withoutAnnotations } from './strict-schema.ts';

export type Flavour = 'editor' | 'strict';
export type Schema = { readonly [keyword: string]: unknown };

/** What is needed of a provider: its name and the schema of its block. */
export interface ProviderBlock {
  readonly name: string;
  readonly schema: object;
}

/** Where the package's files can be read by editors that do not have it installed. */
const SCHEMA_ID = 'https://unpkg.com/hostform/schemas/manifest.schema.json';

const KEY_PATTERN = '^[a-z][a-z0-9-]{0,62}$';

/** JSON Schema, draft-07. The same kinds and providers always give the same schema. @throws TypeError for a `$ref`. */
export function manifestSchema(
  kinds: readonly KindDescription[],
  providers: readonly ProviderBlock[],
  flavour: Flavour,
): Schema {
  const blocks = [...providers].sort((a, b) => (a.name < b.name ? -1 : 1));
  const index = indexKinds(kinds);
  const sections = index.names.map((name) => [name, sectionSchema(index.offering(name), flavour)]);
  const whole = {
    title: 'hostform manifest',
    type: 'object',
    required: ['hostform'],
    additionalProperties: false,
    patternProperties: { '^x-': { description: 'Free for YAML anchors; not read.' } },
    properties: {
      hostform: VERSION,
      providers: providersSchema(blocks),
      budget: budgetSchema(
        blocks.map(({ name }) => name),
        flavour,
      ),
      guards: guardsSchema(),
      state: stateSchema(),
      ...Object.fromEntries(sections),
      moved: MOVED,
      forget: FORGET,
    },
  };
  refuseReferences(whole, '#');
  if (flavour === 'strict') return withoutAnnotations(whole);
  return { $schema: 'http://json-schema.org/draft-07/schema#', $id: SCHEMA_ID, ...acceptVariables(whole) };
}

const VERSION = {
  title: 'Format version',
  description: 'Version of the manifest format; required in each file.',
  const: 1,
  errorMessage: 'This hostform reads version 1 of the format: write "hostform: 1".',
};

const ADDRESS = {
  type: 'string',
  pattern: '^[a-z][a-z_]*\\.[a-z][a-z0-9-]{0,62}$',
  examples: ['servers.web-1'],
  errorMessage: 'An address is a kind and a key: write servers.web-1.',
};

const MOVED = {
  title: 'Moved',
  description: 'Addresses that have changed: what is recorded under the old one goes on under the new one.',
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['from', 'to'],
    properties: {
      from: { ...ADDRESS, description: 'The address as it was; it is no longer declared.' },
      to: { ...ADDRESS, description: 'The address as it is declared now; of the same kind.' },
    },
  },
};

const FORGET = {
  title: 'Forget',
  description: 'Addresses that are no longer managed; what they stand for is left as it is at the vendor.',
  type: 'array',
  items: { ...ADDRESS, description: 'An address that is no longer declared.' },
};

function providersSchema(blocks: readonly ProviderBlock[]) {
  return {
    title: 'Providers',
    description: 'Settings of the vendors; credentials come from the environment only.',
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(blocks.map(({ name, schema }) => [name, { type: 'object', ...schema }])),
  };
}

function sectionSchema(offers: readonly KindDescription[], flavour: Flavour) {
  const vendors = offers.map(({ provider }) => provider).join(', ');
  return {
    title: offers[0]?.name ?? '',
    description: [...offers.map(describe), `Offered by ${vendors}.`].filter((text) => text !== '').join(' '),
    defaultSnippets: offers.map(newEntry),
    type: 'object',
    propertyNames: { pattern: KEY_PATTERN, patternErrorMessage: 'A name is 1 to 63 of a-z, 0-9 and -.' },
    additionalProperties: entrySchema(offers, flavour),
  };
}

function describe({ schema }: KindDescription): string {
  const description: unknown = Reflect.get(schema, 'description');
  return typeof description === 'string' ? description : '';
}

/** What an editor inserts for a new resource: its name and the fields that it needs. */
function newEntry({ name, provider, schema }: KindDescription) {
  const required: unknown = Reflect.get(schema, 'required');
  const fields = (Array.isArray(required) ? required : []).map((field, index) => [field, `$${index + 2}`]);
  return { label: `new entry of ${name} (${provider})`, body: { '${1:name}': Object.fromEntries(fields) } };
}

/** A `$ref` of a kind would lead nowhere once its schema stands inside another one. */
function refuseReferences(schema: unknown, where: string): void {
  if (typeof schema !== 'object' || schema === null) return;
  if (Object.hasOwn(schema, '$ref')) throw new TypeError(`$ref can not be used in a kind's schema (${where})`);
  for (const [key, inner] of Object.entries(schema)) refuseReferences(inner, `${where}/${key}`);
}
