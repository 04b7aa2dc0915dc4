/** Places for states in a real database: each stage is a state of its own in one table. */

import type { StateBackend } from '../../../src/state/backend.ts';
import type { PostgresSettings } from '../../../src/state/backend-settings.ts';
import { connectPostgres } from '../../../src/state/postgres/connect.ts';
import type { StatePlaceOfStage } from '../../crash/three-servers.ts';
import type { TestDatabase } from '../../support/postgres.ts';
import type { BackendStage } from './battery-stage.ts';
import { seededRandom, virtualClock } from './world.ts';

/** Nothing else may be in its way, also where DATABASE_URL names a database that others use. */
export const SCHEMA = `hostform_test_${process.pid}`;
export const STATES = `${SCHEMA}.hostform_states`;

const tools = { clock: virtualClock(), random: seededRandom(1), addSecret: () => {} };

/** A backend at this address; `secrets` learns what it registers. */
export function backendAt(
  url: string,
  settings: Partial<PostgresSettings> = {},
  secrets: string[] = [],
): Promise<StateBackend> {
  const given = { name: 'default', schema: SCHEMA, connection: url, ...settings };
  return connectPostgres(given, {}, { ...tools, addSecret: (value) => void secrets.push(value) });
}

let opened = 0;

/** Opens stages; `through` is where clients connect, when that is not the database itself. */
export function makeStages(database: () => TestDatabase, through = database): () => Promise<BackendStage> {
  return async () => {
    opened += 1;
    const name = `state ${opened} '"\\;`;
    return {
      connect: () => backendAt(through().url, { name }),
      plant: async (body) => {
        const backend = await backendAt(database().url, { name });
        await backend.readLock();
        await backend.lock(PLANTER);
        await backend.unlock(PLANTER.id);
        await backend.close();
        await database().query(`UPDATE ${STATES} SET body = $2 WHERE name = $1`, [name, body]);
      },
      close: async () => {},
    };
  };
}

export const PLANTER = {
  id: 'planter',
  operation: 'plant',
  who: 'somebody',
  version: '0',
  host: 'elsewhere',
  machine: null,
  pid: 1,
  startTime: null,
  bootId: null,
  pidNamespace: null,
  created: '2026-11-22T08:00:00.000Z',
  path: 'a table',
};

/** Leaves nothing behind. */
export async function dropSchema(database: TestDatabase): Promise<void> {
  await database.query(`DROP SCHEMA IF EXISTS ${SCHEMA} CASCADE`);
}

/** For runs of the whole command: an empty state of its own for each, at this address. */
export function placesAt(url: () => string): () => Promise<StatePlaceOfStage> {
  return async () => {
    opened += 1;
    const block = `{ backend: postgres, schema: ${SCHEMA}, name: run-${opened} }`;
    return { block, env: { DATABASE_URL: url() }, close: async () => {} };
  };
}
