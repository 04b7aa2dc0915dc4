/**
 * A promo code acts on everything that is reserved in the account, so it is applied only when nothing but our own
 * line is there. A code that is refused, or does not make it cheaper, stops the purchase before it is paid.
 */
import { HostformError } from '../../model/errors.ts';
import { compareMoney, formatMoney, type Money } from '../../model/money.ts';
import type { Inspection, Intent, Sale } from '../../model/purchase.ts';
import { foreignLines, giveUp, isSession, verify } from './reserve.ts';
import { effectOf, makeSureItIsOurs, type PurchaseRun, save } from './run.ts';
import { sentenceOf } from './sentence.ts';

type Open = Extract<Inspection, { state: 'open' }>;

/** From `reserved` to a reservation with the discount on it. `undefined`: the reservation is gone. */
export async function applyPromo(
  run: PurchaseRun,
  sale: Sale,
  intent: Intent,
  view: Open,
): Promise<{ intent: Intent; view: Open } | undefined> {
  const code = sale.promoField === undefined ? undefined : run.want.secrets[sale.promoField];
  if (code === undefined || !sale.applyPromo) return { intent, view };
  run.onStep('promo', 'start');
  await refuseForeignLines(run, sale, intent, view);
  const resumed = intent.promo !== undefined;
  const before = intent.promo?.before ?? view.own.charge;
  // A code that an earlier run sent may already be on the reservation: look at the price first.
  if (resumed && cheaper(view.own.charge, before)) return finish(run, intent, view);

  const now = await save(run, { ...intent, phase: 'promo', promo: { before } });
  for (let attempt = 1; ; attempt += 1) {
    const sent = await send(run, sale, now, code);
    // Whatever the vendor said: what is paid is what it shows now, and never above the plan.
    const after = await verify(run, sale, now);
    if (!after) return undefined;
    if (sent instanceof HostformError) return atFullPrice(run, now, after, sent);
    if (cheaper(after.own.charge, before) || inForceAlready(run, before, after.own.charge))
      return finish(run, now, after);
    if (sent === 'answered' || attempt === 2) {
      const useless = notCheaper(run.want.address, after.own.charge);
      return isOptional(run, sale) ? atFullPrice(run, now, after, useless) : giveUp(run, sale, now, useless);
    }
    // Whoever put something into the cart since must not get our code on it.
    await refuseForeignLines(run, sale, now, after);
    await makeSureItIsOurs(run, now);
  }
}

function finish(run: PurchaseRun, intent: Intent, view: Open): { intent: Intent; view: Open } {
  run.onStep('promo', 'done', formatMoney(view.own.charge));
  return { intent, view };
}

/** Ends the purchase when the code is refused; one that need not count is handed back with why. */
async function send(
  run: PurchaseRun,
  sale: Sale,
  intent: Intent,
  code: string,
): Promise<'answered' | 'lost' | HostformError> {
  try {
    await sale.applyPromo?.(code);
    return 'answered';
  } catch (error) {
    if (effectOf(error) !== 'refused' || isSession(error)) return 'lost';
    const refused = new HostformError('PROMO_REFUSED', 'The promo code was refused', {
      address: run.want.address,
      detail: `${sentenceOf(error)} Nothing was paid.`,
      cause: error,
    });
    return isOptional(run, sale) ? refused : giveUp(run, sale, intent, refused);
  }
}

function isOptional({ want }: PurchaseRun, sale: Sale): boolean {
  return sale.promoIsOptional?.(want.spec) ?? false;
}

/** Goes on without the discount, as the manifest allows, and says so; the price has been held against the plan. */
function atFullPrice(
  run: PurchaseRun,
  intent: Intent,
  view: Open,
  { message }: HostformError,
): { intent: Intent; view: Open } {
  run.onNotice({
    code: 'PROMO_REFUSED',
    severity: 'warning',
    summary: `${message}, and need not count`,
    detail: `${run.want.address} is bought without it, for ${formatMoney(view.own.charge)}: the manifest says "required: false".`,
    address: run.want.address,
  });
  return finish(run, intent, view);
}

async function refuseForeignLines(run: PurchaseRun, sale: Sale, intent: Intent, view: Open): Promise<void> {
  const foreign = foreignLines(run, sale, view.others);
  if (foreign.length === 0) return;
  const error = new HostformError('FOREIGN_LINE', 'The cart holds something that is not ours', {
    address: run.want.address,
    detail:
      `A promo code acts on the whole cart, and it also holds ${foreign.map(({ id, text }) => `line ${id} (${text})`).join(', ')}. ` +
      'Our own line was removed again; nothing was paid.',
    hint: 'empty the cart in the panel, or order without the promo code',
  });
  await giveUp(run, sale, intent, error);
}

function cheaper(a: Money, b: Money): boolean {
  return a.currency === b.currency && compareMoney(a, b) < 0;
}

/** The code of an earlier purchase may stay on the cart: then the price is below the list already before we apply it. */
function inForceAlready(run: PurchaseRun, before: Money, after: Money): boolean {
  const full = run.want.quote?.charge;
  return full !== undefined && cheaper(before, full) && cheaper(after, full);
}

function notCheaper(address: string, charge: Money): HostformError {
  return new HostformError('PROMO_REFUSED', 'The promo code makes nothing cheaper', {
    address,
    detail: `With the code the vendor still asks ${formatMoney(charge)}. Our own line was removed again; nothing was paid.`,
    hint: 'leave the code out to pay the full price',
  });
}
