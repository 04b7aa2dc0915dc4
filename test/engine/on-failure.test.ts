import { describe, expect, it } from 'vitest';
import { type OnFailure, spends } from '../../src/engine/on-failure.ts';
import type { Accounting } from '../../src/model/event.ts';
import type { Action, Resume, Step } from '../../src/model/plan.ts';
import { failed } from './support/desk.ts';
import { createOf, makingKind, SEND, WAIT } from './support/making.ts';
import { actionOf, intentOf, quoteOf } from './support/samples.ts';
import { later, openStage } from './support/stage.ts';
import { makeTimeline, type Timeline } from './support/timeline.ts';

const SET: Step = { name: 'set power', effect: 'call' };
const PAID = { quote: quoteOf('1.00') };

const freeOf = (key: string, over: Partial<Action> = {}): Action =>
  actionOf(`servers.${key}`, { verb: 'update', id: `id-${key}`, outputs: {}, steps: [SET], ...over });
const bought = (key: string, over: Partial<Action> = {}): Action => createOf(key, { ...PAID, ...over });

/** Calls and purchases that take a while; what is called `bad` is refused by the vendor. */
function openShop(onFailure: OnFailure, { parallelism = 10, sent = [] as string[] } = {}) {
  const timeline: Timeline = makeTimeline();
  const refuse = (name: string): void => {
    if (name.includes('bad')) throw failed('refused', 'value');
  };
  const plain = makingKind(timeline);
  const kind = makingKind(timeline, {
    call: ({ address }) => later(timeline, 1_000, () => refuse(address)),
    oneShot: {
      survey: async () => ({ things: [], reservations: [], facts: {} }),
      seek: async (...asked) => plain.oneShot?.seek(...asked) ?? { kind: 'unpaid' },
      send: (want) =>
        later(timeline, 1_000, () => {
          sent.push(want.address);
          refuse(want.address);
        }).then(() => plain.oneShot?.send(want) ?? {}),
    },
    list: (scope) => plain.list(scope),
  });
  return openStage({ timeline, kinds: [kind], parallelism, onFailure });
}

const endings = ({ done, failed: broken, skipped, notStarted }: Accounting) => ({
  done: done.map(({ address }) => address),
  failed: broken.map(({ address }) => address),
  skipped: skipped.map(({ address, because }) => `${address} because of ${because.join(', ')}`),
  notStarted: notStarted.map(({ address }) => address),
});

describe('after a failure', () => {
  it('what does not hang on it goes on, when nothing else was asked for', async () => {
    const stage = openShop('finish');
    const all = await stage.apply(bought('bad'), bought('b'), freeOf('c'));
    expect(endings(all)).toEqual({
      done: ['servers.b', 'servers.c'],
      failed: ['servers.bad'],
      skipped: [],
      notStarted: [],
    });
  });

  it('"stop" starts nothing more, and lets what runs end', async () => {
    const stage = openShop('stop', { parallelism: 2 });
    const all = await stage.apply(freeOf('bad'), freeOf('b'), freeOf('c'), bought('d'));
    expect(endings(all)).toEqual({
      done: ['servers.b'],
      failed: ['servers.bad'],
      skipped: ['servers.c because of servers.bad', 'servers.d because of servers.bad'],
      notStarted: [],
    });
    expect(stage.told()).not.toContain('start servers.c');
    expect(all.interrupted).toBe(false);
  });

  it('"stop" counts what was refused, too', async () => {
    const stage = openShop('stop');
    const refusals = [{ code: 'PROTECTED' as const, summary: 'Protected' }];
    const all = await stage.apply(freeOf('a', { refusals }), freeOf('b', { waitsFor: [] }));
    expect(all.refused).toMatchObject([{ address: 'servers.a' }]);
    expect(endings(all).skipped).toEqual(['servers.b because of servers.a']);
  });

  it('"stop" says nothing of what had nothing to do anyway', async () => {
    const stage = openShop('stop');
    const all = await stage.apply(
      freeOf('bad'),
      freeOf('b', { verb: 'no-op', steps: [], waitsFor: ['servers.c'] }),
      freeOf('c'),
    );
    expect(endings(all).skipped).toEqual([]);
  });

  it('"stop-spending" buys nothing more and does the free work', async () => {
    const stage = openShop('stop-spending', { parallelism: 1 });
    const all = await stage.apply(freeOf('bad'), bought('b'), freeOf('c'), freeOf('d', { waitsFor: ['servers.b'] }));
    expect(endings(all)).toEqual({
      done: ['servers.c'],
      failed: ['servers.bad'],
      skipped: ['servers.b because of servers.bad', 'servers.d because of servers.b'],
      notStarted: [],
    });
  });

  it.each(['stop', 'stop-spending'] as const)(
    '%s holds back purchases that stood in the queue of the account, and nothing is sent for them',
    async (mode) => {
      const sent: string[] = [];
      const stage = openShop(mode, { sent });
      const all = await stage.apply(bought('bad'), bought('b'), bought('c'));
      expect(endings(all)).toMatchObject({
        done: [],
        failed: ['servers.bad'],
        skipped: ['servers.b because of servers.bad', 'servers.c because of servers.bad'],
      });
      expect(sent).toEqual(['servers.bad']);
      expect(stage.memory.state().pending).toEqual([]);
      expect(stage.told()).toContain('end servers.b skipped');
    },
  );

  it('"stop" buys the new half of a replacement whose old half is gone', async () => {
    const sent: string[] = [];
    const stage = openShop('stop', { sent });
    const replace = bought('b', { verb: 'replace', id: 'id-old', steps: [SET, SEND, WAIT] });
    const all = await stage.apply(bought('bad'), replace);
    expect(endings(all)).toMatchObject({ done: ['servers.b'], failed: ['servers.bad'] });
  });

  it('a delivery that takes longer is none: what is left goes on', async () => {
    const timeline = makeTimeline();
    const slow = makingKind(timeline, {
      progress: (_step, live) => (live?.id === 'id-a' ? { state: 'waiting', status: 'in setup' } : { state: 'done' }),
    });
    const stage = openStage({ timeline, kinds: [slow], parallelism: 1, onFailure: 'stop' });
    const all = await stage.apply(bought('a'), bought('b'));
    expect(all.delivering).toMatchObject([{ address: 'servers.a' }]);
    expect(endings(all).done).toEqual(['servers.b']);
  });
});

describe('spending', () => {
  const intent = intentOf('servers.a');
  const open = (phase: string): Resume => ({ from: 'intent', intent: intent.id, phase, observeOnly: false });
  it.each<[string, Action, boolean]>([
    ['a purchase with a price', bought('a'), true],
    ['a purchase whose price nobody gave', createOf('a'), true],
    ['a purchase that is free', createOf('a', { quote: quoteOf('0.00') }), false],
    [
      'a purchase that is free today, and charged from tomorrow on',
      createOf('a', { quote: quoteOf('0.00', { recurring: { amount: quoteOf('0.10').charge, period: 'P1D' } }) }),
      true,
    ],
    ['a change without a purchase', freeOf('a'), false],
    ['going on with an open payment', bought('a', { resume: open('paying') }), true],
    ['waiting for what is paid', bought('a', { resume: open('paid') }), false],
    ['waiting for a delivery', createOf('a', { steps: [WAIT], resume: { from: 'delivery' } }), false],
  ])('%s', (_, action, expected) => {
    expect(spends(action)).toBe(expected);
  });
});
