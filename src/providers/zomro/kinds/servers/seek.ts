/** What one complete reading says about a payment that was sent (purchase.md, "Whose server is it?"). */
import type { Attributes } from '../../../../model/json.ts';
import type { Candidate, PreImage, Sighting } from '../../../../model/purchase.ts';
import { sameWords } from '../../choice.ts';
import type { ServerRow } from '../../server-row.ts';
import { stringIn } from '../../spec.ts';

export interface Reading {
  /** Our line is still in the cart, which was read before the rows. */
  readonly lineOpen: boolean;
  readonly rows: readonly ServerRow[];
  readonly before: PreImage;
  /** The name that was ordered: the declared one, or the marked one. */
  readonly servername: string;
  readonly order: Attributes;
  readonly hint: string | undefined;
}

/** Pure. A listed server is ours only when our line has left the cart and exactly one new row fits the order. */
export function judge(reading: Reading): Sighting {
  const known = new Set(reading.before.things);
  const candidates = reading.rows.filter((row) => !known.has(row.id) && fits(row, reading));
  const unclear = candidates.find(({ condition }) => condition.status === 'unpaid' || condition.status === 'deleting');
  if (unclear !== undefined) return ambiguous(candidates, stateOf(unclear));
  const [one, second] = candidates;
  if (one === undefined) return reading.lineOpen ? { kind: 'unpaid' } : { kind: 'gone' };
  if (reading.lineOpen)
    return ambiguous(candidates, 'A server like this appeared while our line is still in the cart.');
  if (second === undefined) return { kind: 'bought', id: one.id };
  const hinted = candidates.find(({ id }) => id === reading.hint);
  if (hinted !== undefined) return { kind: 'bought', id: hinted.id };
  return ambiguous(candidates, `${candidates.length} new servers fit the order.`);
}

/** The name must be shown; tariff, data centre and period must agree as far as they are. */
function fits(row: ServerRow, { servername, order }: Reading): boolean {
  if (row.condition.status === 'deleted' || row.servername !== servername) return false;
  const agrees = (shown: string | undefined, field: string): boolean => {
    const ordered = stringIn(order, field);
    return shown === undefined || ordered === undefined || sameWords(shown, ordered);
  };
  const tariff = row.tariffId === undefined ? agrees(row.tariff, 'tariff') : agrees(row.tariffId, 'pricelist');
  const place =
    row.datacenterId === undefined ? agrees(row.datacenter, 'datacenter_name') : agrees(row.datacenterId, 'datacenter');
  return tariff && place && agrees(row.period, 'period');
}

function stateOf(row: ServerRow): string {
  return row.condition.status === 'unpaid'
    ? `Server ${row.id} fits the order but is unpaid.`
    : `Server ${row.id} fits the order but is being deleted.`;
}

function ambiguous(rows: readonly ServerRow[], because: string): Sighting {
  return { kind: 'ambiguous', candidates: rows.map(candidate), because };
}

function candidate(row: ServerRow): Candidate {
  const parts = [row.servername, row.tariff, row.datacenter ?? row.datacenterId, row.condition.text];
  return { id: row.id, text: parts.filter((part) => part !== undefined).join(', ') };
}
