/**
 * The simulated Zomro: a local HTTP server that speaks BILLmanager as zomro.md describes it, with a cart, a balance, late
 * deliveries and everything that can go wrong on order. Whoever changes a kind finds its half of the vendor beside it,
 * in `kinds/<kind>/simulated.ts`; what the kinds share is in `simulated/`.
 *
 * What the fact sheet does not know is a knob (simulated/knobs.ts). What was never seen at the real vendor is said in
 * the sheet's own labels; nothing here has been checked against a live account yet.
 */
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Json } from '../../model/json.ts';
import { backupScheduleFunctions } from './kinds/backup-schedules/simulated.ts';
import { imageFunctions } from './kinds/images/simulated.ts';
import { serverFunctions } from './kinds/servers/simulated.ts';
import { accountFunctions } from './simulated/account-lists.ts';
import { type AccountSeed, DEFAULT_USER, fillAccounts } from './simulated/accounts.ts';
import type { Functions } from './simulated/asked.ts';
import { basketFunctions } from './simulated/basket.ts';
import type { Call, Hook } from './simulated/calls.ts';
import { cartFunctions } from './simulated/cart.ts';
import { type Catalogue, defaultCatalogue } from './simulated/catalogue.ts';
import { type Cloud, viewCloud } from './simulated/cloud.ts';
import { type Faults, makeFaults } from './simulated/faults.ts';
import { answerRequest, type HttpSide } from './simulated/http-side.ts';
import type { Knobs } from './simulated/knobs.ts';
import { prolongFunctions } from './simulated/prolong.ts';
import { openSession, sessionFunctions } from './simulated/sessions.ts';
import { sshKeyFunctions } from './simulated/ssh-keys.ts';
import { emptyTables } from './simulated/tables.ts';
import { openVendor, type Vendor } from './simulated/vendor.ts';

export interface ZomroSimulatorOptions {
  /** Wall clock; everything that takes time is computed from it. Default: the machine's. */
  readonly clock?: { now(): number };
  /** Session tokens follow from it. */
  readonly seed?: string;
  /** Default: any free one. */
  readonly port?: number;
  /** A snapshot to go on from. Knobs and catalogue are not part of it. */
  readonly restore?: Json;
  /**
   * Called after each committed change, before its answer leaves. The value is the cloud itself: it has to be written
   * down, or cloned, before the call returns.
   */
  readonly onChange?: (snapshot: Json) => void;
  /** The first is the one that `token`, `username` and `password` belong to. */
  readonly accounts?: readonly AccountSeed[];
  readonly catalogue?: Partial<Catalogue>;
  readonly knobs?: Partial<Knobs>;
  /** Real waiting, for the fault `delay`. */
  readonly sleep?: (ms: number) => Promise<void>;
}

export interface ZomroSimulator {
  /** `http://127.0.0.1:<port>/`; `/billmgr` is the same. */
  readonly url: string;
  /** A session that is valid now. */
  readonly token: string;
  readonly username: string;
  readonly password: string;
  readonly cloud: Cloud;
  readonly knobs: Knobs;
  /** Everything that was asked, in order. */
  readonly calls: readonly Call[];
  readonly faults: Faults;
  hook: Hook | undefined;
  /** A copy that stays as it is. */
  snapshot(): Json;
  /** A new cloud, no calls, no faults; knobs stay as they are. */
  reset(): void;
  close(): Promise<void>;
}

/** All functions of the vendor that are simulated; any other is `missed`. */
const FUNCTIONS: Functions = {
  ...sessionFunctions,
  ...serverFunctions,
  ...imageFunctions,
  ...backupScheduleFunctions,
  ...cartFunctions,
  ...basketFunctions,
  ...sshKeyFunctions,
  ...prolongFunctions,
  ...accountFunctions,
};

/**
 * Starts a simulated Zomro on loopback.
 * @throws RangeError when `restore` is no snapshot, and whatever `listen` throws when the port is taken.
 */
export async function startZomroSimulator(options: ZomroSimulatorOptions = {}): Promise<ZomroSimulator> {
  const vendor = vendorOf(options);
  const faults = makeFaults();
  const calls: Call[] = [];
  const longs: HttpSide['longs'] = new Map();
  const sleep = options.sleep ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)));
  const side: HttpSide = { vendor, faults, calls, longs, sleep, hook: () => simulator.hook };
  const server = createServer((request, response) => void answerRequest(side, request, response));
  const port = await listen(server, options.port ?? 0);
  const firstUser = () => [...vendor.world.tables.users.values()][0] ?? { ...DEFAULT_USER };
  const simulator: ZomroSimulator = {
    url: `http://127.0.0.1:${port}/`,
    get token() {
      return validToken(vendor);
    },
    get username() {
      return firstUser().username;
    },
    get password() {
      return firstUser().password;
    },
    cloud: viewCloud(vendor),
    knobs: vendor.world.knobs,
    calls,
    faults,
    hook: undefined,
    snapshot: () => vendor.snapshot(),
    reset() {
      vendor.reset();
      faults.clear();
      calls.length = 0;
      longs.clear();
    },
    close: () => close(server),
  };
  return simulator;
}

function vendorOf(options: ZomroSimulatorOptions): Vendor {
  const clock = options.clock ?? Date;
  const now = () => clock.now();
  return openVendor({
    functions: FUNCTIONS,
    now,
    seed: options.seed ?? 'hostform',
    knobs: options.knobs ?? {},
    catalogue: { ...defaultCatalogue(), ...options.catalogue },
    emptyTables,
    fill: (world) => fillAccounts(world, options.accounts ?? [{}], now()),
    restore: options.restore,
    onChange: options.onChange,
  });
}

/** The token of the first user's live session, or of a new one. */
function validToken({ world, now }: Vendor): string {
  const [user] = world.tables.users.values();
  if (!user) throw new RangeError('the simulator has no user');
  for (const { token, username, usedAt, half } of world.tables.sessions.values()) {
    if (username === user.username && !half && now() - usedAt < world.knobs.sessionMs) return token;
  }
  return openSession({ world, now: now() }, user).token;
}

function listen(server: HttpServer, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/** Connections that hang by order would keep the server open for ever. */
function close(server: HttpServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
