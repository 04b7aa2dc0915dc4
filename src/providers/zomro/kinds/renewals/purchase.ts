/**
 * Buying a renewal: one call that charges at once (zomro.md §7.19), so only the expiration before and after tells
 * whether it happened. Moved: done. Not moved in four complete readings over `settle_time`: sent once more, once
 * (purchase.md, one-shot orders). A renewal that lies unpaid in the basket is never paid for.
 */
import { afterPurchases, hasMoved, isLater } from '../../../../model/due.ts';
import { type ErrorCode, HostformError } from '../../../../model/errors.ts';
import { formatMoney, isOver, type Money, parseMoney } from '../../../../model/money.ts';
import type { OneShot, PreImage, Sighting, Want } from '../../../../model/purchase.ts';
import type { ZomroApi } from '../../api.ts';
import { periodCode } from '../../billing-period.ts';
import { asBalanceError, refusePaymentPage } from '../../payment.ts';
import type { ServerRow } from '../../server-row.ts';
import { listRows } from '../../server-rows.ts';
import { stringIn } from '../../spec.ts';
import { textOf } from '../../wire.ts';
import { renewalsInBasket, takeOut } from './basket.ts';
import { type RenewalOrder, readOrder } from './order-fields.ts';
import { readProlongation } from './price.ts';

export function makeRenewalOrder(api: ZomroApi): OneShot {
  return {
    survey: (want) => survey(api, want),
    send: (want) => send(api, want),
    seek: (want, before) => seek(api, want, before),
  };
}

async function survey(api: ZomroApi, want: Want): Promise<PreImage> {
  const order = readOrder(want.order);
  const { row, expiration } = await standing(api, order);
  refuseMoved(want, order, expiration);
  return { things: [row.id], reservations: [], facts: { expiration } };
}

/** The service and its expiration now, from a complete reading. */
async function standing(api: ZomroApi, { service }: RenewalOrder): Promise<{ row: ServerRow; expiration: string }> {
  const row = (await listRows(api, true)).find(({ id }) => id === service);
  const expiration = row?.term?.ends;
  if (row && expiration !== undefined) return { row, expiration };
  throw new HostformError('LISTING_INCOMPLETE', 'The service is not listed with its expiration', {
    detail: `The list of servers does not show until when ${service} is paid.`,
    effect: 'not-sent',
  });
}

/** Only where the plan left it, or where one of its own renewals has carried it, is another one bought. */
function refuseMoved(want: Want, order: RenewalOrder, expiration: string): void {
  const { count, months, validUntil } = order;
  if (expiration >= validUntil)
    throw stop(
      want,
      'PRICE_MOVED',
      NOT_NEEDED,
      `It is valid until ${expiration} already; ${validUntil} was asked for.`,
    );
  const stages = Array.from({ length: count }, (_, bought) => afterPurchases(order.expiration, months, bought));
  if (stages.some((stage) => !isLater(stage, expiration) && !isLater(expiration, stage))) return;
  const was = `It expires ${expiration}, and ${order.expiration} was planned on.`;
  throw stop(want, 'PRICE_MOVED', 'The expiration has moved since the plan', was);
}

const NOT_NEEDED = 'The renewal is not needed any more';

/** Reads the form once more right before, then sends, once. */
async function send(api: ZomroApi, want: Want): Promise<{ readonly charge: Money }> {
  const order = readOrder(want.order);
  const { charge, basket } = await lastLook(api, want, order).catch(asNotSent);
  const elid = order.service;
  try {
    const period = periodCode(order.period) ?? '';
    const doc = await api.client.change('service.prolong', { elid, period, skipbasket: 'on', sok: 'ok' });
    if (/^func=basket/i.test(textOf(doc, 'ok') ?? '')) throw await unpaid(api, want, { service: elid, basket });
    refusePaymentPage(doc);
    return { charge };
  } catch (error) {
    throw asBalanceError(error);
  }
}

interface LastLook {
  readonly charge: Money;
  /** Unpaid renewals that lay in the basket before; undefined where it can not be read. */
  readonly basket: readonly string[] | undefined;
}

async function lastLook(api: ZomroApi, want: Want, order: RenewalOrder): Promise<LastLook> {
  const { row, expiration } = await standing(api, order);
  refuseMoved(want, order, expiration);
  const form = await readProlongation(api, row, order.period);
  if (form.expiration !== undefined) refuseMoved(want, order, form.expiration);
  if (!form.periods.includes(order.period))
    throw stop(want, 'PRICE_MOVED', 'The period is not offered any more', `The form does not offer ${order.period}.`);
  const charge = refuseDearer(want, order, form.price);
  const basket = await renewalsInBasket(api.client, order.service);
  if (!basket?.length) return { charge, basket };
  const detail = 'An unpaid renewal of this service lies in the basket; whoever pays for it renews a second time.';
  throw stop(want, 'FOREIGN_LINE', 'Somebody has begun to renew this service', detail);
}

function refuseDearer(want: Want, { price }: RenewalOrder, now: Money | undefined): Money {
  const ceiling = parseMoney(stringIn(want.spec, 'max_price') ?? '');
  const allowed = now && !isOver(now, price) && !now.amount.startsWith('-') && ceiling && !isOver(now, ceiling);
  if (allowed) return now;
  const shown = now ? `The renewal costs ${formatMoney(now)} now` : 'The price of the renewal is not shown any more';
  throw stop(want, 'PRICE_MOVED', 'The price has moved since the plan', `${shown}; ${formatMoney(price)} was planned.`);
}

/** A success that paid nothing (zomro.md §12 trap 27). */
async function unpaid(
  api: ZomroApi,
  want: Want,
  { service, basket }: { service: string; basket: readonly string[] | undefined },
): Promise<HostformError> {
  const gone = await takeOut(api.client, service, basket);
  const left = gone
    ? 'Our line was taken out of the basket again.'
    : 'It lies in the basket: take it out in the panel.';
  const detail = `Zomro put the renewal in the basket instead of charging it, and what lies there is not paid for here. ${left}`;
  return stop(want, 'BALANCE', 'The renewal was not paid', detail);
}

function stop({ address }: Want, code: ErrorCode, summary: string, detail: string): HostformError {
  return new HostformError(code, summary, { address, detail: `${detail} Nothing was paid.`, effect: 'refused' });
}

/** A look that failed has sent nothing, whatever it failed of. */
function asNotSent(error: unknown): never {
  if (!(error instanceof HostformError) || error.details.effect === 'refused') throw error;
  throw new HostformError(error.code, error.message, { ...error.details, effect: 'not-sent', cause: error });
}

/** One complete reading: the expiration alone tells. */
async function seek(api: ZomroApi, want: Want, before: PreImage): Promise<Sighting> {
  const order = readOrder(want.order);
  const { expiration } = await standing(api, order);
  const was = stringIn(before.facts, 'expiration') ?? order.expiration;
  if (hasMoved(was, expiration, order.months)) return { kind: 'bought', id: order.service };
  if (!isLater(was, expiration)) return { kind: 'unpaid' };
  const because = `It expires ${expiration} now and ${was} before: that is not what a renewal of ${order.period} does.`;
  return { kind: 'ambiguous', candidates: [], because };
}
