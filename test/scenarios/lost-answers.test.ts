/** Answers that never came, or came for nothing: what was sent is looked for, and never sent again on a guess. */
import { describe, expect, it } from 'vitest';
import { loseConfirm } from './support/lost-confirm.ts';
import { words } from './support/screen.ts';
import { adds, callsOf, charges, confirms, openStage, pendingOf, serverNames, servers } from './support/stage.ts';

const MINUTE = 60_000;

describe('a lost answer to the confirm', () => {
  it('that was carried out is found within the run: one server, one payment', async () => {
    const stage = await openStage();
    stage.declare(servers('web-1'));
    loseConfirm(stage, 'after');
    const applied = await stage.apply();
    expect(applied.code, applied.err).toBe(0);
    expect(confirms(stage)).toHaveLength(1);
    expect(charges(stage)).toHaveLength(1);
    expect(applied.out).toContain('Money spent: 0.13 EUR.');
  });

  it('that was never carried out is watched for settle_time, in at least four readings, then the same line is paid', async () => {
    const stage = await openStage();
    stage.declare(servers('web-1'));
    loseConfirm(stage, 'before');
    const applied = await stage.apply();
    expect(applied.code, applied.err).toBe(0);
    const [first, second] = confirms(stage);
    expect(confirms(stage)).toHaveLength(2);
    expect(second?.params['elid']).toBe(first?.params['elid']);
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(10 * MINUTE);
    const between = stage.sim.calls.filter(
      ({ func, n }) => func === 'cart' && n > (first?.n ?? 0) && n < (second?.n ?? 0),
    );
    expect(between.length).toBeGreaterThanOrEqual(4);
    expect(adds(stage)).toHaveLength(1);
    expect(charges(stage)).toHaveLength(1);
  });

  it('watches no longer than it must when settle_time is short, but still reads four times', async () => {
    const stage = await openStage();
    stage.declare({ providers: { zomro: { licence_agreement: 'accepted', settle_time: '1s' } }, ...servers('web-1') });
    loseConfirm(stage, 'before');
    expect((await stage.apply()).code).toBe(0);
    const [first, second] = confirms(stage);
    const between = stage.sim.calls.filter(
      ({ func, n }) => func === 'cart' && n > (first?.n ?? 0) && n < (second?.n ?? 0),
    );
    expect(between.length).toBeGreaterThanOrEqual(4);
  });

  it('is repeated a few times in one run, not for ever: then 7, and the next run goes on with the same line', async () => {
    const stage = await openStage();
    stage.declare(servers('web-1'));
    loseConfirm(stage, 'before', 100);
    expect((await stage.apply()).code).toBe(7);
    expect(confirms(stage).length).toBeLessThanOrEqual(4);
    stage.sim.faults.clear();
    expect((await stage.apply()).code).toBe(0);
    expect(new Set(confirms(stage).map(({ params }) => params['elid'])).size).toBe(1);
    expect(charges(stage)).toHaveLength(1);
  });

  it('is no reason to buy a second one by declaring it under another address', async () => {
    const stage = await openStage();
    stage.declare(servers('web-1'));
    loseConfirm(stage, 'before', 100);
    expect((await stage.apply()).code).toBe(7);
    stage.declare({ servers: { 'web-2': { ...(servers('web-1').servers['web-1'] as object), name: 'web-1' } } });
    stage.sim.faults.clear();
    const applied = await stage.apply();
    expect(applied.code, applied.out).toBe(7);
    expect(words(applied.out)).toContain('A purchase under this name is open');
    expect(adds(stage)).toHaveLength(1);
    expect(charges(stage)).toEqual([]);
    expect((await pendingOf(stage)).map(({ address }) => address)).toEqual(['servers.web-1']);
    expect((await stage.hostform('pending', 'resolve', 'servers.web-1', '--not-bought')).code).toBe(0);
    expect((await stage.apply()).code).toBe(0);
    expect(charges(stage)).toHaveLength(1);
  });
});

