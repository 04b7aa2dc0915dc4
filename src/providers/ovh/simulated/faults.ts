/**
 * Misbehaviour on order: for the n-th or for every matching call, on the wire or in the account. "before" is before
 * the call took effect, "after" is once it was committed.
 */
import type { Json } from '../../../model/json.ts';
import { wildcard } from './access.ts';
import type { OvhCloud } from './cloud.ts';
import type { FailureName } from './failures.ts';

export type When = 'before' | 'after';

/** What happens to the answer. */
export type WireFault =
  /** The connection breaks. */
  | { readonly do: 'drop'; readonly when: When }
  /** Nothing ever comes; the client's own time limit ends it. */
  | { readonly do: 'hang'; readonly when: When }
  /** Real milliseconds; with `before` the call arrives late, with `after` its answer does. */
  | { readonly do: 'delay'; readonly when: When; readonly ms: number }
  /** One of the vendor's refusals, by name. */
  | { readonly do: 'fail'; readonly when: When; readonly failure: FailureName }
  /** Any status; `body` is sent as it is when it is text (HTML), as JSON otherwise. */
  | {
      readonly do: 'reply';
      readonly when: When;
      readonly status: number;
      readonly body?: Json;
      readonly contentType?: string;
      readonly headers?: { readonly [name: string]: string };
    }
  /** A page of a gateway, with any status (408, 503, even 200). */
  | { readonly do: 'html'; readonly when: When; readonly status: number }
  | { readonly do: 'redirect'; readonly when: When; readonly to: string; readonly status?: number }
  /** Half of the JSON: `cut` is a complete reply with broken JSON, `broken` a connection that ends inside the body. */
  | { readonly do: 'truncate'; readonly how: 'cut' | 'broken' }
  /** 200 and nothing. */
  | { readonly do: 'empty' }
  | { readonly do: 'content type'; readonly type: string };

/** What happens in the account, before the call is handled unless said otherwise. */
export type AccountFault =
  /** The orders that this call makes are not in `/me/order` for so long. */
  | { readonly do: 'hide orders'; readonly ms: number }
  /** The orders that this call makes have no details for so long. */
  | { readonly do: 'late details'; readonly ms: number }
  | { readonly do: 'change price'; readonly serviceId: number; readonly percent: number }
  /** Every unpaid quote lapses, or only one. */
  | { readonly do: 'expire quotes'; readonly orderId?: number }
  /** Somebody else orders the same renewal, and may pay it. */
  | { readonly do: 'foreign order'; readonly serviceId: number; readonly months: number; readonly paid: boolean }
  | { readonly do: 'renew automatically'; readonly serviceId: number }
  | { readonly do: 'run'; readonly effect: (cloud: OvhCloud) => void };

export interface FaultTarget {
  readonly method?: string;
  /** Path under the base as sent; a text may have `*` in it. */
  readonly path?: string | RegExp;
  /** First matching call that is hit, counted from 1 since the fault was added. Default 1. */
  readonly n?: number;
  /** How many matching calls are hit from there on. Default 1; `Infinity` for every one. */
  readonly times?: number;
}

export type Fault = FaultTarget & (WireFault | AccountFault);

export interface FaultBook {
  add(fault: Fault): void;
  /** The faults that hit this call, in the order they were added; counts it. */
  claim(method: string, path: string): Fault[];
  clear(): void;
}

export function makeFaultBook(): FaultBook {
  let book: { readonly fault: Fault; seen: number }[] = [];
  return {
    add: (fault) => {
      book.push({ fault, seen: 0 });
    },
    claim(method, path) {
      const matching = book.filter(({ fault }) => aims(fault, method, path));
      for (const entry of matching) entry.seen += 1;
      return matching.filter(({ fault, seen }) => hits(fault, seen)).map(({ fault }) => fault);
    },
    clear: () => {
      book = [];
    },
  };
}

function aims(target: FaultTarget, method: string, path: string): boolean {
  if (target.method !== undefined && target.method !== method) return false;
  if (target.path === undefined) return true;
  return typeof target.path === 'string' ? wildcard(target.path, path) : target.path.test(path);
}

function hits({ n = 1, times = 1 }: FaultTarget, seen: number): boolean {
  return seen >= n && seen < n + times;
}
