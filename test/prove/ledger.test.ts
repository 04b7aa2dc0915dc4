/** The ledger equals the vendors' own books after a thousand storms. */
import { describe, expect, it } from 'vitest';
import { inTurn } from '../crash/three-servers.ts';
import { openElsewhere } from '../scenarios/support/elsewhere.ts';
import { ovhStormOf, sitOutRenewal } from '../scenarios/support/ovh-storm.ts';
import { sitOut, stormOf } from '../scenarios/support/storm.ts';

const seeds = Array.from({ length: 500 }, (_, at) => 50_000 + at);

describe('each line of the ledger is one movement at the vendor, and each movement one line', () => {
  it('after 500 purchases in bad weather', async () => {
    const elsewhere = await openElsewhere();
    await inTurn(seeds, async (seed) => {
      const storm = stormOf(seed, elsewhere.url);
      // A code that is spent when it is applied is gone after a first try, and the purchase stops without having paid.
      const spent = storm.promo && storm.knobs.promoSpentAt === 'apply';
      expect(spent ? [0, 4] : [0], `seed ${seed}`).toContain((await sitOut(storm, spent ? [4] : [])).at(-1));
    });
    await elsewhere.close();
  });

  it('after 500 renewals in bad weather', async () => {
    await inTurn(seeds, async (seed) => {
      // A payment that is answered with errors again and again is not sent for ever: a person is asked (7).
      expect([0, 7], `seed ${seed}`).toContain((await sitOutRenewal(ovhStormOf(seed), [7])).at(-1));
    });
  });
});
