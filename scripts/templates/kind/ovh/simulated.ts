/** The routes that sample things need, and where they are known from. */
import type { Json } from '../../../../src/model/json.ts';
import type { OvhCloud } from '../../../../src/providers/ovh/simulated/cloud.ts';
import { refuse } from '../../../../src/providers/ovh/simulated/failures.ts';
import { listed } from '../../../../src/providers/ovh/simulated/listing.ts';
import { nameParam, type Route, textOf } from '../../../../src/providers/ovh/simulated/request.ts';

/** A row of the vendor's table; a type, not an interface, so that a snapshot is plain data. */
export type SampleThing = { name: string; note: string; status: string };

/** Where the rows are kept: a table of its own in simulated/cloud.ts. */
type TableOf = (cloud: OvhCloud) => SampleThing[];

export function sampleThingRoutes(tableOf: TableOf): readonly Route[] {
  const rowOf = (cloud: OvhCloud, name: string): SampleThing =>
    tableOf(cloud).find((row) => row.name === name) ?? refuse('unknownService');
  const view = ({ name, note, status }: SampleThing): Json => ({ name, note, status });
  const plain = { status: 'PRODUCTION', action: 'sampleThing:apiovh:get' } as const;
  return [
    {
      ...plain,
      method: 'GET',
      path: '/sampleThing',
      handle: (vendor) => {
        const names = tableOf(vendor.cloud).map(({ name }) => name);
        return listed(vendor, names);
      },
    },
    {
      ...plain,
      method: 'GET',
      path: '/sampleThing/{name}',
      handle: ({ cloud }, call) => view(rowOf(cloud, nameParam(call, 'name'))),
    },
    {
      ...plain,
      method: 'PUT',
      path: '/sampleThing/{name}',
      action: 'sampleThing:apiovh:edit',
      body: { note: 'string' },
      handle: (vendor, call) => {
        rowOf(vendor.cloud, nameParam(call, 'name')).note = textOf(call.body['note']) ?? '';
        vendor.touch();
        return undefined;
      },
    },
  ];
}
