/** Rules over a finished, priced plan. Small, pure, each with a code and the flag or field that would allow it. */
import type { Problem } from '../model/errors.ts';
import { compareMoney, formatMoney, isFree, type Money, subtractMoney, totals } from '../model/money.ts';
import type { Action, Plan } from '../model/plan.ts';
import type { StateFile } from '../model/state.ts';
import { charges, checkCeilings, isLimited, prices } from './ceilings.ts';
import { unattendedDrops } from './drops.ts';
import { type AllowedCounts, checkCounts } from './guards.ts';
import { protectedRefusal } from './refusals.ts';

/** Rules about one action; they stop that action, not the plan. */
export function checkActions(actions: readonly Action[], state: StateFile): Action[] {
  const kept = new Set(state.resources.filter((record) => record.protected).map(({ address }) => address));
  return actions.map((action) =>
    kept.has(action.address) && (action.verb === 'delete' || action.verb === 'replace' || action.wipes === true)
      ? { ...action, refusals: [protectedRefusal(action), ...action.refusals] }
      : action,
  );
}

/** What apply was allowed on the command line. */
export interface Permissions {
  readonly maxSpend?: Money;
  /** How many things may be created, deleted, replaced; what is absent is as the manifest's guards say. */
  readonly counts?: AllowedCounts;
  readonly allowDestroy: boolean;
  /** No person approves: `--auto-approve` without a plan file. */
  readonly unattended: boolean;
}

/** Rules about the plan as a whole; any finding stops the apply before its first changing call. */
export function checkPlan(plan: Plan, permissions: Permissions): Problem[] {
  const working = plan.actions.filter(({ refusals }) => refusals.length === 0);
  return [
    ...checkCeilings(plan, working, permissions.maxSpend),
    ...checkCounts(working, plan.limits, permissions.counts ?? {}),
    ...balances(plan, working),
    ...unattendedSpending(plan, working, permissions),
    ...unattendedDeletion(working, permissions),
    ...unattendedDrops(plan, permissions),
  ];
}

/** The balance must cover the whole plan before the first purchase; money already sent is not counted twice. */
function balances(plan: Plan, working: readonly Action[]): Problem[] {
  return Object.entries(plan.balances).flatMap(([provider, balance]) => {
    const own = working.filter((action) => action.provider === provider && !alreadySent(action));
    const due = totals(prices(own)).find(({ currency }) => currency === balance.currency);
    if (!due || isFree(due) || compareMoney(due, balance) <= 0) return [];
    return [
      {
        code: 'BALANCE' as const,
        summary: 'The balance does not cover the plan',
        detail:
          `The plan charges ${formatMoney(due)} at ${provider}, and the balance is ${formatMoney(balance)}: ` +
          `${formatMoney(subtractMoney(due, balance))} are missing. Nothing was bought.`,
        hint: 'top up the account, or plan less',
      },
    ];
  });
}

function alreadySent({ resume }: Action): boolean {
  return resume?.from === 'intent' && ['paying', 'paid', 'sending', 'blocked'].includes(resume.phase);
}

function unattendedSpending(plan: Plan, working: readonly Action[], { unattended, maxSpend }: Permissions): Problem[] {
  const spends = totals(charges(working)).filter((total) => !isFree(total));
  if (!unattended || spends.length === 0 || isLimited(working, plan, maxSpend)) return [];
  return [
    {
      code: 'APPROVAL',
      summary: 'Spending without a ceiling needs a person',
      detail: `The plan would charge ${spends.map(formatMoney).join(' and ')}, and --auto-approve alone never spends.`,
      hint:
        spends.length > 1
          ? 'apply a saved plan, or set budget.<provider>.max_charge for each: a ceiling holds in one currency only'
          : `give --max-spend "${spends.map(formatMoney).join()}", set budget.max_charge, or apply a saved plan`,
    },
  ];
}

function unattendedDeletion(working: readonly Action[], { unattended, allowDestroy }: Permissions): Problem[] {
  const going = working.filter(
    ({ verb, endsService, wipes }) => verb === 'delete' || verb === 'replace' || endsService === true || wipes === true,
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
