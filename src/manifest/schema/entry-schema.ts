import type { KindDescription } from '../../model/kind.ts';
import type { Flavour, Schema } from './schema.ts';

/**
 * The schema of one entry of a section: the kind's own fields, `provider` and `lifecycle`. Where several providers
 * offer the kind, `provider` decides which fields there are.
 */
export function entrySchema(offers: readonly KindDescription[], flavour: Flavour): Schema {
  const names = offers.map(({ provider }) => provider);
  const [only] = offers;
  if (offers.length === 1 && only) return offerSchema(only, names);
  const choices = offers.map((offer) => ({
    if: { type: 'object', properties: { provider: { const: offer.provider } }, required: ['provider'] },
    // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
    then: offerSchema(offer, names),
  }));
  const base = { type: 'object', properties: { provider: providerSchema(names) } };
  // An editor can not know which providers are configured: without `provider` it offers the fields of each of them. A
  // document that is validated has it filled in by then.
  if (flavour === 'strict') return { ...base, required: ['provider'], allOf: choices };
  return { ...base, allOf: [...choices, undecided(offers, names)] };
}

function undecided(offers: readonly KindDescription[], names: readonly string[]): Schema {
  return {
    if: { type: 'object', not: { required: ['provider'] } },
    // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
    then: { anyOf: offers.map((offer) => offerSchema(offer, names)) },
  };
}

function offerSchema(kind: KindDescription, names: readonly string[]): Schema {
  const own: Schema = { ...kind.schema };
  const properties = typeof own['properties'] === 'object' ? own['properties'] : {};
  return {
    type: 'object',
    ...own,
    additionalProperties: false,
    properties: { ...properties, provider: providerSchema(names), lifecycle: lifecycleSchema(kind) },
  };
}

function providerSchema(names: readonly string[]): Schema {
  const description = 'Needed only where more than one configured provider offers the kind.';
  return { description, type: 'string', enum: names };
}

function lifecycleSchema(kind: KindDescription): Schema {
  return {
    title: 'Lifecycle',
    description: 'What may happen to this resource.',
    type: 'object',
    additionalProperties: false,
    properties: {
      protect: { description: 'True: it is neither deleted nor replaced.', type: 'boolean' },
      replace: {
        description: 'A change that can not be made in place: deny (the default) stops, allow deletes and buys again.',
        type: 'string',
        enum: ['deny', 'allow'],
      },
      ...rebuildSchema(kind),
      adopt: {
        description:
          'What exists already is taken over while nothing is recorded here: by-name, or the id of the thing in quotes.',
        type: 'string',
        minLength: 1,
        maxLength: 200,
        pattern: '^\\S+$',
        examples: ['by-name'],
        errorMessage: 'Write by-name, or the id of what exists, between quotes: adopt: "5203773".',
      },
      ignore_changes: {
        description: 'Fields whose differences are left alone once it exists.',
        type: 'array',
        uniqueItems: true,
        items: { type: 'string', enum: Object.keys(kind.fields).sort() },
      },
    },
  };
}

/** Only kinds that can be wiped in place know the word. */
function rebuildSchema({ fields }: KindDescription): Schema {
  if (!Object.values(fields).some(({ change }) => change === 'rebuild')) return {};
  return {
    rebuild: {
      description:
        'A change that can be made in place, but costs all data on it: deny (the default) stops, allow wipes it and keeps its id.',
      type: 'string',
      enum: ['deny', 'allow'],
    },
  };
}
