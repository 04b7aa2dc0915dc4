import { describe, expect, it } from 'vitest';
import { charges, perThirtyDays } from '../../src/engine/ceilings.ts';
import { checkActions, checkPlan, type Permissions } from '../../src/engine/safety.ts';
import type { Money } from '../../src/model/money.ts';
import type { Action, Plan } from '../../src/model/plan.ts';
import { actionOf, EUR, planOf, quoteOf, recordOf, stateOf } from './support/samples.ts';

const USD = (amount: string): Money => ({ amount, currency: 'USD' });
const FREE: Permissions = { allowDestroy: true, unattended: false };
const buying = (...amounts: string[]): Action[] =>
  amounts.map((amount, at) => actionOf(`servers.s-${at}`, { quote: quoteOf(amount) }));
const codes = (plan: Plan, permissions: Partial<Permissions> = {}): string[] =>
  checkPlan(plan, { ...FREE, ...permissions }).map(({ code }) => code);

describe('a ceiling on what one apply charges', () => {
  it.each<{ name: string; charged: string[]; limit: Money; refused: boolean }>([
    { name: 'exactly reached', charged: ['10.00', '10.00'], limit: EUR('20.00'), refused: false },
    { name: 'passed by the smallest amount', charged: ['10.00', '10.0001'], limit: EUR('20.00'), refused: true },
    { name: 'of nothing, where nothing is charged', charged: ['0.00'], limit: EUR('0.00'), refused: false },
    { name: 'of nothing', charged: ['0.01'], limit: EUR('0'), refused: true },
    { name: 'that binary fractions would pass', charged: ['0.1', '0.2'], limit: EUR('0.3'), refused: false },
    { name: 'in another currency', charged: ['0.01'], limit: USD('100.00'), refused: true },
    { name: 'in another currency, where nothing is charged', charged: ['0.00'], limit: USD('1.00'), refused: false },
  ])('$name: refused is $refused', ({ charged, limit, refused }) => {
    const plan = planOf(buying(...charged));
    expect(codes(plan, { maxSpend: limit })).toEqual(refused ? ['BUDGET'] : []);
    expect(codes({ ...plan, limits: { maxCharge: limit } })).toEqual(refused ? ['BUDGET'] : []);
  });

  it('holds each that is given, and names it with the amount that would do', () => {
    const plan = planOf(buying('12.50'), { limits: { maxCharge: EUR('12.00') } });
    expect(checkPlan(plan, { ...FREE, maxSpend: EUR('11.00') })).toMatchObject([
      {
        detail: 'It would charge 12.50 EUR; --max-spend allows 11.00 EUR.',
        hint: expect.stringContaining('"12.50 EUR"'),
      },
      { detail: 'It would charge 12.50 EUR; budget.max_charge allows 12.00 EUR.' },
    ]);
  });

  it('never adds currencies: each total is held against it alone', () => {
    const mixed = planOf([
      ...buying('5.00'),
      actionOf('servers.us', { quote: quoteOf('5.00', { charge: USD('5.00') }) }),
    ]);
    expect(codes(mixed, { maxSpend: EUR('9.00') })).toEqual(['BUDGET']);
  });

  it('does not count what is refused anyway, nor what is not done', () => {
    const refused = actionOf('servers.a', { quote: quoteOf('50.00'), refusals: [{ code: 'LICENCE', summary: 'No' }] });
    const idle = actionOf('servers.b', { verb: 'no-op', quote: quoteOf('50.00') });
    expect(codes(planOf([refused, idle]), { maxSpend: EUR('1.00') })).toEqual([]);
    expect(charges([idle])).toEqual([]);
  });
});

describe('a ceiling on what everything costs per month', () => {
  const running = (amount: string, period: string, over: Partial<Action> = {}): Action =>
    actionOf('servers.a', { verb: 'no-op', running: { amount: EUR(amount), period }, ...over });

  it.each([
    { amount: '2.00', period: 'P1D', monthly: '60' },
    { amount: '60.00', period: 'P1M', monthly: '60' },
    { amount: '180.00', period: 'P3M', monthly: '60' },
    { amount: '720.00', period: 'P1Y', monthly: '60' },
    { amount: '14.00', period: 'P7D', monthly: '60' },
    { amount: '1.00', period: 'P3M', monthly: '0.3333' },
  ])('counts $amount per $period as $monthly per 30 days', ({ amount, period, monthly }) => {
    expect(perThirtyDays({ amount: EUR(amount), period })).toEqual(EUR(monthly));
  });

  it.each([
    { limit: '60.00', refused: false },
    { limit: '59.9999', refused: true },
  ])('of $limit: refused is $refused', ({ limit, refused }) => {
    expect(codes(planOf([running('2.00', 'P1D')], { limits: { maxMonthly: EUR(limit) } }))).toEqual(
      refused ? ['BUDGET'] : [],
    );
  });

  it('counts what exists, what is bought and what is refused, and not what goes', () => {
    const limits = { maxMonthly: EUR('100.00') };
    const kept = running('60.00', 'P1M');
    const more = { ...running('60.00', 'P1M'), address: 'servers.b' } as const;
    expect(codes(planOf([kept, { ...more, verb: 'create' }], { limits }))).toEqual(['BUDGET']);
    expect(codes(planOf([kept, { ...more, verb: 'delete' }], { limits }))).toEqual([]);
    expect(codes(planOf([kept, { ...more, verb: 'forget' }], { limits }))).toEqual([]);
  });
});

