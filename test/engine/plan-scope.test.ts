import { describe, expect, it } from 'vitest';
import { Problems } from '../../src/model/errors.ts';
import type { Action, Plan } from '../../src/model/plan.ts';
import type { Address, DesiredResource } from '../../src/model/resource.ts';
import { kindOf, kinds, plan, policies, servers } from './support/fake-vendor.ts';
import { desiredOf, intentOf, liveOf, recordOf } from './support/samples.ts';

const only = ({ actions }: Plan): Action => {
  const [action] = actions;
  if (!action || actions.length > 1) throw new RangeError(`there are ${actions.length} actions`);
  return action;
};
const verbs = ({ actions }: Plan): string[] => actions.map(({ address, verb }) => `${verb} ${address}`);
const codes = ({ refusals }: Action): string[] => refusals.map(({ code }) => code);
const refers = (to: Address, output = 'id', field = 'disk'): Partial<DesiredResource> => ({
  references: [{ path: [field], parts: [{ address: to, output }] }],
});
const spec = (address: Address, more: { readonly [field: string]: string }): DesiredResource =>
  desiredOf(address, { spec: { ...desiredOf(address).spec, ...more } });
const ann = 'servers.ann';

describe('references', () => {
  it('to what is not there yet are known after apply, and the work waits', async () => {
    const made = await plan([desiredOf(ann, refers('images.base')), desiredOf('images.base')]);
    expect(verbs(made)).toEqual(['create images.base', `create ${ann}`]);
    const action = made.actions[1];
    expect(action?.waitsFor).toEqual(['images.base']);
    expect(action?.changes).toContainEqual({ field: 'name', after: 'ann' });
  });

  it('to what exists are filled in, and nothing waits', async () => {
    const made = await plan([desiredOf(ann, refers('images.base')), desiredOf('images.base')], {
      state: { resources: [recordOf('images.base')] },
      kinds: kinds(servers(), kindOf('images', { things: [liveOf('base', { outputs: { id: 'live-id' } })] })),
    });
    const action = made.actions.find(({ address }) => address === ann);
    expect(action).toMatchObject({ after: { disk: 'live-id' }, waitsFor: [] });
  });

  it('to what is replaced are unknown again, and replace whoever can not change them', async () => {
    const base = { ...spec('images.base', { size: 'large' }) };
    const resource = desiredOf(ann, {
      spec: { name: 'ann', size: 'small', disk: '${images.base.id}' },
      ...refers('images.base'),
    });
    const made = await plan([resource, base], {
      state: {
        resources: [
          recordOf('images.base'),
          recordOf(ann, { spec: { name: 'ann', size: 'small', disk: 'id-base' }, dependsOn: ['images.base'] }),
        ],
      },
      kinds: kinds(servers([liveOf('ann')]), kindOf('images', { things: [liveOf('base')] })),
    });
    expect(verbs(made)).toEqual(['replace images.base', `replace ${ann}`]);
    expect(made.actions[1]?.changes).toEqual([
      { field: 'disk', before: 'id-base', unknown: true, forcesReplace: true },
    ]);
  });

  it('that are new, with the same value, are only remembered', async () => {
    const resource = desiredOf(ann, {
      spec: { name: 'ann', size: 'small', disk: '${images.base.id}' },
      ...refers('images.base'),
    });
    const made = await plan([resource, desiredOf('images.base')], {
      state: {
        resources: [recordOf('images.base'), recordOf(ann, { spec: { name: 'ann', size: 'small', disk: 'id-base' } })],
      },
      kinds: kinds(servers([liveOf('ann')]), kindOf('images', { things: [liveOf('base')] })),
    });
    expect(made.actions.find(({ address }) => address === ann)).toMatchObject({
      verb: 'no-op',
      reason: 'links_changed',
      dependsOn: ['images.base'],
    });
  });

  it('that form a circle are refused', async () => {
    const loop = [desiredOf(ann, refers('images.base')), desiredOf('images.base', refers(ann))];
    await expect(plan(loop)).rejects.toMatchObject({ code: 'CYCLE' });
  });
});

