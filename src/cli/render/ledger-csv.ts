/** The ledger as a table for a spreadsheet: RFC 4180, and nothing in it that a spreadsheet would take for a formula. */
import type { LedgerLine } from '../../model/ledger.ts';
import { safeText } from './safe-text.ts';

type Cell = readonly [title: string, value: (line: LedgerLine) => string];

const COLUMNS: readonly Cell[] = [
  ['at', ({ at }) => at],
  ['address', ({ address }) => address],
  ['provider', ({ provider }) => provider],
  ['kind', ({ kind }) => kind],
  ['account', ({ account }) => account],
  ['thing', ({ thing }) => thing],
  ['reservation', ({ reservation = '' }) => reservation],
  ['charged', ({ charged }) => charged.amount],
  ['currency', ({ charged }) => charged.currency],
  ['planned', ({ planned }) => planned.amount],
  ['planned_currency', ({ planned }) => planned.currency],
  ['planned_without_tax', ({ plannedWithoutTax }) => plannedWithoutTax?.amount ?? ''],
  ['period', ({ period }) => period],
  ['promo', ({ promo }) => String(promo)],
  ['approved_by', ({ approval }) => approval?.by ?? ''],
  ['approved_how', ({ approval, byHand }) => (byHand ? 'resolved by hand' : (approval?.how ?? ''))],
  ['plan', ({ approval }) => approval?.plan ?? ''],
  ['run', ({ approval }) => approval?.run ?? ''],
  ['job', ({ approval }) => approval?.job ?? ''],
  ['id', ({ id }) => id],
];

/** With a line of titles; lines end in CR LF, the last one as well. */
export function ledgerCsv(lines: readonly LedgerLine[]): string {
  const rows = [COLUMNS.map(([title]) => title), ...lines.map((line) => COLUMNS.map(([, value]) => value(line)))];
  return rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}

/**
 * A cell that begins like a formula would be computed by whoever opens the file, so it begins with an apostrophe
 * instead. An amount is a number, and stays one. Names come from elsewhere, and the file may be printed in a terminal
 * or in a CI job, so what can not be seen is an escape here as well.
 */
function cellText(given: string): string {
  const value = safeText(given);
  const text = /^[=+\-@]/.test(value) && !/^-?\d+(\.\d+)?$/.test(value) ? `'${value}` : value;
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
