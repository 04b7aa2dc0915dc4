/** How long the money lasts: every day's charges taken from the balance, one day after the other. Pure. */
import type { CalendarEntry, Forecast, Payment, Rate } from '../../model/calendar.ts';
import { addMoney, compareMoney, isFree, type Money, scaleMoney, subtractMoney } from '../../model/money.ts';
import { parsePeriod } from '../../model/period.ts';
import { addDays, approximateDays, daysBetween } from './days.ts';
import { isPaidUnasked, laterEnds, priceOf } from './entries.ts';
import type { Holding } from './holdings.ts';

/** So far ahead nobody's prices hold; what lasts longer lasts long enough. */
export const FORECAST_DAYS = 3 * 365;

/** Something that is paid for, with its entry in the calendar where its term has an end. */
export interface Cost {
  readonly holding: Holding;
  readonly entry: CalendarEntry | undefined;
}

export interface ForecastInput {
  readonly provider: string;
  readonly currency: string;
  /** All that this provider holds. */
  readonly costs: readonly Cost[];
  readonly balance: Money | undefined;
  readonly today: string;
  /** Payments are told up to this day. */
  readonly through: string;
}

/** What is charged, when, and until when the balance covers it. */
export function forecast(input: ForecastInput): Forecast {
  const { provider, currency, costs, balance, today, through } = input;
  const until = addDays(today, FORECAST_DAYS);
  const payments = paymentsOf(input, until);
  const perDay = sum(
    currency,
    dailyRates(input).map((rate) => perDays(rate, 1)),
  );
  const course = balance ? courseOf({ balance, perDay, payments, today, until }) : [];
  const last = course.at(-1);
  const gone = last !== undefined && isOwed(last);
  return {
    provider,
    currency,
    perDay,
    perThirtyDays: sum(
      currency,
      ratesIn(costs, currency).map((rate) => perDays(rate, 30)),
    ),
    ...(balance ? { balance } : {}),
    ...(gone ? { runsOut: addDays(today, course.length - 1), daysLeft: course.length - 1 } : {}),
    until,
    payments: payments.filter(({ on }) => on <= through),
    unpriced: costs.filter(({ holding, entry }) => entry && isPaidUnasked(entry) && !priceOf(holding)).length,
    course,
  };
}

/** The currencies that a provider charges in, sorted; that of its balance as well. */
export function currenciesOf(costs: readonly Cost[], balance: Money | undefined): string[] {
  const found = costs.flatMap(({ holding }) => priceOf(holding)?.amount.currency ?? []);
  return [...new Set([...found, ...(balance ? [balance.currency] : [])])].sort();
}

/** Charged without an end: by the day, or by a longer period whose days nobody says, which is spread evenly. */
function dailyRates({ costs, currency }: ForecastInput): Rate[] {
  return ratesIn(
    costs.filter(({ entry }) => entry === undefined),
    currency,
  );
}

function ratesIn(costs: readonly Cost[], currency: string): Rate[] {
  return costs.flatMap(({ holding }) => {
    const price = priceOf(holding);
    return price?.amount.currency === currency ? [price] : [];
  });
}

function perDays({ amount, period }: Rate, days: number): Money {
  const length = parsePeriod(period);
  return length ? scaleMoney(amount, days, approximateDays(length)) : { amount: '0', currency: amount.currency };
}

/** Renewals that nobody has to think of, by day. One that is overdue is taken for the next to be paid. */
function paymentsOf({ costs, currency, today }: ForecastInput, until: string): Payment[] {
  const found = costs.flatMap(({ holding, entry }) => {
    const price = priceOf(holding);
    if (!entry || !isPaidUnasked(entry) || price?.amount.currency !== currency) return [];
    const ahead = entry.dueFrom === undefined ? 0 : daysBetween(entry.dueFrom, entry.ends);
    return [entry.ends, ...laterEnds(entry.ends, price.period, addDays(until, ahead))].map((ends) => ({
      on: latest(addDays(ends, -ahead), addDays(today, 1)),
      amount: price.amount,
      name: entry.address ?? entry.name,
    }));
  });
  return found
    .filter(({ on }) => on <= until)
    .sort((a, b) => (a.on !== b.on ? (a.on < b.on ? -1 : 1) : a.name < b.name ? -1 : 1));
}

interface Drain {
  readonly balance: Money;
  readonly perDay: Money;
  readonly payments: readonly Payment[];
  readonly today: string;
  readonly until: string;
}

/** What is left at the end of each day, today first, until a day ends with less than nothing. */
function courseOf({ balance, perDay, payments, today, until }: Drain): Money[] {
  const course = [balance];
  if (isFree(perDay) && payments.length === 0) return course;
  const byDay = dueByDay(payments, balance.currency);
  let left = balance;
  for (let day = addDays(today, 1); day <= until && !isOwed(left); day = addDays(day, 1)) {
    left = subtractMoney(left, addMoney(perDay, byDay.get(day) ?? { amount: '0', currency: left.currency }));
    course.push(left);
  }
  return course;
}

function dueByDay(payments: readonly Payment[], currency: string): ReadonlyMap<string, Money> {
  const sums = new Map<string, Money>();
  for (const { on, amount } of payments) sums.set(on, addMoney(sums.get(on) ?? { amount: '0', currency }, amount));
  return sums;
}

function isOwed(left: Money): boolean {
  return compareMoney(left, { amount: '0', currency: left.currency }) < 0;
}

function sum(currency: string, amounts: readonly Money[]): Money {
  return amounts.reduce<Money>((total, each) => addMoney(total, each), { amount: '0', currency });
}

function latest(a: string, b: string): string {
  return a > b ? a : b;
}
