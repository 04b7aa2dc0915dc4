/** Records that change their address, and records that are let go of: in the state only, and never a second purchase. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Attributes } from '../../src/model/json.ts';
import type { Run } from '../support/run-cli.ts';
import { loseConfirm } from './support/lost-confirm.ts';
import { words } from './support/screen.ts';
import { adds, charges, openStage, SERVER, type Stage, serverNames } from './support/stage.ts';

/** The digest covers the address of the simulator, which differs each time. */
const undated = (text: string): string => text.replace(/sha256:[0-9a-f]+/, 'sha256:…');
const NOTHING = 'No changes. Your infrastructure matches the configuration.';
const WEB = { ...SERVER, name: 'web-1' };
const NIGHTLY = { server: 'web-1', days: ['mon'], time: '02:01' };
const front = (more: Attributes = {}): Attributes => ({
  servers: { front: { ...WEB, ...more } },
  backup_schedules: { nightly: { ...NIGHTLY, server: 'front' } },
  moved: [{ from: 'servers.web-1', to: 'servers.front' }],
});
const expectCode = (run: Run, code: number): Run => {
  expect(run.code, `${run.out}${run.err}`).toBe(code);
  return run;
};
const changing = ({ sim }: Stage): string[] =>
  sim.calls.filter(({ changed, func }) => changed && !['auth', 'logon'].includes(func)).map(({ func }) => func);
const addresses = async (stage: Stage): Promise<string[]> =>
  (await stage.state()).resources.map(({ address }) => address);

/** A server and its schedule, bought and recorded as `servers.web-1`. */
async function bought(more: Attributes = {}): Promise<Stage> {
  const stage = await openStage();
  stage.declare({ servers: { 'web-1': { ...WEB, ...more } }, backup_schedules: { nightly: NIGHTLY } });
  expectCode(await stage.apply(), 0);
  return stage;
}

