/** Whose server is it? (purchase.md, choices): a name is no identity, and nothing is bought or adopted on a guess. */
import { describe, expect, it } from 'vitest';
import { loseConfirm, strangerAppears } from './support/lost-confirm.ts';
import { accounting, words } from './support/screen.ts';
import { adds, charges, confirms, openStage, pendingOf, SERVER, serverNames, servers } from './support/stage.ts';

const MINUTE = 60_000;

describe("a stranger's server with our name", () => {
  it('beside ours makes two candidates: 7 after settle_time, both named, neither adopted', async () => {
    const stage = await openStage();
    stage.declare(servers('web-1'));
    const stranger = strangerAppears(stage);
    loseConfirm(stage, 'after');
    const started = stage.clock.elapsed();
    const applied = await stage.apply();
    expect(applied.code, applied.out).toBe(7);
    expect(stage.clock.elapsed() - started).toBeGreaterThanOrEqual(10 * MINUTE);
    const ours = [...stage.sim.cloud.servers.keys()].find((id) => id !== stranger());
    expect(words(applied.out)).toContain(`${stranger()} (web-1`);
    expect(words(applied.out)).toContain(`${ours} (web-1`);
    await expect(accounting(applied)).toMatchFileSnapshot('golden/two-candidates.txt');
    const again = stage.clock.elapsed();
    expect((await stage.apply()).code).toBe(7);
    expect(stage.clock.elapsed() - again).toBeLessThan(10 * MINUTE);
    expect(confirms(stage)).toHaveLength(1);
    expect(adds(stage)).toHaveLength(1);
    const plan = await stage.hostform('plan');
    expect(plan.out).toContain('resume');
    expect(plan.code).toBe(0);
  });

  it('is told apart by a person: resolved with the id, the plan is empty', async () => {
    const stage = await openStage();
    stage.declare(servers('web-1'));
    const stranger = strangerAppears(stage);
    loseConfirm(stage, 'after');
    expect((await stage.apply()).code).toBe(7);
    const ours = [...stage.sim.cloud.servers.keys()].find((id) => id !== stranger()) ?? '';
    expect((await stage.hostform('pending', 'resolve', 'servers.web-1', '--id', ours)).code).toBe(0);
    expect((await stage.apply()).code).toBe(0);
    const state = await stage.state();
    expect(state.resources.map(({ id }) => id)).toEqual([ours]);
    expect(state.pending).toEqual([]);
    expect(charges(stage)).toHaveLength(1);
  });

  it('that goes away again leaves one: the next run adopts it', async () => {
    const stage = await openStage();
    stage.declare(servers('web-1'));
    const stranger = strangerAppears(stage);
    loseConfirm(stage, 'after');
    expect((await stage.apply()).code).toBe(7);
    stage.sim.cloud.servers.delete(stranger());
    expect((await stage.apply()).code).toBe(0);
    expect(charges(stage)).toHaveLength(1);
  });

  it('while our line is still in the cart is a candidate, not ours: 7 after settle_time, and nothing is paid again', async () => {
    const stage = await openStage();
    stage.declare(servers('web-1'));
    const stranger = strangerAppears(stage);
    loseConfirm(stage, 'before');
    const applied = await stage.apply();
    expect(applied.code, applied.out).toBe(7);
    expect(words(applied.out)).toContain(`${stranger()} (web-1`);
    expect(confirms(stage)).toHaveLength(1);
    expect(charges(stage)).toEqual([]);
    await expect(accounting(applied)).toMatchFileSnapshot('golden/candidate-while-line-open.txt');
    for (let run = 0; run < 2; run += 1) expect((await stage.apply()).code).toBe(7);
    expect(confirms(stage)).toHaveLength(1);
  });

  it.each([
    { name: 'another tariff', order: { tariff: 'Cloud Prime | NL-2' } },
    { name: 'another period', order: { period: '1' } },
    { name: 'another data centre', order: { tariff: 'Cloud Essential | NL-1' } },
    { name: 'another name', order: { servername: 'web-11' } },
  ])('with $name is no candidate', async ({ order }) => {
    const stage = await openStage();
    stage.declare(servers('web-1'));
    const stranger = strangerAppears(stage, order);
    loseConfirm(stage, 'after');
    const applied = await stage.apply();
    expect(applied.code, applied.out).toBe(0);
    expect((await stage.state()).resources[0]?.id).not.toBe(stranger());
  });

  it('does not matter where the vendor names the id in its answer', async () => {
    const stage = await openStage({ knobs: { confirmReply: 'id' } });
    stage.declare(servers('web-1'));
    const stranger = strangerAppears(stage);
    const applied = await stage.apply();
    expect(applied.code, applied.out).toBe(0);
    expect((await stage.state()).resources[0]?.id).not.toBe(stranger());
  });

  it('that was there before stops the purchase before it begins', async () => {
    const stage = await openStage();
    stage.declare(servers('web-1'));
    const { id } = stage.sim.cloud.addServer({}, { servername: 'web-1', tariff: 'Cloud Prime | NL-2' });
    const applied = await stage.apply();
    expect(applied.code).toBe(4);
    expect(words(applied.out)).toContain(id);
    expect(adds(stage)).toEqual([]);
  });

  it('that came after the plan was saved stops the purchase too', async () => {
    const stage = await openStage();
    stage.declare(servers('web-1'));
    await stage.hostform('plan', '--out', 'plan.json');
    stage.sim.cloud.addServer({}, { servername: 'web-1' });
    const applied = await stage.hostform('apply', 'plan.json');
    expect(applied.code, applied.out).toBe(4);
    expect(adds(stage)).toEqual([]);
  });
});

