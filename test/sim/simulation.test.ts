/** A share of the simulated histories; `npm run sim` has as many as one likes. */
import { beforeAll, describe, expect, it } from 'vitest';
import { prepareTheatre, runBatch } from './batch.ts';
import { FOUND } from './found.ts';
import { runHistory } from './history.ts';
import { mutantNamed } from './mutant.ts';
import { drawScenario } from './scenario.ts';
import { shrink } from './shrink.ts';
import type { Theatre } from './stage.ts';

const SHARE = { from: 1, count: 30 };

describe('the program as it is', () => {
  let theatre: Theatre;
  beforeAll(async () => {
    theatre = await prepareTheatre();
  });

  it('keeps every promise, whatever befalls it', async () => {
    const { broken, seeds } = await runBatch(theatre, SHARE);
    expect(broken).toEqual([]);
    expect(seeds).toBe(SHARE.count);
  });

  it.each(Object.entries(FOUND))('survives what once broke it: %s', async (_what, scenario) => {
    expect((await runHistory(theatre, scenario)).violations).toEqual([]);
  });

  it('leaves the same trace when a history is lived again', async () => {
    const again = await prepareTheatre();
    for (const seed of [3, 11, 12]) {
      const scenario = drawScenario(seed);
      const [one, two] = [await runHistory(theatre, scenario), await runHistory(again, scenario)];
      expect(one.digest).toBe(two.digest);
      expect(one.requests).toBeGreaterThan(10);
    }
  });
});

describe('a program that takes the newest server for its own', () => {
  it('is found out, and so is the least that it takes', async () => {
    const theatre = await prepareTheatre(mutantNamed('newest-is-ours'));
    const { broken } = await runBatch(theatre, { from: 5, count: 40, stopAtFirst: true });
    const [found] = broken;
    expect(found).toBeDefined();
    const scenario = drawScenario(found?.seed ?? 0);
    const isBroken = async (smaller: typeof scenario) => (await runHistory(theatre, smaller)).violations.length > 0;
    const small = await shrink(scenario, isBroken, 12);
    expect(JSON.stringify(small.scenario).length).toBeLessThan(JSON.stringify(scenario).length);
    expect(await isBroken(small.scenario)).toBe(true);
  });
});