describe('a confirm that is answered with "success" and buys nothing', () => {
  const EMPTY = { kind: 'body', body: '{"doc":{"ok":{}}}', func: 'cartorder.create.confirm', sok: true } as const;

  it('is no purchase: the line that stays unpaid for settle_time is paid again, once', async () => {
    const stage = await openStage();
    stage.declare(servers('web-1'));
    stage.sim.faults.add(EMPTY);
    const applied = await stage.apply();
    expect(applied.code, `${applied.out}${applied.err}`).toBe(0);
    const [first, second] = confirms(stage);
    expect(second?.params['elid']).toBe(first?.params['elid']);
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(10 * MINUTE);
    expect(charges(stage)).toHaveLength(1);
    expect(applied.out).toContain('Money spent: 0.13 EUR.');
  });

  it('each time ends with 7 and no money told as spent; nothing else is reserved meanwhile', async () => {
    const stage = await openStage();
    stage.declare(servers('web-1'));
    stage.sim.faults.add({ ...EMPTY, times: 100 });
    for (let run = 0; run < 2; run += 1) {
      const applied = await stage.apply();
      expect(applied.code, `${applied.out}${applied.err}`).toBe(7);
      expect(applied.out).toContain('Money spent: nothing; 0.13 EUR may have been paid.');
    }
    expect(adds(stage)).toHaveLength(1);
    expect(confirms(stage).length).toBeLessThanOrEqual(4);
    stage.sim.faults.clear();
    expect((await stage.apply()).code).toBe(0);
    expect(charges(stage)).toHaveLength(1);
  });

  it('does not hold up the purchases beside it', async () => {
    const stage = await openStage();
    stage.declare(servers('web-1', 'web-2'));
    stage.sim.faults.add(EMPTY);
    const applied = await stage.apply();
    expect(applied.code, `${applied.out}${applied.err}`).toBe(0);
    const [first, second, third] = confirms(stage);
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeLessThan(MINUTE);
    expect(third?.params['elid']).toBe(first?.params['elid']);
    expect(charges(stage)).toHaveLength(2);
  });
});

describe('a new server that a person renames before we have seen it', () => {
  it('is never bought a second time', async () => {
    const stage = await openStage({ knobs: { listingLagMs: 2 * MINUTE } });
    stage.declare(servers('web-1'));
    loseConfirm(stage, 'after');
    stage.sim.hook = (moment, { func }) => {
      if (moment !== 'received' || func !== 'cart') return;
      for (const server of stage.sim.cloud.servers.values()) server.servername = 'shop';
    };
    for (let run = 0; run < 3; run += 1) expect([3, 7]).toContain((await stage.apply()).code);
    expect(adds(stage)).toHaveLength(1);
    expect(confirms(stage)).toHaveLength(1);
    stage.sim.hook = undefined;
    const [id = ''] = [...stage.sim.cloud.servers.keys()];
    expect((await stage.hostform('pending', 'resolve', 'servers.web-1', '--id', id)).code).toBe(0);
    expect((await stage.apply()).code).toBe(0);
    expect(serverNames(stage)).toEqual(['web-1']);
    expect(charges(stage)).toHaveLength(1);
  });
});

describe('a lost answer to a rename', () => {
  it.each(['drop-answer', 'drop-request', 'running-operation'] as const)(
    'by %s is looked at, not guessed',
    async (kind) => {
      const stage = await openStage();
      stage.declare(servers('web-1'));
      expect((await stage.apply()).code).toBe(0);
      stage.declare({ servers: { 'web-1': { ...(servers('web-1').servers['web-1'] as object), name: 'front' } } });
      stage.sim.faults.add({ kind, func: 'instances.edit', sok: true });
      const applied = await stage.apply();
      expect(applied.code, applied.out).toBe(0);
      expect(serverNames(stage)).toEqual(['front']);
      expect(callsOf(stage, 'instances.edit', true).length).toBe(kind === 'drop-request' ? 2 : 1);
      expect((await stage.hostform('plan', '--detailed-exitcode')).code).toBe(0);
    },
  );
});
