/** `order_marker`: a server is ordered under a name that no other one has, and gets its own after (purchase.md). */
import { createHash } from 'node:crypto';

const LONGEST_NAME = 100;
const MARK = /-h[a-z2-7]{8}$/;
const MARK_LENGTH = 10;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';

/** The name with a mark that follows from `seed`. */
export function markedName(name: string, seed: string): string {
  return `${name.slice(0, LONGEST_NAME - MARK_LENGTH)}-h${base32(createHash('sha256').update(seed).digest())}`;
}

/**
 * What a name is compared by. A server that still carries its mark takes the name that it was ordered for: when somebody
 * else has paid our line, another one must not be bought beside it.
 */
export function nameKey(name: string, orderMarker: boolean): string {
  return orderMarker ? name.replace(MARK, '').slice(0, LONGEST_NAME - MARK_LENGTH) : name;
}

/** Eight letters of lower-case base32 (40 bits). */
function base32(bytes: Uint8Array): string {
  return Array.from(bytes.slice(0, 8), (byte) => LETTERS[byte % LETTERS.length]).join('');
}
