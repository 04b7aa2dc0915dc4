import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HostformError } from '../../../src/model/errors.ts';
import { connectWith } from '../../../src/state/postgres/connect.ts';
import { tableStatements, tablesOf } from '../../../src/state/postgres/tables.ts';
import { addressOf, findTarget } from '../../../src/state/postgres/target.ts';
import { makeTempFolder, seededRandom, virtualClock } from '../support/world.ts';

type Env = { readonly [name: string]: string };

async function target(connection: string | undefined, env: Env = {}) {
  const secrets: string[] = [];
  const found = await findTarget(
    connection === undefined ? {} : { connection },
    { HOME: '/nowhere', ...env },
    (value) => secrets.push(value),
  );
  return { ...found, secrets };
}

async function refusal(connection: string | undefined, env: Env = {}): Promise<HostformError> {
  const error = await target(connection, env).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(HostformError);
  return error as HostformError;
}

describe('where the database is', () => {
  it.each([
    {
      words: 'an address',
      connection: 'postgres://ana:secret@db.example:6432/infra',
      means: { host: 'db.example', port: 6432, user: 'ana', password: 'secret', database: 'infra' },
      shown: 'postgres://db.example:6432/infra',
    },
    {
      words: 'an address with everything escaped',
      connection: 'postgresql://a%40na:p%40ss%3Aw%2Frd%25%20%3F@db.example/in%20fra',
      means: { port: 5432, user: 'a@na', password: 'p@ss:w/rd% ?', database: 'in fra' },
      shown: 'postgres://db.example/in fra',
    },
    {
      words: 'an IPv6 address',
      connection: 'postgres://ana@[2001:db8::1]:5433/infra',
      means: { host: '2001:db8::1', port: 5433 },
      shown: 'postgres://[2001:db8::1]:5433/infra',
    },
    {
      words: 'a socket',
      connection: 'postgres:///infra?host=/var/run/postgresql&user=ana',
      means: { host: '/var/run/postgresql', user: 'ana', database: 'infra', tls: false },
      shown: 'postgres:///infra?host=/var/run/postgresql',
    },
    {
      words: 'words and values',
      connection: "host=db.example port = 6432 dbname='in fra' user=ana password='it\\'s \\\\ mine'",
      means: { host: 'db.example', port: 6432, user: 'ana', database: 'in fra', password: "it's \\ mine" },
      shown: 'postgres://db.example:6432/in fra',
    },
    {
      words: 'an address with words that are not ours',
      connection: 'postgres://ana:s@db.example/infra?pgbouncer=true&schema=x&connect_timeout=3',
      means: { database: 'infra', connectMs: 3000 },
      shown: 'postgres://db.example/infra',
    },
  ])('is understood from $words', async ({ connection, means, shown }) => {
    const found = await target(connection);
    expect(found).toMatchObject(means);
    expect(addressOf(found)).toBe(shown);
  });

  it('is taken from DATABASE_URL, unless the manifest says it', async () => {
    const env = { DATABASE_URL: 'postgres://ana:one@from-env/infra' };
    expect(await target(undefined, env)).toMatchObject({ host: 'from-env', password: 'one' });
    expect(await target('postgres://ana:two@said/infra', env)).toMatchObject({ host: 'said', password: 'two' });
  });

  it('is filled up from PG*, and an empty variable is none', async () => {
    const env = {
      PGHOST: 'db',
      PGPORT: '6000',
      PGUSER: 'ana',
      PGPASSWORD: 'pw',
      PGDATABASE: 'infra',
      DATABASE_URL: '',
    };
    expect(await target(undefined, env)).toMatchObject({ host: 'db', port: 6000, database: 'infra', password: 'pw' });
    expect(await target('postgres://other/x', env)).toMatchObject({ host: 'other', port: 6000, user: 'ana' });
  });

  it('is asked for when nothing says it', async () => {
    const error = await refusal(undefined, { PGUSER: 'ana' });
    expect(error.code).toBe('CREDENTIALS');
    expect(error.details.detail).toContain('DATABASE_URL');
  });

  it.each([
    'postgres://ana:geh@eim@db.example/infra',
    'postgres://ana:12/geheim@db.example/infra',
    'postgres://ana:geheim/x@db.example:5432/infra',
    'postgres://ana:geheim%@db.example/infra',
    'postgres://ana:geheim@one,two/infra',
    'postgres://ana:geheim@db.example:0/infra',
    'postgres://ana:geheim@db.example/infra?sslcrl=x',
    'mysql://ana:geheim@db.example/infra',
    'host=db.example password=geheim "',
    'geheim',
  ])('is refused without a word of it when it is misspelt: %s', async (connection) => {
    const { code, message, details } = await refusal(connection);
    expect(code).toBe('USAGE');
    expect(`${message} ${details.detail} ${details.hint}`).not.toMatch(/geh|eim/);
  });
});

