/** contract.md §3: `--target`, `--exclude`, `--replace`, and `--destroy` of plan. */
import { describe, expect, it } from 'vitest';
import type { Attributes } from '../../src/model/json.ts';
import { APPLY, changingCalls, expectCode, expectStream, SERVER, useStage } from './stage.ts';

const stage = useStage();
const NIGHTLY = { server: 'web-1', days: ['mon'], time: '02:01' };
const ALL = {
  servers: { 'web-1': SERVER, 'web-2': SERVER, 'db-1': SERVER },
  backup_schedules: { nightly: NIGHTLY },
};

/** Headers of a plan: `servers.web-1 will be created`. */
const planned = (out: string): string[] =>
  [...out.matchAll(/^ {2}# ([a-z_]+\.[a-z0-9-]+) /gm)].map(([, address = '']) => address).sort();

describe('--target', () => {
  it.each([
    [['servers.web-1'], ['servers.web-1']],
    [['servers.web-*'], ['servers.web-1', 'servers.web-2']],
    [
      ['servers.web-1', '--target', 'servers.db-1'],
      ['servers.db-1', 'servers.web-1'],
    ],
    [['servers.*'], ['servers.db-1', 'servers.web-1', 'servers.web-2']],
    [['backup_schedules.nightly'], ['backup_schedules.nightly', 'servers.web-1']],
  ])('plans only that and what it needs: %j', async (targets, expected) => {
    stage.declare(ALL);
    const { out } = expectCode(await stage.hostform('plan', '--target', ...targets), 0);
    expect(planned(out)).toEqual(expected);
    expect(out).toContain('Only a part is planned');
  });

  it('that is everything is not called a part', async () => {
    stage.declare(ALL);
    const { out } = await stage.hostform('plan', '--target', '*.*');
    expect(planned(out)).toHaveLength(4);
    expect(out).not.toContain('Only a part is planned');
  });

  it('does not make what it leaves out look unmanaged', async () => {
    const renewal = (service: string) => ({ product: 'vps', service, mode: 'automatic' });
    stage.declare({
      renewals: { shop: renewal('vps-3c4d.vps.example'), blog: renewal('vps-1a2b.vps.example') },
    });
    const whole = await stage.hostform('plan');
    const part = await stage.hostform('plan', '--target', 'renewals.shop');
    const [said = 'nothing'] = /\d+ renewals at ovh are not managed here/.exec(whole.out) ?? [];
    expect(part.out).toContain(said);
  });

  it('is in the plan file: incomplete, and nothing else in it', async () => {
    stage.declare(ALL);
    expectCode(await stage.hostform('plan', '--target', 'servers.web-2', '--out', 'plan.json'), 0);
    const plan = stage.json('plan.json');
    expect(plan['complete']).toBe(false);
    expect((plan['resource_changes'] as Attributes[]).map(({ address }) => address)).toEqual(['servers.web-2']);
  });

  it('buys nothing else, and charges are those of the target', async () => {
    stage.declare(ALL);
    expectCode(
      await stage.hostform('apply', '--auto-approve', '--max-spend', '0.13 EUR', '--target', 'servers.db-1'),
      0,
    );
    expect(stage.servers()).toEqual(['db-1']);
  });

  it('leaves what is recorded and not targeted alone, declared or not', async () => {
    stage.declare(ALL);
    expectCode(await stage.hostform(...APPLY), 0);
    stage.declare({ servers: { 'web-1': { ...SERVER, power: 'stopped' } }, backup_schedules: { nightly: NIGHTLY } });
    expectCode(await stage.hostform('apply', '--auto-approve', '--target', 'servers.web-1'), 0);
    expect(stage.servers()).toEqual(['db-1', 'web-1', 'web-2']);
  });

  it.each([
    [['plan', '--target', 'servers.web-3'], 'servers.web-'],
    [['plan', '--target', 'server.web-1'], 'servers.web-1'],
    [['apply', '--auto-approve', '--target', 'servers.web1'], 'servers.web-1'],
    [['destroy', '--auto-approve', '--target', 'servers.dv-1'], 'servers.db-1'],
  ])('that nothing has is 64, with a suggestion: %j', async (argv, meant) => {
    stage.declare(ALL);
    expectCode(await stage.hostform(...APPLY), 0);
    const sent = changingCalls(stage.vendors).length;
    const { err } = expectCode(await stage.hostform(...argv), 64);
    expect(err).toContain(`did you mean ${meant}`);
    expect(changingCalls(stage.vendors)).toHaveLength(sent);
  });

  it('that nothing has is 64 without one too', async () => {
    stage.declare(ALL);
    const { err } = expectCode(await stage.hostform('plan', '--target', 'nothing-of-the-kind'), 64);
    expect(err).toContain('--target nothing-of-the-kind matches nothing');
  });
});

describe('--exclude', () => {
  it.each([
    [['servers.web-2'], ['backup_schedules.nightly', 'servers.db-1', 'servers.web-1'], ['servers.web-2 (excluded)']],
    [
      ['servers.web-1'],
      ['servers.db-1', 'servers.web-2'],
      ['servers.web-1 (excluded)', 'backup_schedules.nightly (needs servers.web-1)'],
    ],
    [
      ['servers.*', '--exclude', 'backup_schedules.*'],
      [],
      ['servers.db-1 (excluded)', 'backup_schedules.nightly (excluded)'],
    ],
    [
      ['servers.web-1', '--target', 'servers.web-*'],
      ['servers.web-2'],
      ['backup_schedules.nightly (needs servers.web-1)', 'servers.db-1 (not targeted)'],
    ],
  ])('plans all but that and what depends on it, and says why: %j', async (excludes, expected, reasons) => {
    stage.declare(ALL);
    const { out } = expectCode(await stage.hostform('plan', '--exclude', ...excludes), 0);
    expect(planned(out)).toEqual(expected);
    for (const reason of reasons) expect(out).toContain(`  - ${reason}`);
  });

  it('buys nothing of it', async () => {
    stage.declare(ALL);
    expectCode(await stage.hostform(...APPLY, '--exclude', 'servers.web-*'), 0);
    expect(stage.servers()).toEqual(['db-1']);
    expect(stage.charges()).toHaveLength(1);
  });

  it('of destroy keeps it, and the backups of it', async () => {
    stage.declare(ALL);
    expectCode(await stage.hostform(...APPLY), 0);
    const argv = ['destroy', '--auto-approve', '--allow-destroy', '--exclude', 'servers.web-1'];
    const { out } = expectCode(await stage.hostform(...argv), 0);
    expect(out).toContain('Destroy complete! Resources: 2 destroyed.');
    expect(stage.servers()).toEqual(['web-1']);
    expect((await stage.hostform('state', 'list')).out).toBe('backup_schedules.nightly\nservers.web-1\n');
  });

  it('of destroy keeps what it stands on', async () => {
    stage.declare(ALL);
    expectCode(await stage.hostform(...APPLY), 0);
    const { out } = await stage.hostform('plan', '--destroy', '--exclude', 'backup_schedules.nightly');
    expect(planned(out)).toEqual(['servers.db-1', 'servers.web-2']);
    expect(out).toContain('  - servers.web-1 (backup_schedules.nightly still hangs on it)');
  });

  it('is in the plan file and in the events, and comes back from the file', async () => {
    stage.declare(ALL);
    const done = await stage.hostform('plan', '--json', '--exclude', 'servers.web-1', '--out', 'plan.json');
    const leftOut = [
      { address: 'backup_schedules.nightly', because: 'needs', of: 'servers.web-1' },
      { address: 'servers.web-1', because: 'excluded' },
    ];
    expect(expectStream(done, 0).filter(({ type }) => type === 'left_out')).toMatchObject([{ left_out: leftOut }]);
    const plan = stage.json('plan.json');
    expect(plan).toMatchObject({ complete: false, hostform: { left_out: leftOut } });
    const shown = expectCode(await stage.hostform('show', 'plan.json'), 0);
    expect(shown.out).toContain('  - backup_schedules.nightly (needs servers.web-1)');
  });

  it('that was taken out of the plan file makes it an edited one', async () => {
    stage.declare(ALL);
    expectCode(await stage.hostform('plan', '--exclude', 'servers.web-1', '--out', 'plan.json'), 0);
    const edited = { ...stage.json('plan.json'), complete: true };
    stage.write({ 'plan.json': JSON.stringify(edited) });
    expectCode(await stage.hostform('apply', 'plan.json'), 5);
    expect(stage.servers()).toEqual([]);
  });

  it.each([
    [['plan', '--exclude', 'servers.web-3'], 'servers.web-'],
    [['apply', '--auto-approve', '--exclude', 'servers.web1'], 'servers.web-1'],
    [['destroy', '--auto-approve', '--exclude', 'servers.dv-1'], 'servers.db-1'],
  ])('that nothing has is 64, with a suggestion: %j', async (argv, meant) => {
    stage.declare(ALL);
    expectCode(await stage.hostform(...APPLY), 0);
    const sent = changingCalls(stage.vendors).length;
    const { err } = expectCode(await stage.hostform(...argv), 64);
    expect(err).toContain(`did you mean ${meant}`);
    expect(changingCalls(stage.vendors)).toHaveLength(sent);
  });
});

describe('a saved plan', () => {
  it.each([
    [['--target', 'servers.web-1'], '--target'],
    [['--exclude', 'servers.web-1'], '--exclude'],
    [['--replace', 'servers.web-1'], '--replace'],
    [['--file', 'hostform.yaml'], '--file'],
    [['--destroy'], "unknown option '--destroy'"],
    [['--out', 'other.json'], "unknown option '--out'"],
    [['--detailed-exitcode'], "unknown option '--detailed-exitcode'"],
  ])('is not planned again: %j is 64 before any call', async (options, said) => {
    stage.declare(ALL);
    expectCode(await stage.hostform('plan', '--out', 'plan.json'), 0);
    const calls = stage.vendors.zomro.calls.length;
    const { err } = expectCode(await stage.hostform('apply', 'plan.json', ...options), 64);
    expect(err).toContain(said);
    expect(stage.vendors.zomro.calls).toHaveLength(calls);
  });

  it('is no argument of plan', async () => {
    stage.declare(ALL);
    expectCode(await stage.hostform('plan', '--out', 'plan.json'), 0);
    expectCode(await stage.hostform('plan', 'plan.json'), 64);
  });
});

describe('--replace', () => {
  it('replaces although nothing forces it, where the manifest allows that', async () => {
    stage.declare({ servers: { 'web-1': { ...SERVER, lifecycle: { replace: 'allow' } }, 'web-2': SERVER } });
    expectCode(await stage.hostform(...APPLY), 0);
    const before = [...stage.vendors.zomro.cloud.servers.keys()];
    const plan = expectCode(await stage.hostform('plan', '--replace', 'servers.web-1'), 0);
    expect(plan.out).toContain('servers.web-1 will be replaced, as requested');
    expectCode(await stage.hostform(...APPLY, '--allow-destroy', '--replace', 'servers.web-1'), 0);
    const after = [...stage.vendors.zomro.cloud.servers.keys()];
    expect(after.filter((id) => before.includes(id))).toHaveLength(1);
    expect(stage.servers()).toEqual(['web-1', 'web-2']);
  });

  it('is denied where it is not allowed', async () => {
    stage.declare({ servers: { 'web-1': SERVER } });
    expectCode(await stage.hostform(...APPLY), 0);
    const { out } = expectCode(await stage.hostform(...APPLY, '--allow-destroy', '--replace', 'servers.web-1'), 4);
    expect(out).toContain('A replacement is not allowed');
  });

  it('of something that is not recorded yet only creates it', async () => {
    stage.declare({ servers: { 'web-1': SERVER } });
    const { out } = expectCode(await stage.hostform('plan', '--replace', 'servers.web-1'), 0);
    expect(out).toContain('servers.web-1 will be created');
  });

  it('of a policy is 64: it is changed in place, never ended', async () => {
    stage.declare({ renewals: { shop: { product: 'vps', service: 'vps-3c4d.vps.example', mode: 'automatic' } } });
    expectCode(await stage.hostform(...APPLY), 0);
    const { err } = expectCode(await stage.hostform('plan', '--replace', 'renewals.shop'), 64);
    expect(err).toContain('renewals.shop is a policy');
  });

  it('of an address that is not declared is 64, with a suggestion', async () => {
    stage.declare({ servers: { 'web-1': SERVER } });
    const { err } = expectCode(await stage.hostform('plan', '--replace', 'servers.wbe-1'), 64);
    expect(err).toContain('did you mean servers.web-1?');
  });
});

describe('plan --destroy', () => {
  it('shows what destroy would do, changes nothing, and can be saved and applied', async () => {
    stage.declare(ALL);
    expectCode(await stage.hostform(...APPLY), 0);
    const { out } = expectCode(
      await stage.hostform('plan', '--destroy', '--detailed-exitcode', '--out', 'gone.json'),
      2,
    );
    expect(out).toContain('Plan: 0 to add, 0 to change, 4 to destroy.');
    expect(stage.servers()).toHaveLength(3);
    const { out: done } = expectCode(await stage.hostform('apply', 'gone.json'), 0);
    expect(done).toContain('Destroy complete! Resources: 4 destroyed.');
    expect(stage.servers()).toEqual([]);
  });

  it('of a part takes along what hangs on it', async () => {
    stage.declare(ALL);
    expectCode(await stage.hostform(...APPLY), 0);
    const { out } = expectCode(await stage.hostform('plan', '--destroy', '--target', 'servers.web-1'), 0);
    expect(planned(out)).toEqual(['backup_schedules.nightly', 'servers.web-1']);
  });

  it('is empty where nothing is recorded', async () => {
    stage.declare(ALL);
    expectCode(await stage.hostform('plan', '--destroy', '--detailed-exitcode'), 0);
  });
});
