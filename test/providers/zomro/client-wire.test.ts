import { describe, expect, test } from 'vitest';
import type { Json } from '../../../src/model/json.ts';
import { currencyIn, isRounded, readAmount, readMoney } from '../../../src/providers/zomro/amounts.ts';
import {
  canonicalPeriod,
  periodCode,
  periodOfCode,
  periodOfWords,
} from '../../../src/providers/zomro/billing-period.ts';
import { faultError } from '../../../src/providers/zomro/fault.ts';
import { readReply } from '../../../src/providers/zomro/reply.ts';
import { child, choices, code, entries, named, text, textOf } from '../../../src/providers/zomro/wire.ts';

describe('a node of a reply', () => {
  const texts: readonly [string, Json | undefined, string | undefined][] = [
    ['a scalar is its text, trimmed', { $: ' Active ' }, 'Active'],
    ['an empty value is an empty object and has no text', {}, undefined],
    ['blanks are no text', { $: '  ' }, undefined],
    ['of a doubled column the first counts', [{ $: '2024-07-24' }, { $: '2024-07-25' }], '2024-07-24'],
    ['a bare string counts too', 'plain', 'plain'],
    ['a number is its digits', { $: 7 }, '7'],
    ['nothing is nothing', undefined, undefined],
    ['a nested object has no text of its own', { main: { $: 'x' } }, undefined],
  ];
  test.each(texts)('%s', (_, node, expected) => {
    expect(text(node)).toBe(expected);
  });

  test('a dotted name is one key, never a path', () => {
    expect(textOf({ 'lineitem.id': { $: '1818' }, lineitem: { id: { $: '1' } } }, 'lineitem.id')).toBe('1818');
  });

  test('names that every object has are not children', () => {
    expect(child({}, 'constructor')).toBeUndefined();
    expect(child({}, '__proto__')).toBeUndefined();
  });

  test('the code behind a shown value is preferred, and plain values are their own code', () => {
    expect(code({ $orig: 'on', $: 'Enable' })).toBe('on');
    expect(code({ $: 'on' })).toBe('on');
  });

  const containers: readonly [string, Json | undefined, number][] = [
    ['absent', undefined, 0],
    ['one object', { id: { $: '1' } }, 1],
    ['a list', [{ id: { $: '1' } }, { id: { $: '2' } }], 2],
    ['an empty object', {}, 0],
    ['an empty text', '', 0],
  ];
  test.each(containers)('a container may be %s', (_, node, count) => {
    expect(entries(node)).toHaveLength(count);
  });

  test('select lists are found by name, whether they are one or several', () => {
    const list = { $name: 'datacenter', val: { $key: '13', $: 'Netherlands-2', $depend: 'pub' } };
    expect(choices({ slist: list }, 'datacenter')).toEqual([{ key: '13', label: 'Netherlands-2', depend: 'pub' }]);
    expect(choices({ slist: [{ $name: 'x' }, list] }, 'datacenter')).toHaveLength(1);
    expect(named([list], 'other')).toBeUndefined();
  });
});

describe('a reply of a megabyte', () => {
  test.each([
    ['that says "long" all the time', 'long'.repeat(2 ** 18)],
    ['that is one text that says so', JSON.stringify('long'.repeat(2 ** 18))],
  ])('%s is no slow result, and is not searched for ever', (_, body) => {
    expect(readReply({ status: 200, headers: {}, body }, 0)).toMatchObject({ kind: 'odd' });
  });

  test('of mark-up that never closes is an error of a few words', () => {
    const fault = { type: 'value', message: '<'.repeat(2 ** 20), params: {} };
    expect(faultError(fault, { status: 200, hidden: [] }).details.detail?.length).toBeLessThan(400);
  });

  test('hides a secret before it is cut', () => {
    const fault = { type: 'value', message: `${' '.repeat(9_990)}Correct-Horse-42`, params: {} };
    expect(faultError(fault, { status: 200, hidden: ['Correct-Horse-42'] }).details.detail).not.toContain('Correct');
  });
});

