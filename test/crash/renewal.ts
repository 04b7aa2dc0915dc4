/** A renewal that is due, with a process that can be killed at any request by the vendor itself. */
import { expect } from 'vitest';
import { type OvhSimulator, startOvhSimulator } from '../../src/providers/ovh/simulator.ts';
import { makeFolder } from '../support/run-cli.ts';
import { killProof } from './kill-points.ts';

interface RenewalStage {
  readonly sim: OvhSimulator;
  readonly cwd: string;
  readonly env: { readonly [name: string]: string };
  close(): Promise<void>;
}

const MANIFEST = `
hostform: 1
providers:
  ovh: { poll_interval: 60ms, delivery_timeout: 20s, settle_time: 1s }
renewals:
  shop:
    product: vps
    service: vps-1a2b.vps.example
    mode: manual
    period: P1M
    ensure_valid_for: P14D
    max_price: 12.00 EUR
`;

const APPLY = ['apply', '--auto-approve', '--max-spend', '20.00 EUR'];

/** A vendor of its own, quick, and a folder with the manifest. */
async function openRenewalStage(): Promise<RenewalStage> {
  const sim = await startOvhSimulator({});
  Object.assign(sim.settings, { propagationMs: 60, checkingMs: 60, deliveringMs: 60, expirationLagMs: 60 });
  const folder = makeFolder({ 'hostform.yaml': MANIFEST });
  return {
    sim,
    cwd: folder.path,
    env: {
      OVH_ENDPOINT: sim.url,
      OVH_APPLICATION_KEY: sim.credentials.applicationKey,
      OVH_APPLICATION_SECRET: sim.credentials.applicationSecret,
      OVH_CONSUMER_KEY: sim.credentials.consumerKey,
    },
    async close() {
      await sim.close();
      folder.remove();
    },
  };
}

export const renewal = killProof({
  open: openRenewalStage,
  argv: APPLY,
  expectOnce: ({ sim }, words) => expect(sim.cloud.ledger, words).toHaveLength(1),
});
