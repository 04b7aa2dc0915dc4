/**
 * A conditional write over a protocol that has none. What stands there is read and compared before; the lock's id goes
 * along, for the server to hold against its lock; a strong ETag goes along as `If-Match`, and
 * `If-None-Match: *` where nothing stands yet; GitLab takes each serial once;
 * and what stands there is read again after. docs/state.md says how much of this holds at which server.
 */
import { HostformError } from '../../model/errors.ts';
import type { WriteCondition } from '../backend.ts';
import type { Lock } from '../lock-file.ts';
import { fenced } from '../problems.ts';
import { isSuccess, refusedBy } from './answers.ts';
import { afterSending, type HttpCalls, isTaken, type Sighting, versionOf } from './calls.ts';
import type { HttpAnswer } from './exchange.ts';

export interface FencedWrite {
  readonly body: string;
  readonly condition: WriteCondition;
  /** The lock that the condition names, as it was asked for. */
  readonly lock: Lock;
}

/** Resolves to the version of what is stored now. @throws HostformError as `StateBackend.write` does. */
export async function writeFenced(calls: HttpCalls, write: FencedWrite): Promise<string> {
  const { body, condition } = write;
  // GitLab answers 204 to an empty body and stores nothing (reliability.md §5.1).
  if (body === '') throw new HostformError('INTERNAL', 'An empty state would be written.');
  const { location } = calls.target;
  const before = await calls.get();
  if (versionAt(before) !== condition.expected) throw fenced(location, 'somebody else wrote it');
  const answer = await calls.put(body, condition.lockId, ifUnchanged(before));
  if (isTaken(answer)) throw fenced(location, 'its lock is another one now, or none');
  if (answer.status === 412) throw fenced(location, 'somebody else wrote it at the same time');
  // 422: GitLab has this serial already, perhaps from us. 500: its word for a lock that does not match.
  if (isSuccess(answer) || answer.status === 422 || answer.status === 500) return settle(calls, write, answer);
  throw refusal(calls, answer);
}

function versionAt({ stored }: Sighting): string | null {
  return stored?.version ?? null;
}

/** The first write may arrive late as well, when what we wrote after it stands there already. */
function ifUnchanged({ etag, stored }: Sighting): { readonly [header: string]: string } {
  if (stored === undefined) return { 'if-none-match': '*' };
  return etag === undefined ? {} : { 'if-match': etag };
}

/** An answer proves nothing by itself: what stands there now does. */
async function settle(calls: HttpCalls, { body, condition, lock }: FencedWrite, answer: HttpAnswer): Promise<string> {
  const { location } = calls.target;
  const now = versionAt(await afterSending(calls.get()));
  if (now === versionOf(body)) return now;
  if (now !== condition.expected) throw fenced(location, 'somebody else wrote it at the same time');
  if (isSuccess(answer)) {
    throw new HostformError('STATE_UNREACHABLE', 'The state can not be written.', {
      effect: 'unclear',
      detail: `${location}: the write was answered with ${answer.status}, and what was there before still is.`,
    });
  }
  if (answer.status === 500) await confirmLock(calls, lock);
  throw refusal(calls, answer);
}

function refusal({ target }: HttpCalls, answer: HttpAnswer): HostformError {
  return refusedBy({ target, doing: 'write', ask: target.update, answer });
}

/**
 * GitLab has no answer of its own for a write under a lock that is gone or another one's, so that it arrives as an
 * error of the server (reliability.md §5.1). Asking for our own lock again tells: a lock that stands is described. One
 * that we get was gone, and goes back at once: somebody removed it to stop us.
 */
async function confirmLock(calls: HttpCalls, lock: Lock): Promise<void> {
  const told = await calls.lock(lock).catch(() => undefined);
  // Without an answer that names somebody, the first error is all there is to say.
  if (told?.sight.state !== 'held' || (told.sight.lock.id === lock.id && !told.granted)) return;
  if (told.granted) await calls.unlock(lock).catch(() => false);
  throw fenced(
    calls.target.location,
    told.granted ? 'its lock was removed' : `lock ${told.sight.lock.id} holds it now`,
  );
}
