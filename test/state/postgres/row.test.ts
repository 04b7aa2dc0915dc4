import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { realClock } from '../../../src/cli/process.ts';
import type { StateBackend } from '../../../src/state/backend.ts';
import type { Lock } from '../../../src/state/lock-file.ts';
import { connectPostgres } from '../../../src/state/postgres/connect.ts';
import { KEPT_VERSIONS } from '../../../src/state/postgres/statements.ts';
import { tableStatements, tablesOf } from '../../../src/state/postgres/tables.ts';
import { canReachPostgres, openDatabase, type TestDatabase } from '../../support/postgres.ts';
import { seededRandom } from '../../support/run-cli.ts';
import { backendAt, dropSchema, PLANTER, SCHEMA, STATES } from '../support/postgres-stage.ts';

const lock = (id: string): Lock => ({ ...PLANTER, id });
const body = (serial: number): string => JSON.stringify({ serial, lineage: 'abc', note: 'x' });

describe.runIf(canReachPostgres('the row of a state in PostgreSQL'))('a state as a row', () => {
  let database: TestDatabase;
  const open: StateBackend[] = [];
  const at = async (name: string, over: Parameters<typeof backendAt>[1] = {}): Promise<StateBackend> => {
    const backend = await backendAt(database.url, { name, ...over });
    open.push(backend);
    return backend;
  };
  beforeAll(async () => {
    database = await openDatabase();
  }, 120_000);
  afterAll(async () => {
    for (const backend of open) await backend.close();
    await dropSchema(database);
    await database.close();
  });

  it('is nothing before its tables are there, and looking does not create them', async () => {
    const backend = await at('x', { schema: `${SCHEMA}_absent` });
    expect(await backend.read()).toBeUndefined();
    expect(await backend.readLock()).toEqual({ state: 'free' });
    expect(await backend.history()).toEqual([]);
    expect(await backend.readVersion('1')).toBeUndefined();
    expect(await backend.unlock('a')).toBe(false);
    expect(await database.query('SELECT to_regnamespace($1) AS there', [`${SCHEMA}_absent`])).toEqual([
      { there: null },
    ]);
  });

  it('has its tables created once, however many come at the same time', async () => {
    const schema = `${SCHEMA}_new`;
    const all = await Promise.all(Array.from({ length: 8 }, (_, n) => at(`state-${n}`, { schema })));
    const sights = await Promise.all(all.map((backend, n) => backend.lock(lock(`id-${n}`))));
    expect(sights.map((sight) => sight.state === 'held' && sight.lock.id)).toEqual(all.map((_, n) => `id-${n}`));
    await database.query(`DROP SCHEMA ${schema} CASCADE`);
  });

  it('stands beside others in one table, and they know nothing of each other', async () => {
    const [one, two] = [await at('one'), await at('two')];
    await one.lock(lock('id-one'));
    await two.lock(lock('id-two'));
    await one.write(body(1), { expected: null, lockId: 'id-one' });
    expect(await two.read()).toBeUndefined();
    await two.write(body(7), { expected: null, lockId: 'id-two' });
    expect((await one.read())?.body).toBe(body(1));
    expect(await one.unlock('id-two')).toBe(false);
    expect(await one.unlock('id-one')).toBe(true);
    expect(await two.readLock()).toMatchObject({ state: 'held' });
    expect(await database.query(`SELECT serial, lineage FROM ${STATES} WHERE name = 'two'`)).toEqual([
      { serial: '7', lineage: 'abc' },
    ]);
  });

  it('is written only over what was read, under the lock that was taken', async () => {
    const backend = await at('fence');
    await backend.lock(lock('id-a'));
    const first = await backend.write(body(1), { expected: null, lockId: 'id-a' });
    const fenced = { code: 'STATE_FENCED' };
    await expect(backend.write(body(2), { expected: null, lockId: 'id-a' })).rejects.toMatchObject(fenced);
    await expect(backend.write(body(2), { expected: first, lockId: 'id-b' })).rejects.toMatchObject({
      ...fenced,
      details: { detail: expect.stringContaining('its lock is id-a now, not id-b') },
    });
    const second = await backend.write(body(2), { expected: first, lockId: 'id-a' });
    await expect(backend.write(body(3), { expected: first, lockId: 'id-a' })).rejects.toMatchObject({
      ...fenced,
      details: { detail: expect.stringContaining('somebody else wrote it') },
    });
    await backend.unlock('id-a');
    await expect(backend.write(body(3), { expected: second, lockId: 'id-a' })).rejects.toMatchObject({
      ...fenced,
      details: { detail: expect.stringContaining('its lock id-a is gone') },
    });
    expect((await backend.read())?.body).toBe(body(2));
  });

  it('is not written over what somebody changed by hand, nor when its row is gone', async () => {
    const backend = await at('by hand');
    await backend.lock(lock('id-a'));
    const first = await backend.write(body(1), { expected: null, lockId: 'id-a' });
    await database.query(`UPDATE ${STATES} SET body = 'edited' WHERE name = 'by hand'`);
    const over = { expected: first, lockId: 'id-a' };
    await expect(backend.write(body(2), over)).rejects.toMatchObject({ code: 'STATE_FENCED' });
    await database.query(`DELETE FROM ${STATES} WHERE name = 'by hand'`);
    await expect(backend.write(body(2), over)).rejects.toMatchObject({ code: 'STATE_FENCED' });
    expect((await backend.read())?.body).toBe('');
  });

  it.each([
    ['emptied', `UPDATE ${STATES} SET body = NULL WHERE name = $1`],
    ['deleted', `DELETE FROM ${STATES} WHERE name = $1`],
  ])('is never taken for one that was not saved yet when its row was %s', async (how, sql) => {
    const name = `row-${how}`;
    const backend = await at(name);
    await backend.lock(lock('a'));
    const first = await backend.write(body(1), { expected: null, lockId: 'a' });
    await backend.write(body(2), { expected: first, lockId: 'a' });
    await backend.unlock('a');
    await database.query(sql, [name]);
    const seen = await backend.read();
    expect(seen?.body).toBe('');
    expect((await backend.history()).map(({ serial }) => serial)).toEqual([2, 1]);
    await backend.lock(lock('b'));
    expect(await backend.read()).toEqual(seen);
    expect((await backend.history()).map(({ serial }) => serial)).toEqual([2, 1]);
    await expect(backend.write(body(3), { expected: null, lockId: 'b' })).rejects.toMatchObject({
      code: 'STATE_FENCED',
    });
    const put = await backend.write(body(3), { expected: seen?.version ?? null, lockId: 'b' });
    expect(await backend.read()).toEqual({ body: body(3), version: put });
    expect((await backend.history()).map(({ serial }) => serial)).toEqual([2, 1]);
  });

  it('is not looked for in two schemas: a table that was created later would hide it', async () => {
    const [early, late] = [`${SCHEMA}_early`, `${SCHEMA}_late`];
    const connection = `${database.url}?options=${encodeURIComponent(`-c search_path=${early},${late}`)}`;
    const tools = { clock: realClock, random: seededRandom(1), addSecret: () => {} };
    const found = await connectPostgres({ name: 'x', connection }, {}, tools);
    open.push(found);
    await (await at('x', { schema: late })).lock(lock('a'));
    await found.unlock('a');
    expect(await found.lock(lock('b'))).toMatchObject({ state: 'held' });
    expect(await (await at('x', { schema: late })).readLock()).toMatchObject({ lock: { id: 'b' } });
    await (await at('y', { schema: early })).lock(lock('c'));
    for (const refused of [found.read(), found.readLock(), found.lock(lock('d')), found.history()]) {
      await expect(refused).rejects.toMatchObject({
        code: 'STATE_UNREACHABLE',
        details: { effect: 'refused', detail: expect.stringContaining(`${early} and ${late}`) },
      });
    }
    for (const schema of [early, late]) await database.query(`DROP SCHEMA ${schema} CASCADE`);
  });

  it('holds a lock that is asked for twice with one id, and shows it to another', async () => {
    const [one, other] = [await at('twice'), await at('twice')];
    expect(await one.lock(lock('id-a'))).toEqual({ state: 'held', lock: lock('id-a') });
    expect(await one.lock(lock('id-a'))).toEqual({ state: 'held', lock: lock('id-a') });
    expect(await other.lock(lock('id-b'))).toEqual({ state: 'held', lock: lock('id-a') });
    expect(await other.readLock()).toEqual({ state: 'held', lock: lock('id-a') });
  });

  it('counts as locked by nobody knows whom when its lock can not be read', async () => {
    const backend = await at('odd lock');
    await backend.lock(lock('id-a'));
    for (const [column, value] of [
      ['lock_id', 'id-b'],
      ['lock_info', 'nonsense'],
      ['lock_info', null],
    ]) {
      await database.query(`UPDATE ${STATES} SET ${column} = $1 WHERE name = 'odd lock'`, [value]);
      expect(await backend.readLock()).toMatchObject({ state: 'unreadable' });
      expect(await backend.lock(lock('id-c'))).toMatchObject({ state: 'unreadable' });
    }
  });

  it(`keeps ${KEPT_VERSIONS} earlier versions, and each is what it was`, async () => {
    const backend = await at('history');
    await backend.lock(lock('id-a'));
    let version: string | null = null;
    for (let serial = 1; serial <= KEPT_VERSIONS + 5; serial += 1) {
      version = await backend.write(body(serial), { expected: version, lockId: 'id-a' });
    }
    const history = await backend.history();
    expect(history).toHaveLength(KEPT_VERSIONS);
    expect(history.map(({ serial }) => serial)).toEqual(
      Array.from({ length: KEPT_VERSIONS }, (_, n) => KEPT_VERSIONS + 4 - n),
    );
    const [newest, oldest] = [history[0], history.at(-1)];
    expect(newest?.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(await backend.readVersion(oldest?.id ?? '')).toBe(body(oldest?.serial ?? 0));
    expect(oldest?.bytes).toBe(body(oldest?.serial ?? 0).length);
    for (const id of ['4', '', '1 OR 1=1', '-1', '99999999999999999999']) {
      expect(await backend.readVersion(id)).toBeUndefined();
    }
  });

  it('waits for somebody who sits on it with another tool, but not for long', { timeout: 30_000 }, async () => {
    const backend = await at('sat on');
    await backend.lock(lock('id-a'));
    const { default: pg } = await import('pg');
    const person = new pg.Client({ connectionString: database.url });
    await person.connect();
    await person.query(`BEGIN; UPDATE ${STATES} SET serial = 9 WHERE name = 'sat on'`);
    try {
      await expect(backend.write(body(1), { expected: null, lockId: 'id-a' })).rejects.toMatchObject({
        code: 'STATE_UNREACHABLE',
        details: { effect: 'not-sent', vendor: { code: '55P03' } },
      });
      expect(await backend.read()).toBeUndefined();
    } finally {
      await person.end();
    }
    await backend.write(body(1), { expected: null, lockId: 'id-a' });
    expect((await backend.read())?.body).toBe(body(1));
  });

  it('is durable when it is acknowledged, also in a database that does not wait for that', async () => {
    const options = '?options=-c%20synchronous_commit%3Doff';
    const backend = await at('durable', { connection: `${database.url}${options}` });
    await backend.lock(lock('id-a'));
    await database.query(`CREATE TABLE ${SCHEMA}.seen (setting text)`);
    await database.query(
      `CREATE FUNCTION ${SCHEMA}.look() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN INSERT INTO ${SCHEMA}.seen VALUES (current_setting('synchronous_commit')); RETURN NEW; END $$`,
    );
    await database.query(
      `CREATE TRIGGER look AFTER UPDATE ON ${STATES} FOR EACH ROW WHEN (NEW.name = 'durable') EXECUTE FUNCTION ${SCHEMA}.look()`,
    );
    await backend.write(body(1), { expected: null, lockId: 'id-a' });
    expect(await database.query(`SELECT setting FROM ${SCHEMA}.seen`)).toEqual([{ setting: 'on' }]);
  });

  describe('and what the role may', () => {
    const role = `${SCHEMA}_role`;
    const asRole = async (name: string, over: Parameters<typeof backendAt>[1] = {}): Promise<StateBackend> => {
      const url = new URL(database.url);
      [url.username, url.password] = [role, 'pw'];
      return at(name, { connection: url.href, ...over });
    };
    beforeAll(async () => {
      await database.query(`CREATE ROLE ${role} LOGIN PASSWORD 'pw'`);
    });
    afterAll(async () => {
      await database.query(`DROP OWNED BY ${role}`);
      await database.query(`DROP ROLE ${role}`);
    });

    it('is enough when the tables were created for it', async () => {
      const schema = `${SCHEMA}_ready`;
      await database.query(`CREATE SCHEMA ${schema}; GRANT USAGE ON SCHEMA ${schema} TO ${role}`);
      for (const statement of tableStatements(tablesOf({ schema }))) await database.query(statement);
      await database.query(
        `GRANT SELECT, INSERT, UPDATE ON ${schema}.hostform_states TO ${role};
         GRANT SELECT, INSERT, DELETE ON ${schema}.hostform_states_versions TO ${role}`,
      );
      const backend = await asRole('x', { schema });
      await backend.lock(lock('id-a'));
      await backend.write(body(1), { expected: null, lockId: 'id-a' });
      expect(await backend.unlock('id-a')).toBe(true);
      await database.query(`DROP SCHEMA ${schema} CASCADE`);
    });

    it('is told when it is not', async () => {
      const backend = await asRole('x', { schema: `${SCHEMA}_forbidden` });
      await expect(backend.lock(lock('id-a'))).rejects.toMatchObject({
        code: 'STATE_UNREACHABLE',
        details: { effect: 'refused', vendor: { code: '42501' }, hint: expect.stringContaining('docs/state.md') },
      });
    });

    it('is nothing with a wrong password, which is not repeated', async () => {
      const url = new URL(database.url);
      [url.username, url.password] = [role, 'wrong-secret'];
      const backend = await at('x', { connection: url.href });
      const error = await backend.read().catch((reason: unknown) => reason);
      expect(error).toMatchObject({ code: 'CREDENTIALS', details: { effect: 'refused' } });
      expect(JSON.stringify(error)).not.toContain('wrong-secret');
    });

    it('is asked for a password when there is none', async () => {
      const url = new URL(database.url);
      [url.username, url.password] = [role, ''];
      const backend = await at('x', { connection: url.href });
      await expect(backend.read()).rejects.toMatchObject({
        code: 'CREDENTIALS',
        message: 'The database wants a password.',
      });
    });
  });

  it('says which database is missing', async () => {
    const url = new URL(database.url);
    url.pathname = '/nowhere';
    const backend = await at('x', { connection: url.href });
    await expect(backend.read()).rejects.toMatchObject({
      code: 'STATE_UNREACHABLE',
      details: {
        effect: 'refused',
        detail: expect.stringContaining('nowhere'),
        hint: expect.stringContaining('createdb'),
      },
    });
  });

  it('has two tables whatever its name, and names are taken literally', () => {
    const long = 'a'.repeat(63);
    expect(tablesOf({ table: long }).versions).toBe(`"${'a'.repeat(54)}_versions"`);
    expect(tablesOf({ schema: 'x"y' }).states).toBe('"x""y"."hostform_states"');
  });
});
