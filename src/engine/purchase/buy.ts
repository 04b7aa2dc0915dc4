/** One purchase from nothing (or from where an earlier run stopped) to an id that is recorded as ours. */
import type { Random } from '../../model/clock.ts';
import { HostformError } from '../../model/errors.ts';
import type { ResourceKind } from '../../model/kind.ts';
import type { Money } from '../../model/money.ts';
import type { Action } from '../../model/plan.ts';
import type { Intent, OneShot, PreImage, Sale } from '../../model/purchase.ts';
import { onePurchase } from '../tolerance.ts';
import { awaitListed, createOnce } from './one-shot.ts';
import { payReservation, type Settled, settle } from './pay.ts';
import { applyPromo } from './promo.ts';
import { leftovers, makeReservation, verify } from './reserve.ts';
import {
  closeBought,
  closeUnpaid,
  isoNow,
  makeSureItIsOurs,
  type PurchaseRun,
  save,
  saveLost,
  stopped,
} from './run.ts';
import { unknownOutcome } from './unknown.ts';
import { isStillWanted, lookForVanished } from './vanished.ts';
import { watchPayment } from './watch.ts';

export interface Purchase {
  readonly run: PurchaseRun;
  readonly kind: ResourceKind;
  readonly action: Action;
  /** The open intent that this action goes on with. */
  readonly open: Intent | undefined;
  /** Digest of the plan being applied. */
  readonly plan: string;
  readonly random: Random;
  /** Runs a section in which no other purchase of this account may be under way. */
  readonly exclusively: <T>(work: () => Promise<T>) => Promise<T>;
}

/** Times a reservation that vanished unpaid is made again within one run. */
const MOST_RESERVATIONS = 2;
/** Times a reservation is gone on with that was out of view and came back. */
const MOST_RETURNS = 3;
/** Payments that were answered, and bought nothing, are repeated this often within one run. */
const MOST_EMPTY = 1;

export interface Bought {
  readonly id: string;
  /** What was charged; absent where nothing is. */
  readonly charge?: Money;
}

/** Buys (or goes on buying) what the action says. When it resolves, the id is recorded and the intent is closed. */
export async function buy(purchase: Purchase): Promise<Bought> {
  const { kind, run } = purchase;
  const upgrading = changes(purchase);
  if (kind.oneShot && !upgrading) return buyOneShot(purchase, kind.oneShot);
  const sale = upgrading ? kind.upgrade : kind.sale;
  if (!sale) throw new HostformError('INTERNAL', `${kind.name} can not be bought`);
  const settled = await purchase.exclusively(() => buyReserved(purchase, sale));
  // Only the waiting for delivery runs side by side with other purchases of the account.
  const { id, intent } = 'id' in settled ? settled : await awaitPaid(purchase, sale, settled.answered);
  await closeBought(run, intent, id);
  return { id, ...chargeOf(intent) };
}

/** A thing that exists is changed at a price, and no other one is bought. */
function changes({ kind, action }: Pick<Purchase, 'kind' | 'action'>): boolean {
  return kind.nature === 'owned' && action.verb === 'update';
}

interface Found {
  readonly id: string;
  readonly intent: Intent;
}

/**
 * Waits for what an answered payment has bought. A vendor that goes on showing the reservation unpaid has said yes to
 * nothing (some answer "success" where they mean a form or a payment page): then it is as if no answer had come.
 */
async function awaitPaid(purchase: Purchase, sale: Sale, answered: Intent): Promise<Found> {
  const { run, open, action, exclusively } = purchase;
  const repeatable = open?.sent !== true || mayRepeat(action);
  let now = answered;
  for (let empty = 1; ; empty += 1) {
    const seen = await watchPayment(run, sale, now);
    if (seen.result === 'bought') return { id: seen.id, intent: now };
    const unpaid = await save(run, { ...seen.intent, phase: 'paying' });
    if (empty > MOST_EMPTY) throw unknownOutcome(run, unpaid);
    const settled = await exclusively(() => settle(run, sale, { intent: unpaid, mayRepeat: repeatable }));
    if ('id' in settled) return settled;
    now = settled.answered;
  }
}

function chargeOf({ charge, quote }: Intent): Pick<Bought, 'charge'> {
  const paid = charge ?? (quote && onePurchase(quote).planned);
  return paid ? { charge: paid } : {};
}

