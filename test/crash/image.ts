/** An image, which is ordered in one call, with a process that can be killed at any request by the vendor itself. */
import { expect } from 'vitest';
import { startZomroSimulator } from '../../src/providers/zomro/simulator.ts';
import { makeFolder } from '../support/run-cli.ts';
import { applyUntilDone, type CrashPoint, expectEmptyPlan, type KillStage, killAt, pointsOf } from './kill-points.ts';
import { runUndisturbed } from './undisturbed.ts';

const MANIFEST = `
hostform: 1
providers:
  zomro: { licence_agreement: accepted, poll_interval: 60ms, delivery_timeout: 20s, settle_time: 1s }
images:
  golden:
    name: golden
    region: Netherlands-2
    url: https://images.shop.example/ubuntu-24.04.qcow2
    disk_format: qcow2
    os_distro: ubuntu
`;

const APPLY = ['apply', '--auto-approve', '--max-spend', '20.00 EUR'];

async function openStage(): Promise<KillStage & { readonly images: () => number; close(): Promise<void> }> {
  const sim = await startZomroSimulator({});
  const folder = makeFolder({ 'hostform.yaml': MANIFEST });
  return {
    sim,
    cwd: folder.path,
    env: { ZOMRO_ENDPOINT: sim.url, ZOMRO_USERNAME: sim.username, ZOMRO_PASSWORD: sim.password },
    images: () => sim.cloud.images.size,
    async close() {
      await sim.close();
      folder.remove();
    },
  };
}

/** Requests of an undisturbed run, times the three moments of each. */
export async function imagePoints(): Promise<CrashPoint[]> {
  const stage = await openStage();
  try {
    const ended = await runUndisturbed(APPLY, stage);
    expect(ended.code, ended.err).toBe(0);
    expect(stage.images()).toBe(1);
    return pointsOf(stage.sim.calls);
  } finally {
    await stage.close();
  }
}

/** Kills the run at this point, then runs again until it is done: one image, nothing left to do. */
export async function expectOneImage(point: CrashPoint): Promise<void> {
  const stage = await openStage();
  try {
    await killAt(stage, APPLY, point);
    await applyUntilDone(stage, APPLY, point);
    expect(stage.images(), JSON.stringify(point)).toBe(1);
    await expectEmptyPlan(stage);
  } finally {
    await stage.close();
  }
}
