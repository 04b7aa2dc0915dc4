/** `order.Price` as exact money (ovh.md §3.5). */
import { HostformError } from '../../../../model/errors.ts';
import type { Json } from '../../../../model/json.ts';
import { compareMoney, formatMoney, type Money, money, subtractMoney } from '../../../../model/money.ts';
import { at, textAt } from '../../wire.ts';

/**
 * Reads a price. The integer of "ucents" (100,000,000 to one unit) counts where it is given, beside or inside the
 * price; `value` only where it is not; `text` never. Undefined when there is no price.
 * @throws HostformError VENDOR_ERROR when both are given and are a cent or more apart: then neither is safe.
 */
export function readPrice(price: Json | undefined, beside?: Json): Money | undefined {
  const currency = textAt(price, 'currencyCode');
  if (currency === undefined) return undefined;
  const exact = fromUcents(beside ?? at(price, 'priceInUcents'), currency);
  const rounded = fromValue(at(price, 'value'), currency);
  if (exact && rounded && isFarApart(exact, rounded)) {
    throw new HostformError('VENDOR_ERROR', 'OVHcloud names two different prices for one thing', {
      detail: `${formatMoney(exact)} and ${formatMoney(rounded)}. Nothing is bought at a price that is not clear.`,
    });
  }
  return exact ?? rounded;
}

/** No price is as large as this; from here on numbers lose their cents. */
const LARGEST = 1e12;

function fromUcents(ucents: Json | undefined, currency: string): Money | undefined {
  const digits = typeof ucents === 'number' && Number.isSafeInteger(ucents) ? String(ucents) : ucents;
  if (typeof digits !== 'string' || !/^-?\d{1,20}$/.test(digits)) return undefined;
  const sign = digits.startsWith('-') ? '-' : '';
  const plain = digits.replace('-', '').padStart(9, '0');
  return money(`${sign}${plain.slice(0, -8)}.${plain.slice(-8)}`, currency);
}

function fromValue(value: Json | undefined, currency: string): Money | undefined {
  if (typeof value !== 'number' || !(Math.abs(value) < LARGEST)) return undefined;
  const text = String(value);
  return money(/^-?\d+(\.\d{1,12})?$/.test(text) ? text : value.toFixed(8), currency);
}

function isFarApart(a: Money, b: Money): boolean {
  const apart = subtractMoney(a, b);
  const size = { ...apart, amount: apart.amount.replace('-', '') };
  return compareMoney(size, money('0.01', apart.currency)) >= 0;
}
