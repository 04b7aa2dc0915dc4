/** A simulation is worth what it finds: each deliberate bug must break the promise that it is a danger to. */
import { describe, expect, it } from 'vitest';
import { BUGS } from './mutants.ts';
import { simulate } from './simulate.ts';

const MOST_SEEDS = 1_000;

describe('the simulation finds out when', () => {
  it.each(Object.entries(BUGS))('%s', async (_name, bug) => {
    let broken: readonly string[] = [];
    for (
      let seed = bug.from ?? 1;
      seed < (bug.from ?? 1) + MOST_SEEDS && !broken.some((each) => bug.breaks.test(each));
      seed += 1
    )
      broken = (await simulate(seed, { mutant: bug })).violations;
    expect(broken.filter((each) => bug.breaks.test(each))).not.toEqual([]);
  });
});
