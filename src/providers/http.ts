/**
 * HTTP for every vendor, without a vendor's words: no redirects, capped replies, timeouts, and an answer to the one
 * question that money asks: did the request leave? undici is loaded with the first request, not before.
 */
import type { Dispatcher } from 'undici';
import type { Clock, Random } from '../model/clock.ts';
import { type Effect, HostformError } from '../model/errors.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: string;
  /**
   * Use a connection of its own, closed afterwards: a pooled socket may be dead, and a request that pays must never
   * be re-sent by a layer below (purchase.md, "Retries").
   */
  readonly fresh?: boolean;
  readonly timeoutMs?: number;
}

export interface HttpReply {
  readonly status: number;
  /** Header names in lower case; of repeated headers the first. */
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

export interface HttpClient {
  /**
   * Never retries.
   * @throws HostformError VENDOR_UNREACHABLE without a complete reply; its `effect` is `not-sent` only when that is proved.
   */
  send(request: HttpRequest): Promise<HttpReply>;
  close(): Promise<void>;
}

const MAX_REPLY_BYTES = 64 * 1024 * 1024;
const READ_TIMEOUT_MS = 90_000;
const CONNECT_TIMEOUT_MS = 15_000;
/** Said outright, because NODE_TLS_REJECT_UNAUTHORIZED=0 would switch it off: these connections carry credentials. */
const VERIFIED = { rejectUnauthorized: true };

/** Error codes of Node and undici that can only happen before a byte of the request has left. */
const NEVER_SENT = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'ERR_SSL_WRONG_VERSION_NUMBER',
]);

/** One client per provider connection: keep-alive for reads, a socket of its own for each `fresh` request. */
export function makeHttpClient(options: { readonly userAgent: string; readonly maxConnections?: number }): HttpClient {
  const agents = new Map<string, Promise<Dispatcher>>();

  const pooled = (origin: string): Promise<Dispatcher> => {
    const known = agents.get(origin);
    if (known) return known;
    const made = import('./undici.ts').then(
      ({ Pool }) =>
        new Pool(origin, {
          connections: options.maxConnections ?? 4,
          pipelining: 1,
          connectTimeout: CONNECT_TIMEOUT_MS,
          connect: VERIFIED,
        }),
    );
    agents.set(origin, made);
    return made;
  };

  return {
    async send(request) {
      const url = new URL(request.url);
      const dispatcher = request.fresh ? await single(url.origin) : await pooled(url.origin);
      try {
        return await exchange(dispatcher, url, request, options.userAgent);
      } finally {
        // Before a quiet window starts, nothing of a failed payment may be left on the wire.
        if (request.fresh) await dispatcher.destroy();
      }
    },
    async close() {
      for (const agent of agents.values()) await (await agent).destroy();
      agents.clear();
    },
  };
}

async function single(origin: string): Promise<Dispatcher> {
  const { Client } = await import('./undici.ts');
  return new Client(origin, { pipelining: 1, connectTimeout: CONNECT_TIMEOUT_MS, connect: VERIFIED });
}

async function exchange(dispatcher: Dispatcher, url: URL, request: HttpRequest, userAgent: string): Promise<HttpReply> {
  const timeoutMs = request.timeoutMs ?? READ_TIMEOUT_MS;
  try {
    const reply = await dispatcher.request({
      path: `${url.pathname}${url.search}`,
      method: request.method,
      headers: { 'user-agent': userAgent, ...request.headers },
      body: request.body ?? null,
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
      // A reply that drips for ever is cut as a whole, not only between two bytes.
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { status: reply.statusCode, headers: flatten(reply.headers), body: await capped(reply.body) };
  } catch (error) {
    throw failure(error, url);
  }
}

async function capped(body: Dispatcher.ResponseData['body']): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += (chunk as Buffer).length;
    if (size > MAX_REPLY_BYTES) {
      body.destroy();
      throw new Error(`the reply is larger than ${MAX_REPLY_BYTES} bytes`);
    }
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const first = Array.isArray(value) ? value[0] : value;
    if (first !== undefined) flat[name.toLowerCase()] = first;
  }
  return flat;
}

