/** A short list looks exactly like "everything is missing, buy it all" (zomro.md §5): it is never planned on. */
import { describe, expect, it } from 'vitest';
import type { Knobs } from '../../src/providers/zomro/simulated/knobs.ts';
import { words } from './support/screen.ts';
import { adds, callsOf, charges, confirms, openStage, type Stage, serverNames, servers } from './support/stage.ts';

const FIVE = servers('web-1', 'web-2', 'web-3', 'web-4', 'web-5');

/** An account in which five servers are ours. */
async function stageWithFive(knobs: Partial<Knobs> = {}): Promise<Stage> {
  const stage = await openStage();
  stage.declare(FIVE);
  expect((await stage.apply()).code).toBe(0);
  Object.assign(stage.sim.knobs, knobs);
  return stage;
}

async function expectNoChanges(stage: Stage): Promise<void> {
  const plan = await stage.hostform('plan', '--detailed-exitcode');
  expect(plan.code, `${plan.out}\n${plan.err}`).toBe(0);
  expect(plan.out).toContain('No changes.');
}

describe('ways in which lists arrive', () => {
  const knobs: { name: string; knobs: Partial<Knobs> }[] = [
    { name: 'a page at a time, one row each', knobs: { largestPage: 1 } },
    { name: 'two rows a page', knobs: { largestPage: 2 } },
    { name: 'without a count', knobs: { omitElementCount: true } },
    { name: 'one row a page, without a count', knobs: { omitElementCount: true, largestPage: 1 } },
    { name: 'last first', knobs: { defaultOrder: '-id', largestPage: 2 } },
    { name: 'with a page size that is remembered', knobs: { rememberPageSize: true, defaultPageSize: 1 } },
    { name: 'with single rows that are objects', knobs: { collapseSingleElem: true, largestPage: 1 } },
    { name: 'with words without blanks', knobs: { paddedWords: false } },
    { name: 'with rows of what was deleted', knobs: { deletedRowsStay: true } },
  ];

  it.each(knobs)('$name: nothing to do, and a lost confirm is found', async ({ knobs: given }) => {
    const stage = await stageWithFive(given);
    await expectNoChanges(stage);
    stage.declare(servers('web-1', 'web-2', 'web-3', 'web-4', 'web-5', 'web-6'));
    stage.sim.faults.add({ kind: 'drop-answer', func: 'cartorder.create.confirm', sok: true });
    const applied = await stage.apply();
    expect(applied.code, applied.out).toBe(0);
    expect(charges(stage)).toHaveLength(6);
    expect(confirms(stage)).toHaveLength(6);
    await expectNoChanges(stage);
  });

  it('a single server as an object is a server', async () => {
    const stage = await openStage({ knobs: { collapseSingleElem: true } });
    stage.declare(servers('web-1'));
    stage.sim.faults.add({ kind: 'drop-answer', func: 'cartorder.create.confirm', sok: true });
    expect((await stage.apply()).code).toBe(0);
    await expectNoChanges(stage);
    expect(charges(stage)).toHaveLength(1);
  });
});

