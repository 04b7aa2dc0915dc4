/** The real provider against the simulated vendor, with one clock for both in the test's hand. */
import { afterEach } from 'vitest';
import type { HostformError, Problem } from '../../../../src/model/errors.ts';
import type { Attributes } from '../../../../src/model/json.ts';
import type { Aligned, Offer, ResourceKind } from '../../../../src/model/kind.ts';
import type { Connection } from '../../../../src/model/provider.ts';
import type { Sale, Want } from '../../../../src/model/purchase.ts';
import type { DesiredResource, LiveResource, RecordedResource } from '../../../../src/model/resource.ts';
import { ovh } from '../../../../src/providers/ovh/index.ts';
import type { SimulatedOrder, SimulatedService } from '../../../../src/providers/ovh/simulated/cloud.ts';
import type { SettingsOverrides } from '../../../../src/providers/ovh/simulated/settings.ts';
import { type OvhSimulator, startOvhSimulator } from '../../../../src/providers/ovh/simulator.ts';
import { type HandClock, half, makeHandClock } from './clock.ts';

/** Seeded terms are counted from here: 12345 ends 2026-09-10, 12346 on 2026-09-04. */
export const START = Date.parse('2026-09-01T06:00:00Z');
export const DAY = 86_400_000;

export interface World {
  readonly simulator: OvhSimulator;
  readonly clock: HandClock;
  readonly connection: Connection;
  readonly kind: ResourceKind;
  readonly sale: Sale;
  readonly notices: readonly Problem[];
  readonly secrets: readonly string[];
  /** Another process: same account, nothing remembered. */
  readonly connectAgain: (options?: Options) => World;
  readonly align: (spec: Attributes, recorded?: Attributes) => Promise<Aligned>;
  readonly offer: (spec: Attributes, recorded?: Attributes) => Promise<Offer>;
  /** What apply would be handed for this spec; fails when it is refused. */
  readonly want: (spec: Attributes, recorded?: Attributes) => Promise<Want>;
  readonly live: (key: string) => Promise<LiveResource | undefined>;
  readonly service: (id: number) => SimulatedService;
  readonly orders: () => readonly SimulatedOrder[];
  /** Calls since the last time this was asked, without the time. */
  readonly calls: () => string[];
}

const open: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

export async function startWorld(settings: SettingsOverrides = {}): Promise<World> {
  const clock = makeHandClock(START);
  const simulator = await startOvhSimulator({ clock, settings: { listOrder: 'ascending', ...settings } });
  open.push(() => simulator.close());
  return makeWorld(simulator, clock, {});
}

export interface Options {
  readonly mayWrite?: boolean;
  readonly env?: Attributes;
  /** A clock of this machine that is not the vendor's. */
  readonly clock?: HandClock;
}

function makeWorld(simulator: OvhSimulator, clock: HandClock, { mayWrite = true, env }: Options): World {
  const notices: Problem[] = [];
  const secrets: string[] = [];
  const { applicationKey, applicationSecret, consumerKey } = simulator.credentials;
  const keys = {
    OVH_APPLICATION_KEY: applicationKey,
    OVH_APPLICATION_SECRET: applicationSecret,
    OVH_CONSUMER_KEY: consumerKey,
  };
  const connection = ovh.connect({
    settings: {},
    env: { OVH_ENDPOINT: simulator.url, ...((env as Record<string, string> | undefined) ?? keys) },
    cwd: '/nowhere',
    mayWrite,
    clock,
    random: half,
    onSecret: (value) => secrets.push(value),
    onNotice: (problem) => notices.push(problem),
  });
  open.unshift(() => connection.close());
  const kind = required(connection.kinds[0]);
  let counted = 0;

  const align = async (spec: Attributes, recorded?: Attributes): Promise<Aligned> => {
    const desired = declare(spec);
    const key = kind.key(spec, desired);
    const live = (await kind.list({ keys: [key], ids: [] })).find((each) => each.key === key);
    return kind.align({ desired, spec, unknown: [], live, recorded: record(recorded), now: clock.now() });
  };
  const offer = async (spec: Attributes, recorded?: Attributes): Promise<Offer> => {
    const aligned = await align(spec, recorded);
    if (aligned.problems.length > 0) throw new Error(JSON.stringify(aligned.problems));
    const offered = await kind.offer?.({ desired: declare(spec), spec: aligned.spec, unknown: [], live: undefined });
    return required(offered);
  };

  return {
    simulator,
    clock,
    connection,
    kind,
    sale: required(kind.sale),
    notices,
    secrets,
    connectAgain: (options = {}) => makeWorld(simulator, options.clock ?? clock, options),
    align,
    offer,
    async want(spec, recorded) {
      const { spec: aligned } = await align(spec, recorded);
      const { order, quote, refusals } = await offer(spec, recorded);
      if (refusals.length > 0) throw new Error(JSON.stringify(refusals));
      return { address: 'renewals.shop', spec: aligned, order, secrets: {}, quote: required(quote) };
    },
    live: async (key) => (await kind.list({ keys: [key], ids: [] })).find((each) => each.key === key),
    service: (id) => required(simulator.cloud.services.find((service) => service.id === id)),
    orders: () => simulator.cloud.orders.filter(({ id }) => id >= 700_100_200),
    calls() {
      const fresh = simulator.calls.slice(counted).filter(({ path }) => path !== '/auth/time');
      counted = simulator.calls.length;
      return fresh.map(({ method, path }) => `${method} ${path}`);
    },
  };
}

/** A declaration with a place for each field, in the order they are given. */
export function declare(spec: Attributes): DesiredResource {
  const at = { file: 'shop.yaml', line: 1, column: 1 };
  const fields = Object.keys(spec).map((field, index) => [field, { ...at, line: index + 2 }] as const);
  return {
    address: 'renewals.shop',
    kind: 'renewals',
    provider: 'ovh',
    spec,
    secrets: {},
    references: [],
    lifecycle: { replace: 'deny', ignoreChanges: [] },
    at,
    positions: Object.fromEntries(fields),
  };
}

function record(spec: Attributes | undefined): RecordedResource | undefined {
  if (!spec) return undefined;
  const rest = { phase: 'ready', outputs: {}, dependsOn: [], protected: false } as const;
  return { address: 'renewals.shop', kind: 'renewals', provider: 'ovh', id: '12345', spec, ...rest };
}

/** The value, or a failed test. */
export function required<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new Error('expected a value');
  return value;
}

/** The error of work that has to fail. */
export async function failure(work: Promise<unknown>): Promise<HostformError> {
  try {
    await work;
  } catch (error) {
    return error as HostformError;
  }
  throw new Error('it succeeded');
}
