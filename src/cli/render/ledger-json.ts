/** The ledger for programs. */
import type { Attributes } from '../../model/json.ts';
import type { LedgerLine } from '../../model/ledger.ts';
import type { Money } from '../../model/money.ts';
import type { LedgerView } from '../ledger-query.ts';
import type { Group, LedgerTotal } from '../ledger-totals.ts';
import { pendingDocument } from './pending-text.ts';

/** `open` is what `pending --json` shows; `damaged` names lines that can not be read. */
export function ledgerDocument({ lines, open, damaged }: LedgerView): Attributes {
  return {
    ledger: lines.map(lineJson),
    open: pendingDocument(open)['pending'] ?? [],
    damaged: damaged.map(({ line, because }) => ({ line, because })),
  };
}

export function lineJson(line: LedgerLine): Attributes {
  const { id, at, address, provider, kind, account, thing, reservation, plannedWithoutTax, approval, byHand } = line;
  return {
    id,
    at,
    address,
    provider,
    kind,
    account,
    thing,
    ...(reservation !== undefined && { reservation }),
    charged: moneyJson(line.charged),
    planned: moneyJson(line.planned),
    ...(plannedWithoutTax && { planned_without_tax: moneyJson(plannedWithoutTax) }),
    period: line.period,
    promo: line.promo,
    ...(approval && { approval: { ...approval } }),
    by_hand: byHand === true,
  };
}

/** `total` is over all of them. */
export function totalsDocument(by: Group, groups: readonly LedgerTotal[], total: LedgerTotal): Attributes {
  return { by, groups: groups.map(totalJson), total: { purchases: total.purchases, charged: moneys(total.charged) } };
}

function totalJson({ key, purchases, charged }: LedgerTotal): Attributes {
  return { key, purchases, charged: moneys(charged) };
}

function moneys(values: readonly Money[]): Attributes[] {
  return values.map(moneyJson);
}

export function moneyJson({ amount, currency }: Money): Attributes {
  return { amount, currency };
}
