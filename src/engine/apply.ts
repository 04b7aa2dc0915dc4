/** The only loop in the house that changes the world: actions in order, side by side where nothing forbids it. */
import type { Clock, Pace, Random } from '../model/clock.ts';
import { type ErrorCode, HostformError, type Problem } from '../model/errors.ts';
import type { Accounting, Ending, Repriced, RunEvent } from '../model/event.ts';
import type { ResourceKind } from '../model/kind.ts';
import type { Approval } from '../model/ledger.ts';
import type { Money } from '../model/money.ts';
import type { Action, Plan } from '../model/plan.ts';
import type { Address } from '../model/resource.ts';
import type { Commit, StateFile } from '../model/state.ts';
import { account, type Outcome } from './accounting.ts';
import { carryOut } from './carry-out.ts';
import { isOf, type Kinds, kindOf, whoseIs, wordOf } from './kinds.ts';
import { makeMutex } from './mutex.ts';
import { type Brake, isFailure, makeBrake, type OnFailure } from './on-failure.ts';
import { makeWatch, type Watch } from './watch.ts';

export interface ApplyInput {
  readonly plan: Plan;
  readonly digest: string;
  readonly kinds: Kinds;
  readonly state: () => StateFile;
  readonly commit: Commit;
  /** Values of secret fields by address; in memory only. */
  readonly secrets: { readonly [address: string]: { readonly [field: string]: string } };
  readonly clock: Clock;
  readonly random: Random;
  readonly pace: (provider: string) => Pace;
  /** Aborted by the first interrupt: nothing new is started. */
  readonly stop: AbortSignal;
  /** Who lets payments out, for the ledger; absent where nobody keeps one. */
  readonly approval?: Approval | undefined;
  /** Actions that may be under way at once. */
  readonly parallelism: number;
  /** What a failure stops beside what hangs on it; nothing when left out. */
  readonly onFailure?: OnFailure;
  readonly onEvent: (event: RunEvent) => void;
}

/** Codes with which something was refused before it was paid (exit 4). */
export const GUARD_CODES: ReadonlySet<ErrorCode> = new Set([
  'BUDGET',
  'TOO_MANY',
  'PRICE_MOVED',
  'BALANCE',
  'PROMO_REFUSED',
  'FOREIGN_LINE',
  'LICENCE',
  'NAME_TAKEN',
  'PROTECTED',
  'REPLACE_DENIED',
  'DELETE_DENIED',
  'ADOPT_DENIED',
  'APPROVAL',
]);

/** Carries out a plan. It never throws for what goes wrong at a vendor: the accounting tells it. */
export async function applyPlan(input: ApplyInput): Promise<Accounting> {
  const outcomes = new Map<Address, Outcome>();
  const spent: Money[] = [];
  const notices: Problem[] = [];
  const repriced: Repriced[] = [];
  const brake = makeBrake(input.onFailure ?? 'finish');
  const begin = makeRunner(input, { spent, repriced, notices, brake });
  const waiting = [...input.plan.actions];
  const running = new Map<Address, Promise<void>>();

  for (;;) {
    startReady({ input, waiting, running, outcomes, brake, begin });
    if (running.size === 0) break;
    await Promise.race(running.values());
  }
  const bug = [...outcomes.values()].find((outcome) => outcome.bug)?.bug;
  if (bug) throw bug;
  for (const action of waiting) outcomes.set(action.address, { action, ending: 'not-started' });
  return account(input.plan, outcomes, { spent, repriced, notices, interrupted: input.stop.aborted });
}

interface Schedule {
  readonly input: ApplyInput;
  readonly waiting: Action[];
  readonly running: Map<Address, Promise<void>>;
  readonly outcomes: Map<Address, Outcome>;
  readonly brake: Brake;
  readonly begin: (action: Action) => Promise<Outcome>;
}