describe('moved', () => {
  it('gives a record its new address, and whoever hangs on it follows', async () => {
    const stage = await bought();
    const calls = changing(stage).length;
    const before = await stage.state();
    stage.declare(front());
    const plan = expectCode(await stage.hostform('plan', '--detailed-exitcode'), 2);
    await expect(undated(plan.out)).toMatchFileSnapshot('golden/moved.txt');
    expectCode(await stage.hostform('apply', '--auto-approve'), 0);
    const after = await stage.state();
    expect(await addresses(stage)).toEqual(['backup_schedules.nightly', 'servers.front']);
    expect(after.resources[0]?.dependsOn).toEqual(['servers.front']);
    expect(after.resources.map(({ id }) => id)).toEqual(before.resources.map(({ id }) => id));
    expect(changing(stage)).toHaveLength(calls);
    // The line may stay for ever.
    expect(expectCode(await stage.hostform('plan', '--detailed-exitcode'), 0).out).toContain(NOTHING);
  });

  it('goes with a change of the same thing, in one apply', async () => {
    const stage = await bought();
    stage.declare(front({ power: 'stopped' }));
    const { out } = await stage.hostform('plan');
    expect(out).toContain('# servers.front will be updated in-place\n  # (moved from servers.web-1)');
    expect(out).toContain('Plan: 0 to add, 1 to change, 0 to destroy.');
    expectCode(await stage.apply(), 0);
    expect(await addresses(stage)).toContain('servers.front');
    expect((await stage.hostform('plan')).out).toContain(NOTHING);
  });

  it('follows a way over several lines', async () => {
    const stage = await bought();
    const { moved: _, ...rest } = front();
    stage.declare({
      ...rest,
      moved: [
        { from: 'servers.middle', to: 'servers.front' },
        { from: 'servers.web-1', to: 'servers.middle' },
      ],
    });
    expectCode(await stage.hostform('apply', '--auto-approve'), 0);
    expect(await addresses(stage)).toContain('servers.front');
  });

  it('keeps protection, and a removal after it is refused as before', async () => {
    const stage = await bought({ lifecycle: { protect: true } });
    stage.declare(front());
    expectCode(await stage.hostform('apply', '--auto-approve'), 0);
    stage.declare({ servers: {} });
    expectCode(await stage.apply('--allow-destroy'), 3);
    expect(serverNames(stage)).toEqual(['web-1']);
  });

  it('stops where both addresses are recorded: they are two things', async () => {
    const stage = await openStage();
    stage.declare({ servers: { 'web-1': WEB, front: SERVER } });
    expectCode(await stage.apply(), 0);
    stage.declare({ servers: { front: SERVER }, moved: [{ from: 'servers.web-1', to: 'servers.front' }] });
    const stopped = expectCode(await stage.apply('--allow-destroy'), 1);
    expect(words(stopped.err)).toContain('servers.web-1 is recorded, and so is servers.front');
    expect(words(stopped.err)).toMatch(/hostform\.yaml:\d+:\d+/);
    expect(serverNames(stage)).toEqual(['front', 'web-1']);
  });

  it('is held while a purchase is open: 7, at its place, and nothing is bought again', async () => {
    const stage = await openStage({ knobs: { listingLagMs: 3_600_000 } });
    stage.declare({ servers: { 'web-1': WEB } });
    loseConfirm(stage, 'after');
    expectCode(await stage.apply(), 7);
    stage.declare({ servers: { front: WEB }, moved: [{ from: 'servers.web-1', to: 'servers.front' }] });
    const held = expectCode(await stage.apply(), 7);
    expect(words(held.err)).toContain('An address can not move while a purchase is open');
    expect(words(held.err)).toContain('hostform pending resolve servers.web-1 --id ID');
    expect(adds(stage)).toHaveLength(1);
    expect(charges(stage)).toHaveLength(1);
  });

  it('is in the plan document as Terraform has it, and in the events', async () => {
    const stage = await bought();
    stage.declare(front());
    const { out } = await stage.hostform('plan', '--json', '--out', 'plan.json');
    const moves = out.split('\n').filter((line) => line.includes('"action":"move"'));
    expect(moves.map((line) => JSON.parse(line).change)).toMatchObject([
      { resource: { addr: 'servers.front' }, previous_resource: { addr: 'servers.web-1' }, action: 'move' },
    ]);
    const document = JSON.parse(readFileSync(join(stage.cwd, 'plan.json'), 'utf8'));
    const [, moved] = document.resource_changes;
    expect(moved).toMatchObject({
      address: 'servers.front',
      previous_address: 'servers.web-1',
      change: { actions: ['no-op'] },
    });
    expect(document).toMatchObject({ applyable: true, complete: true });
  });

  it('of a saved plan is carried out once', async () => {
    const stage = await bought();
    stage.declare(front());
    expectCode(await stage.hostform('plan', '--out', 'plan.json'), 0);
    expectCode(await stage.hostform('apply', 'plan.json'), 0);
    expect(await addresses(stage)).toContain('servers.front');
    expectCode(await stage.hostform('apply', 'plan.json'), 5);
  });

  it('of a saved plan is not lost when a purchase beside it is', async () => {
    const stage = await bought();
    stage.clock.pass(7_200_000);
    const { servers, ...rest } = front();
    stage.declare({ ...rest, servers: { ...(servers as Attributes), 'web-2': { ...SERVER, name: 'web-2' } } });
    expectCode(await stage.hostform('plan', '--out', 'plan.json'), 0);
    loseConfirm(stage, 'after');
    stage.sim.knobs.listingLagMs = 3_600_000;
    expectCode(await stage.hostform('apply', 'plan.json'), 7);
    expect(await addresses(stage)).toEqual(['backup_schedules.nightly', 'servers.front']);
    stage.sim.knobs.listingLagMs = 0;
    expectCode(await stage.hostform('apply', 'plan.json'), 0);
    expect(await addresses(stage)).toEqual(['backup_schedules.nightly', 'servers.front', 'servers.web-2']);
    expect(charges(stage)).toHaveLength(2);
    expect((await stage.hostform('plan')).out).toContain(NOTHING);
  });

  it('of a saved plan is stale when the record has gone since', async () => {
    const stage = await bought();
    stage.declare(front());
    expectCode(await stage.hostform('plan', '--out', 'plan.json'), 0);
    expectCode(await stage.hostform('state', 'rm', 'servers.web-1'), 0);
    const stale = expectCode(await stage.hostform('apply', 'plan.json'), 5);
    expect(words(stale.err)).toContain('servers.front: it is no longer recorded');
  });

  it('of a saved plan is stale when its new address has been taken since', async () => {
    const stage = await bought();
    stage.declare(front());
    expectCode(await stage.hostform('plan', '--out', 'plan.json'), 0);
    const { id } = stage.sim.cloud.addServer({}, { servername: 'other' });
    expectCode(await stage.hostform('import', 'servers.front', id), 0);
    const stale = expectCode(await stage.hostform('apply', 'plan.json'), 5);
    expect(words(stale.err)).toContain('servers.front, which servers.web-1 is to move to, is recorded by now');
    expect(await addresses(stage)).toEqual(['backup_schedules.nightly', 'servers.front', 'servers.web-1']);
  });

  it('of a saved plan that somebody has edited is refused', async () => {
    const stage = await bought();
    stage.declare(front());
    expectCode(await stage.hostform('plan', '--out', 'plan.json'), 0);
    const path = join(stage.cwd, 'plan.json');
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('servers.web-1', 'servers.web-2'));
    expectCode(await stage.hostform('apply', 'plan.json'), 5);
  });

  it('leaves out what targets leave out', async () => {
    const stage = await openStage();
    stage.declare({ servers: { 'web-1': WEB, 'web-2': { ...SERVER, name: 'web-2' } } });
    expectCode(await stage.apply(), 0);
    stage.declare({
      servers: { front: WEB, back: { ...SERVER, name: 'web-2' } },
      moved: [
        { from: 'servers.web-1', to: 'servers.front' },
        { from: 'servers.web-2', to: 'servers.back' },
      ],
    });
    expectCode(await stage.hostform('apply', '--auto-approve', '--target', 'servers.back'), 0);
    expect(await addresses(stage)).toEqual(['servers.back', 'servers.web-1']);
    expectCode(await stage.hostform('apply', '--auto-approve'), 0);
    expect(await addresses(stage)).toEqual(['servers.back', 'servers.front']);
  });
});

