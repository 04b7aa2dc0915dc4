/** The ledger for people. */
import type { LedgerLine } from '../../model/ledger.ts';
import { formatAmount, type Money } from '../../model/money.ts';
import type { LedgerView } from '../ledger-query.ts';
import { type Group, type LedgerTotal, totalOf } from '../ledger-totals.ts';
import type { Style } from './colors.ts';
import { moneyText, plural } from './price-text.ts';
import { safeText } from './safe-text.ts';
import { tableText } from './table.ts';

/** All lines, their sum, and what is open besides; ends with a line end. */
export function ledgerText({ lines, open }: LedgerView, style: Style): string {
  const pending = open.length === 0 ? '' : openText(open.length, style);
  if (lines.length === 0) return `Nothing was bought.\n${pending}`;
  const { charged } = totalOf(lines);
  const columns = [
    { title: 'paid' },
    { title: 'address' },
    { title: 'what' },
    { title: 'charged', align: 'right' as const },
    { title: 'for' },
    { title: 'by' },
    { title: 'approved' },
  ];
  const sum = `${plural(lines.length, 'purchase')}: ${style.bold(charged.map(moneyText).join(' and '))}`;
  return `${tableText(columns, lines.map(cellsOf), style)}\n${sum}\n${pending}`;
}

function cellsOf(line: LedgerLine): string[] {
  const { at, address, thing, charged, period, promo, approval, byHand } = line;
  return [
    safeText(momentText(at)),
    safeText(address),
    safeText(thing),
    moneyText(charged),
    `${safeText(period)}${promo ? ' (promo)' : ''}`,
    safeText(approval?.by ?? ''),
    byHand ? 'resolved by hand' : (approval?.how ?? ''),
  ];
}

/** To the minute, in UTC. */
export function momentText(at: string): string {
  const parsed = Date.parse(at);
  return Number.isNaN(parsed) ? at : `${new Date(parsed).toISOString().slice(0, 16).replace('T', ' ')}Z`;
}

function openText(count: number, style: Style): string {
  const said = count === 1 ? '1 payment is open and not' : `${count} payments are open and not`;
  return style.yellow(`${said} counted: hostform pending shows ${count === 1 ? 'it' : 'them'}.\n`);
}

/** One row for each group and currency; the sum below. */
export function totalsText(
  { by, groups, total }: { readonly by: Group; readonly groups: readonly LedgerTotal[]; readonly total: LedgerTotal },
  style: Style,
): string {
  if (groups.length === 0) return 'Nothing was bought.\n';
  const columns = [
    { title: by },
    { title: 'purchases', align: 'right' as const },
    { title: 'charged', align: 'right' as const },
  ];
  const rows = [...groups, { ...total, key: 'all' }].flatMap(({ key, purchases, charged }) =>
    charged.map((each, at) => [at === 0 ? safeText(key) : '', at === 0 ? String(purchases) : '', amountText(each)]),
  );
  return tableText(columns, rows, style);
}

function amountText({ amount, currency }: Money): string {
  return `${formatAmount(amount)} ${currency}`;
}
