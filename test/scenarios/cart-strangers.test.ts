/** The cart is shared with people: lines that are not ours are neither paid nor deleted (contract.md §5.4). */
import { describe, expect, it } from 'vitest';
import type { Knobs } from '../../src/providers/zomro/simulated/knobs.ts';
import { words } from './support/screen.ts';
import { adds, callsOf, charges, confirms, lines, openStage, removals, serverNames, servers } from './support/stage.ts';

const CART_VIEWS: { name: string; knobs: Partial<Knobs> }[] = [
  { name: 'that shows no names', knobs: {} },
  { name: 'that shows names', knobs: { cartShowsName: true } },
  { name: 'that shows short titles', knobs: { cartTitle: 'short' } },
];

describe.each(CART_VIEWS)('a cart $name', ({ knobs }) => {
  it.each([
    { name: 'another thing', line: { tariff: 'Cloud Prime | NL-2', servername: 'theirs' } },
    { name: 'the same thing', line: { servername: 'web-1' } },
  ])('with $name of somebody else in it: only our own line is paid', async ({ line }) => {
    const stage = await openStage({ knobs });
    const theirs = stage.sim.cloud.addLine(line);
    stage.declare(servers('web-1'));
    const applied = await stage.apply();
    expect(applied.code, `${applied.out}${applied.err}`).toBe(0);
    expect(serverNames(stage)).toEqual(['web-1']);
    expect(charges(stage)).toEqual(['-0.1300']);
    expect(lines(stage)).toEqual([theirs]);
    expect(removals(stage)).toEqual([]);
    expect(confirms(stage).map(({ params }) => params['elid'])).not.toContain(theirs);
    expect(callsOf(stage, 'cart.empty')).toEqual([]);
    expect(applied.out).not.toContain('may be left from an interrupted run');
  });
});

describe('an add that is answered with the id of a line that was there before', () => {
  const ANSWER = { kind: 'body', after: true, func: 'v2.instances.order.param', sok: true } as const;

  it('is an add without an answer: the line is not paid, ours is made anew', async () => {
    const stage = await openStage();
    stage.declare(servers('web-1'));
    const theirs = stage.sim.cloud.addLine({ servername: 'theirs' });
    stage.sim.faults.add({ ...ANSWER, body: `{"doc":{"ok":{},"lineitem.id":{"$":"${theirs}"}}}` });
    const applied = await stage.apply();
    expect(applied.code, `${applied.out}${applied.err}`).toBe(0);
    expect(serverNames(stage)).toEqual(['web-1']);
    expect(confirms(stage).map(({ params }) => params['elid'])).not.toContain(theirs);
    expect(lines(stage)).toContain(theirs);
  });

  it('does not make us delete it either, however often that is answered', async () => {
    const stage = await openStage();
    stage.declare(servers('web-1'));
    const theirs = stage.sim.cloud.addLine({ tariff: 'Cloud Prime | NL-2' });
    stage.sim.faults.add({ ...ANSWER, times: 9, body: `{"doc":{"ok":{},"lineitem.id":{"$":"${theirs}"}}}` });
    expect((await stage.apply()).code).toBe(3);
    expect(confirms(stage)).toEqual([]);
    expect(removals(stage)).toEqual([]);
    expect(lines(stage)).toContain(theirs);
  });
});

describe('a line that somebody else puts there while we buy', () => {
  it.each([
    { name: 'another thing', tariff: 'Cloud Prime | NL-2' },
    { name: 'the same thing', tariff: 'Cloud Essential | NL-2' },
  ])('is left alone: $name', async ({ tariff }) => {
    const stage = await openStage();
    stage.declare(servers('web-1'));
    let theirs = '';
    stage.sim.hook = (moment, { func, sok }) => {
      if (moment === 'committed' && sok && func === 'v2.instances.order.param' && theirs === '')
        theirs = stage.sim.cloud.addLine({ tariff });
    };
    const applied = await stage.apply();
    expect(applied.code, applied.out).toBe(0);
    expect(lines(stage)).toEqual([theirs]);
    expect(charges(stage)).toEqual(['-0.1300']);
  });
});

