/** Observing what became of a payment: forward recovery only. */
import type { Pace } from '../../model/clock.ts';
import { HostformError } from '../../model/errors.ts';
import type { Intent, Sale, Sighting } from '../../model/purchase.ts';
import { closeUnpaid, LEAST_READINGS, lookEvery, type PurchaseRun, save, stopped } from './run.ts';
import { unknownOutcome } from './unknown.ts';
import { openWindow, sinceSent, type Window } from './window.ts';

export type Watched =
  | { readonly result: 'bought'; readonly id: string }
  /** Seen unpaid in enough complete readings over the whole window: the same reservation may be paid again. */
  | { readonly result: 'unpaid'; readonly intent: Intent };

/**
 * Looks until the vendor shows what happened. A failed reading is no information. Evidence is kept in the intent, so
 * that the next run does not begin the wait anew.
 * @throws HostformError OUTCOME_UNKNOWN after the window; DELIVERY when the vendor accepted the payment and lists
 * nothing until the delivery timeout.
 */
export async function watchPayment(run: PurchaseRun, sale: Sale, intent: Intent): Promise<Watched> {
  const started = run.clock.elapsed();
  const before = sinceSent(run, intent);
  const window = openWindow(run, intent);
  const answered = intent.phase === 'paid';
  let now = intent;
  for (let readings = 1; ; readings += 1) {
    const seen = await tryRead(run, () => sale.seek(now.reservation ?? '', run.want, now.before, now.hint));
    if (seen?.kind === 'bought') return { result: 'bought', id: seen.id };
    if (seen?.kind === 'void') await endVoid(run, now, seen.because);
    if (seen) now = await remember(run, now, seen, window);
    // Only ever right after a look: between the last one and a vendor that can not be read, it may have been bought.
    if (seen?.kind === 'unpaid' && window.hasPassed(now.watch)) return { result: 'unpaid', intent: now };
    const waited = run.clock.elapsed() - started;
    if (readings >= LEAST_READINGS && isOver(run, { answered, seen, waited, before, watch: now.watch }))
      throw ended(run, answered, seen, now);
    if (run.stop.aborted) throw stopped(run.want.address, true);
    run.onProgress(describe(seen, answered));
    await run.clock.sleep(lookEvery(run.pace), run.stop);
  }
}

/** A read for information: what fails tells nothing, but a broken login or our own bug must not be looked over. */
export async function tryRead(run: PurchaseRun, read: () => Promise<Sighting>): Promise<Sighting | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof HostformError && PASSING.has(error.code)) {
      run.onProgress(`the vendor can not be read right now (${error.message})`);
      return undefined;
    }
    throw error;
  }
}

const PASSING = new Set(['VENDOR_ERROR', 'VENDOR_UNREACHABLE', 'LISTING_INCOMPLETE']);

async function remember(run: PurchaseRun, intent: Intent, seen: Sighting, window: Window): Promise<Intent> {
  if (seen.kind === 'unpaid') return save(run, { ...intent, watch: window.count(intent.watch) });
  const { watch: _, ...rest } = intent;
  const evidence =
    seen.kind === 'ambiguous'
      ? { because: seen.because, candidates: seen.candidates }
      : { because: 'The reservation is gone, and nothing new is listed.', candidates: [] };
  if (intent.watch === undefined && intent.evidence?.because === evidence.because) return intent;
  return save(run, { ...rest, evidence });
}

interface Wait {
  readonly answered: boolean;
  readonly seen: Sighting | undefined;
  /** Milliseconds in this run, and since the payment was sent when this run began. */
  readonly waited: number;
  readonly before: number;
  /** Present while the last complete reading showed it unpaid. */
  readonly watch: Intent['watch'];
}

/**
 * Contradictions and silence are watched for `settle_time`, counted from when the payment was sent where an earlier
 * run sent it. A payment that the vendor accepted is waited for as long as a delivery.
 */
function isOver({ pace }: PurchaseRun, { answered, seen, waited, before, watch }: Wait): boolean {
  if (seen?.kind === 'unpaid') return false;
  if (answered && seen?.kind !== 'ambiguous') return waited >= pace.deliveryTimeoutMs;
  return before + waited >= patience(pace, seen, watch);
}

/** Where only one more look is missing, a vendor that can not be read is given as long again. */
export function patience(pace: Pace, seen: Sighting | undefined, watch: Intent['watch']): number {
  return seen === undefined && watch !== undefined ? 2 * pace.settleTimeMs : pace.settleTimeMs;
}

function ended(run: PurchaseRun, answered: boolean, seen: Sighting | undefined, intent: Intent): HostformError {
  if (!answered || seen?.kind === 'ambiguous') return unknownOutcome(run, intent);
  return new HostformError('DELIVERY', 'Paid, and not listed yet', {
    address: run.want.address,
    detail:
      'The vendor accepted the payment but does not list it yet. The next run goes on waiting; nothing is bought again.',
    hint:
      `if the vendor's panel shows it under another name: hostform pending resolve ${run.want.address} --id ID, ` +
      `or that it will never come: hostform pending resolve ${run.want.address} --not-bought`,
  });
}

/** The vendor itself says that this reservation ended unpaid. */
async function endVoid(run: PurchaseRun, intent: Intent, because: string): Promise<never> {
  await closeUnpaid(run, intent, because);
  throw new HostformError('VENDOR_ERROR', 'The purchase came to nothing', {
    address: run.want.address,
    detail: `${because} Nothing was bought; the next run plans it again.`,
  });
}

function describe(seen: Sighting | undefined, answered: boolean): string {
  switch (seen?.kind) {
    case 'unpaid':
      return answered ? 'answered, but still shown unpaid' : 'no answer to the payment; still shown unpaid';
    case 'gone':
      return 'paid; not listed yet';
    case 'ambiguous':
      return 'waiting for the vendor to show one clear answer';
    default:
      return 'looking for what was bought';
  }
}
