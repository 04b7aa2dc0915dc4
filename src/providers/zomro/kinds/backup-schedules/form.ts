import type { Want } from '../../../../model/purchase.ts';
import { splitAddress } from '../../../../model/resource.ts';
import type { Params } from '../../calls.ts';
import { stringIn, stringsIn } from '../../spec.ts';
import { dayNumbers } from './days.ts';

/** Create and change. Its neighbour without `.schedule` takes a paid backup at once and is never called (trap 18). */
export const EDIT = 'instances.fleio_bckps.schedule.edit';

/** The declared name, else the key. */
export function scheduleName({ spec, address }: Pick<Want, 'spec' | 'address'>): string {
  return stringIn(spec, 'name') ?? splitAddress(address).key;
}

/** The form wants all fields each time; `plid` is the server, `elid` would be the schedule (trap 14). */
export function scheduleForm({ spec, address }: Pick<Want, 'spec' | 'address'>, server: string): Params {
  return {
    sok: 'ok',
    plid: server,
    name: scheduleName({ spec, address }),
    rotation_days: dayNumbers(stringsIn(spec, 'days')),
    rotation_time: stringIn(spec, 'time') ?? '',
  };
}
