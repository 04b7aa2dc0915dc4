/** What the vendor does for backup schedules (zomro.md §7.16). The schedules are kept; no backups are made by the clock. */
import { type Asked, acts, type Functions, form, reads } from '../../simulated/asked.ts';
import { dateText } from '../../simulated/dates.ts';
import { idsOf, optional, shortText, timeOfDay, weekdays } from '../../simulated/fields.ts';
import { noteBy } from '../../simulated/history.ts';
import { padded } from '../../simulated/instance-rows.ts';
import { type Listing, listPage } from '../../simulated/listing.ts';
import { serverAsked } from '../../simulated/own-servers.ts';
import { refuseAccess, refuseMissing, refuseRunning } from '../../simulated/refusal.ts';
import type { Schedule } from '../../simulated/rows.ts';
import { nextId } from '../../simulated/tables.ts';
import type { Branch } from '../../simulated/wire.ts';
import { weekdayWords } from '../../simulated/words.ts';

/** Days come back as names, in the order of the week, padded; the date has an underscore that no other list has. */
const listing: Listing<Schedule> = {
  name: 'instances.fleio_bckps.schedule',
  id: ({ id }) => id,
  render: ({ id, name, days, time, createdAt, instance }, asked) => ({
    id,
    name,
    rotation_days: padded(weekdayWords(days, asked.lang), asked),
    rotation_time: time,
    create_date: dateText(createdAt, asked.world.knobs.serverOffsetMinutes),
    instance_id: instance,
  }),
  filters: {},
};

/** `elid` is the server here, not a schedule (§12.13). */
function list(asked: Asked): Branch {
  const server = serverAsked(asked);
  const rows = [...asked.world.tables.schedules.values()].filter(({ instance }) => instance === server.id);
  return { backup_rotation: String(server.backupRotation), ...listPage(asked, listing, rows) };
}

function schedulesAsked(asked: Asked): Schedule[] {
  return idsOf(asked).map((id) => {
    const schedule = asked.world.tables.schedules.get(id) ?? refuseMissing('elid', id);
    return schedule.account === asked.caller.account.id ? schedule : refuseAccess(id);
  });
}

/** The form has numbers where the list has names. */
function scheduleForm(asked: Asked): Branch {
  const [schedule] = optional(asked, 'elid') === undefined ? [] : schedulesAsked(asked);
  const plid = schedule?.instance ?? asked.params.plid ?? '';
  if (!schedule) return { plid, name: '', rotation_days: '', rotation_time: '' };
  return {
    plid,
    elid: schedule.id,
    name: schedule.name,
    rotation_days: schedule.days.join(','),
    rotation_time: schedule.time,
  };
}

function saveSchedule(asked: Asked): Branch {
  const server = serverAsked(asked, 'plid');
  if (server.status === '5_close') refuseRunning(server.id);
  const wanted = {
    name: shortText(asked, 'name', 100),
    days: weekdays(asked, 'rotation_days'),
    time: timeOfDay(asked, 'rotation_time'),
  };
  const [existing] = optional(asked, 'elid') === undefined ? [] : schedulesAsked(asked);
  if (existing) {
    if (existing.instance !== server.id) refuseMissing('elid', existing.id);
    Object.assign(existing, wanted);
    return { ok: {} };
  }
  const { tables, knobs } = asked.world;
  const id = nextId(tables, 'schedule');
  tables.schedules.set(id, { id, account: server.account, instance: server.id, ...wanted, createdAt: asked.now });
  noteBy(asked, server.id, `backup schedule ${id} added`);
  return { ok: {}, id: knobs.createdReplyHasId ? id : undefined };
}

function deleteSchedules(asked: Asked): Branch {
  for (const { id } of schedulesAsked(asked)) asked.world.tables.schedules.delete(id);
  return { ok: {} };
}

export const backupScheduleFunctions: Functions = {
  'instances.fleio_bckps.schedule': reads(list),
  'instances.fleio_bckps.schedule.edit': form(scheduleForm, saveSchedule),
  'instances.fleio_bckps.schedule.delete': acts(deleteSchedules),
};