describe('the password', () => {
  it('is a secret in each form it was seen in', async () => {
    const connection = 'postgres://ana:p%40ss@db.example/infra';
    expect((await target(connection)).secrets).toEqual(expect.arrayContaining([connection, 'p%40ss', 'p@ss']));
    expect((await target('host=x password=quiet')).secrets).toContain('quiet');
    expect((await target(undefined, { PGHOST: 'x', PGPASSWORD: 'quiet' })).secrets).toEqual(['quiet']);
  });

  it('is looked for in the password file, the first line that fits', async () => {
    const file = `${await makeTempFolder()}/pgpass`;
    writeFileSync(
      file,
      '# comment:5432:infra:ana:no\nother:5432:infra:ana:no\ndb.example:*:infra:ana:y\\:e\\\\s\n*:*:*:*:last\n',
      { mode: 0o600 },
    );
    const env = { PGPASSFILE: file };
    const found = await target('postgres://ana@db.example/infra', env);
    expect(found).toMatchObject({ password: 'y:e\\s', secrets: expect.arrayContaining(['y:e\\s']) });
    expect(await target('postgres://bob@db.example/infra', env)).toMatchObject({ password: 'last' });
    expect(await target('postgres://ana:own@db.example/infra', env)).toMatchObject({ password: 'own' });
    chmodSync(file, 0o640);
    expect(await target('postgres://ana@db.example/infra', env)).toMatchObject({ password: undefined });
  });

  it('is looked for in the home folder as well', async () => {
    const home = await makeTempFolder();
    writeFileSync(join(home, '.pgpass'), 'localhost:5432:infra:ana:socket\n', { mode: 0o600 });
    const found = await target('postgres:///infra?host=/run/pg&user=ana', { HOME: home });
    expect(found.password).toBe('socket');
  });
});

describe('how the server proves itself', () => {
  it.each([
    { from: 'postgres://db.example/x', rejects: true },
    { from: 'postgres://db.example/x?sslmode=verify-full', rejects: true },
    { from: 'postgres://db.example/x?sslmode=verify-ca', rejects: true },
    { from: 'postgres://localhost/x?sslmode=verify-full', rejects: true },
    { from: 'postgres://db.example/x?sslmode=require', rejects: false },
    { from: 'postgres://db.example/x?sslmode=no-verify', rejects: false },
    { from: 'postgres://db.example/x?sslmode=require&sslrootcert=system', rejects: true },
  ])('$from is encrypted; verified: $rejects', async ({ from, rejects }) => {
    expect((await target(from)).tls).toMatchObject({ rejectUnauthorized: rejects });
  });

  it.each([
    'postgres://localhost/x',
    'postgres://127.0.0.2/x',
    'postgres://[::1]/x',
    'postgres://db.example/x?sslmode=disable',
    'postgres:///x?host=/run/pg&sslmode=verify-full',
  ])('%s is not encrypted', async (from) => {
    expect((await target(from)).tls).toBe(false);
  });

  it('is taken from PGSSLMODE where the address is silent', async () => {
    const env = { PGSSLMODE: 'disable' };
    expect((await target('postgres://db.example/x', env)).tls).toBe(false);
    expect((await target('postgres://db.example/x?sslmode=require', env)).tls).not.toBe(false);
  });

  it.each(['prefer', 'allow'])('never falls back: sslmode=%s is refused', async (mode) => {
    const error = await refusal(`postgres://db.example/x?sslmode=${mode}`);
    expect(error.code).toBe('USAGE');
    expect(error.details.detail).toContain('without encryption');
  });

  it('is refused when the mode or the certificate does not exist', async () => {
    expect((await refusal('postgres://db.example/x?sslmode=full')).details.detail).toContain('verify-full');
    const error = await refusal('postgres://db.example/x?sslrootcert=/nowhere/ca.pem');
    expect(error.details.detail).toBe('sslrootcert: /nowhere/ca.pem can not be read.');
  });
});

it('says how to install the driver where it is missing', async () => {
  const connect = connectWith(() => import(`${'pg'}-that-nobody-installed`));
  const tools = { clock: virtualClock(), random: seededRandom(1), addSecret: () => {} };
  const error = await connect({ name: 'x', connection: 'postgres://localhost/x' }, {}, tools).catch((e: unknown) => e);
  expect(error).toMatchObject({ code: 'USAGE', details: { hint: expect.stringContaining('npm install pg') } });
});

it('creates what the documentation says', () => {
  const text = readFileSync(resolve(import.meta.dirname, '../../../docs/state.md'), 'utf8');
  for (const statement of tableStatements(tablesOf({ schema: 'hostform' }))) {
    expect(text).toContain(statement.replaceAll('"', ''));
  }
});
