/** Rules over a finished, priced plan. Small, pure, each with a code and the flag or field that would allow it. */
import type { Problem } from '../model/errors.ts';
import { addMoney, compareMoney, formatMoney, isFree, type Money, scaleMoney, totals } from '../model/money.ts';
import { parsePeriod } from '../model/period.ts';
import type { Action, Plan } from '../model/plan.ts';
import type { StateFile } from '../model/state.ts';
import { unattendedDrops } from './drops.ts';
import { protectedRefusal } from './refusals.ts';

/** Rules about one action; they stop that action, not the plan. */
export function checkActions(actions: readonly Action[], state: StateFile): Action[] {
  const kept = new Set(state.resources.filter((record) => record.protected).map(({ address }) => address));
  return actions.map((action) =>
    kept.has(action.address) && (action.verb === 'delete' || action.verb === 'replace')
      ? { ...action, refusals: [protectedRefusal(action), ...action.refusals] }
      : action,
  );
}

/** What apply was allowed on the command line. */
export interface Permissions {
  readonly maxSpend?: Money;
  readonly allowDestroy: boolean;
  /** No person approves: `--auto-approve` without a plan file. */
  readonly unattended: boolean;
}

/** Rules about the plan as a whole; any finding stops the apply before its first changing call. */
export function checkPlan(plan: Plan, permissions: Permissions): Problem[] {
  const working = plan.actions.filter(({ refusals }) => refusals.length === 0);
  return [
    ...ceiling('--max-spend', permissions.maxSpend, charges(working)),
    ...ceiling('budget.max_charge', plan.limits.maxCharge, charges(working)),
    ...monthlyCeiling(plan),
    ...balances(plan, working),
    ...unattendedSpending(plan, working, permissions),
    ...unattendedDeletion(working, permissions),
    ...unattendedDrops(plan, permissions),
  ];
}

/** Charges of what would be bought, one entry per action. */
export function charges(actions: readonly Action[]): Money[] {
  return actions.flatMap(({ quote, verb }) => (quote && verb !== 'no-op' ? [quote.charge] : []));
}

function ceiling(name: string, limit: Money | undefined, spent: readonly Money[]): Problem[] {
  if (!limit) return [];
  return totals(spent)
    .filter((total) => !isFree(total))
    .filter((total) => total.currency !== limit.currency || compareMoney(total, limit) > 0)
    .map((total) => ({
      code: 'BUDGET',
      summary: 'The plan costs more than is allowed',
      detail: `It would charge ${formatMoney(total)}; ${name} allows ${formatMoney(limit)}.`,
      hint: `raise ${name} to at least "${formatMoney(total)}", or plan less`,
    }));
}

/** All declared resources together, normalised to 30 days. What has no known price counts as nothing. */
function monthlyCeiling(plan: Plan): Problem[] {
  const limit = plan.limits.maxMonthly;
  if (!limit) return [];
  const monthly = plan.actions
    .filter(({ verb }) => verb !== 'delete' && verb !== 'forget')
    .flatMap(({ running }) => (running ? [perThirtyDays(running)] : []));
  return ceiling('budget.max_monthly', limit, monthly).map((problem) => ({
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

/** The balance must cover the whole plan before the first purchase; money already sent is not counted twice. */
function balances(plan: Plan, working: readonly Action[]): Problem[] {
  const problems: Problem[] = [];
  for (const [provider, balance] of Object.entries(plan.balances)) {
    const due = charges(working.filter((action) => action.provider === provider && !alreadySent(action)))
      .filter(({ currency }) => currency === balance.currency)
      .reduce<Money | undefined>((sum, each) => (sum ? addMoney(sum, each) : each), undefined);
    if (!due || isFree(due) || compareMoney(due, balance) <= 0) continue;
    problems.push({
      code: 'BALANCE',
      summary: 'The balance does not cover the plan',
      detail:
        `The plan charges ${formatMoney(due)} at ${provider}, and the balance is ${formatMoney(balance)}: ` +
        `${formatMoney({ amount: minus(due, balance), currency: due.currency })} are missing. Nothing was bought.`,
      hint: 'top up the account, or plan less',
    });
  }
  return problems;
}

function minus(a: Money, b: Money): string {
  return addMoney(a, { amount: b.amount.startsWith('-') ? b.amount.slice(1) : `-${b.amount}`, currency: b.currency })
    .amount;
}

function alreadySent({ resume }: Action): boolean {
  return resume?.from === 'intent' && ['paying', 'paid', 'sending', 'blocked'].includes(resume.phase);
}

function unattendedSpending(plan: Plan, working: readonly Action[], { unattended, maxSpend }: Permissions): Problem[] {
  const spends = totals(charges(working)).filter((total) => !isFree(total));
  if (!unattended || spends.length === 0 || maxSpend || plan.limits.maxCharge) return [];
  return [
    {
      code: 'APPROVAL',
      summary: 'Spending without a ceiling needs a person',
      detail: `The plan would charge ${spends.map(formatMoney).join(' and ')}, and --auto-approve alone never spends.`,
      hint:
        spends.length > 1
          ? 'apply a saved plan: a ceiling holds in one currency only'
          : `give --max-spend "${spends.map(formatMoney).join()}", set budget.max_charge, or apply a saved plan`,
    },
  ];
}

function unattendedDeletion(working: readonly Action[], { unattended, allowDestroy }: Permissions): Problem[] {
  const going = working.filter(
    ({ verb, endsService }) => verb === 'delete' || verb === 'replace' || endsService === true,
  );
  if (!unattended || allowDestroy || going.length === 0) return [];
  return [
    {
      code: 'DELETE_DENIED',
      summary: 'Deleting unattended needs a word of its own',
      detail: `These would go: ${going.map(({ address }) => address).join(', ')}.`,
      hint: 'give --allow-destroy, or apply a saved plan',
    },
  ];
}
