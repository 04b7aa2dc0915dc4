/** One account at the simulated Zomro, a folder with a manifest, and hostform in process, all on one clock. */
import { afterEach } from 'vitest';
import type { Attributes, Json } from '../../../src/model/json.ts';
import type { Intent } from '../../../src/model/purchase.ts';
import type { StateFile } from '../../../src/model/state.ts';
import {
  startZomroSimulator,
  type ZomroSimulator,
  type ZomroSimulatorOptions,
} from '../../../src/providers/zomro/simulator.ts';
import { makeFolder, type Run, type RunOptions, run, writeFiles } from '../../support/run-cli.ts';
import { type JumpingClock, jumpingClock } from './clock.ts';

export interface Stage {
  readonly sim: ZomroSimulator;
  readonly clock: JumpingClock;
  readonly cwd: string;
  readonly env: { [name: string]: string };
  /** Writes the manifest. */
  declare(manifest: Attributes): void;
  hostform(...argv: string[]): Promise<Run>;
  /** `apply`, approved, with enough to spend. */
  apply(...more: string[]): Promise<Run>;
  /** With something else than the stage's own: another clock, an answer at the prompt. */
  runWith(options: Partial<RunOptions>, ...argv: string[]): Promise<Run>;
  /** The state with its journal replayed, as `state pull` prints it. */
  state(): Promise<StateFile>;
  /** Another checkout for the same account, with a manifest and a state of its own. */
  beside(manifest: Attributes): { apply(): Promise<Run> };
  close(): Promise<void>;
}

const open = new Set<Stage>();

afterEach(async () => {
  for (const stage of open) await stage.close();
});

/** Settings of a person in no hurry; nobody waits for real. */
export const SETTINGS = { licence_agreement: 'accepted' };

const APPLY = ['apply', '--auto-approve', '--max-spend', '100.00 EUR'];

/** Opens a stage; it is closed after the test. */
export async function openStage(options: ZomroSimulatorOptions = {}): Promise<Stage> {
  const clock = jumpingClock();
  const sim = await startZomroSimulator({ clock, ...options });
  const folder = makeFolder();
  const folders = [folder];
  const env: Stage['env'] = {
    ZOMRO_ENDPOINT: sim.url,
    ZOMRO_USERNAME: sim.username,
    ZOMRO_PASSWORD: sim.password,
  };
  const hostform: Stage['hostform'] = (...argv) => run(argv, { cwd: folder.path, env, clock });
  const stage: Stage = {
    sim,
    clock,
    cwd: folder.path,
    env,
    declare: (manifest) => writeFiles(folder.path, { 'hostform.yaml': written(manifest) }),
    hostform,
    apply: (...more) => hostform(...APPLY, ...more),
    runWith: (other, ...argv) => run(argv, { cwd: folder.path, env, clock, ...other }),
    async state() {
      const pulled = await hostform('state', 'pull');
      return JSON.parse(pulled.out) as StateFile;
    },
    beside(manifest) {
      const other = makeFolder({ 'hostform.yaml': written(manifest) });
      folders.push(other);
      return { apply: () => run(APPLY, { cwd: other.path, env, clock }) };
    },
    async close() {
      if (!open.delete(stage)) return;
      await sim.close();
      for (const each of folders) each.remove();
    },
  };
  open.add(stage);
  return stage;
}

function written(manifest: Attributes): string {
  const providers = { zomro: SETTINGS, ...(manifest['providers'] as Attributes | undefined) };
  return `${JSON.stringify({ hostform: 1, ...manifest, providers } satisfies Json, undefined, 2)}\n`;
}

/** The cheapest ordinary server. */
export const SERVER = {
  tariff: 'Cloud Essential | NL-2',
  datacenter: 'Netherlands-2',
  os: 'Ubuntu 22.04',
  period: 'P1D',
  ssh_key: 'deploy',
};

/** A manifest of servers: names, or what differs from the ordinary one. */
export function servers(...named: readonly (string | Named)[]): { readonly servers: Attributes } {
  const entries = named.map((each) =>
    typeof each === 'string' ? [each, SERVER] : [each.name, { ...SERVER, ...each }],
  );
  return { servers: Object.fromEntries(entries) as Attributes };
}

export type Named = Attributes & { readonly name: string };

/** Calls of one function; with `sok` only those that carried it (or did not). */
export function callsOf({ sim }: Stage, func: string, sok?: boolean): ZomroSimulator['calls'][number][] {
  return sim.calls.filter((call) => call.func === func && (sok === undefined || call.sok === sok));
}

export const adds = (stage: Stage) => callsOf(stage, 'v2.instances.order.param', true);
export const confirms = (stage: Stage) => callsOf(stage, 'cartorder.create.confirm', true);
export const promos = (stage: Stage) =>
  callsOf(stage, 'cart', true).filter(({ params }) => params['clicked_button'] === 'apply_promocode');
export const removals = (stage: Stage) =>
  callsOf(stage, 'cart', true).filter(({ params }) => params['clicked_button'] === 'delete');

/** Names of the servers in the account, whoever's they are. */
export function serverNames({ sim }: Stage): string[] {
  return [...sim.cloud.servers.values()].map(({ servername }) => servername).sort();
}

/** What was paid for orders, in the order in which it was. */
export function charges({ sim }: Stage): string[] {
  return sim.cloud.ledger.filter(({ reason }) => reason === 'order').map(({ amount }) => amount);
}

/** Ids of the lines in the cart. */
export function lines({ sim }: Stage): string[] {
  return [...sim.cloud.lines.keys()];
}

export async function pendingOf(stage: Stage): Promise<readonly Intent[]> {
  return (await stage.state()).pending;
}
