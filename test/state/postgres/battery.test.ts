import { afterAll, beforeAll, describe } from 'vitest';
import { canReachPostgres, openDatabase, type TestDatabase } from '../../support/postgres.ts';
import { backendBattery, lockRaces } from '../support/backend-battery.ts';
import { dropSchema, makeStages } from '../support/postgres-stage.ts';

describe.runIf(canReachPostgres('a state in PostgreSQL'))('directly', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openDatabase();
  }, 120_000);
  afterAll(async () => {
    await dropSchema(database);
    await database.close();
  });

  const open = makeStages(() => database);
  backendBattery('PostgreSQL', open, { keepsHistory: true });
  lockRaces('PostgreSQL', open, 5);
});
