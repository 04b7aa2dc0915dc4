/** One simulated world: machines, a wire, the vendors, a server for states, and people who do things meanwhile. */
import type { Script } from 'node:vm';
import type { startOvhSimulator } from '../../src/providers/ovh/simulator.ts';
import type { Catalogue, defaultCatalogue } from '../../src/providers/zomro/simulated/catalogue.ts';
import type { startZomroSimulator } from '../../src/providers/zomro/simulator.ts';
import { type Dice, makeDice } from '../engine/support/random.ts';
import type { startPlainServer } from '../state/http/support/plain-server.ts';
import { type Loop, makeLoop } from './machine/loop.ts';
import { makeNetwork, type Network } from './machine/network.ts';
import { BEGINNING, CHECKOUT, type Machine, makeMachine } from './machine/process.ts';
import { instantiate, makeSlot, type Slot, simulatedTime } from './machine/program.ts';
import { httpModules } from './modules/http.ts';
import { type Declared, type Scenario, TARIFFS, UNDECLARED } from './scenario.ts';

type Zomro = Awaited<ReturnType<typeof startZomroSimulator>>;
type Ovh = Awaited<ReturnType<typeof startOvhSimulator>>;
type Keeper = Awaited<ReturnType<typeof startPlainServer>>;

/** What is made once and used for every world: instances of the program and of the vendors. */
export interface Theatre {
  /** A slot that nobody is in. */
  slot(): Slot;
  open(scenario: Scenario): Promise<Stage>;
}

export interface Stage {
  readonly scenario: Scenario;
  readonly dice: Dice;
  readonly loop: Loop;
  readonly network: Network;
  readonly machines: readonly Machine[];
  readonly zomro: Zomro;
  readonly ovh: Ovh | undefined;
  /** Keeps the state when it is not in a file. */
  readonly keeper: Keeper | undefined;
  readonly env: { readonly [name: string]: string };
  /** Values that must never be shown or written. */
  readonly secrets: readonly string[];
}

interface Vendors {
  readonly startZomroSimulator: typeof startZomroSimulator;
  readonly startOvhSimulator: typeof startOvhSimulator;
  readonly startPlainServer: typeof startPlainServer;
  readonly defaultCatalogue: typeof defaultCatalogue;
}

const PASSWORD = 'canary-password-9QzR7';
export const PROMO = 'CANARYPROMO77';

export function openTheatre(program: Script, vendorScript: Script): Theatre {
  const slots: Slot[] = [];
  let here: { loop: Loop; network: Network } | undefined;
  const current = (): { loop: Loop; network: Network } => {
    if (!here) throw new Error('no world is open');
    return here;
  };
  const time = simulatedTime(() => current().loop);
  const later = (ms: number) => new Promise<void>((resolve) => current().loop.after(ms, resolve));
  const vendors = instantiate<Vendors>(
    vendorScript,
    { ...httpModules(() => current().network), 'node:timers/promises': { setTimeout: later } },
    time,
  );
  return {
    slot() {
      const free = slots.find((slot) => slot.free());
      if (free) return free;
      const made = makeSlot(program);
      slots.push(made);
      return made;
    },
    async open(scenario) {
      const loop = makeLoop();
      const network = makeNetwork(loop);
      here = { loop, network };
      return openStage(scenario, { loop, network, vendors });
    },
  };
}

interface Opening {
  readonly loop: Loop;
  readonly network: Network;
  readonly vendors: Vendors;
}

