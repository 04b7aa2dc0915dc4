/** One section at two vendors that number their things alike. */
import { describe, expect, it } from 'vitest';
import { kindOf as findKind, gatherKinds } from '../../src/engine/kinds.ts';
import type { ResourceKind } from '../../src/model/kind.ts';
import { kinds, plan, policies } from './support/fake-vendor.ts';
import { desiredOf, liveOf, recordOf } from './support/samples.ts';

const at = (provider: string, kind: ResourceKind): ResourceKind => ({ ...kind, provider, type: `${provider}_policy` });

describe('a section that two providers offer', () => {
  const ours = at('shop', policies([liveOf('ann', { id: '1' })]));
  const theirs = at('mart', policies([liveOf('ann', { id: '1' }), liveOf('eve', { id: '2' })]));

  it('is planned with the kind of the provider that the declaration names', async () => {
    const made = await plan([{ ...desiredOf('policies.ann'), provider: 'mart' }], { kinds: kinds(ours, theirs) });
    expect(made.actions.map(({ provider, type, id }) => [provider, type, id])).toEqual([['mart', 'mart_policy', '1']]);
  });

  it('is listed at the provider in play alone', async () => {
    const silent = at('mart', policies([], { list: () => Promise.reject(new Error('listed all the same')) }));
    const made = await plan([desiredOf('policies.ann')], { kinds: kinds(ours, silent) });
    expect(made.actions.map(({ provider }) => provider)).toEqual(['shop']);
  });

  it('does not take the id of one for the same id at the other', async () => {
    const resources = [recordOf('policies.ann', { id: '1' })];
    const declared = [desiredOf('policies.ann'), { ...desiredOf('policies.eve'), provider: 'mart' }];
    const made = await plan(declared, { state: { resources }, kinds: kinds(ours, theirs) });
    expect(made.unmanaged).toEqual([{ kind: 'policies', provider: 'mart', count: 1 }]);
  });
});

describe('a kind that nobody connected', () => {
  it('is named with its provider', () => {
    const none = gatherKinds([]);
    expect(() => findKind(none, { kind: 'policies', provider: 'mart' })).toThrow('mart is not connected for policies');
  });
});
