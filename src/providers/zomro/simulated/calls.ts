/** What was asked, in order, so that a test can say "confirm was called exactly once" (zomro.md §11.14). */
import type { Params } from './asked.ts';

export interface Call {
  /** From 1. */
  readonly n: number;
  readonly func: string;
  readonly sok: boolean;
  /** As received, secrets included. */
  readonly params: Params;
  readonly method: string;
  readonly path: string;
  readonly at: number;
  /** `ok`, `error <type>` with `/<object>` where there is one, or the mishap that stood in its way: `drop-request`. */
  outcome: string;
  /** True when the tables were changed by it. */
  changed: boolean;
}

/**
 * Moments of a call that a test may hold up or die in: it was read, it is committed and persisted (not answered), its
 * answer has left. A hook that rejects breaks the connection, as a dying server would.
 */
export type Hook = (moment: 'received' | 'committed' | 'answered', call: Call) => Promise<void> | void;

/** Only the last ones are kept, for servers that run for days. */
const KEPT = 200_000;

/** Adds a call; the oldest goes when there are too many. */
export function recordCall(calls: Call[], call: Omit<Call, 'n' | 'outcome' | 'changed'>): Call {
  const recorded: Call = { n: (calls.at(-1)?.n ?? 0) + 1, ...call, outcome: 'pending', changed: false };
  calls.push(recorded);
  if (calls.length > KEPT) calls.splice(0, calls.length - KEPT / 2);
  return recorded;
}
