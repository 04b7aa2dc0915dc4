import { HostformError } from '../../model/errors.ts';
import type { Exchange } from './exchange.ts';
import { isSecondFactor, refusedLogin, secondFactor } from './login-refusal.ts';
import { oddError } from './reply.ts';
import { attribute, child, text, textOf } from './wire.ts';

/**
 * Logs in once (`func=auth`, zomro.md §2) and makes sure that the session is whole: with two-factor login the vendor
 * hands out a token that only works for the confirmation.
 * @throws HostformError CREDENTIALS when the login is refused or half open; VENDOR_UNREACHABLE without an answer.
 */
export async function logIn(
  exchange: Exchange,
  login: { readonly username: string; readonly password: string },
  onSecret: (value: string) => void,
): Promise<string> {
  const answer = await exchange({ func: 'auth', params: { ...login }, changing: false });
  if (answer.kind === 'odd') throw oddError(answer);
  if (answer.kind === 'fault') {
    throw refusedLogin(answer.fault, { status: answer.status, hidden: [login.password, login.username] });
  }
  const auth = child(answer.doc, 'auth');
  const token = attribute(auth, '$id') ?? text(auth) ?? textOf(auth, 'id');
  if (asksForCode(textOf(answer.doc, 'ok'))) throw secondFactor();
  if (token === undefined) {
    throw new HostformError('CREDENTIALS', 'Zomro accepted the login but gave no session', {
      detail: 'The answer to the login holds no token.',
    });
  }
  onSecret(token);
  await refuseHalfOpen(exchange, token);
  return token;
}

/** An interrupted run has to end within seconds (purchase.md, "Signals"). */
const LOG_OUT_MS = 2000;

/** Ends a session of ours. A session that can not be ended lapses by itself, so nothing is thrown. */
export async function logOut(exchange: Exchange, token: string): Promise<void> {
  await exchange({ func: 'logon', params: {}, token, changing: false, timeoutMs: LOG_OUT_MS }).catch(() => undefined);
}

async function refuseHalfOpen(exchange: Exchange, token: string): Promise<void> {
  const answer = await exchange({ func: 'whoami', params: {}, token, changing: false }).catch(() => undefined);
  if (answer?.kind === 'fault' && isSecondFactor(answer.fault)) throw secondFactor();
  if (answer?.kind === 'doc' && asksForCode(textOf(answer.doc, 'ok'))) throw secondFactor();
}

function asksForCode(ok: string | undefined): boolean {
  return ok?.includes('totp.confirm') === true;
}
