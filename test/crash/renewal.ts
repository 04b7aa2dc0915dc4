/** A renewal that is due, with a process that can be killed at any request by the vendor itself. */
import { expect } from 'vitest';
import { type OvhSimulator, startOvhSimulator } from '../../src/providers/ovh/simulator.ts';
import { makeFolder } from '../support/run-cli.ts';
import { applyUntilDone, type CrashPoint, expectEmptyPlan, killAt, pointsOf } from './kill-points.ts';
import { runUndisturbed } from './undisturbed.ts';

export interface RenewalStage {
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

export const APPLY = ['apply', '--auto-approve', '--max-spend', '20.00 EUR'];

/** A vendor of its own, quick, and a folder with the manifest. */
export async function openRenewalStage(): Promise<RenewalStage> {
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

/** Requests of an undisturbed run, times the three moments of each. */
export async function renewalCrashPoints(): Promise<CrashPoint[]> {
  const stage = await openRenewalStage();
  try {
    const ended = await runUndisturbed(APPLY, stage);
    expect(ended.code, ended.err).toBe(0);
    expect(stage.sim.cloud.ledger).toHaveLength(1);
    return pointsOf(stage.sim.calls);
  } finally {
    await stage.close();
  }
}

/** Kills the run at this point, then runs again until it is done: renewed once, paid once, nothing left to do. */
export async function expectRenewedOnce(point: CrashPoint): Promise<void> {
  const stage = await openRenewalStage();
  try {
    await killAt(stage, APPLY, point);
    await applyUntilDone(stage, APPLY, point);
    expect(stage.sim.cloud.ledger, JSON.stringify(point)).toHaveLength(1);
    await expectEmptyPlan(stage);
  } finally {
    await stage.close();
  }
}
