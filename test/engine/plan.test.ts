import { describe, expect, it } from 'vitest';
import { HostformError, Problems } from '../../src/model/errors.ts';
import type { Action, Plan } from '../../src/model/plan.ts';
import type { Address, DesiredResource } from '../../src/model/resource.ts';
import { kindOf, kinds, plan, servers } from './support/fake-vendor.ts';
import { desiredOf, HERE, intentOf, liveOf, quoteOf, recordOf } from './support/samples.ts';

const only = ({ actions }: Plan): Action => {
  const [action] = actions;
  if (!action || actions.length > 1) throw new RangeError(`there are ${actions.length} actions`);
  return action;
};
const codes = ({ refusals }: Action): string[] => refusals.map(({ code }) => code);
const refers = (to: Address, output = 'id', field = 'disk'): Partial<DesiredResource> => ({
  references: [{ path: [field], parts: [{ address: to, output }] }],
});
const spec = (address: Address, more: { readonly [field: string]: string }): DesiredResource =>
  desiredOf(address, { spec: { ...desiredOf(address).spec, ...more } });
const ann = 'servers.ann';

describe('a declared resource', () => {
  it.each<{
    name: string;
    resource: DesiredResource;
    state: Parameters<typeof plan>[1];
    live: ReturnType<typeof liveOf>[];
    verb: string;
    reason: string;
  }>([
    {
      name: 'that nobody has is created',
      resource: desiredOf(ann),
      state: {},
      live: [],
      verb: 'create',
      reason: 'not_recorded',
    },
    {
      name: 'that is as declared is left alone',
      resource: desiredOf(ann),
      state: { state: { resources: [recordOf(ann)] } },
      live: [liveOf('ann')],
      verb: 'no-op',
      reason: 'fields_changed',
    },
    {
      name: 'with a field that can be changed is updated',
      resource: spec(ann, { name: 'eve' }),
      state: { state: { resources: [recordOf(ann)] } },
      live: [liveOf('ann')],
      verb: 'update',
      reason: 'fields_changed',
    },
    {
      name: 'with a field that can not be changed is replaced',
      resource: spec(ann, { size: 'large' }),
      state: { state: { resources: [recordOf(ann)] } },
      live: [liveOf('ann')],
      verb: 'replace',
      reason: 'replace_because_cannot_update',
    },
    {
      name: 'that is gone at the vendor is created anew',
      resource: desiredOf(ann),
      state: { state: { resources: [recordOf(ann)] } },
      live: [],
      verb: 'create',
      reason: 'gone_at_vendor',
    },
    {
      name: 'that is still being delivered is waited for',
      resource: desiredOf(ann),
      state: { state: { resources: [recordOf(ann, { phase: 'delivering' })] } },
      live: [liveOf('ann', { status: 'creating' })],
      verb: 'create',
      reason: 'resume',
    },
    {
      name: 'that the vendor is deleting is waited for, and not bought',
      resource: desiredOf(ann),
      state: { state: { resources: [recordOf(ann)] } },
      live: [liveOf('ann', { status: 'deleting' })],
      verb: 'no-op',
      reason: 'fields_changed',
    },
    {
      name: 'is replaced on request',
      resource: desiredOf(ann),
      state: { state: { resources: [recordOf(ann)] }, replace: [ann] },
      live: [liveOf('ann')],
      verb: 'replace',
      reason: 'replace_by_request',
    },
  ])('$name', async ({ resource, state, live, verb, reason }) => {
    expect(only(await plan([resource], { ...state, kinds: kinds(servers(live)) }))).toMatchObject({ verb, reason });
  });

  it('names only the fields that it writes, that differ and that are not ignored', async () => {
    const resource = desiredOf(ann, {
      spec: { name: 'eve', power: 'on', motd: 'hi' },
      lifecycle: { replace: 'deny', ignoreChanges: ['power'] },
    });
    const live = [liveOf('ann', { spec: { name: 'ann', size: 'small', power: 'off', motd: 'no' } })];
    const action = only(await plan([resource], { state: { resources: [recordOf(ann)] }, kinds: kinds(servers(live)) }));
    expect(action.changes).toEqual([{ field: 'name', before: 'ann', after: 'eve' }]);
  });

  it('is not replaced when that is costly and not allowed, and the plan says where', async () => {
    const at = { ...HERE, line: 7 };
    const resource = { ...spec(ann, { size: 'large' }), positions: { size: at } };
    const action = only(
      await plan([resource], { state: { resources: [recordOf(ann)] }, kinds: kinds(servers([liveOf('ann')])) }),
    );
    expect(action.refusals).toMatchObject([
      { code: 'REPLACE_DENIED', at, detail: expect.stringContaining('1.00 EUR') },
    ]);
  });

  it.each([
    {
      name: 'allowed',
      resource: { ...spec(ann, { size: 'large' }), lifecycle: { replace: 'allow', ignoreChanges: [] } as const },
      quote: true,
    },
    { name: 'free', resource: spec('images.ann', { size: 'large' }), quote: false },
  ])('is replaced where that is $name', async ({ resource }) => {
    const records = [recordOf(ann), recordOf('images.ann')].filter(({ address }) => address === resource.address);
    const kind = [servers([liveOf('ann')]), kindOf('images', { things: [liveOf('ann')] })];
    const action = only(await plan([resource], { state: { resources: records }, kinds: kinds(...kind) }));
    expect(action).toMatchObject({ verb: 'replace', refusals: [] });
  });

  it('that is protected in the state is not replaced, even if the manifest allows replacing', async () => {
    const resource = {
      ...spec(ann, { size: 'large' }),
      lifecycle: { replace: 'allow', ignoreChanges: [], protect: false } as const,
    };
    const input = {
      state: { resources: [recordOf(ann, { protected: true })] },
      kinds: kinds(servers([liveOf('ann')])),
    };
    expect(codes(only(await plan([resource], input)))).toEqual(['PROTECTED']);
  });

  it('stays protected when the manifest says nothing of it', async () => {
    const input = {
      state: { resources: [recordOf(ann, { protected: true })] },
      kinds: kinds(servers([liveOf('ann')])),
    };
    expect(only(await plan([desiredOf(ann)], input))).toMatchObject({
      protect: true,
      verb: 'no-op',
      reason: 'fields_changed',
    });
  });
});

