/**
 * The session token: where it comes from, when it is believed dead, and when a new one may be asked for. A refused
 * login is final for the whole connection, because logins in a loop get the address banned (zomro.md §12 trap 37).
 */
import { HostformError } from '../../model/errors.ts';
import type { Credentials } from './credentials.ts';
import { expiredToken, uselessSession } from './login-refusal.ts';

export interface Session {
  /** A token to send with a call; logs in when there is none. @throws HostformError CREDENTIALS */
  token(): Promise<string>;
  /** The vendor does not know this token (any more). */
  lost(token: string): void;
  /** A call went through with this token. */
  worked(token: string): void;
  /** True when a dead session can be replaced by a login. */
  readonly renewable: boolean;
  /** The token of a login of ours, which is ours to end; undefined for a token that the user brought. */
  own(): string | undefined;
}

export interface SessionInput {
  readonly credentials: Credentials;
  /** Sends one login. @throws HostformError CREDENTIALS when it was refused. */
  readonly logIn: (login: { readonly username: string; readonly password: string }) => Promise<string>;
}

interface Held {
  readonly token: string;
  readonly own: boolean;
}

/** A session that dies unused this often in a row will not get better by another login. */
const USELESS_LOGINS = 2;

export function makeSession({ credentials, logIn }: SessionInput): Session {
  let held: Held | undefined = credentials.token === undefined ? undefined : { token: credentials.token, own: false };
  let refused: HostformError | undefined;
  let pending: Promise<string> | undefined;
  let useless = 0;

  const renew = async (): Promise<string> => {
    if (credentials.login === undefined) throw expiredToken();
    try {
      const token = await logIn(credentials.login);
      held = { token, own: true };
      return token;
    } catch (error) {
      if (error instanceof HostformError && error.code === 'CREDENTIALS') refused = error;
      throw error;
    }
  };

  return {
    async token() {
      if (held !== undefined) return held.token;
      if (refused !== undefined) throw refused;
      // Calls that run side by side share one login.
      pending ??= renew().finally(() => {
        pending = undefined;
      });
      return await pending;
    },
    lost(token) {
      if (held?.token !== token) return;
      if (held.own) useless += 1;
      held = undefined;
      if (useless >= USELESS_LOGINS) refused = uselessSession();
    },
    worked(token) {
      if (held?.token === token) useless = 0;
    },
    renewable: credentials.login !== undefined,
    own: () => (held?.own === true ? held.token : undefined),
  };
}
