import { describe, expect, it } from 'vitest';
import type { Action, Plan } from '../../src/model/plan.ts';
import type { IntentPhase } from '../../src/model/purchase.ts';
import { BUYING, kindOf, kinds, plan, policies, servers } from './support/fake-vendor.ts';
import { desiredOf, EUR, intentOf, liveOf, quoteOf, recordOf } from './support/samples.ts';

const ann = 'servers.ann';
const only = ({ actions }: Plan): Action => {
  const [action] = actions;
  if (!action || actions.length > 1) throw new RangeError(`there are ${actions.length} actions`);
  return action;
};
const large = desiredOf(ann, { spec: { name: 'ann', size: 'large' } });

describe('an open purchase', () => {
  it.each<{ phase: IntentPhase; sent: boolean; first: string }>([
    { phase: 'adding', sent: false, first: 'add to cart' },
    { phase: 'reserved', sent: false, first: 'confirm and pay' },
    { phase: 'promo', sent: false, first: 'confirm and pay' },
    { phase: 'paying', sent: true, first: 'confirm and pay' },
    { phase: 'paid', sent: true, first: 'confirm and pay' },
    { phase: 'blocked', sent: true, first: 'add to cart' },
  ])('in the phase "$phase" is gone on with from "$first"', async ({ phase, sent, first }) => {
    const action = only(await plan([desiredOf(ann)], { state: { pending: [intentOf(ann, { phase, sent })] } }));
    expect(action).toMatchObject({
      verb: 'create',
      reason: 'resume',
      resume: { from: 'intent', intent: 'intent-ann', phase, observeOnly: false },
      quote: quoteOf('1.00'),
    });
    expect(action.steps[0]?.name).toBe(first);
  });

  it('of a one-call create is gone on with from the call', async () => {
    const pending = [intentOf('images.base', { style: 'one-shot', phase: 'sending' })];
    const action = only(await plan([desiredOf('images.base')], { state: { pending } }));
    expect(action.steps.map(({ effect }) => effect)).toEqual(['send', 'wait']);
  });

  it('keeps its own order and price, whatever the catalogue says by now', async () => {
    const pending = [intentOf(ann, { quote: quoteOf('0.50'), order: { name: 'ann', tariff: '7' } })];
    const action = only(await plan([desiredOf(ann)], { state: { pending } }));
    expect(action).toMatchObject({ quote: { charge: EUR('0.50') }, order: { tariff: '7' } });
  });

  it('that nothing was paid for is taken back when the manifest has moved', async () => {
    const action = only(
      await plan([large], { state: { pending: [intentOf(ann, { phase: 'reserved', sent: false })] } }),
    );
    expect(action).toMatchObject({
      reason: 'resume',
      resume: { from: 'abandon', intent: 'intent-ann' },
      after: { size: 'large' },
      order: { size: 'large' },
    });
  });

  it.each([
    { name: 'a field that can not be changed', resource: large, moved: 'size' },
    { name: 'the name', resource: desiredOf(ann, { spec: { name: 'eve', size: 'small' } }), moved: 'name' },
  ])('that was paid is only watched when $name has moved', async ({ resource, moved }) => {
    const action = only(await plan([resource], { state: { pending: [intentOf(ann)] } }));
    expect(action).toMatchObject({
      resume: { from: 'intent', observeOnly: true },
      after: { name: 'ann', size: 'small' },
    });
    expect(action.notes[0]).toContain(moved);
  });

  it('is not disturbed by what can be changed later, or is ignored', async () => {
    const resource = desiredOf(ann, {
      spec: { name: 'ann', size: 'large', power: 'off' },
      lifecycle: { replace: 'deny', ignoreChanges: ['size'] },
    });
    const action = only(await plan([resource], { state: { pending: [intentOf(ann)] } }));
    expect(action.resume).toMatchObject({ observeOnly: false });
  });

  it('that was paid is watched although the catalogue does not know any more what was ordered', async () => {
    const fussy = servers([], {
      align: async ({ spec }) => ({ spec, problems: [{ code: 'CATALOGUE', summary: 'Unknown tariff' }], notes: [] }),
    });
    const action = only(await plan([desiredOf(ann)], { state: { pending: [intentOf(ann)] }, kinds: kinds(fussy) }));
    expect(action).toMatchObject({ resume: { from: 'intent', observeOnly: true }, after: intentOf(ann).spec });
    expect(action.notes[0]).toContain('Unknown tariff');
    const unpaid = { pending: [intentOf(ann, { phase: 'reserved', sent: false })] };
    await expect(plan([desiredOf(ann)], { state: unpaid, kinds: kinds(fussy) })).rejects.toMatchObject({
      code: 'CATALOGUE',
    });
  });

  it('counts in what everything costs per month', async () => {
    const recurring = { amount: EUR('2.00'), period: 'P1D' };
    const action = only(
      await plan([desiredOf(ann)], { state: { pending: [intentOf(ann, { quote: quoteOf('2.00', { recurring }) })] } }),
    );
    expect(action.running).toEqual(recurring);
  });

  it('that was to buy twice goes on with the one that is open, and no more', async () => {
    const twice = policies([liveOf('p')], {
      sale: {} as never,
      steps: () => [...BUYING, ...BUYING],
      align: async ({ spec }) => ({ spec, problems: [], notes: [], due: { changes: [], note: 'due' } }),
    });
    const pending = [intentOf('policies.p', { quote: quoteOf('2.00', { count: 2 }) })];
    const action = only(await plan([desiredOf('policies.p')], { state: { pending }, kinds: kinds(twice) }));
    expect(action.steps.map(({ name }) => name)).toEqual(['confirm and pay', 'wait until active']);
  });

  it('of a policy is closed although nothing is due any more: it was paid', async () => {
    const asked: boolean[] = [];
    const paid = policies([liveOf('p')], {
      steps: ({ due }) => {
        asked.push(due);
        return due ? BUYING : [];
      },
    });
    const state = { pending: [intentOf('policies.p')], resources: [recordOf('policies.p')] };
    const action = only(await plan([desiredOf('policies.p')], { state, kinds: kinds(paid) }));
    expect(action.steps.map(({ effect }) => effect)).toContain('pay');
  });

  it('of what was gone at the vendor is gone on with, although the old one is still recorded', async () => {
    const state = { resources: [recordOf(ann)], pending: [intentOf(ann, { phase: 'reserved', sent: false })] };
    const action = only(await plan([desiredOf(ann)], { state }));
    expect(action).toMatchObject({ verb: 'create', reason: 'resume', resume: { from: 'intent' } });
    expect(action).not.toHaveProperty('id');
  });

  it('is not gone on with for what is recorded and there: that would buy it again', async () => {
    const state = { resources: [recordOf(ann)], pending: [intentOf(ann, { phase: 'reserved', sent: false })] };
    const action = only(await plan([desiredOf(ann)], { state, kinds: kinds(servers([liveOf('ann')])) }));
    expect(action).toMatchObject({ verb: 'no-op', steps: [] });
  });
});

