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
      expect((await sitOut(stormOf(seed, elsewhere.url))).at(-1), `seed ${seed}`).toBe(0);
    });
    await elsewhere.close();
  });

  it('after 500 renewals in bad weather', async () => {
    await inTurn(seeds, async (seed) => {
      expect((await sitOutRenewal(ovhStormOf(seed))).at(-1), `seed ${seed}`).toBe(0);
    });
  });
});
