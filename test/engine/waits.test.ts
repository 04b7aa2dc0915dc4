import { describe, expect, it } from 'vitest';
import { orderByWaiting } from '../../src/engine/order.ts';
import { linkWaits } from '../../src/engine/waits.ts';
import type { Action, Verb } from '../../src/model/plan.ts';
import type { Address, RecordedResource } from '../../src/model/resource.ts';
import { makeDice } from './support/random.ts';
import { actionOf, recordOf } from './support/samples.ts';

const act = (key: string, verb: Verb, dependsOn: string[] = [], over: Partial<Action> = {}): Action =>
  actionOf(`s.${key}`, { verb, dependsOn: dependsOn.map((each): Address => `s.${each}`), ...over });
const rec = (key: string, ...dependsOn: string[]): RecordedResource =>
  recordOf(`s.${key}`, { dependsOn: dependsOn.map((each): Address => `s.${each}`) });
const waits = (actions: Action[], ...recorded: RecordedResource[]): { [address: string]: readonly string[] } =>
  Object.fromEntries(
    linkWaits(actions, recorded).map(({ address, waitsFor }) => [
      address.slice(2),
      waitsFor.map((each) => each.slice(2)),
    ]),
  );

describe('who waits for whom', () => {
  it.each<{
    name: string;
    actions: Action[];
    recorded?: RecordedResource[];
    gives: { [address: string]: readonly string[] };
  }>([
    {
      name: 'a reader waits for what it reads',
      actions: [act('a', 'create'), act('b', 'create', ['a'])],
      gives: { a: [], b: ['a'] },
    },
    {
      name: 'nobody waits for what stays as it is',
      actions: [act('a', 'no-op'), act('b', 'create', ['a'])],
      gives: { a: [], b: [] },
    },
    { name: 'nobody waits for what is not in the plan', actions: [act('b', 'create', ['a'])], gives: { b: [] } },
    {
      name: 'what is deleted waits for what hangs on it',
      actions: [act('a', 'delete'), act('b', 'delete', ['a'])],
      recorded: [rec('a'), rec('b', 'a')],
      gives: { a: ['b'], b: [] },
    },
    {
      name: 'what is deleted waits for what lets go of it',
      actions: [act('a', 'delete'), act('b', 'update')],
      recorded: [rec('a'), rec('b', 'a')],
      gives: { a: ['b'], b: [] },
    },
    {
      name: 'what is only forgotten goes like the rest',
      actions: [act('a', 'delete'), act('b', 'forget', ['a'])],
      recorded: [rec('a'), rec('b', 'a')],
      gives: { a: ['b'], b: [] },
    },
    {
      name: 'what is forgotten waits for what hangs on it',
      actions: [act('a', 'forget'), act('b', 'delete', ['a'])],
      recorded: [rec('a'), rec('b', 'a')],
      gives: { a: ['b'], b: [] },
    },
    {
      name: 'what stays as it is waits for nobody',
      actions: [act('a', 'create'), act('b', 'no-op', ['a'])],
      gives: { a: [], b: [] },
    },
    { name: 'nobody waits for itself', actions: [act('a', 'create', ['a'])], gives: { a: [] } },
    {
      name: 'each is named once, sorted',
      actions: [act('a', 'create'), act('b', 'create'), act('c', 'create', ['b', 'a', 'b'])],
      gives: { a: [], b: [], c: ['a', 'b'] },
    },
    {
      name: 'a delivery that goes on waits for nobody',
      actions: [act('a', 'replace'), act('b', 'create', ['a'], { resume: { from: 'delivery' } })],
      gives: { a: [], b: [] },
    },
    {
      name: 'an open payment waits for nobody',
      actions: [
        act('a', 'replace'),
        act('b', 'create', ['a'], { resume: { from: 'intent', intent: 'i', phase: 'paying', observeOnly: true } }),
      ],
      gives: { a: [], b: [] },
    },
    {
      name: 'an open payment with something to fill in after it waits for that',
      actions: [
        act('a', 'replace'),
        act('b', 'create', ['a'], { resume: { from: 'delivery' }, changes: [{ field: 'note', unknown: true }] }),
      ],
      gives: { a: [], b: ['a'] },
    },
    {
      name: 'a purchase that begins anew waits',
      actions: [
        act('a', 'replace'),
        act('b', 'create', ['a'], { resume: { from: 'abandon', intent: 'i', phase: 'reserved' } }),
      ],
      gives: { a: [], b: ['a'] },
    },
  ])('$name', ({ actions, recorded = [], gives }) => {
    expect(waits(actions, ...recorded)).toEqual(gives);
  });

  it('is never a circle, whatever is declared and recorded, as long as neither is one', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const dice = makeDice(seed);
      const keys = Array.from({ length: 8 }, (_, at) => String(at));
      const earlier = (at: number): string[] => keys.slice(0, at).filter(() => dice.chance(0.4));
      const gone = new Set(keys.filter(() => dice.chance(0.4)));
      const actions = keys.map((key, at) => {
        const verb = gone.has(key)
          ? dice.pick(['delete', 'forget'] as const)
          : dice.pick(['create', 'update', 'replace', 'no-op'] as const);
        return act(
          key,
          verb,
          earlier(at).filter((other) => gone.has(key) || !gone.has(other)),
        );
      });
      const recorded = keys.map((key, at) => rec(key, ...earlier(at)));
      const linked = linkWaits(actions, recorded);
      expect(
        orderByWaiting(linked, ({ waitsFor }) => waitsFor),
        `seed ${seed}`,
      ).toHaveLength(8);
    }
  });
});
