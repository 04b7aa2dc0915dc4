/** Servers that can be renewed: those that are paid by the month or longer, found by name or by id. Pure. */
import type { Problem } from '../../../../model/errors.ts';
import type { DesiredResource, LiveResource } from '../../../../model/resource.ts';
import { catalogueProblem, choose, sameWords } from '../../choice.ts';
import type { ServerRow } from '../../server-row.ts';
import { defined } from '../../spec.ts';

/** True for what exists; some panels go on showing what was deleted. */
function exists({ condition }: ServerRow): boolean {
  return condition.status !== 'deleted';
}

function isDaily({ period }: ServerRow): boolean {
  return period === 'P1D';
}

/** Rows that a policy can be about. */
export function renewable(rows: readonly ServerRow[]): ServerRow[] {
  return rows.filter((row) => exists(row) && !isDaily(row));
}

/**
 * A service in the words of a policy. Its name is its id, unless it is sought by the name of its server: two servers may
 * have the same name. What a policy is about is written down by id, so that a server may be renamed.
 */
export function liveService(row: ServerRow, keys: readonly string[]): LiveResource {
  const { condition, renewal, term } = row;
  const named = keys.find((key) => row.servername !== undefined && sameWords(key, row.servername));
  return {
    id: row.id,
    key: named ?? row.id,
    spec: defined({ service: row.id, mode: modeOf(row), period: renewal?.on ? renewal.period : undefined }),
    outputs: defined({
      service_id: row.id,
      name: row.servername,
      expiration: term?.ends,
      status: condition.cloud,
    }),
    status: condition.status === 'deleted' ? 'deleting' : condition.status,
    statusText: condition.text,
    ...(condition.unpaid ? { trouble: 'unpaid' as const } : {}),
    ...(term ? { term } : {}),
  };
}

/** Undefined where the vendor does not show it. */
export function modeOf({ renewal }: ServerRow): 'automatic' | 'manual' | undefined {
  if (renewal === undefined) return undefined;
  return renewal.on ? 'automatic' : 'manual';
}

/** What people call it: `web-1 (5203773)`. */
export function nameOf({ servername, id }: ServerRow): string {
  return servername === undefined ? id : `${servername} (${id})`;
}

/** The service that a policy names, or why there is none. */
export function findService(
  rows: readonly ServerRow[],
  given: string,
  desired: DesiredResource,
): { readonly found: ServerRow } | { readonly problem: Problem } {
  const place = { desired, field: 'service' };
  const choice = choose({
    ...place,
    given,
    offered: rows.filter(exists),
    idOf: ({ id }) => id,
    nameOf: ({ servername, id }) => servername ?? id,
    what: 'server',
    where: 'in this account',
  });
  if ('problem' in choice || !isDaily(choice.found)) return choice;
  const problem = catalogueProblem(place, 'A server that is charged daily has no renewal', {
    detail: `${nameOf(choice.found)} is debited every day as long as the balance lasts; there is nothing to renew.`,
    hint: 'take this block out, and keep the balance up: hostform drift tells when it runs low',
  });
  return { problem };
}
