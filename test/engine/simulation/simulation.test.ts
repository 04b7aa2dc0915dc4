/** The purchase protocol against a shop that knows the truth. The full count is in test/prove. */
import { describe, expect, it } from 'vitest';
import { makeCoverage, rare } from './coverage.ts';
import { expectGood } from './expect-good.ts';
import { simulate } from './simulate.ts';

const SEEDS = 2_000;
const SHARE = 250;
const coverage = makeCoverage();

describe('a purchase survives anything', () => {
  it.each(Array.from({ length: SEEDS / SHARE }, (_, at) => ({ from: at * SHARE + 1, to: (at + 1) * SHARE })))(
    'in the histories of seeds $from to $to',
    (seeds) => expectGood(seeds, { coverage }),
  );

  it('and everything that can go wrong has gone wrong in them', () => {
    expect(rare(coverage, 1)).toEqual([]);
  });

  it('and nearly all end with nothing left to do, or with a refusal that is true', () => {
    const ends = coverage.table('verdict');
    const total = [...ends.values()].reduce((sum, count) => sum + count, 0);
    expect((ends.get('unknown') ?? 0) / total).toBeLessThan(0.05);
    expect(ends.get('stuck')).toBeUndefined();
  });

  it('and one seed is one history, to the last event', async () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const [one, again] = [await simulate(seed), await simulate(seed)];
      expect(again).toEqual(one);
    }
  });
});
