/** What concerns an account rather than one address: its money, and what is not ours in it. Pure. */
import type { DriftFinding } from '../model/drift.ts';
import { addMoney, compareMoney, formatMoney, isFree, type Money, scaleMoney, wholeTimes } from '../model/money.ts';
import type { Plan } from '../model/plan.ts';
import { perThirtyDays } from './ceilings.ts';
import type { DriftInput } from './drift.ts';
import { type Whose, whoseIs, wordOf } from './kinds.ts';

/** Days that a balance has to last before it counts as low. */
const LEAST_DAYS = 3;

/** The whole days that are left count as the difference: a balance that has sunk further is news again. */
export function lowBalances({ balances, actions }: Plan): DriftFinding[] {
  return Object.entries(balances).flatMap(([provider, balance]) => {
    const monthly = actions
      .filter((action) => action.provider === provider && action.verb !== 'delete')
      .flatMap(({ running }) => (running ? [perThirtyDays(running)] : []))
      .filter(({ currency }) => currency === balance.currency)
      .reduce<Money>((sum, each) => addMoney(sum, each), { amount: '0', currency: balance.currency });
    const needed = scaleMoney(monthly, LEAST_DAYS, 30);
    if (isFree(monthly) || compareMoney(balance, needed) >= 0) return [];
    const detail = `The balance is ${formatMoney(balance)}, and ${LEAST_DAYS} days cost ${formatMoney(needed)}.`;
    const days = wholeTimes(scaleMoney(balance, 30), monthly);
    return [{ class: 'balance-low' as const, provider, detail, changes: [{ field: 'days_left', before: days }] }];
  });
}

/** What is in the account and neither recorded, nor about to be governed by this plan, nor on its way out. */
export function unmanaged({ kinds, seen, state, plan }: DriftInput): DriftFinding[] {
  const ours = new Set(state.resources.map((record) => `${wordOf(record)} ${record.id}`));
  const governed = new Set(plan.actions.map((action) => `${wordOf(action)} ${action.id}`));
  const isForeign = (whose: Whose, id: string): boolean =>
    ![ours, governed].some((known) => known.has(`${wordOf(whose)} ${id}`));
  return kinds.all.map(whoseIs).flatMap((whose) =>
    seen
      .index(whose)
      .all.filter(({ id, status }) => status !== 'deleting' && isForeign(whose, id))
      .map(({ id, key }) => ({
        class: 'unmanaged' as const,
        ...whose,
        id,
        detail: key === id ? 'It is not managed here.' : `"${key}" is not managed here.`,
      })),
  );
}
