/**
 * Creating in one call: no reservation to pay twice, so only the look-up by name protects. After a lost answer it is
 * watched for `settle_time`; then it is sent once more, once (purchase.md, choices).
 */
import { HostformError } from '../../model/errors.ts';
import type { Intent, OneShot } from '../../model/purchase.ts';
import { type Settled, unknownOutcome } from './pay.ts';
import { isSession } from './reserve.ts';
import { closeUnpaid, effectOf, isoNow, LEAST_READINGS, lookEvery, type PurchaseRun, save, stopped } from './run.ts';
import { tryRead } from './watch.ts';

const MOST_LOST = 2;
const MOST_UNSENT = 3;

/** Sends, or goes on with what was sent, until there is an id or an answer. */
export async function createOnce(run: PurchaseRun, maker: OneShot, intent: Intent, resumed: boolean): Promise<Settled> {
  run.onStep('pay', 'start');
  let now = resumed ? await countLost(run, intent) : await send(run, maker, intent);
  while (now.phase !== 'paid') {
    const found = await watchCreate(run, maker, now);
    if ('id' in found) return found;
    if (found.intent.lost >= MOST_LOST) throw unknownOutcome(run, found.intent);
    now = await send(run, maker, found.intent);
  }
  return { answered: now };
}

/** Waits until an answered create is listed. */
export async function awaitListed(run: PurchaseRun, maker: OneShot, answered: Intent): Promise<{ id: string }> {
  const found = await watchCreate(run, maker, answered);
  if ('id' in found) return found;
  throw unknownOutcome(run, found.intent);
}

/** A run that died after `sending` was written has lost the answer, if there was one. */
async function countLost(run: PurchaseRun, intent: Intent): Promise<Intent> {
  return intent.phase === 'sending' ? save(run, { ...intent, lost: Math.max(1, intent.lost) }) : intent;
}

async function send(run: PurchaseRun, maker: OneShot, intent: Intent): Promise<Intent> {
  for (let attempt = 1; ; attempt += 1) {
    if (run.stop.aborted) throw stopped(run.want.address, intent.sent);
    const { watch: _, ...begun } = intent;
    const sending = await save(run, { ...begun, phase: 'sending', sent: true, sentAt: isoNow(run.clock) });
    try {
      const { hint } = await maker.send(run.want);
      return await save(run, { ...sending, phase: 'paid', ...(hint === undefined ? {} : { hint }) });
    } catch (error) {
      const effect = effectOf(error);
      if (effect === 'unclear') return save(run, { ...sending, lost: sending.lost + 1 });
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

async function watchCreate(
  run: PurchaseRun,
  maker: OneShot,
  intent: Intent,
): Promise<{ id: string } | { intent: Intent }> {
  const started = run.clock.elapsed();
  const answered = intent.phase === 'paid';
  let now = intent;
  for (let readings = 1; ; readings += 1) {
    const seen = await tryRead(run, () => maker.seek(run.want, now.before, now.hint));
    if (seen?.kind === 'bought') return { id: seen.id };
    if (seen?.kind === 'ambiguous')
      now = await save(run, { ...now, evidence: { because: seen.because, candidates: seen.candidates } });
    if (seen?.kind === 'unpaid') now = await countReading(run, now);
    const waited = run.clock.elapsed() - started;
    if (!answered && absentLongEnough(run, now)) return { intent: now };
    const limit = answered && seen?.kind !== 'ambiguous' ? run.pace.deliveryTimeoutMs : run.pace.settleTimeMs;
    if (readings >= LEAST_READINGS && waited >= limit && (answered || seen?.kind === 'ambiguous'))
      throw overdue(run, now, answered);
    if (run.stop.aborted) throw stopped(run.want.address, true);
    run.onProgress(answered ? 'ordered; not listed yet' : 'no answer; looking whether it was created');
    await run.clock.sleep(lookEvery(run.pace), run.stop);
  }
}

async function countReading(run: PurchaseRun, intent: Intent): Promise<Intent> {
  const at = isoNow(run.clock);
  const { watch } = intent;
  const restarted = !watch || at < watch.last;
  const next = restarted
    ? { since: at, last: at, readings: 1 }
    : { since: watch.since, last: at, readings: watch.readings + 1 };
  return save(run, { ...intent, watch: next });
}

function absentLongEnough(run: PurchaseRun, { watch }: Intent): boolean {
  return (
    watch !== undefined &&
    watch.readings >= LEAST_READINGS &&
    run.clock.now() - Date.parse(watch.since) >= run.pace.settleTimeMs
  );
}

function overdue(run: PurchaseRun, intent: Intent, answered: boolean): HostformError {
  if (!answered || intent.evidence) return unknownOutcome(run, intent);
  return new HostformError('DELIVERY', 'Ordered, and not listed yet', {
    address: run.want.address,
    detail:
      'The vendor accepted the order but does not list it yet. The next run goes on waiting; nothing is ordered again.',
  });
}
