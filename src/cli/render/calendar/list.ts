/** The list of services by month, as a table that also makes sense without its drawings. */
import type { Calendar, CalendarEntry } from '../../../model/calendar.ts';
import { totals } from '../../../model/money.ts';
import { moneyText, plural, rateText } from '../price-text.ts';
import { escapeHtml, monthText, timeTag } from './html.ts';
import type { Scale } from './scale.ts';
import { monthScale, payerMark, timeLine } from './timeline.ts';
import { nameOf, PAYER_WORDS, urgencyOf, whenText } from './words.ts';

const COLUMNS =
  '<colgroup><col class="c-name"><col class="c-when"><col><col class="c-who"><col class="c-price"></colgroup>';

interface Group {
  readonly id: string;
  readonly title: string;
  readonly entries: CalendarEntry[];
}

/** What is overdue first, then month after month. */
export function groupsOf({ entries, today }: Pick<Calendar, 'entries' | 'today'>): Group[] {
  const groups = new Map<string, Group>();
  for (const entry of entries) {
    const isLate = entry.ends < today;
    const id = isLate ? 'late' : `m-${entry.ends.slice(0, 7)}`;
    const group = groups.get(id) ?? { id, title: isLate ? 'Before today' : monthText(entry.ends), entries: [] };
    group.entries.push(entry);
    groups.set(id, group);
  }
  return [...groups.values()];
}

/** Links to the months, where there are enough to get lost. */
export function monthLinks(groups: readonly Group[]): string {
  if (groups.length < 2) return '';
  const links = groups.map(
    ({ id, title, entries }) =>
      `<li><a href="#${escapeHtml(id)}">${escapeHtml(title)} <span>${entries.length}</span></a></li>`,
  );
  return `<nav aria-label="Months"><ul>${links.join('')}</ul></nav>`;
}

export function list(calendar: Calendar, groups: readonly Group[], scale: Scale): string {
  if (groups.length === 0) return '<p class="none">Nothing ends in this time.</p>';
  const bodies = groups.map((group) => body(group, calendar, scale));
  return `<table id="days"><caption>Services by the day until which they are paid for</caption>${COLUMNS}<thead><tr><th scope="col">Service</th><th scope="col">Ends</th><th scope="col" class="drawn"><span class="unseen">Timeline</span>${monthScale(calendar, scale)}</th><th scope="col">Who pays</th><th scope="col" class="price">Price</th></tr></thead>${bodies.join('')}</table>`;
}

function body({ id, title, entries }: Group, calendar: Calendar, scale: Scale): string {
  const sums = totals(entries.flatMap(({ price }) => (price ? [price.amount] : []))).map(moneyText);
  const count = `${plural(entries.length, 'service')}${sums.length > 0 ? `, ${sums.join(' and ')}` : ''}`;
  const head = `<tr class="month"><th colspan="5" scope="rowgroup">${escapeHtml(title)} <span>${escapeHtml(count)}</span></th></tr>`;
  return `<tbody id="${escapeHtml(id)}">${head}${entries.map((entry) => row(entry, calendar, scale)).join('')}</tbody>`;
}

function row(entry: CalendarEntry, calendar: Calendar, scale: Scale): string {
  const { provider, kind, id, name, address, ends, daysLeft, payer, price, trouble } = entry;
  const known =
    address === undefined ? `${kind} ${id}` : [provider, name === id ? '' : name, id].filter(Boolean).join(' ');
  const strange = address === undefined ? ' <span class="tag">not managed</span>' : '';
  const wrong = trouble === undefined ? '' : ` <span class="tag wrong">${escapeHtml(trouble)}</span>`;
  const rate = price ? escapeHtml(rateText(price)) : '<span class="quiet">not known</span>';
  return `<tr class="${payer} ${urgencyOf(entry)}"><th scope="row"><b>${escapeHtml(nameOf(entry))}</b><small>${escapeHtml(known)}${strange}${wrong}</small></th><td class="when">${timeTag(ends, 'short')}<small>${whenText(daysLeft)}</small></td><td class="drawn">${timeLine(entry, calendar, scale)}</td><td class="who">${payerMark(payer)} ${PAYER_WORDS[payer]}${dueHtml(entry, calendar)}</td><td class="price">${rate}</td></tr>`;
}

/** The first day on which an apply buys it. */
function dueHtml({ dueFrom }: CalendarEntry, { today }: Calendar): string {
  if (dueFrom === undefined) return '';
  return `<small>${dueFrom <= today ? 'due now' : `from ${timeTag(dueFrom, 'short')}`}</small>`;
}
