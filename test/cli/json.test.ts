/** contract.md §3, JSON: one event per line, `version` first, `run_summary` last, always. */
import { describe, expect, it } from 'vitest';
import type { Attributes } from '../../src/model/json.ts';
import { APPLY, eventsOf, expectStream, PROVIDERS, SERVER, useStage } from './stage.ts';

const stage = useStage();
const ONE = { servers: { 'web-1': SERVER } };
const types = (events: readonly Attributes[]): unknown[] => events.map(({ type }) => type);

describe('plan --json', () => {
  it('tells each change, a summary with the money, and nothing on stderr', async () => {
    stage.declare({ servers: { 'web-1': SERVER, 'web-2': SERVER } });
    const done = await stage.hostform('plan', '--json');
    const events = expectStream(done, 0);
    expect(done.err).toBe('');
    expect(types(events)).toEqual(['version', 'planned_change', 'planned_change', 'change_summary', 'run_summary']);
    expect(events[1]).toMatchObject({
      '@level': 'info',
      '@message': 'servers.web-1: Plan to create',
      change: {
        resource: { addr: 'servers.web-1', resource_type: 'zomro_server', resource_name: 'web-1' },
        action: 'create',
        hostform: { steps: ['add to cart', 'confirm and pay', 'wait until active'] },
      },
    });
    expect(events[3]).toMatchObject({
      changes: { add: 2, change: 0, remove: 0, operation: 'plan' },
      cost: { now: { EUR: '0.26' }, per_30_days: { EUR: '7.80' } },
    });
  });

  it('works with --out and --detailed-exitcode', async () => {
    stage.declare(ONE);
    expectStream(await stage.hostform('plan', '--json', '--detailed-exitcode', '--out', 'plan.json'), 2);
    expect(stage.json('plan.json')['format_version']).toBe('1.2');
  });

  it('tells a refusal as a warning: the exit code stays 0', async () => {
    stage.declare({ ...ONE, budget: { max_charge: '0.01 EUR' } });
    const events = expectStream(await stage.hostform('plan', '--json'), 0);
    expect(events).toContainEqual(
      expect.objectContaining({
        type: 'diagnostic',
        diagnostic: expect.objectContaining({ severity: 'warning', summary: 'The plan costs more than is allowed' }),
      }),
    );
  });

  it('is valid JSON, line by line, whatever the names are', async () => {
    stage.declare({ servers: { 'web-1': { ...SERVER, name: 'näme "quoted" \\ ::error::' } } });
    for (const event of expectStream(await stage.hostform('plan', '--json'), 0))
      expect(event).toHaveProperty('@timestamp');
  });
});

describe('apply --json', () => {
  it('tells starts, steps, the ends, and what was done and spent', async () => {
    stage.declare(ONE);
    const done = await stage.hostform(...APPLY, '--json');
    const events = expectStream(done, 0);
    expect(done.err).toBe('');
    expect(types(events).filter((type) => type !== 'apply_progress')).toEqual([
      'version',
      'planned_change',
      'change_summary',
      'apply_start',
      'step_start',
      'step_complete',
      'step_start',
      'step_complete',
      'step_start',
      'step_complete',
      'apply_complete',
      'change_summary',
      'run_summary',
    ]);
    const [reserved, paid] = events.filter(({ type }) => type === 'step_complete');
    expect(reserved).toMatchObject({ hook: { step: 'add to cart', reservation: expect.stringMatching(/^\d+$/) } });
    expect(paid).toMatchObject({ hook: { step: 'confirm and pay', spent: { amount: '0.1300', currency: 'EUR' } } });
    expect(paid).not.toHaveProperty('hook.reservation');
    expect(events.at(-2)).toMatchObject({ changes: { add: 1, change: 0, remove: 0, operation: 'apply' } });
    expect(events.at(-1)).toMatchObject({
      summary: { exit_code: 0, done: [{ address: 'servers.web-1', action: 'create' }], spent: { EUR: '0.1300' } },
    });
  });

  it('tells what went wrong, and still ends with the summary', async () => {
    stage.declare({ servers: { 'web-1': SERVER, 'web-2': SERVER } });
    stage.vendors.zomro.faults.add({ kind: 'error', type: 'value', func: 'v2.instances.order.param', sok: true });
    const events = expectStream(await stage.hostform(...APPLY, '--json'), 3);
    expect(types(events)).toEqual(expect.arrayContaining(['apply_errored', 'apply_complete', 'diagnostic']));
    expect(events.at(-1)).toMatchObject({ summary: { failed: [{ address: expect.any(String) }], done: [{}] } });
  });

  it('tells long waits, with the status of the vendor', async () => {
    stage.vendors.zomro.knobs.activationMs = 200;
    stage.declare(ONE);
    const events = expectStream(await stage.hostform(...APPLY, '--json'), 0);
    const progress = events.find(({ type }) => type === 'apply_progress');
    expect(progress).toMatchObject({ hook: { action: 'create', elapsed_seconds: 0, status: expect.any(String) } });
  });

  it('tells a destroy', async () => {
    stage.declare(ONE);
    await stage.hostform(...APPLY);
    const events = expectStream(await stage.hostform('destroy', '--auto-approve', '--allow-destroy', '--json'), 0);
    expect(events.at(-2)).toMatchObject({ changes: { remove: 1, operation: 'destroy' } });
  });
});

