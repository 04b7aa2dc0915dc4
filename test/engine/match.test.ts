import { describe, expect, it } from 'vitest';
import { countUnmanaged, indexLive, ownedIds, strangersWithKey } from '../../src/engine/match.ts';
import type { LiveStatus } from '../../src/model/resource.ts';
import { liveOf, recordOf } from './support/samples.ts';

const index = indexLive([liveOf('ann', { id: '1' }), liveOf('ann', { id: '2' }), liveOf('bob', { id: '3' })]);

describe('a listing', () => {
  it('is found by id and by name', () => {
    expect(index.byId('3')?.key).toBe('bob');
    expect(index.byKey('ann').map(({ id }) => id)).toEqual(['1', '2']);
    expect([index.byId('9'), index.byKey('eve')]).toEqual([undefined, []]);
  });

  it('takes no name for a member of every object', () => {
    expect([index.byId('constructor'), index.byKey('toString')]).toEqual([undefined, []]);
  });
});

describe('a name', () => {
  it.each<{ status: LiveStatus; taken: boolean }>([
    { status: 'ready', taken: true },
    { status: 'creating', taken: true },
    { status: 'suspended', taken: true },
    { status: 'error', taken: true },
    { status: 'unpaid', taken: false },
    { status: 'deleting', taken: false },
  ])('is taken by something "$status": $taken', ({ status, taken }) => {
    expect(strangersWithKey(indexLive([liveOf('ann', { status })]), 'ann', new Set())).toHaveLength(taken ? 1 : 0);
  });

  it('is not taken by what is ours', () => {
    expect(strangersWithKey(index, 'ann', new Set(['1'])).map(({ id }) => id)).toEqual(['2']);
  });
});

describe('what is ours', () => {
  const records = [recordOf('servers.a', { id: '1' }), recordOf('images.a', { id: '3' })];

  it('is counted per kind: the same id of another kind is somebody else', () => {
    expect(ownedIds(records, { kind: 'servers', provider: 'shop' })).toEqual(new Set(['1']));
    expect(countUnmanaged(index, ownedIds(records, { kind: 'servers', provider: 'shop' }))).toBe(2);
  });

  it('and what is being deleted is not unmanaged', () => {
    expect(
      countUnmanaged(indexLive([liveOf('x', { status: 'deleting' }), liveOf('y', { status: 'unpaid' })]), new Set()),
    ).toBe(1);
  });
});
