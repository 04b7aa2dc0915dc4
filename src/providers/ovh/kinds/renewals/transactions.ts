/** Charges of a payment method: the one trace of a payment while its order still looks unpaid (ovh.md §8.6, §12.1). */
import type { Json } from '../../../../model/json.ts';
import { compareMoney, type Money } from '../../../../model/money.ts';
import type { OvhClient } from '../../client.ts';
import { orNothing } from '../../errors.ts';
import { at, idsAt } from '../../wire.ts';
import { readPrice } from './price.ts';

const ON_THE_BOOKS = ['CONFIRMING', 'SUCCESS'] as const;

/** How far a charge has got. */
export type Charge = (typeof ON_THE_BOOKS)[number];

/** The newest charge of a method; `0` when there is none, or when this key or region does not show them. Ids only grow. */
export async function lastTransaction(client: OvhClient, method: string): Promise<string> {
  const ids = await Promise.all(ON_THE_BOOKS.map((status) => idsOf(client, method, status)));
  return ids.flat().reduce((last, id) => (BigInt(id) > BigInt(last) ? id : last), '0');
}

/** A charge of exactly this amount that is newer than `after`; the settled one counts first. */
export async function chargeAfter(
  client: OvhClient,
  { method, after, amount }: { readonly method: string; readonly after: string; readonly amount: Money },
): Promise<Charge | undefined> {
  for (const status of ['SUCCESS', 'CONFIRMING'] as const) {
    for (const id of await idsOf(client, method, status)) {
      if (BigInt(id) <= BigInt(after)) continue;
      const transaction = await shown(client, `/me/payment/transaction/${id}`);
      const charged = readPrice(at(transaction, 'amount'));
      if (charged?.currency === amount.currency && compareMoney(charged, amount) === 0) return status;
    }
  }
  return undefined;
}

async function idsOf(client: OvhClient, method: string, status: Charge): Promise<string[]> {
  return idsAt(await shown(client, `/me/payment/transaction?paymentMethodId=${method}&status=${status}`));
}

/** Not every key has a rule for transactions: they support what the order says, and are not needed to buy. */
function shown(client: OvhClient, path: string): Promise<Json | undefined> {
  return orNothing(client.get(path), 400, 403, 404);
}
