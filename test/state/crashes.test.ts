import { describe, expect, test } from 'vitest';
import {
  crashEverywhere,
  ENDINGS,
  FAILURES,
  failEverywhere,
  listOperations,
  ROBBERIES,
  robEverywhere,
  writeShort,
} from './support/crashes.ts';

// `npm run prove` tries every operation with every ending; here each of them takes its turn.
const SHARE = 29;
const operations = await listOperations();

describe('a run that ends at any operation on the disk', () => {
  test('there are enough of them to mean something', () => {
    expect(operations.length).toBeGreaterThan(150);
    expect(operations.filter((name) => /^(sync|datasync) /.test(name)).length).toBeGreaterThan(20);
  });

  test.each(ENDINGS)('%s: nothing acknowledged is lost, nothing is torn, nothing is left behind', async (ending) => {
    await crashEverywhere(operations, ending, { first: 1 + ENDINGS.indexOf(ending) * 3, step: SHARE });
  });
});

describe('a disk that fails at any operation', () => {
  test.each(FAILURES)('$errno (lasting: $lasting): it is said, and what was acknowledged is kept', async (failure) => {
    const refused = await failEverywhere(operations, failure, {
      first: 1 + FAILURES.indexOf(failure) * 2,
      step: SHARE,
    });
    expect(refused).toBeGreaterThan(operations.length / SHARE / 4);
  });
});

test('a disk that takes half of each write gets the other half too', async () => {
  await writeShort();
});

describe('a run that is stopped at any operation and wakes up after its state was taken away', () => {
  test.each(ROBBERIES)('by a run %s: neither loses what it was told', async (robbery) => {
    const robbed = await robEverywhere(operations, robbery, { first: 1 + ROBBERIES.indexOf(robbery) * 4, step: SHARE });
    expect(robbed).toBeGreaterThan((0.8 * operations.length) / SHARE - 1);
  });
});
