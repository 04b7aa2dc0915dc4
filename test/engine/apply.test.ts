import { describe, expect, it } from 'vitest';
import { HostformError } from '../../src/model/errors.ts';
import type { ResourceKind } from '../../src/model/kind.ts';
import type { Action, Step } from '../../src/model/plan.ts';
import { failed } from './support/desk.ts';
import { kindOf } from './support/fake-vendor.ts';
import { createOf, makingKind } from './support/making.ts';
import { actionOf } from './support/samples.ts';
import { later, openStage } from './support/stage.ts';
import { makeTimeline, type Timeline } from './support/timeline.ts';

const SET: Step = { name: 'set power', effect: 'call' };

/** A kind whose calls take a minute and do what they say. */
function busyKind(timeline: Timeline, over: Partial<ResourceKind> = {}): ResourceKind {
  return kindOf('servers', { over: { call: () => later(timeline, 60_000, () => {}), ...over } });
}

const updateOf = (key: string, over: Partial<Action> = {}): Action =>
  actionOf(`servers.${key}`, { verb: 'update', id: `id-${key}`, outputs: {}, steps: [SET], ...over });

describe('the order of actions', () => {
  it('is side by side where nothing forbids it, as many at once as allowed', async () => {
    const timeline = makeTimeline();
    const stage = openStage({ timeline, kinds: [busyKind(timeline)], parallelism: 2 });
    await stage.apply(updateOf('a'), updateOf('b'), updateOf('c'));
    expect(stage.told().slice(0, 4)).toEqual([
      'start servers.a',
      'start servers.b',
      'end servers.a done',
      'start servers.c',
    ]);
    expect(timeline.now()).toBe(120_000);
  });

  it('is one after another where one waits for another', async () => {
    const timeline = makeTimeline();
    const stage = openStage({ timeline, kinds: [busyKind(timeline)] });
    await stage.apply(updateOf('a'), updateOf('b', { waitsFor: ['servers.a'] }));
    expect(stage.told()).toEqual(['start servers.a', 'end servers.a done', 'start servers.b', 'end servers.b done']);
  });

  it('does not wait for what is not in the plan any more', async () => {
    const timeline = makeTimeline();
    const stage = openStage({ timeline, kinds: [busyKind(timeline)] });
    const accounting = await stage.apply(updateOf('b'));
    expect(accounting.done).toEqual([{ address: 'servers.b', verb: 'update', id: 'id-b' }]);
  });
});

describe('a failure', () => {
  const failing = (timeline: Timeline, ...keys: string[]): ResourceKind =>
    busyKind(timeline, {
      call: ({ address }) =>
        later(timeline, 1_000, () => {
          if (keys.some((key) => address === `servers.${key}`)) throw failed('refused', 'value');
        }),
      progress: () => ({ state: 'waiting', status: 'off' }),
    });

  it('skips what hangs on it, with the cause, and nothing else', async () => {
    const timeline = makeTimeline();
    const stage = openStage({ timeline, kinds: [failing(timeline, 'a')] });
    const accounting = await stage.apply(
      updateOf('a'),
      updateOf('b', { waitsFor: ['servers.a'] }),
      updateOf('c', { waitsFor: ['servers.b'] }),
      updateOf('d'),
    );
    expect(accounting.failed).toMatchObject([{ address: 'servers.a', problem: { code: 'VENDOR_ERROR' } }]);
    expect(accounting.skipped).toEqual([
      { address: 'servers.b', verb: 'update', because: ['servers.a'] },
      { address: 'servers.c', verb: 'update', because: ['servers.b'] },
    ]);
    expect(accounting.done.map(({ address }) => address)).toEqual(['servers.d']);
  });

  it('names all of several causes', async () => {
    const timeline = makeTimeline();
    const stage = openStage({ timeline, kinds: [failing(timeline, 'a', 'b')] });
    const { skipped } = await stage.apply(
      updateOf('a'),
      updateOf('b'),
      updateOf('c', { waitsFor: ['servers.a', 'servers.b'] }),
    );
    expect(skipped[0]?.because).toEqual(['servers.a', 'servers.b']);
  });

  it('of a refused action skips its dependants too, and nothing is called for it', async () => {
    const timeline = makeTimeline();
    const stage = openStage({ timeline, kinds: [busyKind(timeline)] });
    const accounting = await stage.apply(
      updateOf('a', { refusals: [{ code: 'PROTECTED', summary: 'Protected' }] }),
      updateOf('b', { waitsFor: ['servers.a'] }),
    );
    expect(accounting.refused).toMatchObject([{ address: 'servers.a', problem: { code: 'PROTECTED' } }]);
    expect(accounting.skipped).toMatchObject([{ address: 'servers.b' }]);
    expect(timeline.now()).toBe(0);
  });

  it('leaves alone what has nothing to do anyway', async () => {
    const timeline = makeTimeline();
    const stage = openStage({ timeline, kinds: [failing(timeline, 'a')] });
    const accounting = await stage.apply(updateOf('a'), updateOf('b', { verb: 'no-op', steps: [] }));
    expect(accounting.skipped).toEqual([]);
    expect(stage.told()).toEqual(['start servers.a', 'end servers.a failed']);
  });

  it('that is a bug of ours ends the run, once what is under way has ended', async () => {
    const timeline = makeTimeline();
    const broken = busyKind(timeline, {
      call: ({ address }) =>
        later(timeline, address === 'servers.a' ? 1_000 : 60_000, () => {
          if (address === 'servers.a') throw new RangeError('two currencies');
        }),
    });
    const stage = openStage({ timeline, kinds: [broken], parallelism: 2 });
    await expect(stage.apply(updateOf('a'), updateOf('b'), updateOf('c'))).rejects.toMatchObject({ code: 'INTERNAL' });
    expect(stage.told()).toEqual(['start servers.a', 'start servers.b', 'end servers.a failed', 'end servers.b done']);
  });
});

