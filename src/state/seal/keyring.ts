/** Which key a document is read with, and which one it is written with. */
import type { Random } from '../../model/clock.ts';
import { isRecord, type Json } from '../../model/json.ts';
import type { SealKey } from './key.ts';
import { missingKey, notSealed, unknownSealing, wrongKey } from './problems.ts';
import { makeSealing, rootOf, type SealHeader, type Sealing } from './sealing.ts';

/** What a document says of itself, and how to call it in an error. */
export interface SealedDocument {
  /** Its field `encryption`. */
  readonly header: Json | undefined;
  readonly lineage: string;
  /** For people: a path, or where a backend keeps it. */
  readonly place: string;
}

export type SealUse = 'state' | 'plan';

export interface Keyring {
  /** Looks at the keys, for a state that is not there to be read yet. @throws HostformError STATE_KEY, USAGE */
  check(): void;
  /** True when what is written is encrypted. */
  seals(): boolean;
  /**
   * What opens a document; undefined for one that is not encrypted and need not be.
   * @throws HostformError STATE_KEY for one that these keys can not or must not read, STATE_NEWER for a header of a
   * later format.
   */
  opening(document: SealedDocument, use: SealUse): Sealing | undefined;
  /** What a document is written with: as it was read, unless that was with another key. */
  writing(read: Sealing | undefined, lineage: string, use: SealUse): Sealing | undefined;
}

/** Keys that may be read with, and the one that is written with. `null`: not encrypted. */
export interface KeyChoice {
  readonly read: readonly (SealKey | null)[];
  readonly write: SealKey | null;
}

/** Without any key: what is encrypted is refused by name. */
export const NO_KEYS: Keyring = {
  check: () => undefined,
  seals: () => false,
  opening: (document, use) => openingOf([null], document, { use, make: maker() }),
  writing: () => undefined,
};

const SALT_LENGTH = 26;

/** `choose` is asked when the first document is read or written: whoever only unlocks a state needs no key. */
export function makeKeyring(choose: () => KeyChoice, random: Random): Keyring {
  let choice: KeyChoice | undefined;
  const keys = (): KeyChoice => (choice ??= choose());
  const make = maker();
  return {
    check: () => void keys(),
    seals: () => keys().write !== null,
    opening: (document, use) => openingOf(keys().read, document, { use, make }),
    writing: (read, lineage, use) => {
      const { write: key } = keys();
      if (key === null) return undefined;
      const kept = read && make({ key, salt: read.header.salt, use, lineage });
      if (kept && sameHeader(kept.header, read.header)) return kept;
      return make({ key, salt: key.kind === 'random' ? undefined : random.token(SALT_LENGTH), use, lineage });
    },
  };
}

interface Making {
  readonly use: SealUse;
  readonly make: Make;
}

type Make = (input: {
  readonly key: SealKey;
  readonly salt: string | undefined;
  readonly use: SealUse;
  readonly lineage: string;
}) => Sealing;

/** A passphrase takes its time, and a run asks several times. */
function maker(): Make {
  const roots = new Map<SealKey, Map<string, Buffer>>();
  return ({ key, salt, use, lineage }) => {
    const known = roots.get(key) ?? new Map<string, Buffer>();
    const root = known.get(salt ?? '') ?? rootOf(key, salt);
    roots.set(key, known.set(salt ?? '', root));
    return makeSealing({ root, kdf: kdfOf(key), salt, use, lineage });
  };
}

function kdfOf({ kind }: SealKey): SealHeader['kdf'] {
  return kind === 'random' ? 'hkdf-sha256' : 'scrypt';
}

function openingOf(
  keys: KeyChoice['read'],
  { header, lineage, place }: SealedDocument,
  { use, make }: Making,
): Sealing | undefined {
  if (header === undefined) {
    if (keys.includes(null)) return undefined;
    throw notSealed(use, place);
  }
  const read = readHeader(header);
  if (read === undefined) throw unknownSealing(use, place);
  const candidates = keys.filter((key) => key !== null);
  for (const key of candidates.filter((each) => kdfOf(each) === read.kdf)) {
    const sealing = make({ key, salt: read.salt, use, lineage });
    if (sealing.header.key === read.key) return sealing;
  }
  throw candidates.length === 0 ? missingKey(use, place) : wrongKey(use, place);
}

/** As it is written into a document. */
export function headerJson({ kdf, salt, key }: SealHeader): Json {
  return { version: 1, kdf, ...(salt !== undefined && { salt }), key };
}

function readHeader(header: Json): SealHeader | undefined {
  if (!isRecord(header) || header['version'] !== 1) return undefined;
  const { kdf, salt, key } = header;
  if (typeof key !== 'string') return undefined;
  if (kdf === 'hkdf-sha256' && salt === undefined) return { kdf, key };
  return kdf === 'scrypt' && typeof salt === 'string' && salt.length >= SALT_LENGTH ? { kdf, salt, key } : undefined;
}

function sameHeader(a: SealHeader, b: SealHeader): boolean {
  return a.kdf === b.kdf && a.salt === b.salt && a.key === b.key;
}