describe('what is no longer declared', () => {
  it('is deleted, after everything that hangs on it', async () => {
    const state = { resources: [recordOf('images.base'), recordOf(ann, { dependsOn: ['images.base'] })] };
    const made = await plan([], {
      state,
      kinds: kinds(servers([liveOf('ann')]), kindOf('images', { things: [liveOf('base')] })),
    });
    expect(verbs(made)).toEqual([`delete ${ann}`, 'delete images.base']);
  });

  it('waits for whoever lets go of it by an update', async () => {
    const state = {
      resources: [
        recordOf('images.base'),
        recordOf(ann, { dependsOn: ['images.base'], spec: { name: 'ann', note: 'id-base' } }),
      ],
    };
    const made = await plan([spec(ann, { note: 'other' })], {
      state,
      kinds: kinds(servers([liveOf('ann')]), kindOf('images', { things: [liveOf('base')] })),
    });
    expect(verbs(made)).toEqual([`update ${ann}`, 'delete images.base']);
  });

  it('is only forgotten when it is gone', async () => {
    expect(only(await plan([], { state: { resources: [recordOf(ann)] } }))).toMatchObject({
      verb: 'forget',
      reason: 'gone_at_vendor',
      steps: [],
    });
  });

  it('can go together with what hangs on it, although that is gone already', async () => {
    const state = { resources: [recordOf('images.base'), recordOf(ann, { dependsOn: ['images.base'] })] };
    const made = await plan([], { state, kinds: kinds(servers(), kindOf('images', { things: [liveOf('base')] })) });
    expect(verbs(made)).toEqual([`forget ${ann}`, 'delete images.base']);
  });

  it('can go together with a policy on it', async () => {
    const state = { resources: [recordOf(ann), recordOf('policies.p', { dependsOn: [ann] })] };
    const input = { state, mode: 'destroy' as const, kinds: kinds(servers([liveOf('ann')]), policies([liveOf('p')])) };
    expect(verbs(await plan([], input))).toEqual(['forget policies.p', `delete ${ann}`]);
  });

  it('is not deleted while it is protected', async () => {
    const made = await plan([], {
      state: { resources: [recordOf(ann, { protected: true })] },
      kinds: kinds(servers([liveOf('ann')])),
    });
    expect(codes(only(made))).toEqual(['PROTECTED']);
  });

  it('is held while a purchase of it is open', async () => {
    const state = { resources: [recordOf(ann)], pending: [intentOf(ann), intentOf('servers.eve')] };
    const made = await plan([], { state, kinds: kinds(servers([liveOf('ann')])) });
    expect(made.actions).toEqual([]);
  });
});

describe('destroy', () => {
  it('removes everything that is recorded, declared or not', async () => {
    const state = { resources: [recordOf(ann), recordOf('servers.eve')] };
    const made = await plan([desiredOf(ann), desiredOf('servers.new')], {
      mode: 'destroy',
      state,
      kinds: kinds(servers([liveOf('ann'), liveOf('eve')])),
    });
    expect(made.actions.map(({ address, verb, reason }) => [address, verb, reason])).toEqual([
      [ann, 'delete', 'destroy'],
      ['servers.eve', 'delete', 'destroy'],
    ]);
  });
});

describe('targets', () => {
  const world = {
    kinds: kinds(servers([liveOf('old')]), kindOf('images')),
    state: { resources: [recordOf('servers.old')] },
  };
  const declared = [desiredOf(ann, refers('images.base')), desiredOf('images.base'), desiredOf('servers.eve')];

  it('drag along what they read, and leave the rest as it is', async () => {
    const made = await plan(declared, { ...world, targets: [ann] });
    expect(verbs(made)).toEqual(['create images.base', `create ${ann}`]);
    expect(made.complete).toBe(false);
  });

  it('may be globs that match a part of an address', async () => {
    expect(verbs(await plan(declared, { ...world, targets: ['servers.*'] }))).toContain('delete servers.old');
  });

  it('that match nothing are a usage error with a suggestion', async () => {
    await expect(plan(declared, { ...world, targets: ['servers.an'] })).rejects.toMatchObject({
      code: 'USAGE',
      details: { hint: expect.stringContaining('did you mean') },
    });
  });

  it('that go take along what lets go of them, declared as it may be', async () => {
    const state = { resources: [recordOf('images.base'), recordOf(ann, { dependsOn: ['images.base'] })] };
    const made = await plan([spec(ann, { note: 'other' }), desiredOf('servers.eve')], {
      state,
      kinds: kinds(
        servers([liveOf('ann', { spec: { name: 'ann', note: 'id-base' } })]),
        kindOf('images', { things: [liveOf('base')] }),
      ),
      targets: ['images.base'],
    });
    expect(made.actions.map(({ address }) => address)).toContain(ann);
  });

  it('that leave out something recorded never make a stranger of it', async () => {
    const made = await plan([desiredOf(ann), desiredOf('servers.old')], { ...world, targets: [ann] });
    expect(made.unmanaged).toEqual([]);
  });
});

