/**
 * Descriptions of kinds in the shape of the contract's (§2), so that the manifest room is tested without the vendors'
 * code. `disks` is offered by two providers, which no real kind is yet.
 */
import type { FieldRule, KindDescription } from '../../../src/model/kind.ts';

const live: FieldRule = { compare: 'live', change: 'update' };
const fixed: FieldRule = { compare: 'live', change: 'replace' };
const never: FieldRule = { compare: 'never', change: 'update' };

const period = { type: 'string', pattern: '^(P(1D|1M|3M|6M|1Y)|1d|1mo|1y)$', description: 'How long is bought.' };
const money = {
  type: 'string',
  pattern: '^\\d+(\\.\\d+)? ?[A-Z]{3}$',
  errorMessage: 'Money is an amount and a currency: write 15.00 EUR.',
};
const text = { type: 'string', minLength: 1 };

export const servers: KindDescription = {
  name: 'servers',
  provider: 'zomro',
  type: 'zomro_server',
  nature: 'owned',
  costly: true,
  schema: {
    title: 'Server',
    description: 'A cloud server, ordered through the cart.',
    type: 'object',
    required: ['tariff', 'datacenter', 'os', 'period'],
    properties: {
      name: { ...text, maxLength: 63 },
      tariff: { ...text, description: 'Title or id of a tariff.' },
      datacenter: text,
      os: text,
      period,
      addons: { type: 'object', additionalProperties: { type: 'string' } },
      ssh_key: text,
      password: { type: 'string', minLength: 8 },
      promo_code: text,
      power: { type: 'string', enum: ['running', 'stopped'], description: 'Whether it runs.' },
      order: { type: 'integer', minimum: 1 },
    },
    oneOf: [{ required: ['ssh_key'] }, { required: ['password'] }],
  },
  fields: {
    name: live,
    tariff: fixed,
    datacenter: fixed,
    os: fixed,
    period: live,
    addons: live,
    ssh_key: never,
    password: never,
    promo_code: never,
    power: live,
    order: live,
  },
  secret: ['password', 'promo_code'],
  links: {},
  outputs: ['id', 'ipv4', 'ipv6', 'status'],
};

export const images: KindDescription = {
  name: 'images',
  provider: 'zomro',
  type: 'zomro_image',
  nature: 'owned',
  costly: true,
  schema: {
    title: 'Image',
    type: 'object',
    required: ['region', 'url', 'disk_format'],
    properties: {
      name: text,
      region: text,
      url: { type: 'string', pattern: '^https://', errorMessage: 'Write a URL that begins with https://.' },
      disk_format: { type: 'string', enum: ['iso', 'ami', 'ari', 'aki', 'vhd', 'vmdk', 'raw', 'qcow2', 'vdi'] },
      os_distro: text,
      os_version: text,
      architecture: { enum: ['x86_64', 'i686', 'ia64'] },
      min_disk: { type: 'integer', minimum: 0 },
      min_ram: { type: ['integer', 'null'], minimum: 0 },
      protected: { type: 'boolean' },
    },
  },
  fields: { name: live, region: fixed, url: fixed, disk_format: fixed, min_disk: live, min_ram: live, protected: live },
  secret: [],
  links: {},
  outputs: ['id', 'uid', 'status'],
};

export const backupSchedules: KindDescription = {
  name: 'backup_schedules',
  provider: 'zomro',
  type: 'zomro_backup_schedule',
  nature: 'owned',
  costly: false,
  schema: {
    title: 'Backup schedule',
    type: 'object',
    required: ['server', 'days', 'time'],
    properties: {
      server: { type: ['string', 'integer'] },
      days: {
        type: 'array',
        minItems: 1,
        uniqueItems: true,
        items: { type: 'string', enum: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] },
      },
      time: {
        type: 'string',
        pattern: '^([01]\\d|2[0-3]):[0-5]\\d$',
        patternErrorMessage: 'Write a time like "02:01".',
      },
    },
  },
  fields: { server: fixed, days: live, time: live },
  secret: [],
  links: { server: { kind: 'servers', output: 'id' } },
  outputs: ['id'],
};

export const renewals: KindDescription = {
  name: 'renewals',
  provider: 'ovh',
  type: 'ovh_renewal',
  nature: 'policy',
  costly: false,
  schema: {
    title: 'Renewal',
    type: 'object',
    required: ['product', 'service', 'mode'],
    properties: {
      product: { enum: ['vps', 'domain', 'domain/zone', 'hosting/web', 'dedicated/server', 'ip/service'] },
      service: text,
      mode: { enum: ['automatic', 'manual', 'delete-at-expiration'] },
      period,
      ensure_valid_for: { type: 'string', pattern: '^(P\\d+[DM]|\\d+(d|mo))$' },
      max_price: money,
      with: { type: 'array', items: { type: ['string', 'integer'] } },
      payment_method: {
        anyOf: [
          { type: 'string' },
          { type: 'integer' },
          {
            type: 'object',
            additionalProperties: false,
            required: ['mean', 'id'],
            properties: { mean: { type: 'string' }, id: { type: 'integer' } },
          },
        ],
      },
    },
    dependencies: { ensure_valid_for: ['max_price'] },
  },
  fields: { mode: live, period: live, ensure_valid_for: never, max_price: never, with: live, payment_method: live },
  secret: [],
  links: {},
  outputs: ['id', 'expiration'],
};

function disks(provider: string, schema: object): KindDescription {
  return {
    name: 'disks',
    provider,
    type: `${provider}_disk`,
    nature: 'owned',
    costly: false,
    schema,
    fields: { size: live, server: live },
    secret: [],
    links: { server: { kind: 'servers', output: 'id' } },
    outputs: ['id'],
  };
}

export const sampleKinds: readonly KindDescription[] = [
  servers,
  images,
  backupSchedules,
  renewals,
  disks('zomro', {
    properties: {
      size: { type: 'integer' },
      server: { type: 'string' },
      attach_to: { type: 'string', errorMessage: 'has to be named' },
      mode: { anyOf: [{ enum: ['a', 'b'] }, { const: 'c' }] },
      id: { anyOf: [{ const: 'none' }, { type: 'string', pattern: '^\\d+$' }, { type: 'integer' }] },
      when: {
        oneOf: [
          { type: 'string' },
          { type: 'object', required: ['after'], properties: { after: { type: 'string' } } },
          { type: 'object', required: ['at'], properties: { at: { type: 'string', pattern: '^\\d' } } },
        ],
      },
    },
  }),
  disks('ovh', { properties: { size: { type: 'string', pattern: 'GB$' } } }),
];

const duration = { type: 'string', pattern: '^\\d+(s|m|h|d)$', errorMessage: 'Write a duration like 10s or 30m.' };

export const sampleProviders = [
  {
    name: 'zomro',
    schema: {
      description: 'Zomro',
      additionalProperties: false,
      properties: {
        endpoint: { type: 'string' },
        licence_agreement: { const: 'accepted' },
        poll_interval: duration,
        delivery_timeout: duration,
        settle_time: duration,
        order_marker: { type: 'boolean' },
      },
    },
  },
  {
    name: 'ovh',
    schema: {
      description: 'OVHcloud',
      additionalProperties: false,
      properties: { endpoint: { type: 'string' }, poll_interval: duration, delivery_timeout: duration },
    },
  },
];
