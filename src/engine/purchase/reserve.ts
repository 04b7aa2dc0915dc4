/**
 * The cheap half: reserve, read back, promo code. Nothing here costs money; the reservation's id becomes the
 * idempotency key of the payment. Only an id from our own answer (or one the kind is sure of) is ever paid.
 */
import { type ErrorCode, HostformError, type Problem } from '../../model/errors.ts';
import { formatMoney, isDebt, isOver, type Money, subtractMoney } from '../../model/money.ts';
import type { Inspection, Intent, Reservation, Sale } from '../../model/purchase.ts';
import { onePurchase } from '../tolerance.ts';
import {
  closeUnpaid,
  effectOf,
  LEAST_READINGS,
  lookEvery,
  makeSureItIsOurs,
  type PurchaseRun,
  save,
  saveFound,
  saveLost,
  stopped,
} from './run.ts';

/** Adds whose answer was lost are repeated at most this often in one purchase. */
const MOST_LOST = 3;
/** Adds that were refused because the session was dead are repeated at most this often in one run. */
const MOST_LOGINS = 3;

type Open = Extract<Inspection, { state: 'open' }>;

/** From `adding` to `reserved`: makes a reservation, or finds the one whose answer was lost. */
export async function makeReservation(run: PurchaseRun, sale: Sale, intent: Intent): Promise<Intent> {
  run.onStep('reserve', 'start');
  let now = intent;
  for (let logins = 0; ; ) {
    if (run.stop.aborted) throw stopped(run.want.address, false);
    const known = now.lost > 0 ? await sale.recover?.(run.want, now.before) : undefined;
    const attempt =
      known === undefined ? await tryReserve(run, sale, now, logins === MOST_LOGINS) : { reservation: known };
    if ('reservation' in attempt) {
      const next: Intent = { ...now, phase: 'reserved', reservation: attempt.reservation };
      await (known === undefined ? save(run, next) : saveFound(run, next));
      run.onStep('reserve', 'done', attempt.reservation);
      return next;
    }
    if (attempt.lost) now = await saveLost(run, now);
    else logins += 1;
    if (now.lost > MOST_LOST) {
      await closeUnpaid(run, now, 'no answer to the reservation');
      throw attempt.error;
    }
    await run.clock.sleep(lookEvery(run.pace), run.stop);
    await makeSureItIsOurs(run, now);
  }
}

type Attempt = { readonly reservation: string } | { readonly error: unknown; readonly lost: boolean };

/** One add. What definitely made no line, and is not worth repeating, closes the purchase. */
async function tryReserve(run: PurchaseRun, sale: Sale, intent: Intent, isLast: boolean): Promise<Attempt> {
  try {
    const reservation = await sale.reserve(run.want);
    const isOld = intent.before.reservations.includes(reservation);
    return isOld ? { error: notOurs(run, reservation), lost: true } : { reservation };
  } catch (error) {
    const effect = effectOf(error);
    if (effect === 'unclear') return { error, lost: true };
    if (effect === 'refused' && isSession(error) && !isLast) return { error, lost: false };
    await closeUnpaid(run, intent, 'the reservation was refused');
    throw error;
  }
}

/** Whose line it is nobody knows; it is neither paid nor taken back, and what was made for us is a line without an id. */
function notOurs({ want }: PurchaseRun, reservation: string): HostformError {
  return new HostformError('VENDOR_ERROR', 'The vendor answered with a reservation that was there before', {
    address: want.address,
    detail: `Reservation ${reservation} existed before this purchase was begun, so it is not ours to pay. Nothing was paid.`,
    hint: 'apply again later',
  });
}

/** A dead session is a definite refusal; the client logs in again with its next call. */
export function isSession(error: unknown): boolean {
  return error instanceof HostformError && error.details.vendor?.code === 'auth';
}

/**
 * Reads our reservation back and holds it against the plan. A dearer one, another currency, count, tariff or period
 * stops here: our own reservation is taken back, nothing was paid. `undefined`: it is gone.
 */
export async function verify(run: PurchaseRun, sale: Sale, intent: Intent): Promise<Open | undefined> {
  const view = await look(run, sale, intent).catch((error: unknown) => withdraw(run, sale, intent, error));
  if (view.state === 'gone') return undefined;
  const wrong = objection(run, view);
  if (wrong) await giveUp(run, sale, intent, wrong);
  return view;
}

/** What can not be read back is not paid, and must not lie about either: our own reservation is taken back. */
async function withdraw(run: PurchaseRun, sale: Sale, intent: Intent, error: unknown): Promise<never> {
  const unreadable = error instanceof HostformError && UNREADABLE.has(error.code);
  if (!unreadable || !sale.release || intent.reservation === undefined) throw error;
  const { detail } = error.details;
  const told = new HostformError(error.code, error.message, {
    ...error.details,
    address: run.want.address,
    detail: `${detail === undefined ? '' : `${detail} `}Our own reservation was taken back; nothing was paid.`,
    cause: error,
  });
  return giveUp(run, sale, intent, told);
}

