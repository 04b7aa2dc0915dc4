/** Reading form fields as strictly as the vendor (zomro.md §3 `value`, §7.3). */
import type { Asked, Params } from './asked.ts';
import { refuseField } from './refusal.ts';

/** A field that must be there. @throws a refusal `value`. */
export function need(asked: Asked, field: string): string {
  return optional(asked, field) ?? refuseField(field);
}

/** A field that may be left out; empty counts as left out. */
export function optional(asked: Asked, field: string): string | undefined {
  const value = asked.params[field];
  return value === undefined || value === '' ? undefined : value;
}

/** One of a few words. @throws a refusal `value`. */
export function choice(asked: Asked, field: string, allowed: readonly string[]): string {
  const value = need(asked, field);
  return allowed.includes(value) ? value : refuseField(field);
}

/** `on` or `off`; left out means off. @throws a refusal `value` for any other word. */
export function flag(asked: Asked, field: string): boolean {
  const value = optional(asked, field) ?? 'off';
  return value === 'on' || value === 'off' ? value === 'on' : refuseField(field);
}

/** Digits only, within bounds. @throws a refusal `value`. */
export function wholeNumber(
  asked: Asked,
  field: string,
  bounds: { readonly min: number; readonly max: number },
): number {
  const value = need(asked, field);
  const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
  return number >= bounds.min && number <= bounds.max ? number : refuseField(field);
}

/** Text of 1 to `most` characters. @throws a refusal `value`. */
export function shortText(asked: Asked, field: string, most: number): string {
  const value = need(asked, field);
  return value.trim() !== '' && value.length <= most ? value : refuseField(field);
}

/** `elid`: one id or several, `"1, 2"` (§5). @throws a refusal `value`. */
export function idsOf(asked: Asked, field = 'elid'): string[] {
  const ids = need(asked, field)
    .split(',')
    .map((id) => id.trim());
  return ids.every((id) => /^\d{1,12}$/.test(id)) ? ids : refuseField(field);
}

/** 8 to 48 printable characters with a capital, a small letter and a digit, and none of the forbidden signs (§7.3). */
export function checkPassword(asked: Asked, field = 'password'): void {
  const value = need(asked, field);
  const fits = /^[!-~]{8,48}$/.test(value) && /[A-Z]/.test(value) && /[a-z]/.test(value) && /\d/.test(value);
  if (!fits || /["#%&'()*;<>?@|]/.test(value)) refuseField(field);
}

/** Quotes copied from the docs' curl lines are data to the server, and never valid (§1, §10.17). */
export function refuseCopiedQuotes(params: Params): void {
  for (const [field, value] of Object.entries(params)) {
    if (value.length >= 2 && value.startsWith('"') && value.endsWith('"')) refuseField(field);
  }
}

/** Day numbers of a schedule, 0 = Sunday (§7.16). @throws a refusal `value`. */
export function weekdays(asked: Asked, field: string): number[] {
  const value = need(asked, field);
  if (!/^[0-6](,[0-6]){0,6}$/.test(value)) refuseField(field);
  const days = value.split(',').map(Number);
  return new Set(days).size === days.length ? days : refuseField(field);
}

/** `HH:MM`, 24 hours (§7.16). @throws a refusal `value`. */
export function timeOfDay(asked: Asked, field: string): string {
  const value = need(asked, field);
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? value : refuseField(field);
}
