/** The comment of a pull request: short enough, in order, and nothing in it that others could use. */
import { describe, expect, it } from 'vitest';
import { MOST_CHARACTERS, markdownReport, shortReport } from '../../../src/cli/reports/markdown.ts';
import type { RunReport } from '../../../src/cli/reports/run-report.ts';
import { poisoned } from '../render/poison.ts';
import { createWeb, planOf } from '../render/sample-actions.ts';
import { noChanges, quickstartPlan } from '../render/sample-plans.ts';
import { mischief, outsideOfCode } from './forge.ts';
import { appliedRun, driftRun, failedRun, largePlan, planned, plannedRun, RUNS } from './sample-reports.ts';

const EVIL: readonly string[] = [
  '`',
  '``',
  '```',
  '\n```\n',
  '\n````\n</details>\n',
  '~~~\n',
  '|',
  '</details>',
  '</summary></details><h1>x</h1>',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<!--',
  '-->',
  '--><b>x',
  '@octocat ',
  '@org/team',
  '#123 ',
  'GH-123',
  'owner/repo#1',
  '![x](https://evil.example/x.png)',
  '[x](javascript:alert(1))',
  '[x]: https://evil.example',
  'https://evil.example/',
  'www.evil.example',
  ':tada:',
  '$`x`$',
  '$$x$$',
  '\n\n# heading\n',
  '\n- [ ] task',
  '\n/close\n',
  '\n---\n',
  '**bold** _it_ ~~no~~',
  '&lt;b&gt;&#64;octocat',
  '\\',
  '\\`',
  '\u200b',
  '\u202e',
  '\u2028',
  '\u0000',
  '\ud800',
  ' ',
]; // prettier-ignore

describe('a comment', () => {
  it.each(RUNS)('of %s has nothing that is not ours outside of code', (_, report) => {
    expect(mischief(markdownReport(report))).toBeUndefined();
  });

  it.each(EVIL.map((evil) => [JSON.stringify(evil), evil]))('is safe from %s in every text of others', (_, evil) => {
    for (const [name, report] of RUNS) {
      const text = markdownReport(poisonedReport(report, evil));
      expect(mischief(text), name).toBeUndefined();
      expect(text, name).not.toMatch(/[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}/u);
      const count = (pattern: RegExp): number => outsideOfCode(text).join('\n').match(pattern)?.length ?? 0;
      expect(count(/<details>/gu), name).toBe(count(/<\/details>/gu));
      expect(text.split('\n')[0], name).toMatch(/^<!-- hostform-report: [a-z]+[\w.:/? -]* -->$/u);
    }
  });

  it('would be caught if a name stood outside of code', () => {
    expect(mischief('- @octocat')).toBe('- @octocat');
    expect(mischief('- `` ` `` and #12')).toBeDefined();
    expect(() => mischief('````text\n```\n')).toThrow('not closed');
  });

  it('says on top what is planned and what it costs', () => {
    expect(markdownReport(planned(quickstartPlan)).split('\n').slice(0, 5)).toEqual([
      '<!-- hostform-report: plan -->',
      '',
      '### Plan: 2 to add, 0 to change, 0 to destroy.',
      '',
      expect.stringMatching(/^\*\*Cost:\*\* 0\.26 EUR now, .*; balance 20\.00 EUR -> 19\.74 EUR\.$/u),
    ]);
  });

  it('has refusals and warnings before the changes, and what goes before what comes', () => {
    const text = markdownReport(plannedRun);
    const places = ['**Warnings', 'to destroy</summary>', 'to replace<', 'to change<', 'to create<'].map((part) =>
      text.indexOf(part),
    );
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('accounts for what was done, and for the money', () => {
    const text = markdownReport(appliedRun);
    expect(text).toContain('### Apply incomplete: 1 done, 1 failed, 1 with unknown outcome');
    expect(text).toContain('**Money spent:** 0.26 EUR and 9.99 USD; 0.13 EUR may have been paid.');
    expect(text).toContain('<details><summary>1 failed</summary>');
    expect(text).toContain('servers.web-4: not created because of images.golden');
    expect(text).toContain('ended with exit code 7');
  });

  it('tells of a run without a plan what is wrong, and where', () => {
    const text = markdownReport(failedRun);
    expect(text).toContain('<!-- hostform-report: plan infra -->');
    expect(text).toContain('### hostform plan ended with exit code 1, before there was a plan.');
    expect(text).toContain('**Errors (');
  });

  it('tells drift by class', () => {
    const text = markdownReport(driftRun);
    expect(text).toContain('### Drift: 1 changed, 1 missing, 1 unmanaged; 4 resources looked at.');
    expect(text).toContain('power: live "stopped", declared "running"');
  });

  it('says that nothing changes', () => {
    expect(markdownReport(planned(noChanges))).toContain(
      '### No changes. Your infrastructure matches the configuration.',
    );
  });
});

describe('a comment on 5,000 changes', () => {
  const text = markdownReport(planned(largePlan(5000)));

  it('fits into a comment, and says how many are not shown', () => {
    expect(text.length).toBeLessThan(65_536);
    expect(text.length).toBeLessThanOrEqual(MOST_CHARACTERS);
    expect(text.length).toBeGreaterThan(MOST_CHARACTERS / 2);
    const shown = text.match(/# servers\.node-\d+ will be updated/gu)?.length ?? 0;
    expect(text).toContain(`… and ${1667 - shown} more that are not shown.`);
    expect(text).toContain('3333 to create (not shown).');
    expect(mischief(text)).toBeUndefined();
  });

  it('fits also where each has failed, and where each is refused', () => {
    const plan = largePlan(5000);
    const problem = { code: 'VENDOR_ERROR', summary: 'The vendor said no', detail: 'x'.repeat(5000) } as const;
    const failed = plan.actions.map(({ address, verb }) => ({
      address,
      verb,
      problem: { ...problem, detail: `${address} ${problem.detail}` },
    }));
    const accounting = { ...appliedRun.accounting, failed } as RunReport['accounting'] & object;
    const refused = {
      ...plan,
      actions: plan.actions.map((action) => ({ ...action, refusals: [{ ...problem, address: action.address }] })),
    };
    for (const report of [{ ...planned(plan), accounting }, planned(refused)]) {
      const long = markdownReport(report);
      expect(long.length).toBeLessThanOrEqual(MOST_CHARACTERS);
      expect(long).toMatch(/… and \d{4} more that are not shown\./u);
      expect(mischief(long)).toBeUndefined();
    }
  });

  it('fits also with one value that is longer than a comment', () => {
    const long = { ...createWeb, after: { ...createWeb.after, name: '`'.repeat(200_000) } };
    const report = markdownReport(planned(planOf([long, createWeb])));
    expect(report.length).toBeLessThanOrEqual(MOST_CHARACTERS);
    expect(mischief(report)).toBeUndefined();
  });
});

it('has a short form', () => {
  const text = shortReport(planned(largePlan(5000)));
  expect(text.length).toBeLessThan(1000);
  expect(text).toContain('The details are left out');
});

/** What we decide ourselves stays: versions and times are no texts of others. */
function poisonedReport(report: RunReport, evil: string): RunReport {
  const { startedAt, endedAt, command, document: _, ...rest } = report;
  const { findings = [] } = rest.drift ?? {};
  const spoilt = poisoned(rest, evil);
  const drift = spoilt.drift && {
    ...spoilt.drift,
    findings: spoilt.drift.findings.map((finding, at) => ({ ...finding, class: findings[at]?.class ?? finding.class })),
  };
  return { ...spoilt, ...(drift ? { drift } : {}), startedAt, endedAt, command };
}
