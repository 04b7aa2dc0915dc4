import { describe, expect, it } from 'vitest';
import { HostformError } from '../../src/model/errors.ts';
import type { Attributes } from '../../src/model/json.ts';
import type { ResourceKind } from '../../src/model/kind.ts';
import { formatMoney } from '../../src/model/money.ts';
import type { Action, Step } from '../../src/model/plan.ts';
import type { OneShot } from '../../src/model/purchase.ts';
import type { Address } from '../../src/model/resource.ts';
import { failed } from './support/desk.ts';
import { BUYING, DELETING, kindOf, policies } from './support/fake-vendor.ts';
import { actionOf, EUR, intentOf, liveOf, quoteOf, recordOf } from './support/samples.ts';
import { later, openStage, shelf } from './support/stage.ts';
import { makeTimeline, type Timeline } from './support/timeline.ts';

const SET: Step = { name: 'set power', effect: 'call' };
const WAIT: Step = { name: 'wait until active', effect: 'wait' };
const SEND: Step = { name: 'create', effect: 'send' };

/** A kind whose calls take a minute and do what they say. */
function busyKind(timeline: Timeline, over: Partial<ResourceKind> = {}): ResourceKind {
  return kindOf('servers', { over: { call: () => later(timeline, 60_000, () => {}), ...over } });
}

const updateOf = (key: string, over: Partial<Action> = {}): Action =>
  actionOf(`servers.${key}`, { verb: 'update', id: `id-${key}`, outputs: {}, steps: [SET], ...over });

const nameIn = ({ name }: Attributes): string => (typeof name === 'string' ? name : '');

/** A kind that is created in one call, listed at once under the name that was asked for. */
function makingKind(timeline: Timeline, over: Partial<ResourceKind> = {}): ResourceKind {
  const things = shelf();
  const oneShot: OneShot = {
    survey: async () => ({ things: [], reservations: [], facts: {} }),
    send: ({ spec }) => later(timeline, 1_000, () => (things.put(liveOf(nameIn(spec))), {})),
    seek: async ({ spec }) => ({ kind: 'bought', id: `id-${nameIn(spec)}` }),
  };
  return kindOf('servers', { over: { oneShot, list: async () => things.all(), ...over } });
}

const createOf = (key: string, over: Partial<Action> = {}): Action =>
  actionOf(`servers.${key}`, { steps: [SEND, WAIT], ...over });

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

describe('what is created', () => {
  it('is recorded as delivering when it is bought, and as ready with its outputs when it is there', async () => {
    const timeline = makeTimeline();
    const stage = openStage({ timeline, kinds: [makingKind(timeline)] });
    const accounting = await stage.apply(
      createOf('a', { dependsOn: ['images.base'], protect: true, quote: quoteOf('0.50') }),
    );
    const records = stage.memory.committed.flatMap((change) => (change.do === 'record' ? [change.resource] : []));
    expect(records.map(({ phase }) => phase)).toEqual(['delivering', 'ready']);
    expect(records[1]).toMatchObject({
      id: 'id-a',
      outputs: { id: 'id-a' },
      dependsOn: ['images.base'],
      protected: true,
    });
    expect(accounting).toMatchObject({ done: [{ address: 'servers.a', id: 'id-a' }], spent: [EUR('0.50')] });
  });

  it('gives its outputs to whoever waits for them', async () => {
    const timeline = makeTimeline();
    const stage = openStage({ timeline, kinds: [makingKind(timeline)] });
    const user = createOf('b', {
      after: { name: 'b', disk: '${servers.a.id}' },
      changes: [{ field: 'disk', unknown: true }],
      references: [{ path: ['disk'], parts: [{ address: 'servers.a', output: 'id' }] }],
      waitsFor: ['servers.a'],
    });
    await stage.apply(createOf('a'), user);
    expect(stage.memory.state().resources.find(({ address }) => address === 'servers.b')?.spec).toEqual({
      name: 'b',
      disk: 'id-a',
    });
  });

  it('takes longer than delivery_timeout: that is no failure, and its new id is told', async () => {
    const timeline = makeTimeline();
    const slow = makingKind(timeline, {
      progress: (step) => (step.effect === 'call' ? { state: 'done' } : { state: 'waiting', status: 'being set up' }),
    });
    const replace = createOf('a', {
      verb: 'replace',
      id: 'id-old',
      steps: [{ name: 'delete', effect: 'call' }, SEND, WAIT],
    });
    const stage = openStage({
      timeline,
      kinds: [slow],
      start: { resources: [recordOf('servers.a', { id: 'id-old' })] },
    });
    const { delivering } = await stage.apply(replace);
    expect(delivering).toEqual([{ address: 'servers.a', verb: 'replace', id: 'id-a' }]);
    expect(timeline.now()).toBeGreaterThanOrEqual(1_800_000);
  });

  it('is recorded as it was bought, whatever the manifest says by now', async () => {
    const timeline = makeTimeline();
    const bought = recordOf('servers.a', { phase: 'delivering', spec: { name: 'a', disk: 'old' } });
    const stage = openStage({
      timeline,
      kinds: [kindOf('servers', { things: [liveOf('a')] })],
      start: { resources: [bought] },
    });
    await stage.apply(
      createOf('a', { id: 'id-a', after: { name: 'a', disk: 'new' }, steps: [WAIT], resume: { from: 'delivery' } }),
    );
    expect(stage.memory.state().resources[0]).toMatchObject({ phase: 'ready', spec: { name: 'a', disk: 'old' } });
  });

  it('from an open purchase is recorded as that purchase ordered it', async () => {
    const timeline = makeTimeline();
    const open = intentOf('servers.a', { style: 'one-shot', phase: 'paid', spec: { name: 'a', note: 'old' } });
    const stage = openStage({
      timeline,
      kinds: [makingKind(timeline, { list: async () => [liveOf('a')] })],
      start: { pending: [open] },
    });
    const resume = { from: 'intent', intent: open.id, phase: 'paid', observeOnly: false } as const;
    await stage.apply(createOf('a', { after: { name: 'a', note: 'new' }, resume }));
    expect(stage.memory.state().resources[0]?.spec).toEqual({ name: 'a', note: 'old' });
  });

  it('is not begun when the purchase that it goes on with is not open any more', async () => {
    const timeline = makeTimeline();
    const stage = openStage({ timeline, kinds: [makingKind(timeline)] });
    const resume = { from: 'intent', intent: 'gone', phase: 'paying', observeOnly: false } as const;
    const accounting = await stage.apply(createOf('a', { resume }));
    expect(accounting.failed).toMatchObject([{ problem: { code: 'PLAN_STALE' } }]);
    expect(stage.memory.committed).toEqual([]);
  });

  it('is bought once for each purchase of an action that names several', async () => {
    const timeline = makeTimeline();
    const paid: string[] = [];
    const twice = policies([liveOf('p')], {
      sale: {
        survey: async () => ({ things: [], reservations: [], facts: {} }),
        reserve: async () => `order-${paid.length + 1}`,
        inspect: async (id) => ({
          state: 'open',
          own: { id, text: id, charge: EUR('2.00'), facts: {} },
          others: [],
          mismatches: [],
        }),
        pay: async (id) => (paid.push(id), {}),
        seek: async () => ({ kind: 'bought', id: 'id-p' }),
        resembles: () => false,
      },
    });
    const stage = openStage({ timeline, kinds: [twice] });
    const accounting = await stage.apply(
      actionOf('policies.p', {
        verb: 'update',
        id: 'id-p',
        steps: [...BUYING, ...BUYING],
        quote: quoteOf('4.00', { count: 2 }),
      }),
    );
    expect(paid).toEqual(['order-1', 'order-2']);
    expect(accounting.spent.map(formatMoney)).toEqual(['4.00 EUR']);
  });
});

