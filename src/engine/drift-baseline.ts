/** Findings held against those of an earlier drift: what is known makes no alarm. Pure. */
import type { Baseline, DriftFinding, DriftReport } from '../model/drift.ts';
import { canonicalJson, type Json } from '../model/json.ts';
import { isDifference } from './drift.ts';

/**
 * A finding is known when its class, what it is about, and what differs are the same; the words do not count. A known
 * finding of which the baseline has fewer than there are now is told for the rest.
 */
export function holdAgainst(report: DriftReport, baseline: Baseline): DriftReport {
  const left = new Map<string, DriftFinding[]>();
  for (const finding of baseline.findings) {
    const same = left.get(identityOf(finding));
    if (same) same.push(finding);
    else left.set(identityOf(finding), [finding]);
  }
  const findings = report.findings.map((finding) =>
    left.get(identityOf(finding))?.shift() ? { ...finding, known: true as const } : finding,
  );
  return { ...report, findings, differs: findings.some(isDifference), gone: [...left.values()].flat() };
}

function identityOf({ class: what, address, kind, provider, id, changes }: DriftFinding): string {
  const compared = (changes ?? []).map(({ field, before, after, unknown }) => ({ field, before, after, unknown }));
  const parts = { what, address, kind, provider, id, compared };
  return canonicalJson(JSON.parse(JSON.stringify(parts)) as Json);
}
