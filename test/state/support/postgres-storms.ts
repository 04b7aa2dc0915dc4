/** A run of a few writes, disturbed at one moment: what it was told is there, once, whatever happened on the way. */
import { expect } from 'vitest';
import { realClock } from '../../../src/cli/process.ts';
import { localHost } from '../../../src/state/host.ts';
import { makeRemoteStore } from '../../../src/state/remote-store.ts';
import type { StateStore } from '../../../src/state/state-store.ts';
import type { TestDatabase } from '../../support/postgres.ts';
import { type Event, type Proxy, startProxy } from './postgres-proxy.ts';
import { backendAt, SCHEMA, STATES } from './postgres-stage.ts';
import { purchase, server } from './samples.ts';
import { seededRandom } from './world.ts';

export const PARTS = { operation: 'apply', who: 'ana', version: '0.1.0' };

export const WRITES = 4;

/** Every moment of such a run, in the order in which they come. */
export const MOMENTS: readonly Event[] = (
  [
    ['lock', 1],
    ['write', 1],
    ['write', 2],
    ['write', 3],
    ['write', 4],
    ['unlock', 1],
  ] as const
).flatMap(([call, nth]) => (['statement', 'commit', 'committed'] as const).map((moment) => ({ call, nth, moment })));

export async function storeAt(url: string, name: string, seed = 1): Promise<StateStore> {
  const backend = await backendAt(url, { name });
  return makeRemoteStore({ backend, host: localHost(), clock: realClock, random: seededRandom(seed) });
}

export interface Storm {
  readonly database: TestDatabase;
  /** Where the proxy goes; `url` belongs to it. */
  readonly url: string;
  readonly name: string;
  readonly at: Event;
  /** What happens then; true: the connection is cut. */
  readonly happens: () => Promise<boolean>;
}

let rounds = 0;

export function freshName(): string {
  rounds += 1;
  return `storm-${rounds}`;
}

/** @throws when anything is lost, doubled, or left locked. */
export async function weather({ database, url, name, at, happens }: Storm): Promise<void> {
  const proxy = await startProxy(Number(new URL(url).port));
  let struck = 0;
  proxy.hook = async ({ call, nth, moment }) => {
    if (struck > 0 || call !== at.call || nth !== at.nth || moment !== at.moment) return false;
    struck += 1;
    return happens();
  };
  try {
    await liveThrough(proxy, url, name);
    expect(struck, `${JSON.stringify(at)} did not come`).toBe(1);
    await expectWhole(database, name);
  } finally {
    await proxy.close();
  }
}

async function liveThrough(proxy: Proxy, url: string, name: string): Promise<void> {
  const address = new URL(url);
  address.port = String(proxy.port);
  const store = await storeAt(address.href, name);
  try {
    const session = await store.open({ parts: PARTS });
    await session.commit({ do: 'record', resource: server('web-1') });
    await session.commit({ do: 'intent', intent: purchase('web-2') });
    await session.commit({ do: 'call', address: 'servers.web-1', step: 'rename', result: 'begun' });
    await session.commit({ do: 'intent', intent: purchase('web-2', { phase: 'paid' }) });
    await session.close();
  } finally {
    await store.close();
  }
}

async function expectWhole(database: TestDatabase, name: string): Promise<void> {
  const store = await storeAt(database.url, name, 2);
  try {
    const { state } = await store.read();
    expect(state).toMatchObject({ serial: WRITES, resources: [{ id: 'id-web-1' }], pending: [{ phase: 'paid' }] });
    expect(await store.readLock()).toEqual({ state: 'free' });
    const versions = await database.query(`SELECT serial FROM ${SCHEMA}.hostform_states_versions WHERE name = $1`, [
      name,
    ]);
    expect(new Set(versions.map(({ serial }) => Number(serial)))).toEqual(new Set([1, 2, 3, 4]));
    expect(versions).toHaveLength(WRITES);
    const [row] = await database.query(`SELECT revision FROM ${STATES} WHERE name = $1`, [name]);
    expect(Number(row?.['revision'])).toBe(WRITES);
  } finally {
    await store.close();
  }
}

/** Ends every connection of hostform at the server, as an administrator does. */
export async function terminateAll(database: TestDatabase): Promise<void> {
  await database.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'hostform' AND pid <> pg_backend_pid()",
  );
}
