import { test } from 'vitest';
import { raceForStaleLock } from '../state/support/lock-race.ts';

test('six processes that meet the lock of a dead run: one of them has it, in each of 400 rounds', async () => {
  await raceForStaleLock(400, 6);
});

test('eight processes, 100 rounds', async () => {
  await raceForStaleLock(100, 8);
});
