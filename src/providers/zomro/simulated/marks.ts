/** Ids that look random and are not: the same seed and the same parts give the same mark. */
import { createHash } from 'node:crypto';

/** `length` lower-case hex digits (at most 64). */
export function hexMark(length: number, ...parts: readonly (string | number)[]): string {
  return createHash('sha256').update(parts.join('\u0000')).digest('hex').slice(0, length);
}

/** A version 4 UUID by its looks. */
export function uuidMark(...parts: readonly (string | number)[]): string {
  const hex = hexMark(32, ...parts);
  const variant = '89ab'[Number.parseInt(hex[16] ?? '0', 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}
