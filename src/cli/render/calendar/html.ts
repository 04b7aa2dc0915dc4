/** Pieces that every part of the page is made of. */
import { safeText } from '../safe-text.ts';

const ENTITIES: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Foreign text in the page, in an element or in a quoted attribute: shown as it is, invisible characters as escapes. */
export function escapeHtml(text: string): string {
  return safeText(text).replace(/[&<>"']/gu, (found) => ENTITIES[found] ?? found);
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `2026-12-01` as `December 2026`. */
export function monthText(day: string): string {
  return `${MONTHS[Number(day.slice(5, 7)) - 1] ?? ''} ${day.slice(0, 4)}`;
}

/** `2026-12-01` as `Dec`. */
export function shortMonth(day: string): string {
  return (MONTHS[Number(day.slice(5, 7)) - 1] ?? '').slice(0, 3);
}

/** `2026-12-01` as `1 December 2026`, for readers and for programs. */
export function timeTag(day: string, length: 'long' | 'short' = 'long'): string {
  const month = length === 'long' ? monthText(day) : `${shortMonth(day)} ${day.slice(0, 4)}`;
  return `<time datetime="${escapeHtml(day)}">${Number(day.slice(8, 10))} ${month}</time>`;
}