/** The vendor answers, and what it answers can not be used. */
const UNREADABLE: ReadonlySet<ErrorCode> = new Set(['LISTING_INCOMPLETE', 'VENDOR_ERROR']);

async function look(run: PurchaseRun, sale: Sale, intent: Intent): Promise<Inspection> {
  const reservation = intent.reservation ?? '';
  let view = await sale.inspect(reservation, run.want, intent.before);
  // The vendor's view of a cart may lag behind its own answer.
  for (let more = LEAST_READINGS - 1; more > 0 && view.state === 'gone' && !run.stop.aborted; more -= 1) {
    await run.clock.sleep(lookEvery(run.pace), run.stop);
    view = await sale.inspect(reservation, run.want, intent.before);
  }
  return view;
}

/** Why this reservation must not be paid as it is; `paid` is what a payment that was sent before was to cost. */
export function objection(run: PurchaseRun, { own, mismatches, stop }: Open, paid?: Money): HostformError | undefined {
  const { address, quote } = run.want;
  if (mismatches.length > 0) {
    return new HostformError('PRICE_MOVED', 'The vendor reserved something else than was planned', {
      address,
      detail: `${mismatches.join('; ')}. Nothing was paid.`,
      hint: 'plan again',
    });
  }
  if (stop !== undefined) {
    return new HostformError('PRICE_MOVED', 'The purchase is not needed or not possible right now', {
      address,
      detail: `${stop} Nothing was paid.`,
    });
  }
  if (isDebt(own.charge)) return belowNothing(address, own.charge);
  if (paid) return dearer(address, own.charge, { most: paid });
  return quote && dearer(address, own.charge, onePurchase(quote));
}

/** Cheaper is fine, but nobody pays for taking something: what the vendor will really charge is then not known. */
function belowNothing(address: string, charge: Money): HostformError {
  return new HostformError('PRICE_MOVED', 'The vendor names a price below nothing', {
    address,
    detail: `It asks ${formatMoney(charge)}, so what it would charge is not known. Nothing was paid.`,
    hint: "look at the reservation in the vendor's panel",
  });
}

interface Cap {
  readonly most: Money;
  /** Without tolerance; absent where none can be given any more. */
  readonly planned?: Money;
}

function dearer(address: string, charge: Money, { most, planned }: Cap): HostformError | undefined {
  if (!isOver(charge, most)) return undefined;
  return new HostformError('PRICE_MOVED', 'The price has moved since the plan', {
    address,
    detail: `The plan showed ${formatMoney(most)} at most; the vendor now asks ${formatMoney(charge)}. Nothing was paid.`,
    hint: `plan again; if the plan still shows the old price, the vendor adds something to it when ordering, such as tax${allowing(charge, planned)}`,
  });
}

/** The tolerance that would do. */
function allowing(charge: Money, planned: Money | undefined): string {
  if (planned?.currency !== charge.currency) return '';
  return `, which --price-tolerance "${formatMoney(subtractMoney(charge, planned))}" accepts`;
}

/** Takes our reservation back, closes the purchase, and says why. Never touches a reservation that is not ours. */
export async function giveUp(run: PurchaseRun, sale: Sale, intent: Intent, error: HostformError): Promise<never> {
  if (intent.reservation !== undefined && sale.release) {
    await makeSureItIsOurs(run, intent);
    await sale.release(intent.reservation);
  }
  await closeUnpaid(run, intent, error.message);
  throw error;
}

/** Reservations that are neither of an open purchase of ours nor an add of ours whose answer was lost. */
export function foreignLines(run: PurchaseRun, sale: Sale, others: readonly Reservation[]): Reservation[] {
  const strays = [...(run.account().strays ?? [])];
  const own = new Set(run.reservations());
  return others.filter((other) => {
    if (own.has(other.id)) return false;
    const at = strays.findIndex(
      ({ order, before }) => !before.reservations.includes(other.id) && sale.resembles(other, order),
    );
    if (at < 0) return true;
    strays.splice(at, 1);
    return false;
  });
}

/** What may be left in the account from adds whose answer was lost; told at the end, never paid, never deleted. */
export function leftovers(run: PurchaseRun, sale: Sale, others: readonly Reservation[]): Problem[] {
  const known = new Set([...foreignLines(run, sale, others).map(({ id }) => id), ...run.reservations()]);
  return others
    .filter(({ id }) => !known.has(id))
    .map(({ id, text }) => ({
      code: 'FOREIGN_LINE' as const,
      severity: 'warning' as const,
      summary: 'An unpaid line may be left from an interrupted run',
      detail: `Line ${id} (${text}) looks like one of ours whose answer was lost. It was neither paid nor removed.`,
      hint: "remove it in the vendor's panel if it is not yours",
    }));
}
