import { describe, expect, it } from 'vitest';
import { digestOfPlan } from '../../src/cli/render/plan-json.ts';
import { mostOf, onePurchase, withTolerance } from '../../src/engine/tolerance.ts';
import type { PriceTolerance, Quote } from '../../src/model/plan.ts';
import { parseTolerance } from '../../src/model/tolerance-text.ts';
import { actionOf, EUR, planOf, quoteOf } from './support/samples.ts';

const tolerated = (quote: Quote, tolerance: PriceTolerance | undefined): Quote | undefined =>
  withTolerance([actionOf('servers.a', { quote })], tolerance)[0]?.quote;

describe('a price tolerance', () => {
  it.each<{ name: string; quote: Quote; written: string; most: string | undefined }>([
    { name: 'an amount', quote: quoteOf('10.00'), written: '0.50 EUR', most: '10.5' },
    { name: 'a percentage', quote: quoteOf('10.00'), written: '2.5%', most: '10.25' },
    {
      name: 'an amount for each of two purchases',
      quote: quoteOf('10.00', { count: 2 }),
      written: '1 EUR',
      most: '12',
    },
    { name: 'nothing', quote: quoteOf('10.00'), written: '0 EUR', most: undefined },
    { name: 'another currency', quote: quoteOf('10.00'), written: '1 USD', most: undefined },
    { name: 'an amount on what is free', quote: quoteOf('0.00'), written: '1 EUR', most: undefined },
  ])('of $name', ({ quote, written, most }) => {
    const found = tolerated(quote, parseTolerance(written));
    expect(found?.most).toEqual(most === undefined ? undefined : EUR(most));
    expect(found?.charge).toEqual(quote.charge);
  });

  it('that was given to an earlier plan does not hold for this one', () => {
    expect(tolerated(quoteOf('10.00', { most: EUR('11.00') }), undefined)).not.toHaveProperty('most');
  });

  it('is held against each single purchase', () => {
    const quote = tolerated(quoteOf('10.00', { count: 3 }), parseTolerance('1.5%'));
    expect(quote && mostOf(quote)).toEqual(EUR('10.15'));
    expect(quote && onePurchase(quote)).toEqual({ planned: EUR('3.333333333333'), most: EUR('3.383333333333') });
  });

  it.each(['', '2', '-1 EUR', '-2%', '100.01%', '1.234%', '2 %', '1,5%', 'EUR 1'])('is not "%s"', (written) => {
    expect(parseTolerance(written)).toBeUndefined();
  });
});

describe('the digest of a plan', () => {
  const quote: Quote = {
    charge: EUR('10.00'),
    most: EUR('10.50'),
    chargeWithoutTax: EUR('8.00'),
    recurring: { amount: EUR('10.00'), period: 'P1M' },
    count: 2,
    period: 'P1M',
    source: 'price list',
  };
  const digest = (of: Quote): string => digestOfPlan(planOf([actionOf('servers.a', { quote: of })]), '0.1.0');
  const USD = { amount: '10.00', currency: 'USD' };

  const mutations: { readonly [field in keyof Required<Quote>]: readonly Quote[] } = {
    charge: [
      { ...quote, charge: EUR('10.01') },
      { ...quote, charge: USD },
    ],
    most: [
      { ...quote, most: EUR('10.51') },
      { ...quote, most: USD },
    ],
    chargeWithoutTax: [
      { ...quote, chargeWithoutTax: EUR('8.01') },
      { ...quote, chargeWithoutTax: USD },
    ],
    recurring: [
      { ...quote, recurring: { amount: EUR('10.01'), period: 'P1M' } },
      { ...quote, recurring: { amount: USD, period: 'P1M' } },
      { ...quote, recurring: { amount: EUR('10.00'), period: 'P1D' } },
    ],
    count: [{ ...quote, count: 3 }],
    period: [{ ...quote, period: 'P3M' }],
    source: [{ ...quote, source: 'dry run' }],
  };

  it.each(Object.entries(mutations))('is another one for another %s of a quote, and without it', (field, others) => {
    const without = Object.fromEntries(Object.entries(quote).filter(([name]) => name !== field)) as unknown as Quote;
    const optional = ['most', 'chargeWithoutTax', 'recurring'].includes(field);
    const digests = [quote, ...others, ...(optional ? [without] : [])].map(digest);
    expect(new Set(digests).size).toBe(digests.length);
  });
});