describe('an interrupt', () => {
  it('starts nothing new, lets what runs end, and says what was not started', async () => {
    const timeline = makeTimeline();
    const stage = openStage({ timeline, kinds: [busyKind(timeline)], parallelism: 1 });
    timeline.after(1_000, () => stage.stop.abort());
    const accounting = await stage.apply(updateOf('a'), updateOf('b'), updateOf('c', { verb: 'no-op', steps: [] }));
    expect(accounting).toMatchObject({
      interrupted: true,
      done: [{ address: 'servers.a' }],
      notStarted: [{ address: 'servers.b', verb: 'update' }],
    });
  });

  it('in a delivery leaves it delivering', async () => {
    const timeline = makeTimeline();
    const slow = makingKind(timeline, { progress: () => ({ state: 'waiting', status: 'being set up' }) });
    const stage = openStage({ timeline, kinds: [slow] });
    timeline.after(120_000, () => stage.stop.abort());
    const accounting = await stage.apply(createOf('a'));
    expect(accounting.delivering).toEqual([{ address: 'servers.a', verb: 'create', id: 'id-a' }]);
  });

  it('does not begin a purchase that still waits for its turn in the account', async () => {
    const timeline = makeTimeline();
    const plain = makingKind(timeline);
    const sent: string[] = [];
    const slow = makingKind(timeline, {
      oneShot: {
        survey: async () => ({ things: [], reservations: [], facts: {} }),
        seek: async (...asked) => plain.oneShot?.seek(...asked) ?? { kind: 'unpaid' },
        send: (want) =>
          later(timeline, 60_000, () => void sent.push(want.address)).then(() => plain.oneShot?.send(want) ?? {}),
      },
      list: (scope) => plain.list(scope),
    });
    const stage = openStage({ timeline, kinds: [slow], parallelism: 2 });
    timeline.after(1_000, () => stage.stop.abort());
    const accounting = await stage.apply(createOf('a'), createOf('b'));
    expect(accounting.notStarted).toEqual([{ address: 'servers.b', verb: 'create' }]);
    expect(accounting.failed).toEqual([]);
    expect(sent).toEqual(['servers.a']);
  });

  it('while a payment is unanswered leaves its outcome unknown', async () => {
    const timeline = makeTimeline();
    const silent = makingKind(timeline, {
      oneShot: {
        survey: async () => ({ things: [], reservations: [], facts: {} }),
        send: () =>
          later(timeline, 60_000, () => {
            throw failed('unclear');
          }),
        seek: async () => ({ kind: 'unpaid' }),
      },
    });
    const stage = openStage({ timeline, kinds: [silent] });
    timeline.after(1_000, () => stage.stop.abort());
    const accounting = await stage.apply(createOf('a'));
    expect(accounting.unknown).toMatchObject([{ address: 'servers.a', problem: { code: 'OUTCOME_UNKNOWN' } }]);
  });
});

describe('a state that is not ours any more', () => {
  it('stops every action before its first call', async () => {
    const timeline = makeTimeline();
    const called: string[] = [];
    const kind = busyKind(timeline, { call: async ({ address }) => void called.push(address) });
    const stage = openStage({
      timeline,
      kinds: [kind],
      beforeCommit: () => {
        throw new HostformError('STATE_FENCED', 'Another run holds the state');
      },
    });
    const { failed: ended } = await stage.apply(updateOf('a'), updateOf('b'));
    expect(ended.map(({ problem }) => problem.code)).toEqual(['STATE_FENCED', 'STATE_FENCED']);
    expect(called).toEqual([]);
  });
});
