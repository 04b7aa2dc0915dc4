/**
 * Calls with a session. Reads are repeated, with a new login if need be; changing calls are sent once, and what is
 * known of one that failed is in the `effect` of its error (purchase.md, "Retries, time, signals").
 */
import type { Clock, Random } from '../../model/clock.ts';
import { HostformError } from '../../model/errors.ts';
import type { Attributes } from '../../model/json.ts';
import { retryRead } from '../http.ts';
import { classOf, type Params } from './calls.ts';
import { type Exchange, withEffect } from './exchange.ts';
import { effectOf, type Fault, faultError } from './fault.ts';
import { expiredToken, isSecondFactor, secondFactor, uselessSession } from './login-refusal.ts';
import { type Answer, oddError } from './reply.ts';
import type { Session } from './session.ts';

export interface Client {
  /**
   * A call that changes nothing. @throws HostformError VENDOR_ERROR when the vendor says no (`vendor.code` has its word),
   * VENDOR_UNREACHABLE without a readable answer, CREDENTIALS.
   */
  read(func: string, params?: Params): Promise<Attributes>;
  /**
   * A call that changes something; sent at most once. @throws HostformError like `read`, always with an `effect`; READ_ONLY
   * when this connection only plans. `refused` with `vendor.code` `auth` means that the session had ended: the next
   * call logs in again.
   */
  change(func: string, params: Params): Promise<Attributes>;
}

export interface ClientInput {
  readonly exchange: Exchange;
  readonly session: Session;
  readonly mayWrite: boolean;
  readonly clock: Clock;
  readonly random: Random;
}

type Settled = Exclude<Answer, { kind: 'odd' }>;

export function makeClient(input: ClientInput): Client {
  return {
    read: (func, params = {}) => readCall(input, func, params),
    change: (func, params) => changingCall(input, func, params),
  };
}

async function readCall(input: ClientInput, func: string, params: Params): Promise<Attributes> {
  if (classOf(func, params) !== 'read') throw misplaced(func);
  for (let round = 0; ; round += 1) {
    const token = await input.session.token();
    const answer = await settledRead(input, func, params, token);
    if (answer.kind === 'doc') {
      input.session.worked(token);
      return answer.doc;
    }
    if (await endsSession(input, answer.fault, token)) {
      input.session.lost(token);
      if (round === 0) continue;
      throw uselessSession();
    }
    throw refusal(answer.fault, { status: answer.status, hidden: hiddenIn(params, token) });
  }
}

async function changingCall(input: ClientInput, func: string, params: Params): Promise<Attributes> {
  if (classOf(func, params) !== 'changing') throw misplaced(func);
  if (!input.mayWrite) throw readOnly(func);
  const token = await input.session.token().catch((error: unknown) => {
    throw withEffect(error, 'not-sent');
  });
  const answer = await input.exchange({ func, params, token, changing: true });
  if (answer.kind === 'odd') throw oddError(answer, 'unclear');
  if (answer.kind === 'doc') {
    input.session.worked(token);
    return answer.doc;
  }
  const hidden = hiddenIn(params, token);
  if (await endsSession(input, answer.fault, token)) {
    input.session.lost(token);
    if (!input.session.renewable) throw withEffect(expiredToken(), 'refused');
    throw refusal({ ...answer.fault, type: 'auth' }, { status: answer.status, hidden, effect: 'refused' });
  }
  throw refusal(answer.fault, { status: answer.status, hidden, effect: effectOf(answer.fault) });
}

/** Repeats what failed for a passing reason: no connection, 429, 5xx, a web page instead of data. */
async function settledRead(input: ClientInput, func: string, params: Params, token: string): Promise<Settled> {
  let passing: false | { readonly afterMs?: number } = {};
  return await retryRead(
    { clock: input.clock, random: input.random },
    async () => {
      passing = {};
      const answer = await input.exchange({ func, params, token, changing: false });
      if (answer.kind !== 'odd') return answer;
      passing = answer.passing && (answer.afterMs === undefined ? {} : { afterMs: answer.afterMs });
      throw oddError(answer);
    },
    (error) => error instanceof HostformError && passing,
  );
}

/**
 * `auth` is always a dead session; `access` is also said of functions that the account may not use, so a harmless call
 * has to decide (zomro.md §2).
 */
async function endsSession(input: ClientInput, fault: Fault, token: string): Promise<boolean> {
  if (fault.type === 'auth') return true;
  return fault.type === 'access' && (await isDead(input, token));
}

async function isDead(input: ClientInput, token: string): Promise<boolean> {
  for (const func of ['keepalive', 'whoami']) {
    const answer = await settledRead(input, func, {}, token).catch(() => undefined);
    if (answer?.kind === 'doc') return false;
    if (answer?.kind === 'fault' && ['auth', 'access'].includes(answer.fault.type)) return true;
  }
  return false;
}

function refusal(fault: Fault, context: Parameters<typeof faultError>[1]): HostformError {
  if (!isSecondFactor(fault)) return faultError(fault, context);
  return new HostformError('CREDENTIALS', secondFactor().message, {
    ...secondFactor().details,
    ...(context.effect === undefined ? {} : { effect: context.effect }),
  });
}

/** Parameters whose values never belong in a message. */
function hiddenIn(params: Params, token: string): string[] {
  const secret = ['password', 'promocode'].flatMap((name) => params[name] || []);
  return [token, ...secret];
}

function readOnly(func: string): HostformError {
  return new HostformError('READ_ONLY', 'A plan never changes anything at the vendor', {
    detail: `"${func}" would have changed something and was not sent.`,
    effect: 'not-sent',
  });
}

function misplaced(func: string): HostformError {
  return new HostformError('INTERNAL', 'A vendor function was used the wrong way', {
    detail: `"${func}" was not sent: reads and changes have separate ways.`,
    effect: 'not-sent',
  });
}
