/** Both simulated vendors, quick, with the environment that points hostform at them. */
import { startOvhSimulator } from '../../src/providers/ovh/simulator.ts';
import { startZomroSimulator } from '../../src/providers/zomro/simulator.ts';

type Zomro = Awaited<ReturnType<typeof startZomroSimulator>>;
type Ovh = Awaited<ReturnType<typeof startOvhSimulator>>;

export interface Vendors {
  readonly zomro: Zomro;
  readonly ovh: Ovh;
  readonly env: { readonly [name: string]: string };
  close(): Promise<void>;
}

/** Settings of a world in which nothing takes long. */
export const QUICK = { poll_interval: '20ms', delivery_timeout: '5s', settle_time: '300ms' };

/** The `providers` block for manifests that are written as data. */
export const PROVIDERS = { zomro: { licence_agreement: 'accepted', ...QUICK }, ovh: QUICK };

/** What the examples of a kind about things that exist need to find: `account` in its examples. */
export interface AccountSeed {
  /** A server of this name that is paid by the month, and for so many days more. */
  readonly monthly: string;
  readonly daysLeft: number;
}

const DAY_MS = 86_400_000;

/** Puts it into the simulated account; automatic renewal can be set there. */
export function seedAccount({ zomro }: Pick<Vendors, 'zomro'>, { account }: { readonly account?: AccountSeed }): void {
  if (!account) return;
  zomro.knobs.editOffersAutoprolong = true;
  const server = zomro.cloud.addServer({ servername: account.monthly }, { period: '1' });
  server.paidUntil = server.boughtAt + account.daysLeft * DAY_MS;
  zomro.cloud.edited();
}

/** Starts both. */
export async function openVendors(): Promise<Vendors> {
  const zomro = await startZomroSimulator({});
  const ovh = await startOvhSimulator({});
  Object.assign(zomro.knobs, { activationMs: 40, deleteMs: 40, transitionMs: 40, savingMs: 40 });
  Object.assign(ovh.settings, { propagationMs: 40, checkingMs: 40, deliveringMs: 40, expirationLagMs: 40 });
  return {
    zomro,
    ovh,
    env: {
      ZOMRO_ENDPOINT: zomro.url,
      ZOMRO_USERNAME: zomro.username,
      ZOMRO_PASSWORD: zomro.password,
      OVH_ENDPOINT: ovh.url,
      OVH_APPLICATION_KEY: ovh.credentials.applicationKey,
      OVH_APPLICATION_SECRET: ovh.credentials.applicationSecret,
      OVH_CONSUMER_KEY: ovh.credentials.consumerKey,
    },
    async close() {
      await zomro.close();
      await ovh.close();
    },
  };
}
