/** What to tell a person whose login does not work (zomro.md §2). All of these are CREDENTIALS: exit 1, nothing changed. */
import { HostformError } from '../../model/errors.ts';
import { type Fault, faultError } from './fault.ts';

const ADVICE: { readonly [object: string]: string } = {
  badpassword: 'The user name or the password is wrong.',
  badip: 'The account does not allow logins from this IP address.',
  blocklogon: 'Zomro has blocked logins of this account for a moment; wait before the next try.',
  blocked_ip: 'There were too many failed logins from this address; wait before the next try.',
  blockgeoip: 'Zomro wants the new region confirmed by mail; confirm it, or log in from a known place.',
  auth_error: "Zomro's login is not available at the moment.",
};

/** The vendor said no to `func=auth`. It is not tried again. */
export function refusedLogin(fault: Fault, context: { status: number; hidden: readonly string[] }): HostformError {
  if (isSecondFactor(fault)) return secondFactor();
  const { details } = faultError(fault, context);
  const known = [fault.object, fault.type].find((word) => word !== undefined && Object.hasOwn(ADVICE, word));
  return new HostformError('CREDENTIALS', 'Zomro refused the login', {
    ...details,
    detail: known === undefined ? (details.detail ?? fault.type) : `${ADVICE[known]} (${details.detail})`,
    hint: 'Check ZOMRO_USERNAME and ZOMRO_PASSWORD. The login was sent once and is not repeated.',
  });
}

/** Older servers say `extraconfirm` where newer ones let `whoami` ask for `totp.confirm`. */
export function isSecondFactor(fault: Fault): boolean {
  return fault.type === 'extraconfirm' || fault.object === 'extraconfirm';
}

export function secondFactor(): HostformError {
  return new HostformError('CREDENTIALS', 'The Zomro account asks for a second factor', {
    detail: 'A login without a person can not answer it, so the session stays half open.',
    hint: 'Use an account without two-factor login, or a ZOMRO_TOKEN of a confirmed session.',
    vendor: { code: 'auth', object: 'totp.confirm' },
  });
}

/** A token of the user's that the vendor does not know (any more), and no login to replace it. */
export function expiredToken(): HostformError {
  return new HostformError('CREDENTIALS', 'The Zomro token is not valid any more', {
    detail: 'Sessions end after a time without calls, by default one hour, and there is no login to begin a new one.',
    hint: 'Set a fresh ZOMRO_TOKEN, or set ZOMRO_USERNAME and ZOMRO_PASSWORD so that hostform can log in itself.',
    vendor: { code: 'auth' },
  });
}

/** Logins succeed, but no call ever goes through with their sessions. */
export function uselessSession(): HostformError {
  return new HostformError('CREDENTIALS', 'Zomro ends each session at once', {
    detail: 'The login was accepted, but the session was refused by the next calls. It is not tried again.',
    hint: "Look at the account's security settings: session bound to an address, trusted addresses, region check.",
    vendor: { code: 'auth' },
  });
}
