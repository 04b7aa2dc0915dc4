/** contract.md §3: `--target`, `--replace`, and `--destroy` of plan. */
import { describe, expect, it } from 'vitest';
import type { Attributes } from '../../src/model/json.ts';
import { APPLY, changingCalls, expectCode, SERVER, useStage } from './stage.ts';

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