describe('a run that fails early', () => {
  it.each([
    ['a broken manifest', 1, () => stage.write({ 'hostform.yaml': 'hostform: 1\nserverz: {}\n' })],
    ['no manifest', 1, () => {}],
    ['no credentials', 1, () => stage.declare({ ...ONE, providers: { zomro: PROVIDERS.zomro } })],
    ['a refusal', 4, () => stage.declare({ ...ONE, budget: { max_charge: '0.01 EUR' } })],
    [
      'a vendor that is down',
      1,
      () => (stage.declare(ONE), stage.vendors.zomro.faults.add({ kind: 'status', status: 503, times: Infinity })),
    ],
  ])('is a stream too: %s', async (name, code, prepare) => {
    prepare();
    const env = name === 'no credentials' ? { ZOMRO_USERNAME: '', ZOMRO_PASSWORD: '' } : {};
    const clock = { now: () => Date.now(), elapsed: () => Date.now() * 1000, sleep: async () => {} };
    const done = await stage.hostformWith({ env, clock }, ...APPLY, '--json');
    const events = expectStream(done, code);
    expect(types(events)).toContain('diagnostic');
    expect(done.err).toBe('');
  });

  it('gives the place of what is wrong in a manifest', async () => {
    stage.write({ 'hostform.yaml': 'hostform: 1\nserverz: {}\n' });
    const events = expectStream(await stage.hostform('plan', '--json'), 1);
    expect(events[1]).toMatchObject({
      diagnostic: { severity: 'error', range: { filename: 'hostform.yaml', start: { line: 2, column: 1 } } },
    });
  });

  it('is one also where approval is missing, and where the folder is', async () => {
    stage.declare(ONE);
    expectStream(await stage.hostform('apply', '--json'), 64);
    expectStream(await stage.hostform('apply', '--json', '--auto-approve', '--chdir', 'nowhere'), 64);
    expectStream(await stage.hostform('apply', '--json', 'no-such-plan.json'), 64);
  });

  it('is one also in the face of a bug of ours: 70, the stack on stderr only', async () => {
    stage.declare(ONE);
    const random = {
      token: (): string => {
        throw new Error('a planted bug');
      },
      fraction: () => 0.5,
    };
    const done = await stage.hostformWith({ random }, ...APPLY, '--json');
    const events = eventsOf(done);
    expect(done.code).toBe(70);
    expect(events.at(-1)).toMatchObject({ type: 'run_summary', summary: { exit_code: 70 } });
    expect(done.err).toContain('Internal error: this is a bug in hostform');
    expect(done.err).toContain('a planted bug');
    expect(done.out).not.toContain('json.test.ts');
  });
});
