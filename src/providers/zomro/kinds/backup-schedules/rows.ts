/**
 * Schedules are listed per server only (zomro.md §7.16), so ids and keys name the server as well: `5203773/31` is
 * schedule 31 of that server, `5203773/nightly` its natural name. The numbers alone would not be found again.
 */
import pLimit from 'p-limit';
import type { Attributes } from '../../../../model/json.ts';
import type { LiveResource } from '../../../../model/resource.ts';
import type { ZomroApi } from '../../api.ts';
import { isMissedThing } from '../../fault.ts';
import { defined } from '../../spec.ts';
import { textOf } from '../../wire.ts';
import { daysOfWords } from './days.ts';

const LIST = 'instances.fleio_bckps.schedule';

/** The id of a schedule, or its key when `part` is a name. */
export function pathOf(server: string, part: string): string {
  return `${server}/${part}`;
}

/** Takes a path apart at its first slash; a name may hold more of them. */
export function splitPath(path: string): { readonly server: string; readonly part: string } {
  const slash = path.indexOf('/');
  return slash < 0 ? { server: '', part: path } : { server: path.slice(0, slash), part: path.slice(slash + 1) };
}

/** Servers are read side by side, but no more than the client has connections. */
const SIDE_BY_SIDE = 4;

/** The schedules of the servers that these keys and ids name. A key whose server is not bought yet names none. */
export async function listSchedules(api: ZomroApi, paths: readonly string[]): Promise<readonly LiveResource[]> {
  const servers = [...new Set(paths.map((path) => splitPath(path).server))]
    .filter((server) => /^\d+$/.test(server))
    .sort();
  const limit = pLimit(SIDE_BY_SIDE);
  const lists = await Promise.all(servers.map((server) => limit(() => schedulesOf(api, server))));
  return lists.flat();
}

/** All schedules of one server; none when the vendor says that there is no such server. */
export async function schedulesOf(api: ZomroApi, server: string): Promise<readonly LiveResource[]> {
  try {
    const rows = await api.listing({ func: LIST, params: { elid: server }, bareIsEmpty: true });
    return rows.map((row) => liveSchedule(row, server));
  } catch (error) {
    if (isMissedThing(error, LIST)) return [];
    throw error;
  }
}

function liveSchedule(row: Attributes, asked: string): LiveResource {
  const server = textOf(row, 'instance_id') ?? asked;
  const [id = '', name] = [textOf(row, 'id'), textOf(row, 'name')];
  const path = pathOf(server, id);
  return {
    id: path,
    key: pathOf(server, name ?? `#${id}`),
    spec: defined({
      server,
      name,
      days: daysOfWords(textOf(row, 'rotation_days')),
      time: clockTime(textOf(row, 'rotation_time')),
    }),
    outputs: { id: path },
    status: 'ready',
    statusText: 'active',
  };
}

/** `2:01` and `02:01:00` are `02:01`. */
function clockTime(written: string | undefined): string | undefined {
  const match = /^(\d{1,2}):(\d{2})(:\d{2})?$/.exec(written ?? '');
  return match?.[1] === undefined ? written : `${match[1].padStart(2, '0')}:${match[2]}`;
}
