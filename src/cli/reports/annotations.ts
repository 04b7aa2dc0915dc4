/** Workflow commands that GitHub shows at the lines of a change. */
import type { Problem } from '../../model/errors.ts';
import { safeLines, safeText } from '../render/safe-text.ts';
import { diagnosticsOf, isWarning } from './findings.ts';
import type { RunReport } from './run-report.ts';

/** GitHub shows no more of one type in one step. */
const MOST = 10;

/** How the runner's checkout names a file. */
type NameFile = (file: string) => string;

/** Worst first; where there are more than are shown, the last one counts the others. Ends with a line end, or is empty. */
export function annotations(report: RunReport, nameFile: NameFile = (file) => file): string {
  const problems = diagnosticsOf(report).map(({ at, ...problem }) => ({
    ...problem,
    ...(at ? { at: { ...at, file: nameFile(at.file) } } : {}),
  }));
  const lines = [
    ...ofType('error', problems.filter((problem) => !isWarning(problem)).toSorted(byWeight)),
    ...ofType('warning', problems.filter(isWarning).toSorted(byWeight)),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** What is not known weighs most, then what went wrong, then what has a place that can be shown. */
function byWeight(a: Problem, b: Problem): number {
  return weight(b) - weight(a);
}

function weight({ code, at }: Problem): number {
  const first = code === 'INTERNAL' ? 4 : code === 'OUTCOME_UNKNOWN' ? 2 : 0;
  return first + (at ? 1 : 0);
}

function ofType(type: 'error' | 'warning', problems: readonly Problem[]): string[] {
  if (problems.length <= MOST) return problems.map((problem) => annotation(type, problem));
  const shown = problems.slice(0, MOST - 1).map((problem) => annotation(type, problem));
  const rest = problems.length - shown.length;
  return [...shown, `::${type} title=hostform::${rest} more ${type}s are in the log and in the summary of the step.`];
}

function annotation(type: 'error' | 'warning', { summary, detail, hint, address, at }: Problem): string {
  const place = at ? { file: at.file, line: String(at.line), col: String(at.column), ...endColumn(at.endColumn) } : {};
  const properties = Object.entries({ ...place, title: summary })
    .map(([name, value]) => `${name}=${propertyText(value)}`)
    .join(',');
  const prose = [address, detail, hint === undefined ? undefined : `-> ${hint}`]
    .flatMap((text) => (text === undefined ? [] : safeLines(text)))
    .join('\n');
  return `::${type} ${properties}::${messageText(prose || safeText(summary))}`;
}

/** GitHub's ends with the last character; ours is the column after it. */
function endColumn(column: number | undefined): { readonly endColumn?: string } {
  return column === undefined ? {} : { endColumn: String(Math.max(1, column - 1)) };
}

function messageText(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function propertyText(text: string): string {
  return messageText(safeText(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
