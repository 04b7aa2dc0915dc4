import { describe, expect, it } from 'vitest';
import { moveChanges, relocate, renamed } from '../../src/engine/relocate.ts';
import { Problems } from '../../src/model/errors.ts';
import type { Address, Move } from '../../src/model/resource.ts';
import { applyChanges } from '../../src/state/replay.ts';
import { HERE, intentOf, recordOf, stateOf } from './support/samples.ts';

const move = (from: Address, to: Address): Move => ({ from, to, at: HERE });
const problemsOf = (work: () => unknown): readonly { code: string; detail?: string | undefined }[] => {
  try {
    work();
  } catch (error) {
    if (error instanceof Problems) return error.all;
    throw error;
  }
  throw new Error('nothing was refused');
};

describe('relocating records', () => {
  const state = stateOf({
    resources: [recordOf('servers.ann'), recordOf('servers.bob', { dependsOn: ['servers.ann'] })],
    pending: [intentOf('servers.eve', { dependsOn: ['servers.ann'] })],
  });

  it('gives them their last address, with all that hang on them', () => {
    const moved = relocate(state, [move('servers.ann', 'servers.mid'), move('servers.mid', 'servers.zoe')]);
    expect(moved.moves).toEqual([{ from: 'servers.ann', to: 'servers.zoe' }]);
    expect(moved.state.resources.map(({ address, dependsOn }) => [address, dependsOn])).toEqual([
      ['servers.bob', ['servers.zoe']],
      ['servers.zoe', []],
    ]);
    expect(moved.state.pending.map(({ dependsOn }) => dependsOn)).toEqual([['servers.zoe']]);
  });

  it('does nothing for lines whose work was done long ago', () => {
    const { moves, state: same } = relocate(state, [move('servers.gone', 'servers.ann')]);
    expect(moves).toEqual([]);
    expect(same).toBe(state);
  });

  it('makes durable exactly what it showed, and a second time nothing', () => {
    const { moves, state: shown } = relocate(state, [move('servers.ann', 'servers.zoe')]);
    const changes = moveChanges(state, moves);
    expect(applyChanges(state, changes)).toEqual(shown);
    expect(moveChanges(shown, moves)).toEqual([]);
    expect(renamed(shown, moves)).toBe(shown);
  });

  it.each<[string, Move, string]>([
    ['an address that is recorded', move('servers.ann', 'servers.bob'), 'DUPLICATE'],
    ['an address that is being bought', move('servers.ann', 'servers.eve'), 'OUTCOME_UNKNOWN'],
    ['away from a purchase that is open', move('servers.eve', 'servers.new'), 'OUTCOME_UNKNOWN'],
  ])('refuses to move to %s', (_, line, code) => {
    expect(problemsOf(() => relocate(state, [line]))).toMatchObject([{ code, at: HERE }]);
  });

  it('refuses two records at one address, by whatever ways they come', () => {
    const two = stateOf({ resources: [recordOf('servers.ann'), recordOf('servers.bob')] });
    const lines = [move('servers.ann', 'servers.bob'), move('servers.bob', 'servers.zoe')];
    expect(problemsOf(() => relocate(two, lines))).toMatchObject([{ code: 'DUPLICATE' }]);
  });
});