describe('a name that is taken after the plan was made', () => {
  it('while a person thinks it over, is not bought a second time: 4, nothing reserved', async () => {
    const stage = await openStage();
    stage.declare(servers('web-1'));
    let id = '';
    // The balance is the last thing that is read before the plan is shown.
    stage.sim.hook = (moment, { func }) => {
      if (moment === 'received' && func === 'dashboard.subaccount_credit' && id === '')
        id = stage.sim.cloud.addServer({}, { servername: 'web-1', tariff: 'Cloud Prime | NL-2' }).id;
    };
    const applied = await stage.runWith({ answer: 'yes' }, 'apply');
    expect(applied.code, `${applied.out}${applied.err}`).toBe(4);
    expect(words(applied.out)).toContain(id);
    expect(adds(stage)).toEqual([]);
    expect(await pendingOf(stage)).toEqual([]);
  });

  it('and is hidden by a filter that was set since then too, is not bought a second time either', async () => {
    const stage = await openStage();
    stage.declare(servers('web-1'));
    let id = '';
    stage.sim.hook = (moment, { func }) => {
      if (moment !== 'received' || func !== 'dashboard.subaccount_credit' || id !== '') return;
      id = stage.sim.cloud.addServer({}, { servername: 'web-1' }).id;
      stage.sim.cloud.setFilter('instances', { name: 'something else' });
    };
    const applied = await stage.runWith({ answer: 'yes' }, 'apply');
    expect(applied.code, `${applied.out}${applied.err}`).toBe(4);
    expect(words(applied.out)).toContain(id);
    expect(adds(stage)).toEqual([]);
  });

  it('while another server of the plan is bought, is not bought a second time either', async () => {
    const stage = await openStage();
    stage.declare(servers('web-1', 'web-2'));
    let taken = false;
    stage.sim.hook = (moment, { func, sok }) => {
      if (moment !== 'received' || func !== 'cartorder.create.confirm' || !sok || taken) return;
      taken = true;
      stage.sim.cloud.addServer({}, { servername: 'web-2' });
    };
    const applied = await stage.apply();
    expect(applied.code, `${applied.out}${applied.err}`).toBe(3);
    expect(adds(stage)).toHaveLength(1);
    expect(charges(stage)).toHaveLength(1);
  });

  it('by a name that another server of ours still has, which is being renamed, is free', async () => {
    const stage = await openStage();
    stage.declare(servers('web-1'));
    expect((await stage.apply()).code).toBe(0);
    stage.declare({ servers: { 'web-1': { ...SERVER, name: 'old' }, front: { ...SERVER, name: 'web-1' } } });
    const applied = await stage.apply();
    expect(applied.code, `${applied.out}${applied.err}`).toBe(0);
    expect(serverNames(stage)).toEqual(['old', 'web-1']);
    expect((await stage.hostform('plan', '--detailed-exitcode')).code).toBe(0);
  });
});

describe('order_marker: true', () => {
  const MARKED = { providers: { zomro: { licence_agreement: 'accepted', order_marker: true } }, ...servers('web-1') };

  it('orders under a marked name and sets it right after adoption', async () => {
    const stage = await openStage();
    stage.declare(MARKED);
    const applied = await stage.apply();
    expect(applied.code, `${applied.out}${applied.err}`).toBe(0);
    expect(adds(stage)[0]?.params['servername']).toMatch(/^web-1-h[a-z2-7]{8}$/);
    expect(serverNames(stage)).toEqual(['web-1']);
    expect((await stage.hostform('plan', '--detailed-exitcode')).code).toBe(0);
  });

  it.each([
    { name: 'the confirm', func: 'cartorder.create.confirm' },
    { name: 'the rename', func: 'instances.edit' },
  ])('tells ours from a stranger after a lost answer to $name', async ({ func }) => {
    const stage = await openStage();
    stage.declare(MARKED);
    const stranger = strangerAppears(stage);
    stage.sim.faults.add({ kind: 'drop-answer', func, sok: true });
    const applied = await stage.apply();
    expect(applied.code, `${applied.out}${applied.err}`).toBe(0);
    expect((await stage.state()).resources[0]?.id).not.toBe(stranger());
    expect(charges(stage)).toHaveLength(1);
    expect(serverNames(stage)).toEqual(['web-1', 'web-1']);
  });

  it('finishes a rename that an earlier run could not', async () => {
    const stage = await openStage();
    stage.declare(MARKED);
    stage.sim.faults.add({ kind: 'drop-request', func: 'instances.edit', sok: true, times: 100 });
    const applied = await stage.apply();
    expect(applied.code, applied.out).toBe(3);
    stage.sim.faults.clear();
    expect((await stage.apply()).code).toBe(0);
    expect(serverNames(stage)).toEqual(['web-1']);
    expect(charges(stage)).toHaveLength(1);
  });
});
