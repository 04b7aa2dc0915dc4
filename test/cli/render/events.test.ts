import { describe, expect, it } from 'vitest';
import { type EventWriter, makeEventWriter } from '../../../src/cli/render/events.ts';
import { makeRedactor } from '../../../src/cli/render/redact.ts';
import type { Problem } from '../../../src/model/errors.ts';
import type { RunEvent } from '../../../src/model/event.ts';
import type { Attributes, Json } from '../../../src/model/json.ts';
import { money } from '../../../src/model/money.ts';
import { fullPlan, quickstartPlan } from './sample-plans.ts';
import { completeAccounting, destroyAccounting, mixedAccounting } from './sample-runs.ts';

const CLOCK = { now: () => Date.parse('2026-11-22T09:00:00.123Z') };

/** What a run wrote, one object per line. */
function stream(work: (writer: EventWriter) => void, redact?: (value: Json) => Json): Attributes[] {
  const written: string[] = [];
  work(
    makeEventWriter({
      write: (line) => written.push(line),
      clock: CLOCK,
      version: '0.1.0',
      ...(redact ? { redact } : {}),
    }),
  );
  for (const line of written) expect(line.endsWith('\n') && line.indexOf('\n') === line.length - 1).toBe(true);
  return written.map((line) => JSON.parse(line) as Attributes);
}

const types = (lines: readonly Attributes[]): Json[] => lines.map(({ type }) => type ?? null);
const told = (...events: RunEvent[]): Attributes[] =>
  stream((writer) => {
    writer.plan(quickstartPlan);
    for (const event of events) writer.run(event);
  }).slice(4);

const web = { address: 'servers.web-1', verb: 'create' } as const;