function failure(error: unknown, url: URL): HostformError {
  const code = errorCode(error);
  const effect: Effect = hasNeverLeft(error) ? 'not-sent' : 'unclear';
  const reason = error instanceof Error ? error.message : String(error);
  return new HostformError('VENDOR_UNREACHABLE', 'The vendor could not be reached', {
    effect,
    detail: `${url.origin}: ${reason}${code && !reason.includes(code) ? ` (${code})` : ''}.`,
    cause: error,
  });
}

/** True only where a failure of Node or undici proves that not a byte of the request has left. Pure. */
export function hasNeverLeft(error: unknown): boolean {
  const code = errorCode(error);
  return code !== undefined && (NEVER_SENT.has(code) || code.startsWith('ERR_TLS_CERT'));
}

/** A refused connect to a name with several addresses arrives as an AggregateError: then all of them must be refusals. */
function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, errors, cause } = error as { code?: unknown; errors?: unknown; cause?: unknown };
  if (Array.isArray(errors) && errors.length > 0) {
    const codes = errors.map(errorCode);
    const doubtful = codes.findIndex((each) => each === undefined || !NEVER_SENT.has(each));
    return codes[Math.max(0, doubtful)];
  }
  if (typeof code === 'string') return code;
  return cause === undefined ? undefined : errorCode(cause);
}

/** Reads are repeated at most 5 times, with full jitter, 90 s in all (purchase.md, class R). */
export interface RetryRules {
  readonly clock: Clock;
  readonly random: Random;
  readonly signal?: AbortSignal;
}

const ATTEMPTS = 5;
const BASE_MS = 500;
const CAP_MS = 20_000;
const BUDGET_MS = 90_000;
const LONGEST_WAIT_MS = 300_000;

/**
 * Repeats a read that failed for a passing reason. Only calls that change nothing may come here. `isPassing` decides
 * and may name a wait (`Retry-After`); one above 300 s is not waited for.
 */
export async function retryRead<T>(
  rules: RetryRules,
  read: () => Promise<T>,
  isPassing: (error: unknown) => false | { readonly afterMs?: number },
): Promise<T> {
  const { default: pRetry } = await import('p-retry');
  const started = rules.clock.elapsed();
  let goesOn = true;
  return pRetry(read, {
    retries: ATTEMPTS - 1,
    minTimeout: 0,
    maxTimeout: 0,
    factor: 1,
    // Asked after `onFailedAttempt`.
    shouldRetry: () => goesOn,
    onFailedAttempt: async ({ error, attemptNumber, retriesLeft }) => {
      const passing = isPassing(error);
      const ceiling = Math.min(CAP_MS, BASE_MS * 2 ** (attemptNumber - 1));
      goesOn = false;
      if (passing === false || retriesLeft === 0) return;
      const waitMs = passing.afterMs ?? Math.ceil(rules.random.fraction() * ceiling);
      // A wait that uses up the time would only put off saying so.
      goesOn = waitMs <= LONGEST_WAIT_MS && rules.clock.elapsed() - started + waitMs < BUDGET_MS;
      if (goesOn) await rules.clock.sleep(waitMs, rules.signal);
    },
    ...(rules.signal === undefined ? {} : { signal: rules.signal }),
  });
}

/** `Retry-After` in seconds or as a date, clamped to at least one second; undefined when absent or not readable. */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  const seconds = /^\d{1,9}$/.test(header.trim()) ? Number(header) : (Date.parse(header) - now) / 1000;
  return Number.isFinite(seconds) ? Math.max(1000, seconds * 1000) : undefined;
}

/** HTTP without TLS is for loopback only (contract §2). @throws HostformError SCHEMA with the reason. */
export function checkEndpoint(endpoint: string): URL {
  let url: URL;
  try {
    url = new URL(endpoint);
  } catch {
    throw new HostformError('SCHEMA', 'The endpoint is not a URL', { detail: `"${endpoint}" is not a URL.` });
  }
  const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) {
    throw new HostformError('SCHEMA', 'The endpoint must use https', {
      detail: `"${endpoint}" would send credentials in the clear. http: is accepted for loopback addresses only.`,
    });
  }
  if (url.username || url.password) {
    throw new HostformError('SCHEMA', 'The endpoint must not hold credentials', {
      detail: 'Credentials come from the environment only; they never belong in a URL.',
    });
  }
  return url;
}
