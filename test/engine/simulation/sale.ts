/** How the model shop sells servers: the same rules as a real kind's sale. */
import { HostformError } from '../../../src/model/errors.ts';
import type { Inspection, PreImage, Reservation, Sale, Sighting, Want } from '../../../src/model/purchase.ts';
import { orderOf, type World } from './kinds.ts';
import { type Line, type Thing, toMoney } from './shop.ts';

export function makeSale(world: World): Sale {
  const { shop, network, scenario, judge, cartLagMs } = world;
  const cart = (own: string): Line[] => shop.cart(cartLagMs, own);
  return {
    promoField: 'promo_code',
    survey: ({ address }) =>
      network.read('survey', () => {
        judge.surveyed(address);
        return {
          things: shop.listed('servers').map(({ id }) => id),
          reservations: shop.cart(cartLagMs, undefined).map(({ id }) => id),
          facts: {},
        };
      }),
    reserve(want) {
      judge.sends('reserve', { address: want.address });
      return network.change('reserve', () => shop.addLine({ ...orderOf(want), owner: 'us' }).id);
    },
    ...(scenario.cartShowsNames ? { recover: (want, before) => recover(world, want, before) } : {}),
    async inspect(reservation, { address }) {
      const inspection = await network.read('inspect', () => inspectCart(cart(reservation), reservation));
      judge.looked(address, inspection);
      return inspection;
    },
    applyPromo() {
      judge.sends('promo', {});
      return network.change('promo', () => shop.applyPromo());
    },
    pay(reservation, { address }) {
      const asked = shop.due(reservation);
      judge.sends('pay', { address, target: reservation, ...(asked ? { price: asked } : {}) });
      return network.change('pay', () => shop.confirm(reservation, 'us', asked));
    },
    release(reservation) {
      judge.sends('release', { target: reservation });
      return network.change('release', () => shop.removeLine(reservation, 'us'));
    },
    async seek(reservation, want, before, hint) {
      const lines = await network.read('inspect', () => cart(reservation));
      const rows = await network.read('seek', (lie) => (lie ? [] : shop.listed('servers')));
      if (hides(world, rows, before)) throw hidden();
      const lineOpen = lines.some(({ id }) => id === reservation);
      if (!lineOpen) judge.missed(reservation);
      return judgeRows({ rows, want, before, hint, lineOpen });
    },
    resembles: ({ facts }, order) => facts['tariff'] === order['tariff'] && facts['period'] === order['period'],
  };
}

function inspectCart(lines: readonly Line[], reservation: string): Inspection {
  const own = lines.find(({ id }) => id === reservation);
  const others = lines.filter(({ id }) => id !== reservation).map(toReservation);
  return own ? { state: 'open', own: toReservation(own), others, mismatches: [] } : { state: 'gone', others };
}

function toReservation(line: Line): Reservation {
  const { tariff, period, discounted, price } = line;
  const cents = discounted ? Math.floor((price.cents * 4) / 5) : price.cents;
  const charge = toMoney({ ...price, cents });
  return { id: line.id, text: `${tariff}, ${period}`, charge, facts: { tariff, period } };
}

async function recover({ shop, network, cartLagMs }: World, want: Want, before: PreImage): Promise<string | undefined> {
  const { name, tariff } = orderOf(want);
  const lines = await network.read('recover', () => shop.cart(cartLagMs, undefined));
  const fitting = lines.filter(
    (line) => line.name === name && line.tariff === tariff && !before.reservations.includes(line.id),
  );
  return fitting.length === 1 ? fitting[0]?.id : undefined;
}

/** An id that existed before, is not deleted and is not listed, proves that a listing hides things. */
export function hides({ shop }: World, rows: readonly Thing[], before: PreImage): boolean {
  const listed = new Set(rows.map(({ id }) => id));
  return before.things.some((id) => !listed.has(id) && shop.things.get(id)?.deletedAt === undefined);
}

export function hidden(): HostformError {
  return new HostformError('LISTING_INCOMPLETE', 'A listing hides things that exist');
}

interface Rows {
  readonly rows: readonly Thing[];
  readonly want: Want;
  readonly before: PreImage;
  readonly hint: string | undefined;
  readonly lineOpen: boolean;
}

/** The same rule as for a real shop: exactly one new thing that fits, once our line has left the cart. */
export function judgeRows({ rows, want, before, hint, lineOpen }: Rows): Sighting {
  const { name, tariff, period } = orderOf(want);
  const fitting = rows.filter(
    (row) => !before.things.includes(row.id) && row.name === name && row.tariff === tariff && row.period === period,
  );
  const candidates = fitting.map(({ id, name: text }) => ({ id, text }));
  const [one, second] = fitting;
  if (one === undefined) return lineOpen ? { kind: 'unpaid' } : { kind: 'gone' };
  if (lineOpen)
    return { kind: 'ambiguous', candidates, because: 'A server like this is listed, and our line is still there.' };
  if (second === undefined) return { kind: 'bought', id: one.id };
  const hinted = fitting.find(({ id }) => id === hint);
  if (hinted) return { kind: 'bought', id: hinted.id };
  return { kind: 'ambiguous', candidates, because: `${fitting.length} new servers fit the order.` };
}
