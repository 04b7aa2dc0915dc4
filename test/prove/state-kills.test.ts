import { env } from 'node:process';
import { expect, test } from 'vitest';
import { killOften } from '../state/support/kills.ts';

/** `HOSTFORM_PROVE` may say how many: `HOSTFORM_PROVE=200` for a shorter proof. */
const TIMES = Math.max(Number(env.HOSTFORM_PROVE ?? 1), 1) === 1 ? 1000 : Number(env.HOSTFORM_PROVE);

test(`a program that is killed ${TIMES} times loses no acknowledged change, tears nothing and leaves nothing`, async () => {
  const seen = await killOften(TIMES, 12);
  expect(seen.number).toBeGreaterThan(TIMES);
  // The kills must hit saves and open journals, or they prove nothing.
  expect(seen.unfolded).toBeGreaterThan(TIMES / 10);
  expect(seen.leftovers).toBeGreaterThan(TIMES / 100);
});
