import { afterAll, beforeAll, describe } from 'vitest';
import { placesAt } from '../state/support/postgres-stage.ts';
import {
  canStartPgBouncer,
  canStartPostgres,
  type OwnServer,
  startPgBouncer,
  startPostgres,
  type TestDatabase,
} from '../support/postgres.ts';
import { threeServersWithoutADisk } from './three-servers.ts';

const WORDS = 'a purchase whose state is in PostgreSQL';

describe.runIf(canStartPostgres(WORDS) && canStartPgBouncer(WORDS))('with the state in PostgreSQL', () => {
  let server: OwnServer;
  let pooler: TestDatabase;
  beforeAll(async () => {
    server = await startPostgres();
    pooler = await startPgBouncer(server);
  }, 120_000);
  afterAll(async () => {
    await pooler.close();
    await server.close();
  });

  threeServersWithoutADisk(
    'behind PgBouncer',
    placesAt(() => pooler.url),
    4,
  );
});
