/**
 * Creating in one call: no reservation to pay twice, so only the look-up by name protects. After a lost answer it is
 * watched for `settle_time`; then it is sent once more, once (purchase.md, choices).
 */
import { HostformError } from '../../model/errors.ts';
import type { Intent, OneShot, Sighting } from '../../model/purchase.ts';
import type { Settled } from './pay.ts';
import { isSession } from './reserve.ts';
import {
  approvedBy,
  closeUnpaid,
  effectOf,
  isoNow,
  LEAST_READINGS,
  lookEvery,
  type PurchaseRun,
  save,
  stopped,
} from './run.ts';
import { movedManifest, unknownOutcome } from './unknown.ts';
import { patience, tryRead } from './watch.ts';
import { openWindow } from './window.ts';

const MOST_LOST = 2;
const MOST_UNSENT = 3;

/** What a run begins with, or goes on with. */
export interface Begun {
  readonly intent: Intent;
  /** An earlier run has sent it, and nobody has seen the answer. */
  readonly resumed: boolean;
  /** False: the manifest has moved since, so it is only looked for. */
  readonly mayRepeat: boolean;
}

/** Sends, or goes on with what was sent, until there is an id or an answer. */
export async function createOnce(
  run: PurchaseRun,
  maker: OneShot,
  { intent, resumed, mayRepeat }: Begun,
): Promise<Settled> {
  run.onStep('pay', 'start');
  let now = resumed ? intent : await send(run, maker, intent);
  while (now.phase !== 'paid') {
    const found = await watchCreate(run, maker, now);
    if ('id' in found) return found;
    if (!mayRepeat) throw movedManifest(run, found.intent);
    if (found.intent.lost >= MOST_LOST) throw unknownOutcome(run, found.intent);
    now = await send(run, maker, found.intent);
  }
  return { answered: now };
}

/** Waits until an answered create is listed. */
export async function awaitListed(run: PurchaseRun, maker: OneShot, answered: Intent): Promise<string> {
  const found = await watchCreate(run, maker, answered);
  if ('id' in found) return found.id;
  throw unknownOutcome(run, found.intent);
}

/**
 * Writes down that it is sent, and that its answer is lost until it is there: whoever goes on after a crash must be
 * able to tell the second create from the first.
 */
async function send(run: PurchaseRun, maker: OneShot, intent: Intent): Promise<Intent> {
  const { watch: _, ...begun } = intent;
  for (let attempt = 1; ; attempt += 1) {
    if (run.stop.aborted) throw await neverSent(run, intent, attempt);
    const sent = {
      ...begun,
      ...approvedBy(run, intent),
      phase: 'sending',
      sent: true,
      sentAt: isoNow(run.clock),
    } as const;
    const sending = await save(run, { ...sent, lost: intent.lost + 1 });
    try {
      const { hint, charge } = await maker.send(run.want);
      const told = { ...(hint === undefined ? {} : { hint }), ...(charge ? { charge } : {}) };
      return await save(run, { ...sent, phase: 'paid', ...told });
    } catch (error) {
      const effect = effectOf(error);
      if (effect === 'unclear') return sending;
      const again = effect === 'not-sent' || isSession(error);
      if (again && attempt < MOST_UNSENT) {
        await run.clock.sleep(lookEvery(run.pace), run.stop);
        continue;
      }
      // An earlier send may still have happened: then a refusal now closes nothing.
      if (intent.sent) return save(run, { ...sending, lost: MOST_LOST });
      await closeUnpaid(run, sending, 'refused');
      throw error;
    }
  }
}

/** An interrupt before the first try, or after one that provably never left. */
async function neverSent(run: PurchaseRun, intent: Intent, attempt: number): Promise<HostformError> {
  if (!intent.sent && attempt > 1) await closeUnpaid(run, intent, 'never sent');
  return stopped(run.want.address, intent.sent);
}

type Found = { readonly id: string; readonly intent: Intent } | { readonly intent: Intent };

async function watchCreate(run: PurchaseRun, maker: OneShot, intent: Intent): Promise<Found> {
  const started = run.clock.elapsed();
  const window = openWindow(run, intent);
  const answered = intent.phase === 'paid';
  let now = intent;
  for (let readings = 1; ; readings += 1) {
    const seen = await tryRead(run, () => maker.seek(run.want, now.before, now.hint));
    if (seen?.kind === 'bought') return { id: seen.id, intent: now };
    if (seen?.kind === 'ambiguous')
      now = await save(run, { ...now, evidence: { because: seen.because, candidates: seen.candidates } });
    if (seen?.kind === 'unpaid') now = await save(run, { ...now, watch: window.count(now.watch) });
    // Only ever right after a look that shows nothing: it must not be there, and not only not have been there.
    if (!answered && seen?.kind === 'unpaid' && window.hasPassed(now.watch)) return { intent: now };
    const waited = run.clock.elapsed() - started;
    if (readings >= LEAST_READINGS && isOver(run, { answered, seen, waited, watch: now.watch }))
      throw overdue(run, now, answered);
    if (run.stop.aborted) throw stopped(run.want.address, true);
    run.onProgress(answered ? 'ordered; not listed yet' : 'no answer; looking whether it was created');
    await run.clock.sleep(lookEvery(run.pace), run.stop);
  }
}

interface Wait {
  readonly answered: boolean;
  readonly seen: Sighting | undefined;
  readonly waited: number;
  readonly watch: Intent['watch'];
}

/** What is answered is waited for as long as a delivery; contradictions and silence for `settle_time`. */
function isOver({ pace }: PurchaseRun, { answered, seen, waited, watch }: Wait): boolean {
  if (answered && seen?.kind !== 'ambiguous') return waited >= pace.deliveryTimeoutMs;
  return seen?.kind !== 'unpaid' && waited >= patience(pace, seen, watch);
}

function overdue(run: PurchaseRun, intent: Intent, answered: boolean): HostformError {
  if (!answered || intent.evidence) return unknownOutcome(run, intent);
  return new HostformError('DELIVERY', 'Ordered, and not listed yet', {
    address: run.want.address,
    detail:
      'The vendor accepted the order but does not list it yet. The next run goes on waiting; nothing is ordered again.',
    hint: `if the vendor's panel shows that it will never come: hostform pending resolve ${run.want.address} --not-bought`,
  });
}
