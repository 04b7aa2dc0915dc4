/** The account's servers as the vendor lists them; what several kinds are about. */
import type { ZomroApi } from './api.ts';
import { isMissedThing } from './fault.ts';
import { readRow, type ServerRow } from './server-row.ts';

/** zomro.md §5 */
const FILTER = {
  func: 'instances.filter',
  fields: (
    'id ip domain name pricelist period autoprolong datacenter status instance_status opendate expiredate ' +
    'orderdatefrom orderdateto cost_from cost_to'
  ).split(' '),
};

/** All rows, deleted ones included. `recheck` looks at the stored filter again, for readings that money rests on. */
export async function listRows(api: ZomroApi, recheck = false): Promise<readonly ServerRow[]> {
  return (await api.listing({ func: 'instances', filter: FILTER, recheck })).map(readRow);
}

/** False only when the vendor says that there is no such server; anything unclear throws. */
export async function exists(api: ZomroApi, id: string): Promise<boolean> {
  try {
    await api.client.read('instances.edit', { elid: id });
    return true;
  } catch (error) {
    if (isMissedThing(error, 'instances.edit')) return false;
    throw error;
  }
}
