import type { Problem } from '../../model/errors.ts';
import type { Money } from '../../model/money.ts';
import { formatMoney, parseMoney } from '../../model/money.ts';
import type { Budget, Ceilings } from '../../model/plan.ts';
import { problem } from '../problem.ts';
import type { Source } from '../yaml/source.ts';
import type { Leaf, Table, Tree } from '../yaml/tree.ts';
import { isNull } from '../yaml/tree.ts';
import type { Block } from './declared.ts';

/** Reads the budget; an amount that is no money is a problem. Tables below it are those of single providers. */
export function readBudget({ fields, source }: Block): { budget: Budget; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const providers: { [provider: string]: Ceilings } = {};
  for (const [name, { value }] of fields.entries) {
    if (value.type === 'table' && !CEILING_FIELDS.has(name)) {
      providers[name] = ceilings({ fields: value, source, path: `budget.${name}` }, problems);
    }
  }
  const whole = ceilings({ fields, source, path: 'budget' }, problems);
  return { budget: { ...whole, ...(Object.keys(providers).length > 0 && { providers }) }, problems };
}

const CEILING_FIELDS: ReadonlySet<string> = new Set(['max_charge', 'max_monthly']);

interface Place {
  readonly fields: Table;
  readonly source: Source;
  /** `budget`, `budget.zomro` */
  readonly path: string;
}

function ceilings(place: Place, problems: Problem[]): Ceilings {
  const maxCharge = ceiling(place, 'max_charge', problems);
  const maxMonthly = ceiling(place, 'max_monthly', problems);
  return { ...(maxCharge && { maxCharge }), ...(maxMonthly && { maxMonthly }) };
}

function ceiling({ fields, source, path }: Place, field: string, problems: Problem[]): Money | undefined {
  const entry = fields.entries.get(field);
  if (!entry || isNull(entry.value) || isUnknown(entry.value)) return undefined;
  const { value } = entry;
  const read = value.type === 'leaf' && typeof value.value === 'string' ? parseMoney(value.value) : undefined;
  if (read && !read.amount.startsWith('-')) return read;
  const name = `${path}.${field}`;
  const words = read ? negative(name, read) : notMoney(name, value);
  const span = value.type === 'leaf' ? value.span : entry.key;
  problems.push(problem({ code: 'SCHEMA', summary: 'Invalid amount', ...words, at: source.at(span) }));
  return undefined;
}

/** An unset variable and a reference have been reported already. */
function isUnknown(value: Tree): boolean {
  const filled = value.type === 'leaf' ? value.filled : undefined;
  return filled !== undefined && (filled.parts !== undefined || filled.unset.length > 0 || filled.flaws.length > 0);
}

function negative(name: string, money: Money) {
  return {
    detail: `${name} is ${formatMoney(money)}; a ceiling can not be negative.`,
    hint: 'write 0.00 or more',
  };
}

function notMoney(name: string, value: Tree) {
  const detail = `${name} has to be an amount and its currency`;
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
