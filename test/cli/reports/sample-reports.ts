/** Runs that the reports are tried on. */

import { planDocument } from '../../../src/cli/render/plan-json.ts';
import type { RunReport } from '../../../src/cli/reports/run-report.ts';
import type { DriftReport } from '../../../src/model/drift.ts';
import type { Plan } from '../../../src/model/plan.ts';
import { createWeb, updateServer } from '../render/sample-actions.ts';
import { fullPlan } from '../render/sample-plans.ts';
import { manifestProblems } from '../render/sample-problems.ts';
import { mixedAccounting } from '../render/sample-runs.ts';

const RUN = {
  version: '0.1.0',
  startedAt: '2026-05-01T10:00:00.000Z',
  endedAt: '2026-05-01T10:00:42.500Z',
  unsettled: [],
  problems: [],
  elapsedMs: {},
} as const;

export function planned(plan: Plan): RunReport {
  const document = planDocument(plan, { version: RUN.version, timestamp: RUN.endedAt });
  return { ...RUN, command: 'plan', exitCode: 0, plan, document, digest: 'sha256:00' };
}

export const plannedRun: RunReport = planned(fullPlan);

export const appliedRun: RunReport = {
  ...plannedRun,
  command: 'apply',
  exitCode: 7,
  accounting: mixedAccounting,
  unsettled: [{ amount: '0.13', currency: 'EUR' }],
  elapsedMs: { 'servers.web-1': 42_000 },
};

/** It ended before there was a plan. */
export const failedRun: RunReport = {
  ...RUN,
  command: 'plan',
  manifest: 'infra',
  exitCode: 1,
  problems: manifestProblems,
};

const DRIFT: DriftReport = {
  lineage: 'a1b2',
  accounts: { zomro: '4711' },
  differs: true,
  checked: 4,
  findings: [
    {
      class: 'changed',
      address: 'servers.web-1',
      provider: 'zomro',
      id: '5203773',
      detail: 'it differs',
      changes: [{ field: 'power', before: 'stopped', after: 'running' }],
    },
    { class: 'missing', address: 'servers.web-2', provider: 'zomro', detail: 'it is not there' },
    { class: 'unmanaged', provider: 'zomro', kind: 'servers', id: '77', detail: 'it is not managed here' },
  ],
};

export const driftRun: RunReport = { ...RUN, command: 'drift', exitCode: 2, drift: DRIFT };

export const RUNS: readonly (readonly [string, RunReport])[] = [
  ['a plan', plannedRun],
  ['an apply with every ending', appliedRun],
  ['a run without a plan', failedRun],
  ['a drift', driftRun],
];

/** `count` creates and changes, each with as much to say as a real one. */
export function largePlan(count: number): Plan {
  const actions = Array.from({ length: count }, (_, at) => {
    const like = at % 3 === 0 ? updateServer : createWeb;
    return { ...like, address: `servers.node-${at}` as const };
  });
  return { ...fullPlan, actions };
}
