/** How a call shows who it is from: signed, or with a bearer token (ovh.md §2). */
import type { Clock } from '../../model/clock.ts';
import type { HttpClient } from '../http.ts';
import type { Access } from './credentials.ts';
import { type Call, isClockProblem, isStatus } from './errors.ts';
import type { ServerTime } from './server-time.ts';
import { sign } from './signature.ts';
import { makeTokens, type Tokens } from './token.ts';

/** One call, ready to be sent but for its headers. */
export interface Request extends Call {
  readonly url: string;
  /** Empty for none. */
  readonly body: string;
}

export type Headers = { readonly [name: string]: string };

export interface Login {
  headers(request: Request): Promise<Headers>;
  /** True when the failure means that the clock or the token was stale: both are then asked for anew. */
  renews(error: unknown): boolean;
}

export interface LoginInput extends Access {
  readonly clock: Clock;
  readonly onSecret: (value: string) => void;
  readonly http: HttpClient;
  readonly time: ServerTime;
  readonly retry: <T>(read: () => Promise<T>) => Promise<T>;
}

/** Signs with an application key, or bears a token. */
export function makeLogin(input: LoginInput): Login {
  const { credentials, endpoint, time } = input;
  if (credentials.kind === 'oauth2') {
    const tokens = makeTokens({ ...input, ...credentials, urls: endpoint.tokenUrls });
    return { headers: (request) => bearing(tokens, request), renews: (error) => staleToken(tokens, error) };
  }
  const { applicationKey, applicationSecret, consumerKey } = credentials;
  return {
    async headers(request) {
      const timestamp = Math.floor((await time.now()) / 1000);
      return {
        ...plainHeaders(request),
        'X-Ovh-Application': applicationKey,
        'X-Ovh-Consumer': consumerKey,
        'X-Ovh-Timestamp': String(timestamp),
        'X-Ovh-Signature': sign({ applicationSecret, consumerKey, timestamp, ...request }),
      };
    },
    renews(error) {
      if (!isClockProblem(error)) return false;
      time.forget();
      return true;
    },
  };
}

async function bearing(tokens: Tokens, request: Request): Promise<Headers> {
  return { ...plainHeaders(request), Authorization: `Bearer ${await tokens.current()}` };
}

function staleToken(tokens: Tokens, error: unknown): boolean {
  if (!isStatus(error, 401)) return false;
  tokens.forget();
  return true;
}

function plainHeaders({ body }: Request): Headers {
  return { Accept: 'application/json', ...(body === '' ? {} : { 'Content-Type': 'application/json' }) };
}
