/**
 * The one way to OVHcloud: signs or bears a token, repeats reads, never repeats a changing call, and refuses those
 * altogether where a plan is being made.
 */
import type { Clock, Random } from '../../model/clock.ts';
import { HostformError } from '../../model/errors.ts';
import type { Json } from '../../model/json.ts';
import { type HttpClient, type HttpReply, makeHttpClient, retryRead } from '../http.ts';
import type { Access } from './credentials.ts';
import { asNotSent, type Call, failureOf, isPassing, readReply } from './errors.ts';
import { type Headers, makeLogin, type Request } from './login.ts';
import { makePacing } from './pacing.ts';
import { makeServerTime } from './server-time.ts';
import { at, type Wire, writeWire } from './wire.ts';

export interface OvhClient {
  /** Reads `path` (with its query, already encoded). Repeats what failed for a passing reason. */
  get(path: string): Promise<Json>;
  /**
   * A question that the vendor wants as a POST: a renewal with `dryRun: true`, nothing else. Repeated like a read.
   * @throws HostformError READ_ONLY for any other call.
   */
  rehearse(path: string, body: { readonly [field: string]: Wire }): Promise<Json>;
  /**
   * A changing call: sent once, on a connection of its own, for at most 60 s.
   * @throws HostformError with `effect`; READ_ONLY, before anything is sent, where nothing may be written.
   */
  change(method: 'POST' | 'PUT', path: string, body: { readonly [field: string]: Wire }): Promise<Json>;
  /** The vendor's clock, milliseconds since the epoch. */
  serverTime(): Promise<number>;
  close(): Promise<void>;
}

export interface ClientInput extends Access {
  readonly mayWrite: boolean;
  readonly clock: Clock;
  readonly random: Random;
  readonly onSecret: (value: string) => void;
}

const CHANGE_TIMEOUT_MS = 60_000;
/** A silent vendor is asked again rather than waited for. */
const READ_TIMEOUT_MS = 30_000;
const DRY_RUN = /^\/service\/[^/?]+\/renew$/;

/** Nothing is sent before the first call of a method. */
export function makeClient(input: ClientInput): OvhClient {
  const { clock, random, endpoint } = input;
  const http = makeHttpClient({ userAgent: 'hostform' });
  const pacing = makePacing(clock);
  const retry = <T>(read: () => Promise<T>): Promise<T> =>
    retryRead({ clock, random }, read, (error) => isPassing(error, clock.now()));
  const time = makeServerTime(clock, () => retry(() => askTime(http, input)));
  const login = makeLogin({ ...input, http, time, retry });

  const send = async (request: Request, headers: Headers): Promise<HttpReply> => {
    await pacing.turn();
    const { method, url, body, changing } = request;
    const once = changing ? { fresh: true, timeoutMs: CHANGE_TIMEOUT_MS } : { timeoutMs: READ_TIMEOUT_MS };
    const reply = await http.send({ method, url, headers, ...(body === '' ? {} : { body }), ...once });
    if (reply.status === 429) pacing.slowDown();
    return reply;
  };

  const readOnce = async (request: Request): Promise<Json> => {
    const attempt = async (): Promise<Json> => readReply(await send(request, await login.headers(request)), request);
    try {
      return await attempt();
    } catch (error) {
      if (!login.renews(error)) throw error;
      return attempt();
    }
  };

  const changeOnce = async (request: Request): Promise<Json> => {
    const headers = await login.headers(request).catch(asNotSent);
    try {
      return readReply(await send(request, headers), request);
    } catch (error) {
      // Not repeated; but the next call should not run into the same wall.
      login.renews(error);
      throw error;
    }
  };

  const requestOf = (call: Call, body: { readonly [field: string]: Wire } | undefined): Request => ({
    ...call,
    // As the URL parser spells it: that is what is sent, so that is what is signed.
    url: new URL(`${endpoint.base}${call.path}`).href,
    body: body === undefined ? '' : writeWire(body),
  });

  return {
    get: (path) => retry(() => readOnce(requestOf({ method: 'GET', path, changing: false }, undefined))),
    async rehearse(path, body) {
      if (!DRY_RUN.test(path) || body['dryRun'] !== true) throw readOnly('POST', path);
      return retry(() => readOnce(requestOf({ method: 'POST', path, changing: false }, body)));
    },
    async change(method, path, body) {
      if (!input.mayWrite) throw readOnly(method, path);
      return changeOnce(requestOf({ method, path, changing: true }, body));
    },
    serverTime: () => time.now(),
    close: () => http.close(),
  };
}

/** `GET /auth/time`: a bare integer, for anybody (ovh.md §2.2). */
async function askTime(http: HttpClient, { endpoint, credentials }: ClientInput): Promise<number> {
  const call: Call = { method: 'GET', path: '/auth/time', changing: false };
  const headers: Headers = credentials.kind === 'keys' ? { 'X-Ovh-Application': credentials.applicationKey } : {};
  const url = `${endpoint.base}${call.path}`;
  const reply = await http.send({ method: 'GET', url, headers, timeoutMs: READ_TIMEOUT_MS });
  const seconds = at(readReply(reply, call));
  if (typeof seconds !== 'number' || seconds <= 0) throw failureOf(reply, call);
  return seconds;
}

function readOnly(method: string, path: string): HostformError {
  return new HostformError('READ_ONLY', 'A changing call was about to be sent while nothing may be written', {
    detail: `${method} ${path} was not sent.`,
    effect: 'not-sent',
  });
}
