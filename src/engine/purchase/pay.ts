/**
 * The costly half: pay exactly the reservation whose id is on disk, then observe. Once a payment may have left,
 * `sent` stays true, and nothing creates another reservation for the same resource until there is positive evidence
 * or a human closes the purchase (purchase.md).
 */
import { HostformError } from '../../model/errors.ts';
import type { Inspection, Intent, Sale } from '../../model/purchase.ts';
import { giveUp, isSession, objection } from './reserve.ts';
import { closeUnpaid, effectOf, isoNow, type PurchaseRun, save, stopped } from './run.ts';
import { watchPayment } from './watch.ts';

type Open = Extract<Inspection, { state: 'open' }>;

/** A lost payment of one reservation is repeated at most this often within one run. */
const MOST_REPEATS = 2;
/** A payment that provably never left is tried this often before the run gives up. */
const MOST_UNSENT = 3;

/**
 * What the account-wide critical section ends with: an id that is ours, or an answered payment whose thing is only to
 * be waited for, which other purchases need not sit out.
 */
export type Settled = { readonly id: string; readonly intent: Intent } | { readonly answered: Intent };

/** From a verified reservation to an answered payment. */
export async function payReservation(run: PurchaseRun, sale: Sale, intent: Intent, view: Open): Promise<Settled> {
  const sent = await sendPayment(run, sale, { ...intent, charge: view.own.charge });
  return settle(run, sale, { intent: sent, mayRepeat: true });
}

/** Goes on with a purchase whose payment may have left in an earlier run. */
export async function settle(
  run: PurchaseRun,
  sale: Sale,
  { intent, mayRepeat }: { intent: Intent; mayRepeat: boolean },
): Promise<Settled> {
  let now = intent;
  for (let repeats = 0; now.phase !== 'paid'; repeats += 1) {
    const seen = await watchPayment(run, sale, now);
    if (seen.result === 'bought') return { id: seen.id, intent: now };
    if (!mayRepeat) throw movedManifest(run, seen.intent);
    if (repeats === MOST_REPEATS) throw unknownOutcome(run, seen.intent);
    now = await repeatPayment(run, sale, seen.intent);
  }
  return { answered: now };
}

/**
 * Sends the payment of the same reservation again, unless it would now buy something else, or for more, than when it
 * was first paid: minutes or days have passed. One that is gone by now is only watched.
 */
async function repeatPayment(run: PurchaseRun, sale: Sale, intent: Intent): Promise<Intent> {
  const view = await sale.inspect(intent.reservation ?? '', run.want, intent.before);
  if (view.state === 'gone') {
    const { watch: _, ...watched } = intent;
    return save(run, watched);
  }
  const wrong = objection(run, view, intent.charge);
  if (wrong) throw await heldBack(run, intent, wrong);
  return sendPayment(run, sale, { ...intent, charge: view.own.charge });
}

/** Nobody knows what became of the first payment for certain, so a person has to close the purchase. */
async function heldBack(run: PurchaseRun, intent: Intent, wrong: HostformError): Promise<HostformError> {
  const because = `Reservation ${intent.reservation} is still shown unpaid after a payment was sent for it, and it is not what was approved any more: ${wrong.details.detail}`;
  const held = await save(run, { ...intent, evidence: { because, candidates: [] } });
  return unknownOutcome(run, held);
}

/** Writes the point of no return, then sends once. Returns the intent as it is after the answer, or after none. */
async function sendPayment(run: PurchaseRun, sale: Sale, intent: Intent): Promise<Intent> {
  const reservation = intent.reservation ?? '';
  const sentBefore = intent.sent;
  for (let unsent = 1; ; unsent += 1) {
    if (run.stop.aborted) throw stopped(run.want.address, sentBefore);
    run.onStep('pay', 'start');
    const { watch: _, ...begun } = intent;
    const paying = await save(run, { ...begun, phase: 'paying', sent: true, sentAt: isoNow(run.clock) });
    try {
      const { hint } = await sale.pay(reservation, run.want);
      return await save(run, { ...paying, phase: 'paid', ...(hint === undefined ? {} : { hint }) });
    } catch (error) {
      const effect = effectOf(error);
      if (effect === 'unclear') return paying;
      if (effect === 'refused') {
        const next = await afterRefusal(run, sale, paying, { error, sentBefore });
        if (next === 'watch' || unsent === MOST_UNSENT) return paying;
      } else {
        await save(run, { ...intent, phase: 'reserved', sent: sentBefore });
        if (unsent === MOST_UNSENT) throw error;
        await run.clock.sleep(run.pace.pollIntervalMs, run.stop);
      }
    }
  }
}

