import type { KindDescription } from '../../../../model/kind.ts';
import { PERIOD_SPELLINGS } from '../../billing-period.ts';

const LIVE_UPDATE = { compare: 'live', change: 'update' } as const;
const LIVE_REPLACE = { compare: 'live', change: 'replace' } as const;
const LIVE_RESIZE = { compare: 'live', change: 'resize' } as const;
const LIVE_REBUILD = { compare: 'live', change: 'rebuild' } as const;
const RECORDED_REBUILD = { compare: 'recorded', change: 'rebuild' } as const;
const RECORDED_REPLACE = { compare: 'recorded', change: 'replace' } as const;
const WRITE_ONLY = { compare: 'never', change: 'update' } as const;

/**
 * zomro.md §7.3: 8 to 48 characters, a capital, a small letter and a digit; printable ASCII without blanks and without
 * those characters that the panel refuses.
 */
const PASSWORD = '^(?=.*[A-Z])(?=.*[a-z])(?=.*[0-9])[!$+,\\-./0-9:=A-Z\\[\\\\\\]^_`a-z{}~]{8,48}$';

/** What is ordered with a server: no listing shows it, so a server that exists may be declared without either. */
const LOGIN_UNSEEN = {
  required: ['lifecycle'],
  properties: {
    lifecycle: {
      required: ['ignore_changes'],
      properties: { ignore_changes: { contains: { const: 'ssh_key' } } },
    },
  },
  not: { anyOf: [{ required: ['ssh_key'] }, { required: ['password'] }] },
};

const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['tariff', 'datacenter', 'os', 'period'],
  properties: {
    name: {
      type: 'string',
      minLength: 1,
      maxLength: 100,
      pattern: '^\\S(.*\\S)?$',
      description: 'The name at the vendor (servername); defaults to the key.',
    },
    tariff: {
      type: 'string',
      minLength: 1,
      description: 'Title or id of a tariff: Cloud Essential | NL-2, or "6740".',
    },
    datacenter: { type: 'string', minLength: 1, description: 'Name or id of a data centre: Netherlands-2, or "13".' },
    os: { type: 'string', minLength: 1, description: 'Label or UID of a system, or ${images.KEY.uid}.' },
    period: {
      type: 'string',
      enum: PERIOD_SPELLINGS,
      description: 'How it is billed: P1D (charged daily), P1M, P3M, P6M or P1Y.',
    },
    addons: {
      type: 'object',
      additionalProperties: { type: 'string', minLength: 1 },
      propertyNames: { minLength: 1 },
      description: 'Options of the tariff by label, { network: IPv6 }, or raw: { addon_6746: "260" }.',
    },
    ssh_key: {
      type: 'string',
      minLength: 1,
      description:
        'Name of an SSH key in the account. Left out beside `lifecycle.ignore_changes: [ssh_key]`: a server that exists, and whose key nobody can see.',
    },
    password: {
      type: 'string',
      pattern: PASSWORD,
      errorMessage:
        'must have 8 to 48 characters with a capital, a small letter and a digit, without blanks and without " # % & \' ( ) * ; < > ? @ |',
      description: 'Root password; write-only: never stored, printed or compared.',
    },
    promo_code: { type: 'string', maxLength: 100, description: 'A promo code, secret as well; empty means none.' },
    promo: {
      type: 'object',
      additionalProperties: false,
      required: ['code'],
      properties: {
        code: { type: 'string', maxLength: 100, description: 'The promo code, secret; empty means none.' },
        required: {
          type: 'boolean',
          default: true,
          description: 'false: where the code is refused, or makes nothing cheaper, the full price is paid.',
        },
      },
      description:
        'The same with a choice, `{ code: ${PROMO}, required: false }`: a code that is refused is no reason not to buy.',
    },
    power: {
      type: 'string',
      enum: ['running', 'stopped'],
      default: 'running',
      description: 'Left out: started, and not looked at again.',
    },
  },
  allOf: [
    {
      oneOf: [{ required: ['ssh_key'] }, { required: ['password'] }, LOGIN_UNSEEN],
      errorMessage: 'needs exactly one of ssh_key and password',
    },
    {
      not: { required: ['promo_code', 'promo'] },
      errorMessage: 'may have promo_code or promo, not both',
    },
  ],
};

/** What can be said of Zomro servers without a network. */
export const serversDescription: KindDescription = {
  name: 'servers',
  provider: 'zomro',
  type: 'zomro_server',
  schema,
  fields: {
    name: LIVE_UPDATE,
    power: LIVE_UPDATE,
    tariff: LIVE_RESIZE,
    datacenter: LIVE_REPLACE,
    os: LIVE_REBUILD,
    period: LIVE_REPLACE,
    addons: RECORDED_REPLACE,
    ssh_key: RECORDED_REBUILD,
    password: WRITE_ONLY,
    promo_code: WRITE_ONLY,
    promo: WRITE_ONLY,
  },
  secret: ['password', 'promo_code'],
  longForms: { promo: { secret: 'promo_code', inner: 'code' } },
  links: {},
  outputs: ['id', 'ipv4', 'ipv6', 'status', 'tariff_id', 'datacenter_id', 'cost'],
  nature: 'owned',
  costly: true,
};
