/** What a drift has seen, as numbers: terms, costs, balances. Pure. */
import type { NextPrice } from '../model/kind.ts';
import { addMoney, type Money, scaleMoney } from '../model/money.ts';
import { parsePeriod } from '../model/period.ts';
import type { Plan } from '../model/plan.ts';
import type { Address } from '../model/resource.ts';
import type { StateFile } from '../model/state.ts';
import { approximateDays } from './calendar/days.ts';
import { type Holding, holdingsOf } from './calendar/holdings.ts';
import { type Kinds, whoseIs } from './kinds.ts';
import type { Observation } from './observe.ts';

export interface TermFigure {
  readonly address: Address;
  readonly provider: string;
  readonly kind: string;
  readonly id: string;
  /** A calendar day. */
  readonly ends: string;
}

export interface CostFigure {
  readonly provider: string;
  readonly managed: boolean;
  /** Of a day; longer periods are spread, a month counting as 30 days. */
  readonly perDay: Money;
}

export interface Figures {
  /** What is managed and has a term, by address. */
  readonly terms: readonly TermFigure[];
  /** One for each provider, currency, and whether it is managed; sorted. */
  readonly costs: readonly CostFigure[];
  readonly balances: { readonly [provider: string]: Money };
}

export interface FiguresInput {
  readonly plan: Pick<Plan, 'actions'>;
  readonly seen: Observation;
  readonly state: Pick<StateFile, 'resources'>;
  readonly kinds: Kinds;
  readonly prices: ReadonlyMap<Address, NextPrice>;
  readonly balances: { readonly [provider: string]: Money };
}

/** Of the kinds that were listed: what nobody manages counts where its kind is in play. */
export function figuresOf({ seen, kinds, balances, ...rest }: FiguresInput): Figures {
  const listings = new Map(kinds.all.map((kind) => [kind, seen.index(whoseIs(kind)).all]));
  const holdings = holdingsOf({ ...rest, listings });
  return { terms: termsOf(holdings), costs: costsOf(holdings), balances };
}

function termsOf(holdings: readonly Holding[]): TermFigure[] {
  return holdings
    .flatMap(({ address, provider, kind, id, term }) =>
      address === undefined || !term ? [] : [{ address, provider, kind, id, ends: term.ends }],
    )
    .sort((a, b) => (a.address < b.address ? -1 : 1));
}

function costsOf(holdings: readonly Holding[]): CostFigure[] {
  const sums = new Map<string, CostFigure>();
  for (const { running, provider, address } of holdings) {
    const length = running && parsePeriod(running.period);
    if (!running || !length) continue;
    const perDay = scaleMoney(running.amount, 1, approximateDays(length));
    const managed = address !== undefined;
    const key = `${provider} ${perDay.currency} ${managed}`;
    const sum = sums.get(key);
    sums.set(key, { provider, managed, perDay: sum ? addMoney(sum.perDay, perDay) : perDay });
  }
  return [...sums.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cost]) => cost);
}
