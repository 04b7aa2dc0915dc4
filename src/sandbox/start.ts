/**
 * The simulated vendors, in this process and on loopback. This room is the only way in to simulated code, and only
 * `--sandbox` and `sandbox start` load it. The cloud they simulate is kept in one file beside the sandbox's state.
 */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../model/clock.ts';
import { HostformError } from '../model/errors.ts';
import type { Attributes, Json } from '../model/json.ts';
import { isRecord } from '../model/json.ts';
import { startOvhSimulator } from '../providers/ovh/simulator.ts';
import { startZomroSimulator } from '../providers/zomro/simulator.ts';

export interface Sandbox {
  /** Endpoints and credentials, as the environment would hold them. */
  readonly env: { readonly [name: string]: string };
  /** Provider settings for a world in which nothing takes long. */
  readonly settings: { readonly [provider: string]: Attributes };
  close(): Promise<void>;
}

export interface SandboxInput {
  /** Where `sandbox.cloud.json` lies. */
  readonly folder: string;
  readonly clock: Clock;
}

const QUICK: Attributes = { poll_interval: '250ms', delivery_timeout: '2m', settle_time: '5s' };

/** Starts both vendors with what earlier runs left in them. */
export async function startSandbox({ folder, clock }: SandboxInput): Promise<Sandbox> {
  const file = join(folder, 'sandbox.cloud.json');
  const clouds: Record<string, Json> = { ...loadClouds(file) };
  const keep = (vendor: string) => (snapshot: Json) => {
    clouds[vendor] = snapshot;
    saveClouds(file, clouds);
  };
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const time = { now: () => clock.now() };
  const zomro = await startZomroSimulator({ clock: time, onChange: keep('zomro'), ...restored(clouds['zomro']) });
  const ovh = await startOvhSimulator({ clock: time, onChange: keep('ovh'), ...restored(clouds['ovh']) });
  return {
    env: {
      ZOMRO_ENDPOINT: zomro.url,
      ZOMRO_TOKEN: '',
      ZOMRO_USERNAME: zomro.username,
      ZOMRO_PASSWORD: zomro.password,
      OVH_ENDPOINT: ovh.url,
      OVH_APPLICATION_KEY: ovh.credentials.applicationKey,
      OVH_APPLICATION_SECRET: ovh.credentials.applicationSecret,
      OVH_CONSUMER_KEY: ovh.credentials.consumerKey,
      OVH_CLIENT_ID: '',
      OVH_CLIENT_SECRET: '',
    },
    settings: { zomro: QUICK, ovh: QUICK },
    async close() {
      await zomro.close();
      await ovh.close();
    },
  };
}

/** Forgets the simulated clouds. */
export function removeSandboxCloud(folder: string): void {
  rmSync(join(folder, 'sandbox.cloud.json'), { force: true });
}

function restored(snapshot: Json | undefined): { restore?: Json } {
  return snapshot === undefined ? {} : { restore: snapshot };
}

function loadClouds(file: string): Attributes {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return {};
  }
  try {
    const parsed: Json = JSON.parse(text);
    if (isRecord(parsed)) return parsed;
  } catch {
    // Said below: a sandbox that silently starts anew would look like a vendor that lost everything.
  }
  throw new HostformError('STATE_DAMAGED', "The sandbox's cloud can not be read", {
    detail: `${file} is damaged.`,
    hint: 'hostform sandbox reset',
  });
}

/** Written whole before the vendor's answer leaves, so that a killed run finds a vendor that remembers. */
function saveClouds(file: string, clouds: Record<string, Json>): void {
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, JSON.stringify(clouds), { mode: 0o600 });
  renameSync(temporary, file);
}
