/** What is wrong with a key. No message holds one. */
import { HostformError } from '../../model/errors.ts';
import type { SealUse } from './keyring.ts';

const NOTHING = 'Nothing was changed.';

/** It is encrypted, and there is no key. */
export function missingKey(what: SealUse, place: string): HostformError {
  return new HostformError('STATE_KEY', `The ${what} is encrypted, and no key is given.`, {
    detail: `${place} can be read only with its key. ${NOTHING}`,
    hint: 'set HOSTFORM_STATE_KEY or HOSTFORM_STATE_KEY_FILE, or state.encryption in the manifest',
  });
}

/** It is encrypted, and not with this key. */
export function wrongKey(what: SealUse, place: string): HostformError {
  const after = what === 'plan' ? ' A plan that was saved before the key was changed can not be applied.' : '';
  return new HostformError('STATE_KEY', `The ${what} is encrypted with another key.`, {
    detail: `The key that is given does not open ${place}.${after} ${NOTHING}`,
    hint: what === 'plan' ? 'make a new plan: hostform plan --out FILE' : 'give the key that it was written with',
  });
}

/** A key is given, so nothing in the clear is believed: whoever could write it did not have the key. */
export function notSealed(what: SealUse, place: string): HostformError {
  return new HostformError('STATE_KEY', `A key is given, and the ${what} is not encrypted.`, {
    detail: `${place} is in the clear, so anybody may have written it. ${NOTHING}`,
    hint: what === 'plan' ? 'make a new plan: hostform plan --out FILE' : 'hostform state rekey, to encrypt it',
  });
}

/** Its header is none of ours. */
export function unknownSealing(what: SealUse, place: string): HostformError {
  return new HostformError('STATE_NEWER', `The ${what} is encrypted in a way that this hostform does not know.`, {
    detail: `${place}: the field "encryption" is damaged, or of a later version. ${NOTHING}`,
    hint: 'use the hostform that wrote it, or a later one',
  });
}