describe('the balance', () => {
  const plan = (balance: Money, ...actions: Action[]): Plan => planOf(actions, { balances: { shop: balance } });

  it.each([
    { balance: '20.00', missing: undefined },
    { balance: '19.9999', missing: '0.0001 EUR' },
    { balance: '0.00', missing: '20.00 EUR' },
    { balance: '-5.00', missing: '25.00 EUR' },
  ])('of $balance for 20.00: missing is $missing', ({ balance, missing }) => {
    const found = checkPlan(plan(EUR(balance), ...buying('10.00', '10.00')), FREE);
    expect(found.map(({ code }) => code)).toEqual(missing ? ['BALANCE'] : []);
    if (missing) expect(found[0]?.detail).toContain(`${missing} are missing`);
  });

  it('is not needed where nothing is charged', () => {
    expect(codes(plan(EUR('-1.00'), ...buying('0.00')))).toEqual([]);
  });

  it.each([
    { phase: 'adding', counts: true },
    { phase: 'reserved', counts: true },
    { phase: 'promo', counts: true },
    { phase: 'paying', counts: false },
    { phase: 'paid', counts: false },
    { phase: 'sending', counts: false },
    { phase: 'blocked', counts: false },
  ])('is asked for a purchase that is "$phase": $counts', ({ phase, counts }) => {
    const open = actionOf('servers.a', {
      quote: quoteOf('10.00'),
      resume: { from: 'intent', intent: 'i', phase, observeOnly: false },
    });
    expect(codes(plan(EUR('1.00'), open))).toEqual(counts ? ['BALANCE'] : []);
  });

  it('of one provider does not pay for another', () => {
    const elsewhere = actionOf('servers.a', { provider: 'other', quote: quoteOf('10.00') });
    expect(codes(plan(EUR('1.00'), elsewhere))).toEqual([]);
  });
});

describe('without a person', () => {
  const deleting = actionOf('servers.a', { verb: 'delete' });

  it.each<{ name: string; plan: Plan; permissions: Partial<Permissions>; refused: string[] }>([
    { name: 'spending needs a ceiling', plan: planOf(buying('0.01')), permissions: {}, refused: ['APPROVAL'] },
    {
      name: 'spending under --max-spend is allowed',
      plan: planOf(buying('0.01')),
      permissions: { maxSpend: EUR('1.00') },
      refused: [],
    },
    {
      name: 'spending under budget.max_charge is allowed',
      plan: planOf(buying('0.01'), { limits: { maxCharge: EUR('1.00') } }),
      permissions: {},
      refused: [],
    },
    {
      name: 'a monthly budget is no such ceiling',
      plan: planOf(buying('0.01'), { limits: { maxMonthly: EUR('1.00') } }),
      permissions: {},
      refused: ['APPROVAL'],
    },
    { name: 'what costs nothing needs no ceiling', plan: planOf(buying('0.00')), permissions: {}, refused: [] },
    {
      name: 'deleting needs a word',
      plan: planOf([deleting]),
      permissions: { allowDestroy: false },
      refused: ['DELETE_DENIED'],
    },
    { name: 'deleting with the word is allowed', plan: planOf([deleting]), permissions: {}, refused: [] },
    {
      name: 'replacing counts as deleting',
      plan: planOf([{ ...deleting, verb: 'replace' }]),
      permissions: { allowDestroy: false },
      refused: ['DELETE_DENIED'],
    },
    {
      name: 'ending a service counts as deleting',
      plan: planOf([{ ...deleting, verb: 'update', endsService: true }]),
      permissions: { allowDestroy: false },
      refused: ['DELETE_DENIED'],
    },
    {
      name: 'forgetting does not',
      plan: planOf([{ ...deleting, verb: 'forget' }]),
      permissions: { allowDestroy: false },
      refused: [],
    },
    {
      name: 'what is refused anyway does not',
      plan: planOf([{ ...deleting, refusals: [{ code: 'PROTECTED', summary: 'No' }] }]),
      permissions: { allowDestroy: false },
      refused: [],
    },
  ])('$name', ({ plan, permissions, refused }) => {
    expect(codes(plan, { unattended: true, ...permissions })).toEqual(refused);
    expect(codes(plan, { ...permissions, unattended: false })).toEqual([]);
  });
});

describe('what the state protects', () => {
  const state = stateOf({ resources: [recordOf('servers.a', { protected: true }), recordOf('servers.b')] });

  it.each([
    { verb: 'delete', address: 'servers.a', refused: ['PROTECTED'] },
    { verb: 'replace', address: 'servers.a', refused: ['PROTECTED'] },
    { verb: 'update', address: 'servers.a', refused: [] },
    { verb: 'forget', address: 'servers.a', refused: [] },
    { verb: 'delete', address: 'servers.b', refused: [] },
  ] as const)('$verb of $address: $refused', ({ verb, address, refused }) => {
    const [action] = checkActions([actionOf(address, { verb })], state);
    expect(action?.refusals.map(({ code }) => code)).toEqual(refused);
  });
});
