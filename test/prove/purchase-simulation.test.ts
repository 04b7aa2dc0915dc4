/** The full count of what `npm test` runs a share of: test/engine/simulation. */
import { describe, expect, it } from 'vitest';
import { makeCoverage, rare } from '../engine/simulation/coverage.ts';
import { calmScenario, eachCrash } from '../engine/simulation/crashes.ts';
import { expectGood, expectKept } from '../engine/simulation/expect-good.ts';
import { play } from '../engine/simulation/simulate.ts';

const SEEDS = 100_000;
const SHARE = 5_000;
const coverage = makeCoverage();

describe('a purchase survives anything', () => {
  it.each(Array.from({ length: SEEDS / SHARE }, (_, at) => ({ from: at * SHARE + 1, to: (at + 1) * SHARE })))(
    'in the histories of seeds $from to $to',
    (seeds) => expectGood(seeds, { coverage }),
  );

  it('and everything that can go wrong has gone wrong in them, often', () => {
    expect(rare(coverage, 20)).toEqual([]);
  });
});

describe('two runs that die', () => {
  it('anywhere, one after the other, end in what was declared, bought once', async () => {
    const pairs = await eachCrash(async (first) => {
      let dies = false;
      await eachCrash(async (second) => {
        const coverage = makeCoverage();
        const history = await play(calmScenario({ crashes: [first, second] }), { coverage });
        expectKept(history);
        expect(history.verdict, JSON.stringify([first, second])).toEqual({ kind: 'at rest' });
        dies ||= coverage.of('run', 'crashed') > 0;
        return coverage.of('run', 'crashed') > 1;
      });
      return dies;
    });
    expect(pairs).toBeGreaterThan(100);
  });
});
