import type { Provider } from '../../model/provider.ts';
import { VARIABLES } from './credentials.ts';
import { backupSchedulesDescription } from './kinds/backup-schedules/description.ts';
import { imagesDescription } from './kinds/images/description.ts';
import { renewalsDescription } from './kinds/renewals/description.ts';
import { serversDescription } from './kinds/servers/description.ts';
import { SETTINGS_SCHEMA } from './settings-schema.ts';

/** All that can be said of Zomro without a network; importing it loads neither a client nor undici. */
export const zomroDescription: Omit<Provider, 'connect'> = {
  name: 'zomro',
  schema: SETTINGS_SCHEMA,
  kinds: [serversDescription, imagesDescription, backupSchedulesDescription, renewalsDescription],
  variables: VARIABLES,
};
