/** A larger tariff for a server that exists, with a process that can be killed at any request by the vendor itself. */
import { expect } from 'vitest';
import { startZomroSimulator, type ZomroSimulator } from '../../src/providers/zomro/simulator.ts';
import { makeFolder, writeFiles } from '../support/run-cli.ts';
import { applyUntilDone, type CrashPoint, expectEmptyPlan, killAt, pointsOf } from './kill-points.ts';
import { runUndisturbed } from './undisturbed.ts';

interface ResizeStage {
  readonly sim: ZomroSimulator;
  readonly cwd: string;
  readonly env: { readonly [name: string]: string };
  close(): Promise<void>;
}

const manifest = (tariff: string): string => `
hostform: 1
providers:
  zomro: { licence_agreement: accepted, poll_interval: 60ms, delivery_timeout: 20s, settle_time: 1s }
servers:
  web-1: { tariff: ${tariff} | NL-2, datacenter: Netherlands-2, os: Ubuntu 22.04, period: P1D, ssh_key: deploy }
`;

const APPLY = ['apply', '--auto-approve', '--max-spend', '20.00 EUR'];

/** The server is there, and its block asks for more. */
async function openStage(): Promise<ResizeStage> {
  const sim = await startZomroSimulator({});
  const folder = makeFolder({ 'hostform.yaml': manifest('Cloud Essential') });
  const stage: ResizeStage = {
    sim,
    cwd: folder.path,
    env: { ZOMRO_ENDPOINT: sim.url, ZOMRO_USERNAME: sim.username, ZOMRO_PASSWORD: sim.password },
    async close() {
      await sim.close();
      folder.remove();
    },
  };
  const bought = await runUndisturbed(APPLY, stage);
  expect(bought.code, bought.err).toBe(0);
  writeFiles(folder.path, { 'hostform.yaml': manifest('Cloud Exclusive') });
  return stage;
}

const payments = ({ sim }: ResizeStage) => sim.cloud.ledger.filter(({ reason }) => reason !== 'day').length;

/** Requests of an undisturbed run, times the three moments of each. */
export async function resizePoints(): Promise<CrashPoint[]> {
  const stage = await openStage();
  try {
    const before = stage.sim.calls.length;
    const ended = await runUndisturbed(APPLY, stage);
    expect(ended.code, ended.err).toBe(0);
    expect(payments(stage)).toBe(2);
    return pointsOf(stage.sim.calls.slice(before));
  } finally {
    await stage.close();
  }
}

/** Kills the run at this point, then runs again until it is done: one resize, one charge for it, nothing left to do. */
export async function expectOneResize(point: CrashPoint): Promise<void> {
  const stage = await openStage();
  try {
    await killAt(stage, APPLY, point);
    await applyUntilDone(stage, APPLY, point);
    expect(payments(stage), JSON.stringify(point)).toBe(2);
    const machines = [...stage.sim.cloud.servers.values()].map(({ tariff, state }) => `${tariff} ${state}`);
    expect(machines, JSON.stringify(point)).toEqual(['6760 active']);
    await expectEmptyPlan(stage);
  } finally {
    await stage.close();
  }
}
