/** OAuth2 client credentials (ovh.md §2.4): a bearer token, kept in memory only. */
import type { Clock } from '../../model/clock.ts';
import { HostformError } from '../../model/errors.ts';
import type { HttpClient, HttpReply } from '../http.ts';
import { failureOf } from './errors.ts';
import { at, readWire, textAt } from './wire.ts';

export interface TokenInput {
  readonly http: HttpClient;
  readonly clock: Clock;
  /** In the order to try; the next only when one is not there (404). */
  readonly urls: readonly string[];
  readonly clientId: string;
  readonly clientSecret: string;
  readonly onSecret: (value: string) => void;
  /** Repeats what failed for a passing reason: asking for a token changes nothing. */
  readonly retry: <T>(read: () => Promise<T>) => Promise<T>;
}

export interface Tokens {
  /** A token with some life left. @throws HostformError CREDENTIALS when the client is refused. */
  current(): Promise<string>;
  forget(): void;
}

interface Token {
  readonly text: string;
  /** On the monotonic clock. */
  readonly endsAt: number;
}

/** There is no refresh token; a new one is asked for this long before the end, or at half its life if that is shorter. */
const MARGIN_MS = 60_000;
const USUAL_LIFE_S = 3599;
const TIMEOUT_MS = 30_000;

/** One token at a time, shared by all calls. */
export function makeTokens(input: TokenInput): Tokens {
  let asked: Promise<Token> | undefined;
  const forget = (): void => {
    asked = undefined;
  };
  const current = async (): Promise<string> => {
    const held = asked && (await asked);
    if (held && input.clock.elapsed() < held.endsAt) return held.text;
    const asking = input.retry(() => askForToken(input));
    asked = asking;
    asking.catch(forget);
    return (await asking).text;
  };
  return { current, forget };
}

async function askForToken(input: TokenInput): Promise<Token> {
  for (const [index, url] of input.urls.entries()) {
    const reply = await input.http.send(tokenRequest(url, input));
    if (reply.status === 404 && index < input.urls.length - 1) continue;
    return readToken(reply, url, input);
  }
  throw new HostformError('CREDENTIALS', 'This endpoint has no place to ask for OAuth2 tokens');
}

function tokenRequest(url: string, { clientId, clientSecret }: TokenInput): Parameters<HttpClient['send']>[0] {
  const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope: 'all' };
  const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
  return { method: 'POST', url, headers, body: new URLSearchParams(form).toString(), timeoutMs: TIMEOUT_MS };
}

function readToken(reply: HttpReply, url: string, { clock, onSecret }: TokenInput): Token {
  const body = tryRead(reply);
  const text = textAt(body, 'access_token');
  if (reply.status === 200 && text !== undefined) {
    onSecret(text);
    const lifeS = Number(at(body, 'expires_in') ?? USUAL_LIFE_S);
    const lifeMs = (Number.isFinite(lifeS) && lifeS > 0 ? lifeS : USUAL_LIFE_S) * 1000;
    return { text, endsAt: clock.elapsed() + lifeMs - Math.min(MARGIN_MS, lifeMs / 2) };
  }
  const word = textAt(body, 'error');
  if (word === undefined) throw failureOf(reply, { method: 'POST', path: new URL(url).pathname, changing: false });
  throw new HostformError('CREDENTIALS', 'OVHcloud does not accept the OAuth2 client', {
    detail: `${url}: ${textAt(body, 'error_description') ?? word} (HTTP ${reply.status}, ${word}).`,
    hint: 'check OVH_CLIENT_ID and OVH_CLIENT_SECRET, and that the client belongs to this region',
    vendor: { code: word, status: reply.status },
  });
}

function tryRead(reply: HttpReply): ReturnType<typeof readWire> | undefined {
  try {
    return readWire(reply.body);
  } catch {
    return undefined;
  }
}
