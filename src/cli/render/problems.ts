/** Problems for people: what is wrong, where, the line itself, and what to do. */
import type { Problem, SourcePosition } from '../../model/errors.ts';
import type { Style } from './colors.ts';
import { plural } from './price-text.ts';
import { safeLines, safeText } from './safe-text.ts';
import { snippetLines } from './snippet.ts';
import { wrapText } from './text-width.ts';

export interface ProblemsLook {
  readonly style: Style;
  /** Columns that prose is broken at, and source lines are cut to. */
  readonly width?: number;
}

interface Look {
  readonly style: Style;
  readonly width: number;
}

/** All problems, in the order of their places, with a count at the end when there are several. Ends with a line end. */
export function problemsText(problems: readonly Problem[], { style, width = 100 }: ProblemsLook): string {
  if (problems.length === 0) return '';
  const blocks = sortProblems(problems).map((problem) => problemLines(problem, { style, width }).join('\n'));
  const count = problems.length > 1 ? [style.bold(countText(problems))] : [];
  return `${[...blocks, ...count].join('\n\n')}\n`;
}

/** By file, line and column; problems without a place come last, in the order they were found. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return problems.toSorted((a, b) => {
    if (!a.at || !b.at) return Number(!a.at) - Number(!b.at);
    if (a.at.file !== b.at.file) return a.at.file < b.at.file ? -1 : 1;
    return a.at.line - b.at.line || a.at.column - b.at.column;
  });
}

function countText(problems: readonly Problem[]): string {
  const warnings = problems.filter(isWarning).length;
  const errors = problems.length - warnings;
  const parts = [
    ...(errors > 0 ? [plural(errors, 'error')] : []),
    ...(warnings > 0 ? [plural(warnings, 'warning')] : []),
  ];
  return `${parts.join(', ')}.`;
}

function isWarning({ severity }: Problem): boolean {
  return severity === 'warning';
}

function problemLines(problem: Problem, { style, width }: Look): string[] {
  const { at, also = [], detail, hint } = problem;
  const label = isWarning(problem) ? style.yellow('Warning:') : style.red('Error:');
  const places = [
    ...(at ? placeLines(at, problem.address, { style, width }) : addressLines(problem, style)),
    ...also.flatMap((place) => ['', ...placeLines(place, undefined, { style, width }, 'and ')]),
  ];
  const prose = [
    ...(detail === undefined ? [] : proseLines(detail, width)),
    ...(hint === undefined ? [] : proseLines(`Hint: ${hint}`, width).map((line) => style.cyan(line))),
  ];
  return [
    `${style.bold(label)} ${style.bold(safeText(problem.summary))}`,
    ...(places.length > 0 ? ['', ...places] : []),
    ...(prose.length > 0 ? ['', ...prose] : []),
  ];
}

/** A warning as it stands in a plan: the same words. */
export function warningLines(problem: Problem, look: Look): string[] {
  return problemLines({ ...problem, severity: 'warning' }, look);
}

function placeLines(at: SourcePosition, address: string | undefined, { style, width }: Look, before = ''): string[] {
  const place = `${safeText(at.file)}:${at.line}:${at.column}`;
  const owner = address === undefined ? '' : `, in ${safeText(address)}`;
  return [`  ${before}${style.bold(place)}${owner}`, ...snippetLines(at, { style, width })];
}

function addressLines({ address }: Problem, style: Style): string[] {
  return address === undefined ? [] : [`  ${style.bold(safeText(address))}`];
}

function proseLines(text: string, width: number): string[] {
  return safeLines(text).flatMap((line) => wrapText(line, width - 2).map((part) => (part === '' ? '' : `  ${part}`)));
}
