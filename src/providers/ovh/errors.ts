/** OVHcloud's two error shapes, and what a gateway sends instead, made into ours once (ovh.md §3.1). */
import { type Effect, type ErrorCode, HostformError } from '../../model/errors.ts';
import { isRecord, type Json } from '../../model/json.ts';
import { type HttpReply, retryAfterMs } from '../http.ts';
import { readWire, textAt } from './wire.ts';

export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** As sent, below the endpoint's base. */
  readonly path: string;
  /** True when it may have changed something, so that its failure must say what is known. */
  readonly changing: boolean;
}

/** Kept as the cause of a failure, so that a repeated read knows how long to wait. */
interface Refusal {
  readonly status: number;
  readonly retryAfter?: string;
}

/** The parsed body of a 2xx reply; the several ways to say "nothing" are all null (ovh.md §3). */
export function readReply(reply: HttpReply, call: Call): Json {
  if (reply.status < 200 || reply.status > 299) throw failureOf(reply, call);
  if (reply.body.trim() === '') return null;
  try {
    return readWire(reply.body);
  } catch {
    throw failureOf(reply, call);
  }
}

/** What a reply that is no success means. */
export function failureOf(reply: HttpReply, call: Call): HostformError {
  const body = apiBody(reply);
  const requestId = reply.headers['x-ovh-queryid'];
  const code = textAt(body, 'errorCode') ?? textAt(body, 'class');
  const effect: Effect = isDefiniteNo(reply.status, body) ? 'refused' : 'unclear';
  const kind = body === undefined ? undefined : rightsProblem(reply.status, body);
  const words = textAt(body, 'message');
  return new HostformError(kind?.code ?? 'VENDOR_ERROR', kind?.summary ?? summaryOf(reply, body), {
    detail: describe(call, { ...reply, words: words ?? 'no answer of the API', code, requestId }),
    ...(kind?.hint === undefined ? {} : { hint: kind.hint(call) }),
    ...(call.changing ? { effect } : {}),
    vendor: {
      ...(code === undefined ? {} : { code }),
      status: reply.status,
      ...(requestId === undefined ? {} : { requestId }),
    },
    cause: causeOf(reply),
  });
}

/** Only the API itself says no; HTML from a gateway may hide a call that was carried out. 408 is a gateway's word. */
function isDefiniteNo(status: number, body: Json | undefined): boolean {
  return body !== undefined && status >= 400 && status < 500 && status !== 408;
}

/** The error object, whichever of its fields it has; undefined for HTML, broken JSON and anything else. */
function apiBody(reply: HttpReply): Json | undefined {
  try {
    const body = readWire(reply.body);
    const speaks = ['message', 'errorCode', 'class'].some((field) => textAt(body, field) !== undefined);
    return isRecord(body) && speaks ? body : undefined;
  } catch {
    return undefined;
  }
}

interface Rights {
  readonly code: ErrorCode;
  readonly summary: string;
  readonly hint?: (call: Call) => string;
}

const DEAD_KEY = /INVALID_KEY|NOT_CREDENTIAL|INVALID_CREDENTIAL/;
const DEAD_KEY_WORDS = /application key is invalid|credential does not exist|credential is not valid/i;
const NOT_GRANTED = /NOT_GRANTED_CALL|^FORBIDDEN$/;
const NOT_GRANTED_WORDS = /has not been granted|not granted for this request/i;

/** 403 does not always mean rights (ovh.md §11.4): only these words do. */
function rightsProblem(status: number, body: Json): Rights | undefined {
  const code = textAt(body, 'errorCode') ?? '';
  const words = textAt(body, 'message') ?? '';
  if (code === 'INVALID_SIGNATURE' || /^invalid signature$/i.test(words)) return BAD_SIGNATURE;
  if (code === 'QUERY_TIME_OUT') return BAD_CLOCK;
  if (status === 401) return NOT_LOGGED_IN;
  if (status !== 403) return undefined;
  if (DEAD_KEY.test(code) || DEAD_KEY_WORDS.test(words)) return NOT_LOGGED_IN;
  return NOT_GRANTED.test(code) || NOT_GRANTED_WORDS.test(words) ? NO_RIGHT : undefined;
}