describe('somebody else works in the same cart', () => {
  it('takes our line out before it is paid: it is made anew, and paid once', async () => {
    const stage = await openStage();
    stage.declare(servers('web-1'));
    let taken = 0;
    stage.sim.hook = (moment, { func, sok }) => {
      if (moment !== 'committed' || !sok || func !== 'v2.instances.order.param' || taken > 0) return;
      taken += 1;
      stage.sim.cloud.lines.clear();
    };
    const applied = await stage.apply();
    expect(applied.code, applied.out).toBe(0);
    expect(adds(stage)).toHaveLength(2);
    expect(charges(stage)).toHaveLength(1);
  });

  it('takes every line out: nothing is paid, and it is told', async () => {
    const stage = await openStage();
    stage.declare(servers('web-1'));
    stage.sim.hook = (moment, { func, sok }) => {
      if (moment === 'committed' && sok && func === 'v2.instances.order.param') stage.sim.cloud.lines.clear();
    };
    const applied = await stage.apply();
    expect(applied.code, applied.out).toBe(3);
    expect(words(applied.out)).toContain('The reservation vanished before it was paid');
    expect(charges(stage)).toEqual([]);
    stage.sim.hook = undefined;
    expect((await stage.apply()).code).toBe(0);
    expect(charges(stage)).toHaveLength(1);
  });

  it('pays our line before we do: their purchase is ours, and nothing is paid twice', async () => {
    const stage = await openStage();
    stage.declare(servers('web-1'));
    let before = 0;
    stage.sim.hook = async (moment, { func, sok, params }) => {
      if (moment !== 'received' || func !== 'cartorder.create.confirm' || !sok || before > 0) return;
      before += 1;
      const body = new URLSearchParams({ ...params, auth: stage.sim.cloud.openSession().token });
      await fetch(stage.sim.url, { method: 'POST', body });
    };
    const applied = await stage.apply();
    expect(applied.code, `${applied.out}${applied.err}`).toBe(0);
    expect(serverNames(stage)).toEqual(['web-1']);
    expect(charges(stage)).toHaveLength(1);
  });

  it('takes our line out while our confirm is on its way: 7, and never another line', async () => {
    const stage = await openStage();
    stage.declare(servers('web-1'));
    stage.sim.hook = (moment, { func, sok }) => {
      if (moment === 'received' && func === 'cartorder.create.confirm' && sok) stage.sim.cloud.lines.clear();
    };
    for (let run = 0; run < 3; run += 1) expect((await stage.apply()).code).toBe(7);
    expect(adds(stage)).toHaveLength(1);
    expect(confirms(stage)).toHaveLength(1);
    expect(charges(stage)).toEqual([]);
    stage.sim.hook = undefined;
    expect((await stage.hostform('pending', 'resolve', 'servers.web-1', '--not-bought')).code).toBe(0);
    expect((await stage.apply()).code).toBe(0);
    expect(charges(stage)).toHaveLength(1);
  });
});

