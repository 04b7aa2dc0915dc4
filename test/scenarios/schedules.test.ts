/** Schedules are free, so the danger is the other function: one word less in its name makes a paid backup now. */
import { describe, expect, it } from 'vitest';
import type { Attributes } from '../../src/model/json.ts';
import { callsOf, openStage, type Stage, servers } from './support/stage.ts';

const EDIT = 'instances.fleio_bckps.schedule.edit';
const NIGHTLY = { server: 'web-1', days: ['mon', 'tue', 'wed', 'thu', 'fri'], time: '02:01' };

const declared = (more: Attributes = {}) => ({
  ...servers('web-1'),
  backup_schedules: { nightly: { ...NIGHTLY, ...more } },
});

async function stageWithSchedule(more: Attributes = {}): Promise<Stage> {
  const stage = await openStage();
  stage.declare(declared(more));
  const applied = await stage.apply();
  expect(applied.code, `${applied.out}${applied.err}`).toBe(0);
  return stage;
}

const schedules = ({ sim }: Stage) => [...sim.cloud.schedules.values()];
const days = (stage: Stage) => new Set(schedules(stage)[0]?.days);

async function expectNoChanges(stage: Stage): Promise<void> {
  expect((await stage.hostform('plan', '--detailed-exitcode')).code).toBe(0);
}

describe('a backup schedule', () => {
  it('reads its days as a set: order and language of the vendor are no difference', async () => {
    const stage = await stageWithSchedule({ days: ['sun', 'wed', 'mon'] });
    expect(days(stage)).toEqual(new Set([0, 1, 3]));
    await expectNoChanges(stage);
    stage.declare(declared({ days: ['mon', 'sun', 'wed'] }));
    await expectNoChanges(stage);
    stage.declare(declared({ days: ['mon', 'wed'] }));
    expect((await stage.hostform('plan', '--detailed-exitcode')).code).toBe(2);
    expect((await stage.apply()).code).toBe(0);
    expect(days(stage)).toEqual(new Set([1, 3]));
    await expectNoChanges(stage);
  });

  it('never calls the neighbour that makes a backup now', async () => {
    const stage = await stageWithSchedule();
    stage.declare(declared({ time: '03:30' }));
    expect((await stage.apply()).code).toBe(0);
    stage.declare(servers('web-1'));
    expect((await stage.apply('--allow-destroy')).code).toBe(0);
    expect(schedules(stage)).toEqual([]);
    const asked = new Set(stage.sim.calls.map(({ func }) => func).filter((func) => func.includes('bckps')));
    expect([...asked].sort()).toEqual([
      'instances.fleio_bckps.schedule',
      'instances.fleio_bckps.schedule.delete',
      EDIT,
    ]);
    expect(stage.sim.cloud.images.size).toBe(0);
  });

  it.each(['drop-request', 'drop-answer', 'running-operation', 'page', 'truncated'] as const)(
    'exists once although the answer to its creation is lost (%s)',
    async (kind) => {
      const stage = await openStage();
      stage.declare(declared());
      stage.sim.faults.add({ kind, func: EDIT, sok: true });
      const codes: number[] = [];
      while (codes.at(-1) !== 0 && codes.length < 4) codes.push((await stage.apply()).code);
      expect(codes.at(-1)).toBe(0);
      expect(schedules(stage)).toHaveLength(1);
      expect(callsOf(stage, EDIT, true).length).toBeLessThanOrEqual(2);
      await expectNoChanges(stage);
    },
  );

  it.each(['drop-request', 'drop-answer'] as const)('is changed although the answer is lost (%s)', async (kind) => {
    const stage = await stageWithSchedule();
    stage.declare(declared({ time: '03:30' }));
    stage.sim.faults.add({ kind, func: EDIT, sok: true });
    expect((await stage.apply()).code).toBe(0);
    expect(schedules(stage).map(({ time }) => time)).toEqual(['03:30']);
    await expectNoChanges(stage);
  });

  it('goes with its server, and is made anew with a new one', async () => {
    const stage = await stageWithSchedule();
    stage.sim.cloud.servers.clear();
    stage.sim.cloud.schedules.clear();
    const applied = await stage.apply('--allow-destroy');
    expect(applied.code, `${applied.out}${applied.err}`).toBe(0);
    expect(schedules(stage)).toHaveLength(1);
    expect(schedules(stage)[0]?.instance).toBe([...stage.sim.cloud.servers.keys()][0]);
    await expectNoChanges(stage);
  });

  it('is deleted before its server is, and nothing is left', async () => {
    const stage = await stageWithSchedule();
    const destroyed = await stage.hostform('destroy', '--auto-approve', '--allow-destroy');
    expect(destroyed.code, `${destroyed.out}${destroyed.err}`).toBe(0);
    expect(schedules(stage)).toEqual([]);
    expect(stage.sim.cloud.servers.size).toBe(0);
    const gone = stage.sim.calls.filter(({ func }) => func.endsWith('.delete')).map(({ func }) => func);
    expect(gone).toEqual(['instances.fleio_bckps.schedule.delete', 'instances.delete']);
  });
});
