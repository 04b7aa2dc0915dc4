/**
 * Values sealed one by one: AES-256-GCM under keys that are derived for one lineage and one use. The nonce comes from
 * the value itself and its place, so that what did not change keeps its text and two versions can be compared; it also
 * tells whoever reads both that nothing changed there. The place is authenticated: a value that was moved to another
 * address, field or state does not open.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, scryptSync, timingSafeEqual } from 'node:crypto';
import { canonicalJson, type Json } from '../../model/json.ts';
import type { SealKey } from './key.ts';

/** How the key is found again; stands in the clear. */
export interface SealHeader {
  readonly kdf: 'hkdf-sha256' | 'scrypt';
  /** Of the passphrase; absent for a random key. */
  readonly salt?: string;
  /** Names the key without telling anything of it. */
  readonly key: string;
}

/** Names and positions that lead to a value. Whoever opens it must name the same ones. */
export type SealPath = readonly (string | number)[];

export interface Sealing {
  readonly header: SealHeader;
  /** `enc:v1:` and base64. The same value at the same place is the same text. */
  readonly seal: (value: Json, path: SealPath) => string;
  /** Undefined for what was not sealed here, at this place, with this key, or was changed since. */
  readonly open: (sealed: Json, path: SealPath) => Json | undefined;
  /** Proves of a whole document that nobody without the key has written it. `sort` keeps kinds of documents apart. */
  readonly mac: (document: Json, sort: string) => string;
}

export interface SealingInput {
  /** 32 secret bytes (`rootOf`). */
  readonly root: Buffer;
  readonly kdf: SealHeader['kdf'];
  readonly salt: string | undefined;
  /** What the keys are for; values of a plan do not open in a state. */
  readonly use: 'state' | 'plan';
  readonly lineage: string;
}

const PREFIX = 'enc:v1:';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Lengths tell `true` from `false`; they are told in steps of this many bytes only. JSON ignores blanks at its end. */
const STEP = 16;
/** 128 MiB and some tenths of a second for each guess (RFC 7914; twice OWASP's least). */
const SCRYPT = { N: 2 ** 17, r: 8, p: 1, maxmem: 2 ** 28 };

/** The secret bytes of a key: its own, or what a passphrase and a salt come to. */
export function rootOf(key: SealKey, salt: string | undefined): Buffer {
  return key.kind === 'random' ? key.bytes : scryptSync(key.text, salt ?? '', 32, SCRYPT);
}

export function makeSealing({ root, kdf, salt, use, lineage }: SealingInput): Sealing {
  const derive = (name: string, scope: string): Buffer =>
    Buffer.from(hkdfSync('sha256', root, scope, `hostform seal v1 ${name}`, 32));
  const [valueKey, nonceKey, macKey] = ['value', 'nonce', 'mac'].map((name) => derive(`${use} ${name}`, lineage));
  if (!valueKey || !nonceKey || !macKey) throw new RangeError('three keys were derived');
  const known = new Map<string, string>();

  const encrypt = (text: string, place: Buffer): string => {
    const plain = Buffer.from(text.padEnd(text.length + padding(text)));
    const nonce = createHmac('sha256', nonceKey).update(place).update('\0').update(plain).digest();
    const cipher = createCipheriv('aes-256-gcm', valueKey, nonce.subarray(0, NONCE_BYTES)).setAAD(place);
    const sealed = Buffer.concat([nonce.subarray(0, NONCE_BYTES), cipher.update(plain), cipher.final()]);
    return PREFIX + Buffer.concat([sealed, cipher.getAuthTag()]).toString('base64');
  };
  return {
    header: { kdf, ...(salt !== undefined && { salt }), key: derive('id', '').toString('hex', 0, 8) },
    seal: (value, path) => {
      const place = placeOf(path);
      const text = canonicalJson(value);
      // A run writes the same values again and again.
      const id = `${place.toString()}\0${text}`;
      const sealed = known.get(id) ?? encrypt(text, place);
      known.set(id, sealed);
      return sealed;
    },
    open: (sealed, path) => decrypt(sealed, placeOf(path), valueKey),
    mac: (document, sort) =>
      `hmac-sha256:${createHmac('sha256', macKey).update(sort).update('\0').update(canonicalJson(document)).digest('hex')}`,
  };
}

/** Compares without telling by its time how far two texts agree. */
export function sameText(a: Json | undefined, b: string): boolean {
  if (typeof a !== 'string') return false;
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function decrypt(sealed: Json, place: Buffer, key: Buffer): Json | undefined {
  if (typeof sealed !== 'string' || !sealed.startsWith(PREFIX)) return undefined;
  const encoded = sealed.slice(PREFIX.length);
  const bytes = Buffer.from(encoded, 'base64');
  // One value has one text: base64 reads more spellings than it writes.
  if (bytes.length < NONCE_BYTES + TAG_BYTES || bytes.toString('base64') !== encoded) return undefined;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAAD(place).setAuthTag(bytes.subarray(-TAG_BYTES));
    const plain = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
    return JSON.parse(plain.toString());
  } catch {
    return undefined;
  }
}

function padding(text: string): number {
  return (STEP - (Buffer.byteLength(text) % STEP)) % STEP;
}

/** JSON, so that no two paths are spelled alike. */
function placeOf(path: SealPath): Buffer {
  return Buffer.from(JSON.stringify(path));
}
