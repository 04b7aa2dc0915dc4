/** A larger tariff for a server that exists, with a process that can be killed at any request by the vendor itself. */
import { expect } from 'vitest';
import { writeFiles } from '../support/run-cli.ts';
import { killProof } from './kill-points.ts';
import { runUndisturbed } from './undisturbed.ts';
import { openZomroStage, type ZomroStage } from './zomro-stage.ts';

const manifest = (tariff: string): string => `
hostform: 1
providers:
  zomro: { licence_agreement: accepted, poll_interval: 60ms, delivery_timeout: 20s, settle_time: 1s }
servers:
  web-1: { tariff: ${tariff} | NL-2, datacenter: Netherlands-2, os: Ubuntu 22.04, period: P1D, ssh_key: deploy }
`;

const APPLY = ['apply', '--auto-approve', '--max-spend', '20.00 EUR'];

/** The server is there, and its block asks for more. */
async function openStage(): Promise<ZomroStage> {
  const stage = await openZomroStage(manifest('Cloud Essential'));
  const bought = await runUndisturbed(APPLY, stage);
  expect(bought.code, bought.err).toBe(0);
  writeFiles(stage.cwd, { 'hostform.yaml': manifest('Cloud Exclusive') });
  return stage;
}

/** One charge for the server, one for the resize. */
export const resize = killProof({
  open: openStage,
  argv: APPLY,
  expectOnce({ sim }, words) {
    expect(sim.cloud.ledger.filter(({ reason }) => reason !== 'day').length, words).toBe(2);
    const machines = [...sim.cloud.servers.values()].map(({ tariff, state }) => `${tariff} ${state}`);
    expect(machines, words).toEqual(['6760 active']);
  },
});
