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
