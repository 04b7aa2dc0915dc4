/** How the model shop sells images: one call that buys at once. */
import type { OneShot, Sighting } from '../../../src/model/purchase.ts';
import { orderOf, type World } from './kinds.ts';
import { hidden, hides, judgeRows } from './sale.ts';

export function makeOneShot(world: World): OneShot {
  const { shop, network, judge } = world;
  return {
    survey: ({ address }) =>
      network.read('survey', () => {
        judge.surveyed(address);
        return {
          things: shop.listed('images').map(({ id }) => id),
          reservations: [],
          facts: {},
        };
      }),
    send(want) {
      const price = { cents: shop.traits.imagePrice, currency: shop.account.currency };
      judge.sends('send', { address: want.address, price });
      return network.change('send', () => shop.orderImage({ ...orderOf(want), owner: 'us' }));
    },
    async seek(want, before, hint): Promise<Sighting> {
      // An empty answer is only seen through where something existed before; so it is only told then.
      const rows = await network.read('seek', (lie) => (lie && before.things.length > 0 ? [] : shop.listed('images')));
      if (hides(world, rows, before)) throw hidden();
      const seen = judgeRows({ rows, want, before, hint, lineOpen: true });
      return seen.kind === 'ambiguous' && seen.candidates.length === 1 && seen.candidates[0]
        ? { kind: 'bought', id: seen.candidates[0].id }
        : seen;
    },
  };
}
