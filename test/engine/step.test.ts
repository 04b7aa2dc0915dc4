import { describe, expect, it } from 'vitest';
import { callStep, type StepContext, waitStep } from '../../src/engine/step.ts';
import { makeWatch } from '../../src/engine/watch.ts';
import { HostformError } from '../../src/model/errors.ts';
import type { Progress, ResourceKind, StepRun } from '../../src/model/kind.ts';
import type { StateChange } from '../../src/model/state.ts';
import { failed, PACE, unreadable } from './support/desk.ts';
import { kindOf } from './support/fake-vendor.ts';
import { liveOf } from './support/samples.ts';
import { makeTimeline, virtualClock } from './support/timeline.ts';

const RUN: StepRun = {
  step: { name: 'stop', effect: 'call' },
  address: 'servers.a',
  id: 'id-a',
  spec: {},
  order: {},
  secrets: {},
};
const WAITING: Progress = { state: 'waiting', status: 'running' };
const DONE: Progress = { state: 'done' };

interface Script {
  readonly calls?: readonly (Error | 'ok')[];
  readonly progress?: readonly Progress[];
  readonly over?: Partial<ResourceKind>;
}

/** One after the other; the last again and again. */
function next<T>(list: readonly T[], at: { count: number }): T {
  const given = list[Math.min(at.count, list.length - 1)] as T;
  at.count += 1;
  return given;
}

function open({ calls = ['ok'], progress = [DONE], over = {} }: Script) {
  const timeline = makeTimeline();
  const clock = virtualClock(timeline);
  const stop = new AbortController();
  const called = { count: 0 };
  const looked = { count: 0 };
  const committed: string[] = [];
  const said: string[] = [];
  const kind = kindOf('servers', {
    things: [liveOf('a')],
    over: {
      async call() {
        const answer = next(calls, called);
        if (answer !== 'ok') throw answer;
      },
      progress: () => next(progress, looked),
      ...over,
    },
  });
  const context: StepContext = {
    kind,
    watch: makeWatch(kind, { clock, intervalMs: PACE.pollIntervalMs, stop: stop.signal }),
    clock,
    pace: PACE,
    stop: stop.signal,
    onProgress: (status) => void said.push(status),
    commit: async (...changes: readonly StateChange[]) =>
      void committed.push(
        ...changes.map((change) => (change.do === 'call' ? `${change.step} ${change.result}` : change.do)),
      ),
  };
  return { timeline, stop, called, looked, committed, said, context };
}

describe('a call', () => {
  const call = (script: Script) => {
    const at = open(script);
    const ended = at.timeline.drive(callStep(at.context, RUN), 86_400_000).then(
      () => 'done',
      (error: unknown) => (error instanceof HostformError ? error.message : String(error)),
    );
    return ended.then((how) => ({ how, ...at }));
  };

  it('is written down before it is sent and after it was answered', async () => {
    const { committed } = await call({});
    expect(committed).toEqual(['stop begun', 'stop done']);
  });

  it('whose answer was lost is looked for, and not sent again when it has happened', async () => {
    const { how, called, committed } = await call({ calls: [failed('unclear')], progress: [DONE] });
    expect([how, called.count, committed.at(-1)]).toEqual(['done', 1, 'stop done']);
  });

  it('whose answer was lost is sent again when it is seen not to have happened, three times at most', async () => {
    const { how, called, committed } = await call({ calls: [failed('unclear')], progress: [WAITING] });
    expect([how, called.count, committed.at(-1)]).toEqual(['It was unclear', 3, 'stop failed']);
  });

  it.each([
    { effect: 'not-sent', code: undefined, calls: 3 },
    { effect: 'refused', code: 'auth', calls: 3 },
    { effect: 'refused', code: 'value', calls: 1 },
  ] as const)('that was $effect ($code) is sent $calls times', async ({ effect, code, calls }) => {
    expect((await call({ calls: [failed(effect, code)], progress: [WAITING] })).called.count).toBe(calls);
  });

  it('that was refused because it has been done already is done', async () => {
    expect((await call({ calls: [failed('refused', 'missed')], progress: [DONE] })).how).toBe('done');
  });

  it('is not sent again after an interrupt', async () => {
    const at = open({ calls: [failed('unclear')], progress: [WAITING] });
    at.stop.abort();
    await expect(at.timeline.drive(callStep(at.context, RUN), 86_400_000)).rejects.toThrow('It was unclear');
    expect(at.called.count).toBe(1);
  });

  it('that fails for a reason of our own is not repeated', async () => {
    const { how, called } = await call({ calls: [new HostformError('USAGE', 'No such step')] });
    expect([how, called.count]).toEqual(['No such step', 1]);
  });

  it('of a deletion is not believed when a listing alone says that it is gone', async () => {
    const { called, how } = await call({
      calls: [failed('unclear'), 'ok'],
      progress: [DONE],
      over: { list: async () => [], read: async () => liveOf('a'), progress: (_step, live) => (live ? WAITING : DONE) },
    });
    expect([called.count, how]).toEqual([2, 'done']);
  });
});