describe('an amount', () => {
  const written: readonly [string, string | undefined, string | undefined][] = [
    ['0.1300', '0.1300', undefined],
    ['12.34 EUR', '12.34', 'EUR'],
    ['€12.34', '12.34', 'EUR'],
    ['12,34 €', '12.34', 'EUR'],
    ['0.13 EUR / Day', '0.13', 'EUR'],
    ['1\u00a0234,56 EUR', '1234.56', 'EUR'],
    ['1\u202f234.56 EUR', '1234.56', 'EUR'],
    ['1,234.56 USD', '1234.56', 'USD'],
    ['1.234,56 EUR', '1234.56', 'EUR'],
    ['1,234,567', '1234567', undefined],
    ['-3.50 EUR', '-3.50', 'EUR'],
    ['−3.50 EUR', '-3.50', 'EUR'],
    ['0,130', '0.130', undefined],
    ['1,234', undefined, undefined],
    ['free', undefined, undefined],
    ['1e999 EUR', undefined, undefined],
    ['1e-3', undefined, undefined],
    ['.50 EUR', undefined, undefined],
    ['-€3.50', undefined, undefined],
    ['NaN EUR', undefined, undefined],
    ['', undefined, undefined],
  ];
  test.each(written)('%j is read as %j %j', (text, amount, currency) => {
    const read = readAmount(text);
    expect(read?.amount).toBe(amount);
    expect(read?.currency).toBe(currency);
  });

  test('the currency that is written wins over the one that is assumed', () => {
    expect(readMoney('1.00 USD', 'EUR')).toEqual({ amount: '1.00', currency: 'USD' });
    expect(readMoney('1.00', 'EUR')).toEqual({ amount: '1.00', currency: 'EUR' });
    expect(currencyIn('ROUBLES')).toBeUndefined();
  });

  const roundings: readonly [string, string, boolean][] = [
    ['0.25', '0.2497', true],
    ['0.10', '0.0966', true],
    ['0.26', '0.2497', false],
    ['0.2497', '0.2497', false],
    ['0', '0.13', false],
    ['0.13', '0.1300', true],
  ];
  test.each(roundings)('%s is %s rounded to cents: %s', (shown, exact, expected) => {
    expect(isRounded(shown, exact)).toBe(expected);
  });
});

describe('a period', () => {
  test.each([
    ['P1D', '-50'],
    ['P1M', '1'],
    ['P3M', '3'],
    ['P6M', '6'],
    ['P1Y', '12'],
  ])('%s is sent as %s and read back', (iso, sent) => {
    expect(periodCode(iso)).toBe(sent);
    expect(periodOfCode(sent)).toBe(iso);
  });

  test('other codes and other periods are not ours', () => {
    expect(periodOfCode('-100')).toBeUndefined();
    expect(periodCode('P2M')).toBeUndefined();
    expect(periodCode('constructor')).toBeUndefined();
  });

  test('one length has one spelling', () => {
    expect(['1mo', 'P12M', '1y', '1d'].map(canonicalPeriod)).toEqual(['P1M', 'P1Y', 'P1Y', 'P1D']);
  });

  test.each([
    ['Daily', 'P1D'],
    [' Day', 'P1D'],
    ['Daily charges', 'P1D'],
    ['Month', 'P1M'],
    ['1 month', 'P1M'],
    ['3 months', 'P3M'],
    ['Quarterly', 'P3M'],
    ['6 months', 'P6M'],
    ['Semi-annual', 'P6M'],
    ['12 months', 'P1Y'],
    ['Year', 'P1Y'],
    ['Annually', 'P1Y'],
    ['-50', 'P1D'],
    ['2 years', undefined],
    ['24 months', undefined],
    ['Trial', undefined],
    [undefined, undefined],
  ])('the words %j mean %s', (words, iso) => {
    expect(periodOfWords(words)).toBe(iso);
  });
});