const BAD_SIGNATURE: Rights = {
  code: 'CREDENTIALS',
  summary: 'OVHcloud does not accept the signature',
  hint: () => 'check OVH_APPLICATION_SECRET and OVH_CONSUMER_KEY, and that they belong to this endpoint',
};
const BAD_CLOCK: Rights = {
  code: 'CREDENTIALS',
  summary: 'OVHcloud does not accept the time of the signature',
  hint: () => 'check the clock of this machine',
};
const NOT_LOGGED_IN: Rights = {
  code: 'CREDENTIALS',
  summary: 'OVHcloud does not accept the credentials',
  hint: () => 'the key may have expired, be revoked, limited to other addresses, or belong to another region',
};
const NO_RIGHT: Rights = {
  code: 'CREDENTIALS',
  summary: 'The OVHcloud key may not do this',
  hint: ({ method, path }) => `grant it ${method} ${path.replace(/\?.*$/, '')} (or the IAM action that covers it)`,
};

function summaryOf({ status }: HttpReply, body: Json | undefined): string {
  if (status === 460) return 'The service is expired';
  if (status === 404 && body !== undefined) return 'OVHcloud does not know it';
  if (status === 429) return 'OVHcloud asks for fewer calls';
  if (status >= 300 && status < 400) return 'OVHcloud answered with a redirect, which is not followed';
  return body !== undefined && status < 500 ? 'OVHcloud refused the call' : 'OVHcloud did not answer properly';
}

interface Said {
  readonly status: number;
  readonly words: string;
  readonly code: string | undefined;
  readonly requestId: string | undefined;
}

function describe({ method, path }: Call, { status, words, code, requestId }: Said): string {
  const marks = [`HTTP ${status}`, code, requestId === undefined ? undefined : `request ${requestId}`];
  return `${method} ${path}: "${words}" (${marks.filter((mark) => mark !== undefined).join(', ')}).`;
}

function causeOf({ status, headers }: HttpReply): Refusal {
  const retryAfter = headers['retry-after'];
  return retryAfter === undefined ? { status } : { status, retryAfter };
}

/** True for a failure with this HTTP status. */
export function isStatus(error: unknown, ...statuses: readonly number[]): error is HostformError {
  return error instanceof HostformError && statuses.includes(error.details.vendor?.status ?? 0);
}

/** A reading, or undefined where the vendor answers it with one of these statuses. */
export async function orNothing<T>(reading: Promise<T>, ...statuses: readonly number[]): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (isStatus(error, ...statuses)) return undefined;
    throw error;
  }
}

/** Whatever fails before a changing call is sent proves that it was not. For `catch`. */
export function asNotSent(error: unknown): never {
  if (!(error instanceof HostformError) || error.details.effect !== undefined) throw error;
  throw new HostformError(error.code, error.message, { ...error.details, effect: 'not-sent' });
}

/** True when the signature or its time was refused: then the server's clock is read again. */
export function isClockProblem(error: unknown): boolean {
  return (
    error instanceof HostformError && (error.message === BAD_SIGNATURE.summary || error.message === BAD_CLOCK.summary)
  );
}

/** Failures of reads that pass by themselves; with the wait the vendor asked for. */
export function isPassing(error: unknown, now: number): false | { readonly afterMs?: number } {
  if (!(error instanceof HostformError)) return false;
  if (error.code === 'VENDOR_UNREACHABLE') return {};
  const status = error.details.vendor?.status ?? 0;
  const brokenReply = status >= 200 && status < 300;
  if (status !== 429 && status !== 408 && status < 500 && !brokenReply) return false;
  const { retryAfter } = (error.details.cause ?? {}) as Partial<Refusal>;
  const afterMs = retryAfterMs(retryAfter, now);
  return afterMs === undefined ? {} : { afterMs };
}
