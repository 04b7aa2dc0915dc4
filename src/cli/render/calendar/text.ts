/** The calendar for people at a terminal. */
import type { Calendar, CalendarEntry, Forecast } from '../../../model/calendar.ts';
import { isFree } from '../../../model/money.ts';
import type { Style } from '../colors.ts';
import { moneyText, plural, rateText } from '../price-text.ts';
import { safeText } from '../safe-text.ts';
import { tableText } from '../table.ts';
import { cutText } from '../text-width.ts';
import { lastsText, nameOf, payerText, urgencyOf, whenText } from './words.ts';

interface Look {
  readonly style: Style;
}

const COLUMNS = [
  { title: 'DATE' },
  { title: 'LEFT', align: 'right' as const },
  { title: 'WHAT' },
  { title: 'WHO PAYS' },
  { title: 'PRICE' },
];

/** Longer names are cut: `--json` has them whole. */
const NAME_WIDTH = 44;

/** The table by day, then what each account costs and how long its money lasts. Ends with a line end. */
export function calendarText(calendar: Calendar, { style }: Look): string {
  const { entries, forecasts, through } = calendar;
  const rows = entries.map((entry) => rowOf(entry, calendar, style));
  const nothing = `Nothing ends${through === undefined ? '' : ` by ${through}`}.\n`;
  const money = forecasts.flatMap((each) => forecastLines(each, style));
  const table = rows.length > 0 ? tableText(COLUMNS, rows, style) : nothing;
  return `${table}${money.length > 0 ? `\n${money.join('\n')}\n` : ''}${countLine(calendar, style)}`;
}

function rowOf(entry: CalendarEntry, calendar: Calendar, style: Style): string[] {
  const urgency = urgencyOf(entry);
  const paint = urgency === 'lost' ? style.red : urgency === 'soon' ? style.yellow : (text: string): string => text;
  const name = cutText(safeText(nameOf(entry)), NAME_WIDTH);
  const trouble = entry.trouble === undefined ? '' : `  ${style.red(safeText(entry.trouble))}`;
  return [
    paint(safeText(entry.ends)),
    paint(whenText(entry.daysLeft).replace(/^in /, '')),
    `${entry.address === undefined ? style.dim(name) : name}${trouble}`,
    paint(payerText(entry, calendar)),
    entry.price ? rateText(entry.price) : style.dim('not known'),
  ];
}

function forecastLines(forecast: Forecast, style: Style): string[] {
  const { provider, balance, perDay, perThirtyDays, unpriced, runsOut, daysLeft = 0 } = forecast;
  const costs = [
    isFree(perDay) ? undefined : `${moneyText(perDay)} a day`,
    isFree(perThirtyDays) ? undefined : `${moneyText(perThirtyDays)} in 30 days`,
  ].filter((each) => each !== undefined);
  const lasts = lastsText(forecast);
  if (costs.length === 0 && !balance && unpriced === 0) return [];
  const paint = runsOut === undefined ? (text: string): string => text : daysLeft <= 3 ? style.red : style.yellow;
  const head = balance && lasts ? [`balance ${moneyText(balance)}, ${paint(lasts)}`] : [];
  const uncounted = unpriced > 0 ? [style.dim(`${plural(unpriced, 'renewal')} at a price that is not shown`)] : [];
  const rest = costs.length > 0 ? [`costs ${costs.join(', ')}`] : [];
  return [`${style.bold(safeText(provider))}: ${[...head, ...rest, ...uncounted].join('; ')}.`];
}

function countLine({ entries }: Calendar, style: Style): string {
  const strangers = entries.filter(({ address }) => address === undefined).length;
  if (strangers === 0) return '';
  return `\n${style.dim(`${plural(strangers, 'service')} without an address: not managed here.`)}\n`;
}
