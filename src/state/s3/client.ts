/**
 * Signed requests to one bucket: no redirects, no repetition, capped answers, and an answer to the one question that
 * counts when none came: did the request leave?
 */
import { createHash } from 'node:crypto';
import { AwsV4Signer } from 'aws4fetch';
import { type Dispatcher, Pool } from 'undici';
import type { Clock } from '../../model/clock.ts';
import type { Effect } from '../../model/errors.ts';
import type { Bucket } from './address.ts';
import type { Keys } from './credentials.ts';
import { noAnswer } from './faults.ts';

export interface S3Request {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'DELETE';
  /** Of the object; empty: the bucket. */
  readonly key: string;
  readonly query?: { readonly [name: string]: string };
  readonly headers?: { readonly [name: string]: string };
  readonly body?: string;
}

/** Whatever the store says, be it yes or no. */
export interface S3Answer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: { readonly [name: string]: string };
  readonly text: string;
}

export interface S3Client {
  readonly location: string;
  /** @throws HostformError STATE_UNREACHABLE without a complete answer; `not-sent` only when that is proved. */
  send(request: S3Request): Promise<S3Answer>;
  close(): Promise<void>;
}

export interface S3ClientInput {
  readonly bucket: Bucket;
  readonly keys: Keys;
  readonly clock: Clock;
  /** For a whole request, in milliseconds. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 60_000;
const CONNECT_TIMEOUT_MS = 10_000;
/** Of an answer. A state of ten thousand resources is a tenth of it. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Nothing is connected before the first request. */
export function makeS3Client({ bucket, keys, clock, timeoutMs = TIMEOUT_MS }: S3ClientInput): S3Client {
  const { origin } = new URL(bucket.url(''));
  const pool = new Pool(origin, {
    connections: 4,
    pipelining: 1,
    connect: { timeout: CONNECT_TIMEOUT_MS, rejectUnauthorized: true },
  });
  const cache = new Map<string, ArrayBuffer>();
  const signed = async (request: S3Request): Promise<Dispatcher.RequestOptions> => {
    const { method, key, query, headers, body } = request;
    // Of the body as well, so that nobody on the way can exchange it.
    const digest = createHash('sha256')
      .update(body ?? '')
      .digest('hex');
    const signer = new AwsV4Signer({
      method,
      url: bucket.url(key, query),
      headers: { ...headers, 'x-amz-content-sha256': digest },
      accessKeyId: keys.accessKeyId,
      secretAccessKey: keys.secretAccessKey,
      ...(keys.sessionToken !== undefined && { sessionToken: keys.sessionToken }),
      service: 's3',
      region: bucket.region,
      datetime: new Date(clock.now()).toISOString().replace(/[:-]|\.\d{3}/g, ''),
      cache,
    });
    const { url, headers: complete } = await signer.sign();
    return { method, path: `${url.pathname}${url.search}`, headers: Object.fromEntries(complete), body: body ?? null };
  };
  return {
    location: bucket.location,
    send: async (request) => {
      const options = await signed(request);
      try {
        return await exchange(pool, options, timeoutMs);
      } catch (error) {
        throw noAnswer(bucket.location, error, effectOf(error));
      }
    },
    close: () => pool.destroy(),
  };
}

async function exchange(pool: Pool, options: Dispatcher.RequestOptions, timeoutMs: number): Promise<S3Answer> {
  const limits = { headersTimeout: timeoutMs, bodyTimeout: timeoutMs, signal: AbortSignal.timeout(timeoutMs) };
  const { statusCode, headers, body } = await pool.request({ ...options, ...limits });
  return { status: statusCode, headers: flattened(headers), text: await capped(body) };
}

async function capped(body: Dispatcher.ResponseData['body']): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new Error(`the answer is larger than ${MOST_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function flattened(headers: { readonly [name: string]: string | readonly string[] | undefined }): {
  readonly [name: string]: string;
} {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), typeof value === 'string' ? value : value.join(', ')]],
    ),
  );
}

/** What Node and undici report only before a byte of the request has left. */
const NEVER_SENT =
  /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|CERT_HAS_EXPIRED|CERT_NOT_YET_VALID|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT(_LOCALLY)?|ERR_TLS_CERT_ALTNAME_INVALID|ERR_SSL_WRONG_VERSION_NUMBER)$/;

function effectOf(error: unknown): Effect {
  const codes = codesOf(error);
  return codes.length > 0 && codes.every((code) => NEVER_SENT.test(code)) ? 'not-sent' : 'unclear';
}

/** A refused connect to a name with several addresses arrives as one error with one inside for each. */
function codesOf(error: unknown): string[] {
  if (typeof error !== 'object' || error === null) return [];
  const { code, errors } = error as { code?: unknown; errors?: unknown };
  if (Array.isArray(errors) && errors.length > 0) return errors.flatMap((each) => codesOf(each));
  return typeof code === 'string' ? [code] : [];
}
