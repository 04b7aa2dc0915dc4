/** A plan that accepts reality into the state, and what a plan tells of what has moved. */
import { describe, expect, it } from 'vitest';
import type { ResourceKind } from '../../src/model/kind.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { LiveResource, RecordedResource } from '../../src/model/resource.ts';
import { kindOf, kinds, plan, policies, servers } from './support/fake-vendor.ts';
import { desiredOf, intentOf, liveOf, recordOf } from './support/samples.ts';
import { openStage } from './support/stage.ts';

const ann = 'servers.ann';

const refresh = (resources: readonly RecordedResource[], kind: ResourceKind, more: Parameters<typeof plan>[1] = {}) =>
  plan([], { mode: 'refresh-only', state: { resources }, kinds: kinds(kind), ...more });

const said = ({ actions }: Plan): string[] =>
  actions.map(({ address, verb, reason }) => `${verb} ${address} (${reason})`);

/** What the state holds of `ann` after the plan was carried out. */
async function accepted(record: RecordedResource, live: LiveResource): Promise<RecordedResource | undefined> {
  const kind = servers([live]);
  const made = await refresh([record], kind);
  const stage = openStage({ kinds: [kind], start: { resources: [record] } });
  await stage.apply(...made.actions);
  return stage.memory.state().resources[0];
}

