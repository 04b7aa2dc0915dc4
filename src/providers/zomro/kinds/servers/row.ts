/** What a row of `instances` says as a live resource. */
import { formatMoney } from '../../../../model/money.ts';
import type { LiveResource } from '../../../../model/resource.ts';
import type { ServerRow } from '../../server-row.ts';
import { defined } from '../../spec.ts';
import { nameKey } from './mark.ts';

/** The row as a live resource, in the words of a manifest; undefined for one that is deleted but still shown. */
export function liveOf(row: ServerRow, orderMarker: boolean): LiveResource | undefined {
  const { condition } = row;
  if (condition.status === 'deleted') return undefined;
  return {
    id: row.id,
    key: row.servername === undefined ? `#${row.id}` : nameKey(row.servername, orderMarker),
    spec: defined({
      name: row.servername,
      tariff: row.tariff,
      datacenter: row.datacenter,
      os: row.os,
      period: row.period,
      power: condition.power,
    }),
    outputs: defined({
      id: row.id,
      ipv4: row.ipv4,
      ipv6: row.ipv6,
      status: condition.cloud,
      tariff_id: row.tariffId,
      datacenter_id: row.datacenterId,
      cost: row.cost && formatMoney(row.cost),
    }),
    status: condition.status,
    statusText: condition.text,
    ...(condition.unpaid ? { trouble: 'unpaid' as const } : {}),
    ...(row.term ? { term: row.term } : {}),
  };
}
