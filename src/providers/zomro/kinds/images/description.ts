import type { KindDescription } from '../../../../model/kind.ts';

const LIVE_UPDATE = { compare: 'live', change: 'update' } as const;
const LIVE_REPLACE = { compare: 'live', change: 'replace' } as const;

export const DISK_FORMATS = ['iso', 'ami', 'ari', 'aki', 'vhd', 'vmdk', 'raw', 'qcow2', 'vdi'];
export const ARCHITECTURES = ['x86_64', 'i686', 'ia64'];

/** What an order says where the manifest says nothing. */
export const DEFAULTS = { architecture: 'x86_64', min_disk: 1, min_ram: 1, protected: false } as const;

const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['region', 'url', 'disk_format', 'os_distro'],
  properties: {
    name: {
      type: 'string',
      minLength: 1,
      maxLength: 100,
      pattern: '^\\S(.*\\S)?$',
      description: 'The name at the vendor; defaults to the key.',
    },
    region: { type: 'string', minLength: 1, description: 'Name of a data centre: Netherlands-2.' },
    url: {
      type: 'string',
      pattern: '^https?://[^/?#\\s@]+([/?#]\\S*)?$',
      description: 'Where Zomro fetches the image from: a direct, public http or https link without credentials.',
    },
    disk_format: { type: 'string', enum: DISK_FORMATS, description: 'Format of the file behind the link.' },
    os_distro: { type: 'string', minLength: 1, maxLength: 100, description: 'System inside the image: ubuntu.' },
    os_version: { type: 'string', minLength: 1, maxLength: 100, description: 'Its version, quoted: "24.04".' },
    architecture: {
      type: 'string',
      enum: ARCHITECTURES,
      default: DEFAULTS.architecture,
      description: 'Left out: ordered as x86_64.',
    },
    min_disk: {
      type: 'integer',
      minimum: 0,
      maximum: 10_000,
      default: DEFAULTS.min_disk,
      description: 'Smallest disk in GB. Left out: ordered as 1.',
    },
    min_ram: {
      type: 'integer',
      minimum: 0,
      maximum: 1000,
      default: DEFAULTS.min_ram,
      description: 'Smallest memory in GB. Left out: ordered as 1.',
    },
    protected: {
      type: 'boolean',
      default: DEFAULTS.protected,
      description: 'The vendor refuses to delete it. Left out: ordered as false.',
    },
  },
};

/** What can be said of Zomro images without a network. */
export const imagesDescription: KindDescription = {
  name: 'images',
  provider: 'zomro',
  type: 'zomro_image',
  schema,
  fields: {
    name: LIVE_UPDATE,
    region: LIVE_REPLACE,
    url: { compare: 'recorded', change: 'replace' },
    disk_format: LIVE_REPLACE,
    os_distro: LIVE_UPDATE,
    os_version: LIVE_UPDATE,
    architecture: LIVE_UPDATE,
    min_disk: LIVE_UPDATE,
    min_ram: LIVE_UPDATE,
    protected: LIVE_UPDATE,
  },
  secret: [],
  links: {},
  outputs: ['id', 'uid', 'status', 'size'],
  nature: 'owned',
  costly: true,
};
