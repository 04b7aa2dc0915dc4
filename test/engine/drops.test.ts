/** A state is not emptied unattended: docs/decisions/0012-dropping-records.md. */
import { describe, expect, it } from 'vitest';
import { unattendedDrops } from '../../src/engine/drops.ts';
import type { Action, LeftOut } from '../../src/model/plan.ts';
import type { Address } from '../../src/model/resource.ts';
import { actionOf, planOf } from './support/samples.ts';

const drop = (address: Address, over: Partial<Action> = {}): Action =>
  actionOf(address, { verb: 'forget', reason: 'gone_at_vendor', ...over });
const kept = (address: Address): Action => actionOf(address, { verb: 'no-op' });
const refused = (
  actions: readonly Action[],
  { allowDestroy = true, unattended = true, leftOut = [] as readonly LeftOut[] } = {},
): string[] =>
  unattendedDrops(planOf(actions, { mode: 'refresh-only', leftOut }), { allowDestroy, unattended }).map(
    ({ code, summary }) => `${code} ${summary}`,
  );

const WORD = 'DELETE_DENIED Dropping records unattended needs a word of its own';
const MOST = 'DELETE_DENIED Most records of a kind are not dropped unattended';

describe('records that an unattended refresh would drop', () => {
  it.each<{ name: string; actions: Action[]; allowDestroy?: boolean; leftOut?: LeftOut[]; says: string[] }>([
    { name: 'one of three, with the word', actions: [drop('a.1'), kept('a.2'), kept('a.3')], says: [] },
    { name: 'one without it', actions: [drop('a.1'), kept('a.2')], allowDestroy: false, says: [WORD] },
    { name: 'the only one there is', actions: [drop('a.1')], says: [] },
    { name: 'half of them', actions: [drop('a.1'), drop('a.2'), kept('a.3'), kept('a.4')], says: [] },
    { name: 'more than half', actions: [drop('a.1'), drop('a.2'), kept('a.3')], says: [MOST] },
    {
      name: 'all of one kind of two',
      actions: [drop('a.1'), drop('a.2'), kept('b.1'), kept('b.2'), kept('b.3')],
      says: [MOST],
    },
    {
      name: 'two of many, when only these are targeted',
      actions: [drop('a.1'), drop('a.2')],
      leftOut: [
        { address: 'a.3', because: 'not-targeted' },
        { address: 'a.4', because: 'not-targeted' },
      ],
      says: [],
    },
    {
      name: 'a protected one',
      actions: [drop('a.1', { protect: true }), kept('a.2')],
      says: ['DELETE_DENIED A protected record is not dropped unattended'],
    },
    { name: 'none', actions: [kept('a.1')], allowDestroy: false, says: [] },
  ])('$name: $says', ({ actions, says, ...more }) => {
    expect(refused(actions, more)).toEqual(says);
  });

  it('are for a person or a saved plan to accept, all of them', () => {
    const all = [drop('a.1', { protect: true }), drop('a.2')];
    expect(refused(all, { unattended: false, allowDestroy: false })).toEqual([]);
  });

  it('are no matter of an ordinary apply', () => {
    const plan = planOf([drop('a.1'), drop('a.2')]);
    expect(unattendedDrops(plan, { unattended: true, allowDestroy: false })).toEqual([]);
  });

  it('are named, but not by the hundred', () => {
    const drops = Array.from({ length: 40 }, (_, at) => drop(`a.s-${at}`));
    const [problem] = unattendedDrops(planOf(drops, { mode: 'refresh-only' }), {
      unattended: true,
      allowDestroy: true,
    });
    expect(problem?.detail).toContain('a.s-9 and 30 more');
  });
});
