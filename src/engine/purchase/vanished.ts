/**
 * A reservation of ours that is gone although nothing was sent for it: removed, lapsed, out of view for a while, or
 * paid by somebody in the vendor's panel. Making another one at once would buy twice in the last case.
 */
import { HostformError } from '../../model/errors.ts';
import type { Intent, Sale } from '../../model/purchase.ts';
import { unknownOutcome } from './pay.ts';
import { LEAST_READINGS, lookEvery, type PurchaseRun, save, stopped } from './run.ts';
import { tryRead } from './watch.ts';

export type Vanished =
  /** It is in view again. */
  | { readonly state: 'back' }
  /** Looked for as long as a lost payment is, and nothing was bought. */
  | { readonly state: 'gone' }
  /** Somebody has paid it: the thing is what was declared, and our line is what it was bought with. */
  | { readonly state: 'bought'; readonly id: string };

/** @throws HostformError OUTCOME_UNKNOWN when something was bought and nobody can tell what. */
export async function lookForVanished(run: PurchaseRun, sale: Sale, intent: Intent): Promise<Vanished> {
  const started = run.clock.elapsed();
  for (let complete = 0; ; ) {
    const seen = await tryRead(run, () => sale.seek(intent.reservation ?? '', run.want, intent.before, undefined));
    if (seen?.kind === 'bought') return { state: 'bought', id: seen.id };
    if (seen?.kind === 'unpaid') return { state: 'back' };
    if (seen?.kind === 'void') return { state: 'gone' };
    if (seen) complete += 1;
    if (run.clock.elapsed() - started >= run.pace.settleTimeMs) {
      if (seen?.kind === 'ambiguous') throw await unclear(run, intent, seen);
      if (complete >= LEAST_READINGS) return { state: 'gone' };
      throw unreadable(run, intent);
    }
    if (run.stop.aborted) throw stopped(run.want.address, false);
    run.onProgress('our reservation is not in view');
    await run.clock.sleep(lookEvery(run.pace), run.stop);
  }
}

async function unclear(
  run: PurchaseRun,
  intent: Intent,
  { because, candidates }: Pick<NonNullable<Intent['evidence']>, 'because' | 'candidates'>,
): Promise<HostformError> {
  return unknownOutcome(run, await save(run, { ...intent, evidence: { because, candidates } }));
}

function unreadable({ want }: PurchaseRun, { reservation }: Intent): HostformError {
  return new HostformError('VENDOR_UNREACHABLE', 'The vendor can not be read well enough to go on', {
    address: want.address,
    detail: `Reservation ${reservation} is not in view, and too few readings succeeded to tell what became of it. Nothing was paid.`,
    hint: 'apply again later',
  });
}
