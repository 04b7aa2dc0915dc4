/** What hostile cases are played against: a simulated vendor, a manifest that buys there, and how to count that. */
import { startOvhSimulator } from '../../src/providers/ovh/simulator.ts';
import { startZomroSimulator } from '../../src/providers/zomro/simulator.ts';

export type VendorName = 'zomro' | 'ovh';

export interface HostileWorld {
  readonly url: string;
  /** Credentials, and the endpoint that lies behind `origin`. */
  envAt(origin: string): { readonly [name: string]: string };
  /** Payments and things at the vendor that this case has caused. */
  bought(): number;
  close(): Promise<void>;
}

/** Buys one server, or one renewal that is due. */
export const MANIFESTS: { readonly [vendor in VendorName]: string } = {
  zomro: `hostform: 1
providers: { zomro: { licence_agreement: accepted, poll_interval: 20ms, settle_time: 300ms, delivery_timeout: 1s } }
servers: { web-1: { tariff: Cloud Essential | NL-2, datacenter: Netherlands-2, os: Ubuntu 22.04, period: P1D, ssh_key: deploy } }
`,
  ovh: `hostform: 1
providers: { ovh: { poll_interval: 20ms, settle_time: 300ms, delivery_timeout: 1s } }
renewals: { shop: { product: vps, service: vps-1a2b.vps.example, mode: manual, period: P1M, ensure_valid_for: P14D, max_price: 12.00 EUR } }
`,
};

export const APPLY = ['apply', '--auto-approve', '--max-spend', '20.00 EUR'];

/** A vendor in whose world nothing takes long. */
export function openWorld(vendor: VendorName): Promise<HostileWorld> {
  return vendor === 'zomro' ? openZomro() : openOvh();
}

async function openZomro(): Promise<HostileWorld> {
  const sim = await startZomroSimulator({});
  Object.assign(sim.knobs, { activationMs: 40 });
  return {
    url: sim.url,
    envAt: (origin) => ({ ZOMRO_ENDPOINT: `${origin}/`, ZOMRO_USERNAME: sim.username, ZOMRO_PASSWORD: sim.password }),
    bought: () => sim.cloud.ledger.length + sim.cloud.servers.size,
    close: () => sim.close(),
  };
}

async function openOvh(): Promise<HostileWorld> {
  const sim = await startOvhSimulator({});
  Object.assign(sim.settings, { propagationMs: 40, checkingMs: 40, deliveringMs: 40, expirationLagMs: 40 });
  const { applicationKey, applicationSecret, consumerKey } = sim.credentials;
  const keys = {
    OVH_APPLICATION_KEY: applicationKey,
    OVH_APPLICATION_SECRET: applicationSecret,
    OVH_CONSUMER_KEY: consumerKey,
  };
  return {
    url: sim.url,
    envAt: (origin) => ({ OVH_ENDPOINT: `${origin}/1.0`, ...keys }),
    bought: () => sim.cloud.ledger.length,
    close: () => sim.close(),
  };
}
