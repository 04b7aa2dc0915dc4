import type { Attributes } from '../../../../src/model/json.ts';
import type { ResourceKind } from '../../../../src/model/kind.ts';
import type { OneShot, PreImage, Sighting, Want } from '../../../../src/model/purchase.ts';
import { type Address, type LiveResource, splitAddress } from '../../../../src/model/resource.ts';
import type { ZomroApi } from '../../../../src/providers/zomro/api.ts';
import { isMissedThing } from '../../../../src/providers/zomro/fault.ts';
import { defined, stringIn } from '../../../../src/providers/zomro/spec.ts';
import { textOf } from '../../../../src/providers/zomro/wire.ts';
import { sampleThingsDescription } from './description.ts';
import { callSampleThing, EDIT, form, sampleThingProgress, sampleThingSteps } from './steps.ts';

/** Sample things: free, created in one call, changed in place. */
export function sampleThingsKind(api: ZomroApi): ResourceKind {
  return {
    ...sampleThingsDescription,
    list: () => listSampleThings(api),
    read: (id) => readSampleThing(api, id),
    key: (spec, { address }) => nameOf(spec, address),
    align: ({ spec, unknown, desired }) => {
      const named = unknown.includes('name') ? {} : { name: nameOf(spec, desired.address) };
      return Promise.resolve({ spec: { ...spec, ...named }, problems: [], notes: [] });
    },
    steps: sampleThingSteps,
    call: (run) => callSampleThing(api.client, run),
    progress: sampleThingProgress,
    declare: ({ spec }) => Promise.resolve({ spec: withoutEmpty(spec) }),
    oneShot: makeOrder(api),
  };
}

/** The declared name, else the key. */
function nameOf(spec: Attributes, address: Address): string {
  return stringIn(spec, 'name') ?? splitAddress(address).key;
}

/** What a manifest would say: a note that is not there is not declared. */
function withoutEmpty(spec: Attributes): Attributes {
  return Object.fromEntries(Object.entries(spec).filter(([, value]) => value !== ''));
}

/** Everything of this kind in the account. Give `filter` as well where the vendor stores one (zomro.md §5). */
async function listSampleThings(api: ZomroApi): Promise<readonly LiveResource[]> {
  const rows = await api.listing({ func: 'sample_things' });
  return rows.map((row) => live(textOf(row, 'id') ?? '', row));
}

/** A second opinion on what a listing misses: the form behind the edit. Undefined only when the vendor denies it. */
async function readSampleThing(api: ZomroApi, id: string): Promise<LiveResource | undefined> {
  try {
    return live(id, await api.client.read(EDIT, { elid: id }));
  } catch (error) {
    if (isMissedThing(error, EDIT)) return undefined;
    throw error;
  }
}

/**
 * A row of the list, or a form, in the words of a manifest. An empty note is kept: what the listing does not show is
 * never a difference, so a field left out here could not be filled later.
 */
function live(id: string, row: Attributes): LiveResource {
  const name = textOf(row, 'name');
  return {
    id,
    key: name ?? `#${id}`,
    spec: defined({ name, region: textOf(row, 'region'), note: textOf(row, 'note') ?? '' }),
    outputs: { id },
    status: 'ready',
    statusText: 'active',
  };
}

/** Creating: one call, and recognised by its name when the answer is lost. */
function makeOrder(api: ZomroApi): OneShot {
  return {
    async survey(): Promise<PreImage> {
      const things = (await listSampleThings(api)).map(({ id }) => id);
      return { things, reservations: [], facts: {} };
    },
    async send({ spec }) {
      const id = textOf(await api.client.change(EDIT, form(spec)), 'id');
      return id === undefined ? {} : { hint: id };
    },
    seek: async (want, before) => judge(await listSampleThings(api), want, before),
  };
}

/** Pure. What was not there before and has the ordered name is the one, when it is the only one. */
function judge(listed: readonly LiveResource[], { spec, address }: Want, before: PreImage): Sighting {
  const name = nameOf(spec, address);
  const found = listed.filter(({ id, key }) => !before.things.includes(id) && key === name);
  const [one, second] = found;
  if (one === undefined) return { kind: 'unpaid' };
  if (second === undefined) return { kind: 'bought', id: one.id };
  const candidates = found.map(({ id, key }) => ({ id, text: key }));
  return { kind: 'ambiguous', candidates, because: `${found.length} new sample things have this name.` };
}
