import { expect, test } from 'vitest';
import { killOften } from './support/kills.ts';

test('a program that is killed 20 times loses no acknowledged change, tears nothing and leaves nothing', async () => {
  const both = await Promise.all([killOften(10, 11), killOften(10, 12)]);
  for (const seen of both) expect(seen.number).toBeGreaterThan(10);
  expect(both.reduce((sum, { unfolded }) => sum + unfolded, 0)).toBeGreaterThan(2);
});