async function openStage(scenario: Scenario, { loop, network, vendors }: Opening): Promise<Stage> {
  const clock = { now: () => BEGINNING + loop.now() };
  const account = { balance: scenario.balance, password: PASSWORD };
  const zomro = await vendors.startZomroSimulator({
    clock,
    seed: String(scenario.seed),
    knobs: scenario.knobs,
    accounts: [account],
    catalogue: smallCatalogue(vendors.defaultCatalogue()),
    sleep: (ms) => new Promise((resolve) => loop.after(ms, resolve)),
  });
  addPromo(zomro, scenario);
  const renews = [scenario.declared, ...scenario.rounds.map(({ declared }) => declared)];
  const ovh = renews.some(({ renewals }) => renewals.length > 0)
    ? await vendors.startOvhSimulator({ clock, seed: scenario.seed })
    : undefined;
  const keeper = scenario.place === 'http' ? await vendors.startPlainServer({ etags: true }) : undefined;
  const machines = (keeper ? ['alpha', 'beta'] : ['alpha']).map((name) => makeMachine(name, loop));
  const keys = ovh?.credentials;
  return {
    scenario,
    dice: makeDice(scenario.seed).fork('life'),
    loop,
    network,
    machines,
    zomro,
    ovh,
    keeper,
    env: {
      ZOMRO_ENDPOINT: zomro.url,
      ZOMRO_USERNAME: zomro.username,
      ZOMRO_PASSWORD: PASSWORD,
      PROMO,
      ...(ovh &&
        keys && {
          OVH_ENDPOINT: ovh.url,
          OVH_APPLICATION_KEY: keys.applicationKey,
          OVH_APPLICATION_SECRET: keys.applicationSecret,
          OVH_CONSUMER_KEY: keys.consumerKey,
        }),
    },
    secrets: [PASSWORD, PROMO, ...(keys ? [keys.applicationSecret, keys.consumerKey] : [])],
  };
}

/** One data centre and what is ordered there: a long price list costs time, and tells nothing more. */
function smallCatalogue({ tariffs, systems, datacenters }: Catalogue): Partial<Catalogue> {
  const names = new Set<string>([...TARIFFS, UNDECLARED]);
  return {
    tariffs: tariffs.filter(({ title }) => names.has(title)),
    systems: systems.filter(({ distro }) => distro === 'Ubuntu'),
    datacenters: datacenters.slice(0, 1),
  };
}

function addPromo(zomro: Zomro, { promo }: Scenario): void {
  if (promo === 'unknown') return;
  const expiresAt = promo === 'expired' ? BEGINNING - 1 : null;
  zomro.cloud.addPromo({ code: PROMO, percent: 10, oneTime: promo === 'one time', expiresAt });
}

const MORE = { datacenter: 'Netherlands-2', os: 'Ubuntu 22.04', period: 'P1D', ssh_key: 'deploy' };

/** Puts the manifest on a machine's disk, as a checkout would: it is there before anything of ours runs. */
export function declare({ keeper, scenario }: Stage, { disk }: Machine, declared: Declared): void {
  const servers = declared.servers.map(({ key, tariff, promo }) => [
    key,
    { tariff, ...MORE, ...(promo && { promo_code: '${PROMO:-}' }) },
  ]);
  const image = { region: 'Netherlands-2', url: 'https://images.example/golden.qcow2', disk_format: 'qcow2' };
  const renewal = {
    product: 'vps',
    mode: 'automatic',
    period: 'P1M',
    ensure_valid_for: 'P14D',
    max_price: '12.00 EUR',
  };
  const manifest = {
    hostform: 1,
    ...(keeper && { state: { backend: 'http', address: keeper.address } }),
    providers: {
      // As few looks as a patient person takes: each one is a reading of everything.
      zomro: { licence_agreement: 'accepted', poll_interval: '120s', ...(scenario.marker && { order_marker: true }) },
      ...(declared.renewals.length > 0 && { ovh: {} }),
    },
    servers: Object.fromEntries(servers),
    images: Object.fromEntries(declared.images.map((key) => [key, { ...image, os_distro: 'ubuntu' }])),
    renewals: Object.fromEntries(declared.renewals.map((service, at) => [`vps-${at + 1}`, { ...renewal, service }])),
  };
  const folder = disk.find(CHECKOUT) ?? disk.makeFolder(0o755);
  if (folder.kind !== 'folder') throw new Error(`${CHECKOUT} is no folder`);
  for (const names of [disk.root.names, disk.root.synced]) names.set(CHECKOUT.slice(1), folder);
  const file = disk.makeFile(0o644);
  file.bytes = Buffer.from(`${JSON.stringify(manifest, undefined, 1)}\n`);
  file.synced = file.bytes;
  for (const names of [folder.names, folder.synced]) names.set('hostform.yaml', file);
}
