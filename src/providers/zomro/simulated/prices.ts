/** What things cost (zomro.md §7.1, §9). All sums are in units (amounts.ts), without tax unless the name says so. */
import { share, units } from './amounts.ts';
import type { World } from './asked.ts';
import { NETWORKS, type Tariff } from './catalogue.ts';
import { refuseMissing } from './refusal.ts';
import type { Account, Image, Line, Promo, Server, ServerOrder } from './rows.ts';

/** @throws a refusal `missed`. */
export function tariffOf(world: World, id: string): Tariff {
  return world.catalogue.tariffs.find((tariff) => tariff.id === id) ?? refuseMissing('pricelist', id);
}

/** Price of a tariff for one period as the catalogue shows it; undefined when the period is not offered. */
export function listPrice(world: World, tariff: Tariff, period: string): number | undefined {
  const price = tariff.prices[period];
  return price === undefined ? undefined : Math.round(units(price) * world.knobs.priceFactor);
}

/** One period of one server with its add-ons: IPv6 only saves a thirtieth of the month's saving a day (§7.1). */
export function serverPrice(
  world: World,
  { tariff: id, period, network }: Pick<Server, 'tariff' | 'period' | 'network'>,
): number {
  const tariff = tariffOf(world, id);
  const price = listPrice(world, tariff, period) ?? 0;
  if (network !== NETWORKS.ipv6) return price;
  const saving = units(world.catalogue.ipv6Saving);
  const off = period === '-50' ? saving / 30 : saving * Number(period);
  return Math.max(0, price - Math.round(off * world.knobs.priceFactor));
}

/** A day of an image, snapshot or backup: charged by size (§7.13). */
export function imagePrice(world: World, image: Pick<Image, 'size'>): number {
  return Math.round(units(world.catalogue.image.cost) * world.knobs.priceFactor * Number(image.size));
}

/** Adds the account's tax; catalogue prices are without (§9). */
export function withTax(account: Account, amount: number): number {
  return amount + share(amount, account.vatPercent);
}

/** An order without discount, as the cart sees it now: prices may have moved since the line was added. */
export function orderPrice(world: World, order: ServerOrder): number {
  return Math.round(serverPrice(world, order) * order.count * world.knobs.cartPriceFactor);
}

export interface PricedLine {
  readonly line: Line;
  readonly full: number;
  readonly discount: number;
}

/** Lines with what the cart's promo code takes off each: a code acts on the whole cart (§7.4). */
export function pricedLines(world: World, account: Account, lines: readonly Line[]): PricedLine[] {
  const promo = world.tables.promos.get(world.tables.cartPromos.get(account.id) ?? '');
  let left = promo?.absolute ? units(promo.absolute) : 0;
  return lines.map((line) => {
    const full = orderPrice(world, line.order);
    const absolute = promo?.absolute && suits(promo, line.order) ? Math.min(left, full) : 0;
    left -= absolute;
    const percent = promo?.percent && suits(promo, line.order) ? share(full, promo.percent) : 0;
    const discount = world.knobs.promoBehaviour === 'ignored' ? 0 : Math.min(full, absolute + percent);
    return { line, full, discount };
  });
}

/** True when a code is good for this order at all. */
export function suits(promo: Promo, order: Pick<ServerOrder, 'tariff'>): boolean {
  return promo.tariffs === null || promo.tariffs.includes(order.tariff);
}
