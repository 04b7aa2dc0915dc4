/** The words for what nobody can tell: exit 7, and what a person can do about it. */
import { HostformError } from '../../model/errors.ts';
import type { Intent } from '../../model/purchase.ts';
import type { PurchaseRun } from './run.ts';

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
    : `Reservation ${reservation} is still shown unpaid, although payments were sent for it.`;
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
