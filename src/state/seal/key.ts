/** The key that values are sealed with, as people keep it: 32 random bytes, or a passphrase. */
import { HostformError } from '../../model/errors.ts';

export type SealKey =
  | { readonly kind: 'random'; readonly bytes: Buffer }
  | { readonly kind: 'passphrase'; readonly text: string };

/** Shorter ones are guessed, however slow a guess is. */
const SHORTEST_PASSPHRASE = 16;
const KEY_BYTES = 32;

/**
 * Reads a key: 64 hexadecimal digits, or base64 (either alphabet) of 32 bytes; whatever else has at least 16
 * characters is a passphrase. White space around it does not count. `source` names where it came from, for the error.
 * @throws HostformError STATE_KEY for one that is empty or too short. Its text is never in the message.
 */
export function readSealKey(given: string, source: string): SealKey {
  const text = given.trim();
  if (/^[0-9a-f]{64}$/i.test(text)) return { kind: 'random', bytes: Buffer.from(text, 'hex') };
  if (/^[\w+/-]{43}=?$/.test(text)) {
    const bytes = Buffer.from(text, 'base64');
    if (bytes.length === KEY_BYTES) return { kind: 'random', bytes };
  }
  // One passphrase can be typed as different characters; this makes them one.
  const passphrase = text.normalize('NFKC');
  if (Array.from(passphrase).length >= SHORTEST_PASSPHRASE) return { kind: 'passphrase', text: passphrase };
  throw new HostformError('STATE_KEY', 'The key of the state can not be used.', {
    detail:
      passphrase === ''
        ? `${source} is empty. An empty key is never taken for "not encrypted".`
        : `${source} is neither 32 bytes in base64 or hexadecimal digits nor a passphrase of at least ${SHORTEST_PASSPHRASE} characters.`,
    hint: 'openssl rand -base64 32',
  });
}