describe('a delivery that goes on', () => {
  const delivering = recordOf(ann, { phase: 'delivering', spec: { name: 'ann', size: 'small', disk: 'a' } });
  const world = {
    state: { resources: [delivering] },
    kinds: kinds(
      servers([liveOf('ann', { status: 'creating' })], { running: () => ({ amount: EUR('3.00'), period: 'P1D' }) }),
    ),
  };

  it('is only waited for', async () => {
    const action = only(await plan([desiredOf(ann)], world));
    expect(action).toMatchObject({ resume: { from: 'delivery' }, id: 'id-ann' });
    expect(action.steps.map(({ name }) => name)).toEqual(['wait until active']);
    expect(action).not.toHaveProperty('quote');
  });

  it('counts in what everything costs per month', async () => {
    expect(only(await plan([desiredOf(ann)], world)).running).toEqual({ amount: EUR('3.00'), period: 'P1D' });
  });

  it.each([
    { name: 'what the listing shows', spec: { name: 'ann', size: 'large', disk: 'a' }, field: 'size' },
    { name: 'what only the state remembers', spec: { name: 'ann', size: 'small', disk: 'b' }, field: 'disk' },
  ])('shows what was bought, not what the manifest says since, when $name has moved', async ({ spec, field }) => {
    const action = only(await plan([desiredOf(ann, { spec })], world));
    expect(action.after).toEqual(delivering.spec);
    expect(action.notes.join()).toContain(field);
  });

  it('that the vendor has given up is bought anew', async () => {
    const action = only(await plan([desiredOf(ann)], { state: { resources: [delivering] }, kinds: kinds(servers()) }));
    expect(action).toMatchObject({ verb: 'create', reason: 'gone_at_vendor' });
  });
});