describe('forget', () => {
  const forgetting: Attributes = { forget: ['servers.web-1', 'backup_schedules.nightly', 'images.never'] };

  it('drops the records, protected or not, and leaves everything as it is at the vendor', async () => {
    const stage = await bought({ lifecycle: { protect: true } });
    const calls = changing(stage).length;
    stage.declare(forgetting);
    const plan = expectCode(await stage.hostform('plan', '--detailed-exitcode'), 2);
    await expect(undated(plan.out)).toMatchFileSnapshot('golden/forget.txt');
    expectCode(await stage.hostform('apply', '--auto-approve'), 0);
    expect(await addresses(stage)).toEqual([]);
    expect(serverNames(stage)).toEqual(['web-1']);
    expect(changing(stage)).toHaveLength(calls);
    expect(expectCode(await stage.hostform('plan', '--detailed-exitcode'), 0).out).toContain(NOTHING);
  });

  it('holds in destroy too', async () => {
    const stage = await bought();
    stage.declare({ forget: ['servers.web-1'] });
    expectCode(await stage.hostform('destroy', '--auto-approve', '--allow-destroy'), 0);
    expect(await addresses(stage)).toEqual([]);
    expect(serverNames(stage)).toEqual(['web-1']);
    expect(stage.sim.cloud.schedules.size).toBe(0);
  });

  it('never drops an open purchase', async () => {
    const stage = await openStage({ knobs: { listingLagMs: 3_600_000 } });
    stage.declare({ servers: { 'web-1': WEB } });
    loseConfirm(stage, 'after');
    expectCode(await stage.apply(), 7);
    stage.declare({ forget: ['servers.web-1'] });
    const held = expectCode(await stage.apply(), 7);
    expect(words(`${held.out}${held.err}`)).toContain('An open purchase is held');
    expect((await stage.state()).pending).toMatchObject([{ address: 'servers.web-1' }]);
  });

  it('and adopted again, a server is the same as before', async () => {
    const stage = await bought();
    const [, server] = (await stage.state()).resources;
    stage.declare(forgetting);
    expectCode(await stage.hostform('apply', '--auto-approve'), 0);
    stage.declare({ servers: { 'web-1': { ...WEB, lifecycle: { adopt: 'by-name' } } } });
    expectCode(await stage.hostform('apply', '--auto-approve'), 0);
    expect((await stage.state()).resources).toMatchObject([{ id: server?.id }]);
    expect(charges(stage)).toHaveLength(1);
  });
});
