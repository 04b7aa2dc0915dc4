/**
 * The calendar as a page: one file that asks nobody for anything. It has no script, and its policy (CSP) forbids whatever
 * a hostile name could bring in.
 */
import { createHash } from 'node:crypto';
import { type Calendar, PAYERS } from '../../../model/calendar.ts';
import { cards } from './cards.ts';
import { escapeHtml, timeTag } from './html.ts';
import { groupsOf, list, monthLinks } from './list.ts';
import { PAGE_STYLE } from './page-style.ts';
import { makeScale } from './scale.ts';
import { payerMark, sharedShapes } from './timeline.ts';
import { PAYER_WORDS } from './words.ts';

/** `now` is the time of the run, milliseconds. The same input gives the same page. */
export function calendarPage(calendar: Calendar, now: number): string {
  const scale = makeScale(calendar);
  const groups = groupsOf(calendar);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>Renewals, ${escapeHtml(calendar.today)}</title>
<link rel="icon" href="data:,">
<style>${PAGE_STYLE}</style>
</head>
<body>
<a class="skip" href="#days">To the list</a>
${sharedShapes(calendar, scale)}
<header><h1>Renewals</h1><p>${subtitle(calendar)}</p></header>
<main>
${cards(calendar)}
${monthLinks(groups)}
${legend(calendar)}
${list(calendar, groups, scale)}
</main>
<footer><p>Made by <b>hostform renewals</b> on ${stamp(now)}. Prices are those of today, and days those of UTC.</p></footer>
</body>
</html>
`;
}

/** Styles by their hash, the icon that is none, and nothing else. */
function policy(): string {
  const digest = createHash('sha256').update(PAGE_STYLE).digest('base64');
  return `default-src 'none'; style-src 'sha256-${digest}'; img-src data:; base-uri 'none'; form-action 'none'`;
}

function subtitle({ today, through, accounts }: Calendar): string {
  const names = Object.entries(accounts).map(([provider, account]) => `${provider} (${account})`);
  const span = through === undefined ? '' : ` up to ${timeTag(through)}`;
  return `What expires, renews or runs dry${span}, seen on ${timeTag(today)}${names.length > 0 ? ` at ${escapeHtml(names.join(' and '))}` : ''}.`;
}

/** Only what is on the page. */
function legend({ entries }: Calendar): string {
  const used = PAYERS.filter((payer) => entries.some((entry) => entry.payer === payer));
  if (used.length === 0) return '';
  const items = used.map((payer) => `<li class="${payer}">${payerMark(payer)} ${LEGEND[payer]}</li>`);
  return `<ul class="legend" aria-label="Who pays">${items.join('')}</ul>`;
}

const LEGEND: { readonly [payer in keyof typeof PAYER_WORDS]: string } = {
  automatic: 'The vendor renews it',
  apply: 'hostform apply renews it',
  manual: 'Nobody renews it',
  ends: 'It ends, as asked for',
  unknown: 'Not known',
};

function stamp(now: number): string {
  const text = new Date(now).toISOString();
  return `<time datetime="${text}">${text.slice(0, 10)} ${text.slice(11, 16)} UTC</time>`;
}
