/** What went wrong between us and the server, in words, and what is known of the change that was under way. */
import { type Effect, HostformError } from '../../model/errors.ts';

/** How far a transaction came: nothing was sent before `work`, and nothing can have happened before `commit`. */
export type Step = 'connect' | 'begin' | 'work' | 'commit';

interface ServerError extends Error {
  readonly code: string;
  readonly severity: string;
}

/** An error that the server (or a pooler) reported, as opposed to one of the connection. */
function isServerError(error: unknown): error is ServerError {
  return error instanceof Error && 'severity' in error && 'code' in error && typeof error.code === 'string';
}

const LOGIN = /^28/;
const TLS = /^(CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH)/;
/** Too busy, starting, stopping, in each other's way: the same may go well a moment later. 08 is the connection itself. */
const PASSING = /^(08|40|53|55P03|57|58)/;
/** A session that ends takes its transaction with it, unless that was just being committed. */
const SESSION_OVER = /^(08|57P)/;

/** @param at the address, without any secret. */
export function asFailure(error: unknown, step: Step, at: string): HostformError {
  if (error instanceof HostformError) return error;
  const cause = error instanceof Error ? error : new Error(String(error));
  if (step === 'connect') {
    if (isLogin(cause)) return refusedLogin(cause, at);
    if (isTls(cause)) return untrusted(cause, at);
  }
  const code = isServerError(cause) ? cause.code : undefined;
  const hint = code === undefined ? undefined : HINTS[code];
  const effect = effectOf(cause, step);
  return new HostformError('STATE_UNREACHABLE', SUMMARIES[effect], {
    detail: `${at}: ${sentence(cause.message || codeOf(cause) || 'no answer')}`,
    ...(hint === undefined ? {} : { hint }),
    effect,
    ...(code === undefined ? {} : { vendor: { code } }),
    cause,
  });
}

const SUMMARIES: { readonly [effect in Effect]: string } = {
  'not-sent': 'The state can not be reached.',
  unclear: 'The state can not be reached.',
  refused: 'The database refuses the state.',
};

/**
 * A statement that failed has changed nothing, so it is `not-sent` where repeating it may help. While a transaction is
 * committed nothing but the answer tells: a server that goes down in that moment reports an error although it is done.
 */
function effectOf(error: Error, step: Step): Effect {
  if (step === 'commit') return 'unclear';
  const server = isServerError(error) ? error.code : undefined;
  if (server === undefined) return step === 'work' ? 'unclear' : 'not-sent';
  if (!PASSING.test(server) || NAMES_NOBODY.test(error.message)) return 'refused';
  return step === 'work' && SESSION_OVER.test(server) ? 'unclear' : 'not-sent';
}

/** PgBouncer has one code (08P01) for everything that it refuses. */
const NAMES_NOBODY = /no such (user|database)|unsupported startup parameter|transaction blocks not allowed/i;

function isLogin(error: Error): boolean {
  if (!isServerError(error)) return error.message.startsWith('SASL');
  return LOGIN.test(error.code) || /no such user|(password|SASL) authentication failed/i.test(error.message);
}

function refusedLogin(cause: Error, at: string): HostformError {
  const plain = /no encryption|SSL off|SSL required/i.test(cause.message);
  return new HostformError('CREDENTIALS', 'The database refused the login.', {
    detail: `${at}: ${sentence(cause.message)}`,
    ...(plain && { hint: 'It wants TLS: sslmode=verify-full, in the address or in PGSSLMODE' }),
    effect: 'refused',
    cause,
  });
}

function isTls(error: Error): boolean {
  return TLS.test(codeOf(error)) || /SSL connection/.test(error.message);
}

function untrusted(cause: Error, at: string): HostformError {
  const none = /SSL connection/.test(cause.message);
  const because = none ? 'it does not offer TLS' : sentence(cause.message).replace(/\.$/, '');
  return new HostformError('STATE_UNREACHABLE', 'The database could not prove who it is.', {
    detail: `${at}: ${because}. Nothing was sent, not even the password.`,
    hint: none
      ? 'sslmode=disable sends everything in the clear: only where nobody can listen'
      : "Name the certificate that signed the server's: PGSSLROOTCERT=ca.pem, and the server as the certificate does",
    // Asking again would not change it.
    effect: 'refused',
    cause,
  });
}

const HINTS: { readonly [code: string]: string } = {
  '25006': 'Name the primary server: this one only reads',
  '3D000': 'Create the database first: createdb',
  '3F000': 'Create the schema first, or let the role create it',
  '42501': 'Let the role create the tables, or create them first: docs/state.md has the statements',
  '42P01': 'Create the tables first: docs/state.md has the statements',
  '22P05': 'The database has another encoding; create one with ENCODING UTF8',
};

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** The server's words as one sentence. A connection that was refused by every address of a name has none. */
function sentence(message: string): string {
  const line = message.replaceAll(/\s+/g, ' ').trim();
  return /[.!?]$/.test(line) ? line : `${line}.`;
}
