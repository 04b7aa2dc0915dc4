/** Creating a schedule: free, in one call, recognised by server and name. */
import type { OneShot, PreImage, Sighting, Want } from '../../../../model/purchase.ts';
import type { LiveResource } from '../../../../model/resource.ts';
import type { ZomroApi } from '../../api.ts';
import { stringIn } from '../../spec.ts';
import { textOf } from '../../wire.ts';
import { EDIT, scheduleForm, scheduleName } from './form.ts';
import { pathOf, schedulesOf } from './rows.ts';

export function makeScheduleOrder(api: ZomroApi): OneShot {
  const serverOf = ({ spec }: Want): string => stringIn(spec, 'server') ?? '';
  return {
    async survey(want): Promise<PreImage> {
      const schedules = await schedulesOf(api, serverOf(want));
      return { things: schedules.map(({ id }) => id), reservations: [], facts: {} };
    },
    async send(want) {
      const doc = await api.client.change(EDIT, scheduleForm(want, serverOf(want)));
      const id = textOf(doc, 'id');
      return id === undefined ? {} : { hint: pathOf(serverOf(want), id) };
    },
    seek: async (want, before, hint) => judge(await schedulesOf(api, serverOf(want)), want, { before, hint }),
  };
}

/** Pure. A new schedule of that server with the ordered name is the one, when it is the only one. */
function judge(
  schedules: readonly LiveResource[],
  want: Want,
  { before, hint }: { readonly before: PreImage; readonly hint: string | undefined },
): Sighting {
  const name = scheduleName(want);
  const found = schedules.filter(({ id, spec }) => !before.things.includes(id) && spec['name'] === name);
  const [one, second] = found;
  if (one === undefined) return { kind: 'unpaid' };
  if (second === undefined) return { kind: 'bought', id: one.id };
  const hinted = found.find(({ id }) => id === hint);
  if (hinted !== undefined) return { kind: 'bought', id: hinted.id };
  const candidates = found.map(({ id, key }) => ({ id, text: key }));
  return { kind: 'ambiguous', candidates, because: `${found.length} new schedules have this name.` };
}
