import { describe, expect, it } from 'vitest';
import { readPrice } from '../../../src/providers/ovh/kinds/renewals/price.ts';
import { readWire } from '../../../src/providers/ovh/wire.ts';

describe('a reply', () => {
  it.each([
    ['[9007199254740993]', ['9007199254740993']],
    [
      '{"a":"9007199254740993 \\" 9007199254740993","b":-12345678901234567}',
      { a: '9007199254740993 " 9007199254740993', b: '-12345678901234567' },
    ],
    ['[1.2345678901234567, 9007199254740991]', [1.2345678901234567, 9007199254740991]],
    ['[700100003]', [700100003]],
  ])('keeps what a number can not hold as text: %s', (text, expected) => {
    expect(readWire(text)).toEqual(expected);
  });

  it('of a megabyte of quotes that never close is refused, and not searched for ever', () => {
    expect(() => readWire(`"${'\\"'.repeat(2 ** 19)}`)).toThrow(SyntaxError);
  });

  it('of a text of many megabytes is read', () => {
    const text = 'a'.repeat(15 * 2 ** 20);
    expect(readWire(JSON.stringify([text, 1_234_567_890_123_456]))).toEqual([text, 1_234_567_890_123_456]);
  });
});

describe('a price', () => {
  it.each([1e20, -1e20, Number.NaN, Number.POSITIVE_INFINITY, '12.00', null])('of %s is none', (value) => {
    expect(readPrice({ currencyCode: 'EUR', value: value as number })).toBeUndefined();
  });

  it('of more digits than an amount has is none', () => {
    expect(readPrice({ currencyCode: 'EUR', priceInUcents: '9'.repeat(40) })).toBeUndefined();
  });
});
