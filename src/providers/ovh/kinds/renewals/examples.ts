/** Named specs for the conformance suite; the services are those of a fresh simulated account. */
import type { Attributes } from '../../../../model/json.ts';

/** `fullest` is due at once: its service expires within a fortnight. */
export const examples = {
  smallest: { product: 'vps', service: 'vps-1a2b.vps.example' },
  fullest: {
    product: 'vps',
    service: 'vps-1a2b.vps.example',
    mode: 'automatic',
    period: 'P1M',
    ensure_valid_for: 'P14D',
    max_price: '15.00 EUR',
    with: ['backup-option-77'],
    payment_method: 'default',
  },
  changed: {
    product: 'vps',
    service: 'vps-1a2b.vps.example',
    mode: 'manual',
    period: 'P3M',
    ensure_valid_for: 'P14D',
    max_price: '50.00 EUR',
    with: ['backup-option-77'],
    payment_method: '988',
  },
} as const satisfies { readonly [name: string]: Attributes };
