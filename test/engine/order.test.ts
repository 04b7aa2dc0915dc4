import { describe, expect, it } from 'vitest';
import { orderByWaiting } from '../../src/engine/order.ts';
import type { Address } from '../../src/model/resource.ts';
import { makeDice } from './support/random.ts';

interface Node {
  readonly address: Address;
  readonly after: readonly Address[];
}

const node = (key: string, ...after: string[]): Node => ({
  address: `s.${key}`,
  after: after.map((each): Address => `s.${each}`),
});
const order = (...nodes: readonly Node[]): string[] =>
  orderByWaiting(nodes, ({ after }) => after).map(({ address }) => address.slice(2));

describe('the order of a plan', () => {
  it.each<{ name: string; nodes: Node[]; gives: string[] }>([
    { name: 'is by address where nobody waits', nodes: [node('c'), node('a'), node('b')], gives: ['a', 'b', 'c'] },
    {
      name: 'puts whoever is waited for first',
      nodes: [node('a', 'b'), node('b', 'c'), node('c')],
      gives: ['c', 'b', 'a'],
    },
    {
      name: 'takes the smallest address of those that are ready',
      nodes: [node('a', 'z'), node('m'), node('z'), node('b')],
      gives: ['b', 'm', 'z', 'a'],
    },
    {
      name: 'lets the last of several be waited for',
      nodes: [node('a', 'b', 'c'), node('b'), node('c')],
      gives: ['b', 'c', 'a'],
    },
    { name: 'ignores what is not among the nodes', nodes: [node('a', 'elsewhere')], gives: ['a'] },
    { name: 'ignores who waits for itself', nodes: [node('a', 'a')], gives: ['a'] },
    { name: 'counts the same edge once', nodes: [node('a', 'b', 'b'), node('b')], gives: ['b', 'a'] },
    { name: 'of nothing is nothing', nodes: [], gives: [] },
  ])('$name', ({ nodes, gives }) => {
    expect(order(...nodes)).toEqual(gives);
  });

  it('names those that wait in a circle, and those that wait for them', () => {
    const circle = (): unknown => order(node('a', 'b'), node('b', 'c'), node('c', 'b'), node('d'));
    expect(circle).toThrow(
      expect.objectContaining({ code: 'CYCLE', details: { detail: 'None of these can go first: s.a, s.b, s.c.' } }),
    );
  });

  it('is the same whatever the order of what comes in', () => {
    const dice = makeDice(7);
    const nodes = Array.from({ length: 300 }, (_, at) =>
      node(
        String(at),
        ...Array.from({ length: dice.between(0, 3) }, () => String(dice.between(0, Math.max(0, at - 1)))).filter(
          (key) => key !== String(at),
        ),
      ),
    );
    const expected = order(...nodes);
    for (let round = 0; round < 5; round += 1) {
      const shuffled = nodes.toSorted(
        (a, b) => ((a.address.length * 31 + round) % 7) - ((b.address.length * 31 + round) % 7),
      );
      expect(order(...shuffled.toReversed())).toEqual(expected);
    }
    const at = new Map(expected.map((key, index) => [`s.${key}`, index]));
    for (const { address, after } of nodes)
      for (const other of after) expect(at.get(other)).toBeLessThan(at.get(address) ?? -1);
  });

  it.each([
    {
      name: 'a chain',
      nodes: Array.from({ length: 10_000 }, (_, at) => node(String(at), ...(at > 0 ? [String(at - 1)] : []))),
    },
    { name: 'a star', nodes: Array.from({ length: 10_000 }, (_, at) => node(String(at), ...(at > 0 ? ['0'] : []))) },
    { name: 'no edge at all', nodes: Array.from({ length: 10_000 }, (_, at) => node(String(at))) },
  ])('can be found for ten thousand in $name', ({ nodes }) => {
    expect(order(...nodes)).toHaveLength(10_000);
  });
});
