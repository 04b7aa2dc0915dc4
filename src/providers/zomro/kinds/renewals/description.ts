import type { KindDescription } from '../../../../model/kind.ts';
import { PERIOD_SPELLINGS } from '../../billing-period.ts';

/** Whole months: a day is debited every day anyway, so there is nothing to renew (zomro.md §7.19). */
const MONTHS = PERIOD_SPELLINGS.filter((spelling) => !/d$/i.test(spelling));

const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['service'],
  properties: {
    service: {
      type: 'string',
      minLength: 1,
      pattern: '^\\S(.*\\S)?$',
      description: 'Name or id of a server that is paid by the month or longer, or ${servers.KEY.id}.',
    },
    mode: {
      enum: ['automatic', 'manual'],
      description: 'automatic: renewed and debited by Zomro. manual: ends unless somebody renews it.',
      errorMessage: 'has to be automatic or manual: Zomro ends no service at its expiration by itself',
    },
    period: {
      enum: MONTHS,
      description: 'For how long it is renewed: P1M, P3M, P6M or P1Y. Left out: as it was ordered.',
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
  },
  dependencies: { ensure_valid_for: ['max_price'] },
} as const;

/**
 * A policy on a server that exists, whoever bought it. `service` changes by update, as the policy is about another one
 * then. The period shows only as that of automatic renewal; with the others, which only this tool knows, it is compared
 * with the record.
 */
export const renewalsDescription: KindDescription = {
  name: 'renewals',
  provider: 'zomro',
  type: 'zomro_renewal',
  schema,
  fields: {
    service: { compare: 'live', change: 'update' },
    mode: { compare: 'live', change: 'update' },
    period: { compare: 'live', change: 'update' },
    ensure_valid_for: { compare: 'recorded', change: 'update' },
    max_price: { compare: 'recorded', change: 'update' },
  },
  secret: [],
  links: {},
  outputs: ['service_id', 'name', 'expiration', 'status'],
  nature: 'policy',
  costly: false,
};
