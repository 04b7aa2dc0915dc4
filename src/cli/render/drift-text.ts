/** What `drift` found, for people and for programs. */
import type { DriftFinding, DriftReport } from '../../model/drift.ts';
import type { Attributes, Json } from '../../model/json.ts';
import type { FieldChange } from '../../model/plan.ts';
import type { Style } from './colors.ts';
import { quoted, safeJson, safeText } from './safe-text.ts';

/** A block per class, the worst first; ends with a line end. */
export function driftText({ findings, checked, differs }: DriftReport, { style }: { readonly style: Style }): string {
  const lines: string[] = [];
  for (const title of new Set(findings.map((finding) => finding.class))) {
    const paint = title === 'unmanaged' ? style.dim : style.yellow;
    lines.push(
      paint(style.bold(title)),
      ...findings.filter((finding) => finding.class === title).flatMap(findingLines),
      '',
    );
  }
  const looked = `${checked} resource${checked === 1 ? '' : 's'} looked at`;
  lines.push(differs ? style.bold(`Drift: ${countsOf(findings)}; ${looked}.`) : `No drift; ${looked}.`);
  return `${lines.join('\n')}\n`;
}

function findingLines({ address, provider, id, detail, changes }: DriftFinding): string[] {
  const name = address ?? (id === undefined ? provider : `${provider} ${id}`);
  const suffix = address !== undefined && id !== undefined ? ` [id=${safeText(id)}]` : '';
  return [
    `  ${safeText(name)}${suffix}: ${safeText(detail)}`,
    ...(changes ?? []).map((change) => `      ${changeLine(change)}`),
  ];
}

function changeLine({ field, before, after, unknown }: FieldChange): string {
  const declared = unknown ? '(known after apply)' : shown(after);
  return `${safeText(field)}: live ${shown(before)}, declared ${declared}`;
}

function shown(value: Json | undefined): string {
  if (value === undefined) return '(none)';
  return typeof value === 'string' ? quoted(value) : safeJson(value);
}

function countsOf(findings: readonly DriftFinding[]): string {
  const counts = new Map<string, number>();
  for (const finding of findings) counts.set(finding.class, (counts.get(finding.class) ?? 0) + 1);
  return [...counts].map(([name, count]) => `${count} ${name}`).join(', ');
}

/** The same as one document; keys that are not known to a reader are to be ignored. */
export function driftDocument({ findings, checked, differs }: DriftReport): Attributes {
  const plain: Json = JSON.parse(JSON.stringify(findings)) as Json;
  return { format_version: '1.0', differs, checked, findings: plain };
}
