/** A renewal at Zomro that is due, with a process that can be killed at any request by the vendor itself. */
import { expect } from 'vitest';
import { seedAccount } from '../support/vendors.ts';
import { killProof } from './kill-points.ts';
import { openZomroStage, type ZomroStage } from './zomro-stage.ts';

const MANIFEST = `
hostform: 1
providers:
  zomro: { licence_agreement: accepted, poll_interval: 60ms, delivery_timeout: 20s, settle_time: 1s }
renewals:
  shop:
    service: shop-host
    mode: automatic
    ensure_valid_for: P14D
    max_price: 5.00 EUR
`;

async function openStage(): Promise<ZomroStage> {
  const stage = await openZomroStage(MANIFEST);
  seedAccount({ zomro: stage.sim }, { account: { monthly: 'shop-host', daysLeft: 10 } });
  return stage;
}

export const zomroRenewal = killProof({
  open: openStage,
  argv: ['apply', '--auto-approve', '--max-spend', '20.00 EUR'],
  expectOnce: ({ sim }, words) => expect(sim.cloud.ledger, words).toHaveLength(1),
});
