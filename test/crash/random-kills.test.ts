import { describe, expect, it } from 'vitest';
import { killAtRandom } from './random-kills.ts';
import { inTurn } from './three-servers.ts';

const SEEDS = [1, 2];

describe('kill -9 at any time', () => {
  it(`costs nothing but another run: seeds ${SEEDS.join()}`, { timeout: 120_000 }, async () => {
    let kills = 0;
    await inTurn(SEEDS, async (seed) => {
      const died = await killAtRandom(seed);
      kills += died;
    });
    expect(kills).toBeGreaterThan(SEEDS.length);
  });
});
