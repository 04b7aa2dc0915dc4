import { describe, expect, it } from 'vitest';
import {
  addMoney,
  compareMoney,
  formatMoney,
  isOver,
  type Money,
  money,
  percentOf,
  shareMoney,
  subtractMoney,
  totals,
} from '../../src/model/money.ts';
import { makeDice } from '../engine/support/random.ts';

/** Decimals that a currency is written with; USD as vendors print rates, finer than a cent. */
const CURRENCIES = { JPY: 0, EUR: 2, KWD: 3, USD: 4 } as const;
const UNITS = 4;

/** So many ten-thousandths, written with the decimals of the currency. */
function written(units: bigint, currency: keyof typeof CURRENCIES): Money {
  const decimals = CURRENCIES[currency];
  const sign = units < 0n ? '-' : '';
  const digits = String(units < 0n ? -units : units).padStart(UNITS + 1, '0');
  const fraction = digits.slice(-UNITS).slice(0, decimals);
  return money(`${sign}${digits.slice(0, -UNITS)}${decimals === 0 ? '' : `.${fraction}`}`, currency);
}

/** The same back, without any decimal arithmetic. */
function unitsOf({ amount }: Money): bigint {
  const [whole = '0', fraction = ''] = amount.replace('-', '').split('.');
  const units = BigInt(whole) * 10n ** BigInt(UNITS) + BigInt(fraction.slice(0, UNITS).padEnd(UNITS, '0'));
  return amount.startsWith('-') ? -units : units;
}

describe('sums of money', () => {
  it('are exact in 10,000 random ones, of currencies with no, two, three and four decimals', () => {
    const dice = makeDice(20_261_122);
    const names = Object.keys(CURRENCIES) as (keyof typeof CURRENCIES)[];
    for (let round = 0; round < 10_000; round += 1) {
      const expected = new Map<string, bigint>();
      const values = Array.from({ length: dice.between(1, 6) }, () => {
        const currency = dice.pick(names);
        const step = 10n ** BigInt(UNITS - CURRENCIES[currency]);
        const units = BigInt(dice.between(-4_999_999, 4_999_999)) * step;
        expected.set(currency, (expected.get(currency) ?? 0n) + units);
        return written(units, currency);
      });
      const sums = totals(values);
      expect(sums.map(({ currency }) => currency)).toEqual([...expected.keys()].sort());
      for (const sum of sums) expect(unitsOf(sum), JSON.stringify(values)).toBe(expected.get(sum.currency));
    }
  });

  it('compare and subtract as the integers do', () => {
    for (let at = -50n; at <= 50n; at += 1n) {
      const [a, b] = [written(at, 'USD'), written(7n, 'USD')];
      expect(compareMoney(a, b)).toBe(at < 7n ? -1 : at > 7n ? 1 : 0);
      expect(unitsOf(subtractMoney(a, b))).toBe(at - 7n);
    }
  });

  it.each([
    [money('1200', 'JPY'), '1200.00 JPY'],
    [money('1.005', 'KWD'), '1.005 KWD'],
    [money('0.1300', 'EUR'), '0.13 EUR'],
    [money('0.0967', 'USD'), '0.0967 USD'],
  ])('are printed with what they have: %j', (value, text) => {
    expect(formatMoney(value)).toBe(text);
  });

  it('are never made across currencies', () => {
    expect(() => addMoney(money('1', 'EUR'), money('1', 'JPY'))).toThrow(RangeError);
    expect(() => compareMoney(money('1', 'EUR'), money('1', 'JPY'))).toThrow(RangeError);
    expect(isOver(money('0.01', 'JPY'), money('100', 'EUR'))).toBe(true);
  });
});

describe('shares', () => {
  it.each([
    ['10.00', 3, '3.333333333333'],
    ['26.00', 2, '13'],
    ['0.0002', 3, '0.000066666666'],
  ])('of %s among %i are %s each, never more than the whole', (amount, parts, share) => {
    const found = shareMoney(money(amount, 'EUR'), parts);
    expect(found.amount).toBe(share);
    const all = Array.from({ length: parts }, () => found).reduce(addMoney);
    expect(isOver(all, money(amount, 'EUR'))).toBe(false);
  });

  it.each([
    ['0.13', '2', '0.0026'],
    ['101', '0.01', '0.0101'],
    ['0', '50', '0'],
  ])('of %s: %s per cent is %s', (amount, percent, share) => {
    expect(percentOf(money(amount, 'EUR'), percent).amount).toBe(share);
  });
});
