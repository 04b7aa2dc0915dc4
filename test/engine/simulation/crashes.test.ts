/** Dying at any write, read or request, and running again: bought once, and nothing left to do. */
import { describe, expect, it } from 'vitest';
import { makeCoverage } from './coverage.ts';
import { calmScenario, eachCrash } from './crashes.ts';
import { expectKept } from './expect-good.ts';
import { play } from './simulate.ts';

describe('a run that dies once', () => {
  it.each([{ savedPlan: false }, { savedPlan: true }])(
    'anywhere ends in what was declared, bought once (saved plan: $savedPlan)',
    async ({ savedPlan }) => {
      const points = await eachCrash(async (crash) => {
        const coverage = makeCoverage();
        const history = await play(calmScenario({ crashes: [crash], savedPlan }), { coverage });
        expectKept(history);
        expect(history.verdict, JSON.stringify(crash)).toEqual({ kind: 'at rest' });
        return coverage.of('run', 'crashed') > 0;
      });
      expect(points).toBeGreaterThan(100);
    },
  );
});
