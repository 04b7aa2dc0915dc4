import type { LiveResource } from '../../../../model/resource.ts';
import type { ZomroApi } from '../../api.ts';
import { isMissedThing } from '../../fault.ts';
import { listRows } from '../../server-rows.ts';
import { textOf } from '../../wire.ts';
import { nameKey } from './mark.ts';
import { liveOf } from './row.ts';

/**
 * One server by its id. The form behind `instances.edit` proves that it exists but shows little, so the rest comes from
 * the listing. A server that exists without being listed is reported as such, so that nobody takes it for gone.
 */
export async function readServer(api: ZomroApi, id: string): Promise<LiveResource | undefined> {
  // A comma would ask for several things at once (zomro.md §5).
  if (/[\s,]/.test(id)) return undefined;
  let servername: string | undefined;
  try {
    servername = textOf(await api.client.read('instances.edit', { elid: id }), 'servername');
  } catch (error) {
    if (isMissedThing(error, 'instances.edit')) return undefined;
    throw error;
  }
  const row = (await listRows(api)).find((each) => each.id === id);
  const { orderMarker } = api.settings;
  return row === undefined ? unlisted(id, servername, orderMarker) : liveOf(row, orderMarker);
}

function unlisted(id: string, servername: string | undefined, orderMarker: boolean): LiveResource {
  return {
    id,
    key: servername === undefined ? `#${id}` : nameKey(servername, orderMarker),
    spec: servername === undefined ? {} : { name: servername },
    outputs: { id },
    status: 'error',
    statusText: 'exists, but is not listed',
  };
}
