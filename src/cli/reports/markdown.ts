/**
 * The run as a comment of a pull request: what sums it up and what it costs on top, then what is wrong, then all of it
 * folded away. Always short enough for a comment; what is left out is counted.
 */
import { isFree, type Money } from '../../model/money.ts';
import { accountingLine } from '../render/accounting-line.ts';
import { costOf } from '../render/cost.ts';
import { costLine } from '../render/cost-line.ts';
import { summaryLine } from '../render/plan-text.ts';
import { moneyText } from '../render/price-text.ts';
import { diagnosticsOf, isWarning, summaryOf } from './findings.ts';
import { accountingSections, driftSections, lengthOf, planSections, problemItems } from './markdown-sections.ts';
import { codeSpan, hiddenLine, moneyLine } from './markdown-text.ts';
import type { RunReport } from './run-report.ts';

/** GitHub takes 65,536 characters in a comment; the rest is for whoever puts a line of their own on top. */
export const MOST_CHARACTERS = 65_000;

/** Room that the problems may take, so that some is left for the plan. */
const FOR_PROBLEMS = 20_000;

/** The first line, by which the comment is found again to be replaced: `<!-- hostform-report: plan -->`. */
export function marker({ command, manifest }: Pick<RunReport, 'command' | 'manifest'>): string {
  return hiddenLine(`hostform-report: ${command}${manifest === undefined ? '' : ` ${manifest}`}`);
}

/** The whole comment; the report's secrets are taken out already. */
export function markdownReport(report: RunReport): string {
  const top = [marker(report), `### ${summaryOf(report)}`, ...moneyLines(report), ...plannedLine(report)];
  const foot = footer(report);
  let left = MOST_CHARACTERS - foot.length - lengthOf(top) - 2;
  const body: string[] = [];
  const add = (sections: (room: number) => readonly string[], most = left): void => {
    const found = sections(Math.min(left, most));
    body.push(...found);
    left -= lengthOf(found);
  };
  const problems = diagnosticsOf(report);
  add(
    (room) =>
      problemItems(
        problems.filter((problem) => !isWarning(problem)),
        { room, title: 'Errors' },
      ),
    FOR_PROBLEMS,
  );
  add((room) => problemItems(problems.filter(isWarning), { room, title: 'Warnings' }), FOR_PROBLEMS);
  const { accounting, drift, plan } = report;
  if (accounting) add((room) => accountingSections(accounting, room));
  if (drift) add((room) => driftSections(drift, room));
  else if (plan) add((room) => planSections(plan, room));
  return `${[...top, ...body, foot].join('\n\n')}\n`;
}

/** What is to be paid, and after an apply what was. */
function moneyLines({ plan, accounting, unsettled }: RunReport): string[] {
  if (accounting) return [`**Money spent:** ${moneyLine(spentWords(accounting.spent, unsettled))}.`];
  const line = plan ? costLine(costOf(plan), { named: Object.keys(plan.balances).length > 1 }) : undefined;
  return line === undefined ? [] : [`**Cost:** ${moneyLine(line.replace(/^Cost: /u, ''))}`];
}

function spentWords(spent: readonly Money[], unsettled: readonly Money[]): string {
  const words = (amounts: readonly Money[]): string =>
    amounts
      .filter((amount) => !isFree(amount))
      .map(moneyText)
      .join(' and ');
  const maybe = words(unsettled);
  return `${words(spent) || 'nothing'}${maybe === '' ? '' : `; ${maybe} may have been paid`}`;
}

/** Beside the account of what was done, what was planned. */
function plannedLine({ plan, accounting }: RunReport): string[] {
  return plan && accounting && accountingLine(accounting, plan.mode) !== summaryLine(plan) ? [summaryLine(plan)] : [];
}

function footer({ version, command, exitCode, digest, endedAt }: RunReport): string {
  const parts = [
    `hostform ${codeSpan(version)}`,
    `${command} ended with exit code ${exitCode}`,
    `${endedAt.slice(0, 16).replace('T', ' ')} UTC`,
    ...(digest === undefined ? [] : [codeSpan(digest)]),
  ];
  return `<sub>${parts.join(' · ')}</sub>`;
}

/** What sums it up only, for where there is little room. */
export function shortReport(report: RunReport): string {
  const said = 'The details are left out: there is no room for them here.';
  return `${[marker(report), `### ${summaryOf(report)}`, ...moneyLines(report), said, footer(report)].join('\n\n')}\n`;
}
