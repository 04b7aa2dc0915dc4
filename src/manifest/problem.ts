import type { ErrorCode, Problem, SourcePosition } from '../model/errors.ts';

/** A problem as it is written down here: what is not known may be `undefined`. */
export interface Finding {
  readonly code: ErrorCode;
  readonly summary: string;
  readonly detail?: string | undefined;
  readonly hint?: string | undefined;
  readonly address?: string | undefined;
  readonly at?: SourcePosition | undefined;
  readonly also?: readonly SourcePosition[] | undefined;
}

/** The same as a `Problem`, whose optional members are absent rather than undefined. */
export function problem({ code, summary, detail, hint, address, at, also }: Finding): Problem {
  return {
    code,
    summary,
    ...(detail === undefined ? {} : { detail }),
    ...(hint === undefined ? {} : { hint }),
    ...(address === undefined ? {} : { address }),
    ...(at === undefined ? {} : { at }),
    ...(also === undefined || also.length === 0 ? {} : { also }),
  };
}

/** Appends without spreading: a hostile file can have more problems than a call can take arguments. */
export function addProblems(problems: Problem[], more: readonly Problem[]): void {
  for (const one of more) problems.push(one);
}

/** By file, line and column; several at one place keep the order in which they were found. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) => comparePlaces(a.at, b.at));
}

function comparePlaces(a: SourcePosition | undefined, b: SourcePosition | undefined): number {
  if (!a || !b) return Number(a !== undefined) - Number(b !== undefined);
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}

/** Sorted problems without repetitions: a block that several aliases repeat is wrong once. */
export function withoutRepetitions(sorted: readonly Problem[]): Problem[] {
  let here: SourcePosition | undefined;
  let said = new Set<string>();
  return sorted.filter(({ code, at, summary, detail }) => {
    if (comparePlaces(at, here) !== 0) said = new Set();
    here = at;
    const words = JSON.stringify([code, summary, detail]);
    if (said.has(words)) return false;
    said.add(words);
    return true;
  });
}

/** The first `most` of sorted problems, and one that says how many more there are, `untold` ones included. */
export function firstProblems(sorted: readonly Problem[], most: number, untold = 0): Problem[] {
  const told = sorted.slice(0, most);
  const count = sorted.length - told.length + untold;
  const last = sorted[most] ?? told.at(-1);
  if (count === 0 || !last) return told;
  const summary = count === 1 ? '1 more problem is not shown' : `${count} more problems are not shown`;
  return [...told, problem({ code: last.code, summary, hint: 'correct those above first' })];
}