describe('a stray line from an add whose answer was lost', () => {
  it('is told, not paid, not deleted', async () => {
    const stage = await openStage();
    stage.declare(servers('web-1'));
    stage.sim.faults.add({ kind: 'drop-answer', func: 'v2.instances.order.param', sok: true });
    const applied = await stage.apply();
    expect(applied.code, applied.out).toBe(0);
    expect(lines(stage)).toHaveLength(1);
    const [stray = ''] = lines(stage);
    expect(words(applied.out)).toContain('An unpaid line may be left from an interrupted run');
    expect(words(applied.out)).toContain(`Line ${stray}`);
    expect(removals(stage)).toEqual([]);
    expect(charges(stage)).toHaveLength(1);
  });

  it('is not foreign for the next purchases, not even for those with a promo code', async () => {
    const stage = await openStage();
    stage.sim.cloud.addPromo({ code: 'WELCOME10', percent: 10 });
    stage.declare(servers('web-1'));
    stage.sim.faults.add({ kind: 'drop-answer', func: 'v2.instances.order.param', sok: true });
    expect((await stage.apply()).code).toBe(0);
    const strays = lines(stage);
    stage.declare(servers('web-1', { name: 'web-2', promo_code: 'WELCOME10' }));
    const applied = await stage.apply();
    expect(applied.code, applied.out).toBe(0);
    expect(charges(stage)).toEqual(['-0.1300', '-0.1170']);
    expect(lines(stage)).toEqual(strays);
  });

  it('excuses one line only: a second one like it is foreign', async () => {
    const stage = await openStage();
    stage.sim.cloud.addPromo({ code: 'WELCOME10', percent: 10 });
    stage.declare(servers('web-1'));
    stage.sim.faults.add({ kind: 'drop-answer', func: 'v2.instances.order.param', sok: true });
    expect((await stage.apply()).code).toBe(0);
    stage.sim.cloud.addLine();
    stage.declare(servers('web-1', { name: 'web-2', promo_code: 'WELCOME10' }));
    const applied = await stage.apply();
    expect(applied.code, applied.out).toBe(4);
    expect(words(applied.out)).toContain('The cart holds something that is not ours');
    expect(charges(stage)).toHaveLength(1);
    expect(lines(stage)).toHaveLength(2);
  });

  it('does not excuse a line that was there before', async () => {
    const stage = await openStage();
    stage.sim.cloud.addPromo({ code: 'WELCOME10', percent: 10 });
    const theirs = stage.sim.cloud.addLine();
    stage.declare(servers({ name: 'web-1', promo_code: 'WELCOME10' }));
    stage.sim.faults.add({ kind: 'drop-request', func: 'v2.instances.order.param', sok: true });
    const applied = await stage.apply();
    expect(applied.code, applied.out).toBe(4);
    expect(lines(stage)).toEqual([theirs]);
  });
});

describe('our own line, when it is taken back', () => {
  it.each(['drop-request', 'drop-answer', 'page', 'truncated'] as const)(
    'is gone in the end although the answer is lost (%s)',
    async (kind) => {
      const stage = await openStage();
      stage.sim.cloud.addPromo({ code: 'WELCOME10', percent: 10 });
      const theirs = stage.sim.cloud.addLine();
      stage.declare(servers({ name: 'web-1', promo_code: 'WELCOME10' }));
      stage.sim.faults.add({ kind, func: 'cart', sok: true });
      const codes = [(await stage.apply()).code, (await stage.apply()).code];
      expect(codes.at(-1)).toBe(4);
      expect(lines(stage)).toEqual([theirs]);
      expect(charges(stage)).toEqual([]);
    },
  );

  it.each(['drop-request', 'drop-answer'] as const)(
    'after a payment that was refused, leaves no doubt about that payment (%s)',
    async (kind) => {
      const stage = await openStage();
      stage.declare(servers('web-1'));
      stage.sim.faults.add({ kind: 'error', type: 'value', func: 'cartorder.create.confirm', sok: true });
      stage.sim.faults.add({ kind, func: 'cart', sok: true });
      expect((await stage.apply()).code).toBe(3);
      const applied = await stage.apply();
      expect(applied.code, `${applied.out}${applied.err}`).toBe(0);
      expect(charges(stage)).toHaveLength(1);
      expect(serverNames(stage)).toEqual(['web-1']);
      expect(lines(stage)).toEqual([]);
    },
  );

  it('is not taken for gone on the word "missed" alone', async () => {
    const stage = await openStage();
    stage.declare(servers('web-1'));
    stage.sim.knobs.cartPriceFactor = 1.5;
    stage.sim.faults.add({ kind: 'error', type: 'missed', func: 'cart', sok: true });
    expect((await stage.apply()).code).toBe(3);
    expect((await stage.apply()).code).toBe(4);
    expect(lines(stage)).toEqual([]);
    expect(charges(stage)).toEqual([]);
  });
});

describe('adds whose answers are all lost', () => {
  it('end with nothing paid, and the next run buys once', async () => {
    const stage = await openStage();
    stage.declare(servers('web-1'));
    stage.sim.faults.add({ kind: 'drop-answer', func: 'v2.instances.order.param', sok: true, times: 99 });
    const applied = await stage.apply();
    expect(applied.code, applied.out).toBe(3);
    expect(confirms(stage)).toEqual([]);
    expect(adds(stage).length).toBeLessThanOrEqual(4);
    const strays = lines(stage).length;
    stage.sim.faults.clear();
    expect((await stage.apply()).code).toBe(0);
    expect(charges(stage)).toHaveLength(1);
    expect(lines(stage)).toHaveLength(strays);
  });
});
