import { describe, expect, it } from 'vitest';
import { drawScenario, type Scenario } from './scenario.ts';
import { shrink, smallerOnes } from './shrink.ts';

const seeds = Array.from({ length: 200 }, (_, at) => at + 1);

describe('what is left of a scenario', () => {
  it('is one round, one run and the one thing that it takes', async () => {
    const hasKill = ({ rounds }: Scenario): boolean =>
      rounds.some(({ runners }) => runners.some(({ trouble }) => trouble?.kind === 'kill'));
    const scenario = seeds.map(drawScenario).find((each) => hasKill(each) && each.rounds.length > 2);
    expect(scenario).toBeDefined();
    if (!scenario) return;
    const { scenario: small } = await shrink(scenario, async (smaller) => hasKill(smaller));
    expect(small.rounds).toHaveLength(1);
    expect(small.before).toEqual([]);
    expect(small.knobs).toEqual({});
    const [round] = small.rounds;
    expect(round?.runners).toHaveLength(1);
    expect(round?.happenings).toEqual([]);
    expect(round?.runners[0]).toMatchObject({ struck: [], disk: [], trouble: { kind: 'kill', n: 1 } });
  });

  it('is all of it when nothing can be left out', async () => {
    const scenario = drawScenario(7);
    const same = await shrink(scenario, async () => false);
    expect(same.scenario).toBe(scenario);
    expect(same.tries).toBe([...smallerOnes(scenario)].length);
  });

  it('stops after as many tries as it may have', async () => {
    expect((await shrink(drawScenario(7), async () => true, 5)).tries).toBe(5);
  });
});
