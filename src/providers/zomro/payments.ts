/** What left the account, as `expense` lists it (zomro.md §7.20). */
import { HostformError } from '../../model/errors.ts';
import type { Attributes } from '../../model/json.ts';
import type { VendorPayment } from '../../model/ledger.ts';
import { readMoney } from './amounts.ts';
import type { ZomroApi } from './api.ts';
import { textOf } from './wire.ts';

/** Nobody documents in which time zone the list is written, so it is read from a day before on. */
const DAY_MS = 86_400_000;

/**
 * Every charge since then, the vendor's own daily ones as well. The names of the columns are ISPsystem's; a list in which
 * an amount can not be read is refused rather than added up without it.
 */
export async function readPayments(api: ZomroApi, since: string): Promise<VendorPayment[]> {
  const currency = await api.account.currency();
  const rows = await api.listing({ func: 'expense' });
  const from = Date.parse(since) - DAY_MS;
  return rows.map((row) => paymentOf(row, currency)).filter(({ at }) => at === undefined || Date.parse(at) >= from);
}

function paymentOf(row: Attributes, currency: string): VendorPayment {
  const id = textOf(row, 'id') ?? '';
  const what = textOf(row, 'locale_name') ?? textOf(row, 'name') ?? '';
  const amount = readMoney(textOf(row, 'amount_iso') ?? textOf(row, 'amount'), currency);
  if (!amount) {
    throw new HostformError('LISTING_INCOMPLETE', 'A charge in the list of the vendor can not be read', {
      detail: `Row ${id} of "expense" shows no amount that can be read in one way only.`,
    });
  }
  const at = momentOf(textOf(row, 'realdate') ?? textOf(row, 'cdate'));
  return { id, ...(at !== undefined && { at }), amount, what, things: thingsOf(textOf(row, 'item'), what) };
}

/** `2026-11-22 13:26:40`, in the server's own time, taken as UTC. */
function momentOf(text: string | undefined): string | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2})?))?/.exec(text ?? '');
  const parsed = match ? Date.parse(`${match[1]}T${match[2] ?? '00:00'}Z`) : Number.NaN;
  return Number.isNaN(parsed) ? undefined : new Date(parsed).toISOString();
}

/** The id of the service; where the column is missing, the one that the text names: `Cloud Essential #5203773`. */
function thingsOf(item: string | undefined, what: string): string[] {
  if (item !== undefined && item !== '') return [item];
  return [...what.matchAll(/#(\d{1,12})\b/g)].map((match) => match[1] ?? '');
}
