import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { share } from '../../crash/three-servers.ts';
import { canStartPostgres, type OwnServer, startPostgres } from '../../support/postgres.ts';
import { backendAt } from '../support/postgres-stage.ts';
import { freshName, MOMENTS, PARTS, storeAt, terminateAll, weather } from '../support/postgres-storms.ts';
import { server as machine } from '../support/samples.ts';

describe.runIf(canStartPostgres('a PostgreSQL that fails in the middle'))('a PostgreSQL that fails', () => {
  let server: OwnServer;
  beforeAll(async () => {
    server = await startPostgres();
    // Also the first one meets tables that are there: creating them is another story.
    const store = await storeAt(server.url, 'first');
    await (await store.open({ parts: PARTS })).close();
    await store.close();
  }, 120_000);
  afterAll(() => server.close());

  const strike = (at: (typeof MOMENTS)[number], happens: () => Promise<boolean>): Promise<void> =>
    weather({ database: server, url: server.url, name: freshName(), at, happens });

  it.each(MOMENTS.filter(({ nth }) => nth === 1))(
    'loses nothing and writes nothing twice when it is cut off: $call $nth, $moment',
    (at) => strike(at, async () => true),
  );

  it.each(share(MOMENTS, 5, 3))('neither when its session is terminated: $call $nth, $moment', (at) =>
    strike(at, async () => {
      await terminateAll(server);
      return false;
    }),
  );

  it.each(share(MOMENTS, 3, 7))('nor when it crashes: $call $nth, $moment', { timeout: 60_000 }, (at) =>
    strike(at, async () => {
      await server.crash();
      await server.start();
      return false;
    }),
  );

  it('is found again when it was restarted between two writes', { timeout: 60_000 }, async () => {
    const name = freshName();
    const store = await storeAt(server.url, name);
    const session = await store.open({ parts: PARTS });
    await session.commit({ do: 'record', resource: machine('before') });
    await server.crash();
    await server.start();
    await session.commit({ do: 'record', resource: machine('after') });
    await session.close();
    expect((await store.read()).state).toMatchObject({
      serial: 2,
      resources: [{ id: 'id-after' }, { id: 'id-before' }],
    });
    await store.close();
  });

  it('that is away for the whole of a look says so, and where it should be', { timeout: 60_000 }, async () => {
    const backend = await backendAt(server.url, { name: 'away' });
    await server.crash();
    try {
      await expect(backend.read()).rejects.toMatchObject({
        code: 'STATE_UNREACHABLE',
        details: { effect: 'not-sent', detail: expect.stringContaining(`127.0.0.1:${server.port}/postgres`) },
      });
    } finally {
      await backend.close();
      await server.start();
    }
  });

  afterEach(async () => {
    const rest = await server.query("SELECT count(*) AS open FROM pg_stat_activity WHERE state LIKE 'idle in%'");
    expect(rest).toEqual([{ open: '0' }]);
  });
});
