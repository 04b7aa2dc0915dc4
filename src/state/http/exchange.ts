/**
 * One request and its answer, for a state: no redirects followed, nothing repeated, answers capped, certificates always
 * verified, and an answer to the one question that a fence asks: did the request leave?
 */
import type { Dispatcher } from 'undici';
import { type Effect, HostformError } from '../../model/errors.ts';

export interface HttpAsk {
  readonly method: string;
  readonly url: URL;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: string;
}

export interface HttpAnswer {
  readonly status: number;
  /** Header names in lower case; of repeated headers the first. */
  readonly headers: { readonly [name: string]: string };
  readonly bytes: Buffer;
}

/** PEM texts. The authority, where there is one, replaces the system's list, as it does for Terraform. */
export interface TlsMaterial {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

export interface ExchangeOptions {
  readonly headers: { readonly [name: string]: string };
  readonly tls: TlsMaterial;
  /** Follows the reason when a certificate was not accepted. */
  readonly tlsRemark?: string;
  readonly timeoutMs?: number;
}

export interface Exchange {
  /** @throws HostformError STATE_UNREACHABLE without a complete answer; `not-sent` only when that is proved. */
  send(ask: HttpAsk): Promise<HttpAnswer>;
  close(): Promise<void>;
}

const MAX_ANSWER_BYTES = 64 * 1024 * 1024;
const TIMEOUT_MS = 60_000;
const CONNECT_TIMEOUT_MS = 15_000;

/** A pool per origin, since a lock may have another address than its state. */
export function makeExchange(options: ExchangeOptions): Exchange {
  const pools = new Map<string, Promise<Dispatcher>>();
  const poolOf = (origin: string): Promise<Dispatcher> => {
    const pool = pools.get(origin) ?? openPool(origin, options.tls);
    pools.set(origin, pool);
    return pool;
  };
  return {
    send: async (ask) => sendOver(await poolOf(ask.url.origin), ask, options),
    close: async () => {
      for (const pool of pools.values()) await (await pool).destroy();
      pools.clear();
    },
  };
}

async function openPool(origin: string, tls: TlsMaterial): Promise<Dispatcher> {
  const { Pool } = await import('./undici.ts');
  // Said outright, because NODE_TLS_REJECT_UNAUTHORIZED=0 would switch it off.
  const connect = { timeout: CONNECT_TIMEOUT_MS, rejectUnauthorized: true, ...tls };
  return new Pool(origin, { connections: 2, pipelining: 1, connect });
}

async function sendOver(pool: Dispatcher, ask: HttpAsk, options: ExchangeOptions): Promise<HttpAnswer> {
  const timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
  const { url } = ask;
  try {
    const reply = await pool.request({
      path: `${url.pathname}${url.search}`,
      method: ask.method,
      headers: { 'user-agent': 'hostform', ...options.headers, ...ask.headers },
      body: ask.body ?? null,
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
      // An answer that drips for ever is cut as a whole, not only between two bytes.
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { status: reply.statusCode, headers: flatten(reply.headers), bytes: await capped(reply.body) };
  } catch (error) {
    throw lostAnswer(error, url, options.tlsRemark);
  }
}

async function capped(body: Dispatcher.ResponseData['body']): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += (chunk as Buffer).length;
    if (size > MAX_ANSWER_BYTES) {
      body.destroy();
      throw new Error(`the answer is larger than ${MAX_ANSWER_BYTES / 1024 / 1024} MiB`);
    }
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const first = Array.isArray(value) ? value[0] : value;
    if (first !== undefined) flat[name.toLowerCase()] = first;
  }
  return flat;
}

/** Error codes of Node and undici that can only happen before a byte of the request has left. */
const NEVER_SENT = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** OpenSSL's words for a certificate that was not accepted, before anything was sent under it. */
const CERTIFICATE = /^(ERR_TLS_CERT|ERR_SSL_WRONG_VERSION)|CERT|_SIGNATURE$|UNABLE_TO_|HOSTNAME_MISMATCH/;

function lostAnswer(error: unknown, url: URL, tlsRemark: string | undefined): HostformError {
  const code = codeOf(error);
  const untrusted = code !== undefined && CERTIFICATE.test(code);
  const unsent: Effect = code !== undefined && NEVER_SENT.has(code) ? 'not-sent' : 'unclear';
  const reason = (error instanceof Error && error.message) || code || 'no answer';
  const known = code === undefined || reason.includes(code) ? reason : `${reason} (${code})`;
  const remark = untrusted && tlsRemark !== undefined ? ` ${tlsRemark}` : '';
  return new HostformError('STATE_UNREACHABLE', 'The state can not be reached.', {
    // A certificate does not become good by asking again.
    effect: untrusted ? 'refused' : unsent,
    detail: `${url.origin}: ${known}.${remark}`,
    cause: error,
  });
}

/** A refused connect to a name with several addresses arrives as one error around several: then all must be refusals. */
function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, errors, cause } = error as { code?: unknown; errors?: unknown; cause?: unknown };
  if (Array.isArray(errors) && errors.length > 0) {
    const codes = errors.map(codeOf);
    return codes.find((each) => each === undefined || !NEVER_SENT.has(each)) ?? codes[0];
  }
  if (typeof code === 'string') return code;
  return cause === undefined ? undefined : codeOf(cause);
}
