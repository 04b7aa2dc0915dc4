import type { Problem } from '../../model/errors.ts';
import type { Money } from '../../model/money.ts';
import { formatMoney, parseMoney } from '../../model/money.ts';
import { problem } from '../problem.ts';
import type { Leaf, Tree } from '../yaml/tree.ts';
import { isNull } from '../yaml/tree.ts';
import type { Block } from './declared.ts';

/** Optional ceilings of a manifest; absent means "not given". */
export interface Budget {
  readonly maxCharge?: Money;
  readonly maxMonthly?: Money;
}

/** Reads the budget; an amount that is no money is a problem. */
export function readBudget(block: Block): { budget: Budget; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const maxCharge = ceiling(block, 'max_charge', problems);
  const maxMonthly = ceiling(block, 'max_monthly', problems);
  return { budget: { ...(maxCharge && { maxCharge }), ...(maxMonthly && { maxMonthly }) }, problems };
}

function ceiling({ fields, source }: Block, field: string, problems: Problem[]): Money | undefined {
  const entry = fields.entries.get(field);
  if (!entry || isNull(entry.value) || isUnknown(entry.value)) return undefined;
  const { value } = entry;
  const read = value.type === 'leaf' && typeof value.value === 'string' ? parseMoney(value.value) : undefined;
  if (read && !read.amount.startsWith('-')) return read;
  const words = read ? negative(field, read) : notMoney(field, value);
  const span = value.type === 'leaf' ? value.span : entry.key;
  problems.push(problem({ code: 'SCHEMA', summary: 'Invalid amount', ...words, at: source.at(span) }));
  return undefined;
}

/** An unset variable and a reference have been reported already. */
function isUnknown(value: Tree): boolean {
  const filled = value.type === 'leaf' ? value.filled : undefined;
  return filled !== undefined && (filled.parts !== undefined || filled.unset.length > 0 || filled.flaws.length > 0);
}

function negative(field: string, money: Money) {
  return {
    detail: `budget.${field} is ${formatMoney(money)}; a ceiling can not be negative.`,
    hint: 'write 0.00 or more',
  };
}

function notMoney(field: string, value: Tree) {
  const detail = `budget.${field} has to be an amount and its currency`;
  if (value.type !== 'leaf') return { detail: `${detail}.`, hint: 'write 20.00 EUR' };
  return { detail: `${detail}, but is ${shown(value)}.`, hint: `write ${example(value)} EUR` };
}

function shown({ value }: Leaf): string {
  return typeof value === 'string' ? JSON.stringify(value.slice(0, 40)) : `the bare ${typeof value} ${value}`;
}

function example({ value }: Leaf): string {
  const plain = (typeof value === 'number' || typeof value === 'string') && /^\d{1,9}(\.\d+)?$/.test(String(value));
  return plain ? Number(value).toFixed(2) : '20.00';
}
