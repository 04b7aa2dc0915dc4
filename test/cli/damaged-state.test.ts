import { expect, it } from 'vitest';
import { scoreDamagedStates } from '../hostile/damaged.ts';

it('an apply on a damaged state is exit 1, buys nothing, and leaves the file as it is', {
  timeout: 120_000,
}, async () => {
  expect(await scoreDamagedStates(25)).toMatchObject({ row: { of: 25 }, failures: [] });
});
