/** Tells the kinds of answer apart: a document, a business error, "still working on it", or nothing readable. */
import { type Effect, HostformError } from '../../model/errors.ts';
import { type Attributes, isRecord, type Json } from '../../model/json.ts';
import { type HttpReply, retryAfterMs } from '../http.ts';
import { type Fault, faultOf } from './fault.ts';

/** No document: HTML, nothing, a redirect, a server error. Says nothing about what was asked (zomro.md §12 trap 3). */
export interface OddReply {
  readonly kind: 'odd';
  readonly why: string;
  readonly status: number;
  /** A read that got it may be repeated. */
  readonly passing: boolean;
  readonly afterMs?: number;
}

export type Answer =
  | { readonly kind: 'doc'; readonly doc: Attributes }
  | { readonly kind: 'fault'; readonly fault: Fault; readonly status: number }
  | OddReply;

/** `long`: the operation is running; its result will be found under `path` (zomro.md §1, "Long-request reply"). */
export type Reply = Answer | { readonly kind: 'long'; readonly path: string };

/** Reads one HTTP reply. `now` is the wall clock, for a `Retry-After` date. */
export function readReply(reply: HttpReply, now: number): Reply {
  const { status } = reply;
  const content = parsed(reply.body);
  const doc = isRecord(content) && isRecord(content['doc']) ? content['doc'] : undefined;
  if (doc !== undefined && isMeant(status)) {
    const fault = faultOf(doc);
    if (fault !== undefined) return { kind: 'fault', fault, status };
    if (status < 300) return { kind: 'doc', doc };
  }
  const path = status < 300 ? longPath(content ?? reply.body) : undefined;
  return path === undefined ? odd(reply, now) : { kind: 'long', path };
}

/** @returns VENDOR_UNREACHABLE: nothing is known of what was asked. */
export function oddError(reply: OddReply, effect?: Effect): HostformError {
  const blocked = reply.status === 403 || reply.status === 460;
  return new HostformError(
    'VENDOR_UNREACHABLE',
    blocked ? 'Zomro blocks this IP address' : 'Zomro sent no readable answer',
    {
      detail: `${reply.why} (HTTP ${reply.status}).`,
      ...(blocked
        ? { hint: 'Wait before trying again, and run from another address: repeated attempts prolong the block.' }
        : {}),
      vendor: { status: reply.status },
      ...(effect === undefined ? {} : { effect }),
    },
  );
}

/** Statuses whose document can be believed; a server error with a document in it may still have done the work. */
function isMeant(status: number): boolean {
  return status < 300 || (status >= 400 && status < 500 && status !== 408);
}

function odd({ status, headers, body }: HttpReply, now: number): OddReply {
  const passing = status < 300 || status === 408 || status === 429 || status >= 500;
  const afterMs = retryAfterMs(headers['retry-after'], now);
  return {
    kind: 'odd',
    status,
    why: reason(status, body),
    passing,
    ...(afterMs === undefined ? {} : { afterMs }),
  };
}

function reason(status: number, body: string): string {
  if (status === 403 || status === 460) return 'Zomro refuses all requests from here for a while';
  if (status >= 300 && status < 400) return 'A redirect came back; it was not followed';
  if (status === 429) return 'Too many requests';
  if (body.trim() === '') return 'The answer was empty';
  return /^\s*</.test(body) ? 'A web page came back instead of data' : 'The answer was not a document';
}

function parsed(body: string): Json | undefined {
  try {
    return JSON.parse(body.replace(/^\uFEFF/, '')) as Json;
  } catch {
    return undefined;
  }
}

/** Such a text is short. An endless one without blanks would be searched anew from each "long" in it. */
const LONGEST_TEXT = 16_384;

/** The answer of a slow function is a text with the address of its result: `long…billmgr`. */
function longPath(content: Json): string | undefined {
  if (typeof content !== 'string') return undefined;
  return /long[^\s"'<>\\]{0,400}billmgr/.exec(content.slice(0, LONGEST_TEXT))?.[0];
}
