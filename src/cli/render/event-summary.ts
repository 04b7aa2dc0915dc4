/** Summaries of the machine stream: of a plan, of what was done, and of the run as a whole. */
import type { Problem } from '../../model/errors.ts';
import type { Accounting } from '../../model/event.ts';
import type { Attributes } from '../../model/json.ts';
import type { Money } from '../../model/money.ts';
import { countActions, countAdoptions, type Plan } from '../../model/plan.ts';
import { accountingCounts, accountingLine, isComplete } from './accounting-line.ts';
import { costOf } from './cost.ts';
import { costLine } from './cost-line.ts';
import type { EventLine } from './event-line.ts';
import { plannedCounts } from './phrases.ts';
import { costJson } from './plan-json.ts';

/** Terraform's counts, and the money beside them. */
export function planSummary(plan: Plan & { readonly digest?: string }): EventLine {
  const { add, change, destroy } = countActions(plan.actions);
  const cost = costOf(plan);
  const money = costLine(cost, { named: Object.keys(plan.balances).length > 1 });
  return {
    level: 'info',
    message: `${plannedCounts(plan.actions)}${money === undefined ? '' : ` ${money}`}`,
    type: 'change_summary',
    payload: {
      changes: { add, change, import: countAdoptions(plan.actions), remove: destroy, operation: 'plan' },
      cost: costJson(cost),
      ...(plan.digest === undefined ? {} : { digest: plan.digest }),
    },
  };
}

/** Terraform tells causes at the end of a run, linked to their action by the address. */
export function causesOf({ failed, refused, unknown, notices }: Accounting): Problem[] {
  return [
    ...[...failed, ...refused, ...unknown].map(({ address, problem }) => ({ address, ...problem })),
    ...notices.map((notice) => ({ severity: 'warning' as const, ...notice })),
  ];
}

/** Counts of what was really done; told after a failure too. */
export function doneSummary(accounting: Accounting, mode: Plan['mode'] = 'apply'): EventLine {
  const { add, change, destroy } = countActions(accounting.done);
  const operation = mode === 'destroy' ? 'destroy' : 'apply';
  return {
    level: isComplete(accounting) ? 'info' : 'warn',
    message: accountingLine(accounting, mode),
    type: 'change_summary',
    payload: { changes: { add, change, import: countAdoptions(accounting.done), remove: destroy, operation } },
  };
}

/** The last line of every run. */
export function runSummary(
  exitCode: number,
  accounting: Accounting | undefined,
  unsettled: readonly Money[] = [],
): EventLine {
  const counts = accountingCounts(accounting);
  const said = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
  return {
    level: exitCode === 0 || exitCode === 2 ? 'info' : 'error',
    message: `Run ended with exit code ${exitCode}${said.length > 0 ? `: ${said.join(', ')}` : ''}.`,
    type: 'run_summary',
    payload: { summary: { exit_code: exitCode, ...accountingJson(accounting, unsettled) } },
  };
}

/** What was done, what was not and why, and the money; all empty for a run that carried out nothing. */
export function accountingJson(accounting: Accounting | undefined, unsettled: readonly Money[]): Attributes {
  const cause = ({ address, verb, problem }: Accounting['failed'][number]): Attributes => ({
    address,
    action: verb,
    code: problem.code,
    summary: problem.summary,
  });
  const plain = ({ address, verb, id }: Accounting['done'][number]): Attributes => ({
    address,
    action: verb,
    ...(id === undefined ? {} : { id }),
  });
  return {
    done: accounting?.done.map(plain) ?? [],
    failed: accounting?.failed.map(cause) ?? [],
    refused: accounting?.refused.map(cause) ?? [],
    unknown: accounting?.unknown.map(cause) ?? [],
    delivering: accounting?.delivering.map(plain) ?? [],
    skipped: accounting?.skipped.map(({ address, verb, because }) => ({ address, action: verb, because })) ?? [],
    not_started: accounting?.notStarted.map(plain) ?? [],
    spent: byCurrency(accounting?.spent ?? []),
    maybe_spent: byCurrency(unsettled),
    interrupted: accounting?.interrupted ?? false,
  };
}

function byCurrency(amounts: readonly Money[]): Attributes {
  return Object.fromEntries(amounts.map(({ currency, amount }) => [currency, amount]));
}