describe('a policy', () => {
  it('is matched by its name, without a record', async () => {
    const action = only(
      await plan([desiredOf('policies.p', { spec: { name: 'p', power: 'on' } })], {
        kinds: kinds(policies([liveOf('p', { spec: { name: 'p', power: 'off' } })])),
      }),
    );
    expect(action).toMatchObject({ verb: 'create', reason: 'not_recorded', id: 'id-p' });
    expect(action.steps.map(({ name }) => name)).toContain('create');
  });

  it('is never deleted: the service is left as it is', async () => {
    const action = only(
      await plan([], { state: { resources: [recordOf('policies.p')] }, kinds: kinds(policies([liveOf('p')])) }),
    );
    expect(action).toMatchObject({ verb: 'forget', steps: [], notes: ['The service itself is left as it is.'] });
  });

  it('that is due is updated although no field differs', async () => {
    const due = policies([liveOf('p')], {
      align: async ({ spec }) => ({
        spec,
        problems: [],
        notes: [],
        due: { changes: [{ field: 'expiration', before: 'a', after: 'b' }], note: 'It ends soon.' },
      }),
      offer: async () => ({ order: { count: 1 }, quote: quoteOf('5.00'), problems: [], notes: [], refusals: [] }),
    });
    const action = only(
      await plan([desiredOf('policies.p')], { state: { resources: [recordOf('policies.p')] }, kinds: kinds(due) }),
    );
    expect(action).toMatchObject({
      verb: 'update',
      reason: 'policy_due',
      notes: ['It ends soon.'],
      quote: quoteOf('5.00'),
    });
  });

  it('that ends a service counts as a deletion', async () => {
    const ending = policies([liveOf('p', { spec: { name: 'p', power: 'on' } })], { endsService: () => true });
    const action = only(
      await plan([desiredOf('policies.p', { spec: { name: 'p', power: 'off' } })], {
        state: { resources: [recordOf('policies.p')] },
        kinds: kinds(ending),
      }),
    );
    expect(action.endsService).toBe(true);
  });

  it('is never replaced', async () => {
    const action = only(
      await plan([desiredOf('policies.p', { spec: { name: 'p', size: 'large' } })], {
        state: { resources: [recordOf('policies.p')] },
        kinds: kinds(policies([liveOf('p')])),
      }),
    );
    expect(action.verb).toBe('update');
  });
});

describe('what a vendor refuses to sell', () => {
  it('is refused in the plan, and the rest is planned', async () => {
    const fussy = kindOf('servers', {
      quote: quoteOf('1.00'),
      over: {
        offer: async () => ({
          order: {},
          problems: [],
          notes: ['sold out'],
          refusals: [{ code: 'LICENCE', summary: 'Not accepted' }],
        }),
      },
    });
    const action = only(await plan([desiredOf(ann)], { kinds: kinds(fussy) }));
    expect(action).toMatchObject({ refusals: [{ code: 'LICENCE' }], notes: ['sold out'] });
  });
});
