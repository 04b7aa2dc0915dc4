/** One account at the simulated OVHcloud, a folder with a manifest, and hostform in process, all on one clock. */
import { afterEach } from 'vitest';
import type { Attributes, Json } from '../../../src/model/json.ts';
import {
  type OvhSimulator,
  type OvhSimulatorOptions,
  startOvhSimulator,
} from '../../../src/providers/ovh/simulator.ts';
import { makeFolder, type Run, run, writeFiles } from '../../support/run-cli.ts';
import { type JumpingClock, jumpingClock } from './clock.ts';

export interface OvhStage {
  readonly sim: OvhSimulator;
  readonly clock: JumpingClock;
  readonly env: { [name: string]: string };
  /** Writes the manifest: one policy, `renewals.shop`. */
  declare(policy: Attributes): void;
  hostform(...argv: string[]): Promise<Run>;
  /** `apply`, approved, with enough to spend. */
  apply(...more: string[]): Promise<Run>;
  close(): Promise<void>;
}

const open = new Set<OvhStage>();

afterEach(async () => {
  for (const stage of open) await stage.close();
});

/** A policy whose renewal is due: the service expires in nine days, and costs 12.00 EUR a month without tax. */
export const DUE = {
  product: 'vps',
  service: 'vps-1a2b.vps.example',
  mode: 'automatic',
  period: 'P1M',
  ensure_valid_for: 'P14D',
  max_price: '12.00 EUR',
};

/** Opens a stage; it is closed after the test. */
export async function openOvhStage(options: OvhSimulatorOptions = {}): Promise<OvhStage> {
  const clock = jumpingClock();
  const sim = await startOvhSimulator({ clock, ...options });
  const folder = makeFolder();
  const env: OvhStage['env'] = {
    OVH_ENDPOINT: sim.url,
    OVH_APPLICATION_KEY: sim.credentials.applicationKey,
    OVH_APPLICATION_SECRET: sim.credentials.applicationSecret,
    OVH_CONSUMER_KEY: sim.credentials.consumerKey,
  };
  const hostform: OvhStage['hostform'] = (...argv) => run(argv, { cwd: folder.path, env, clock });
  const stage: OvhStage = {
    sim,
    clock,
    env,
    hostform,
    declare: (policy) => {
      const manifest: Json = { hostform: 1, providers: { ovh: {} }, renewals: { shop: policy } };
      writeFiles(folder.path, { 'hostform.yaml': `${JSON.stringify(manifest, undefined, 2)}\n` });
    },
    apply: (...more) => hostform('apply', '--auto-approve', '--max-spend', '200.00 EUR', ...more),
    async close() {
      if (!open.delete(stage)) return;
      await sim.close();
      folder.remove();
    },
  };
  open.add(stage);
  return stage;
}

type Called = OvhSimulator['calls'][number];

/** Orders asked for, without dry runs. */
export function renews({ sim }: OvhStage): Called[] {
  return sim.calls.filter(({ method, path, body }) => {
    const dry =
      typeof body === 'object' && body !== null && !Array.isArray(body) && (body as Attributes)['dryRun'] === true;
    return method === 'POST' && /^\/service\/\d+\/renew$/.test(path) && !dry;
  });
}

/** Payments asked for, in either way. */
export function pays({ sim }: OvhStage): Called[] {
  return sim.calls.filter(({ method, path }) => method === 'POST' && /^\/me\/order\/\d+\/pay/.test(path));
}

/** What was charged, by us or by the vendor itself: `14.40 EUR`, in order. */
export function payments({ sim }: OvhStage): string[] {
  return sim.cloud.ledger.map(({ ucents, currency }) => `${(ucents / 100_000_000).toFixed(2)} ${currency}`);
}

/** How many months the service was prolonged by since the stage was opened. */
export function terms({ sim }: OvhStage, serviceId = 12345): number {
  return (sim.cloud.services.find(({ id }) => id === serviceId)?.terms.length ?? 1) - 1;
}
