import { HostformError } from '../../model/errors.ts';
import type { PostgresSettings } from '../backend-settings.ts';
import type { ConnectBackend } from '../open-backend.ts';
import { makePostgresBackend } from './backend.ts';
import { type Driver, openLink } from './link.ts';
import { tablesOf } from './tables.ts';
import { addressOf, findTarget } from './target.ts';

/**
 * A state in a PostgreSQL database. The server is first asked when the state is: a look that has to be repeated is then
 * repeated by those who know for how long. @throws HostformError USAGE, CREDENTIALS.
 */
export const connectPostgres: ConnectBackend<PostgresSettings> = connectWith(() => import('pg'));

/** With another way to get at the driver, for tests. */
export function connectWith(load: () => Promise<unknown>): ConnectBackend<PostgresSettings> {
  return async (settings, env, { addSecret }) => {
    const target = await findTarget(settings, env, addSecret);
    const driver = await loadDriver(load);
    const { name, table } = settings;
    const where = table === undefined ? '' : ` in ${[settings.schema, table].filter(Boolean).join('.')}`;
    return makePostgresBackend({
      link: openLink(driver, target),
      tables: tablesOf(settings),
      name,
      location: `${addressOf(target)}, state ${name}${where}`,
    });
  };
}

/** `pg` comes from the user's installation (docs/decisions/0016): whoever keeps the state elsewhere does not need it. */
async function loadDriver(load: () => Promise<unknown>): Promise<Driver> {
  try {
    const loaded = (await load()) as { readonly default: Driver };
    return loaded.default;
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
    if (!missing) throw error;
    throw new HostformError('USAGE', 'The driver for PostgreSQL is not installed', {
      detail:
        'The state lives in PostgreSQL, and hostform speaks to it with the package pg, which it does not bring along.',
      hint: 'npm install pg (beside hostform: with -g, if hostform was installed so)',
      cause: error,
    });
  }
}