describe('excludes', () => {
  it('leave out whoever would read what is left out, with the reason', async () => {
    const declared = [desiredOf(ann, refers('images.base')), desiredOf('images.base'), desiredOf('servers.eve')];
    const made = await plan(declared, { excludes: ['images.*'] });
    expect(verbs(made)).toEqual(['create servers.eve']);
    expect(made.leftOut).toEqual([
      { address: 'images.base', because: 'excluded' },
      { address: ann, because: 'needs', of: 'images.base' },
    ]);
    expect(made.complete).toBe(false);
  });

  it('keep what goes while something that is left out still hangs on it', async () => {
    const state = { resources: [recordOf('images.base'), recordOf(ann, { dependsOn: ['images.base'] })] };
    const world = { state, kinds: kinds(servers([liveOf('ann')]), kindOf('images', { things: [liveOf('base')] })) };
    const made = await plan([desiredOf(ann)], { ...world, excludes: [ann] });
    expect(made.actions).toEqual([]);
    expect(made.leftOut).toContainEqual({ address: 'images.base', because: 'needed-by', of: ann });
  });

  it('never make a stranger of what is recorded', async () => {
    const kept = { state: { resources: [recordOf(ann)] }, kinds: kinds(servers([liveOf('ann')])) };
    const made = await plan([desiredOf(ann), desiredOf('servers.eve')], { ...kept, excludes: [ann] });
    expect(made.unmanaged).toEqual([]);
    expect(verbs(made)).toEqual(['create servers.eve']);
  });
});

describe('unmanaged things', () => {
  it('are counted, without what is ours or on its way out', async () => {
    const live = [liveOf('ann'), liveOf('x'), liveOf('y'), liveOf('z', { status: 'deleting' })];
    const made = await plan([desiredOf(ann)], { state: { resources: [recordOf(ann)] }, kinds: kinds(servers(live)) });
    expect(made.unmanaged).toEqual([{ kind: 'servers', provider: 'shop', count: 2 }]);
  });

  it('of a policy are those that no declaration is about', async () => {
    const made = await plan([desiredOf('policies.p')], { kinds: kinds(policies([liveOf('p'), liveOf('q')])) });
    expect(made.unmanaged).toEqual([{ kind: 'policies', provider: 'shop', count: 1 }]);
  });
});

describe('the plan', () => {
  it('is the same, byte for byte, whatever the order of what comes in', async () => {
    const declared = [
      desiredOf('images.base'),
      desiredOf(ann, refers('images.base')),
      desiredOf('servers.eve'),
      desiredOf('servers.bob'),
    ];
    const live = [liveOf('x'), liveOf('old'), liveOf('y')];
    const state = { resources: [recordOf('servers.old')] };
    const texts = await Promise.all(
      [declared, declared.toReversed()].map(async (desired, at) =>
        JSON.stringify(
          await plan(desired, { state, kinds: kinds(servers(at ? live.toReversed() : live), kindOf('images')) }),
        ),
      ),
    );
    expect(texts[0]).toBe(texts[1]);
  });

  it('collects what the catalogue does not know of all resources', async () => {
    const fussy = servers([], {
      align: async ({ desired, spec: given }) => ({
        spec: given,
        problems: [{ code: 'CATALOGUE', summary: 'Unknown tariff', address: desired.address }],
        notes: [],
      }),
    });
    const failure = await plan([desiredOf(ann), desiredOf('servers.eve')], { kinds: kinds(fussy) }).catch(
      (error: unknown) => error,
    );
    expect((failure as Problems).all.map(({ address }) => address)).toEqual([ann, 'servers.eve']);
  });

  it('plans a thousand resources and more without going over them again and again', async () => {
    const declared = Array.from({ length: 3_000 }, (_, at) =>
      desiredOf(`servers.s-${at}`, at > 0 ? refers('images.base') : {}),
    );
    const made = await plan([...declared, desiredOf('images.base')]);
    expect(made.actions).toHaveLength(3_001);
  });
});
