/**
 * A reservation of ours that is gone although nothing was sent for it: removed, lapsed, out of view for a while, or
 * paid by somebody in the vendor's panel. Making another one at once would buy twice in the last case.
 */
import { HostformError } from '../../model/errors.ts';
import type { Intent, Sale, Sighting } from '../../model/purchase.ts';
import { giveUp } from './reserve.ts';
import { LEAST_READINGS, lookEvery, type PurchaseRun, stopped } from './run.ts';
import { tryRead } from './watch.ts';

/**
 * Looks for it as long as for a lost payment. `back`: it is in view again. `gone`: it is not, and nothing was bought.
 * @throws HostformError NAME_TAKEN when something was bought that may be what was asked for.
 */
export async function lookForVanished(run: PurchaseRun, sale: Sale, intent: Intent): Promise<'back' | 'gone'> {
  const started = run.clock.elapsed();
  for (let complete = 0; ; ) {
    const seen = await tryRead(run, () => sale.seek(intent.reservation ?? '', run.want, intent.before, undefined));
    if (seen?.kind === 'unpaid') return 'back';
    if (seen?.kind === 'void') return 'gone';
    if (seen && seen.kind !== 'gone') await refuseBought(run, sale, intent, seen);
    if (seen) complete += 1;
    if (run.clock.elapsed() - started >= run.pace.settleTimeMs) {
      if (complete >= LEAST_READINGS) return 'gone';
      throw unreadable(run, intent);
    }
    if (run.stop.aborted) throw stopped(run.want.address, false);
    run.onProgress('our reservation is not in view');
    await run.clock.sleep(lookEvery(run.pace), run.stop);
  }
}

/**
 * False when the reservation has left the account. Whatever was bought since the purchase was begun, and can not be
 * told from what we are about to buy, stops it: afterwards nobody could say which of the two is ours.
 */
export async function isStillWanted(run: PurchaseRun, sale: Sale, intent: Intent): Promise<boolean> {
  const seen = await sale.seek(intent.reservation ?? '', run.want, intent.before, undefined);
  if (seen.kind === 'unpaid') return true;
  if (seen.kind === 'gone' || seen.kind === 'void') return false;
  return refuseBought(run, sale, intent, seen);
}

/** It is not taken for ours either: we have paid nothing, and a person may have bought it for something else. */
async function refuseBought(
  run: PurchaseRun,
  sale: Sale,
  intent: Intent,
  seen: Extract<Sighting, { kind: 'bought' | 'ambiguous' }>,
): Promise<never> {
  const found = seen.kind === 'bought' ? seen.id : seen.candidates.map(({ id, text }) => `${id} (${text})`).join(', ');
  const error = new HostformError('NAME_TAKEN', 'Somebody else seems to have bought it meanwhile', {
    address: run.want.address,
    detail: `Since this purchase was begun the vendor shows ${found}, which fits it. Nothing was paid; our own reservation was taken back.`,
    hint: "choose another name for this one, or give the other one another name in the vendor's panel",
  });
  return giveUp(run, sale, intent, error);
}

function unreadable({ want }: PurchaseRun, { reservation }: Intent): HostformError {
  return new HostformError('VENDOR_UNREACHABLE', 'The vendor can not be read well enough to go on', {
    address: want.address,
    detail: `Reservation ${reservation} is not in view, and too few readings succeeded to tell what became of it. Nothing was paid.`,
    hint: 'apply again later',
  });
}
