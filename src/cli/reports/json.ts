/** The whole run as one JSON document. */
import type { Attributes, Json } from '../../model/json.ts';
import { countActions } from '../../model/plan.ts';
import { costOf } from '../render/cost.ts';
import { driftDocument } from '../render/drift-json.ts';
import { accountingJson } from '../render/event-summary.ts';
import { costJson } from '../render/plan-json.ts';
import { problemJson } from '../render/problem-json.ts';
import { safeJson } from '../render/safe-text.ts';
import { diagnosticsOf, summaryOf } from './findings.ts';
import type { RunReport } from './run-report.ts';

/** Absent parts are `null`: the plan of a run that failed before it had one, the accounting of one that only planned. */
export function jsonReport(report: RunReport, redact: (value: Json) => Json): string {
  return `${safeJson(redact(reportDocument(report)), 2)}\n`;
}

function reportDocument(report: RunReport): Attributes {
  const { plan, accounting, drift, unsettled } = report;
  return {
    format_version: '1.0',
    hostform_version: report.version,
    command: report.command,
    started_at: report.startedAt,
    ended_at: report.endedAt,
    exit_code: report.exitCode,
    summary: summaryOf(report),
    digest: report.digest ?? null,
    changes: plan ? { ...countActions(plan.actions) } : null,
    cost: plan ? costJson(costOf(plan)) : null,
    accounting: accounting ? accountingJson(accounting, unsettled) : null,
    drift: drift ? driftDocument(drift) : null,
    diagnostics: diagnosticsOf(report).map(problemJson),
    plan: report.document ?? null,
  };
}
