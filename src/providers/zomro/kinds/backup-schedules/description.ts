import type { KindDescription } from '../../../../model/kind.ts';
import { DAYS } from './days.ts';

const LIVE_UPDATE = { compare: 'live', change: 'update' } as const;

const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['server', 'days', 'time'],
  properties: {
    name: {
      type: 'string',
      minLength: 1,
      maxLength: 100,
      pattern: '^\\S(.*\\S)?$',
      description: 'The name at the vendor; defaults to the key.',
    },
    server: { type: 'string', minLength: 1, description: 'A key under servers, or the id of a server.' },
    days: {
      type: 'array',
      minItems: 1,
      uniqueItems: true,
      items: { type: 'string', enum: DAYS },
      description: 'Days of the week, in any order.',
    },
    time: {
      type: 'string',
      pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$',
      description: "HH:MM on the vendor's clock (Kyiv time, with daylight saving), not UTC.",
    },
  },
};

/** What can be said of Zomro backup schedules without a network. */
export const backupSchedulesDescription: KindDescription = {
  name: 'backup_schedules',
  provider: 'zomro',
  type: 'zomro_backup_schedule',
  schema,
  fields: {
    name: LIVE_UPDATE,
    server: { compare: 'live', change: 'replace' },
    days: LIVE_UPDATE,
    time: LIVE_UPDATE,
  },
  secret: [],
  links: { server: { kind: 'servers', output: 'id' } },
  outputs: ['id'],
  nature: 'owned',
  costly: false,
};
