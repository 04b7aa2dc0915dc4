/** The run as JUnit's XML, for the test reports of GitLab and Jenkins: a case for each action, and for each problem. */
import type { DriftFinding } from '../../model/drift.ts';
import type { Problem } from '../../model/errors.ts';
import type { Accounting } from '../../model/event.ts';
import type { Action, Verb } from '../../model/plan.ts';
import { diagnosticsOf, isWarning, summaryOf } from './findings.ts';
import type { RunReport } from './run-report.ts';
import { element, xmlText } from './xml.ts';

/** `failure`: it did not become what was declared. `error`: nobody can tell. `skipped`: it was not tried, or is not over. */
type Verdict = 'passed' | 'failure' | 'error' | 'skipped';

interface Case {
  readonly name: string;
  readonly group: string;
  readonly verdict: Verdict;
  readonly message?: string;
  readonly detail?: string;
  readonly elapsedMs?: number;
  readonly file?: string;
  readonly line?: number;
}

/** One suite; ends with a line end. */
export function junitReport(report: RunReport): string {
  const cases = casesOf(report);
  const count = (verdict: Verdict): number => cases.filter((each) => each.verdict === verdict).length;
  const totals = { tests: cases.length, failures: count('failure'), errors: count('error'), skipped: count('skipped') };
  const time = ((Date.parse(report.endedAt) - Date.parse(report.startedAt)) / 1000).toFixed(3);
  const name = `hostform ${report.command}`;
  const suite = element(
    'testsuite',
    { name, ...totals, time, timestamp: report.startedAt.slice(0, 19) },
    [...cases.map(caseElement), element('system-out', {}, [xmlText(summaryOf(report))])].map((line) => `\n    ${line}`),
  );
  const suites = element('testsuites', { name, ...totals, time }, [`\n  ${suite}`, '\n']);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${suites}\n`;
}

function casesOf(report: RunReport): Case[] {
  const { plan, accounting, drift } = report;
  const ended = accounting ? endedCases(accounting, report) : [];
  const shown = drift ? drift.findings.map(findingCase) : plan && !accounting ? plan.actions.map(plannedCase) : ended;
  const told = new Set(shown.map(({ name }) => name));
  const others = diagnosticsOf(report)
    .filter((problem) => !isWarning(problem) && !(problem.address !== undefined && told.has(problem.address)))
    .map((problem) => problemCase(problem, report));
  const cases = [...others, ...shown];
  return cases.length > 0 ? cases : [{ name: summaryOf(report), group: report.command, verdict: 'passed' }];
}

/** Of a plan: what apply would refuse fails, all else is well. */
function plannedCase({ address, type, refusals }: Action): Case {
  const [first] = refusals;
  if (!first) return { name: address, group: type, verdict: 'passed' };
  return { name: address, group: type, verdict: 'failure', ...words(first) };
}

function endedCases(accounting: Accounting, report: RunReport): Case[] {
  const types = new Map<string, string>(report.plan?.actions.map(({ address, type }) => [address, type]));
  const named = ({ address }: { address: string; verb: Verb }) => ({
    name: address,
    group: types.get(address) ?? 'hostform',
    ...(report.elapsedMs[address] === undefined ? {} : { elapsedMs: report.elapsedMs[address] }),
  });
  const { done, failed, refused, unknown, delivering, skipped, notStarted } = accounting;
  return [
    ...done.map((item): Case => ({ ...named(item), verdict: 'passed' })),
    ...[...failed, ...refused].map((item): Case => ({ ...named(item), verdict: 'failure', ...words(item.problem) })),
    ...unknown.map((item): Case => ({ ...named(item), verdict: 'error', ...words(item.problem) })),
    ...delivering.map(
      (item): Case => ({ ...named(item), verdict: 'skipped', message: 'bought; still being delivered' }),
    ),
    ...skipped.map(
      (item): Case => ({ ...named(item), verdict: 'skipped', message: `because of ${item.because.join(', ')}` }),
    ),
    ...notStarted.map((item): Case => ({ ...named(item), verdict: 'skipped', message: 'not started' })),
  ];
}

/** Things that are not managed are no difference, nor is what was known before. */
function findingCase({ address, provider, id, kind, detail, ...finding }: DriftFinding): Case {
  const name = address ?? (id === undefined ? provider : `${provider} ${id}`);
  const verdict = finding.class === 'unmanaged' || finding.known ? 'skipped' : 'failure';
  return { name, group: kind ?? finding.class, verdict, message: finding.class, detail };
}

/** A problem that belongs to no action above: of the manifest, the state, the run. */
function problemCase(problem: Problem, { command }: RunReport): Case {
  const place = problem.at ? { file: problem.at.file, line: problem.at.line } : {};
  const name = problem.address ?? problem.summary;
  return { name, group: `hostform ${command}`, verdict: 'error', ...words(problem), ...place };
}

function words({ summary, detail, hint, at }: Problem): { message: string; detail: string } {
  const place = at ? [`${at.file}:${at.line}:${at.column}`] : [];
  const lines = [...place, ...(detail === undefined ? [] : [detail]), ...(hint === undefined ? [] : [`-> ${hint}`])];
  return { message: summary, detail: lines.join('\n') };
}

function caseElement({ name, group, verdict, message, detail, elapsedMs, file, line }: Case): string {
  const time = elapsedMs === undefined ? undefined : (elapsedMs / 1000).toFixed(3);
  const outcome =
    verdict === 'passed'
      ? []
      : [
          element(
            verdict,
            { message, type: verdict === 'skipped' ? undefined : message },
            detail ? [xmlText(detail)] : [],
          ),
        ];
  return element('testcase', { name, classname: group, time, file, line }, outcome);
}
