/** A row of `instances` (zomro.md §7.6), read once into plain fields. */
import type { Attributes } from '../../model/json.ts';
import type { Money } from '../../model/money.ts';
import type { Term } from '../../model/resource.ts';
import { decimalsOf, isRounded, readAmount } from './amounts.ts';
import { periodOfCode, periodOfWords } from './billing-period.ts';
import { type Condition, conditionOf } from './condition.ts';
import { child, code, textOf } from './wire.ts';

export interface ServerRow {
  readonly id: string;
  /** The user's name; may be missing, `name` is the vendor's title. */
  readonly servername?: string;
  readonly tariff?: string;
  readonly tariffId?: string;
  readonly datacenter?: string;
  readonly datacenterId?: string;
  /** The label; the UID is not shown. */
  readonly os?: string;
  readonly period?: string;
  readonly ipv4?: string;
  readonly ipv6?: string;
  readonly cost?: Money;
  /** Of what is paid for by the month or longer; a day is debited as long as there is money (zomro.md §7.19). */
  readonly term?: Term;
  /** Automatic renewal, where the vendor shows it, and what it buys, where it says so. */
  readonly renewal?: { readonly on: boolean; readonly period?: string };
  readonly condition: Condition;
}

export function readRow(row: Attributes): ServerRow {
  const fields = {
    servername: textOf(row, 'servername'),
    tariff: textOf(row, 'pricelist'),
    tariffId: textOf(row, 'pricelist_id'),
    datacenter: textOf(row, 'datacentername'),
    datacenterId: textOf(row, 'datacenter'),
    os: textOf(row, 'instances_os'),
    period: periodIn(row),
    ipv4: textOf(row, 'ip'),
    ipv6: textOf(row, 'ip_v6'),
    cost: costIn(row),
    term: termIn(row),
    renewal: renewalIn(row),
  };
  const shown = Object.entries(fields).filter(([, value]) => value !== undefined);
  return { id: textOf(row, 'id') ?? '', condition: conditionOf(row), ...Object.fromEntries(shown) };
}

function periodIn(row: Attributes): string | undefined {
  const daily = textOf(row, 'billdaily') === 'on' ? 'P1D' : undefined;
  return periodOfCode(textOf(row, 'period')) ?? daily ?? periodOfWords(textOf(row, 'cost')?.split('/')[1]);
}

/** `expiredate` may be words; `real_expiredate` is the date behind them (zomro.md §4). */
function termIn(row: Attributes): Term | undefined {
  const ends = textOf(row, 'real_expiredate') ?? textOf(row, 'expiredate');
  const period = periodIn(row);
  if (period === undefined || period === 'P1D' || ends === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(ends))
    return undefined;
  const renewal = renewalIn(row);
  return { ends, ...(renewal === undefined ? {} : { renewsItself: renewal.on }) };
}

/** `null` or `off`, or the code of a period (zomro.md §7.19). */
function renewalIn(row: Attributes): ServerRow['renewal'] {
  const written = code(child(row, 'autoprolong'))?.toLowerCase();
  if (written === undefined) return undefined;
  const period = periodOfCode(written);
  return { on: !['null', 'off'].includes(written), ...(period === undefined ? {} : { period }) };
}

/** `cost` is display text, rounded to cents; `item_cost` is the exact number behind it, but has no currency. */
function costIn(row: Attributes): Money | undefined {
  const shown = readAmount(textOf(row, 'cost'));
  const exact = readAmount(textOf(row, 'item_cost'));
  const currency = shown?.currency ?? textOf(row, 'currency_str') ?? exact?.currency;
  if (currency === undefined || !/^[A-Z]{3}$/.test(currency)) return undefined;
  if (shown === undefined) return exact && { amount: exact.amount, currency };
  const finer = exact && decimalsOf(exact.amount) > decimalsOf(shown.amount) && isRounded(shown.amount, exact.amount);
  return { amount: finer ? exact.amount : shown.amount, currency };
}