/** Starts whatever may start now; what depends on something that did not succeed is skipped, with the cause. */
function startReady(schedule: Schedule): void {
  const { input, waiting, running, outcomes, brake, begin } = schedule;
  for (let at = 0; at < waiting.length && running.size < input.parallelism && !input.stop.aborted; ) {
    const action = waiting[at];
    if (!action) return;
    const before = action.waitsFor.map((address) => outcomes.get(address));
    if (before.some((outcome) => outcome === undefined)) {
      at += 1;
      continue;
    }
    waiting.splice(at, 1);
    const because = before.flatMap((outcome) => (outcome && outcome.ending !== 'done' ? [outcome.action.address] : []));
    const held = because.length > 0 ? undefined : brake.holds(action);
    if (held !== undefined) because.push(held);
    if (because.length > 0) {
      finish(schedule, { action, ending: 'skipped', because }, 0);
      at = 0;
      continue;
    }
    const started = input.clock.elapsed();
    running.set(
      action.address,
      begin(action).then((outcome) => {
        running.delete(action.address);
        if (outcome.bug) waiting.length = 0;
        finish(schedule, outcome, input.clock.elapsed() - started);
      }),
    );
  }
}

function finish({ input, outcomes, brake }: Schedule, outcome: Outcome, elapsedMs: number): void {
  const { action, ending, id, problem, because } = outcome;
  if (isFailure(ending)) brake.failed(action.address);
  outcomes.set(action.address, outcome);
  if (action.verb === 'no-op' && ending === 'done') return;
  input.onEvent({
    type: 'action-end',
    address: action.address,
    verb: action.verb,
    elapsedMs,
    ending,
    ...(id === undefined ? {} : { id }),
    ...(problem ? { problem } : {}),
    ...(because ? { because } : {}),
  });
}

interface Sums {
  readonly spent: Money[];
  readonly repriced: Repriced[];
  readonly notices: Problem[];
}

function makeRunner(input: ApplyInput, { brake, ...sums }: Sums & { brake: Brake }): Schedule['begin'] {
  const watches = new Map<string, Watch>();
  const mutexes = new Map<string, ReturnType<typeof makeMutex>>();
  const watchOf = (kind: ResourceKind): Watch => {
    const known = watches.get(wordOf(whoseIs(kind)));
    if (known) return known;
    const made = makeWatch(kind, {
      clock: input.clock,
      intervalMs: input.pace(kind.provider).pollIntervalMs,
      stop: input.stop,
    });
    for (const action of input.plan.actions) {
      if (!isOf(kind, action)) continue;
      const { id, after } = action;
      if (id !== undefined) made.want({ id });
      if (after && kind.nature === 'policy') made.want({ key: kind.key(after, action) });
    }
    watches.set(wordOf(whoseIs(kind)), made);
    return made;
  };
  const mutexOf = (provider: string): ReturnType<typeof makeMutex> => {
    const known = mutexes.get(provider) ?? makeMutex();
    mutexes.set(provider, known);
    return known;
  };
  return async (action) => {
    const refused = action.refusals[0];
    if (refused) {
      brake.failed(action.address);
      return { action, ending: 'refused', problem: refused };
    }
    const kind = kindOf(input.kinds, action);
    if (action.verb !== 'no-op') announce(input, action);
    const turn = takeTurns({ input, action, brake, exclusively: mutexOf(action.provider) });
    const outcome = await attempt(input, action, () =>
      carryOut({
        action,
        kind,
        watch: watchOf(kind),
        plan: input.digest,
        state: input.state,
        commit: input.commit,
        secrets: input.secrets[action.address] ?? {},
        clock: input.clock,
        random: input.random,
        pace: input.pace(action.provider),
        stop: input.stop,
        approval: input.approval,
        exclusively: turn.exclusively,
        ...reporting(input, action, sums),
      }),
    );
    const because = turn.heldBy();
    if (because !== undefined) return { action, ending: 'skipped', because: [because] };
    return turn.neverBegun() ? { action, ending: 'not-started' } : outcome;
  };
}

interface Turns {
  readonly input: ApplyInput;
  readonly action: Action;
  readonly brake: Brake;
  readonly exclusively: ReturnType<typeof makeMutex>;
}

/**
 * Purchases of one account queue up, so what was started may still stand in the queue when another one fails, or when the
 * run is interrupted: whoever has sent nothing yet looks again when its turn comes. A replacement whose old half is gone buys the new one all the same.
 */
