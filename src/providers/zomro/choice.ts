/** Picks what a manifest names out of what the vendor offers, or says what would have been possible. */
import { closestMatch } from 'leven';
import type { Problem } from '../../model/errors.ts';
import type { DesiredResource } from '../../model/resource.ts';

/** True when two names are the same to a person: case and surrounding blanks aside. */
export function sameWords(a: string, b: string): boolean {
  return a === b || folded(a) === folded(b);
}

/** True when one name is the other, or the other with something before or after it (`Cloud Essential | NL-2`). */
export function similarWords(a: string, b: string): boolean {
  const [one, two] = [folded(a), folded(b)];
  return one === two || (one !== '' && two.includes(one)) || (two !== '' && one.includes(two));
}

export interface ChoiceInput<T> {
  readonly given: string;
  readonly offered: readonly T[];
  readonly idOf: (choice: T) => string;
  readonly nameOf: (choice: T) => string;
  /** `tariff`, as a sentence names it. */
  readonly what: string;
  /** `in Netherlands-2`; where the choice was looked for. */
  readonly where: string;
  readonly desired: DesiredResource;
  readonly field: string;
}

export type Choice<T> = { readonly found: T } | { readonly problem: Problem };

/** By id first, then by name. A name that fits several choices is a problem that lists their ids. */
export function choose<T>(input: ChoiceInput<T>): Choice<T> {
  const { given, offered, idOf, nameOf } = input;
  const byId = offered.find((choice) => idOf(choice) === given.trim());
  if (byId !== undefined) return { found: byId };
  const exact = offered.filter((choice) => nameOf(choice) === given.trim());
  const fitting = exact.length > 0 ? exact : offered.filter((choice) => sameWords(nameOf(choice), given));
  const [found, second] = fitting;
  if (found === undefined) return { problem: unknownChoice(input) };
  if (second === undefined) return { found };
  return {
    problem: catalogueProblem(input, `The ${input.what} is ambiguous`, {
      detail: `"${given}" names ${fitting.length} choices ${input.where}.`,
      hint: `Use one of the ids: ${fitting.map(idOf).join(', ')}.`,
    }),
  };
}

export interface Place {
  readonly desired: DesiredResource;
  readonly field: string;
}

/** A problem of the catalogue, at the place in the YAML that caused it. */
export function catalogueProblem(place: Place, summary: string, more: { detail: string; hint?: string }): Problem {
  return {
    code: 'CATALOGUE',
    summary,
    ...more,
    address: place.desired.address,
    at: place.desired.positions[place.field] ?? place.desired.at,
  };
}

const SHOWN = 8;

function unknownChoice<T>(input: ChoiceInput<T>): Problem {
  const names = [...new Set(input.offered.map(input.nameOf))];
  const close = suggestion(input.given, names);
  return catalogueProblem(input, `Unknown ${input.what}`, {
    detail: `"${input.given}" is not offered ${input.where}. ${listed(names)}`,
    ...(close === undefined ? {} : { hint: `Did you mean "${close}"?` }),
  });
}

/** `Offered: a, b, c and 9 more.` */
export function listed(names: readonly string[]): string {
  if (names.length === 0) return 'Nothing is offered there.';
  const rest = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : '';
  return `Offered: ${names.slice(0, SHOWN).join(', ')}${rest}.`;
}

function suggestion(given: string, names: readonly string[]): string | undefined {
  const wanted = folded(given);
  const maxDistance = Math.max(2, Math.floor(wanted.length / 3));
  const close = closestMatch(wanted, names.map(folded), { maxDistance });
  return names.find((name) => folded(name) === close) ?? names.find((name) => folded(name).startsWith(wanted));
}

function folded(words: string): string {
  return words.trim().replace(/\s+/g, ' ').toLowerCase();
}