describe('what goes', () => {
  it('is deleted, waited for and dropped', async () => {
    const timeline = makeTimeline();
    const things = shelf(liveOf('a'));
    const kind = kindOf('servers', {
      over: {
        list: async () => things.all(),
        call: ({ id }) => later(timeline, 1_000, () => things.remove(id ?? '')),
        read: async (id) => things.all().find((thing) => thing.id === id),
        progress: (_step, live) => (live ? { state: 'waiting', status: 'going' } : { state: 'done' }),
      },
    });
    const stage = openStage({ timeline, kinds: [kind], start: { resources: [recordOf('servers.a')] } });
    const accounting = await stage.apply(actionOf('servers.a', { verb: 'delete', id: 'id-a', steps: DELETING }));
    expect(accounting.done).toEqual([{ address: 'servers.a', verb: 'delete', id: 'id-a' }]);
    expect(stage.memory.state().resources).toEqual([]);
  });

  it('is only forgotten without a call', async () => {
    const stage = openStage({ kinds: [kindOf('servers')], start: { resources: [recordOf('servers.a')] } });
    await stage.apply(actionOf('servers.a', { verb: 'forget' }));
    expect(stage.memory.state().resources).toEqual([]);
  });
});

describe('a used plan', () => {
  it('ticks off each address in the same breath as its last record', async () => {
    const timeline = makeTimeline();
    const commits: string[][] = [];
    const stage = openStage({
      timeline,
      digest: 'sha256:saved',
      kinds: [makingKind(timeline)],
      start: { plans: [{ digest: 'sha256:saved', status: 'begun', at: 'now', done: [] }] },
      beforeCommit: (changes) => void commits.push(changes.map((change) => change.do)),
    });
    await stage.apply(createOf('a'));
    expect(commits.at(-1)).toEqual(['record', 'done']);
    expect(stage.memory.state().plans[0]?.done).toEqual(['servers.a']);
  });

  it.each([
    { reason: 'links_changed', dependsOn: ['images.base'] as Address[], protect: false },
    { reason: 'protection_changed', dependsOn: [] as Address[], protect: true },
  ] as const)('remembers $reason without a call', async ({ reason, dependsOn, protect }) => {
    const stage = openStage({ kinds: [kindOf('servers')], start: { resources: [recordOf('servers.a')] } });
    const accounting = await stage.apply(
      actionOf('servers.a', { verb: 'no-op', reason, dependsOn, protect, id: 'id-a' }),
    );
    expect(stage.memory.state().resources[0]).toMatchObject({ dependsOn, protected: protect });
    expect(accounting.done).toEqual([]);
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
