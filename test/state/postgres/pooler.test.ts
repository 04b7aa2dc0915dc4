import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostformError } from '../../../src/model/errors.ts';
import {
  canStartPgBouncer,
  canStartPostgres,
  type OwnServer,
  startPgBouncer,
  startPostgres,
  type TestDatabase,
} from '../../support/postgres.ts';
import { backendBattery, lockRaces } from '../support/backend-battery.ts';
import { backendAt, dropSchema, makeStages, STATES } from '../support/postgres-stage.ts';
import { PARTS, storeAt } from '../support/postgres-storms.ts';
import { server as machine } from '../support/samples.ts';

const WORDS = 'a state in PostgreSQL behind PgBouncer';

describe.runIf(canStartPostgres(WORDS) && canStartPgBouncer(WORDS))('behind PgBouncer in transaction mode', () => {
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

  const open = makeStages(
    () => server,
    () => pooler,
  );
  backendBattery('PgBouncer', open, { keepsHistory: true });
  lockRaces('PgBouncer', open, 5);

  it('hands on what is wrong with a login, which is not repeated', async () => {
    const wrong = [
      { change: (url: URL) => (url.password = 'wrong-secret'), code: 'CREDENTIALS' },
      { change: (url: URL) => (url.username = 'nobody'), code: 'CREDENTIALS' },
      { change: (url: URL) => (url.pathname = '/nowhere'), code: 'STATE_UNREACHABLE' },
    ];
    for (const { change, code } of wrong) {
      const url = new URL(pooler.url);
      change(url);
      const backend = await backendAt(url.href);
      const error = await backend.read().catch((reason: unknown) => reason);
      await backend.close();
      expect(error).toMatchObject({ code, details: { effect: 'refused' } });
      expect(String((error as HostformError).details.detail)).not.toContain('wrong-secret');
    }
  });

  it('may lose its server for a while, which passes', { timeout: 60_000 }, async () => {
    const store = await storeAt(pooler.url, 'through a restart');
    const session = await store.open({ parts: PARTS });
    await session.commit({ do: 'record', resource: machine('before') });
    await server.crash();
    const waiting = session.commit({ do: 'record', resource: machine('after') });
    await server.start();
    await waiting;
    await session.close();
    expect((await store.read()).state).toMatchObject({ serial: 2 });
    await store.close();
  });

  it('leaves nothing on the connections that others get next', async () => {
    const stage = await open();
    const backend = await stage.connect();
    for (let round = 0; round < 10; round += 1) await backend.read();
    await backend.close();
    for (let round = 0; round < 10; round += 1) {
      const [row] = await pooler.query(
        `SELECT current_setting('statement_timeout') AS statement, current_setting('lock_timeout') AS lock,
          current_setting('idle_in_transaction_session_timeout') AS idle, current_setting('transaction_read_only') AS reads,
          (SELECT count(*) FROM pg_prepared_statements WHERE name <> '') AS named,
          (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory') AS advisory`,
      );
      expect(row).toEqual({ statement: '0', lock: '0', idle: '0', reads: 'off', named: '0', advisory: '0' });
    }
    expect(STATES).toContain('hostform_test_');
    await dropSchema(server);
  });
});
