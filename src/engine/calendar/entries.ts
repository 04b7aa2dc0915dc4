/** Days on which something ends, with whoever pays for what comes after. Pure. */
import type { CalendarEntry, Payer, Rate } from '../../model/calendar.ts';
import { addPeriod, type Period, parsePeriod } from '../../model/period.ts';
import type { Term } from '../../model/resource.ts';
import { daysBetween, dueFrom } from './days.ts';
import type { Holding } from './holdings.ts';

/** More terms of one service are not foretold. */
const MOST_TERMS = 60;

/** The entry of something with a term; nothing for what is charged as long as there is money. */
export function entryOf(holding: Holding, today: string, through: string): CalendarEntry | undefined {
  const { provider, kind, id, name, address, term, trouble } = holding;
  if (!term) return undefined;
  const [payer, price, validFor] = [payerOf(holding, term), priceOf(holding), validForOf(holding)];
  return {
    provider,
    kind,
    id,
    name,
    ...(address === undefined ? {} : { address }),
    ends: term.ends,
    daysLeft: daysBetween(today, term.ends),
    payer,
    ...(payer === 'apply' && validFor ? { dueFrom: dueFrom(term.ends, validFor) } : {}),
    ...(price ? { price } : {}),
    later: payer === 'automatic' || payer === 'apply' ? laterEnds(term.ends, price?.period, through) : [],
    ...(trouble === undefined ? {} : { trouble }),
  };
}

/** Renewals that a person does not have to think of. */
export function isPaidUnasked({ payer }: Pick<CalendarEntry, 'payer'>): boolean {
  return payer === 'automatic' || payer === 'apply';
}

function payerOf(holding: Holding, term: Term): Payer {
  if (term.cancelled) return 'ends';
  if (term.renewsItself) return 'automatic';
  if (validForOf(holding)) return 'apply';
  return term.renewsItself === false ? 'manual' : 'unknown';
}

function validForOf({ validFor }: Holding): Period | undefined {
  return validFor === undefined ? undefined : parsePeriod(validFor);
}

/** What was asked for the next purchase counts before what it costs now. */
export function priceOf({ next, running }: Holding): Rate | undefined {
  return next?.amount ? { amount: next.amount, period: next.period } : running;
}

/** Counted from the first end, so that a month of 28 days shortens no other. */
export function laterEnds(ends: string, period: string | undefined, through: string): string[] {
  const length = period === undefined ? undefined : parsePeriod(period);
  if (!length || length.months + length.days <= 0) return [];
  const found: string[] = [];
  for (let times = 1; times <= MOST_TERMS; times += 1) {
    const day = addPeriod(ends, { ...length, seconds: 0 }, times);
    if (day > through) break;
    found.push(day);
  }
  return found;
}
