/** What the vendor does for sample things, and where that is known from. */
import { type Asked, acts, type Functions, form, reads } from '../../../../src/providers/zomro/simulated/asked.ts';
import { idsOf, need, optional, shortText } from '../../../../src/providers/zomro/simulated/fields.ts';
import { type Listing, listPage } from '../../../../src/providers/zomro/simulated/listing.ts';
import { refuseMissing } from '../../../../src/providers/zomro/simulated/refusal.ts';
import { nextId, type Tables } from '../../../../src/providers/zomro/simulated/tables.ts';
import type { Branch } from '../../../../src/providers/zomro/simulated/wire.ts';

/** A row of the vendor's table. */
export interface SampleThing {
  readonly id: string;
  readonly account: string;
  name: string;
  region: string;
  note: string;
}

/** Where the rows are kept: a table of its own in simulated/tables.ts. */
type TableOf = (tables: Tables) => Map<string, SampleThing>;

const listing: Listing<SampleThing> = {
  name: 'sample_things',
  id: ({ id }) => id,
  render: ({ id, name, region, note }) => ({ id, name, region, note }),
  filters: {},
};

export function sampleThingFunctions(tableOf: TableOf): Functions {
  const ownRows = ({ world, caller }: Asked): SampleThing[] =>
    [...tableOf(world.tables).values()].filter(({ account }) => account === caller.account.id);
  const rowOf = (asked: Asked, elid: string): SampleThing =>
    ownRows(asked).find(({ id }) => id === elid) ?? refuseMissing('elid', elid);

  const show = (asked: Asked): Branch => {
    const elid = optional(asked, 'elid');
    if (elid === undefined) return { name: '', region: '', note: '' };
    const { name, region, note } = rowOf(asked, elid);
    return { elid, name, region, note };
  };
  const save = (asked: Asked): Branch => {
    const elid = optional(asked, 'elid');
    const note = optional(asked, 'note') ?? '';
    const wanted = { name: shortText(asked, 'name', 100), region: need(asked, 'region'), note };
    if (elid !== undefined) {
      Object.assign(rowOf(asked, elid), wanted);
      return { ok: {} };
    }
    const id = nextId(asked.world.tables, 'service');
    tableOf(asked.world.tables).set(id, { id, account: asked.caller.account.id, ...wanted });
    return { ok: {}, id };
  };
  const remove = (asked: Asked): Branch => {
    const rows = idsOf(asked).map((id) => rowOf(asked, id));
    for (const { id } of rows) tableOf(asked.world.tables).delete(id);
    return { ok: {} };
  };

  return {
    sample_things: reads((asked) => listPage(asked, listing, ownRows(asked))),
    'sample_things.edit': form(show, save),
    'sample_things.delete': acts(remove),
  };
}
