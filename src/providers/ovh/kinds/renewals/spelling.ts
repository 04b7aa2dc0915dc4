/** A declared policy in one spelling, so that comparing never translates. Pure. */
import { type Attributes, isList, isRecord, type Json } from '../../../../model/json.ts';
import { formatMoney, parseMoney } from '../../../../model/money.ts';
import { formatPeriod, parsePeriod } from '../../../../model/period.ts';
import { idText, textAt } from '../../wire.ts';
import type { Finding } from './limits.ts';
import { isoOfMonths, monthsOf } from './policy.ts';

/** The older registered means that are only complete with an id (ovh.md §8.5). */
const NEEDS_ID: ReadonlySet<string> = new Set(['bankAccount', 'creditCard', 'paypal']);

/** Fields that can not be read stay as they are; `findingsIn` says what is wrong with them. */
export function spell(spec: Attributes): Attributes {
  const spelled: Record<string, Json> = {};
  for (const [field, value] of Object.entries(spec)) spelled[field] = spellField(field, value);
  return spelled;
}

function spellField(field: string, value: Json): Json {
  switch (field) {
    case 'period': {
      const months = typeof value === 'string' ? monthsOf(value) : undefined;
      return months === undefined ? value : isoOfMonths(months);
    }
    case 'ensure_valid_for': {
      const length = typeof value === 'string' ? parsePeriod(value) : undefined;
      return length ? formatPeriod(length) : value;
    }
    case 'max_price': {
      const price = typeof value === 'string' ? parseMoney(value) : undefined;
      return price ? formatMoney(price) : value;
    }
    case 'with':
      return isList(value) ? [...new Set(value.map(String))].sort() : value;
    case 'payment_method':
      return spellPayment(value);
    default:
      return value;
  }
}

function spellPayment(value: Json): Json {
  if (typeof value === 'number') return String(value);
  if (!isRecord(value)) return value;
  const { mean, id } = value;
  return { mean: mean ?? null, ...(id === undefined ? {} : { id: idText(id) ?? id }) };
}

/** What the schema lets through and is wrong all the same. */
export function findingsIn(spec: Attributes): Finding[] {
  return [...lengthFindings(spec), ...priceFindings(spec), ...paymentFindings(spec), ...modeFindings(spec)];
}

function lengthFindings({ period, ensure_valid_for: length }: Attributes): Finding[] {
  const findings: Finding[] = [];
  if (typeof period === 'string' && monthsOf(period) === undefined) {
    findings.push(
      wrong('period', 'The period is not a number of months', `"${period}" is not like P1M, P1Y, 3mo or 1y.`),
    );
  }
  if (typeof length === 'string' && !parsePeriod(length)) {
    findings.push(
      wrong('ensure_valid_for', 'The duration can not be read', `"${length}" is not like P14D, P1M, 14d or 12h.`),
    );
  }
  return findings;
}

function priceFindings({ max_price: price, ensure_valid_for: length }: Attributes): Finding[] {
  if (length !== undefined && price === undefined) {
    const why = 'ensure_valid_for buys renewals; max_price says what one may cost, without tax.';
    return [wrong('ensure_valid_for', 'A purchase needs a ceiling', why)];
  }
  if (typeof price !== 'string' || parseMoney(price)) return [];
  return [wrong('max_price', 'The amount can not be read', `"${price}" is not like 15.00 EUR.`)];
}

function paymentFindings({ payment_method: payment }: Attributes): Finding[] {
  const mean = textAt(payment, 'mean');
  if (mean === undefined || !NEEDS_ID.has(mean) || (isRecord(payment) && payment['id'] !== undefined)) return [];
  return [wrong('payment_method', 'The payment mean needs its id', `Write { mean: ${mean}, id: 1234 }.`)];
}

function modeFindings({ mode, ensure_valid_for: length }: Attributes): Finding[] {
  if (mode !== 'delete-at-expiration' || length === undefined) return [];
  const why = 'mode: delete-at-expiration ends the service, ensure_valid_for buys more of it.';
  return [wrong('ensure_valid_for', 'The policy contradicts itself', why)];
}

function wrong(field: string, summary: string, detail: string): Finding {
  return { field, code: 'SCHEMA', summary, detail };
}
