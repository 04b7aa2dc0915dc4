import { describe, expect, test } from 'vitest';
import {
  crashEverywhere,
  ENDINGS,
  FAILURES,
  failEverywhere,
  listOperations,
  ROBBERIES,
  robEverywhere,
} from '../state/support/crashes.ts';

const EVERY = { first: 1, step: 1 };
const operations = await listOperations();

describe('every single operation of a run on its state', () => {
  test.each(ENDINGS)('%s: nothing acknowledged is lost, nothing is torn, nothing is left behind', async (ending) => {
    await crashEverywhere(operations, ending, EVERY);
  });

  test.each(FAILURES)('$errno (lasting: $lasting): it is said, and what was acknowledged is kept', async (failure) => {
    expect(await failEverywhere(operations, failure, EVERY)).toBeGreaterThan(operations.length / 4);
  });

  test.each(ROBBERIES)('stopped, and robbed by a run %s: neither loses what it was told', async (robbery) => {
    expect(await robEverywhere(operations, robbery, EVERY)).toBeGreaterThan(0.8 * operations.length);
  });
});
