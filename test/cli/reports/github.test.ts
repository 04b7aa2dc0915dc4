/** What GitHub reads: escaped as it wants it, no more than it shows, and nothing that others could forge. */
import { describe, expect, it } from 'vitest';
import { annotations } from '../../../src/cli/reports/annotations.ts';
import type { RunReport } from '../../../src/cli/reports/run-report.ts';
import { stepOutputs } from '../../../src/cli/reports/step-outputs.ts';
import type { Problem } from '../../../src/model/errors.ts';
import { seededRandom } from '../../support/run-cli.ts';
import { poisoned } from '../render/poison.ts';
import { quickstartPlan } from '../render/sample-plans.ts';
import { appliedRun, failedRun, planned, plannedRun, RUNS } from './sample-reports.ts';

const problem = (more: Partial<Problem> = {}): Problem => ({ code: 'SCHEMA', summary: 'Wrong', ...more });
const failedWith = (...problems: Problem[]): RunReport => ({ ...failedRun, problems });

describe('annotations', () => {
  it('stand at the line of the manifest, with a title and what to do', () => {
    const at = { file: 'infra/hostform.yaml', line: 3, column: 5, endColumn: 12 };
    expect(annotations(failedWith(problem({ at, detail: 'It is wrong.', hint: 'mend it' })))).toBe(
      '::error file=infra/hostform.yaml,line=3,col=5,endColumn=11,title=Wrong::It is wrong.%0A-> mend it\n',
    );
  });

  it('escape what would end a property or a line', () => {
    const at = { file: 'a:b,c%d.yaml', line: 1, column: 1 };
    expect(annotations(failedWith(problem({ summary: '50%: a, b', detail: 'x,y:z 100%\r\n::error::no', at })))).toBe(
      '::error file=a%3Ab%2Cc%25d.yaml,line=1,col=1,title=50%25%3A a%2C b::x,y:z 100%25%0A\\u003a:error::no\n',
    );
  });

  it('are at most ten of a type, the worst first; the last counts the others', () => {
    const many = Array.from({ length: 30 }, (_, at) => problem({ summary: `No ${at}` }));
    const worst = problem({ code: 'OUTCOME_UNKNOWN', summary: 'Unknown' });
    const warnings = Array.from({ length: 11 }, (_, at) => problem({ summary: `W ${at}`, severity: 'warning' }));
    const lines = annotations(failedWith(...warnings, ...many, worst))
      .trimEnd()
      .split('\n');
    expect(lines.filter((line) => line.startsWith('::error '))).toHaveLength(10);
    expect(lines.filter((line) => line.startsWith('::warning '))).toHaveLength(10);
    expect(lines[0]).toContain('title=Unknown');
    expect(lines[9]).toContain('::22 more errors are in the log');
    expect(lines.at(-1)).toContain('::2 more warnings are in the log');
  });

  it.each(['\n::error::forged', '\r::set-output name=a::b', '%0A::error::x', '::', '\u2028::error::x', '##[error]x'])(
    'can not be forged with %j',
    (evil) => {
      for (const [name, report] of RUNS) {
        const text = annotations(poisoned({ ...report, document: {} }, evil));
        for (const line of text.trimEnd().split('\n').filter(Boolean)) {
          expect(line, name).toMatch(/^::(error|warning) [^:\r]+::[^\r\u2028]*$/u);
          expect(line, name).not.toMatch(/##\[/u);
        }
      }
    },
  );

  it('are none where nothing is wrong', () => {
    expect(annotations(planned(quickstartPlan))).toBe('');
  });
});

describe('outputs of the step', () => {
  const read = (text: string): { [name: string]: string } =>
    Object.fromEntries(
      [...text.matchAll(/^([\w-]+)<<(\w+)\n([\s\S]*?)\n\2\n/gmu)].map(([, name = '', , value = '']) => [name, value]),
    );

  it('are what a workflow decides by', () => {
    expect(read(stepOutputs(planned(quickstartPlan), seededRandom(1)))).toEqual({
      add: '2',
      change: '0',
      destroy: '0',
      cost: expect.stringMatching(/^0\.26 EUR now, /u),
      digest: 'sha256:00',
      'has-changes': 'true',
      exitcode: '0',
    });
  });

  it('are empty where a run did not come to them', () => {
    expect(read(stepOutputs(failedRun, seededRandom(1)))).toMatchObject({ add: '', 'has-changes': '', exitcode: '1' });
    expect(read(stepOutputs(appliedRun, seededRandom(1)))).toMatchObject({ exitcode: '7' });
  });

  it('have a mark of their own each, which a value can not guess', () => {
    const text = stepOutputs(plannedRun, seededRandom(1));
    const marks = [...text.matchAll(/<<(\w+)$/gmu)].map(([, mark]) => mark);
    expect(new Set(marks).size).toBe(7);
    expect(stepOutputs(plannedRun, seededRandom(2))).not.toBe(text);
  });

  it('take another mark when a value holds the first', () => {
    const tokens = ['taken', 'taken', 'free', ...Array.from({ length: 9 }, (_, at) => `more${at}`)];
    const random = { token: () => tokens.shift() ?? '', fraction: () => 0 };
    const text = stepOutputs({ ...failedRun, digest: 'hostform_taken' }, random);
    expect(read(text)['digest']).toBe('hostform_taken');
  });
});
