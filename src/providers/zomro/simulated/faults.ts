/**
 * Everything that can go wrong on the way, on order (zomro.md §1, §11.11; purchase.md). A fault waits for the n-th
 * matching call and strikes `times` times. `after: true` strikes when the work is done and committed, otherwise before
 * anything has happened.
 */

/** Which calls a fault waits for. */
export interface Match {
  /** One function or several; every call when left out. */
  readonly func?: string | readonly string[];
  /** Only calls with (or without) `sok=ok`. */
  readonly sok?: boolean;
  /** Counted from 1 among matching calls since the fault was added. Default 1. */
  readonly n?: number;
  /** How many matching calls in a row are struck. Default 1; `Infinity` for all. */
  readonly times?: number;
}

/** What happens. */
export type Mishap =
  /** The connection breaks before the request was read as a whole: nothing happens. */
  | { readonly kind: 'drop-request' }
  /** The work is done, and the connection breaks before a byte of the answer. */
  | { readonly kind: 'drop-answer' }
  /** The connection breaks now; the request is carried out `ms` (of the simulator's clock) later. */
  | { readonly kind: 'late'; readonly ms: number }
  /** No answer ever; the connection stays open until the client gives up. */
  | { readonly kind: 'hang'; readonly after?: boolean }
  /** Real milliseconds of waiting. */
  | { readonly kind: 'delay'; readonly ms: number; readonly after?: boolean }
  /** 403, 460 (blocked address), 429, 5xx with an HTML body; `retryAfter` is the header's text. */
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string; readonly after?: boolean }
  /** HTTP 200 and the panel's HTML. */
  | { readonly kind: 'page'; readonly after?: boolean }
  /** HTTP 200 and the page of a DDoS filter. */
  | { readonly kind: 'captcha'; readonly after?: boolean }
  | {
      readonly kind: 'redirect';
      readonly status: 301 | 302 | 303 | 307 | 308;
      readonly location: string;
      readonly after?: boolean;
    }
  /** HTTP 200 and nothing. */
  | { readonly kind: 'empty'; readonly after?: boolean }
  /** The long-request text of §1; its URL gives the answer after `polls` more of the same. */
  | { readonly kind: 'long'; readonly polls: number }
  /** Half of the JSON: as a whole reply, or with the connection cut in the middle of the body. */
  | { readonly kind: 'truncated'; readonly cut?: boolean }
  /** The right body under another content type. */
  | { readonly kind: 'content-type'; readonly type: string }
  /** The right answer with this many bytes of blanks in it. */
  | { readonly kind: 'huge'; readonly bytes: number }
  /** JSON that is nested this deep. */
  | { readonly kind: 'deep'; readonly levels: number }
  /** Any body at all instead of the answer. */
  | { readonly kind: 'body'; readonly body: string; readonly type?: string; readonly after?: boolean }
  /** `doc.error` with `$object=runningoperation` although the work is done (§3, §7.17). */
  | { readonly kind: 'running-operation' }
  /** `doc.error` of any type before anything has happened. */
  | {
      readonly kind: 'error';
      readonly type: string;
      readonly object?: string;
      readonly param?: string;
      readonly text?: string;
    }
  /** The caller's session is gone when the call arrives (§11.11). */
  | { readonly kind: 'expired-session' };

export type Fault = Match & Mishap;

/** A fault that was added. */
export interface Armed {
  readonly fault: Fault;
  /** How often it has struck. */
  readonly fired: () => number;
  readonly remove: () => void;
}

export interface Faults {
  add(fault: Fault): Armed;
  clear(): void;
  /** The mishaps of one call, counting it. */
  take(call: { readonly func: string; readonly sok: boolean }): Mishap[];
}

/** An empty set of faults. */
export function makeFaults(): Faults {
  const waiting = new Map<Fault, { seen: number; fired: number }>();
  return {
    add(fault) {
      const count = { seen: 0, fired: 0 };
      const own = { ...fault };
      waiting.set(own, count);
      return { fault: own, fired: () => count.fired, remove: () => void waiting.delete(own) };
    },
    clear: () => waiting.clear(),
    take(call) {
      const struck: Mishap[] = [];
      for (const [fault, count] of waiting) {
        if (!matches(fault, call)) continue;
        count.seen += 1;
        if (count.seen < (fault.n ?? 1) || count.fired >= (fault.times ?? 1)) continue;
        count.fired += 1;
        struck.push(fault);
      }
      return struck;
    },
  };
}

function matches({ func, sok }: Match, call: { readonly func: string; readonly sok: boolean }): boolean {
  const named = func === undefined || (typeof func === 'string' ? func === call.func : func.includes(call.func));
  return named && (sok === undefined || sok === call.sok);
}