describe('a refresh-only plan', () => {
  it('is empty where everything is as recorded', async () => {
    const made = await refresh([recordOf(ann)], servers([liveOf('ann')]));
    expect(said(made)).toEqual([`no-op ${ann} (fields_changed)`]);
    expect(made.drift).toBeUndefined();
  });

  it('tells fields and outputs that differ, old and new', async () => {
    const record = recordOf(ann, {
      spec: { name: 'ann', size: 'small' },
      outputs: { id: 'id-ann', ip: '1', gone: 'x' },
    });
    const live = liveOf('ann', {
      spec: { name: 'bob', size: 'small' },
      outputs: { id: 'id-ann', ip: '2', fresh: 'y' },
    });
    const made = await refresh([record], servers([live]));
    expect(said(made)).toEqual([`no-op ${ann} (refreshed)`]);
    expect(made.drift).toMatchObject([
      {
        address: ann,
        verb: 'update',
        before: { name: 'ann', ip: '1', gone: 'x' },
        after: { name: 'bob', ip: '2', fresh: 'y' },
        changes: [
          { field: 'fresh', after: 'y' },
          { field: 'gone', before: 'x' },
          { field: 'ip', before: '1', after: '2' },
          { field: 'name', before: 'ann', after: 'bob' },
        ],
      },
    ]);
  });

  it('plans no purchase, no change and no deletion, whatever is declared', async () => {
    const kind = servers([liveOf('ann', { spec: { name: 'ann', size: 'large' } })]);
    const made = await plan([desiredOf('servers.new'), desiredOf(ann, { spec: { name: 'ann', size: 'huge' } })], {
      mode: 'refresh-only',
      state: { resources: [recordOf(ann), recordOf('servers.old')] },
      kinds: kinds(kind),
    });
    expect(said(made)).toEqual([`no-op ${ann} (refreshed)`, 'forget servers.old (gone_at_vendor)']);
    expect(made.actions.flatMap(({ steps }) => steps)).toEqual([]);
    expect(made.unmanaged).toEqual([]);
  });

  it('takes nothing in that the record does not hold: it is not managed', async () => {
    const live = liveOf('ann', { spec: { name: 'ann', size: 'small', power: 'stopped' } });
    expect((await refresh([recordOf(ann)], servers([live]))).drift).toBeUndefined();
  });

  it('is all that tells outputs: in an ordinary plan they are no drift, for they move by themselves', async () => {
    const live = liveOf('ann', { outputs: { id: 'id-ann', ip: '192.0.2.2' } });
    const declared = (mode: 'apply' | 'refresh-only') =>
      plan([desiredOf(ann)], { mode, state: { resources: [recordOf(ann)] }, kinds: kinds(servers([live])) });
    expect((await declared('apply')).drift).toBeUndefined();
    expect((await declared('refresh-only')).drift).toMatchObject([{ address: ann }]);
  });

  it('knows the id of a record that holds no outputs', async () => {
    expect((await refresh([recordOf(ann, { outputs: {} })], servers([liveOf('ann')]))).drift).toBeUndefined();
  });

  it('does not take another word for the same thing for a change', async () => {
    const record = recordOf(ann, { spec: { name: 'ann', size: 'uid-7' } });
    const kind = servers([liveOf('ann', { outputs: { id: 'id-ann' } })], {
      align: async ({ spec }) => ({
        spec: { ...spec, ...(spec['size'] === 'uid-7' ? { size: 'small' } : {}) },
        problems: [],
        notes: [],
      }),
    });
    expect((await refresh([record], kind)).drift).toBeUndefined();
  });

  it('reads no catalogue for what is literally the same', async () => {
    const kind = servers([liveOf('ann')], { align: () => Promise.reject(new RangeError('the catalogue was read')) });
    expect(said(await refresh([recordOf(ann)], kind))).toHaveLength(1);
  });

  it.each([
    ['being deleted', 'ready', 'deleting'],
    ['not ready yet', 'delivering', 'creating'],
    ['suspended before it was delivered', 'delivering', 'suspended'],
  ] as const)('leaves alone what is %s, and says so', async (_, phase, status) => {
    const live = liveOf('ann', { status, statusText: 'Working', outputs: { ip: '9' } });
    const made = await refresh([recordOf(ann, { phase })], servers([live]));
    expect(made.drift).toBeUndefined();
    expect(made.actions[0]).toMatchObject({ verb: 'no-op', reason: 'fields_changed' });
    expect(made.actions[0]?.notes.join()).toContain('Working');
  });

  it('drops what a listing lacks and a read denies', async () => {
    const made = await refresh([recordOf(ann, { protected: true })], servers());
    expect(said(made)).toEqual([`forget ${ann} (gone_at_vendor)`]);
    expect(made.drift).toMatchObject([{ verb: 'delete', changes: [], before: { name: 'ann' } }]);
    expect(made.drift?.[0]?.notes.join()).toContain('protected');
  });

  it('drops nothing on a listing that hides what a read finds', async () => {
    const hiding = kindOf('servers', { hidden: [liveOf('ann')] });
    await expect(refresh([recordOf(ann)], hiding)).rejects.toMatchObject({ code: 'LISTING_INCOMPLETE' });
  });

  it('never touches an address with an open purchase, and says so', async () => {
    const state = { resources: [recordOf(ann)], pending: [intentOf(ann)] };
    const made = await plan([], { mode: 'refresh-only', state, kinds: kinds(servers()) });
    expect(made.actions).toEqual([]);
    expect(made.warnings).toMatchObject([{ severity: 'warning', address: ann }]);
  });

  it('is about the targets and what they need, less what is excluded', async () => {
    const resources = [
      recordOf('images.base'),
      recordOf(ann, { dependsOn: ['images.base'] }),
      recordOf('servers.eve', { dependsOn: [ann] }),
    ];
    const world = { mode: 'refresh-only' as const, state: { resources }, kinds: kinds(servers(), kindOf('images')) };
    const targeted = await plan([desiredOf('servers.new')], { ...world, targets: [ann] });
    expect(targeted.actions.map(({ address }) => address)).toEqual(['images.base', ann]);
    expect(targeted.leftOut).toEqual([{ address: 'servers.eve', because: 'not-targeted' }]);
    const less = await plan([], { ...world, excludes: [ann] });
    expect(less.actions.map(({ address }) => address)).toEqual(['images.base']);
  });

  it('is not incomplete because of what is declared and not recorded', async () => {
    const world = { mode: 'refresh-only' as const, state: { resources: [recordOf(ann)] }, kinds: kinds(servers()) };
    const made = await plan([desiredOf(ann), desiredOf('servers.new')], { ...world, targets: [ann] });
    expect(made.complete).toBe(true);
  });
});

