/** Outputs of a step for GITHUB_OUTPUT, in the form that holds any text. */
import type { Random } from '../../model/clock.ts';
import { countActions, hasWork } from '../../model/plan.ts';
import { costOf } from '../render/cost.ts';
import { costLine } from '../render/cost-line.ts';
import type { RunReport } from './run-report.ts';

/** `add`, `change`, `destroy`, `cost`, `digest`, `has-changes`, `exitcode`; empty for what a run did not come to. */
export function stepOutputs(report: RunReport, random: Random): string {
  return Object.entries(valuesOf(report))
    .map(([name, value]) => block(name, value, random))
    .join('');
}

function valuesOf({ plan, digest, exitCode, drift }: RunReport): { readonly [name: string]: string } {
  const counts = plan ? countActions(plan.actions) : undefined;
  const cost = plan ? costLine(costOf(plan), { named: Object.keys(plan.balances).length > 1 }) : undefined;
  const differs = drift?.differs ?? (plan ? hasWork(plan) : undefined);
  return {
    add: String(counts?.add ?? ''),
    change: String(counts?.change ?? ''),
    destroy: String(counts?.destroy ?? ''),
    cost: (cost ?? '').replace(/^Cost: /u, ''),
    digest: digest ?? '',
    'has-changes': String(differs ?? ''),
    exitcode: String(exitCode),
  };
}

/** Between two lines that nobody can guess: a value can neither end early nor begin another output. */
function block(name: string, value: string, random: Random): string {
  let mark = '';
  do mark = `hostform_${random.token(24)}`;
  while (value.includes(mark));
  return `${name}<<${mark}\n${value}\n${mark}\n`;
}
