import { afterAll, beforeAll, describe, it } from 'vitest';
import { threeServersWithoutADisk } from '../crash/three-servers.ts';
import { backendBattery, lockRaces } from '../state/support/backend-battery.ts';
import { makeStages, placesAt } from '../state/support/postgres-stage.ts';
import { freshName, MOMENTS, PARTS, storeAt, terminateAll, weather } from '../state/support/postgres-storms.ts';
import {
  canStartPgBouncer,
  canStartPostgres,
  type OwnServer,
  startPgBouncer,
  startPostgres,
  type TestDatabase,
} from '../support/postgres.ts';

const WORDS = 'everything about a state in PostgreSQL';

describe.runIf(canStartPostgres(WORDS) && canStartPgBouncer(WORDS))('a state in PostgreSQL', () => {
  let server: OwnServer;
  let pooler: TestDatabase;
  beforeAll(async () => {
    server = await startPostgres();
    pooler = await startPgBouncer(server);
    const store = await storeAt(server.url, 'first');
    await (await store.open({ parts: PARTS })).close();
    await store.close();
  }, 120_000);
  afterAll(async () => {
    await pooler.close();
    await server.close();
  });

  describe.each([
    { words: 'directly', at: () => server },
    { words: 'behind PgBouncer', at: () => pooler },
  ])('$words', ({ words, at }) => {
    const open = makeStages(() => server, at);
    backendBattery(words, open, { keepsHistory: true });
    lockRaces(words, open, 100);
    threeServersWithoutADisk(
      words,
      placesAt(() => at().url),
      'all',
    );

    const strike = (moment: (typeof MOMENTS)[number], happens: () => Promise<boolean>): Promise<void> =>
      weather({ database: server, url: at().url, name: freshName(), at: moment, happens });

    it.each(MOMENTS)('cut off: $call $nth, $moment', (moment) => strike(moment, async () => true));

    it.each(MOMENTS)('terminated: $call $nth, $moment', (moment) =>
      strike(moment, async () => {
        await terminateAll(server);
        return false;
      }),
    );

    it.each(MOMENTS)('crashed: $call $nth, $moment', (moment) =>
      strike(moment, async () => {
        await server.crash();
        await server.start();
        return false;
      }),
    );
  });
});
