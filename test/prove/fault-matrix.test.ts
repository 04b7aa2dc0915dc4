/** Every changing call of a server purchase × every mishap, alone and in storms. */
import { describe, expect, it } from 'vitest';
import { inTurn } from '../crash/three-servers.ts';
import { openElsewhere } from '../scenarios/support/elsewhere.ts';
import { endure, type FaultOutcome, matrixCases, told } from '../scenarios/support/fault-matrix.ts';
import { ovhStormOf, sitOutRenewal } from '../scenarios/support/ovh-storm.ts';
import { sitOut, stormOf } from '../scenarios/support/storm.ts';

const STORMS = 1500;

describe('one mishap in a purchase', () => {
  it('of every kind, at every changing call: one server, one payment, an empty plan', async () => {
    const elsewhere = await openElsewhere();
    const cases = matrixCases(elsewhere.url);
    const outcomes = new Map<string, FaultOutcome>();
    // What waits for a minute of real silence does not hold up the others.
    await Promise.all([
      inTurn(
        cases.filter(({ slow }) => !slow),
        async (each) => void outcomes.set(each.name, await endure(each)),
      ),
      inTurn(
        cases.filter(({ slow }) => slow),
        async (each) => void outcomes.set(each.name, await endure(each)),
      ),
    ]);
    const table = cases.flatMap(({ name }) => outcomes.get(name) ?? []).map(told);
    await expect(`${table.join('\n')}\n`).toMatchFileSnapshot('../scenarios/golden/fault-matrix.txt');
    expect(elsewhere.visits()).toBe(0);
    await elsewhere.close();
  });

  it.each([
    { name: 'a listing that lags 90 s', knobs: { listingLagMs: 90_000 } },
    { name: 'a cart that lags 100 s', knobs: { cartLagMs: 100_000 } },
    { name: 'a vendor that lets a consumed line be paid again', knobs: { secondConfirm: 'accepted' as const } },
    { name: 'a cart that shows names', knobs: { cartShowsName: true, cartTitle: 'short' as const } },
    { name: 'a payment page instead of an error', knobs: { insufficientFunds: 'redirect' as const } },
  ])('with $name: never two servers, never two payments', async ({ knobs }) => {
    const elsewhere = await openElsewhere();
    const cases = matrixCases(elsewhere.url).filter(({ slow }) => !slow);
    await inTurn(cases, async (each) => {
      const { codes, told: words } = await endure({ ...each, knobs });
      expect(codes.at(-1), `${each.name}\n${words}`).toBe(0);
    });
    expect(elsewhere.visits()).toBe(0);
    await elsewhere.close();
  });
});

describe('several mishaps in a purchase, at an unkind vendor', () => {
  it(`end with everything bought once, in ${STORMS} storms`, async () => {
    const elsewhere = await openElsewhere();
    const seeds = Array.from({ length: STORMS }, (_, at) => 1 + at);
    await inTurn(seeds, async (seed) => {
      expect((await sitOut(stormOf(seed, elsewhere.url))).at(-1), `seed ${seed}`).toBe(0);
    });
    expect(elsewhere.visits()).toBe(0);
    await elsewhere.close();
  });
});

describe('several mishaps in a renewal, at a vendor that is late and curt', () => {
  it(`end with one renewal and one payment, in ${STORMS} storms`, async () => {
    const seeds = Array.from({ length: STORMS }, (_, at) => 1 + at);
    await inTurn(seeds, async (seed) => {
      expect((await sitOutRenewal(ovhStormOf(seed))).at(-1), `seed ${seed}`).toBe(0);
    });
  });
});
