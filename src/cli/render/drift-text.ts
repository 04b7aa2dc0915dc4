/** What `drift` found, for people. */
import type { DriftClass, DriftFinding, DriftReport } from '../../model/drift.ts';
import type { Json } from '../../model/json.ts';
import type { FieldChange } from '../../model/plan.ts';
import type { Paint, Style } from './colors.ts';
import { quoted, safeJson, safeText } from './safe-text.ts';

interface Look {
  readonly style: Style;
}

/** Lines of a list that alarms nobody; the rest is counted. */
const MOST_LINES = 10;

/** A block per class, the most urgent first, then what makes no alarm; one line sums up. Ends with a line end. */
export function driftText(report: DriftReport, { style }: Look): string {
  const news = report.findings.filter(({ known }) => !known);
  const alarms = news.filter((finding) => finding.class !== 'unmanaged');
  const blocks = [
    ...[...new Set(alarms.map((finding) => finding.class))].map((name) =>
      block(
        paintOf(name, style)(style.bold(name)),
        alarms.filter((finding) => finding.class === name).flatMap(findingLines),
      ),
    ),
    quietBlock('unmanaged', report.findings.filter(isNewAndUnmanaged).map(line), style),
    quietBlock('known, as in the baseline', report.findings.filter(({ known }) => known).map(lineWithClass), style),
    quietBlock('gone since the baseline', (report.gone ?? []).map(lineWithClass), style),
  ];
  const last = report.differs ? style.bold(driftLine(report)) : driftLine(report);
  return `${blocks.flat().join('\n')}${blocks.flat().length > 0 ? '\n' : ''}${last}\n`;
}

function isNewAndUnmanaged(finding: DriftFinding): boolean {
  return finding.class === 'unmanaged' && !finding.known;
}

function paintOf(name: DriftClass, style: Style): Paint {
  return name === 'unpaid' || name === 'suspended' ? style.red : style.yellow;
}

function block(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((each) => `  ${each}`), ''];
}

/** What alarms nobody is kept short: an account may hold hundreds of things that are none of our business. */
function quietBlock(title: string, lines: readonly string[], style: Style): string[] {
  const hidden = lines.length - MOST_LINES;
  const rest = hidden > 0 ? [`... and ${hidden} more; --json lists them all`] : [];
  return block(style.dim(style.bold(title)), [...lines.slice(0, MOST_LINES), ...rest]);
}

/** One finding, and below it what differs. */
export function findingLines(finding: DriftFinding): string[] {
  const { changes = [] } = finding;
  if (finding.class === 'changed') return [line(finding), ...changes.map((change) => `    ${changeLine(change)}`)];
  const moved = finding.class === 'expiring' ? changes.filter(({ after }) => after !== undefined) : [];
  return [line(finding), ...moved.map((change) => `    ${renewalLine(change)}`)];
}

function line({ address, provider, kind, id, detail }: DriftFinding): string {
  const stranger = [provider, kind, id].filter((word) => word !== undefined).join(' ');
  const suffix = address !== undefined && id !== undefined ? ` [id=${safeText(id)}]` : '';
  return `${safeText(address ?? stranger)}${suffix}: ${safeText(detail)}`;
}

function lineWithClass(finding: DriftFinding): string {
  return `${finding.class}: ${line(finding)}`;
}

function changeLine({ field, before, after }: FieldChange): string {
  return `${safeText(field)}: live ${shown(before)}, declared ${shown(after)}`;
}

function renewalLine({ field, before, after }: FieldChange): string {
  return `${safeText(field)}: now ${shown(before)}, renewed ${shown(after)}`;
}

function shown(value: Json | undefined): string {
  if (value === undefined) return '(none)';
  return typeof value === 'string' ? quoted(value) : safeJson(value);
}

/** The line that sums it up. */
export function driftLine({ checked, differs, findings, gone }: DriftReport): string {
  const news = findings.filter(({ known }) => !known);
  const known = findings.length - news.length;
  const since = gone ? [`${known} known and ${gone.length} gone since the baseline`] : [];
  const looked = `${checked} resource${checked === 1 ? '' : 's'} looked at`;
  const first = differs ? `Drift: ${countsOf(news)}` : gone && known > 0 ? 'No new drift' : 'No drift';
  return `${[first, ...since, looked].join('; ')}.`;
}

function countsOf(findings: readonly DriftFinding[]): string {
  const counts = new Map<string, number>();
  for (const finding of findings) counts.set(finding.class, (counts.get(finding.class) ?? 0) + 1);
  return [...counts].map(([name, count]) => `${count} ${name}`).join(', ');
}
