/**
 * A simulated OVHcloud on loopback: the vendor's protocol in front, tables in memory behind (ovh.md §13). Time-based
 * behaviour is computed from the clock when a call comes in; there are no timers.
 */
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Json } from '../../model/json.ts';
import { renewalRoutes } from './kinds/renewals/simulated.ts';
import { accountRoutes } from './simulated/account-routes.ts';
import { authRoutes } from './simulated/auth-routes.ts';
import { makeCalendar } from './simulated/calendar.ts';
import { cloudFrom, type OvhCloud, snapshotOf } from './simulated/cloud.ts';
import { type Desk, TOKEN_PATH } from './simulated/dispatch.ts';
import { makeListCache } from './simulated/expanded.ts';
import { type Fault, type FaultBook, makeFaultBook } from './simulated/faults.ts';
import { orderRoutes } from './simulated/order-routes.ts';
import { makeRateLimit } from './simulated/rate-limit.ts';
import { makeRouter } from './simulated/router.ts';
import { schemaRoutes } from './simulated/schema-routes.ts';
import { seedCloud, seedCredentials } from './simulated/seed.ts';
import { type Hook, makeListener, type RecordedCall, type Serving } from './simulated/serve.ts';
import { defaultSettings, type OvhSettings, overrideSettings, type SettingsOverrides } from './simulated/settings.ts';
import { advance } from './simulated/time.ts';
import type { Vendor } from './simulated/vendor.ts';

export interface OvhSimulatorOptions {
  /** Default: the wall clock. */
  readonly clock?: { now(): number };
  /** The same seed gives the same keys, passwords and list orders. */
  readonly seed?: number;
  /** Default: any free port of 127.0.0.1. */
  readonly port?: number;
  /** Speak HTTPS with this key and certificate (PEM): the official npm client knows nothing else. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** Tables to go on with, from `snapshot()` or `onChange`. */
  readonly restore?: Json;
  /** Called with the tables after every committed change, before the answer leaves. */
  readonly onChange?: (snapshot: Json) => void;
  readonly settings?: SettingsOverrides;
}

export interface OvhSimulator {
  /** `http://127.0.0.1:PORT/1.0` */
  readonly url: string;
  /** Token endpoint of the OAuth2 client credentials. */
  readonly tokenUrl: string;
  readonly credentials: typeof seedCredentials;
  /** The tables; may be read and written. What is due by the clock happens with the next call or `snapshot()`. */
  readonly cloud: OvhCloud;
  readonly settings: OvhSettings;
  readonly calls: readonly RecordedCall[];
  readonly faults: Pick<FaultBook, 'add'>;
  /** Awaited when a call has been read, when it has been handled, and when its answer has left. */
  hook?: Hook | undefined;
  /** The tables as of now. */
  snapshot(): Json;
  /** Back to the seeded account and the first settings; faults and recorded calls are gone. */
  reset(): void;
  close(): Promise<void>;
}

/** Starts a simulated OVHcloud; resolves when it listens. @throws RangeError for a foreign snapshot. */
export async function startOvhSimulator(options: OvhSimulatorOptions = {}): Promise<OvhSimulator> {
  const world = makeWorld(options);
  const hooked: { hook?: Hook | undefined } = {};
  const listener = makeListener({ ...world, hook: () => hooked.hook, scheme: options.tls ? 'https' : 'http' });
  const server = await makeServer(options, listener);
  const origin = await listen(server, options);
  const { cloud, settings } = world.desk.vendor;
  return Object.assign(hooked, {
    url: `${origin}/1.0`,
    tokenUrl: `${origin}${TOKEN_PATH}`,
    credentials: seedCredentials,
    cloud,
    settings,
    calls: world.calls,
    faults: { add: (fault: Fault) => world.faults.add(fault) },
    snapshot: () => takeSnapshot(world),
    reset: () => resetWorld(world, options),
    close: () => closeServer(server),
  });
}

/** Everything that outlives a call. */
type World = Omit<Serving, 'hook' | 'scheme'>;

function makeWorld(options: OvhSimulatorOptions): World {
  const changes = { revision: 0, told: 0 };
  const cloud = options.restore === undefined ? freshCloud(options) : cloudFrom(options.restore);
  const vendor: Vendor = {
    cloud,
    settings: firstSettings(options.settings),
    calendar: makeCalendar(),
    now: () => clockOf(options).now(),
    touch: () => {
      changes.revision += 1;
    },
  };
  const tellChanges = () => {
    if (changes.revision === changes.told) return;
    changes.told = changes.revision;
    options.onChange?.(snapshotOf(cloud));
  };
  return { desk: makeDesk(vendor), calls: [], faults: makeFaultBook(), tellChanges };
}

function clockOf({ clock = Date }: OvhSimulatorOptions): { now(): number } {
  return clock;
}

function freshCloud(options: OvhSimulatorOptions): OvhCloud {
  return seedCloud(clockOf(options).now(), options.seed ?? 1);
}

function takeSnapshot({ desk, tellChanges }: World): Json {
  advance(desk.vendor);
  tellChanges();
  return snapshotOf(desk.vendor.cloud);
}

/** In place: whoever holds the tables or the settings keeps holding them. */
function resetWorld({ desk, calls, faults, tellChanges }: World, options: OvhSimulatorOptions): void {
  const { vendor, cache, rateLimit } = desk;
  Object.assign(vendor.cloud, freshCloud(options));
  Object.assign(vendor.settings, firstSettings(options.settings));
  calls.length = 0;
  for (const part of [faults, cache, rateLimit]) part.clear();
  vendor.touch();
  tellChanges();
}

function firstSettings(overrides: SettingsOverrides = {}): OvhSettings {
  const settings = defaultSettings();
  overrideSettings(settings, overrides);
  return settings;
}

function makeDesk(vendor: Vendor): Desk {
  const routes = [...authRoutes, ...accountRoutes, ...orderRoutes, ...renewalRoutes];
  const router = makeRouter([...routes, ...schemaRoutes(routes)]);
  return { vendor, router, cache: makeListCache(), rateLimit: makeRateLimit() };
}

async function makeServer({ tls }: OvhSimulatorOptions, listener: ReturnType<typeof makeListener>): Promise<Server> {
  if (!tls) return createServer(listener);
  const https = await import('node:https');
  return https.createServer({ key: tls.key, cert: tls.cert }, listener);
}

function listen(server: Server, { port = 0, tls }: OvhSimulatorOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address() as AddressInfo;
      resolve(`${tls ? 'https' : 'http'}://127.0.0.1:${address.port}`);
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
