/** What the ledger says of a purchase that went through. */
import type { LedgerLine } from '../../model/ledger.ts';
import { isFree, shareMoney } from '../../model/money.ts';
import type { Intent } from '../../model/purchase.ts';
import type { StateChange } from '../../model/state.ts';
import { onePurchase } from '../tolerance.ts';

export interface BoughtInput {
  readonly intent: Intent;
  /** The vendor's id of what was bought. */
  readonly thing: string;
  /** The vendor's id of the account. */
  readonly account: string;
  /** A person says so. */
  readonly byHand?: true;
}

/**
 * The line, to be committed in the same breath as the purchase is closed; nothing for what costs nothing. All of it
 * comes from the intent, so it is the same whichever run closes the purchase. Pure.
 */
export function boughtChanges({ intent, thing, account, byHand }: BoughtInput): StateChange[] {
  const { quote, charge } = intent;
  const planned = quote && onePurchase(quote).planned;
  const charged = charge ?? planned;
  if (!charged || (isFree(charged) && isFree(planned ?? charged))) return [];
  const { id, address, kind, provider, reservation, approval, promo, sentAt, startedAt } = intent;
  const withoutTax = quote?.chargeWithoutTax;
  const line: LedgerLine = {
    version: 1,
    // Two lines with one id would be taken for one, so chance alone does not decide about that.
    id: `${id}-${reservation ?? thing}`,
    at: sentAt ?? startedAt,
    address,
    kind,
    provider,
    account,
    thing,
    ...(reservation !== undefined && { reservation }),
    charged,
    planned: planned ?? charged,
    ...(withoutTax && { plannedWithoutTax: shareMoney(withoutTax, quote.count) }),
    period: quote?.period ?? '',
    promo: promo !== undefined,
    ...(approval && { approval }),
    ...(byHand && { byHand }),
  };
  return [{ do: 'bought', line }];
}
