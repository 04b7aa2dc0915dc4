/** A digest inside the document, so that a flipped bit is found when it is read and not when something is bought on it. */
import { createHash } from 'node:crypto';
import type { Attributes, Json } from '../model/json.ts';
import { canonicalJson, sortedKeys } from '../model/json.ts';
import type { StateOrigin } from './format.ts';
import { locateValue } from './json-scan.ts';
import { damagedState } from './problems.ts';
import { type Sealing, sameText } from './seal/sealing.ts';

/** The version of the format that brought it. */
export const FIRST_WITH_CHECKSUM = 2;

/** The text of a document with its checksum in it: keys sorted, one attribute per line, a newline at the end. */
export function withChecksum(document: Attributes, sealing?: Sealing): string {
  const sealed = { ...document, checksum: sealing ? sealing.mac(covered(document), MAC) : checksumOf(document) };
  return `${JSON.stringify(sortedKeys(sealed), null, 2)}\n`;
}

/**
 * Over the values, in one spelling: blanks, line ends and the order of keys do not matter. Whoever edits a state by hand
 * on purpose says so with `null`; the next save writes a checksum again.
 * @throws HostformError STATE_DAMAGED
 */
export function verifyChecksum(document: Attributes, text: string, origin: StateOrigin): void {
  const { checksum } = document;
  if (checksum === null || checksum === checksumOf(document)) return;
  const because = checksum === undefined ? 'checksum is missing' : 'its checksum does not match what it holds';
  const spot = { text, offset: locateValue(text, ['checksum']) };
  throw damagedState(origin, because, spot, 'If you edited it by hand and mean it, write "checksum": null.');
}

/**
 * Of an encrypted state only its key makes one, so that what stands in the clear is as safe as the rest. Nothing is
 * taken on trust then, `null` included. @throws HostformError STATE_DAMAGED
 */
export function verifyKeyedChecksum(
  document: Attributes,
  sealing: Sealing,
  { text, origin }: { readonly text: string; readonly origin: StateOrigin },
): void {
  if (sameText(document['checksum'], sealing.mac(covered(document), MAC))) return;
  const because = 'its checksum was not made with its key: something that stands in the clear was changed';
  const unless = 'To edit an encrypted state, decrypt it with "hostform state rekey --decrypt" first.';
  throw damagedState(origin, because, { text, offset: locateValue(text, ['checksum']) }, unless);
}

const MAC = 'state';

function checksumOf(document: Attributes): string {
  return `sha256:${createHash('sha256')
    .update(canonicalJson(covered(document)))
    .digest('hex')}`;
}

function covered(document: Attributes): Attributes {
  const fields: { [field: string]: Json } = { ...document };
  delete fields['checksum'];
  return fields;
}
