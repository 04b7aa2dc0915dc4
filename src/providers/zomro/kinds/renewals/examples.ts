/** Named specs for tests of every kind alike; the server that they are about stands in the account already. */
import type { Attributes } from '../../../../model/json.ts';

const fullest = {
  service: 'shop-host',
  mode: 'automatic',
  period: 'P1M',
  ensure_valid_for: 'P14D',
  max_price: '15.00 EUR',
};

/** `fullest` is due at once: its service expires within a fortnight. */
export const examples = {
  /** What a test puts into the simulated account before. */
  account: { monthly: 'shop-host', daysLeft: 10 },
  smallest: { service: 'shop-host' },
  fullest,
  changed: { ...fullest, mode: 'manual', period: 'P3M', max_price: '50.00 EUR' },
} as const satisfies { readonly [name: string]: Attributes };
