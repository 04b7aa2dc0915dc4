import type { KindDescription } from '../../../../src/model/kind.ts';

const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['service'],
  properties: {
    service: { type: 'string', minLength: 1, description: 'Its name at OVHcloud.' },
    note: { type: 'string', minLength: 1, maxLength: 200, description: 'Shown in the control panel.' },
  },
};

/**
 * What can be said of sample things without a network. A policy: they exist already, are matched by their name, and are
 * forgotten rather than deleted.
 */
export const sampleThingsDescription: KindDescription = {
  name: 'sample_things',
  provider: 'ovh',
  type: 'ovh_sample_thing',
  schema,
  fields: { service: { compare: 'live', change: 'update' }, note: { compare: 'live', change: 'update' } },
  secret: [],
  links: {},
  outputs: ['status'],
  nature: 'policy',
  costly: false,
};
