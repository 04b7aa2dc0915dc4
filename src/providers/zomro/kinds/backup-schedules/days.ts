/**
 * Days of a schedule: names in a manifest, numbers on the wire, padded English words in the listing, in any order
 * (zomro.md §7.16, trap 19). They are a set, so all three are brought into the order of the week.
 */

/** In the order that a manifest is compared and shown in. */
export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Numbers of the form, where Sunday is 0. */
const NUMBERS: { readonly [day: string]: string } = {
  mon: '1',
  tue: '2',
  wed: '3',
  thu: '4',
  fri: '5',
  sat: '6',
  sun: '0',
};

/** Each day once, in the order of the week; what is no day is left out. */
export function weekOrder(days: readonly string[]): string[] {
  return DAYS.filter((day) => days.includes(day));
}

/** `["fri", "mon"]` gives `1,5`. */
export function dayNumbers(days: readonly string[]): string {
  return weekOrder(days)
    .map((day) => NUMBERS[day])
    .join(',');
}

/** Reads ` Monday Friday `, and numbers as well; undefined when a word is no day, because then nothing is known. */
export function daysOfWords(words: string | undefined): string[] | undefined {
  const read = (words ?? '').split(/[\s,]+/).filter((word) => word !== '');
  const days = read.map(dayOf);
  return days.length === 0 || days.includes(undefined) ? undefined : weekOrder(days.filter((day) => day !== undefined));
}

function dayOf(word: string): string | undefined {
  if (word === '7') return 'sun';
  return DAYS.find((day) => word.toLowerCase().startsWith(day) || NUMBERS[day] === word);
}
