import type { Problem } from '../../../../src/model/errors.ts';
import type { Attributes } from '../../../../src/model/json.ts';
import type { AlignInput, ResourceKind } from '../../../../src/model/kind.ts';
import type { LiveResource } from '../../../../src/model/resource.ts';
import type { OvhClient } from '../../../../src/providers/ovh/client.ts';
import { orNothing } from '../../../../src/providers/ovh/errors.ts';
import { at, listAt, textAt } from '../../../../src/providers/ovh/wire.ts';
import { sampleThingsDescription } from './description.ts';
import { callSampleThing, pathOf, sampleThingProgress, sampleThingSteps } from './steps.ts';

/** Settings of sample things that exist. */
export function makeSampleThings({ client }: { readonly client: OvhClient }): ResourceKind {
  return {
    ...sampleThingsDescription,
    list: ({ keys, ids, whole }) => listSampleThings(client, whole ? 'all' : new Set([...keys, ...ids])),
    read: (id) => readSampleThing(client, id),
    key: (spec) => textAt(spec, 'service') ?? '',
    align: (input) => Promise.resolve({ spec: input.spec, problems: missing(input), notes: [] }),
    steps: sampleThingSteps,
    call: (run) => callSampleThing(client, run),
    progress: sampleThingProgress,
    declare: ({ spec }) => Promise.resolve({ spec: withoutEmpty(spec) }),
  };
}

/** A policy makes nothing: what it is about has to exist. */
function missing({ desired, spec, unknown, live }: AlignInput): Problem[] {
  if (live || unknown.includes('service')) return [];
  const detail = `OVHcloud lists no sample thing "${textAt(spec, 'service') ?? ''}" in this account.`;
  const at = desired.positions['service'] ?? desired.at;
  return [{ code: 'CATALOGUE', summary: 'There is no such sample thing', detail, address: desired.address, at }];
}

/** What a manifest would say: a note that is not there is not declared. */
function withoutEmpty(spec: Attributes): Attributes {
  return Object.fromEntries(Object.entries(spec).filter(([, value]) => value !== ''));
}

/** Names of all, and the wanted ones in full: the vendor lists names only (ovh.md §3.4). */
async function listSampleThings(
  client: OvhClient,
  wanted: 'all' | ReadonlySet<string>,
): Promise<readonly LiveResource[]> {
  const names = listAt(await client.get('/sampleThing')).filter((name) => typeof name === 'string');
  const isWanted = (name: string): boolean => wanted === 'all' || wanted.has(name);
  const read = names.map(async (name) => (isWanted(name) ? await readSampleThing(client, name) : stub(name)));
  return (await Promise.all(read)).flatMap((live) => live ?? []);
}

/**
 * Undefined only when the vendor says that there is no such thing. An empty note is kept: what the listing does not show
 * is never a difference, so a field left out here could not be filled later.
 */
async function readSampleThing(client: OvhClient, name: string): Promise<LiveResource | undefined> {
  const found = await orNothing(client.get(pathOf(name)), 404);
  if (found === undefined) return undefined;
  const note = at(found, 'note');
  const status = textAt(found, 'status') ?? 'unknown';
  const spec = { service: name, ...(typeof note === 'string' ? { note } : {}) };
  return { id: name, key: name, spec, outputs: { status }, status: 'ready', statusText: status };
}

/** Nobody asked about it: it exists, and that is all that was read. */
function stub(name: string): LiveResource {
  return { id: name, key: name, spec: {}, outputs: {}, status: 'ready', statusText: 'not read' };
}
