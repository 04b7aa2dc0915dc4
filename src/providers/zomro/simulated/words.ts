/**
 * The panel speaks the language of the account unless `lang=en` is sent (zomro.md §1): status words, weekdays, periods
 * and every error text change with it. Two languages are enough to break whoever compares words.
 */
export type Lang = 'en' | 'ru';

/** English first, Russian second. */
export type Phrase = readonly [en: string, ru: string];

/** Picks the wording. */
export function say(phrase: Phrase, lang: Lang): string {
  return phrase[lang === 'en' ? 0 : 1];
}

/** The language of an answer: what was asked for if it is known, else the account's. */
export function langOf(asked: string | undefined, account: Lang): Lang {
  return asked === 'en' || asked === 'ru' ? asked : account;
}

/** Item statuses by `$orig` (§8); the part before `_` decides where a sub-state has no words of its own. */
const STATUSES: { readonly [orig: string]: Phrase } = {
  '0': ['Cancelled', 'Отменен'],
  '1': ['Ordered', 'Заказан'],
  '2': ['Active', 'Активен'],
  '2_stop': ['Temporary suspended', 'Временно приостановлен'],
  '3': ['Suspended', 'Приостановлен'],
  '3_employeesuspend': ['Suspended by administrator', 'Приостановлен администратором'],
  '3_abusesuspend': ['Suspended due to abuse', 'Приостановлен за нарушения'],
  '4': ['Deleted', 'Удален'],
  '5': ['Not available', 'Недоступен'],
  '5_open': ['Activation in progress', 'Выполняется активация'],
  '5_close': ['Deletion in progress', 'Выполняется удаление'],
  '5_need_configure': ['Configuration required', 'Требуется настройка'],
};

const COLOURS: { readonly [status: string]: string } = { '1': 'gray', '2': 'green', '3': 'red', '4': 'gray' };

/** `Active`, `Activation in progress`, … for an `$orig` code. */
export function statusWords(orig: string, lang: Lang): string {
  const phrase = STATUSES[orig] ?? STATUSES[orig.split('_')[0] ?? ''] ?? (['Not available', 'Недоступен'] as const);
  return say(phrase, lang);
}

/** The colour that the panel paints an `$orig` code in. */
export function statusColour(orig: string): string {
  return COLOURS[orig.split('_')[0] ?? ''] ?? 'yellow';
}

const WEEKDAYS: readonly Phrase[] = [
  ['Sunday', 'Воскресенье'],
  ['Monday', 'Понедельник'],
  ['Tuesday', 'Вторник'],
  ['Wednesday', 'Среда'],
  ['Thursday', 'Четверг'],
  ['Friday', 'Пятница'],
  ['Saturday', 'Суббота'],
];

/** Day numbers (0 = Sunday) as padded, blank-separated names from Monday on: not in the order they were sent (§7.16). */
export function weekdayWords(days: readonly number[], lang: Lang): string {
  const week = [1, 2, 3, 4, 5, 6, 0].filter((day) => days.includes(day));
  return week.map((day) => say(WEEKDAYS[day] ?? ['', ''], lang)).join(' ');
}

const LENGTHS: { readonly [period: string]: { readonly price: Phrase; readonly name: Phrase } } = {
  '-50': { price: ['Day', 'День'], name: ['Daily', 'Ежедневно'] },
  '1': { price: ['Month', 'Месяц'], name: ['Month', 'Месяц'] },
  '3': { price: ['3 months', '3 месяца'], name: ['3 months', '3 месяца'] },
  '6': { price: ['6 months', '6 месяцев'], name: ['6 months', '6 месяцев'] },
  '12': { price: ['Year', 'Год'], name: ['Year', 'Год'] },
};

/** `Day` as in `0.13 EUR / Day`. */
export function pricePeriod(period: string, lang: Lang): string {
  return say(LENGTHS[period]?.price ?? [period, period], lang);
}

/** `Daily` as in the cart and in select lists. */
export function periodName(period: string, lang: Lang): string {
  return say(LENGTHS[period]?.name ?? [period, period], lang);
}

export const DAILY_CHARGES: Phrase = ['Daily charges', 'Ежедневное списание'];
export const ENABLED: Phrase = ['Enable', 'Включено'];
export const DISABLED: Phrase = ['Disable', 'Отключено'];
export const IN_PROCESS: Phrase = ['Request in process, please wait', 'Запрос выполняется, подождите'];

/** `ubuntu` is listed as `Ubuntu` (§7.14). */
export function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
