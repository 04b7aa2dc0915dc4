/** What a purchase needs from the run it is part of. */
import type { Clock, Pace } from '../../model/clock.ts';
import { HostformError, type Problem } from '../../model/errors.ts';
import { equalJson } from '../../model/json.ts';
import type { Approval } from '../../model/ledger.ts';
import type { Intent, Stray, Want } from '../../model/purchase.ts';
import type { RecordedResource } from '../../model/resource.ts';
import type { Commit, RecordedAccount, StateChange } from '../../model/state.ts';
import { boughtChanges } from './ledger-line.ts';

export interface PurchaseRun {
  readonly want: Want;
  readonly commit: Commit;
  readonly clock: Clock;
  readonly pace: Pace;
  /** Aborted when nothing new may be started. */
  readonly stop: AbortSignal;
  /** Who lets payments out now; absent where nobody keeps a ledger. */
  readonly approval?: Approval | undefined;
  readonly onStep: (step: 'reserve' | 'promo' | 'pay', moment: 'start' | 'done', note?: string) => void;
  readonly onProgress: (status: string) => void;
  readonly onNotice: (problem: Problem) => void;
  /** The account as the state has it now, with the adds of ours whose answer was lost. */
  readonly account: () => RecordedAccount;
  /** Reservations of all open purchases of the account, this one's included: they are ours. */
  readonly reservations: () => readonly string[];
  /** The record that is written in the same breath as the intent is closed. */
  readonly recordOf: (id: string) => RecordedResource;
  /** Looks again, right before anything is begun, whether the name is free. @throws HostformError NAME_TAKEN */
  readonly refuseTaken?: () => Promise<void>;
}

/** Counting in wall-clock ISO, which is what intents hold. */
export function isoNow(clock: Clock): string {
  return new Date(clock.now()).toISOString();
}

/** Readings of a lost payment are at least this many before anything is repeated (purchase.md, choices). */
export const LEAST_READINGS = 4;

/** Time between two looks at a purchase: as often as the vendor is polled, and often enough for four in a window. */
export function lookEvery(pace: Pace): number {
  return Math.max(1, Math.min(pace.pollIntervalMs, Math.floor(pace.settleTimeMs / LEAST_READINGS)));
}

/** Durable: the intent as it is now. */
export async function save(run: PurchaseRun, intent: Intent): Promise<Intent> {
  await run.commit({ do: 'intent', intent });
  return intent;
}

/**
 * To be called before a changing call that nothing new is written for. Answers take their time, and whoever was stopped
 * meanwhile may have lost the state to a run that goes on with this very reservation; only a durable write tells.
 * @throws HostformError STATE_FENCED
 */
export async function makeSureItIsOurs(run: PurchaseRun, intent: Intent): Promise<void> {
  await save(run, intent);
}

/** Durable: the purchase ended without buying. */
export async function closeUnpaid(run: PurchaseRun, intent: Intent, because: string): Promise<void> {
  await run.commit({ do: 'close', intent: intent.id, because });
}

/** Who answers for the payment that is about to be sent: whoever sent the first one, if one may have left already. */
export function approvedBy({ approval }: PurchaseRun, intent: Intent): Pick<Intent, 'approval'> {
  return approval && !intent.sent ? { approval } : {};
}

/** Durable, in one breath: the thing is ours, the purchase is closed, and the ledger says so. */
export async function closeBought(run: PurchaseRun, intent: Intent, id: string): Promise<void> {
  await run.commit(
    { do: 'record', resource: run.recordOf(id) },
    { do: 'close', intent: intent.id, because: `bought: ${id}` },
    ...boughtChanges({ intent, thing: id, account: run.account().id }),
  );
}

/**
 * Durable, in one breath: the answer to an add is given up, and its line may turn up in the account. It is remembered
 * with the account at once, because other purchases of it begin while this one still waits for its delivery.
 */
export async function saveLost(run: PurchaseRun, intent: Intent): Promise<Intent> {
  const account = run.account();
  const strays = [...(account.strays ?? []), strayOf(intent)];
  const next = { ...intent, lost: intent.lost + 1 };
  await run.commit({ do: 'intent', intent: next }, remember(intent, { ...account, strays }));
  return next;
}

/** Durable, in one breath: the line whose answer was lost has been found, so it is left over no more. */
export async function saveFound(run: PurchaseRun, intent: Intent): Promise<Intent> {
  const account = run.account();
  const strays = [...(account.strays ?? [])];
  const at = strays.findLastIndex((stray) => isSame(stray, strayOf(intent)));
  if (at < 0) return save(run, intent);
  await run.commit({ do: 'intent', intent }, remember(intent, { ...account, strays: strays.toSpliced(at, 1) }));
  return intent;
}

function strayOf({ order, before }: Intent): Stray {
  return { order, before };
}

function isSame(a: Stray, b: Stray): boolean {
  return equalJson(a.order, b.order) && equalJson({ ...a.before }, { ...b.before });
}

function remember({ provider }: Intent, account: RecordedAccount): StateChange {
  return { do: 'account', provider, account };
}

/** The error of a purchase that an interrupt left in a known place. */
export function stopped(address: string, sent: boolean): HostformError {
  return sent
    ? new HostformError('OUTCOME_UNKNOWN', 'Interrupted before the vendor showed whether the payment went through', {
        address,
        hint: 'run apply again: it goes on watching where this run stopped',
      })
    : new HostformError('INTERRUPTED', 'Interrupted before anything was paid', { address });
}

/** True when a failure says that nothing of the request can have happened. */
export function effectOf(error: unknown): 'refused' | 'not-sent' | 'unclear' {
  return error instanceof HostformError ? (error.details.effect ?? 'unclear') : 'unclear';
}
