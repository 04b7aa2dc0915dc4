/** More of the simulated histories than `npm test` has; `npm run sim -- --seeds N` has as many as one likes. */
import { expect, it } from 'vitest';
import { prepareTheatre, runBatch } from '../sim/batch.ts';
import { runHistory } from '../sim/history.ts';
import { mutantNamed } from '../sim/mutant.ts';
import { drawScenario } from '../sim/scenario.ts';

const SEEDS = 3000;

it(`${SEEDS} simulated histories keep every promise`, async () => {
  const { broken, seeds } = await runBatch(await prepareTheatre(), { from: 200_001, count: SEEDS });
  expect(broken).toEqual([]);
  expect(seeds).toBe(SEEDS);
});

it('the same seed leaves the same trace, a hundred times', async () => {
  const [one, two] = [await prepareTheatre(), await prepareTheatre()];
  for (let seed = 1; seed <= 100; seed += 1) {
    const scenario = drawScenario(seed);
    const digests = [await runHistory(one, scenario), await runHistory(two, scenario)].map(({ digest }) => digest);
    expect(digests[0], `seed ${seed}`).toBe(digests[1]);
  }
});

it.each([
  'no-journal',
  'journal-after-payment',
  'ambiguous-new-line',
  'recovery-starts-over',
  'gives-up-listing',
  'newest-is-ours',
  'no-quiet-window',
  'no-serial-fence',
])('the simulation finds %s by itself', async (id) => {
  const options = { from: 1, count: 3000, stopAtFirst: true };
  const { broken } = await runBatch(await prepareTheatre(mutantNamed(id)), options);
  expect(broken).not.toEqual([]);
});
