/** What lies between the client and the shop: each request meets one fate, drawn from the seed when it is sent. */
import { type Effect, HostformError } from '../../../src/model/errors.ts';
import type { Dice } from '../support/random.ts';
import type { Timeline } from '../support/timeline.ts';
import type { Process } from './process.ts';
import type { Faults } from './scenario.ts';
import { Refusal } from './shop.ts';

export type Change = 'reserve' | 'promo' | 'pay' | 'release' | 'send' | 'delete' | 'rename';
export type Read = 'list' | 'survey' | 'recover' | 'inspect' | 'seek' | 'offer' | 'read';

export const FATES = [
  'answered',
  'not sent',
  'request lost',
  'answer lost',
  'late',
  'refused',
  'dead session',
  'error before',
  'error after',
  'sent twice',
  'answered in vain',
] as const;
export type Fate = (typeof FATES)[number];

/** What was known of a changing request when it ended for the client. */
export type Ending = 'answered' | Effect | 'killed';

export interface Network {
  change<T>(request: Change, work: () => T): Promise<T>;
  read<T>(request: Read, work: (lie: boolean) => T): Promise<T>;
}

export interface NetworkInput {
  readonly process: Process;
  readonly timeline: Timeline;
  readonly dice: Dice;
  /** Absent: nothing goes wrong any more. */
  readonly faults: Faults | undefined;
  /** True while nothing reaches the shop. */
  readonly isOut: () => boolean;
  /** Before a request leaves, with its number in this run (from 1). */
  readonly beforeRequest: (request: number) => void;
  readonly onFate: (request: Change, fate: Fate) => void;
  readonly onEnd: (request: Change, ending: Ending) => void;
  readonly onRead: (request: Read, fate: 'answered' | 'failed' | 'lied') => void;
}

const TIMEOUT_MS = 60_000;

export function openNetwork(input: NetworkInput): Network {
  const { process, dice, faults } = input;
  let requests = 0;
  const begin = (): void => {
    requests += 1;
    input.beforeRequest(requests);
  };
  return {
    async change(request, work) {
      begin();
      const fate = input.isOut() ? 'not sent' : drawFate(dice, faults, request);
      if (process.diesAt('before a request', request)) {
        input.onEnd(request, 'killed');
        return never();
      }
      input.onFate(request, fate);
      return carry(input, { request, fate, work });
    },
    async read(request, work) {
      begin();
      if (process.diesAt('before a read', request)) return never();
      const latency = dice.between(20, 400);
      const fate = input.isOut() ? 'failed' : drawReading(dice, faults, request);
      input.onRead(request, fate);
      if (fate !== 'failed') return process.after(latency, () => work(fate === 'lied'));
      return process.after(latency, () => {
        throw new HostformError(dice.pick(FAILED_READS), 'The shop could not be read');
      });
    },
  };
}

const FAILED_READS = ['VENDOR_ERROR', 'VENDOR_UNREACHABLE', 'LISTING_INCOMPLETE'] as const;

function drawReading(dice: Dice, faults: Faults | undefined, request: Read): 'answered' | 'failed' | 'lied' {
  if (faults && dice.chance(faults.reads)) return 'failed';
  return lies(dice, faults, request) ? 'lied' : 'answered';
}

/** Only listings can be short without saying so; what everything else is compared with is read with care. */
function lies(dice: Dice, faults: Faults | undefined, request: Read): boolean {
  return faults !== undefined && (request === 'list' || request === 'seek') && dice.chance(faults.lies);
}

function drawFate(dice: Dice, faults: Faults | undefined, request: Change): Fate {
  if (!faults || !dice.chance(faults.changes)) return 'answered';
  return dice.pick(FATES.filter((fate) => fate !== 'answered' && isPossible(fate, request, faults)));
}

/** Requests whose answer holds an id; those can not be answered for nothing. */
const ANSWERED_WITH_ID: readonly Change[] = ['reserve', 'send'];

