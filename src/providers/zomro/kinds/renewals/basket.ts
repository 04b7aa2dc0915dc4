/**
 * The old basket (zomro.md §7.4): a renewal that was not paid lies in it and looks done (§12 trap 27). Nothing in it is
 * ever paid for, and only what can be nobody else's is taken out again.
 */
import type { Client } from '../../client.ts';
import { isMissed } from '../../fault.ts';
import { child, entries, named, textOf } from '../../wire.ts';

/** Ids of unpaid renewals of one service; undefined where the vendor does not know the basket. */
export async function renewalsInBasket(client: Client, service: string): Promise<readonly string[] | undefined> {
  try {
    const doc = await client.read('basket', { p_cnt: '1000' });
    const list = child(doc, 'list');
    const rows = entries(child(named(list, 'itemlist') ?? entries(list)[0] ?? doc, 'elem'));
    return rows
      .filter((row) => textOf(row, 'item.id') === service && textOf(row, 'item.type') === 'prolong')
      .flatMap((row) => textOf(row, 'id') ?? []);
  } catch (error) {
    if (isMissed(error)) return undefined;
    throw error;
  }
}

/** Takes out the one renewal of this service that was not there `before`. Resolves with false when it can not be told. */
export async function takeOut(
  client: Client,
  service: string,
  before: readonly string[] | undefined,
): Promise<boolean> {
  const now = await renewalsInBasket(client, service).catch(() => undefined);
  const [own, ...others] = (now ?? []).filter((id) => before?.includes(id) === false);
  if (own === undefined || others.length > 0) return false;
  return client.change('basket', { sok: 'ok', clicked_button: 'delete', elid: own }).then(
    () => true,
    () => false,
  );
}