/**
 * The vendor said no. Believed only when our reservation is still there unpaid; then it is taken back and the purchase
 * is closed. `watch`: it may have been bought all the same. `again`: only the session was dead, and a look since then
 * shows the reservation unpaid, so the same id may be paid again at once.
 */
async function afterRefusal(
  run: PurchaseRun,
  sale: Sale,
  paying: Intent,
  { error, sentBefore }: { error: unknown; sentBefore: boolean },
): Promise<'watch' | 'again'> {
  const sighting = await sale.seek(paying.reservation ?? '', run.want, paying.before, undefined);
  if (sighting.kind === 'void') {
    await closeUnpaid(run, paying, sighting.because);
    throw error;
  }
  if (sighting.kind !== 'unpaid') return 'watch';
  if (isSession(error)) return 'again';
  if (sentBefore) return 'watch';
  return giveUp(run, sale, paying, refusal(run, error));
}

function refusal(run: PurchaseRun, error: unknown): HostformError {
  const given = error instanceof HostformError ? error : undefined;
  const money =
    given?.details.vendor?.code === 'not_enough_money' || given?.details.vendor?.code === 'payment_required';
  const detail = given?.details.detail ?? (given ? `${given.message}.` : String(error));
  return new HostformError(
    money ? 'BALANCE' : (given?.code ?? 'VENDOR_ERROR'),
    money ? 'The balance does not cover the purchase' : (given?.message ?? 'The payment was refused'),
    {
      address: run.want.address,
      detail: `${detail} Nothing was paid; our reservation was taken back.`,
      ...(money ? { hint: 'top up the account and apply again' } : {}),
      cause: error,
    },
  );
}

/** Exit 7: what is known is in the state, and the next run goes on from it. */
export function unknownOutcome(run: PurchaseRun, intent: Intent): HostformError {
  const seen = intent.evidence;
  const candidates = seen?.candidates.map(({ id, text }) => `${id} (${text})`).join(', ');
  return new HostformError('OUTCOME_UNKNOWN', 'Nobody can tell yet whether this was bought', {
    address: run.want.address,
    detail:
      `${seen?.because ?? unansweredWords(intent)}` +
      `${candidates ? ` It could be: ${candidates}.` : ''} Nothing else is bought for this address until that is known.`,
    hint: `look in the vendor's panel, then: hostform pending resolve ${run.want.address} --id ID, or --not-bought`,
  });
}

function unansweredWords({ reservation, watch }: Intent): string {
  if (!watch) return 'The vendor shows neither the reservation nor anything new.';
  return reservation === undefined
    ? 'Nothing new is listed, and the order was never answered.'
    : `Reservation ${reservation} is still shown unpaid, and no payment that was sent for it was answered.`;
}

/** Exit 7: it may be found bought, and is not bought again, because something else is asked for by now. */
export function movedManifest(run: PurchaseRun, intent: Intent): HostformError {
  return new HostformError('OUTCOME_UNKNOWN', 'A purchase is open, and the manifest has moved since', {
    address: run.want.address,
    detail:
      intent.reservation === undefined
        ? 'Nothing new is listed after it was ordered. It is not ordered again, because the manifest now asks for something else.'
        : `Reservation ${intent.reservation} is still unpaid after a payment was sent for it. It is not paid again, because the manifest now asks for something else.`,
    hint: `restore the manifest, or: hostform pending resolve ${run.want.address} --not-bought`,
  });
}