/** Where the same request buys twice, a proxy that doubles it is outside of every promise. */
export function isPossible(fate: Fate, request: Change, { doubles }: Pick<Faults, 'doubles'>): boolean {
  if (fate === 'sent twice') return !doubles.includes(request);
  return fate !== 'answered in vain' || !ANSWERED_WITH_ID.includes(request);
}

interface Carried<T> {
  readonly request: Change;
  readonly fate: Fate;
  readonly work: () => T;
}

function carry<T>(input: NetworkInput, { request, fate, work }: Carried<T>): Promise<T> {
  const { process, timeline, dice, faults } = input;
  const latency = dice.between(20, 400);
  const fail = (ms: number, effect: Effect, code?: string): Promise<never> =>
    process.after(ms, () => {
      input.onEnd(request, effect);
      throw failure(effect, code);
    });
  switch (fate) {
    case 'not sent':
      return fail(latency, 'not-sent');
    case 'request lost':
      return fail(TIMEOUT_MS, 'unclear');
    case 'error before':
      return fail(latency, 'unclear');
    case 'refused':
      return fail(latency, 'refused', request === 'pay' && dice.chance(0.5) ? 'not_enough_money' : 'value');
    case 'dead session':
      return fail(latency, 'refused', 'auth');
    case 'answer lost':
      timeline.after(latency, () => quietly(work));
      return fail(TIMEOUT_MS, 'unclear');
    case 'error after':
      timeline.after(latency, () => quietly(work));
      return fail(latency + 1, 'unclear');
    case 'late':
      timeline.after(dice.between(1_000, faults?.mostLateMs ?? 1_000), () => quietly(work));
      return fail(TIMEOUT_MS, 'unclear');
    case 'sent twice':
      timeline.after(latency + dice.between(1_000, 60_000), () => quietly(work));
      return answer(input, { request, work, latency });
    case 'answered in vain':
      return process.after(latency, () => {
        input.onEnd(request, 'answered');
        return {} as T;
      });
    case 'answered':
      return answer(input, { request, work, latency });
  }
}

interface Answered<T> {
  readonly request: Change;
  readonly work: () => T;
  readonly latency: number;
}

/** The request reaches the shop whether or not the client lives by then; the answer needs a client that lives. */
function answer<T>(input: NetworkInput, { request, work, latency }: Answered<T>): Promise<T> {
  const { process, timeline } = input;
  if (process.diesAt('while a request flies', request)) {
    timeline.after(latency, () => quietly(work));
    input.onEnd(request, 'killed');
    return never();
  }
  return new Promise((resolve, reject) => {
    timeline.after(latency, () => {
      const outcome = attempt(work);
      if (!process.isAlive() || process.diesAt('after a request was carried out', request)) {
        input.onEnd(request, 'killed');
        return;
      }
      input.onEnd(request, 'error' in outcome ? 'refused' : 'answered');
      if ('error' in outcome) reject(outcome.error);
      else resolve(outcome.value);
    });
  });
}

function attempt<T>(work: () => T): { value: T } | { error: unknown } {
  try {
    return { value: work() };
  } catch (error) {
    return { error: error instanceof Refusal ? failure('refused', error.code) : error };
  }
}

/** Nobody listens any more. */
function quietly(work: () => unknown): void {
  const outcome = attempt(work);
  if ('error' in outcome && !(outcome.error instanceof HostformError)) throw outcome.error;
}

function failure(effect: Effect, code: string | undefined): HostformError {
  const words = { 'not-sent': 'No connection', refused: 'The shop refused', unclear: 'No answer' }[effect];
  return new HostformError(effect === 'refused' ? 'VENDOR_ERROR' : 'VENDOR_UNREACHABLE', words, {
    effect,
    ...(code === undefined ? {} : { vendor: { code } }),
  });
}

/** What a dead process waits for. */
export function never<T>(): Promise<T> {
  return new Promise<T>(() => {});
}
