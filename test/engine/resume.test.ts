import { describe, expect, it } from 'vitest';
import { liveDigest, recordDigest } from '../../src/engine/digest.ts';
import { resumePlan } from '../../src/engine/resume.ts';
import type { Action } from '../../src/model/plan.ts';
import type { LiveResource } from '../../src/model/resource.ts';
import type { StateFile, UsedPlan } from '../../src/model/state.ts';
import { BUYING, CREATING, DELETING } from './support/fake-vendor.ts';
import { actionOf, intentOf, liveOf, planOf, recordOf, stateOf } from './support/samples.ts';

const ann = 'servers.ann';
const DIGEST = 'sha256:saved';
const begun = (done: UsedPlan['done'] = []): UsedPlan => ({
  digest: DIGEST,
  status: 'begun',
  at: '2026-11-22T08:00:00.000Z',
  done,
});
const ours = (over: Parameters<typeof intentOf>[1] = {}) => intentOf(ann, { plan: DIGEST, ...over });

function resume(actions: readonly Action[], state: Partial<StateFile>, live: readonly LiveResource[] = []) {
  const { plan, stale } = resumePlan({
    plan: planOf(actions),
    digest: DIGEST,
    state: stateOf(state),
    live: ({ id }) => live.find((each) => each.id === id),
  });
  return { actions: plan.actions, stale: stale.map(({ detail }) => detail ?? '') };
}

const OFF = liveOf('ann', { spec: { name: 'ann', power: 'off' } });
const create = actionOf(ann, { steps: BUYING, order: { size: 'small' } });
const record = recordOf(ann);
const update = actionOf(ann, {
  verb: 'update',
  id: 'id-ann',
  before: { name: 'ann', power: 'off' },
  after: { name: 'ann', power: 'on' },
  steps: [{ name: 'start', effect: 'call' }],
  precondition: { record: recordDigest(record), live: liveDigest(liveOf('ann')) },
});

describe('a saved plan that nobody has applied yet', () => {
  it('is carried out as it is', () => {
    expect(resume([create], {})).toEqual({ actions: [create], stale: [] });
  });

  it.each<{ name: string; action: Action; state: Partial<StateFile>; live: LiveResource[]; says: string }>([
    {
      name: 'something is recorded by now',
      action: create,
      state: { resources: [record] },
      live: [],
      says: 'it is recorded now, as id-ann',
    },
    { name: 'the record is gone', action: update, state: {}, live: [OFF], says: 'no longer recorded' },
    {
      name: 'the record has changed',
      action: update,
      state: { resources: [recordOf(ann, { protected: true })] },
      live: [OFF],
      says: 'was changed since by another run',
    },
    {
      name: 'a field has moved',
      action: update,
      state: { resources: [record] },
      live: [liveOf('ann', { spec: { name: 'ann', power: 'broken' } })],
      says: 'power was "off" in the plan and is "broken" now',
    },
    {
      name: 'it is gone at the vendor',
      action: update,
      state: { resources: [record] },
      live: [],
      says: 'no longer exists',
    },
    {
      name: 'a purchase of it has been begun by another run',
      action: create,
      state: { pending: [intentOf(ann)] },
      live: [],
      says: 'a purchase of it has been begun',
    },
    {
      name: 'the purchase that it goes on with was closed',
      action: { ...create, resume: { from: 'intent', intent: 'intent-ann', phase: 'paying', observeOnly: false } },
      state: {},
      live: [],
      says: 'has been closed',
    },
    {
      name: 'the reservation that it takes back was paid for',
      action: { ...create, resume: { from: 'abandon', intent: 'intent-ann', phase: 'reserved' } },
      state: { pending: [intentOf(ann)] },
      live: [],
      says: 'a payment was sent for it',
    },
  ])('is stale when $name', ({ action, state, live, says }) => {
    expect(resume([action], state, live).stale).toEqual([expect.stringContaining(says)]);
  });

  it('may find what it deletes gone already', () => {
    const gone = { ...update, verb: 'delete', steps: DELETING } as const;
    expect(resume([gone], { resources: [record] }).stale).toEqual([]);
  });

  it('goes on with the purchase that it was made for', () => {
    const action: Action = {
      ...create,
      resume: { from: 'intent', intent: 'intent-ann', phase: 'paying', observeOnly: true },
    };
    const { actions, stale } = resume([action], { pending: [intentOf(ann)] });
    expect(stale).toEqual([]);
    expect(actions[0]?.resume).toEqual(action.resume);
  });
});

