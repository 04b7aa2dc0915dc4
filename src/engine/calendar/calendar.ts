/** What expires, renews or runs dry, from listings that were read already. Pure. */
import type { Calendar, CalendarEntry } from '../../model/calendar.ts';
import type { Money } from '../../model/money.ts';
import { addPeriod, type Period } from '../../model/period.ts';
import type { Plan } from '../../model/plan.ts';
import { addDays, dayOf } from './days.ts';
import { entryOf } from './entries.ts';
import { type Cost, currenciesOf, FORECAST_DAYS, forecast } from './forecast.ts';
import { type HoldingsInput, holdingsOf } from './holdings.ts';

export interface CalendarInput extends HoldingsInput {
  readonly plan: Pick<Plan, 'actions' | 'providers'>;
  readonly balances: { readonly [provider: string]: Money };
  /** How far to look; undefined: everything. */
  readonly within: Period | undefined;
  /** Wall clock, milliseconds. */
  readonly now: number;
}

/** The same accounts give the same calendar, whatever order their listings have. */
export function makeCalendar(input: CalendarInput): Calendar {
  const { within, balances, plan } = input;
  const today = dayOf(input.now);
  const through = within ? addPeriod(today, within) : undefined;
  const horizon = through ?? addDays(today, FORECAST_DAYS);
  const costs = holdingsOf(input).map((holding) => ({ holding, entry: entryOf(holding, today, horizon) }));
  const providers = [...new Set([...plan.providers.map(({ provider }) => provider), ...Object.keys(balances)])].sort();
  return {
    today,
    ...(through === undefined ? {} : { through }),
    accounts: Object.fromEntries(plan.providers.map(({ provider, account }) => [provider, account])),
    entries: costs.flatMap(({ entry }) => (entry && entry.ends <= horizon ? [entry] : [])).sort(byDay),
    forecasts: providers.flatMap((provider) => {
      const own: Cost[] = costs.filter(({ holding }) => holding.provider === provider);
      const held = balances[provider];
      return currenciesOf(own, held).map((currency) => {
        const balance = held?.currency === currency ? held : undefined;
        return forecast({ provider, currency, costs: own, balance, today, through: horizon });
      });
    }),
  };
}

/** What ends first comes first; what nobody manages comes after what is ours. */
function byDay(a: CalendarEntry, b: CalendarEntry): number {
  const [left, right] = [a, b].map(wordsOf);
  return (left ?? '') < (right ?? '') ? -1 : left === right ? 0 : 1;
}

function wordsOf({ ends, address, provider, kind, name, id }: CalendarEntry): string {
  return [ends, address === undefined ? '1' : `0${address}`, provider, kind, name, id].join('\n');
}
