/** One purchase from nothing (or from where an earlier run stopped) to an id that is recorded as ours. */
import type { Random } from '../../model/clock.ts';
import { HostformError } from '../../model/errors.ts';
import type { ResourceKind } from '../../model/kind.ts';
import type { Money } from '../../model/money.ts';
import type { Action } from '../../model/plan.ts';
import type { Intent, OneShot, PreImage, Sale } from '../../model/purchase.ts';
import { awaitListed, createOnce } from './one-shot.ts';
import { payReservation, type Settled, settle, unknownOutcome } from './pay.ts';
import { applyPromo } from './promo.ts';
import { leftovers, makeReservation, verify } from './reserve.ts';
import { closeBought, closeUnpaid, isoNow, type PurchaseRun, save, stopped } from './run.ts';
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

export interface Bought {
  readonly id: string;
  /** What was charged; absent where nothing is. */
  readonly charge?: Money;
}

/** Buys (or goes on buying) what the action says. When it resolves, the id is recorded and the intent is closed. */
export async function buy(purchase: Purchase): Promise<Bought> {
  const { kind, run } = purchase;
  if (kind.oneShot) return buyOneShot(purchase, kind.oneShot);
  if (!kind.sale) throw new HostformError('INTERNAL', `${kind.name} can not be bought`);
  const sale = kind.sale;
  const { intent, settled } = await purchase.exclusively(() => buyReserved(purchase, sale));
  // Only the waiting for delivery runs side by side with other purchases of the account.
  const id = 'id' in settled ? settled.id : await awaitPaid(run, sale, settled.answered);
  await closeBought(run, intent, id);
  return { id, ...chargeOf(intent) };
}

async function awaitPaid(run: PurchaseRun, sale: Sale, answered: Intent): Promise<string> {
  const seen = await watchPayment(run, sale, answered);
  if (seen.result === 'bought') return seen.id;
  throw unknownOutcome(run, seen.intent);
}

function chargeOf({ charge, quote }: Intent): Pick<Bought, 'charge'> {
  const paid = charge ?? quote?.charge;
  return paid ? { charge: paid } : {};
}

interface Reserved {
  readonly intent: Intent;
  readonly settled: Settled;
}

async function buyReserved(purchase: Purchase, sale: Sale): Promise<Reserved> {
  const { run, open, action } = purchase;
  if (run.stop.aborted) throw stopped(run.want.address, open?.sent ?? false);
  if (open?.sent) return resumeSent(purchase, sale, open);
  const abandoned = open !== undefined && action.resume?.from === 'abandon';
  if (abandoned) await abandon(run, sale, open);
  let intent = open && !abandoned ? await resumeUnsent(run, open) : await begin(purchase, sale);
  for (let made = 1; ; made += 1) {
    if (intent.phase === 'adding') intent = await makeReservation(run, sale, intent);
    const ready = await prepare(run, sale, intent);
    if (ready) {
      for (const problem of leftovers(run, sale, ready.intent, ready.view.others)) run.onNotice(problem);
      const settled = await payReservation(run, sale, ready.intent, ready.view);
      return { intent: { ...ready.intent, charge: ready.view.own.charge }, settled };
    }
    // Gone although nothing was ever sent for it: taken out by someone, or lapsed. It counts as a possible stray.
    if (made === MOST_RESERVATIONS) throw await vanished(run, intent);
    const { reservation: _, promo: __, ...rest } = intent;
    intent = await save(run, { ...rest, phase: 'adding', lost: intent.lost + 1 });
  }
}

async function prepare(run: PurchaseRun, sale: Sale, intent: Intent): ReturnType<typeof applyPromo> {
  const view = await verify(run, sale, intent);
  return view && applyPromo(run, sale, intent, view);
}

async function resumeSent({ run, action }: Purchase, sale: Sale, open: Intent): Promise<Reserved> {
  const mayRepeat = !(action.resume?.from === 'intent' && action.resume.observeOnly);
  run.onStep('pay', 'start');
  return { intent: open, settled: await settle(run, sale, { intent: open, mayRepeat }) };
}

/** An add that was written down and whose answer no run has seen may lie in the account. */
async function resumeUnsent(run: PurchaseRun, open: Intent): Promise<Intent> {
  return open.phase === 'adding' ? save(run, { ...open, lost: open.lost + 1 }) : open;
}

async function abandon(run: PurchaseRun, sale: Sale, open: Intent): Promise<void> {
  if (open.reservation !== undefined) await sale.release?.(open.reservation);
  const lost = open.phase === 'adding' ? { ...open, lost: open.lost + 1 } : open;
  await closeUnpaid(run, lost, 'the manifest moved before anything was paid');
}

async function vanished(run: PurchaseRun, intent: Intent): Promise<HostformError> {
  await closeUnpaid(run, intent, 'the reservation vanished unpaid');
  return new HostformError('VENDOR_ERROR', 'The reservation vanished before it was paid', {
    address: run.want.address,
    detail: `Reservation ${intent.reservation} is no longer there. Nothing was paid; someone else may be working in the same cart.`,
    hint: 'apply again',
  });
}

async function begin(purchase: Purchase, maker: Sale | OneShot): Promise<Intent> {
  const { run } = purchase;
  const before = await maker.survey(run.want);
  return save(run, newIntent(purchase, before, 'reservation'));
}

function newIntent({ run, action, plan, random }: Purchase, before: PreImage, style: Intent['style']): Intent {
  const { want, clock } = run;
  return {
    id: random.token(12),
    address: want.address,
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
  const { run, open, exclusively } = purchase;
  const { intent, settled } = await exclusively(async () => {
    const begun = open ?? newIntent(purchase, await maker.survey(run.want), 'one-shot');
    return { intent: begun, settled: await createOnce(run, maker, begun, open !== undefined) };
  });
  const { id } = 'id' in settled ? settled : await awaitListed(run, maker, settled.answered);
  await closeBought(run, intent, id);
  return { id, ...chargeOf(intent) };
}
