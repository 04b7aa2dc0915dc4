/** What can be said of renewals without a network: schema, fields, outputs (contract §2). */
import type { KindDescription } from '../../../../model/kind.ts';
import { MODES } from './policy.ts';
import { PRODUCTS } from './products.ts';

/** `billing.ReusablePaymentMeanEnum`: new names and old ones (ovh.md §8.5). */
const MEANS = [
  'CREDIT_CARD',
  'CURRENT_ACCOUNT',
  'DEFERRED_PAYMENT_ACCOUNT',
  'DOMESTIC_CARD',
  'ENTERPRISE',
  'INTERNAL_TRUSTED_ACCOUNT',
  'PAYPAL',
  'RUPAY',
  'SEPA_DIRECT_DEBIT',
  'bankAccount',
  'creditCard',
  'deferredPaymentAccount',
  'fidelityAccount',
  'ovhAccount',
  'paypal',
] as const;

const ID = {
  anyOf: [
    { type: 'string', pattern: '^[0-9]{1,19}$' },
    { type: 'integer', minimum: 1 },
  ],
} as const;

const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['product', 'service'],
  properties: {
    provider: { const: 'ovh', description: 'Needed only where another configured provider offers renewals too.' },
    product: { enum: PRODUCTS, description: 'What kind of service it is.' },
    service: { type: 'string', minLength: 1, description: 'Its name at OVHcloud, e.g. vps-1a2b.vps.example.' },
    mode: {
      enum: MODES,
      description:
        'automatic: renewed and charged by OVHcloud. manual: ends unless somebody renews it. delete-at-expiration: deleted.',
    },
    period: {
      type: 'string',
      pattern: '^(P(?=[0-9])([0-9]{1,2}Y)?([0-9]{1,3}M)?|[0-9]{1,3}mo|[0-9]{1,2}y)$',
      description: 'For how long it is renewed: P1M, P3M, P6M, P1Y, ... as far as OVHcloud offers it.',
    },
    ensure_valid_for: {
      type: 'string',
      pattern: '^(P[0-9WDTHMSY]+|[0-9]+(s|m|h|d|w|mo|y))$',
      description: 'Buy a renewal when less than this is left. Leave out to never buy.',
    },
    max_price: {
      type: 'string',
      pattern: '^[0-9]{1,15}(\\.[0-9]{1,12})? ?[A-Z]{3}$',
      description: 'The most that one purchase may cost, without tax. Required with ensure_valid_for.',
    },
    with: {
      type: 'array',
      uniqueItems: true,
      items: {
        anyOf: [
          { type: 'string', minLength: 1 },
          { type: 'integer', minimum: 1 },
        ],
      },
      description: 'Services renewed in the same order, by name or id; the offer must be exactly this set.',
    },
    payment_method: {
      anyOf: [
        { const: 'default' },
        ...ID.anyOf,
        {
          type: 'object',
          additionalProperties: false,
          required: ['mean'],
          properties: { mean: { enum: MEANS }, id: ID },
        },
      ],
      description:
        'default, the id of a registered method, or { mean: creditCard, id: 1234 } for the older registered means.',
    },
  },
  dependencies: { ensure_valid_for: ['max_price'] },
} as const;

/**
 * A policy is never replaced: naming another service leaves the first one as it is and sets the policy on the other,
 * so `product` and `service` change by update. What only this tool knows (the ceiling, the payment method) is
 * compared with the record; changing it writes the state and calls nobody.
 */
export const renewalsDescription: KindDescription = {
  name: 'renewals',
  provider: 'ovh',
  type: 'ovh_renewal',
  schema,
  fields: {
    product: { compare: 'live', change: 'update' },
    service: { compare: 'live', change: 'update' },
    mode: { compare: 'live', change: 'update' },
    period: { compare: 'live', change: 'update' },
    ensure_valid_for: { compare: 'recorded', change: 'update' },
    max_price: { compare: 'recorded', change: 'update' },
    with: { compare: 'recorded', change: 'update' },
    payment_method: { compare: 'recorded', change: 'update' },
  },
  secret: [],
  links: {},
  outputs: ['service_id', 'expiration', 'status'],
  nature: 'policy',
  costly: false,
};
