/** What expires, renews or runs dry: one entry per service, and money that is counted day by day. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dueFrom } from '../../../src/engine/calendar/days.ts';
import { addPeriod, parsePeriod } from '../../../src/model/period.ts';
import { calendarOf, eur, TODAY } from './support.ts';

const ENDS = '2026-12-22';

describe('an entry', () => {
  it.each([
    ['automatic', { renewsItself: true }, {}],
    ['manual', { renewsItself: false }, {}],
    ['unknown', {}, {}],
    ['ends', { renewsItself: false, cancelled: true as const }, {}],
    ['ends', { renewsItself: true, cancelled: true as const }, {}],
    ['apply', { renewsItself: false }, { address: 'servers.a' as const, validFor: 'P14D' }],
    ['automatic', { renewsItself: true }, { address: 'servers.a' as const, validFor: 'P14D' }],
  ])('says that %s pays', (payer, term, more) => {
    const { entries } = calendarOf({ things: [{ id: '1', term: { ends: ENDS, ...term }, ...more }] });
    expect(entries).toMatchObject([{ ends: ENDS, daysLeft: 30, payer }]);
  });

  it('comes by day, ours first, in the same order whatever order the listing has', () => {
    const things = [
      { id: '3', term: { ends: '2026-12-01' } },
      { id: '1', term: { ends: '2026-11-20' } },
      { id: '2', term: { ends: '2026-12-01' }, address: 'servers.z' as const },
    ];
    const one = calendarOf({ things });
    expect(one.entries.map(({ id, daysLeft }) => [id, daysLeft])).toEqual([
      ['1', -2],
      ['2', 9],
      ['3', 9],
    ]);
    expect(calendarOf({ things: things.toReversed() })).toEqual(one);
  });

  it('is left out beyond what was asked for, on the day itself it is in', () => {
    const things = [ENDS, '2026-12-23'].map((ends, at) => ({ id: String(at), term: { ends } }));
    expect(calendarOf({ things, within: 'P30D' }).entries.map(({ ends }) => ends)).toEqual([ENDS]);
    expect(calendarOf({ things }).entries).toHaveLength(2);
  });

  it('is none for what never was paid, or goes, or is charged by the day', () => {
    const term = { ends: ENDS };
    const things = [
      { id: '1', term, status: 'unpaid' as const },
      { id: '2', term, status: 'deleting' as const },
      { id: '3', cost: '0.13 EUR/P1D' },
    ];
    expect(calendarOf({ things }).entries).toEqual([]);
  });

  it('tells further terms of what is renewed, counted from the first end', () => {
    const things = [{ id: '1', term: { ends: '2026-12-31', renewsItself: true }, cost: '1.00 EUR/P1M' }];
    expect(calendarOf({ things, within: 'P4M' }).entries[0]?.later).toEqual(['2027-01-31', '2027-02-28']);
    const manual = [{ ...things[0], id: '1', term: { ends: '2026-12-31', renewsItself: false } }];
    expect(calendarOf({ things: manual, within: 'P4M' }).entries[0]?.later).toEqual([]);
  });

  it('is one where a policy is about a thing that is listed too', () => {
    const term = { ends: ENDS, renewsItself: false };
    const things = [
      { id: '7', term, cost: '3.90 EUR/P1M', address: 'servers.a' as const },
      { id: '7', kind: 'renewals', term, address: 'renewals.a' as const, validFor: 'P14D', next: '3.90 EUR/P1M' },
    ];
    const { entries, forecasts } = calendarOf({ things, balances: { zomro: '10.00' } });
    expect(entries).toMatchObject([{ address: 'servers.a', payer: 'apply', dueFrom: '2026-12-09' }]);
    expect(forecasts[0]?.perThirtyDays).toEqual(eur('3.9'));
  });
});

describe('the first day that an apply buys', () => {
  it('is the first on which less than was asked for is left, for any day and period', () => {
    const day = fc.integer({ min: 0, max: 4000 }).map((at) => addDays('2020-01-01', at));
    const length = fc.tuple(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 90 }));
    fc.assert(
      fc.property(day, length, (ends, [months, days]) => {
        const validFor = { months, days, seconds: 0 };
        const due = dueFrom(ends, validFor);
        expect(addPeriod(due, validFor) > ends).toBe(true);
        expect(addPeriod(addDays(due, -1), validFor) <= ends).toBe(true);
      }),
      { seed: 5, numRuns: 500 },
    );
  });

  it('is tomorrow for what ends in a fortnight and is to be valid for as long', () => {
    expect(dueFrom(addDays(TODAY, 14), parsePeriod('P14D') ?? { months: 0, days: 0, seconds: 0 })).toBe(
      addDays(TODAY, 1),
    );
  });
});

describe('the forecast', () => {
  const daily = (count: number) => Array.from({ length: count }, (_, at) => ({ id: String(at), cost: '0.13 EUR/P1D' }));

  it('names the first day whose charges are not covered', () => {
    const { forecasts } = calendarOf({ things: daily(2), balances: { zomro: '1.00' } });
    expect(forecasts).toMatchObject([
      { perDay: eur('0.26'), perThirtyDays: eur('7.8'), runsOut: addDays(TODAY, 4), daysLeft: 4 },
    ]);
    expect(forecasts[0]?.course.map(({ amount }) => amount)).toEqual(['1.00', '0.74', '0.48', '0.22', '-0.04']);
  });

  it('covers a day to the last cent', () => {
    const { forecasts } = calendarOf({ things: daily(1), balances: { zomro: '0.26' } });
    expect(forecasts[0]?.daysLeft).toBe(3);
  });

  it('counts automatic renewals on their days, and again each term', () => {
    const things = [{ id: '1', term: { ends: '2026-12-01', renewsItself: true }, cost: '3.90 EUR/P1M' }];
    const [found] = calendarOf({ things, balances: { zomro: '8.00' } }).forecasts;
    expect(found).toMatchObject({ perDay: eur('0'), runsOut: '2027-02-01' });
    expect(found?.payments.slice(0, 3).map(({ on }) => on)).toEqual(['2026-12-01', '2027-01-01', '2027-02-01']);
  });

  it('counts what apply buys when it is due, and what is overdue at once', () => {
    const things = [
      { id: '1', term: { ends: '2026-12-31' }, address: 'servers.a' as const, validFor: 'P14D', next: '5.00 EUR/P1M' },
      { id: '2', term: { ends: '2026-11-20', renewsItself: true }, cost: '2.00 EUR/P1M' },
    ];
    const [found] = calendarOf({ things, balances: { zomro: '6.00' }, within: 'P30D' }).forecasts;
    expect(found?.payments.map(({ on, name }) => [on, name])).toEqual([
      [addDays(TODAY, 1), 'name-2'],
      ['2026-12-18', 'servers.a'],
      ['2026-12-20', 'name-2'],
    ]);
    expect(found?.runsOut).toBe('2026-12-18');
  });

  it('charges nothing for what nobody renews, and nothing runs out', () => {
    const things = [{ id: '1', term: { ends: ENDS, renewsItself: false }, cost: '3.90 EUR/P1M' }];
    const [found] = calendarOf({ things, balances: { zomro: '1.00' } }).forecasts;
    expect(found?.runsOut).toBeUndefined();
    expect(found?.payments).toEqual([]);
    expect(found?.perThirtyDays).toEqual(eur('3.9'));
  });

  it('never adds two currencies', () => {
    const things = [...daily(1), { id: 'x', cost: '5 RUB/P1D' }];
    const { forecasts } = calendarOf({ things, balances: { zomro: '1.00' } });
    expect(forecasts.map(({ currency, balance, perDay }) => [currency, balance?.amount, perDay.amount])).toEqual([
      ['EUR', '1.00', '0.13'],
      ['RUB', undefined, '5'],
    ]);
  });

  it('is gone today for a debt', () => {
    const [found] = calendarOf({ things: daily(1), balances: { zomro: '-0.01' } }).forecasts;
    expect(found).toMatchObject({ runsOut: TODAY, daysLeft: 0 });
  });

  it('says how many renewals it could not count', () => {
    const things = [{ id: '1', term: { ends: ENDS, renewsItself: true } }];
    expect(calendarOf({ things, balances: { zomro: '1.00' } }).forecasts[0]?.unpriced).toBe(1);
  });

  it('takes exactly all of a balance over any number of days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 5000 }), (days, tenthsOfCents) => {
        const cost = (tenthsOfCents / 1000).toFixed(3);
        const balance = ((tenthsOfCents * days) / 1000).toFixed(3);
        const [found] = calendarOf({
          things: [{ id: '1', cost: `${cost} EUR/P1D` }],
          balances: { zomro: balance },
        }).forecasts;
        expect(found?.daysLeft).toBe(days + 1);
      }),
      { seed: 7, numRuns: 60 },
    );
  });
});
