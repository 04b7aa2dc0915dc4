/** What a store says no with, in words: what is wrong, and what mends it. */
import { type Effect, HostformError } from '../../model/errors.ts';
import type { S3Answer } from './client.ts';
import { textOf } from './xml.ts';

/** There is no answer, or none that is complete. */
export function noAnswer(location: string, cause: unknown, effect: Effect): HostformError {
  const { message, code } = cause instanceof Error ? (cause as Error & { code?: unknown }) : { message: '', code: '' };
  const timedOut = cause instanceof Error && cause.name === 'TimeoutError';
  const because = timedOut ? 'no answer in time' : message || String(code || cause);
  return new HostformError('STATE_UNREACHABLE', 'The state can not be reached.', {
    detail: `${location}: ${because}.`,
    effect,
    cause,
  });
}

/** The error word of the store: `NoSuchKey`. Undefined for an answer that is not the store's own. */
export function wordOf({ text }: S3Answer): string | undefined {
  return /<Error[\s>]/.test(text) ? textOf(text, 'Code') : undefined;
}

/** True for "there is no such object", said by the store itself: a proxy's own 404 says nothing about a state. */
export function isAbsent(answer: S3Answer): boolean {
  return answer.status === 404 && wordOf(answer) === 'NoSuchKey';
}

/** An answer that is neither the yes nor the no that was asked for. `doing` completes "can not be". */
export function refusal(location: string, answer: S3Answer, doing: 'read' | 'written' | 'locked' | 'unlocked') {
  const word = wordOf(answer);
  const passing = isPassing(answer, word);
  const requestId = answer.headers['x-amz-request-id'];
  const said =
    word === undefined ? `an answer ${answer.status} that is not the store's own` : `${answer.status} ${word}`;
  const why = reasonFor(answer, word);
  return new HostformError('STATE_UNREACHABLE', `The state can not be ${doing}.`, {
    detail: `${location}: ${said}.${why === undefined ? '' : ` ${why}`}`,
    effect: passing ? 'unclear' : 'refused',
    vendor: {
      status: answer.status,
      ...(word !== undefined && { code: word }),
      ...(requestId !== undefined && { requestId }),
    },
  });
}

/** What may be otherwise a moment later; 409 is two writers at once, and which of them was first is read back. */
function isPassing({ status }: S3Answer, word: string | undefined): boolean {
  if (word === 'RequestTimeout' || word === 'RequestTimeTooSkewed') return word === 'RequestTimeout';
  if (status === 501) return false;
  // A proxy that answers in the store's place, or nonsense with a good status: it may have happened.
  if (status < 300) return true;
  return status >= 500 || status === 408 || status === 409 || status === 425 || status === 429;
}

const REASONS: { readonly [word: string]: string } = {
  NoSuchBucket: 'There is no such bucket: create it first, hostform never does.',
  InvalidAccessKeyId: 'The store does not know this AWS_ACCESS_KEY_ID.',
  SignatureDoesNotMatch: 'The secret key is another one, or the region (state.region, AWS_REGION) is wrong.',
  AuthorizationHeaderMalformed: 'The region (state.region, AWS_REGION) is wrong.',
  ExpiredToken: 'The session is over: get new keys.',
  InvalidToken: 'AWS_SESSION_TOKEN does not belong to these keys.',
  RequestTimeTooSkewed: 'The clock of this machine is wrong.',
  EntityTooLarge: 'The store takes no object of this size.',
  QuotaExceeded: 'The bucket is full.',
  AccessDenied:
    'The keys need s3:GetObject, s3:PutObject and s3:DeleteObject on the object and its lock, and s3:ListBucket on the bucket: without that one, S3 says the same of an object that does not exist.',
};

function reasonFor({ status, headers }: S3Answer, word: string | undefined): string | undefined {
  const region = headers['x-amz-bucket-region'];
  if (status >= 300 && status < 400) {
    return `Redirects are not followed. Name the bucket's own region${region === undefined ? '' : `, ${region},`} or endpoint.`;
  }
  if (word !== undefined && Object.hasOwn(REASONS, word)) return REASONS[word];
  if (status === 401 || status === 403) return REASONS['AccessDenied'];
  if (status === 409) return 'Somebody else wrote at the same moment.';
  return undefined;
}

/** The store would let two runs in at once. Nothing was bought, and nothing of the state was touched. */
export function unsafe(location: string, because: string, hint?: string): HostformError {
  return new HostformError('STATE_UNWRITABLE', 'This store is not safe for a state.', {
    detail: `${location}: ${because}. Two runs at once could not be told apart there, and each might pay. Nothing was bought, and the state was not touched. Use a store that keeps If-None-Match and If-Match on PUT, or another backend (docs/state.md).`,
    ...(hint !== undefined && { hint }),
  });
}