async function buyReserved(purchase: Purchase, sale: Sale): Promise<Settled> {
  const { run, open, action } = purchase;
  if (run.stop.aborted) throw stopped(run.want.address, open?.sent ?? false);
  if (open?.sent) return resumeSent(purchase, sale, open);
  const abandoned = open !== undefined && action.resume?.from === 'abandon';
  if (abandoned) await abandon(run, (open.of === undefined ? purchase.kind.sale : purchase.kind.upgrade) ?? sale, open);
  let intent = open && !abandoned ? await resumeUnsent(run, open) : await begin(purchase, sale);
  for (let made = 1, back = 0; ; ) {
    if (intent.phase === 'adding') intent = await makeReservation(run, sale, intent);
    const ready = await prepare(purchase, sale, intent);
    if (ready) {
      for (const problem of leftovers(run, sale, ready.view.others)) run.onNotice(problem);
      return payReservation(run, sale, ready.intent, ready.view);
    }
    if ((await lookForVanished(run, sale, intent)) === 'back') {
      back += 1;
      if (back > MOST_RETURNS) throw contradictory(run, intent);
      continue;
    }
    if (made === MOST_RESERVATIONS) throw await givenUp(run, intent);
    made += 1;
    // It may come back into view: then it is one of ours that is left over.
    const { reservation: _, promo: __, ...rest } = intent;
    intent = await saveLost(run, { ...rest, phase: 'adding' });
  }
}

/** Reads the reservation back and puts the code on it. `undefined`: it is gone. */
async function prepare({ run, open }: Purchase, sale: Sale, intent: Intent): ReturnType<typeof applyPromo> {
  // What existed before was read by an earlier run, or a while ago: since then somebody may have bought the same.
  const isOld = open !== undefined || intent.lost > 0;
  if (isOld && !(await isStillWanted(run, sale, intent))) return undefined;
  const view = await verify(run, sale, intent);
  return view && applyPromo(run, sale, intent, view);
}

async function resumeSent({ run, action }: Purchase, sale: Sale, open: Intent): Promise<Settled> {
  run.onStep('pay', 'start');
  return settle(run, sale, { intent: open, mayRepeat: mayRepeat(action) });
}

/** Only a plan that knew of this very purchase, and still asks for what it buys, may pay once more. */
function mayRepeat({ resume }: Action): boolean {
  return resume?.from === 'intent' && !resume.observeOnly;
}

/** An add that was written down and whose answer no run has seen may lie in the account. */
async function resumeUnsent(run: PurchaseRun, open: Intent): Promise<Intent> {
  return open.phase === 'adding' ? saveLost(run, open) : open;
}

async function abandon(run: PurchaseRun, sale: Sale, open: Intent): Promise<void> {
  if (open.reservation !== undefined && sale.release) {
    await makeSureItIsOurs(run, open);
    await sale.release(open.reservation);
  }
  const lost = await resumeUnsent(run, open);
  await closeUnpaid(run, lost, 'the manifest moved before anything was paid');
}

async function givenUp(run: PurchaseRun, intent: Intent): Promise<HostformError> {
  await closeUnpaid(run, await saveLost(run, intent), 'the reservation vanished unpaid');
  return new HostformError('VENDOR_ERROR', 'The reservation vanished before it was paid', {
    address: run.want.address,
    detail: `Reservation ${intent.reservation} is no longer there. Nothing was paid; someone else may be working in the same cart.`,
    hint: 'apply again',
  });
}

function contradictory({ want }: PurchaseRun, { reservation }: Intent): HostformError {
  return new HostformError('VENDOR_ERROR', 'The vendor shows the reservation at one time and not at another', {
    address: want.address,
    detail: `Reservation ${reservation} can not be held against the plan. Nothing was paid.`,
    hint: 'apply again later',
  });
}

async function begin(purchase: Purchase, maker: Sale | OneShot): Promise<Intent> {
  const { run } = purchase;
  await run.refuseTaken?.();
  const before = await maker.survey(run.want);
  return save(run, newIntent(purchase, before, 'reservation'));
}

function newIntent({ run, kind, action, plan, random }: Purchase, before: PreImage, style: Intent['style']): Intent {
  const { want, clock } = run;
  return {
    id: random.token(12),
    address: want.address,
    ...(changes({ kind, action }) && action.id !== undefined ? { of: action.id } : {}),
    kind: action.kind,
    provider: action.provider,
    plan,
    style,
    phase: style === 'reservation' ? 'adding' : 'sending',
    spec: want.spec,
    order: want.order,
    secrets: action.secrets,
    ...(want.quote ? { quote: want.quote } : {}),
    dependsOn: action.dependsOn,
    protect: action.protect,
    before,
    sent: false,
    lost: 0,
    startedAt: isoNow(clock),
  };
}

async function buyOneShot(purchase: Purchase, maker: OneShot): Promise<Bought> {
  const { run, open, action, exclusively } = purchase;
  const settled = await exclusively(async () => {
    if (!open) await run.refuseTaken?.();
    const intent = open ?? newIntent(purchase, await maker.survey(run.want), 'one-shot');
    const resumed = open !== undefined;
    return createOnce(run, maker, { intent, resumed, mayRepeat: !resumed || mayRepeat(action) });
  });
  const found =
    'id' in settled ? settled : { id: await awaitListed(run, maker, settled.answered), intent: settled.answered };
  await closeBought(run, found.intent, found.id);
  return { id: found.id, ...chargeOf(found.intent) };
}
