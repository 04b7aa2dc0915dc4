/** What a server's status means, in our words: what went wrong, whether it may have happened, what to do. */
import { type Effect, HostformError } from '../../model/errors.ts';
import type { HttpAnswer, HttpAsk } from './exchange.ts';
import type { HttpTarget } from './target.ts';

/** What was asked for, to complete "could not ...". */
export type Doing = 'read' | 'write' | 'lock' | 'unlock';

export interface Refusal {
  readonly target: HttpTarget;
  readonly doing: Doing;
  readonly ask: HttpAsk;
  readonly answer: HttpAnswer;
}

/** Done, whatever there is to say about it. */
export function isSuccess({ status }: HttpAnswer): boolean {
  return status === 200 || status === 201 || status === 204;
}

/** A page for people where a state or a lock should be: a login page, most often. */
export function isPage({ headers }: HttpAnswer): boolean {
  return /^text\/html\b/i.test(headers['content-type'] ?? '');
}

/** The error that an answer is. */
export function refusedBy(refusal: Refusal): HostformError {
  const { status } = refusal.answer;
  if (status >= 300 && status < 400) return sentElsewhere(refusal);
  if (status === 401 || status === 403) return badCredentials(refusal);
  if (isSuccess(refusal.answer) && isPage(refusal.answer)) return unreachable(refusal, 'refused', PAGE);
  return unreachable(refusal, effectOf(status), WORDS[status] ?? '');
}

const PAGE = 'That is a web page and no state: the address is not the one of a state, or a login stands before it';

const WORDS: { readonly [status: number]: string } = {
  404: 'There is nothing at this address, or not for these credentials',
  405: 'The server does not know this method here: see state.update_method, lock_method and unlock_method',
  413: 'The state is larger than the server takes',
  429: 'Too many requests',
  501: 'The server does not know this method: see state.update_method, lock_method and unlock_method',
};

function effectOf(status: number): Effect {
  // Turned away before anything was looked at.
  if (status === 429) return 'not-sent';
  return status === 408 || (status >= 500 && status !== 501) ? 'unclear' : 'refused';
}

function sentElsewhere(refusal: Refusal): HostformError {
  const { location } = refusal.answer.headers;
  const host =
    location !== undefined && URL.canParse(location, refusal.ask.url.href)
      ? new URL(location, refusal.ask.url).host
      : 'nowhere';
  return unreachable(
    refusal,
    'refused',
    `It sends us to ${host}, and no redirect is followed: credentials go to one place only`,
  );
}

function badCredentials(refusal: Refusal): HostformError {
  const { target, doing, answer } = refusal;
  const asked = target.authorization === undefined ? 'are not set' : 'were sent';
  const login =
    answer.status === 401
      ? `TF_HTTP_USERNAME and TF_HTTP_PASSWORD, or username and password of the manifest, ${asked}.`
      : '';
  const needed = doing === 'read' ? 'a Developer or above read' : 'only a Maintainer or above lock and write';
  const role = answer.status === 403 && target.dialect === 'gitlab' ? `GitLab lets ${needed} a state.` : '';
  return new HostformError('CREDENTIALS', 'The server of the state does not accept the credentials.', {
    detail: [`${told(refusal)}.`, login, role].filter((part) => part !== '').join(' '),
    effect: 'refused',
    vendor: { status: answer.status },
  });
}

function unreachable(refusal: Refusal, effect: Effect, words: string): HostformError {
  const { doing, answer } = refusal;
  const requestId = answer.headers['x-request-id'];
  return new HostformError('STATE_UNREACHABLE', SUMMARIES[doing], {
    detail: `${[told(refusal), words].filter((part) => part !== '').join('. ')}.`,
    effect,
    vendor: { status: answer.status, ...(requestId === undefined ? {} : { requestId: inLine(requestId) }) },
  });
}

const SUMMARIES: { readonly [doing in Doing]: string } = {
  read: 'The state can not be read.',
  write: 'The state can not be written.',
  lock: 'The state can not be locked.',
  unlock: 'The state can not be unlocked.',
};

function told({ target, ask, answer }: Refusal): string {
  // GitLab's begin with the status.
  const said = isPage(answer) ? '' : wordsOf(answer).replace(/^\d{3} +/, '');
  return `${target.location}: ${ask.method} was answered with ${answer.status}${said === '' ? '' : ` (${said})`}`;
}

/** The server's own words: `message` or `error` of a JSON object, or one short line of text. */
export function wordsOf({ bytes }: HttpAnswer): string {
  const text = bytes.subarray(0, 4096).toString('utf8');
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null) return inLine(text);
    const { message, error } = parsed as { message?: unknown; error?: unknown };
    const found = [message, error].find((each) => typeof each === 'string');
    return typeof found === 'string' ? inLine(found) : '';
  } catch {
    return text.includes('<') || bytes.length > 500 ? '' : inLine(text);
  }
}

const LONGEST = 200;

/** One line, no control characters, not endless: it comes from elsewhere and is shown in a terminal. */
export function inLine(text: string): string {
  const plain = text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .replace(/\.$/, '');
  // The dots also tell whoever takes secrets out that a part of one may stand before them.
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain;
}
