/** Which server, as whom, and how it proves itself: from the manifest, `DATABASE_URL` and `PG*`. */
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { HostformError } from '../../model/errors.ts';
import type { PostgresSettings } from '../backend-settings.ts';
import type { BackendEnv } from '../open-backend.ts';
import { type ConnectionWords, parseConnection } from './connection-words.ts';
import { type Login, passwordFromFile } from './password-file.ts';
import { type TlsOptions, tlsOptions } from './tls.ts';

export interface Target extends Login {
  readonly password: string | undefined;
  readonly tls: TlsOptions;
  readonly connectMs: number;
  readonly options: string | undefined;
  /** Binds the login to the TLS connection, where the server offers that. */
  readonly channelBinding: boolean;
}

/** The environment's name for what an address leaves out. */
const VARIABLES: { readonly [word: string]: string } = {
  host: 'PGHOST',
  port: 'PGPORT',
  user: 'PGUSER',
  password: 'PGPASSWORD',
  dbname: 'PGDATABASE',
  passfile: 'PGPASSFILE',
  sslmode: 'PGSSLMODE',
  sslrootcert: 'PGSSLROOTCERT',
  sslcert: 'PGSSLCERT',
  sslkey: 'PGSSLKEY',
  connect_timeout: 'PGCONNECT_TIMEOUT',
  options: 'PGOPTIONS',
  channel_binding: 'PGCHANNELBINDING',
};

const CONNECT_MS = 10_000;

/**
 * The manifest's `connection` wins over `DATABASE_URL`; what they leave out is taken from `PG*`. `addSecret` learns every
 * form of the password before anything can go wrong with it. @throws HostformError CREDENTIALS when nothing says where;
 * USAGE.
 */
export async function findTarget(
  { connection }: Pick<PostgresSettings, 'connection'>,
  env: BackendEnv,
  addSecret: (value: string) => void,
): Promise<Target> {
  const given = connection ?? filled(env['DATABASE_URL']);
  if (given !== undefined) registerParts(given, addSecret);
  const words = withVariables(given === undefined ? {} : parseConnection(given), env);
  if (given === undefined && !words['host'] && !words['dbname']) throw nowhere();
  const user = words['user'] ?? filled(env['USER']) ?? userInfo().username;
  const login = { host: words['host'] ?? 'localhost', port: portOf(words), user, database: words['dbname'] ?? user };
  const password = words['password'] ?? (await passwordFromFile(passwordPath(words, env), login));
  if (password !== undefined) addSecret(password);
  return {
    ...login,
    password,
    tls: await tlsOptions({
      host: login.host,
      mode: words['sslmode'],
      rootCertificate: words['sslrootcert'],
      certificate: words['sslcert'],
      key: words['sslkey'],
    }),
    connectMs: Number(words['connect_timeout']) * 1000 || CONNECT_MS,
    options: words['options'],
    channelBinding: words['channel_binding'] === 'require' || words['channel_binding'] === 'prefer',
  };
}

/** For people: `postgres://db.example/infra`. Without user and password. */
export function addressOf({ host, port, database }: Target): string {
  const at = port === 5432 ? '' : `:${port}`;
  if (host.startsWith('/')) return `postgres:///${database}?host=${host}${port === 5432 ? '' : `&port=${port}`}`;
  return `postgres://${host.includes(':') ? `[${host}]` : host}${at}/${database}`;
}

/** The whole address, and the password as it is spelt in it. */
function registerParts(connection: string, addSecret: (value: string) => void): void {
  addSecret(connection);
  const spelt = /^[a-z]+:\/\/[^:@/]*:(.*)@/is.exec(connection)?.[1];
  if (spelt) addSecret(spelt);
}

function withVariables(words: ConnectionWords, env: BackendEnv): ConnectionWords {
  const found = Object.entries(VARIABLES).flatMap(([word, name]): [string, string][] => {
    const value = words[word] ?? filled(env[name]);
    return value === undefined ? [] : [[word, value]];
  });
  return { ...words, ...Object.fromEntries(found) };
}

/** An empty variable is one that was not set: that is how a CI passes a secret that a branch may not see. */
function filled(value: string | undefined): string | undefined {
  return value === undefined || value.trim() === '' ? undefined : value;
}

function portOf({ port = '5432' }: ConnectionWords): number {
  const number = /^\d{1,5}$/.test(port) ? Number(port) : 0;
  if (number >= 1 && number <= 65_535) return number;
  throw new HostformError('USAGE', 'The connection to PostgreSQL can not be understood', {
    // The value may be part of a password with a bare colon or slash.
    detail: 'Its port is not a number from 1 to 65535. In a password, / is written %2F and : is %3A.',
  });
}

function passwordPath({ passfile }: ConnectionWords, env: BackendEnv): string {
  return passfile ?? join(filled(env['HOME']) ?? userInfo().homedir, '.pgpass');
}

function nowhere(): HostformError {
  return new HostformError('CREDENTIALS', 'Nothing says where the database of the state is.', {
    detail: 'The state lives in PostgreSQL. Set DATABASE_URL, or PGHOST, PGDATABASE, PGUSER and PGPASSWORD.',
  });
}
