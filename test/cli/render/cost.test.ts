import { describe, expect, it } from 'vitest';
import { costOf, normalise } from '../../../src/cli/render/cost.ts';
import { costLine } from '../../../src/cli/render/cost-line.ts';
import { money } from '../../../src/model/money.ts';
import type { Action, Plan, Quote } from '../../../src/model/plan.ts';
import { action, DAILY, deleteServer, planOf, renewVps, resumeServer } from './sample-actions.ts';
import { quickstartPlan, twoCurrencies } from './sample-plans.ts';

const line = (plan: Plan): string | undefined => costLine(costOf(plan), { named: false });

function priced(charge: string, given: Partial<Quote> = {}, more: Partial<Action> = {}): Action {
  const quote: Quote = { charge: money(charge, 'EUR'), count: 1, period: 'P1D', source: 'price list', ...given };
  return action({ address: 'servers.x', verb: 'create', quote, ...more });
}

const every = (amount: string, period: string, currency = 'EUR'): NonNullable<Quote['recurring']> => ({
  amount: money(amount, currency),
  period,
});

describe('the cost line', () => {
  it('is that of the contract for two daily servers', () => {
    expect(line(quickstartPlan)).toBe(
      'Cost: 0.26 EUR now, +0.26 EUR/day (+7.80 EUR/30 days); balance 20.00 EUR -> 19.74 EUR.',
    );
  });

  it('never adds currencies, and names several balances', () => {
    expect(line(twoCurrencies)).toBe(
      'Cost: 0.13 EUR and 9.99 USD now, +0.0833 USD/day (+2.50 USD/30 days); ' +
        'balances 100.00 USD -> 90.01 USD (acme) and 20.00 EUR -> 19.87 EUR (zomro).',
    );
  });

  it('is exact where floats are not', () => {
    const actions = Array.from({ length: 3 }, () => priced('0.1', { recurring: every('0.1', 'P1D') }));
    expect(line(planOf([...actions, priced('0.2')]))).toBe('Cost: 0.50 EUR now, +0.30 EUR/day (+9.00 EUR/30 days).');
  });

  it('rounds once per period, not once per resource', () => {
    const actions = Array.from({ length: 3 }, () => priced('0', { recurring: every('1', 'P3M') }));
    expect(line(planOf(actions))).toBe('Cost: +0.0333 EUR/day (+1.00 EUR/30 days).');
  });

  it('is absent where no money is involved', () => {
    expect(line(planOf([action({ address: 'servers.x', verb: 'update' })]))).toBeUndefined();
    expect(line(planOf([]))).toBeUndefined();
  });

  it('says that something free costs nothing', () => {
    expect(line(planOf([priced('0.00')], { balances: { zomro: money('5.00', 'EUR') } }))).toBe('Cost: 0.00 EUR now.');
  });

  it('leaves a free thing out beside one that costs', () => {
    expect(line(planOf([priced('0.00', { charge: money('0', 'USD') }), priced('1')]))).toBe('Cost: 1.00 EUR now.');
  });

  it('exchanges the rate of the old one for that of the new one', () => {
    const replacing = priced('0.26', { recurring: every('0.26', 'P1D') }, { verb: 'replace' });
    const action = { ...replacing, running: every('0.26', 'P1D'), ending: every('0.13', 'P1D') };
    expect(line(planOf([action]))).toBe('Cost: 0.26 EUR now, +0.13 EUR/day (+3.90 EUR/30 days).');
    expect(line(planOf([{ ...action, ending: every('0.26', 'P1D') }]))).toBe('Cost: 0.26 EUR now.');
  });

  it('takes off what a deletion ends', () => {
    expect(line(planOf([deleteServer]))).toBe('Cost: -0.13 EUR/day (-3.90 EUR/30 days).');
  });

  it('exchanges one rate for another in a replacement', () => {
    const replaced = priced('5', { recurring: every('5', 'P1M') }, { verb: 'replace', ending: every('0.10', 'P1D') });
    expect(line(planOf([replaced]))).toBe('Cost: 5.00 EUR now, +0.0667 EUR/day (+2.00 EUR/30 days).');
  });

  it('leaves the bill alone when a service is renewed, adopted or forgotten', () => {
    const running = every('0.13', 'P1D');
    const still = (['adopt', 'forget', 'no-op'] as const).map((verb) =>
      action({ address: 'servers.x', verb, running }),
    );
    expect(line(planOf([renewVps, ...still]))).toBe('Cost: 21.60 EUR now.');
  });

  it('shows a balance that would fall below nothing', () => {
    expect(line(planOf([priced('1')], { balances: { zomro: money('0.40', 'EUR') } }))).toContain(
      'balance 0.40 EUR -> -0.60 EUR.',
    );
  });

  it('keeps a balance in another currency out of it', () => {
    expect(line(planOf([priced('1')], { balances: { zomro: money('9', 'USD') } }))).toBe('Cost: 1.00 EUR now.');
  });

  it('keeps to four decimals of a small price', () => {
    expect(line(planOf([priced('0.0967')]))).toBe('Cost: 0.0967 EUR now.');
  });

  it('names a single balance when it is asked to', () => {
    expect(costLine(costOf(quickstartPlan), { named: true })).toContain('balance 20.00 EUR -> 19.74 EUR (zomro).');
  });
});

