/** A real PostgreSQL for tests, and PgBouncer before it: `DATABASE_URL`, or what is installed. */
import { execFileSync } from 'node:child_process';
import { appendFileSync, chownSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import {
  type Daemon,
  freePort,
  missingServer,
  ownFolder,
  startDaemon,
  unprivileged,
  untilListening,
} from './servers.ts';

export interface TestDatabase {
  /** With user and password, without TLS. */
  readonly url: string;
  /** As its owner, past hostform. */
  query(text: string, values?: unknown[]): Promise<{ readonly [column: string]: unknown }[]>;
  close(): Promise<void>;
}

export interface OwnServer extends TestDatabase {
  readonly port: number;
  readonly folder: string;
  /** What `SIGQUIT` does: no goodbye, no checkpoint; it recovers when it comes up again. */
  crash(): Promise<void>;
  start(): Promise<void>;
  /** Puts files (`server.crt`) into its folder, and has it read them. */
  configure(files: { readonly [name: string]: string }, settings: readonly string[]): Promise<void>;
}

const USER = 'hostform';
/** Every character that has to be escaped in an address. */
const PASSWORD = 'p@ss:w/rd?#%1';

const VERSIONS = '/usr/lib/postgresql';

function binaries(): string | undefined {
  const versions = existsSync(VERSIONS) ? readdirSync(VERSIONS) : [];
  const newest = versions
    .sort((a, b) => Number(b) - Number(a))
    .find((version) => existsSync(join(VERSIONS, version, 'bin/initdb')));
  return newest === undefined ? undefined : join(VERSIONS, newest, 'bin');
}

/** True where a server of our own can be brought up; says so loudly where not. */
export function canStartPostgres(words: string): boolean {
  const found = binaries() !== undefined;
  if (!found) missingServer(`${words}: there is no ${VERSIONS}/*/bin/initdb (apt-get install postgresql)`);
  return found;
}

export function canStartPgBouncer(words: string): boolean {
  const found = existsSync('/usr/sbin/pgbouncer');
  if (!found) missingServer(`${words}: there is no /usr/sbin/pgbouncer (apt-get install pgbouncer)`);
  return found;
}

/** `DATABASE_URL`, else a server of our own; undefined, and said loudly, where there is neither. */
export function canReachPostgres(words: string): boolean {
  return Boolean(process.env['DATABASE_URL']) || canStartPostgres(words);
}

export async function openDatabase(): Promise<TestDatabase> {
  const given = process.env['DATABASE_URL'];
  return given ? connected(given, async () => {}) : startPostgres();
}

function connected(url: string, close: () => Promise<void>): TestDatabase {
  return {
    url,
    query: async (text, values) => {
      const client = new pg.Client({ connectionString: url });
      client.on('error', () => {});
      await client.connect();
      try {
        return (await client.query(text, values)).rows;
      } finally {
        await client.end();
      }
    },
    close,
  };
}

export async function startPostgres(): Promise<OwnServer> {
  const bin = binaries();
  if (bin === undefined) throw new Error('there is no PostgreSQL');
  const owner = unprivileged('postgres');
  const folder = ownFolder('pg', owner);
  const [data, log] = [join(folder, 'data'), join(folder, 'log')];
  initialize({ bin, folder, owner });
  const port = await freePort();
  const command = [join(bin, 'postgres'), '-D', data, '-p', String(port), '-k', folder, '-h', '127.0.0.1'];
  let daemon: Daemon | undefined;
  const start = async (): Promise<void> => {
    rmSync(join(data, 'postmaster.pid'), { force: true });
    daemon = startDaemon({ command, signal: 'QUIT', log, owner });
    await untilReady(url, log);
  };
  const url = `postgres://${USER}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/postgres`;
  const crash = async (): Promise<void> => daemon?.stop();
  await start();
  const database = connected(url, async () => {
    await crash();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    ...database,
    port,
    folder,
    crash,
    start,
    configure: async (files, settings) => {
      for (const [name, text] of Object.entries(files)) {
        const path = join(data, name);
        writeFileSync(path, text, { mode: 0o600 });
        if (owner.uid !== undefined && owner.gid !== undefined) chownSync(path, owner.uid, owner.gid);
      }
      appendFileSync(join(data, 'postgresql.auto.conf'), `${settings.join('\n')}\n`);
      await database.query('SELECT pg_reload_conf()');
    },
  };
}

interface Initial {
  readonly bin: string;
  readonly folder: string;
  readonly owner: { uid?: number; gid?: number };
}

/** Logins over TCP need the password, so that it is really used. Nothing here has to survive the machine. */
function initialize({ bin, folder, owner }: Initial): void {
  const secret = join(folder, 'password');
  writeFileSync(secret, PASSWORD, { mode: 0o644 });
  const options = ['-U', USER, '-E', 'UTF8', '--locale=C', '--no-sync', '--auth=scram-sha-256', `--pwfile=${secret}`];
  execFileSync(join(bin, 'initdb'), ['-D', join(folder, 'data'), ...options], {
    ...owner,
    cwd: folder,
    stdio: 'ignore',
  });
  const settings = ['fsync = off', 'full_page_writes = off', 'max_connections = 150', 'shared_buffers = 16MB'];
  appendFileSync(join(folder, 'data/postgresql.conf'), `${settings.join('\n')}\n`);
}

async function untilReady(url: string, log: string): Promise<void> {
  await untilListening(Number(new URL(url).port), log);
  for (let tries = 0; ; tries += 1) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (tries === 300) throw new Error(`${String(error)}\n${readFileSync(log, 'utf8')}`, { cause: error });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** PgBouncer in transaction mode, with fewer connections to the server than there are clients. */
export async function startPgBouncer(server: OwnServer): Promise<TestDatabase & { readonly port: number }> {
  const owner = unprivileged('postgres');
  const folder = ownFolder('bouncer', owner);
  const port = await freePort();
  const log = join(folder, 'log');
  writeFileSync(join(folder, 'users'), `"${USER}" "${PASSWORD}"\n`);
  writeFileSync(
    join(folder, 'ini'),
    `[databases]
postgres = host=127.0.0.1 port=${server.port} dbname=postgres
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${join(folder, 'users')}
pool_mode = transaction
default_pool_size = 4
max_client_conn = 200
server_login_retry = 1
`,
  );
  const daemon = startDaemon({ command: ['/usr/sbin/pgbouncer', join(folder, 'ini')], signal: 'TERM', log, owner });
  await untilListening(port, log);
  const url = server.url.replace(`:${server.port}/`, `:${port}/`);
  return {
    ...connected(url, async () => {
      await daemon.stop();
      rmSync(folder, { recursive: true, force: true });
    }),
    port,
  };
}
