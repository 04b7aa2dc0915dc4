/**
 * The cart of the account: one, shared by every session and every person (zomro.md §7.4). Its shape was seen at another
 * BILLmanager, so what a line does not show is left open rather than guessed.
 */
import { HostformError } from '../../model/errors.ts';
import type { Attributes } from '../../model/json.ts';
import { currencyIn, readAmount } from './amounts.ts';
import { periodOfWords } from './billing-period.ts';
import type { Client } from './client.ts';
import { isMissed } from './fault.ts';
import { attribute, child, entries, named, textOf } from './wire.ts';

/** One line, as far as it is shown. */
export interface CartLine {
  readonly ids: readonly string[];
  readonly name?: string;
  /** ISO period, where the words were understood. */
  readonly period?: string;
  readonly periodText?: string;
  readonly count?: string;
  readonly cost?: string;
  readonly currency?: string;
}

export interface Cart {
  readonly lines: readonly CartLine[];
  readonly totalCost?: string;
  readonly totalCount?: string;
  readonly currency?: string;
}

/** Reads the whole cart. @throws HostformError LISTING_INCOMPLETE when it announces lines that it does not show. */
export async function readCart(client: Client): Promise<Cart> {
  const doc = await client.read('cart');
  const list = child(doc, 'list');
  const rows = entries(child(named(list, 'lineitems') ?? entries(list)[0] ?? doc, 'elem'));
  const total = child(doc, 'total');
  const announced = Number(textOf(doc, 'p_elems') ?? (rows.length === 0 ? textOf(total, 'count') : undefined) ?? 0);
  if (!(rows.length >= announced)) throw incomplete(announced, rows.length);
  const currency = currencyIn(textOf(total, 'currency')) ?? currencyIn(textOf(total, 'cost'));
  return {
    lines: rows.map(readLine),
    ...shown('totalCost', readAmount(textOf(total, 'cost'))?.amount),
    ...shown('totalCount', textOf(total, 'count')),
    ...shown('currency', currency),
  };
}

/** True when the vendor means this line by that id. What `id` and `elid` differ in is not known, so either counts. */
export function isLine(line: CartLine, id: string): boolean {
  return line.ids.includes(id);
}

/**
 * Takes one line out of the cart; one that is gone already is success, if the cart says so too: a line that stayed
 * would stand in the way of every promo code. Never empties the cart: other lines belong to people.
 * @throws HostformError with an `effect`.
 */
export async function removeLine(client: Client, id: string): Promise<void> {
  try {
    await client.change('cart', { sok: 'ok', id, clicked_button: 'delete', promocode: '', elid: '' });
  } catch (error) {
    if (!isMissed(error) && !isGone(error)) throw error;
    const { lines } = await readCart(client);
    if (lines.some((line) => isLine(line, id))) throw error;
  }
}

/** Some servers say only by text that a line is not there (zomro.md §3, "text-only errors"). */
function isGone(error: unknown): boolean {
  return (
    error instanceof HostformError &&
    error.details.effect === 'refused' &&
    /does not exist/i.test(error.details.detail ?? '')
  );
}

function readLine(row: Attributes): CartLine {
  const main = child(row, 'main');
  const outer = child(row, 'price');
  const inner = child(outer, 'price') ?? outer;
  const cost = readAmount(textOf(inner, 'cost') ?? textOf(row, 'cost') ?? textOf(row, 'price'));
  const periodText = textOf(main, 'period') ?? textOf(row, 'period');
  const ids = [textOf(row, 'id'), textOf(row, 'elid'), attribute(row, '$id')].filter((id) => id !== undefined);
  return {
    ids: [...new Set(ids)],
    ...shown('name', textOf(main, 'name') ?? textOf(row, 'name')),
    ...shown('period', periodOfWords(periodText)),
    ...shown('periodText', periodText),
    ...shown('count', textOf(main, 'count') ?? textOf(row, 'count') ?? textOf(row, 'order_count')),
    ...shown('cost', cost?.amount),
    ...shown('currency', currencyIn(textOf(inner, 'currency')) ?? cost?.currency),
  };
}

function shown<K extends string>(name: K, value: string | undefined): { readonly [name in K]?: string } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [name in K]?: string });
}

function incomplete(announced: number, came: number): HostformError {
  return new HostformError('LISTING_INCOMPLETE', 'The cart is not shown completely', {
    detail: `The cart announces ${Number.isNaN(announced) ? 'no readable number of' : announced} lines and shows ${came}.`,
  });
}