describe('a wait', () => {
  const wait = (script: Script, before: (at: ReturnType<typeof open>) => void = () => {}) => {
    const at = open(script);
    before(at);
    const step = { name: 'wait until gone', effect: 'wait' } as const;
    return at.timeline
      .drive(waitStep(at.context, step, { id: 'id-a', spec: {} }), 86_400_000)
      .then((ended) => ({ ended, ...at }));
  };

  it('ends when the goal is reached, with the thing as it was listed', async () => {
    const { ended, said } = await wait({ progress: [WAITING, DONE] });
    expect(ended).toEqual({ result: 'done', live: liveOf('a') });
    expect(said).toEqual(['running']);
  });

  it('is over after delivery_timeout, and says what it saw last', async () => {
    const { ended, timeline } = await wait({ progress: [WAITING] });
    expect(ended).toEqual({ result: 'overdue', status: 'running' });
    expect(timeline.now()).toBe(PACE.deliveryTimeoutMs);
  });

  it('ends with what the vendor says has failed', async () => {
    await expect(wait({ progress: [{ state: 'failed', because: 'no capacity' }] })).rejects.toMatchObject({
      details: { detail: 'no capacity' },
    });
  });

  it('looks over listings that fail, until the timeout', async () => {
    const { ended } = await wait({ over: { list: () => Promise.reject(unreadable) } });
    expect(ended).toMatchObject({ result: 'overdue', status: expect.stringContaining('can not be read right now') });
  });

  it('does not look over a login that is broken', async () => {
    const broken = new HostformError('CREDENTIALS', 'The login is refused');
    await expect(wait({ over: { list: () => Promise.reject(broken) } })).rejects.toBe(broken);
  });

  it('ends at once when an interrupt comes', async () => {
    const interrupted = wait({ progress: [WAITING] }, ({ timeline, stop }) =>
      timeline.after(15_000, () => stop.abort()),
    );
    await expect(interrupted).rejects.toMatchObject({ code: 'INTERRUPTED' });
  });

  it('for the end of a thing asks by its id before it believes a listing', async () => {
    let exists = true;
    const { ended, timeline } = await wait(
      {
        over: {
          list: async () => [],
          read: async () => (exists ? liveOf('a') : undefined),
          progress: (_step, live) => (live ? WAITING : DONE),
        },
      },
      (at) => at.timeline.after(25_000, () => void (exists = false)),
    );
    expect(ended).toEqual({ result: 'done', live: undefined });
    expect(timeline.now()).toBe(30_000);
  });
});

describe('waits of one kind', () => {
  it('share a listing per interval', async () => {
    const timeline = makeTimeline();
    const clock = virtualClock(timeline);
    let listings = 0;
    const kind = kindOf('servers', {
      over: {
        list: async () => {
          listings += 1;
          return [liveOf('a')];
        },
      },
    });
    const watch = makeWatch(kind, { clock, intervalMs: 10_000, stop: new AbortController().signal });
    const all = Promise.all(Array.from({ length: 20 }, () => watch.next()));
    await timeline.drive(all, 60_000);
    await timeline.drive(watch.next(), 60_000);
    expect(listings).toBeLessThanOrEqual(3);
    expect(timeline.now()).toBeGreaterThanOrEqual(10_000);
  });

  it('each hear of a listing that failed, and the next one is tried', async () => {
    const timeline = makeTimeline();
    let fails = true;
    const kind = kindOf('servers', { over: { list: async () => (fails ? Promise.reject(unreadable) : []) } });
    const watch = makeWatch(kind, {
      clock: virtualClock(timeline),
      intervalMs: 10,
      stop: new AbortController().signal,
    });
    await expect(timeline.drive(watch.next(), 1_000)).rejects.toBe(unreadable);
    fails = false;
    await expect(timeline.drive(watch.next(), 1_000)).resolves.toMatchObject({ all: [] });
  });

  it('name the ids and keys that they are about', async () => {
    const timeline = makeTimeline();
    const asked: unknown[] = [];
    const kind = kindOf('servers', { over: { list: async (wanted) => (asked.push(wanted), []) } });
    const watch = makeWatch(kind, {
      clock: virtualClock(timeline),
      intervalMs: 10,
      stop: new AbortController().signal,
    });
    watch.want({ id: 'b' });
    watch.want({ id: 'a' });
    watch.want({ key: 'k' });
    await timeline.drive(watch.next(), 1_000);
    expect(asked).toEqual([{ keys: ['k'], ids: ['a', 'b'] }]);
  });
});
