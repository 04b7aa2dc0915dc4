/** The calendar as iCalendar (RFC 5545), for calendars that subscribe to a file: the same input gives the same text. */
import ical, { ICalAlarmType, type ICalCalendar, ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import type { Calendar, CalendarEntry, Forecast } from '../../../model/calendar.ts';
import { moneyText, rateText } from '../price-text.ts';
import { safeText } from '../safe-text.ts';
import { nameOf, PAYER_WORDS, payerSentence } from './words.ts';

const DAY_MS = 86_400_000;

/** Reminders, in days before. */
const ALARMS = [14, 3];

/**
 * One event per service that ends, over a whole day, and one per balance that runs out. Each keeps its UID when it moves
 * to another day. `now` is the time of the run, milliseconds: DTSTAMP.
 */
export function calendarIcs(calendar: Calendar, now: number): string {
  const { entries, forecasts, accounts } = calendar;
  const file = ical({
    name: 'Renewals (hostform)',
    prodId: { company: 'hostform', product: 'renewals', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const entry of entries) addDay(file, entryDay(entry, accounts[entry.provider]), now);
  for (const each of forecasts) {
    const day = balanceDay(each, accounts[each.provider]);
    if (day) addDay(file, day, now);
  }
  return `${file.toString()}\r\n`;
}

interface Day {
  readonly uid: string;
  readonly on: string;
  readonly summary: string;
  readonly lines: readonly string[];
  readonly category: string;
}

function entryDay(entry: CalendarEntry, account: string | undefined): Day {
  const { provider, kind, id, ends, payer, price, trouble, address, name } = entry;
  const verb = payer === 'automatic' || payer === 'apply' ? 'renews' : 'ends';
  return {
    uid: uidOf([provider, account ?? '', kind, id]),
    on: ends,
    summary: `${safeText(nameOf(entry))} ${verb}${price && verb === 'renews' ? `: ${moneyText(price.amount)}` : ''}`,
    lines: [
      payerSentence(entry),
      ...(price ? [`Price: ${rateText(price)}`] : []),
      ...(trouble === undefined ? [] : [`The vendor says: ${safeText(trouble)}`]),
      `${safeText(provider)} ${safeText(kind)} ${safeText(id)}${name === id ? '' : `, ${safeText(name)}`}`,
      ...(address === undefined ? ['It is not managed by hostform.'] : []),
    ],
    category: PAYER_WORDS[payer],
  };
}

function balanceDay({ provider, currency, runsOut, balance }: Forecast, account: string | undefined): Day | undefined {
  if (runsOut === undefined || !balance) return undefined;
  return {
    uid: uidOf([provider, account ?? '', 'balance', currency]),
    on: runsOut,
    summary: `The balance at ${safeText(provider)} runs out`,
    lines: [`${moneyText(balance)} do not cover this day, if everything goes on as it is.`],
    category: 'balance',
  };
}

/** The same for one thing in every export, and a plain word for every reader; parts stay apart. */
function uidOf(parts: readonly string[]): string {
  return `${parts.map((part) => encodeURIComponent(part.replace(/\p{Cs}/gu, '_'))).join('/')}@hostform`;
}

/** A renewal only ever moves a day further, so the day itself counts revisions. */
function addDay(file: ICalCalendar, { uid, on, summary, lines, category }: Day, now: number): void {
  const start = Date.parse(on);
  const event = file.createEvent({
    id: uid,
    start: new Date(start),
    end: new Date(start + DAY_MS),
    allDay: true,
    summary,
    description: lines.join('\n'),
    stamp: new Date(now),
    sequence: Math.max(0, Math.floor(start / DAY_MS)),
    transparency: ICalEventTransparency.TRANSPARENT,
    categories: [{ name: category }],
  });
  for (const days of ALARMS) {
    event.createAlarm({ type: ICalAlarmType.display, trigger: days * 86_400, description: summary });
  }
}
