import { describe, expect, it } from 'vitest';
import { formatMoney } from '../../src/model/money.ts';
import type { Address } from '../../src/model/resource.ts';
import { BUYING, DELETING, kindOf, policies } from './support/fake-vendor.ts';
import { createOf, makingKind, SEND, WAIT } from './support/making.ts';
import { actionOf, EUR, intentOf, liveOf, quoteOf, recordOf } from './support/samples.ts';
import { later, openStage, shelf } from './support/stage.ts';
import { makeTimeline } from './support/timeline.ts';

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
