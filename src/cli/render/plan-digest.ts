/** The digest by which a plan is approved, and the seal that ties a saved one to its state. */
import { createHash } from 'node:crypto';
import { type Attributes, canonicalJson, isList, isRecord, type Json } from '../../model/json.ts';

/** Ties the place of the state to the digest: the same plan has one digest wherever it is saved, and no file may lie. */
export function planSeal({ digest = null, state = null }: Attributes): string {
  return sha256({ digest, state });
}

function sha256(value: Json): string {
  return `sha256:${createHash('sha256').update(canonicalJson(value)).digest('hex')}`;
}

/**
 * `sha256:…` over the document without its timestamp, the balances (and what is refused because of them), the way from
 * the file to the state (sealed beside it), and the digest itself. Identity of the state (lineage, serial) is included
 * (contract §3).
 */
export function planDigest(document: Attributes): string {
  const { hostform } = document;
  const own = isRecord(hostform) ? without(without(without(hostform, 'digest'), 'seal'), 'state') : {};
  const cost = isRecord(own['cost']) ? without(own['cost'], 'balances') : {};
  const plan = isRecord(own['plan']) ? withoutPlaces(withoutBalance(own['plan'])) : {};
  const covered = { ...without(document, 'timestamp'), hostform: { ...own, cost, plan } };
  return sha256(covered);
}

function withoutBalance(plan: Attributes): Attributes {
  const refusals = isList(plan['refusals']) ? plan['refusals'] : [];
  const kept = refusals.filter((problem) => !isRecord(problem) || problem['code'] !== 'BALANCE');
  return { ...without(plan, 'balances'), refusals: kept };
}

/** The same plan may be made in another folder, or of a manifest with one more comment in it. */
function withoutPlaces(plan: Attributes): Attributes {
  const unplaced = (record: Attributes, ...names: readonly string[]): Attributes => ({
    ...record,
    ...Object.fromEntries(
      names.map((name) => [name, each(record[name], (item) => without(without(item, 'at'), 'also'))]),
    ),
  });
  const actions = each(plan['actions'], (action) => unplaced(action, 'references', 'refusals'));
  return { ...unplaced(plan, 'refusals', 'warnings'), actions };
}

function each(list: Json | undefined, change: (item: Attributes) => Attributes): Json[] {
  return isList(list) ? list.map((item) => (isRecord(item) ? change(item) : item)) : [];
}

function without(record: Attributes, key: string): Attributes {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}