describe('a purchase that goes on', () => {
  const resumed = (resume: Action['resume']): string | undefined =>
    line(planOf([{ ...resumeServer, ...(resume ? { resume } : {}) }], { balances: { zomro: money('1.00', 'EUR') } }));
  const from = 'intent' as const;

  it.each(['adding', 'reserved', 'promo'])('charges the balance when it is %s', (phase) => {
    expect(resumed({ from, intent: 'i', phase, observeOnly: false })).toContain('0.13 EUR now');
    expect(resumed({ from, intent: 'i', phase, observeOnly: false })).toContain('balance 1.00 EUR -> 0.87 EUR');
  });

  it.each(['paying', 'sending'])('may be charged, but is not taken off the balance twice, when it is %s', (phase) => {
    expect(resumed({ from, intent: 'i', phase, observeOnly: false })).toContain('0.13 EUR now');
    expect(resumed({ from, intent: 'i', phase, observeOnly: false })).not.toContain('balance');
  });

  it('charges nothing once it is paid, delivered, or only watched', () => {
    expect(resumed({ from, intent: 'i', phase: 'paid', observeOnly: false })).toBeUndefined();
    expect(resumed({ from: 'delivery' })).toBeUndefined();
    expect(resumed({ from, intent: 'i', phase: 'paying', observeOnly: true })).not.toContain('now');
  });
});

describe('what is stopped', () => {
  it('is named with what it goes on costing', () => {
    const stopped = action({
      address: 'servers.x',
      verb: 'no-op',
      before: { power: 'stopped' },
      running: every('0.13', 'P1D'),
    });
    expect(costOf(planOf([stopped])).stopped).toEqual([{ address: 'servers.x', ...every('0.13', 'P1D') }]);
  });

  it('is not named when it goes away, or runs', () => {
    const running = every('0.13', 'P1D');
    const gone = action({ address: 'servers.x', verb: 'delete', before: { power: 'stopped' }, running });
    const started = action({
      address: 'servers.y',
      verb: 'update',
      before: { power: 'stopped' },
      after: { power: 'running' },
      running,
    });
    expect(costOf(planOf([gone, started])).stopped).toEqual([]);
  });
});

describe('normalising', () => {
  it.each([
    ['1', 'P1D', '30'],
    ['30', 'P1M', '30'],
    ['30', 'P3M', '10'],
    ['12', 'P1Y', '1'],
    ['7', 'P1W', '30'],
    ['1', 'PT1H', '720'],
    ['5', 'nonsense', '0'],
  ])('%s per %s is %s per 30 days', (amount, period, expected) => {
    expect(normalise(every(amount, period), 30)).toEqual(money(expected, 'EUR'));
  });

  it('drops a rate without a period instead of inventing one', () => {
    expect(
      costOf(planOf([priced('1', { ...DAILY, charge: money('1', 'EUR'), recurring: every('1', 'PT0S') })])).recurring,
    ).toEqual([]);
  });
});
