import { test } from 'vitest';
import { raceForStaleLock } from './support/lock-race.ts';

test('six processes that meet the lock of a dead run: one of them has it, in each of 20 rounds', async () => {
  await raceForStaleLock(20, 6);
});
