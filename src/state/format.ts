import { HostformError } from '../model/errors.ts';
import type { Attributes, Json } from '../model/json.ts';
import { isRecord } from '../model/json.ts';
import type { StateFile } from '../model/state.ts';
import { checkState } from './check.ts';
import { FIRST_WITH_CHECKSUM, verifyChecksum, verifyKeyedChecksum, withChecksum } from './checksum.ts';
import { readJson } from './json-read.ts';
import { locateValue } from './json-scan.ts';
import { damagedState } from './problems.ts';
import { STATE_MASK, treatSealed } from './seal/fields.ts';
import { headerJson, type Keyring, NO_KEYS } from './seal/keyring.ts';
import type { Sealing } from './seal/sealing.ts';
import { formatShapePath, misshapen, shapeFault } from './shape.ts';

/** The version this program writes. It reads every older one. */
export const CURRENT_VERSION = 2;

/** Turns a document of one version into the next one. Versions that were once written are never dropped from here. */
type Upgrade = (older: Attributes) => Attributes;
const UPGRADES: ReadonlyMap<number, Upgrade> = new Map([
  // Version 2 has a checksum, and nothing else that version 1 had not.
  [1, (older) => ({ ...older, version: 2 })],
]);

/** Which file a text came from, and the copy it can be restored from (null: there is none). */
export interface StateOrigin {
  readonly path: string;
  readonly backup: string | null;
  /** It came from a backend: earlier versions are there, not beside it. */
  readonly remote?: boolean;
}

/** A state that holds nothing yet and was never written. */
export function emptyState(lineage: string): StateFile {
  return { version: CURRENT_VERSION, serial: 0, lineage, accounts: {}, resources: [], pending: [], plans: [] };
}

/**
 * JSON with sorted keys, one attribute per line, a newline at the end: the same state is the same text, byte for byte,
 * sealed as well.
 */
export function serializeState(state: StateFile, sealing?: Sealing): string {
  const sorted = { ...state, resources: byAddress(state.resources), pending: byAddress(state.pending) };
  // A StateFile is made of plain data only, which its interfaces can not say for want of index signatures.
  const document = sorted as unknown as Attributes;
  if (!sealing) return withChecksum(document);
  const sealed = treatSealed(document, STATE_MASK, sealing.seal);
  return withChecksum({ ...(isRecord(sealed) ? sealed : {}), encryption: headerJson(sealing.header) }, sealing);
}

/** The version that a sound text was written in; 0 for one that is none. */
export function versionOf(text: string): number {
  return numberIn(text, 'version') ?? 0;
}

/** True for a text whose values are encrypted. */
export function isSealed(text: string): boolean {
  const reading = readJson(text);
  return 'value' in reading && isRecord(reading.value) && reading.value['encryption'] !== undefined;
}

/** The serial of a text, whoever can read the rest of it; undefined for one that is no state. */
export function serialOf(text: string): number | undefined {
  return numberIn(text, 'serial');
}

function numberIn(text: string, field: 'version' | 'serial'): number | undefined {
  const reading = readJson(text);
  const value = 'value' in reading && isRecord(reading.value) ? reading.value[field] : undefined;
  return typeof value === 'number' ? value : undefined;
}

/**
 * Reads a state file. Fields it does not know are left out; everything else must be exactly as promised.
 * @throws HostformError STATE_DAMAGED with the line, the reason and the command that restores the version before;
 * STATE_NEWER when a later hostform wrote it.
 */
export function parseState(text: string, path: string, backup: string | null = `${path}.backup`): StateFile {
  return parseStateOf(text, { path, backup });
}

/** The same, wherever the text came from. */
export function parseStateOf(text: string, origin: StateOrigin): StateFile {
  return unsealState(text, origin, NO_KEYS).state;
}

/** A state, and what opened it; undefined: it was in the clear. */
export interface UnsealedState {
  readonly state: StateFile;
  readonly sealing: Sealing | undefined;
}

/**
 * The same of a state that may be encrypted.
 * @throws HostformError STATE_KEY besides, for one that `keys` can not or must not open.
 */
export function unsealState(text: string, origin: StateOrigin, keys: Keyring): UnsealedState {
  const written = parseDocument(text, origin);
  const document = upgrade(written, text, origin);
  const { encryption: header, lineage } = document;
  const named = { header, lineage: typeof lineage === 'string' ? lineage : '', place: origin.path };
  const sealing = keys.opening(named, 'state');
  try {
    const state = checkState(sealing ? openValues(document, sealing) : document, []);
    // After the shape, whose faults have a better place, and long after the version.
    if (sealing) verifyKeyedChecksum(written, sealing, { text, origin });
    else if (Number(written['version']) >= FIRST_WITH_CHECKSUM) verifyChecksum(written, text, origin);
    return {
      state: { ...state, resources: byAddress(state.resources), pending: byAddress(state.pending) },
      sealing,
    };
  } catch (error) {
    const fault = shapeFault(error);
    if (fault === undefined) throw error;
    throw damagedState(origin, `${formatShapePath(fault.path)} ${fault.because}`, {
      text,
      offset: locateValue(text, fault.path),
    });
  }
}

function openValues(document: Attributes, sealing: Sealing): Json {
  return treatSealed(document, STATE_MASK, (value, path, at) => {
    return sealing.open(value, path) ?? misshapen(at, 'was not sealed here: it was changed, or moved from elsewhere');
  });
}

function parseDocument(text: string, origin: StateOrigin): Attributes {
  if (text.length === 0) throw damagedState(origin, 'it is empty');
  const nul = text.indexOf('\0');
  if (nul >= 0)
    throw damagedState(origin, 'it holds NUL bytes: the disk lost what was written there', { text, offset: nul });
  if (text.startsWith('\uFEFF'))
    throw damagedState(origin, 'it begins with a byte order mark, which hostform never writes');
  const reading = readJson(text);
  if ('fault' in reading) throw damagedState(origin, reading.fault.because, { text, offset: reading.fault.offset });
  if (!isRecord(reading.value)) throw damagedState(origin, 'it holds no object');
  return reading.value;
}

function upgrade(document: Attributes, text: string, origin: StateOrigin): Attributes {
  const { version } = document;
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 1) {
    throw damagedState(origin, 'version should be a whole number from 1 up', {
      text,
      offset: locateValue(text, ['version']),
    });
  }
  if (version > CURRENT_VERSION) throw newerState(version, origin);
  let current = document;
  for (let at = version; at < CURRENT_VERSION; at += 1) {
    const step = UPGRADES.get(at);
    if (step === undefined) throw new HostformError('INTERNAL', `there is no way from state version ${at} to the next`);
    current = step(current);
  }
  return current;
}

function newerState(version: number, { path }: StateOrigin): HostformError {
  return new HostformError('STATE_NEWER', 'The state file was written by a newer hostform.', {
    detail: `${path} has format version ${version}; this hostform knows versions up to ${CURRENT_VERSION}. Nothing was changed.`,
    hint: 'Use the hostform that wrote it, or a later one.',
  });
}

function byAddress<T extends { readonly address: string }>(list: readonly T[]): readonly T[] {
  const sorted = list.every((item, i) => i === 0 || (list[i - 1]?.address ?? '') <= item.address);
  return sorted ? list : list.toSorted((a, b) => (a.address < b.address ? -1 : 1));
}
