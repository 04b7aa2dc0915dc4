import type { Problem } from '../../model/errors.ts';
import type { ConnectInput, Connection } from '../../model/provider.ts';
import { makeHttpClient } from '../http.ts';
import { makeAccount } from './account.ts';
import type { ZomroApi } from './api.ts';
import { makeCatalogue } from './catalogue.ts';
import { catalogueEntries } from './catalogue-entries.ts';
import { makeClient } from './client.ts';
import { readCredentials } from './credentials.ts';
import { makeExchange } from './exchange.ts';
import { backupSchedulesKind } from './kinds/backup-schedules/kind.ts';
import { imagesKind } from './kinds/images/kind.ts';
import { renewalsKind } from './kinds/renewals/kind.ts';
import { serversKind } from './kinds/servers/kind.ts';
import { makeListing } from './listing.ts';
import { logIn, logOut } from './login.ts';
import { readPayments } from './payments.ts';
import { makeSession } from './session.ts';
import { readSettings } from './settings.ts';

/**
 * A connection to Zomro. Nothing is sent before the first call of a method; a login happens with the first of them.
 * @throws HostformError CREDENTIALS without credentials, SCHEMA when a setting is not readable.
 */
export function connectZomro(input: ConnectInput): Connection {
  const credentials = readCredentials(input.env);
  for (const secret of [credentials.token, credentials.login?.password])
    if (secret !== undefined) input.onSecret(secret);
  const settings = readSettings(input.settings, input.env);
  const http = makeHttpClient({ userAgent: 'hostform' });
  const exchange = makeExchange({
    http,
    endpoint: settings.endpoint,
    clock: input.clock,
    pollIntervalMs: settings.pace.pollIntervalMs,
  });
  const session = makeSession({ credentials, logIn: (login) => logIn(exchange, login, input.onSecret) });
  const client = makeClient({ exchange, session, mayWrite: input.mayWrite, clock: input.clock, random: input.random });
  const account = makeAccount(client);
  const catalogue = makeCatalogue(client);
  const api: ZomroApi = { client, listing: makeListing(client, input.onNotice), catalogue, account, settings };
  let closed = false;
  return {
    provider: 'zomro',
    pace: settings.pace,
    kinds: [serversKind(api), imagesKind(api), backupSchedulesKind(api), renewalsKind(api)],
    settings: settings.plain,
    account: () => account.id(),
    async balance() {
      const balance = await account.balance();
      if (balance === undefined) input.onNotice(UNREADABLE_BALANCE);
      return balance;
    },
    payments: (since) => readPayments(api, since),
    catalogue: (filter) => catalogueEntries(api, filter),
    async close() {
      const own = closed ? undefined : session.own();
      closed = true;
      if (own !== undefined) await logOut(exchange, own);
      await http.close();
    },
  };
}

/** Told, not silently passed over: the check of the whole plan against the balance can not be made. */
const UNREADABLE_BALANCE: Problem = {
  code: 'BALANCE',
  severity: 'warning',
  summary: 'The balance can not be read',
  detail: 'Zomro does not show it to this login, so nobody has checked that it covers the whole plan.',
  hint: 'look at it in the panel; Zomro itself refuses what it does not cover',
};
