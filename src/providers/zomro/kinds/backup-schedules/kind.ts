import { isList } from '../../../../model/json.ts';
import type { Aligned, AlignInput, ResourceKind, Wanted } from '../../../../model/kind.ts';
import type { ZomroApi } from '../../api.ts';
import { stringIn, stringsIn } from '../../spec.ts';
import { weekOrder } from './days.ts';
import { backupSchedulesDescription } from './description.ts';
import { scheduleName } from './form.ts';
import { makeScheduleOrder } from './order.ts';
import { listSchedules, pathOf } from './rows.ts';
import { callSchedule, scheduleProgress, scheduleSteps } from './steps.ts';

/** When Zomro backs a server up. Free, created in one call, changed in place. */
export function backupSchedulesKind(api: ZomroApi): ResourceKind {
  return {
    ...backupSchedulesDescription,
    list: ({ keys, ids, whole }) => listSchedules(api, [...keys, ...ids, ...serversIn(whole)]),
    async read(id) {
      const found = await listSchedules(api, [id]);
      return found.find((schedule) => schedule.id === id);
    },
    key: (spec, { address }) => pathOf(stringIn(spec, 'server') ?? '', scheduleName({ spec, address })),
    align: (input) => Promise.resolve(alignSchedule(input)),
    steps: scheduleSteps,
    call: (run) => callSchedule(api.client, run),
    progress: scheduleProgress,
    declare: ({ spec }) => Promise.resolve({ spec }),
    oneShot: makeScheduleOrder(api),
  };
}

/** Schedules are listed below servers only: the whole account is every server that there is. */
function serversIn(whole: Wanted['whole']): string[] {
  return (whole?.['server'] ?? []).map((server) => pathOf(server, ''));
}

function alignSchedule({ spec, unknown, desired }: AlignInput): Aligned {
  const named = unknown.includes('name') ? {} : { name: scheduleName({ spec, address: desired.address }) };
  const days = isList(spec['days']) ? { days: weekOrder(stringsIn(spec, 'days')) } : {};
  return { spec: { ...spec, ...named, ...days }, problems: [], notes: [] };
}
