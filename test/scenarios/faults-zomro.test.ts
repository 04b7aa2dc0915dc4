/**
 * A server purchase in bad weather: a seeded share of what `npm run prove` does in full (test/prove/fault-matrix.test.ts).
 * What came of each mishap stands in golden/fault-matrix.txt, one line each.
 */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTurn, share } from '../crash/three-servers.ts';
import { type Elsewhere, openElsewhere } from './support/elsewhere.ts';
import { endure, matrixCases, told } from './support/fault-matrix.ts';
import { sitOut, stormOf } from './support/storm.ts';

let elsewhere: Elsewhere;
beforeAll(async () => {
  elsewhere = await openElsewhere();
});
afterAll(() => elsewhere.close());

const MATRIX = readFileSync(new URL('golden/fault-matrix.txt', import.meta.url), 'utf8')
  .split('\n')
  .map(withoutRequests);

/** How many requests it takes is held to the number in the long proof only. */
function withoutRequests(line: string): string {
  return line.replace(/, requests \d+/, '');
}

describe('one mishap in a purchase', () => {
  it.each(['login', 'add', 'promo', 'confirm'])(
    'at the %s: one server, one payment, after as many runs as the table says',
    { timeout: 60_000 },
    async (call) => {
      const cases = matrixCases(elsewhere.url).filter(({ name, slow }) => !slow && name.startsWith(`${call}: `));
      await inTurn(share(cases, 8, 7), async (each) => {
        expect(MATRIX).toContain(withoutRequests(told(await endure(each))));
      });
      expect(elsewhere.visits()).toBe(0);
    },
  );
});

describe('several mishaps in a purchase, at an unkind vendor', () => {
  it('end with everything bought once, whatever the seed', { timeout: 60_000 }, async () => {
    const seeds = Array.from({ length: 12 }, (_, at) => 9000 + at);
    await inTurn(seeds, async (seed) => {
      expect((await sitOut(stormOf(seed, elsewhere.url))).at(-1)).toBe(0);
    });
    expect(elsewhere.visits()).toBe(0);
  });
});
