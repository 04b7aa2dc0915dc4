/** One request and its answer. Never retries; waits for slow functions; knows nothing of sessions. */
import type { Clock } from '../../model/clock.ts';
import { type Effect, HostformError } from '../../model/errors.ts';
import type { HttpClient, HttpReply } from '../http.ts';
import type { Params } from './calls.ts';
import { type Answer, readReply } from './reply.ts';

export interface Request {
  readonly func: string;
  readonly params: Params;
  readonly token?: string;
  /** A changing call: on a connection of its own, with 60 s for the answer (purchase.md, class M). */
  readonly changing: boolean;
  /** How long a read may take, when not the usual 30 s. */
  readonly timeoutMs?: number;
}

/** @throws HostformError VENDOR_UNREACHABLE without a complete answer; its `effect` says whether the request left. */
export type Exchange = (request: Request) => Promise<Answer>;

export interface ExchangeInput {
  readonly http: HttpClient;
  /** Where forms are posted, and what the addresses of slow results are relative to. */
  readonly endpoint: URL;
  readonly clock: Clock;
  readonly pollIntervalMs: number;
}

const CHANGING_TIMEOUT_MS = 60_000;
/** Slow functions answer with a "please wait" (zomro.md §1), so silence is a failure soon enough to be repeated. */
const READ_TIMEOUT_MS = 30_000;
/** A slow function is given up after both: this many looks, and this long. */
const LONG_LOOKS = 60;
const LONG_MS = 120_000;
/** Looks in a row that may fail before the wait is given up. */
const LONG_FAILURES = 5;

export function makeExchange(input: ExchangeInput): Exchange {
  return async (request) => {
    const sent = await input.http.send({
      method: 'POST',
      url: input.endpoint.href,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: formBody(request),
      ...(request.changing
        ? { fresh: true, timeoutMs: CHANGING_TIMEOUT_MS }
        : { timeoutMs: request.timeoutMs ?? READ_TIMEOUT_MS }),
    });
    const reply = readReply(sent, input.clock.now());
    return reply.kind === 'long' ? await longAnswer(input, reply.path) : reply;
  };
}

/** `out` and `lang` go with every call: without them answers are web pages in the account's language (zomro.md §1). */
function formBody({ func, params, token }: Request): string {
  const auth = token === undefined ? {} : { auth: token };
  return new URLSearchParams({ func, out: 'json', lang: 'en', ...auth, ...params }).toString();
}

async function longAnswer(input: ExchangeInput, path: string): Promise<Answer> {
  const started = input.clock.elapsed();
  let address = resultAddress(input.endpoint, path);
  let failures = 0;
  for (let looks = 0; looks < LONG_LOOKS || input.clock.elapsed() - started < LONG_MS; looks += 1) {
    await input.clock.sleep(input.pollIntervalMs);
    const seen = await lookAt(input.http, address);
    const reply = seen && readReply(seen, input.clock.now());
    if (reply?.kind === 'long') address = resultAddress(input.endpoint, reply.path);
    else if (reply && (reply.kind !== 'odd' || !reply.passing)) return reply;
    failures = reply?.kind === 'long' ? 0 : failures + 1;
    if (failures >= LONG_FAILURES) break;
  }
  return { kind: 'odd', status: 200, passing: false, why: 'The vendor is still working on the request' };
}

/** The request itself has left long ago, so a failed look is never "not sent". */
async function lookAt(http: HttpClient, address: string): Promise<HttpReply | undefined> {
  try {
    return await http.send({ method: 'GET', url: address, timeoutMs: READ_TIMEOUT_MS });
  } catch (error) {
    if (error instanceof HostformError) return undefined;
    throw error;
  }
}

/** @throws HostformError when the answer points to another host: nothing is ever fetched from there. */
function resultAddress(endpoint: URL, path: string): string {
  const address = URL.canParse(path, endpoint.href) ? new URL(path, endpoint.href) : undefined;
  if (address === undefined || address.origin !== endpoint.origin) {
    throw new HostformError('VENDOR_UNREACHABLE', 'Zomro sent no readable answer', {
      detail: 'The answer points to a place outside the API.',
      effect: 'unclear',
    });
  }
  return address.href;
}

/** The same error, with what is known of the changing call it belongs to. */
export function withEffect(error: unknown, effect: Effect): unknown {
  if (!(error instanceof HostformError)) return error;
  return new HostformError(error.code, error.message, { ...error.details, effect });
}
