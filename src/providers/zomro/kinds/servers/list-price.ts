import { type Money, money } from '../../../../model/money.ts';
import type { Inspection, Want } from '../../../../model/purchase.ts';
import { decimalsOf } from '../../amounts.ts';
import type { Cart } from '../../cart.ts';
import { isLine } from '../../cart.ts';
import { makeCatalogue } from '../../catalogue.ts';
import type { Client } from '../../client.ts';
import { stringIn } from '../../spec.ts';
import { inspectLine } from './cart-line.ts';

/**
 * True when the cart shows our line at fewer decimals than the plan has: 0.13 may be the planned 0.1300, or a price
 * that has moved to 0.1349 since (zomro.md §7.1, §7.4).
 */
export function isCoarse(cart: Cart, reservation: string, want: Want): boolean {
  const shown = cart.lines.find((line) => isLine(line, reservation))?.cost;
  const planned = want.quote?.charge.amount;
  return shown !== undefined && planned !== undefined && decimalsOf(shown) < decimalsOf(planned);
}

/** Inspects a line that the cart shows too coarsely by what the price list says now. */
export async function inspectCoarse(
  client: Client,
  cart: Cart,
  reservation: string,
  { want, fallback }: { readonly want: Want; readonly fallback: string },
): Promise<Inspection> {
  const charge = await priceNow(client, want, fallback);
  const { quote } = want;
  const found = inspectLine(
    cart,
    reservation,
    charge && quote ? { ...want, quote: { ...quote, charge } } : want,
    fallback,
  );
  if (charge !== undefined || found.state !== 'open') return found;
  return {
    ...found,
    mismatches: [...found.mismatches, 'the price list does not show this tariff and period any more'],
  };
}

/** Read anew: what this connection has read before is what the plan rests on. */
async function priceNow(client: Client, { order }: Want, fallback: string): Promise<Money | undefined> {
  const { tariffs } = await makeCatalogue(client).prices(stringIn(order, 'datacenter'));
  const tariff = tariffs.find(({ id }) => id === stringIn(order, 'pricelist'));
  const price = tariff?.prices.find(({ period }) => period === stringIn(order, 'period'));
  return price && money(price.amount, price.currency ?? fallback);
}
