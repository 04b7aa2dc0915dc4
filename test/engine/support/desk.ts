/** One purchase in virtual time, with a sale (or a one-shot order) whose answers are written down beforehand. */

import { makeMutex } from '../../../src/engine/mutex.ts';
import { type Bought, buy } from '../../../src/engine/purchase/buy.ts';
import type { Pace } from '../../../src/model/clock.ts';
import { type Effect, HostformError, type Problem } from '../../../src/model/errors.ts';
import type { ResourceKind } from '../../../src/model/kind.ts';
import type { Approval } from '../../../src/model/ledger.ts';
import type { Action } from '../../../src/model/plan.ts';
import type { Inspection, Intent, PreImage, Reservation, Sighting, Want } from '../../../src/model/purchase.ts';
import type { StateChange, StateFile } from '../../../src/model/state.ts';
import { type MemoryState, openMemoryState } from './memory-state.ts';
import { makeDice } from './random.ts';
import { actionOf, EUR, intentOf, quoteOf, recordOf } from './samples.ts';
import { makeTimeline, type Timeline, virtualClock } from './timeline.ts';

/** One answer after the other; the last one is given again and again. A function is asked each time. */
export type Script<T> = readonly (T | Error | (() => T | Error))[];

export interface SaleScript {
  readonly survey?: Script<PreImage>;
  readonly reserve?: Script<string>;
  readonly recover?: Script<string | undefined>;
  readonly inspect?: Script<Inspection>;
  readonly applyPromo?: Script<void>;
  readonly pay?: Script<{ hint?: string }>;
  readonly release?: Script<void>;
  readonly seek?: Script<Sighting>;
  readonly send?: Script<{ hint?: string }>;
}

interface DeskInput {
  readonly sale?: SaleScript;
  /** Ordered in one call. */
  readonly oneShot?: SaleScript;
  readonly open?: Intent;
  readonly action?: Partial<Action>;
  readonly secrets?: { readonly [field: string]: string };
  readonly start?: Partial<StateFile>;
  readonly pace?: Partial<Pace>;
  readonly approval?: Approval;
  /** Absent: nobody else buys. */
  readonly exclusively?: <T>(work: () => Promise<T>) => Promise<T>;
  /** What each commit fails with, if it does. */
  readonly beforeCommit?: (changes: readonly StateChange[]) => void;
  /** Called before each call to the vendor, with the number of calls so far. */
  readonly beforeCall?: (name: string, count: number) => void;
}

export interface Desk {
  /** Runs the purchase to its end. */
  buy(): Promise<Bought>;
  /** The problem that it ends with. */
  refusal(): Promise<HostformError>;
  /** Methods that were called, in order, with the reservation that they were called for. */
  readonly calls: readonly string[];
  readonly memory: MemoryState;
  readonly timeline: Timeline;
  readonly notices: readonly Problem[];
  readonly stop: AbortController;
  /** The wall clock is wrong by this much. */
  skewMs: number;
  /** How often a method was called. */
  count(method: string): number;
  /** The purchase as it is on disk. */
  intent(): Intent | undefined;
}

export const PACE: Pace = { pollIntervalMs: 10_000, deliveryTimeoutMs: 1_800_000, settleTimeMs: 600_000 };

const NOTHING: PreImage = { things: [], reservations: [], facts: {} };

export function openDesk(input: DeskInput): Desk {
  const timeline = makeTimeline();
  const calls: string[] = [];
  const notices: Problem[] = [];
  const stop = new AbortController();
  const address = input.open?.address ?? 'servers.ann';
  const memory = openMemoryState({
    start: { ...input.start, ...(input.open ? { pending: [input.open, ...(input.start?.pending ?? [])] } : {}) },
    ...(input.beforeCommit ? { before: input.beforeCommit } : {}),
  });
  const ask = makeAsk(input, calls, timeline);
  const action = actionOf(address, {
    quote: quoteOf('1.00'),
    order: { name: 'ann', size: 'small' },
    ...(input.open
      ? { resume: { from: 'intent', intent: input.open.id, phase: input.open.phase, observeOnly: false } }
      : {}),
    ...input.action,
  });
  const want: Want = {
    address,
    spec: action.after ?? {},
    order: action.order ?? {},
    secrets: input.secrets ?? {},
    ...(action.quote ? { quote: action.quote } : {}),
  };
  const desk = {
    calls,
    memory,
    timeline,
    notices,
    stop,
    skewMs: 0,
    count: (method: string) => calls.filter((call) => call.split(' ')[0] === method).length,
    intent: () => memory.state().pending.find((intent) => intent.address === address),
    buy: (): Promise<Bought> =>
      timeline.drive(
        buy({
          kind: kindOf(input, ask, calls),
          action,
          open: input.open,
          plan: 'sha256:plan',
          random: makeDice(1),
          exclusively: input.exclusively ?? makeMutex(),
          run: {
            want,
            commit: memory.commit,
            clock: virtualClock(timeline, () => desk.skewMs),
            pace: { ...PACE, ...input.pace },
            stop: stop.signal,
            approval: input.approval,
            onStep: () => {},
            onProgress: () => {},
            onNotice: (problem) => void notices.push(problem),
            account: () => memory.state().accounts['shop'] ?? { id: '' },
            reservations: () => memory.state().pending.flatMap(({ reservation }) => reservation ?? []),
            recordOf: (id) => recordOf(address, { id, phase: 'delivering', spec: want.spec }),
          },
        }),
        7 * 86_400_000,
      ),
    async refusal(): Promise<HostformError> {
      const ended = await desk.buy().then(
        (bought) => bought,
        (error: unknown) => error,
      );
      if (ended instanceof HostformError) return ended;
      throw new Error(
        `it was not refused but ended with ${String(ended instanceof Error ? ended.stack : JSON.stringify(ended))}`,
      );
    },
  };
  return desk;
}