describe('the machine stream', () => {
  it('is the one that was reviewed', async () => {
    const lines = stream((writer) => {
      writer.plan(fullPlan);
      writer.run({ type: 'action-start', ...web });
      writer.run({ type: 'step-start', address: web.address, step: 'add to cart' });
      writer.run({ type: 'step-complete', address: web.address, step: 'add to cart', reservation: '1818' });
      writer.run({ type: 'step-complete', address: web.address, step: 'confirm and pay', spent: money('0.13', 'EUR') });
      writer.run({ type: 'action-progress', ...web, elapsedMs: 30_500, status: 'Activation in progress' });
      writer.run({ type: 'action-end', ...web, elapsedMs: 42_000, ending: 'done', id: '5203773' });
      writer.run({ type: 'interrupted', signal: 'SIGINT' });
      writer.end({ exitCode: 7, accounting: mixedAccounting, mode: 'apply' });
    });
    const text = `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
    await expect(text).toMatchFileSnapshot('golden/events.txt');
  });

  it('begins with the version before anything else happens', () => {
    const [first] = stream(() => {});
    expect(first).toEqual({
      '@level': 'info',
      '@message': 'hostform 0.1.0',
      '@module': 'hostform.ui',
      '@timestamp': '2026-11-22T09:00:00.123000Z',
      type: 'version',
      hostform: '0.1.0',
      ui: '1.2',
    });
  });

  it('ends with one run summary, whatever comes later', () => {
    const lines = stream((writer) => {
      writer.end({ exitCode: 1 });
      writer.problem({ code: 'VENDOR_ERROR', summary: 'late' });
      writer.end({ exitCode: 0 });
    });
    expect(types(lines)).toEqual(['version', 'run_summary']);
    expect(lines[1]).toMatchObject({
      summary: {
        exit_code: 1,
        done: [],
        failed: [],
        unknown: [],
        skipped: [],
        not_started: [],
        spent: {},
        interrupted: false,
      },
    });
  });

  it('keeps secrets out of values without breaking the JSON', () => {
    const redactor = makeRedactor();
    redactor.add('1234');
    const problem: Problem = { code: 'SCHEMA', summary: 'is 1234', at: { file: 'f', line: 1234, column: 1 } };
    const [, line] = stream((writer) => writer.problem(problem), redactor.redactJson);
    expect(line).toMatchObject({ diagnostic: { summary: 'is (sensitive)', range: { start: { line: 1234 } } } });
  });
});

describe('planned changes', () => {
  const planned = stream((writer) => writer.plan(fullPlan)).filter(({ type }) => type === 'planned_change');
  const changes = Object.fromEntries(
    planned.map(({ change }) => {
      const given = change as Attributes;
      return [(given['resource'] as Attributes)['addr'], given];
    }),
  ) as { [address: string]: Attributes };

  it('leave out what stays as it is', () => {
    expect(Object.keys(changes).sort()).toEqual(
      fullPlan.actions
        .filter(({ verb }) => verb !== 'no-op')
        .map(({ address }) => address)
        .sort(),
    );
  });

  it('use the words of the stream, not those of the plan format', () => {
    expect(changes['servers.db-1']).toMatchObject({ action: 'replace', reason: 'cannot_update' });
    expect(changes['renewals.shop-vps']).toMatchObject({ action: 'remove' });
    expect(changes['servers.web-3']).toMatchObject({ action: 'import', importing: { id: '5203900' } });
    expect(changes['servers.old-1']).toMatchObject({ action: 'delete', reason: 'delete_because_no_resource_config' });
  });

  it('name the resource as Terraform does', () => {
    expect(changes['servers.web-1']?.['resource']).toEqual({
      addr: 'servers.web-1',
      module: '',
      resource: 'servers.web-1',
      implied_provider: 'zomro',
      resource_type: 'zomro_server',
      resource_name: 'web-1',
      resource_key: null,
    });
  });

  it('say resume', () => {
    const line = planned.find(
      ({ change }) => (change as Attributes)['resource'] && JSON.stringify(change).includes('servers.web-4'),
    );
    expect(line?.['@message']).toBe('servers.web-4: Plan to create (resume)');
  });

  it('are summed up with their cost, and refusals are warnings told once', () => {
    const lines = stream((writer) => writer.plan(fullPlan));
    expect(lines.find(({ type }) => type === 'change_summary')).toMatchObject({
      changes: { add: 6, change: 3, import: 1, remove: 3, operation: 'plan' },
      cost: { now: { EUR: '22.12' } },
    });
    const diagnostics = lines.filter(({ type }) => type === 'diagnostic');
    expect(diagnostics.map((line) => (line['diagnostic'] as Attributes)['severity'])).toEqual([
      'warning',
      'warning',
      'warning',
    ]);
  });
});

describe('an apply that is refused', () => {
  it('tells refusals as errors', () => {
    const lines = stream((writer) => writer.plan(fullPlan, 'error')).filter(({ type }) => type === 'diagnostic');
    expect(lines.map((line) => line['@level'])).toEqual(['warn', 'error', 'error']);
  });
});

describe('events of a run', () => {
  it('start, go on and complete as in Terraform', () => {
    const lines = told(
      { type: 'action-start', ...web, id: '1' },
      { type: 'action-progress', ...web, elapsedMs: 30_999, status: 'Activation in progress' },
      { type: 'action-end', ...web, elapsedMs: 42_000, ending: 'done', id: '5203773' },
    );
    expect(types(lines)).toEqual(['apply_start', 'apply_progress', 'apply_complete']);
    expect(lines[0]).toMatchObject({
      hook: { action: 'create', id_key: 'id', id_value: '1', resource: { resource_type: 'zomro_server' } },
    });
    expect(lines[1]).toMatchObject({ hook: { elapsed_seconds: 30, status: 'Activation in progress' } });
    expect(lines[2]?.['@message']).toBe('servers.web-1: Creation complete after 42s [id=5203773]');
  });

  it.each([
    ['failed', 'apply_errored', 'error'],
    ['refused', 'apply_errored', 'error'],
    ['unknown', 'apply_errored', 'error'],
    ['delivering', 'apply_errored', 'warn'],
    ['skipped', 'apply_skipped', 'warn'],
    ['not-started', 'apply_skipped', 'warn'],
  ] as const)('tell the ending %s', (ending, type, level) => {
    const [line] = told({ type: 'action-end', ...web, elapsedMs: 1000, ending, because: ['images.golden'] });
    expect(line).toMatchObject({ type, '@level': level, hook: { ending } });
  });

  it('tell steps with the money they spent', () => {
    const [line] = told({
      type: 'step-complete',
      address: web.address,
      step: 'confirm and pay',
      spent: money('0.13', 'EUR'),
    });
    expect(line).toMatchObject({
      type: 'step_complete',
      hook: { step: 'confirm and pay', spent: { amount: '0.13', currency: 'EUR' } },
    });
  });

  it('bear an address that was in no plan', () => {
    const [line] = told({ type: 'action-start', address: 'servers.other', verb: 'delete' });
    expect(line).toMatchObject({ hook: { resource: { addr: 'servers.other', resource_type: '' } } });
  });

  it('tell a notice as a warning, and not again at the end', () => {
    const notice = mixedAccounting.notices[0] as Problem;
    const lines = stream((writer) => {
      writer.run({ type: 'notice', problem: notice });
      writer.end({ exitCode: 3, accounting: { ...completeAccounting, notices: [notice] } });
    });
    expect(types(lines)).toEqual(['version', 'diagnostic', 'change_summary', 'run_summary']);
  });

  it('tell causes at the end, linked by address, then what was done', () => {
    const lines = stream((writer) => writer.end({ exitCode: 7, accounting: mixedAccounting }));
    expect(types(lines)).toEqual([
      'version',
      'diagnostic',
      'diagnostic',
      'diagnostic',
      'diagnostic',
      'change_summary',
      'run_summary',
    ]);
    expect(lines[1]).toMatchObject({ diagnostic: { severity: 'error', address: 'images.golden' } });
    expect(lines.at(-2)).toMatchObject({ changes: { add: 1, change: 0, remove: 0, operation: 'apply' } });
    expect(lines.at(-1)).toMatchObject({ summary: { exit_code: 7, spent: { EUR: '0.26', USD: '9.99' } } });
  });

  it('count a destroy as one', () => {
    const lines = stream((writer) => writer.end({ exitCode: 0, accounting: destroyAccounting, mode: 'destroy' }));
    expect(lines[1]).toMatchObject({
      '@message': 'Destroy complete! Resources: 3 destroyed.',
      changes: { add: 0, remove: 3, operation: 'destroy' },
    });
  });
});