function takeTurns({ input, action, brake, exclusively }: Turns): {
  readonly exclusively: Turns['exclusively'];
  readonly heldBy: () => Address | undefined;
  /** True when the run was interrupted before its turn came: nothing of it was begun. */
  readonly neverBegun: () => boolean;
} {
  let heldBy: Address | undefined;
  let neverBegun = false;
  let queued = action.verb !== 'replace';
  const isOpen = (): boolean => input.state().pending.some(({ address }) => address === action.address);
  const isSent = (): boolean => input.state().pending.some(({ address, sent }) => address === action.address && sent);
  return {
    exclusively: (work) =>
      exclusively(async () => {
        if (queued && !isSent()) {
          heldBy = brake.holds(action);
          neverBegun = input.stop.aborted && !isOpen();
        }
        queued = false;
        if (neverBegun) throw new HostformError('INTERRUPTED', 'Interrupted before its turn');
        if (heldBy !== undefined) throw new HostformError('INTERRUPTED', 'Not begun because of an earlier failure');
        return work().catch((error: unknown) => {
          // Before the next in the queue has its turn.
          brake.failed(action.address);
          throw error;
        });
      }),
    heldBy: () => heldBy,
    neverBegun: () => neverBegun,
  };
}

function announce(input: ApplyInput, { address, verb, id }: Action): void {
  input.onEvent({ type: 'action-start', address, verb, ...(id === undefined ? {} : { id }) });
}

function reporting(
  input: ApplyInput,
  { address, verb }: Action,
  sums: Sums,
): Pick<Parameters<typeof carryOut>[0], 'onStep' | 'onProgress' | 'onNotice'> {
  const started = input.clock.elapsed();
  return {
    onStep(step, moment, found) {
      if (moment === 'start') return input.onEvent({ type: 'step-start', address, step });
      if (found?.spent) sums.spent.push(found.spent);
      if (found?.spent && found.planned) sums.repriced.push({ address, planned: found.planned, paid: found.spent });
      input.onEvent({
        type: 'step-complete',
        address,
        step,
        ...(found?.spent ? { spent: found.spent } : {}),
        ...(found?.planned ? { planned: found.planned } : {}),
        ...(found?.note === undefined ? {} : { reservation: found.note }),
      });
    },
    onProgress: (status) =>
      input.onEvent({ type: 'action-progress', address, verb, elapsedMs: input.clock.elapsed() - started, status }),
    onNotice(problem) {
      sums.notices.push(problem);
      input.onEvent({ type: 'notice', problem });
    },
  };
}

async function attempt(input: ApplyInput, action: Action, work: () => Promise<string | undefined>): Promise<Outcome> {
  try {
    const id = await work();
    return { action, ending: 'done', ...(id === undefined ? {} : { id }) };
  } catch (error) {
    const known =
      error instanceof HostformError ? error : new HostformError('INTERNAL', String(error), { cause: error });
    const problem = { ...known.problem, address: action.address };
    return {
      action,
      ending: endingOf(input, action, known.code),
      problem,
      ...(known.code === 'INTERNAL' ? { bug: known } : {}),
      ...knownId(input, action),
    };
  }
}

/** What was bought before it failed has an id by now; what a replacement has deleted has none any more. */
function knownId(input: ApplyInput, { address, id, verb }: Action): { id?: string } {
  const recorded = input.state().resources.find((record) => record.address === address)?.id;
  const known = recorded ?? (verb === 'replace' ? undefined : id);
  return known === undefined ? {} : { id: known };
}

/** However it failed: while a payment that may have left is not closed, the outcome is unknown. */
function endingOf(input: ApplyInput, action: Action, code: ErrorCode): Ending {
  if (code === 'DELIVERY') return 'delivering';
  const open = input.state().pending.find(({ address }) => address === action.address);
  if (code === 'OUTCOME_UNKNOWN' || open?.sent) return 'unknown';
  const delivered = input.state().resources.find(({ address }) => address === action.address);
  if (code === 'INTERRUPTED' && delivered?.phase === 'delivering') return 'delivering';
  // A replacement whose old half is gone has done something, whatever refused the new half.
  if (action.verb === 'replace' && delivered === undefined) return 'failed';
  return GUARD_CODES.has(code) ? 'refused' : 'failed';
}
