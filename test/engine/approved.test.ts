import { describe, expect, it } from 'vitest';
import { approvedActions, beyondApproval } from '../../src/engine/approved.ts';
import type { Action } from '../../src/model/plan.ts';
import type { Intent } from '../../src/model/purchase.ts';
import type { Reference } from '../../src/model/resource.ts';
import type { UsedPlan } from '../../src/model/state.ts';
import { actionOf, intentOf, planOf, quoteOf } from './support/samples.ts';

const D = 'sha256:approved';
const bought = (key: string, over: Partial<Action> = {}): Action =>
  actionOf(`servers.${key}`, { quote: quoteOf('1.00'), order: { offer: '7' }, ...over });
const changed = (key: string, over: Partial<Action> = {}): Action =>
  actionOf(`servers.${key}`, {
    verb: 'update',
    id: `id-${key}`,
    changes: [{ field: 'power', before: 'running', after: 'stopped' }],
    ...over,
  });
const reads: Reference = { path: ['server'], parts: [{ address: 'servers.a', output: 'id' }] } as never;

/** What of a plan made anew goes beyond the one that was approved. */
function beyond(
  first: readonly Action[],
  now: readonly Action[],
  over: { done?: UsedPlan['done']; pending?: Intent[] } = {},
) {
  const { done = [], pending = [] } = over;
  const approved = { serial: 1, actions: approvedActions(planOf(first)) };
  const used: UsedPlan = { digest: D, status: 'begun', at: '2026-11-22T07:00:00Z', done, approved };
  return beyondApproval(planOf(now), used, { pending });
}

describe('what is left of an approved plan', () => {
  it('may be nothing, or less than it was', () => {
    expect(beyond([bought('a'), changed('b')], [])).toEqual([]);
    expect(beyond([bought('a'), changed('b')], [changed('b')])).toEqual([]);
  });

  it('may hold what stays as it is', () => {
    expect(beyond([bought('a')], [actionOf('servers.z', { verb: 'no-op', reason: 'fields_changed' })])).toEqual([]);
  });

  it.each<[string, Action]>([
    ['another thing', bought('z')],
    ['a field', bought('a', { after: { name: 'a', size: 'large' } })],
    ['the price', bought('a', { quote: quoteOf('1.01') })],
    ['the offer', bought('a', { order: { offer: '8' } })],
    ['the record it rests on', bought('a', { precondition: { record: 'sha256:1', live: null } })],
    ['where a secret comes from', bought('a', { secrets: { password: '${OTHER}' } })],
    ['the verb', bought('a', { verb: 'replace', id: 'id-a' })],
    ['its provider', bought('a', { provider: 'elsewhere' })],
    ['its protection', bought('a', { protect: true })],
  ])('is beyond it when this moved: %s', (_, action) => {
    expect(beyond([bought('a')], [action])).toEqual([action.address]);
  });

  it('is beyond it when a change starts from another value', () => {
    const moved = changed('b', { changes: [{ field: 'power', before: 'paused', after: 'stopped' }] });
    expect(beyond([changed('b')], [moved])).toEqual(['servers.b']);
  });

  it('is beyond it when another one would be deleted', () => {
    const gone = (id: string): Action => changed('b', { verb: 'delete', id, changes: [] });
    expect(beyond([gone('1')], [gone('1')])).toEqual([]);
    expect(beyond([gone('1')], [gone('2')])).toEqual(['servers.b']);
  });

  it('is not done a second time', () => {
    expect(beyond([bought('a')], [bought('a')])).toEqual([]);
    expect(beyond([bought('a')], [bought('a')], { done: ['servers.a'] })).toEqual(['servers.a']);
  });
});

describe('what a run of it has begun', () => {
  const resumed = (intent: Intent): Action =>
    bought('a', {
      order: {},
      reason: 'resume',
      resume: { from: 'intent', intent: intent.id, phase: intent.phase, observeOnly: false },
    });

  it('goes on when the purchase is its own', () => {
    const own = intentOf('servers.a', { plan: D });
    expect(beyond([bought('a')], [resumed(own)], { pending: [own] })).toEqual([]);
  });

  it('is beyond it when the purchase was begun by another plan, on other terms', () => {
    const other = intentOf('servers.a', { plan: 'sha256:other' });
    expect(beyond([bought('a')], [resumed(other)], { pending: [other] })).toEqual(['servers.a']);
  });

  it('goes on waiting for a delivery', () => {
    const waiting = bought('a', { reason: 'resume', resume: { from: 'delivery' }, id: 'id-a', order: {} });
    const { quote: _, ...free } = waiting;
    expect(beyond([bought('a')], [free])).toEqual([]);
    expect(beyond([bought('a')], [{ ...free, after: { name: 'a', size: 'large' } }])).toEqual(['servers.a']);
  });

  it('may have given a value to what was not known', () => {
    const unknown = actionOf('schedules.n', { references: [reads], after: { day: 'mon' } });
    const known = actionOf('schedules.n', { references: [reads], after: { day: 'mon', server: 'id-a' } });
    expect(beyond([bought('a'), unknown], [known], { done: ['servers.a'] })).toEqual([]);
    expect(beyond([unknown], [known])).toEqual(['schedules.n']);
    const other = actionOf('schedules.n', { references: [], after: { day: 'mon', server: 'id-a' } });
    expect(beyond([bought('a'), unknown], [other], { done: ['servers.a'] })).toEqual(['schedules.n']);
  });
});
