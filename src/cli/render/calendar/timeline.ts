/** The drawings beside the list: one line per service, and the months above them. Decoration: the list says it all. */
import type { Calendar, CalendarEntry, Payer } from '../../../model/calendar.ts';
import { PAYERS } from '../../../model/calendar.ts';
import { shortMonth } from './html.ts';
import type { Scale } from './scale.ts';

/** A shape for each, so that colour is not all that tells them apart; drawn around the middle of a line. */
const SHAPES: { readonly [payer in Payer]: string } = {
  automatic: '<circle r="6"/>',
  apply: '<path d="M0-8 8 0 0 8-8 0z"/>',
  manual: '<path d="M0-7.5 8 6.5-8 6.5z"/>',
  ends: '<path d="M-6-6h12v12h-12z"/>',
  unknown: '<circle r="4.5" fill="none" stroke="currentColor" stroke-width="3"/>',
};

/** What every line uses: shapes and months. It takes no room. */
export function sharedShapes({ today }: Pick<Calendar, 'today'>, { months, at }: Scale): string {
  const shapes = PAYERS.map((payer) => `<g id="p-${payer}" fill="currentColor">${SHAPES[payer]}</g>`);
  const lines = months.map((month) => `<line x1="${month.at}%" x2="${month.at}%" y1="-400%" y2="500%" class="grid"/>`);
  const now = at(today) ?? 0;
  const todayLine = `<line x1="${now}%" x2="${now}%" y1="-400%" y2="500%" class="now"/>`;
  return `<svg class="shared" aria-hidden="true" width="0" height="0"><defs>${shapes.join('')}<g id="grid">${lines.join('')}${todayLine}</g></defs></svg>`;
}

/** The months, for the head of the list. */
export function monthScale({ today }: Pick<Calendar, 'today'>, { months, at }: Scale): string {
  const now = at(today) ?? 0;
  const labels = months
    .filter((month) => month.at < now - 9 || month.at > now + 11)
    .map(({ day, at: x }) => {
      const name = day.slice(5, 7) === '01' ? day.slice(0, 4) : shortMonth(day);
      return `<text x="${x}%" y="50%" dx="5" dy="4">${name}</text>`;
    });
  const text = `<text x="${now}%" y="50%" dx="5" dy="4" class="today">today</text>`;
  return `<svg class="line" aria-hidden="true"><use href="#grid"/>${labels.join('')}${text}</svg>`;
}

/** How long it is still paid for, how it ends, when an apply would buy, and what would follow. */
export function timeLine(entry: CalendarEntry, { today }: Pick<Calendar, 'today'>, { at }: Scale): string {
  const [now, end] = [at(today) ?? 0, at(entry.ends)];
  const [from, to] = [Math.min(now, end ?? 100), Math.max(now, end ?? 100)];
  const late = entry.daysLeft < 0 ? ' late' : '';
  const bar = `<rect x="${from}%" width="${round(to - from)}%" y="50%" height="6" rx="3" class="bar${late}"/>`;
  const later = entry.later.flatMap((day) => at(day) ?? []);
  const dots = later.map((x) => `<circle cx="${x}%" cy="50%" r="3.5" class="later"/>`);
  const mark =
    end === undefined
      ? '<svg x="100%" y="50%" class="mark"><path d="M-14-6-4 0-14 6z" fill="currentColor"/></svg>'
      : `<svg x="${end}%" y="50%" class="mark"><use href="#p-${entry.payer}"/></svg>`;
  return `<svg class="line" aria-hidden="true"><use href="#grid"/>${bar}${dueBar(entry, at)}${dots.join('')}${mark}</svg>`;
}

/** From the day on which an apply buys it. */
function dueBar({ dueFrom, ends }: CalendarEntry, at: Scale['at']): string {
  const from = dueFrom === undefined ? undefined : at(dueFrom);
  if (from === undefined) return '';
  const to = at(ends) ?? 100;
  return `<rect x="${from}%" width="${round(Math.max(0, to - from))}%" y="50%" height="6" rx="3" class="due"/>`;
}

/** A mark by itself, for words about it. */
export function payerMark(payer: Payer): string {
  return `<svg class="key" viewBox="-9 -9 18 18" aria-hidden="true"><use href="#p-${payer}"/></svg>`;
}

function round(percent: number): number {
  return Math.round(percent * 100) / 100;
}