describe('a filter that a human has left on the listing', () => {
  it('is cleared by plan, told, and nothing is planned on what it hid', async () => {
    const stage = await stageWithFive();
    stage.sim.cloud.setFilter('instances', { name: 'web-3' });
    const plan = await stage.hostform('plan', '--detailed-exitcode');
    expect(plan.code, plan.out).toBe(0);
    expect(words(`${plan.out}${plan.err}`)).toContain('A filter was left on the listing; it has been cleared');
    expect(stage.sim.cloud.filters.size).toBe(0);
    const [cleared] = callsOf(stage, 'instances.filter', true);
    const listed = callsOf(stage, 'instances').filter(({ n }) => n > (cleared?.n ?? Number.POSITIVE_INFINITY));
    expect(listed.length).toBeGreaterThan(0);
  });

  it('is cleared when it is set while a payment is looked for', async () => {
    const stage = await openStage();
    stage.declare(servers('web-1'));
    stage.sim.faults.add({ kind: 'drop-answer', func: 'cartorder.create.confirm', sok: true });
    stage.sim.hook = (moment, { func }) => {
      if (moment === 'committed' && func === 'cartorder.create.confirm')
        stage.sim.cloud.setFilter('instances', { name: 'something else' });
    };
    const applied = await stage.apply();
    expect(applied.code, applied.out).toBe(0);
    expect(charges(stage)).toHaveLength(1);
  });

  it('that comes back again and again is an error before anything is bought', async () => {
    const stage = await openStage();
    stage.declare(servers('web-1'));
    stage.sim.cloud.setFilter('instances', { status: '5' });
    stage.sim.hook = (moment, { func, sok }) => {
      if (moment === 'committed' && func === 'instances.filter' && sok)
        stage.sim.cloud.setFilter('instances', { status: '5' });
    };
    const applied = await stage.apply();
    expect(applied.code).toBe(1);
    expect(words(applied.err)).toContain('A filter on the listing could not be cleared');
    expect(adds(stage)).toEqual([]);
  });

  it('that hides a server with the declared name does not make it bought a second time', async () => {
    const stage = await openStage();
    stage.sim.cloud.addServer({}, { servername: 'web-1' });
    stage.sim.cloud.setFilter('instances', { datacenter: '12' });
    stage.declare(servers('web-1'));
    expect((await stage.apply()).code).toBe(4);
    expect(adds(stage)).toEqual([]);
  });
});

describe('rows that a listing hides', () => {
  it.each([
    { name: 'and does not count', countHidden: false },
    { name: 'and counts', countHidden: true },
  ])('$name: an error, and nothing is bought', async ({ countHidden }) => {
    const stage = await stageWithFive();
    const [hidden = ''] = [...stage.sim.cloud.servers.keys()].slice(2);
    Object.assign(stage.sim.knobs, { hidden: [hidden], countHidden });
    const bought = adds(stage).length;
    for (const run of [await stage.hostform('plan'), await stage.apply()]) {
      expect(run.code, run.out).toBe(1);
      if (!countHidden) expect(words(run.err)).toContain(hidden);
    }
    expect(adds(stage)).toHaveLength(bought);
    Object.assign(stage.sim.knobs, { hidden: [] });
    await expectNoChanges(stage);
  });

  it('while a lost payment is looked for: such a reading is no information', async () => {
    const stage = await stageWithFive();
    const [hidden = ''] = [...stage.sim.cloud.servers.keys()];
    stage.declare(servers('web-1', 'web-2', 'web-3', 'web-4', 'web-5', 'web-6'));
    stage.sim.faults.add({ kind: 'drop-request', func: 'cartorder.create.confirm', sok: true });
    stage.sim.hook = (moment, { func, sok }) => {
      if (moment === 'received' && func === 'cartorder.create.confirm' && sok) stage.sim.knobs.hidden = [hidden];
    };
    const applied = await stage.apply();
    expect(applied.code, applied.out).toBe(7);
    expect(confirms(stage)).toHaveLength(6);
    stage.sim.hook = undefined;
    stage.sim.knobs.hidden = [];
    expect((await stage.apply()).code).toBe(0);
    expect(charges(stage)).toHaveLength(6);
  });
});

describe('a login that may not see everything', () => {
  it.each(['half', 'empty'] as const)('gets %s lists: an error, and nothing is bought', async (incompleteLists) => {
    const stage = await stageWithFive({ incompleteLists });
    const bought = adds(stage).length;
    for (const run of [await stage.hostform('plan'), await stage.apply()]) {
      expect(run.code, run.out).toBe(1);
      expect(words(run.err)).toContain('A listing hides something that exists');
    }
    expect(adds(stage)).toHaveLength(bought);
    expect(serverNames(stage)).toHaveLength(5);
  });
});

