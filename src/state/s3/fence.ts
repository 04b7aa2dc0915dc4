/**
 * The mark of a hold, at the end of what is stored. An ETag tells contents apart, not writes: whoever takes a state over
 * and writes the same text again would leave the ETag as it is, and a holder that was paused before that could go on. So
 * each hold ends what it writes with blanks of its own, which no reader of JSON minds. They are taken off again when it
 * is read: texts go in and come out byte for byte.
 */
import { createHash } from 'node:crypto';

const BITS = 64;
const MARK = /\n[ \t]{64}\n$/;

/** An empty line end and a line of 64 blanks, out of a digest of the lock's id, which is never used twice. */
export function markOf(lockId: string): string {
  const digest = createHash('sha256').update(`hostform hold ${lockId}`).digest();
  const isSet = (at: number): boolean => (((digest[at >> 3] ?? 0) >> (at & 7)) & 1) === 1;
  const blanks = Array.from({ length: BITS }, (_, at) => (isSet(at) ? '\t' : ' '));
  return `\n${blanks.join('')}\n`;
}

/** What is stored for a text; the empty text stands for "nothing was ever saved". */
export function seal(body: string, lockId: string): string {
  return `${body}${markOf(lockId)}`;
}

/** The text without the mark; undefined when there is nothing but a mark. What has none is as somebody else put it. */
export function unseal(content: string): string | undefined {
  const body = content.replace(MARK, '');
  return body === '' && content !== '' ? undefined : body;
}

/**
 * True for what hostform may have written. Something else at that place is refused by whoever reads it, and nobody can
 * be paused over it, so it is left exactly as it is.
 */
export function isState(body: string): boolean {
  try {
    const document: unknown = JSON.parse(body);
    if (typeof document !== 'object' || document === null) return false;
    const { lineage, serial, pending } = document as { lineage?: unknown; serial?: unknown; pending?: unknown };
    return typeof lineage === 'string' && typeof serial === 'number' && Array.isArray(pending);
  } catch {
    return false;
  }
}

/** The serial of a state, for lists; -1 when it has none. */
export function serialOf(body: string): number {
  try {
    const { serial } = JSON.parse(body) as { serial?: unknown };
    return typeof serial === 'number' ? serial : -1;
  } catch {
    return -1;
  }
}
