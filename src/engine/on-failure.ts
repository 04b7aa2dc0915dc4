/** What a run does once something has gone wrong: go on, start nothing more, or start nothing more that costs money. */
import type { Ending } from '../model/event.ts';
import { isFree } from '../model/money.ts';
import type { Action } from '../model/plan.ts';
import type { Address } from '../model/resource.ts';

/**
 * `finish`: whatever does not hang on the failure goes on. `stop`: nothing new is started. `stop-spending`: nothing that
 * spends is started, free work goes on. What is under way always ends in order.
 */
export type OnFailure = 'finish' | 'stop' | 'stop-spending';

export const ON_FAILURE: readonly OnFailure[] = ['finish', 'stop', 'stop-spending'];

export interface Brake {
  /** Something went wrong with this action. Only the first one counts. */
  readonly failed: (address: Address) => void;
  /** The failure because of which this action is not started any more; undefined: it may start. */
  readonly holds: (action: Action) => Address | undefined;
}

/** Remembers the first failure of a run. */
export function makeBrake(mode: OnFailure): Brake {
  let first: Address | undefined;
  return {
    failed(address) {
      first ??= address;
    },
    holds(action) {
      if (mode === 'finish' || first === undefined || first === action.address || doesNothing(action)) return undefined;
      return mode === 'stop' || spends(action) ? first : undefined;
    },
  };
}

const FAILURES: ReadonlySet<Ending> = new Set(['failed', 'refused', 'unknown']);

/** A delivery that takes longer is no failure: it is bought, and nothing has gone wrong. */
export function isFailure(ending: Ending): boolean {
  return FAILURES.has(ending);
}

/**
 * True when money may leave for it, or begins to leave regularly. A purchase whose price nobody gave counts; waiting for
 * what is paid already does not.
 */
export function spends({ steps, quote, resume }: Action): boolean {
  const buys = steps.some(({ effect }) => effect === 'reserve' || effect === 'pay' || effect === 'send');
  if (!buys || (resume?.from === 'intent' && resume.phase === 'paid')) return false;
  return (
    quote === undefined || !isFree(quote.charge) || (quote.recurring !== undefined && !isFree(quote.recurring.amount))
  );
}

function doesNothing({ verb, reason }: Action): boolean {
  return verb === 'no-op' && reason !== 'protection_changed' && reason !== 'links_changed';
}
