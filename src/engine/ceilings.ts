/** What a plan may charge, and what it may cost per month. Pure. */
import type { Problem } from '../model/errors.ts';
import { formatMoney, isFree, isOver, type Money, scaleMoney, totals } from '../model/money.ts';
import { parsePeriod } from '../model/period.ts';
import type { Action, Ceilings, Plan } from '../model/plan.ts';
import { mostOf } from './tolerance.ts';

/** What each of these actions charges as planned, one entry per action that buys. */
export function prices(actions: readonly Action[]): Money[] {
  return actions.flatMap(({ quote, verb }) => (quote && verb !== 'no-op' ? [quote.charge] : []));
}

/** The most that each of these actions may charge, tolerance included, one entry per action that buys. */
export function charges(actions: readonly Action[]): Money[] {
  return actions.flatMap(({ quote, verb }) => (quote && verb !== 'no-op' ? [mostOf(quote)] : []));
}

/** Holds the plan against every ceiling that is given: that of the flag, of the budget, and of each provider. */
export function checkCeilings(plan: Plan, working: readonly Action[], maxSpend: Money | undefined): Problem[] {
  const { limits } = plan;
  const { providers = {} } = limits;
  return [
    ...ceiling('--max-spend', maxSpend, charges(working)),
    ...budget('budget', limits, { working, all: plan.actions }),
    ...Object.keys(providers)
      .sort()
      .flatMap((provider) => {
        const own = ({ provider: at }: Action): boolean => at === provider;
        const of = { working: working.filter(own), all: plan.actions.filter(own) };
        return budget(`budget.${provider}`, providers[provider] ?? {}, of);
      }),
  ];
}

interface Held {
  readonly working: readonly Action[];
  readonly all: readonly Action[];
}

function budget(name: string, { maxCharge, maxMonthly }: Ceilings, { working, all }: Held): Problem[] {
  return [
    ...ceiling(`${name}.max_charge`, maxCharge, charges(working)),
    ...monthlyCeiling(`${name}.max_monthly`, maxMonthly, all),
  ];
}

function ceiling(name: string, limit: Money | undefined, spent: readonly Money[]): Problem[] {
  if (!limit) return [];
  return totals(spent)
    .filter((total) => !isFree(total) && isOver(total, limit))
    .map((total) => ({
      code: 'BUDGET',
      summary: 'The plan costs more than is allowed',
      detail: `It would charge ${formatMoney(total)}; ${name} allows ${formatMoney(limit)}.`,
      hint: raise(name, total),
    }));
}

function raise(name: string, total: Money): string {
  return name.startsWith('--')
    ? `give ${name} "${formatMoney(total)}", or plan less`
    : `raise ${name} to at least "${formatMoney(total)}", or plan less`;
}

/** All declared resources together, normalised to 30 days. What has no known price counts as nothing. */
function monthlyCeiling(name: string, limit: Money | undefined, actions: readonly Action[]): Problem[] {
  const monthly = actions
    .filter(({ verb }) => verb !== 'delete' && verb !== 'forget')
    .flatMap(({ running }) => (running ? [perThirtyDays(running)] : []));
  return ceiling(name, limit, monthly).map((problem) => ({
    ...problem,
    summary: 'The declared resources cost more per 30 days than is allowed',
    detail: problem.detail?.replace('It would charge', 'All declared resources together cost') ?? '',
  }));
}

/** An amount per period as an amount per 30 days; a month counts as 30 days. */
export function perThirtyDays({ amount, period }: { readonly amount: Money; readonly period: string }): Money {
  const { months, days } = parsePeriod(period) ?? { months: 1, days: 0 };
  return scaleMoney(amount, 30, Math.max(1, months * 30 + days));
}

/** True when every charge of these actions is under some ceiling, whoever is asked to pay it. */
export function isLimited(
  working: readonly Action[],
  { limits }: Pick<Plan, 'limits'>,
  maxSpend: Money | undefined,
): boolean {
  if (maxSpend || limits.maxCharge) return true;
  const buying = working.filter((action) => charges([action]).some((charge) => !isFree(charge)));
  return buying.every(({ provider }) => limits.providers?.[provider]?.maxCharge !== undefined);
}
