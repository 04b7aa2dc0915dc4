/** An image, which is ordered in one call, with a process that can be killed at any request by the vendor itself. */
import { expect } from 'vitest';
import { killProof } from './kill-points.ts';
import { openZomroStage } from './zomro-stage.ts';

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

export const image = killProof({
  open: () => openZomroStage(MANIFEST),
  argv: ['apply', '--auto-approve', '--max-spend', '20.00 EUR'],
  expectOnce: ({ sim }, words) => expect(sim.cloud.images.size, words).toBe(1),
});
