/** What every report says first: the sentence that sums the run up, and all that is wrong, the worst first. */
import type { Problem } from '../../model/errors.ts';
import { accountingLine } from '../render/accounting-line.ts';
import { driftLine } from '../render/drift-text.ts';
import { causesOf } from '../render/event-summary.ts';
import { leftOutWarning } from '../render/left-out.ts';
import { summaryLine } from '../render/plan-text.ts';
import type { RunReport } from './run-report.ts';

/** Terraform's sentence where there is one: of what was done, else of what is planned. */
export function summaryOf({ command, exitCode, accounting, plan, drift }: RunReport): string {
  if (accounting) return accountingLine(accounting, plan?.mode ?? 'apply');
  if (drift) return driftLine(drift);
  if (plan) return summaryLine(plan);
  return `hostform ${command} ended with exit code ${exitCode}, before there was a plan.`;
}

/** Every problem once: errors first, then refusals and warnings, each in the order it was told. */
export function diagnosticsOf(report: RunReport): Problem[] {
  const { plan, accounting, problems } = report;
  const all = [
    ...problems,
    ...(accounting ? causesOf(accounting) : []),
    ...refusalsOf(report),
    ...(plan ? [...leftOutWarning(plan), ...plan.warnings] : []).map((warning) => ({
      ...warning,
      severity: 'warning' as const,
    })),
  ];
  const once = [...new Map(all.map((problem) => [keyOf(problem), problem])).values()];
  return [...once.filter((problem) => !isWarning(problem)), ...once.filter(isWarning)];
}

/** A plan only shows what apply would refuse; an apply ends with it. */
function refusalsOf({ plan, command }: RunReport): Problem[] {
  const found = plan ? [...plan.actions.flatMap(({ refusals }) => refusals), ...plan.refusals] : [];
  return command === 'plan' || command === 'drift'
    ? found.map((problem) => ({ ...problem, severity: 'warning' as const }))
    : found;
}

export function isWarning({ severity }: Problem): boolean {
  return severity === 'warning';
}

function keyOf({ code, address, summary, detail }: Problem): string {
  return JSON.stringify([code, address, summary, detail]);
}
