import type { KindDescription } from '../../../../src/model/kind.ts';

const LIVE_UPDATE = { compare: 'live', change: 'update' } as const;
const LIVE_REPLACE = { compare: 'live', change: 'replace' } as const;

const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['region'],
  properties: {
    name: {
      type: 'string',
      minLength: 1,
      maxLength: 100,
      pattern: '^\\S(.*\\S)?$',
      description: 'The name at the vendor; defaults to the key.',
    },
    region: { type: 'string', minLength: 1, description: 'Name of a data centre: Netherlands-2.' },
    note: { type: 'string', minLength: 1, maxLength: 200, description: 'Shown in the panel.' },
  },
};

/** What can be said of sample things at Zomro without a network. */
export const sampleThingsDescription: KindDescription = {
  name: 'sample_things',
  provider: 'zomro',
  type: 'zomro_sample_thing',
  schema,
  fields: { name: LIVE_UPDATE, region: LIVE_REPLACE, note: LIVE_UPDATE },
  secret: [],
  links: {},
  outputs: ['id'],
  nature: 'owned',
  costly: false,
};