describe('accepting', () => {
  it('records what is live, and keeps what no listing shows', async () => {
    const record = recordOf(ann, {
      spec: { name: 'ann', size: 'small', disk: 'ssd', note: 'mine' },
      dependsOn: ['images.base'],
      protected: true,
    });
    const live = liveOf('ann', {
      spec: { name: 'bob', size: 'small', note: 'theirs' },
      outputs: { id: 'id-ann', ip: '2' },
    });
    expect(await accepted(record, live)).toEqual({
      ...record,
      spec: { name: 'bob', size: 'small', disk: 'ssd', note: 'mine' },
      outputs: { id: 'id-ann', ip: '2' },
    });
  });

  it('makes ready what was delivered', async () => {
    const record = recordOf(ann, { phase: 'delivering', outputs: {} });
    expect(await accepted(record, liveOf('ann'))).toEqual({ ...record, phase: 'ready', outputs: { id: 'id-ann' } });
  });

  it('writes nothing where nothing differs', async () => {
    const changes: unknown[] = [];
    const made = await refresh([recordOf(ann)], servers([liveOf('ann')]));
    const stage = openStage({
      kinds: [servers([liveOf('ann')])],
      start: { resources: [recordOf(ann)] },
      beforeCommit: (committed) => void changes.push(...committed),
    });
    await stage.apply(...made.actions);
    expect(changes).toEqual([]);
  });

  it('leaves an empty refresh behind', async () => {
    const record = recordOf(ann, { spec: { name: 'ann', size: 'large' } });
    const kind = servers([liveOf('ann')]);
    const stage = openStage({ kinds: [kind], start: { resources: [record] } });
    await stage.apply(...(await refresh([record], kind)).actions);
    expect((await refresh(stage.memory.state().resources, kind)).drift).toBeUndefined();
  });
});

describe('the drift of a plan', () => {
  it('is what moved under what is declared, beside what is planned', async () => {
    const live = liveOf('ann', { spec: { name: 'bob', size: 'small' } });
    const state = { resources: [recordOf(ann), recordOf('servers.eve')] };
    const made = await plan([desiredOf(ann), desiredOf('servers.eve')], { state, kinds: kinds(servers([live])) });
    expect(made.drift).toMatchObject([
      { address: ann, verb: 'update', changes: [{ field: 'name', before: 'ann', after: 'bob' }] },
      { address: 'servers.eve', verb: 'delete' },
    ]);
    expect(made.actions.map(({ verb }) => verb)).toEqual(['update', 'create']);
  });

  it('is absent where nothing moved, while something is delivered, and for a destroy', async () => {
    const live = liveOf('ann', { spec: { name: 'bob', size: 'small' } });
    const moved = { state: { resources: [recordOf(ann)] }, kinds: kinds(servers([live])) };
    const delivering = { ...moved, state: { resources: [recordOf(ann, { phase: 'delivering' })] } };
    expect('drift' in (await plan([desiredOf(ann)], { ...moved, kinds: kinds(servers([liveOf('ann')])) }))).toBe(false);
    expect('drift' in (await plan([desiredOf(ann)], delivering))).toBe(false);
    expect('drift' in (await plan([desiredOf(ann)], { ...moved, mode: 'destroy' }))).toBe(false);
  });

  it('of a policy is what the service says now', async () => {
    const live = liveOf('p', { spec: { name: 'p', power: 'off' } });
    const record = recordOf('policies.p', { spec: { name: 'p', power: 'on', note: 'mine' } });
    const made = await plan([desiredOf('policies.p')], {
      state: { resources: [record] },
      kinds: kinds(policies([live])),
    });
    expect(made.drift?.[0]?.changes).toEqual([{ field: 'power', before: 'on', after: 'off' }]);
  });
});