describe('a recorded server that a complete listing does not show', () => {
  it('is gone only when a read by its id says so too: then it is planned anew', async () => {
    const stage = await stageWithFive();
    const [id = ''] = [...stage.sim.cloud.servers.keys()];
    stage.sim.cloud.servers.delete(id);
    const plan = await stage.hostform('plan', '--detailed-exitcode');
    expect(plan.code, plan.out).toBe(2);
    expect(plan.out).toContain('Plan: 1 to add, 0 to change, 0 to destroy.');
    const asked = callsOf(stage, 'instances.edit', false).filter(({ params }) => params['elid'] === id);
    expect(asked.length).toBeGreaterThan(0);
  });

  it.each([
    { name: 'no answer', fault: { kind: 'drop-request' } as const },
    { name: 'a page', fault: { kind: 'page' } as const },
    { name: 'no right to look', fault: { kind: 'error', type: 'access', object: 'instances.edit' } as const },
    { name: 'a missing function', fault: { kind: 'error', type: 'missed', object: 'instances.edit' } as const },
    { name: 'an error of any other type', fault: { kind: 'error', type: 'value', object: 'elid' } as const },
  ])('is not gone while that read gets $name', async ({ fault }) => {
    const stage = await stageWithFive();
    const [id = ''] = [...stage.sim.cloud.servers.keys()];
    stage.sim.cloud.servers.delete(id);
    stage.sim.faults.add({ ...fault, func: 'instances.edit', times: 100 });
    const applied = await stage.apply();
    expect(applied.code, applied.out).toBe(1);
    expect(adds(stage)).toHaveLength(5);
  });
});

describe('rows that are no servers', () => {
  it('an unpaid order (status 1) of our name is neither ours nor a reason to stop', async () => {
    const stage = await openStage();
    stage.sim.cloud.addServer({ status: '1', state: '' }, { servername: 'web-1' });
    stage.declare(servers('web-1'));
    const applied = await stage.apply();
    expect(applied.code, applied.out).toBe(0);
    expect(charges(stage)).toHaveLength(1);
    await expectNoChanges(stage);
  });

  it('a deleted one (status 4) of our name does not exist', async () => {
    const stage = await openStage();
    stage.sim.cloud.addServer({ status: '4', state: '' }, { servername: 'web-1' });
    stage.declare(servers('web-1'));
    const applied = await stage.apply();
    expect(applied.code, applied.out).toBe(0);
    await expectNoChanges(stage);
  });

  it('one that is being deleted (5_close) holds no name, and ours is not bought twice when it is that', async () => {
    const stage = await openStage({ knobs: { deleteMs: 3_600_000 } });
    stage.sim.cloud.addServer({ status: '5_close', closingAt: stage.clock.now() }, { servername: 'web-1' });
    stage.declare(servers('web-1'));
    const applied = await stage.apply();
    expect(applied.code, applied.out).toBe(0);
    expect(charges(stage)).toHaveLength(1);
    const ours = (await stage.state()).resources[0]?.id ?? '';
    Object.assign(stage.sim.cloud.servers.get(ours) ?? {}, { status: '5_close', closingAt: stage.clock.now() });
    stage.sim.cloud.edited();
    const again = await stage.apply();
    expect(again.code, again.out).toBe(0);
    expect(words(again.out)).toContain('Nothing is bought while it is still there');
    expect(charges(stage)).toHaveLength(1);
  });

  it('a deleted row (status 4) of a recorded server counts as gone', async () => {
    const stage = await stageWithFive({ deletedRowsStay: true });
    const [first] = [...stage.sim.cloud.servers.values()];
    Object.assign(first ?? {}, { status: '4', state: '', moving: null, paidUntil: null });
    stage.sim.cloud.edited();
    const plan = await stage.hostform('plan', '--detailed-exitcode');
    expect(plan.code, `${plan.out}${plan.err}`).toBe(2);
    expect(plan.out).toContain('Plan: 1 to add, 0 to change, 0 to destroy.');
  });
});

describe('faults of a listing', () => {
  it.each([
    { name: 'a page', fault: { kind: 'page' } as const },
    { name: 'nothing', fault: { kind: 'empty' } as const },
    { name: 'half of it', fault: { kind: 'truncated' } as const },
    { name: 'something without a list', fault: { kind: 'body', body: '{"doc":{"ok":{}}}' } as const },
    { name: 'a redirect', fault: { kind: 'redirect', status: 302, location: 'http://127.0.0.1:9/' } as const },
  ])('$name instead of a list is never an empty list', async ({ fault }) => {
    const stage = await stageWithFive();
    stage.sim.faults.add({ ...fault, func: 'instances', times: 1000 });
    const applied = await stage.apply();
    expect(applied.code, applied.out).toBe(1);
    expect(adds(stage)).toHaveLength(5);
    stage.sim.faults.clear();
    await expectNoChanges(stage);
  });
});
