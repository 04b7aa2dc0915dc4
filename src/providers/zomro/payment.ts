import { HostformError } from '../../model/errors.ts';
import type { Attributes } from '../../model/json.ts';
import { isId } from './pages.ts';
import { textOf } from './wire.ts';

/**
 * "Success" that asks for money is no purchase: with too little balance some servers answer with a payment page or an
 * unpaid order instead of an error (zomro.md §3, trap 28).
 * @throws HostformError BALANCE, effect `refused`, `vendor.code` `payment_required`.
 */
export function refusePaymentPage(doc: Attributes): void {
  const ok = textOf(doc, 'ok') ?? '';
  const page = /^https?:/i.test(ok) || /^func=.*(pay|billorder|invoice|basket)/i.test(ok);
  const order = textOf(doc, 'billorder') ?? textOf(doc, 'payment_id');
  if (!page && order === undefined) return;
  throw new HostformError('BALANCE', 'The purchase was not paid: Zomro asks for a payment', {
    detail: 'The balance did not suffice, so Zomro answered with a payment page instead of buying.',
    hint: 'Top up the balance in the Zomro panel and run again.',
    effect: 'refused',
    vendor: { code: 'payment_required', ...(order === undefined ? {} : { object: order }) },
  });
}

/** The same finding when the vendor says it as an error: BALANCE, which is a refusal before anything was paid. */
export function asBalanceError(error: unknown): unknown {
  if (!(error instanceof HostformError) || error.details.vendor?.code !== 'not_enough_money') return error;
  return new HostformError('BALANCE', 'The purchase was not paid: the balance is too small', {
    ...error.details,
    hint: 'Top up the balance in the Zomro panel and run again.',
  });
}

/** An id in the answer of a purchase, where a server gives one; a hint only (zomro.md §7.5). */
export function idHint(doc: Attributes, not: string | undefined): { readonly hint?: string } {
  const hint = [textOf(doc, 'item.id'), textOf(doc, 'id')].find((id) => id !== undefined && id !== not && isId(id));
  return hint === undefined ? {} : { hint };
}
