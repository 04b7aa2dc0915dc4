/** OVHcloud: renewal policies of services that exist, and renewals bought when they are due. */
import { HostformError } from '../../model/errors.ts';
import type { ConnectInput, Connection, Provider } from '../../model/provider.ts';
import { readCatalogue } from './catalogue.ts';
import { makeClient, type OvhClient } from './client.ts';
import { type Credentials, readAccess, variables } from './credentials.ts';
import { renewalsDescription } from './kinds/renewals/description.ts';
import { makeRenewals } from './kinds/renewals/kind.ts';
import { readPayments } from './payments.ts';
import { readSettings, settingsSchema } from './settings.ts';
import { textAt } from './wire.ts';

export const ovh: Provider = {
  name: 'ovh',
  schema: settingsSchema,
  kinds: [renewalsDescription],
  variables,
  connect,
};

function connect(input: ConnectInput): Connection {
  const { env, cwd, mayWrite, clock, random, onSecret, onNotice } = input;
  const settings = readSettings(input.settings);
  const access = readAccess({ env, cwd, endpoint: settings.endpoint, onNotice });
  for (const secret of secretsOf(access.credentials)) onSecret(secret);
  const client = makeClient({ ...access, mayWrite, clock, random, onSecret });
  return {
    provider: 'ovh',
    pace: settings.pace,
    kinds: [makeRenewals({ client, clock, onSecret, onNotice })],
    settings: { endpoint: access.endpoint.name, ...settings.durations },
    account: () => readAccount(client),
    // Renewals are charged to a registered payment method: there is nothing that could run out beforehand.
    balance: () => Promise.resolve(undefined),
    payments: (since) => readPayments(client, { since, onSecret }),
    catalogue: (filter) => readCatalogue(client, filter),
    close: () => client.close(),
  };
}

function secretsOf(credentials: Credentials): string[] {
  if (credentials.kind === 'oauth2') return [credentials.clientSecret];
  return [credentials.applicationKey, credentials.applicationSecret, credentials.consumerKey];
}

async function readAccount(client: OvhClient): Promise<string> {
  const account = textAt(await client.get('/me'), 'nichandle');
  if (account !== undefined) return account;
  throw new HostformError('VENDOR_ERROR', 'OVHcloud does not name the account', {
    detail: 'GET /me answered without a nichandle.',
  });
}
