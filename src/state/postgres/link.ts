/** One connection, made when it is needed and made again when it was lost; one transaction at a time. */
import { Socket } from 'node:net';
import type { Client, ClientConfig, QueryResult } from 'pg';
import { HostformError } from '../../model/errors.ts';
import { asFailure, type Step } from './failure.ts';
import { addressOf, type Target } from './target.ts';

/** What is used of the driver. */
export interface Driver {
  readonly Client: new (config: ClientConfig) => Client;
}

/** A bigint comes as a text. */
export interface Row {
  readonly [column: string]: string | number | boolean | null | undefined;
}

export interface Answer {
  readonly rows: readonly Row[];
  readonly count: number;
}

/** A number that may pass 2^53 travels as a text. */
export type Value = string | number | null;

/** Sends one statement with its values. */
export type Ask = (text: string, values?: readonly Value[]) => Promise<Answer>;

export interface Link {
  /**
   * One transaction. When `work` throws, nothing of it happened. @throws HostformError STATE_UNREACHABLE with its effect,
   * CREDENTIALS, or whatever `work` throws.
   */
  transact<T>(kind: keyof typeof BEGIN, work: (ask: Ask) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * All settings end with the transaction: behind a pooler the next one may be somebody else's. A database whose commits
 * are not waited for (`synchronous_commit = off`) would lose what was acknowledged; the stricter values stay as they are.
 */
const LIMITS = `SET LOCAL statement_timeout = '15s'; SET LOCAL lock_timeout = '5s';
  SET LOCAL idle_in_transaction_session_timeout = '15s'; SET LOCAL client_encoding = 'UTF8';`;
const BEGIN = {
  look: `BEGIN ISOLATION LEVEL READ COMMITTED READ ONLY; ${LIMITS}`,
  change: `BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; ${LIMITS}
    SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') = 'off';`,
};

/** Longer than the server takes to give up by itself. Real time: the socket does not know any other. */
const ANSWER_MS = 20_000;
const GOODBYE_MS = 1000;

interface Line {
  readonly client: Client;
  readonly socket: Socket;
  lost: boolean;
}

/** Nothing is sent before the first transaction. */
export function openLink({ Client }: Driver, target: Target): Link {
  const at = addressOf(target);
  let line: Line | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;

  const reach = async (): Promise<Line> => {
    if (closed) throw new HostformError('INTERNAL', 'The connection to the state was closed already.');
    if (line && !line.lost) return line;
    if (line) void hangUp(line);
    line = await dial(Client, target);
    return line;
  };

  const transact = async <T>(kind: keyof typeof BEGIN, work: (ask: Ask) => Promise<T>): Promise<T> => {
    let step: Step = 'connect';
    try {
      const { client } = await reach();
      step = 'begin';
      await send(client, BEGIN[kind]);
      step = 'work';
      const result = await work(async (text, values) => {
        const { rows, rowCount } = await send(client, text, values);
        return { rows, count: rowCount ?? 0 };
      });
      step = 'commit';
      await commit(client);
      return result;
    } catch (error) {
      // A connection that is let go ends its transaction, whatever state that was in.
      if (line) void hangUp(line);
      line = undefined;
      throw asFailure(error, step, at);
    }
  };

  return {
    transact: (kind, work) => {
      const turn = last.then(() => transact(kind, work));
      last = turn.catch(() => undefined);
      return turn;
    },
    close: async () => {
      await last;
      closed = true;
      if (line) await hangUp(line);
      line = undefined;
    },
  };
}

async function dial(Client: Driver['Client'], target: Target): Promise<Line> {
  const socket = new Socket();
  const client = new Client({ ...configOf(target), stream: () => socket });
  const line: Line = { client, socket, lost: false };
  // Without a listener, a server that goes away takes this process with it.
  client.on('error', () => (line.lost = true));
  client.on('end', () => (line.lost = true));
  try {
    await client.connect();
    return line;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

/** Nothing is left to the driver's own look at the environment. */
function configOf(target: Target): ClientConfig {
  const { host, port, user, database, password, tls, connectMs, options, channelBinding } = target;
  return {
    host,
    port,
    user,
    database,
    password: () => password ?? noPassword(target),
    ssl: tls,
    connectionTimeoutMillis: connectMs,
    keepAlive: true,
    application_name: 'hostform',
    ...(options !== undefined && { options }),
    ...(channelBinding && { enableChannelBinding: true }),
  };
}

function noPassword(target: Target): never {
  throw new HostformError('CREDENTIALS', 'The database wants a password.', {
    detail: `${addressOf(target)} asks ${target.user} for one. Set PGPASSWORD, or put it in DATABASE_URL.`,
    effect: 'refused',
  });
}

/** Never a name for a prepared statement: behind a pooler it would be looked for on another connection. */
async function send(client: Client, text: string, values?: readonly Value[]): Promise<QueryResult> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ANSWER_MS / 1000} seconds`)), ANSWER_MS);
  });
  try {
    return await Promise.race([client.query(text, values && [...values]), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A server answers ROLLBACK, and no error, when it could not commit. */
async function commit(client: Client): Promise<void> {
  const { command } = await send(client, 'COMMIT');
  if (command !== 'COMMIT') throw new Error(`the transaction ended with ${command}`);
}

/** Says goodbye, but does not wait for long: a socket that nobody answers must not keep the process. */
async function hangUp({ client, socket }: Line): Promise<void> {
  const timer = setTimeout(() => socket.destroy(), GOODBYE_MS);
  await client.end().catch(() => undefined);
  clearTimeout(timer);
  socket.destroy();
}