describe('a name that somebody else holds', () => {
  const stranger = liveOf('ann', { id: 'id-stranger' });

  it.each<{ name: string; resource: DesiredResource; live: ReturnType<typeof liveOf>[]; state: object }>([
    { name: 'a create', resource: desiredOf(ann), live: [stranger], state: {} },
    {
      name: 'a create that reads what is not there yet',
      resource: desiredOf(ann, refers('images.base')),
      live: [stranger],
      state: {},
    },
    {
      name: 'a create of what is gone',
      resource: desiredOf(ann),
      live: [stranger],
      state: { resources: [recordOf(ann)] },
    },
    {
      name: 'a replacement under another name',
      resource: {
        ...desiredOf(ann, { spec: { name: 'eve', size: 'large' } }),
        lifecycle: { replace: 'allow', ignoreChanges: [] },
      },
      live: [liveOf('ann'), liveOf('eve', { id: 'id-stranger' })],
      state: { resources: [recordOf(ann)] },
    },
    {
      name: 'a purchase that was begun and not paid',
      resource: desiredOf(ann),
      live: [stranger],
      state: { pending: [intentOf(ann, { phase: 'reserved', sent: false })] },
    },
  ])('refuses $name', async ({ resource, live, state }) => {
    const all = resource.references.length > 0 ? [resource, desiredOf('images.base')] : [resource];
    const made = await plan(all, { state, kinds: kinds(servers(live), kindOf('images')) });
    const action = made.actions.find(({ address }) => address === ann);
    expect(action && codes(action)).toEqual(['NAME_TAKEN']);
    expect(action?.refusals[0]?.detail).toContain('id-stranger');
  });

  it.each([
    { name: 'is only an unpaid order', live: liveOf('ann', { id: 'x', status: 'unpaid' }) },
    { name: 'is on its way out', live: liveOf('ann', { id: 'x', status: 'deleting' }) },
    { name: 'is ours, under another address', live: liveOf('ann', { id: 'id-old' }) },
  ])('is free when what has it $name', async ({ live }) => {
    const state = { resources: [recordOf('servers.old', { id: 'id-old' })] };
    const records = live.id === 'id-old' ? state : {};
    const made = await plan([desiredOf(ann)], { state: records, kinds: kinds(servers([live])) });
    expect(made.actions.filter(({ address }) => address === ann).flatMap(codes)).toEqual([]);
  });

  it('does not stop the watching of a payment that was sent: it may be ours', async () => {
    const action = only(
      await plan([desiredOf(ann)], { state: { pending: [intentOf(ann)] }, kinds: kinds(servers([stranger])) }),
    );
    expect(action).toMatchObject({ reason: 'resume', refusals: [] });
  });

  it('can not be given to two declarations: both places are named', async () => {
    const eve = { ...spec('servers.eve', { name: 'ann' }), at: { ...HERE, line: 9 } };
    const failure = await plan([desiredOf(ann), eve]).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Problems);
    expect((failure as Problems).all).toMatchObject([{ code: 'DUPLICATE', at: { line: 9 }, also: [{ line: 1 }] }]);
  });
});

describe('a listing', () => {
  it('that hides what a read by id finds stops the plan', async () => {
    const kind = kindOf('servers', { hidden: [liveOf('ann')], quote: quoteOf('1.00') });
    const failure = await plan([desiredOf(ann)], { state: { resources: [recordOf(ann)] }, kinds: kinds(kind) }).catch(
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ code: 'LISTING_INCOMPLETE' });
  });

  it('that fails stops the plan', async () => {
    const failing = { list: () => Promise.reject(new HostformError('LISTING_INCOMPLETE', 'Two pages are missing')) };
    await expect(plan([desiredOf(ann)], { kinds: kinds(servers([], failing)) })).rejects.toMatchObject({
      code: 'LISTING_INCOMPLETE',
    });
  });

  it('is asked for the names and ids that are in play', async () => {
    const asked: unknown[] = [];
    const kind = servers([liveOf('old')], {
      list: async (wanted) => {
        asked.push(wanted);
        return [liveOf('old')];
      },
    });
    const state = { resources: [recordOf('servers.old')], pending: [intentOf('servers.eve')] };
    await plan([desiredOf(ann)], { state, kinds: kinds(kind) });
    expect(asked).toEqual([{ keys: ['ann', 'eve', 'old'], ids: ['id-old'] }]);
  });

  it('is not made of a kind that nothing is about', async () => {
    const loud = servers([], { list: () => Promise.reject(new Error('nobody asked')) });
    await plan([desiredOf('images.base')], { kinds: kinds(loud, kindOf('images')) });
  });
});
