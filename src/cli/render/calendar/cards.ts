/** What one sees first: what comes next, what nobody pays for, and how long the money lasts. */
import type { Calendar, Forecast } from '../../../model/calendar.ts';
import { isFree, type Money } from '../../../model/money.ts';
import { moneyText, plural } from '../price-text.ts';
import { escapeHtml, timeTag } from './html.ts';
import { nameOf, urgencyOf, whenText } from './words.ts';

/** More points than this are not seen. */
const MOST_POINTS = 160;

/** A row of cards; each is a sentence with one large word in it. */
export function cards(calendar: Calendar): string {
  const all = [nextCard(calendar), lostCard(calendar), ...calendar.forecasts.map(moneyCard)];
  return `<section class="cards" aria-label="At a glance">${all.join('')}</section>`;
}

function nextCard({ entries }: Calendar): string {
  const next = entries.find(({ daysLeft }) => daysLeft >= 0);
  if (!next) return card({ title: 'Next', large: 'nothing', lines: ['No service has an end that is known.'] });
  const lines = [escapeHtml(nameOf(next)), timeTag(next.ends)];
  return card({ title: 'Next', large: whenText(next.daysLeft), lines, tone: urgencyOf(next) });
}

function lostCard({ entries }: Calendar): string {
  const late = entries.filter(({ daysLeft, payer }) => daysLeft < 0 && payer !== 'ends').length;
  const alone = entries.filter(({ payer, daysLeft }) => payer === 'manual' && daysLeft >= 0 && daysLeft <= 30).length;
  const lines = [
    'end within 30 days, and nobody pays for them',
    late > 0 ? `${plural(late, 'service')} should have been paid before today` : '',
  ];
  const tone = alone + late > 0 ? 'lost' : 'calm';
  return card({ title: 'Left alone', large: plural(alone, 'service'), lines, tone });
}

function moneyCard(forecast: Forecast): string {
  const { provider, currency, balance, perDay, perThirtyDays, runsOut, daysLeft = 0, unpriced, course } = forecast;
  const costs = [
    isFree(perThirtyDays) ? '' : `${moneyHtml(perThirtyDays)} in 30 days`,
    isFree(perDay) ? '' : `of which ${moneyHtml(perDay)} every day`,
  ].filter(Boolean);
  const lines = [
    costs.length > 0 ? `Costs ${costs.join(', ')}` : 'No costs that are shown',
    unpriced > 0 ? `${plural(unpriced, 'renewal')} at a price that is not shown` : '',
  ];
  if (!balance) {
    const spread = ['in 30 days, as far as prices are shown', ...lines.slice(1)];
    return card({ title: `${provider} costs, ${currency}`, large: moneyHtml(perThirtyDays), lines: spread });
  }
  const lasts =
    runsOut === undefined
      ? 'The balance lasts as far as can be seen'
      : `The balance does not cover ${timeTag(runsOut)}, ${whenText(daysLeft)}`;
  const tone = runsOut === undefined || daysLeft > 30 ? 'calm' : daysLeft > 7 ? 'soon' : 'lost';
  const drawing = course.length > 2 && runsOut !== undefined ? courseDrawing(course) : '';
  return card({ title: `${provider} balance`, large: moneyHtml(balance), lines: [lasts, ...lines], tone, drawing });
}

interface Card {
  readonly title: string;
  /** These are HTML already; the title is not. */
  readonly large: string;
  readonly lines: readonly string[];
  readonly tone?: string;
  readonly drawing?: string;
}

function card({ title, large, lines, tone = 'calm', drawing = '' }: Card): string {
  const text = lines.filter(Boolean).map((line) => `<p>${line}</p>`);
  return `<article class="card ${tone}"><h2>${escapeHtml(title)}</h2><p class="large">${large}</p>${text.join('')}${drawing}</article>`;
}

/** What is left, day by day. Floats are good enough to draw with. */
function courseDrawing(course: readonly Money[]): string {
  const left = course.map(({ amount }) => Math.max(0, Number(amount)));
  const most = Math.max(...left, Number.MIN_VALUE);
  const step = Math.max(1, Math.ceil(left.length / MOST_POINTS));
  const points = left.flatMap((amount, at) => {
    if (at % step !== 0 && at !== left.length - 1) return [];
    return [`${((at / (left.length - 1)) * 100).toFixed(2)},${(30 - (amount / most) * 28).toFixed(2)}`];
  });
  return `<svg class="course" viewBox="0 0 100 30" preserveAspectRatio="none" aria-hidden="true"><polygon points="0,30 ${points.join(' ')} 100,30"/><polyline points="${points.join(' ')}"/></svg>`;
}

function moneyHtml(value: Money): string {
  return escapeHtml(moneyText(value));
}
