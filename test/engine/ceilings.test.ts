/** Ceilings of single providers; those for everything are in safety.test.ts. */
import { describe, expect, it } from 'vitest';
import { checkPlan, type Permissions } from '../../src/engine/safety.ts';
import type { Action, Plan } from '../../src/model/plan.ts';
import { actionOf, EUR, planOf, quoteOf } from './support/samples.ts';

const USD = (amount: string) => ({ amount, currency: 'USD' });
const FREE: Permissions = { allowDestroy: true, unattended: false };
const buying = (provider: string, charge: ReturnType<typeof EUR>): Action =>
  actionOf(`servers.at-${provider}`, { provider, quote: quoteOf(charge.amount, { charge }) });
const details = (plan: Plan, permissions: Partial<Permissions> = {}) =>
  checkPlan(plan, { ...FREE, ...permissions }).map(({ detail, hint }) => `${detail} ${hint}`);

describe('the budget of one provider', () => {
  const two = [buying('acme', EUR('5.00')), buying('zomro', EUR('3.00'))];
  const under = (acme: string, over: Plan['limits'] = {}) =>
    planOf(two, { limits: { ...over, providers: { acme: { maxCharge: EUR(acme) } } } });

  it('holds for what is bought there: equal passes, one cent less refuses and names field and amount', () => {
    expect(details(under('5.00'))).toEqual([]);
    expect(details(under('4.99'))).toEqual([
      'It would charge 5.00 EUR; budget.acme.max_charge allows 4.99 EUR. raise budget.acme.max_charge to at least "5.00 EUR", or plan less',
    ]);
  });

  it('holds beside the one for everything', () => {
    expect(details(under('5.00', { maxCharge: EUR('7.99') }))[0]).toContain('budget.max_charge allows 7.99 EUR');
    expect(details(under('4.99', { maxCharge: EUR('7.99') }))).toHaveLength(2);
  });

  it('has a monthly ceiling of its own', () => {
    const running = (provider: string): Action =>
      actionOf(`servers.${provider}`, { provider, verb: 'no-op', running: { amount: EUR('1.00'), period: 'P1D' } });
    const plan = (monthly: string) =>
      planOf([running('acme'), running('zomro')], { limits: { providers: { acme: { maxMonthly: EUR(monthly) } } } });
    expect(details(plan('30.00'))).toEqual([]);
    expect(details(plan('29.99'))[0]).toContain('budget.acme.max_monthly allows 29.99 EUR');
  });

  it('lets two currencies be spent unattended, each under its own ceiling', () => {
    const plan = (providers: NonNullable<Plan['limits']['providers']>) =>
      planOf([buying('acme', USD('5.00')), buying('zomro', EUR('3.00'))], { limits: { providers } });
    const both = { acme: { maxCharge: USD('5.00') }, zomro: { maxCharge: EUR('3.00') } };
    expect(details(plan(both), { unattended: true })).toEqual([]);
    expect(details(plan({ acme: both.acme }), { unattended: true })[0]).toContain('--auto-approve alone never spends');
  });

  it('needs no ceiling where nothing is charged', () => {
    const plan = planOf([buying('acme', EUR('1.00')), buying('zomro', EUR('0.00'))], {
      limits: { providers: { acme: { maxCharge: EUR('1.00') } } },
    });
    expect(details(plan, { unattended: true })).toEqual([]);
  });
});
