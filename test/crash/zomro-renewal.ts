/** A renewal at Zomro that is due, with a process that can be killed at any request by the vendor itself. */
import { expect } from 'vitest';
import { startZomroSimulator, type ZomroSimulator } from '../../src/providers/zomro/simulator.ts';
import { makeFolder } from '../support/run-cli.ts';
import { seedAccount } from '../support/vendors.ts';
import { applyUntilDone, type CrashPoint, expectEmptyPlan, killAt, pointsOf } from './kill-points.ts';
import { runUndisturbed } from './undisturbed.ts';

interface RenewalStage {
  readonly sim: ZomroSimulator;
  readonly cwd: string;
  readonly env: { readonly [name: string]: string };
  close(): Promise<void>;
}

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

const APPLY = ['apply', '--auto-approve', '--max-spend', '20.00 EUR'];

async function openStage(): Promise<RenewalStage> {
  const sim = await startZomroSimulator({});
  seedAccount({ zomro: sim }, { account: { monthly: 'shop-host', daysLeft: 10 } });
  const folder = makeFolder({ 'hostform.yaml': MANIFEST });
  return {
    sim,
    cwd: folder.path,
    env: { ZOMRO_ENDPOINT: sim.url, ZOMRO_USERNAME: sim.username, ZOMRO_PASSWORD: sim.password },
    async close() {
      await sim.close();
      folder.remove();
    },
  };
}

/** Requests of an undisturbed run, times the three moments of each. */
export async function zomroRenewalPoints(): Promise<CrashPoint[]> {
  const stage = await openStage();
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
export async function expectOneRenewal(point: CrashPoint): Promise<void> {
  const stage = await openStage();
  try {
    await killAt(stage, APPLY, point);
    await applyUntilDone(stage, APPLY, point);
    expect(stage.sim.cloud.ledger, JSON.stringify(point)).toHaveLength(1);
    await expectEmptyPlan(stage);
  } finally {
    await stage.close();
  }
}
