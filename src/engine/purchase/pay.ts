/**
 * The costly half: pay exactly the reservation whose id is on disk, then observe. Once a payment may have left,
 * `sent` stays true, and nothing creates another reservation for the same resource until there is positive evidence
 * or a human closes the purchase (purchase.md).
 */
import { HostformError } from '../../model/errors.ts';
import type { Inspection, Intent, Sale } from '../../model/purchase.ts';
import { giveUp, isSession, objection } from './reserve.ts';
import { approvedBy, closeUnpaid, effectOf, isoNow, type PurchaseRun, save, stopped } from './run.ts';
import { sentenceOf } from './sentence.ts';
import { movedManifest, unknownOutcome } from './unknown.ts';
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

/** Sends the payment of the same reservation again; one that is gone by now is only watched. */
async function repeatPayment(run: PurchaseRun, sale: Sale, intent: Intent): Promise<Intent> {
  const current = await recheck(run, sale, intent);
  if (current) return sendPayment(run, sale, current);
  const { watch: _, ...watched } = intent;
  return save(run, watched);
}

/**
 * Reads the reservation once more before a payment of it is repeated: seconds or days have passed, and it must not buy
 * something else, or for more, than when it was first paid. `undefined`: it is gone.
 */
async function recheck(run: PurchaseRun, sale: Sale, intent: Intent): Promise<Intent | undefined> {
  const view = await sale.inspect(intent.reservation ?? '', run.want, intent.before);
  if (view.state === 'gone') return undefined;
  const wrong = objection(run, view, intent.charge);
  if (wrong) return intent.sent ? heldBack(run, intent, wrong) : giveUp(run, sale, intent, wrong);
  return { ...intent, charge: view.own.charge };
}

/** Nobody knows what became of the first payment for certain, so a person has to close the purchase. */
async function heldBack(run: PurchaseRun, intent: Intent, wrong: HostformError): Promise<never> {
  const because = `Reservation ${intent.reservation} is still shown unpaid after a payment was sent for it, and it is not what was approved any more: ${wrong.details.detail}`;
  throw unknownOutcome(run, await save(run, { ...intent, evidence: { because, candidates: [] } }));
}

/**
 * Writes the point of no return, then sends. What provably never left, or was refused for a dead session only, is sent
 * again after another look. Returns the intent as it is after the answer, or after none.
 */
async function sendPayment(run: PurchaseRun, sale: Sale, intent: Intent): Promise<Intent> {
  let now = intent;
  for (let attempt = 1; ; attempt += 1) {
    if (run.stop.aborted) throw stopped(run.want.address, intent.sent);
    run.onStep('pay', 'start');
    const { watch: _, ...begun } = now;
    const paying = await save(run, {
      ...begun,
      ...approvedBy(run, now),
      phase: 'paying',
      sent: true,
      sentAt: isoNow(run.clock),
    });
    try {
      const { hint } = await sale.pay(paying.reservation ?? '', run.want);
      return await save(run, { ...paying, phase: 'paid', ...(hint === undefined ? {} : { hint }) });
    } catch (error) {
      const effect = effectOf(error);
      if (effect === 'unclear') return paying;
      if (effect === 'refused' && (await bought(run, sale, paying, error))) return paying;
      // From here on it is certain that this payment did nothing.
      const unpaid = await save(run, { ...now, phase: 'reserved' });
      if (effect === 'refused' && !isSession(error)) throw await refused(run, sale, unpaid, error);
      if (attempt === MOST_UNSENT) throw error;
      if (effect === 'not-sent') await run.clock.sleep(run.pace.pollIntervalMs, run.stop);
      now = (await recheck(run, sale, unpaid)) ?? vanished(run, unpaid);
    }
  }
}

/**
 * The vendor said no, which is believed only when our reservation is still there unpaid. True: it may have been bought
 * all the same.
 */
async function bought(run: PurchaseRun, sale: Sale, paying: Intent, error: unknown): Promise<boolean> {
  const sighting = await sale.seek(paying.reservation ?? '', run.want, paying.before, undefined);
  if (sighting.kind === 'void') {
    await closeUnpaid(run, paying, sighting.because);
    throw error;
  }
  return sighting.kind !== 'unpaid';
}

/** A definite no: our reservation is taken back, unless an earlier payment of it may have left. */
async function refused(run: PurchaseRun, sale: Sale, unpaid: Intent, error: unknown): Promise<HostformError> {
  if (unpaid.sent) return refusedAgain(run, unpaid, error);
  return giveUp(run, sale, unpaid, refusal(run, error, 'Nothing was paid; our reservation was taken back.'));
}

function vanished({ want }: PurchaseRun, { reservation }: Intent): never {
  throw new HostformError('VENDOR_ERROR', 'The reservation vanished before it was paid', {
    address: want.address,
    detail: `Reservation ${reservation} is no longer there. The next run looks what became of it.`,
    hint: 'apply again',
  });
}

/** An earlier payment of it may have left, so a refusal of this one closes nothing; but waiting on does not help. */
async function refusedAgain(run: PurchaseRun, unpaid: Intent, error: unknown): Promise<HostformError> {
  const still = `Reservation ${unpaid.reservation} is still shown unpaid, and an earlier payment of it was never answered.`;
  const because = refusal(run, error, still).details.detail ?? still;
  return unknownOutcome(run, await save(run, { ...unpaid, evidence: { because, candidates: [] } }));
}

function refusal(run: PurchaseRun, error: unknown, outcome: string): HostformError {
  const given = error instanceof HostformError ? error : undefined;
  const money =
    given?.details.vendor?.code === 'not_enough_money' || given?.details.vendor?.code === 'payment_required';
  return new HostformError(
    money ? 'BALANCE' : (given?.code ?? 'VENDOR_ERROR'),
    money ? 'The balance does not cover the purchase' : (given?.message ?? 'The payment was refused'),
    {
      address: run.want.address,
      detail: `${sentenceOf(error)} ${outcome}`,
      ...(money ? { hint: 'top up the account and apply again' } : {}),
      cause: error,
    },
  );
}
