/** Sums over the ledger: one for each currency, never across. Pure. */
import type { LedgerLine } from '../model/ledger.ts';
import { type Money, totals } from '../model/money.ts';

/** What sums can be taken by. */
export const GROUPS = ['month', 'address', 'provider'] as const;
export type Group = (typeof GROUPS)[number];

export interface LedgerTotal {
  /** `2026-11`, an address or a provider; empty for the sum of all. */
  readonly key: string;
  readonly purchases: number;
  readonly charged: readonly Money[];
}

/** Sorted by key. Months are those of UTC. */
export function totalsBy(lines: readonly LedgerLine[], group: Group): LedgerTotal[] {
  const groups = new Map<string, LedgerLine[]>();
  for (const line of lines) {
    const key = keyOf(line, group);
    const its = groups.get(key);
    if (its) its.push(line);
    else groups.set(key, [line]);
  }
  return [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, its]) => totalOf(its, key));
}

export function totalOf(lines: readonly LedgerLine[], key = ''): LedgerTotal {
  return { key, purchases: lines.length, charged: totals(lines.map(({ charged }) => charged)) };
}

function keyOf({ at, address, provider }: LedgerLine, group: Group): string {
  if (group === 'month') return new Date(at).toISOString().slice(0, 7);
  return group === 'address' ? address : provider;
}