describe('a saved plan that was begun', () => {
  it('leaves out what is done, and nobody waits for it any more', () => {
    const eve = actionOf('servers.eve', { waitsFor: [ann], steps: BUYING });
    const { actions } = resume([create, eve], { plans: [begun([ann])], resources: [record] });
    expect(actions).toEqual([{ ...eve, waitsFor: [] }]);
  });

  it.each([
    { phase: 'adding', sent: false, first: 'add to cart' },
    { phase: 'reserved', sent: false, first: 'confirm and pay' },
    { phase: 'promo', sent: false, first: 'confirm and pay' },
    { phase: 'paying', sent: true, first: 'confirm and pay' },
    { phase: 'paid', sent: true, first: 'confirm and pay' },
  ] as const)('goes on with its own purchase in the phase "$phase"', ({ phase, sent, first }) => {
    const { actions, stale } = resume([create], { plans: [begun()], pending: [ours({ phase, sent })] });
    expect(stale).toEqual([]);
    expect(actions[0]).toMatchObject({
      verb: 'create',
      reason: 'resume',
      resume: { from: 'intent', intent: 'intent-ann', phase, observeOnly: false },
    });
    expect(actions[0]?.steps[0]?.name).toBe(first);
  });

  it('does not pay what it was only to watch', () => {
    const watching: Action = {
      ...create,
      resume: { from: 'intent', intent: 'intent-ann', phase: 'paying', observeOnly: true },
    };
    const { actions } = resume([watching], { plans: [begun()], pending: [intentOf(ann)] });
    expect(actions[0]?.resume).toMatchObject({ observeOnly: true });
  });

  it('still takes back what it was to take back', () => {
    const abandoning: Action = { ...create, resume: { from: 'abandon', intent: 'intent-ann', phase: 'reserved' } };
    const pending = [intentOf(ann, { phase: 'reserved', sent: false })];
    expect(resume([abandoning], { plans: [begun()], pending })).toEqual({ actions: [abandoning], stale: [] });
  });

  it('buys what it was to buy after it had taken the old reservation back', () => {
    const abandoning: Action = { ...create, resume: { from: 'abandon', intent: 'old', phase: 'reserved' } };
    const { actions, stale } = resume([abandoning], { plans: [begun()] });
    expect(stale).toEqual([]);
    expect(actions).toEqual([create]);
    const going = resume([abandoning], { plans: [begun()], pending: [ours({ phase: 'reserved', sent: false })] });
    expect(going.actions[0]?.resume).toMatchObject({ from: 'intent', intent: 'intent-ann' });
  });

  it('is stale when somebody else has begun a purchase: that one was approved by another plan', () => {
    const { stale } = resume([create], { plans: [begun()], pending: [intentOf(ann, { plan: 'sha256:other' })] });
    expect(stale).toEqual([expect.stringContaining('a purchase of it has been begun')]);
  });

  it('only waits for what it has bought', () => {
    const delivering = recordOf(ann, { id: 'srv-1', phase: 'delivering' });
    const { actions, stale } = resume([create], { plans: [begun()], resources: [delivering] }, [
      liveOf('x', { id: 'srv-1' }),
    ]);
    expect(stale).toEqual([]);
    expect(actions[0]).toMatchObject({ id: 'srv-1', resume: { from: 'delivery' } });
    expect(actions[0]?.steps.map(({ name }) => name)).toEqual(['wait until active']);
  });

  it.each<{ name: string; over: Partial<Action> }>([
    { name: 'a deletion', over: { verb: 'delete', steps: DELETING } },
    { name: 'a wait for it', over: { verb: 'create', steps: BUYING.slice(2), resume: { from: 'delivery' } } },
  ])('does not mistake what was being delivered before for its own: $name stays what it is', ({ over }) => {
    const found = recordOf(ann, { phase: 'delivering' });
    const action = actionOf(ann, { id: 'id-ann', ...over, precondition: { record: recordDigest(found), live: null } });
    const { actions, stale } = resume([action], { plans: [begun()], resources: [found] }, [liveOf('ann')]);
    expect(stale).toEqual([]);
    expect(actions).toEqual([action]);
  });

  it('does not wait for ever for what it has bought and somebody has deleted', () => {
    const delivering = recordOf(ann, { id: 'srv-1', phase: 'delivering' });
    const { stale } = resume([create], { plans: [begun()], resources: [delivering] });
    expect(stale).toEqual([expect.stringContaining('srv-1 was bought, and is not listed any more')]);
  });

  it('deletes nothing twice, and buys the other half of a replacement', () => {
    const replace = { ...update, verb: 'replace', steps: [...DELETING, ...CREATING] } as const;
    const gone = actionOf('servers.eve', { verb: 'delete', id: 'id-eve', steps: DELETING });
    const { actions, stale } = resume([replace, gone], { plans: [begun()] });
    expect(stale).toEqual([]);
    expect(actions).toHaveLength(1);
    expect(actions[0]).toMatchObject({ verb: 'create', address: ann });
    expect(actions[0]).not.toHaveProperty('id');
    expect(actions[0]?.steps.map(({ name }) => name)).toEqual(['create', 'wait until active']);
  });

  it.each(['sending', 'paid'] as const)(
    'goes on with a one-call create in the phase "%s", and deletes nothing again',
    (phase) => {
      const replace = { ...update, verb: 'replace', steps: [...DELETING, ...CREATING] } as const;
      const pending = [ours({ style: 'one-shot', phase })];
      const { actions } = resume([replace], { plans: [begun()], pending });
      expect(actions[0]?.steps).toEqual(CREATING);
    },
  );

  it('goes on with the purchase of a replacement, and speaks of the old thing no more', () => {
    const replace = { ...update, verb: 'replace', steps: [...DELETING, ...BUYING] } as const;
    const { actions, stale } = resume([replace], { plans: [begun()], pending: [ours()] });
    expect(stale).toEqual([]);
    expect(actions[0]).toMatchObject({ verb: 'create', resume: { from: 'intent' } });
    expect(actions[0]).not.toHaveProperty('id');
  });

  it('does not mistake an open purchase for a change that it makes', () => {
    const { actions } = resume([update], { plans: [begun()], resources: [record], pending: [ours()] }, [OFF]);
    expect(actions).toEqual([update]);
  });

  it('does not mind fields that it has set itself', () => {
    const live = [liveOf('ann', { spec: { name: 'ann', power: 'on' } })];
    expect(resume([update], { plans: [begun()], resources: [record] }, live).stale).toEqual([]);
  });
});
