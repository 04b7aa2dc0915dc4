import type { Attributes } from '../../../../model/json.ts';
import type { LiveResource } from '../../../../model/resource.ts';
import type { ZomroApi } from '../../api.ts';
import { isMissedThing } from '../../fault.ts';
import { textOf } from '../../wire.ts';
import { isImage, liveImage } from './row.ts';

/** zomro.md §5 */
const FILTER = {
  func: 'image.filter',
  fields: ['name', 'id', 'fleio_status', 'os_distro', 'image_type', 'region', 'disk_format', 'protected'],
};

/** All rows, snapshots and backups included: their ids are part of what existed before a purchase. */
export function listImageRows(api: ZomroApi, recheck = false): Promise<readonly Attributes[]> {
  return api.listing({ func: 'image', filter: FILTER, recheck });
}

/** False only when the vendor says that there is no such image; anything unclear throws. */
export async function imageExists(api: ZomroApi, id: string): Promise<boolean> {
  try {
    await api.client.read('image.edit', { elid: id });
    return true;
  } catch (error) {
    if (isMissedThing(error, 'image.edit')) return false;
    throw error;
  }
}

/** One image by its id; one that exists without being listed is reported as such. */
export async function readImage(api: ZomroApi, id: string): Promise<LiveResource | undefined> {
  if (/[\s,]/.test(id) || !(await imageExists(api, id))) return undefined;
  const row = (await listImageRows(api)).find((each) => textOf(each, 'id') === id && isImage(each));
  if (row !== undefined) return liveImage(row);
  return { id, key: `#${id}`, spec: {}, outputs: { id }, status: 'error', statusText: 'exists, but is not listed' };
}