type Ask = <T>(method: keyof SaleScript, script: Script<T> | undefined, target?: string) => Promise<T>;

function makeAsk({ beforeCall }: DeskInput, calls: string[], timeline: Timeline): Ask {
  const asked = new Map<string, number>();
  return async (method, script, target) => {
    beforeCall?.(method, calls.length);
    calls.push(target === undefined ? method : `${method} ${target}`);
    const at = asked.get(method) ?? 0;
    asked.set(method, at + 1);
    await new Promise<void>((resolve) => timeline.after(100, resolve));
    const given = script?.[Math.min(at, script.length - 1)];
    const answer = typeof given === 'function' ? (given as () => unknown)() : given;
    if (answer instanceof Error) throw answer;
    return answer as never;
  };
}

function kindOf({ sale, oneShot }: DeskInput, ask: Ask, calls: readonly string[]): ResourceKind {
  const kind = { name: 'servers', nature: 'owned' };
  if (oneShot) {
    const order = {
      survey: () => ask('survey', oneShot.survey ?? [NOTHING]),
      send: () => ask('send', oneShot.send ?? [{}]),
      seek: () => ask('seek', oneShot.seek ?? [{ kind: 'unpaid' } as const]),
    };
    return { ...kind, oneShot: order } as unknown as ResourceKind;
  }
  const script = sale ?? {};
  const paidIsBought = (): Sighting =>
    calls.some((call) => call.startsWith('pay')) ? { kind: 'bought', id: 'srv-1' } : { kind: 'unpaid' };
  const selling = {
    promoField: 'promo_code',
    promoIsOptional: (spec: { readonly [field: string]: unknown }) => spec['promo'] !== undefined,
    survey: () => ask('survey', script.survey ?? [NOTHING]),
    reserve: () => ask('reserve', script.reserve ?? ['line-1']),
    ...(script.recover ? { recover: () => ask('recover', script.recover) } : {}),
    inspect: (line: string) => ask('inspect', script.inspect ?? [open(line, '1.00')], line),
    applyPromo: () => ask('applyPromo', script.applyPromo ?? [undefined]),
    pay: (line: string) => ask('pay', script.pay ?? [{}], line),
    release: (line: string) => ask('release', script.release ?? [undefined], line),
    seek: (line: string) => ask('seek', script.seek ?? [paidIsBought], line),
    resembles: (other: Reservation, order: { readonly [field: string]: unknown }) =>
      other.facts['size'] === order['size'],
  };
  return { ...kind, sale: selling } as unknown as ResourceKind;
}

/** Our line, as ordered, for this price, with these others beside it. */
export function open(id: string, amount: string, others: readonly Reservation[] = []): Inspection {
  return { state: 'open', own: line(id, { charge: EUR(amount) }), others, mismatches: [] };
}

export function line(id: string, over: Partial<Reservation> = {}): Reservation {
  return { id, text: `line ${id}`, charge: EUR('1.00'), facts: { size: 'small' }, ...over };
}

/** A changing call that failed. */
export function failed(effect: Effect, code?: string): HostformError {
  return new HostformError('VENDOR_ERROR', `It was ${effect}`, {
    effect,
    ...(code === undefined ? {} : { vendor: { code } }),
  });
}

/** A read that failed. */
export const unreadable = new HostformError('VENDOR_UNREACHABLE', 'The vendor can not be read');

export { intentOf };
