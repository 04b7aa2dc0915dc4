/** Lists of ids come in no promised order (ovh.md §3.4); which one is a setting. */
import { shuffled } from './random.ts';
import type { Vendor } from './vendor.ts';

/** The same ids in the order of the settings; `shuffled` differs from call to call, repeatably. */
export function listed<T extends string | number>(vendor: Vendor, ids: readonly T[]): T[] {
  const { listOrder } = vendor.settings;
  if (listOrder === 'shuffled') return shuffled(ids, vendor.cloud);
  const ascending = [...ids].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return listOrder === 'ascending' ? ascending : ascending.reverse();
}
