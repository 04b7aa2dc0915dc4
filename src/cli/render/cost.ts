/** What a plan costs: the arithmetic, exact decimals, one total per currency and never across. Pure. */
import { addMoney, isFree, type Money, scaleMoney, subtractMoney, totals } from '../../model/money.ts';
import { parsePeriod } from '../../model/period.ts';
import type { Action, Plan } from '../../model/plan.ts';

export interface Rate {
  readonly amount: Money;
  /** ISO 8601. */
  readonly period: string;
}

/** A change of what goes on being charged. A month counts as 30 days. */
export interface Recurring {
  readonly perDay: Money;
  readonly per30Days: Money;
}

export interface BalanceMove {
  readonly provider: string;
  readonly before: Money;
  /** Before, less what the plan may still charge there. */
  readonly after: Money;
}

export interface Cost {
  /** Charged by the apply, at most; zero totals are kept (something free is bought). */
  readonly now: readonly Money[];
  /** What the plan adds (or, negative, takes away); zeros are left out. */
  readonly recurring: readonly Recurring[];
  /** Balances that the plan charges. */
  readonly balances: readonly BalanceMove[];
  /** Stopped, and billed all the same (zomro.md §7.7, §9). */
  readonly stopped: readonly (Rate & { readonly address: string })[];
}

/** Adds a plan up. Refused actions count too: the answer is for the plan as it is shown. */
export function costOf(plan: Plan): Cost {
  const working = plan.actions.filter(({ verb }) => verb !== 'no-op');
  return {
    now: totals(working.flatMap((action) => mayCharge(action))),
    recurring: recurringTotals(working.flatMap(rateChanges)),
    balances: balanceMoves(plan, working),
    stopped: plan.actions.flatMap(stillBilled),
  };
}

/** The charge of an action, unless it is known to have been paid, or will not be paid by this plan. */
function mayCharge({ quote, resume }: Action): Money[] {
  if (!quote) return [];
  const settled = resume?.from === 'intent' && (resume.observeOnly || ['paid', 'blocked'].includes(resume.phase));
  return settled || resume?.from === 'delivery' ? [] : [quote.charge];
}

/** True while a sent payment may have been taken from the balance already; then it is not taken off again. */
function maySit({ resume }: Action): boolean {
  return resume?.from === 'intent' && ['paying', 'sending', 'paid', 'blocked'].includes(resume.phase);
}

interface Signed extends Rate {
  readonly sign: 1 | -1;
}

/**
 * What starts to be charged and what ends. A replacement exchanges one for the other. Adopting, forgetting and
 * changing in place leave the bill as it is, unless the new rate is known to differ.
 */
function rateChanges({ verb, quote, running, ending, resume }: Action): Signed[] {
  const starts: Signed[] = quote?.recurring ? [{ ...quote.recurring, sign: 1 }] : [];
  const ends: Signed[] = running ? [{ ...running, sign: -1 }] : [];
  switch (verb) {
    case 'create':
      return resume?.from === 'delivery' || (resume?.from === 'intent' && resume.phase === 'paid') ? [] : starts;
    case 'replace':
      return [...starts, ...(ending ? [{ ...ending, sign: -1 as const }] : [])];
    case 'update':
      if (quote?.recurring && ending) return [...starts, { ...ending, sign: -1 }];
      return quote?.recurring && running ? [...starts, ...ends] : [];
    case 'delete':
      return ends;
    default:
      return [];
  }
}

/** Sums per currency and period first, so that rounding happens once per period and never per resource. */
function recurringTotals(rates: readonly Signed[]): Recurring[] {
  const sums = new Map<string, Rate>();
  for (const { amount, period, sign } of rates) {
    const key = `${amount.currency} ${period}`;
    const sum = sums.get(key)?.amount ?? { amount: '0', currency: amount.currency };
    sums.set(key, { amount: sign === 1 ? addMoney(sum, amount) : subtractMoney(sum, amount), period });
  }
  const known = [...sums.values()].filter(({ period }) => secondsOf(period) > 0);
  const perDay = totals(known.map((rate) => normalise(rate, 1)));
  const per30Days = totals(known.map((rate) => normalise(rate, 30)));
  return perDay
    .flatMap((day, at) => (per30Days[at] ? [{ perDay: day, per30Days: per30Days[at] }] : []))
    .filter(({ per30Days: month }) => !isFree(month));
}

/** An amount per period as an amount per so many days; 0 for what is no period. */
export function normalise({ amount, period }: Rate, days: number): Money {
  const seconds = secondsOf(period);
  return seconds === 0 ? { amount: '0', currency: amount.currency } : scaleMoney(amount, days * 86_400, seconds);
}

/** A month is 30 days and a year twelve of them, as prices are compared (contract §3). */
function secondsOf(period: string): number {
  const read = parsePeriod(period);
  return read ? (read.months * 30 + read.days) * 86_400 + read.seconds : 0;
}

function balanceMoves(plan: Plan, working: readonly Action[]): BalanceMove[] {
  return Object.entries(plan.balances)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([provider, before]) => {
      const due = working
        .filter((action) => action.provider === provider && !maySit(action))
        .flatMap(mayCharge)
        .filter(({ currency }) => currency === before.currency);
      const charged = totals(due)[0];
      return charged && !isFree(charged) ? [{ provider, before, after: subtractMoney(before, charged) }] : [];
    });
}

function stillBilled({ address, verb, before, after, running }: Action): (Rate & { address: string })[] {
  if (verb === 'delete' || verb === 'forget' || !running || isFree(running.amount)) return [];
  return (after?.['power'] ?? before?.['power']) === 'stopped' ? [{ address, ...running }] : [];
}
