/** iac.md §6.5: the counts are those of GitLab's documented rule, run on our own plan. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { gitlabReport } from '../../../src/cli/reports/gitlab.ts';
import { isList, isRecord, type Json } from '../../../src/model/json.ts';
import { fullPlan, noChanges, quickstartPlan } from '../render/sample-plans.ts';
import { failedRun, largePlan, planned } from './sample-reports.ts';

/** As GitLab's documentation has it. */
const RULE =
  '([.resource_changes[]?.change.actions?]|flatten)|{"create":(map(select(.=="create"))|length),"update":(map(select(.=="update"))|length),"delete":(map(select(.=="delete"))|length)}';

const hasJq = spawnSync('jq', ['--version']).status === 0;
const PLANS = [
  ['everything at once', fullPlan],
  ['the quick start', quickstartPlan],
  ['no changes', noChanges],
  ['5,000 changes', largePlan(5000)],
] as const;

describe.each(PLANS)('%s', (_, plan) => {
  const report = planned(plan);

  it.skipIf(!hasJq)('is counted as jq counts it', () => {
    const { stdout, status } = spawnSync('jq', ['-c', RULE], {
      input: JSON.stringify(report.document),
      encoding: 'utf8',
    });
    expect(status).toBe(0);
    expect(gitlabReport(report)).toBe(stdout);
  });

  it('is counted as the rule says, written out', () => {
    expect(JSON.parse(gitlabReport(report))).toEqual(byTheRule(report.document ?? null));
  });
});

it('counts a replacement twice, and what is imported or forgotten not at all', () => {
  expect(gitlabReport(planned(fullPlan))).toMatch(/^\{"create":\d+,"update":\d+,"delete":\d+\}\n$/u);
  const only = (verb: string) =>
    planned({ ...fullPlan, actions: fullPlan.actions.filter((each) => each.verb === verb) });
  expect(JSON.parse(gitlabReport(only('replace')))).toEqual({ create: 1, update: 0, delete: 1 });
  expect(JSON.parse(gitlabReport(only('forget')))).toEqual({ create: 0, update: 0, delete: 0 });
});

it('is what GitLab shows as a failed report when there is no plan: no zeros that nobody counted', () => {
  expect(gitlabReport(failedRun)).toBe('{}\n');
});

function byTheRule(document: Json): { [word: string]: number } {
  const changes = isRecord(document) ? document['resource_changes'] : undefined;
  const words = (isList(changes) ? changes : []).flatMap((each) => {
    const change = isRecord(each) ? each['change'] : undefined;
    const actions = isRecord(change) ? change['actions'] : undefined;
    return isList(actions) ? actions : [];
  });
  return Object.fromEntries(
    ['create', 'update', 'delete'].map((word) => [word, words.filter((each) => each === word).length]),
  );
}
