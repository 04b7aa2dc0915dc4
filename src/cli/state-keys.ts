/** Where the key of the state comes from: the manifest (or a saved plan), else the environment. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { HostformError } from '../model/errors.ts';
import type { StateEncryption } from '../model/state-place.ts';
import { readSealKey, type SealKey } from '../state/seal/key.ts';
import { type Keyring, makeKeyring } from '../state/seal/keyring.ts';
import type { Context } from './context.ts';

/** One key, wherever it lies. */
export interface KeySource {
  /** For errors: `state.encryption.key`, `HOSTFORM_STATE_KEY`. */
  readonly name: string;
  readonly text?: string;
  readonly file?: string;
}

type KeyContext = Pick<Context, 'env' | 'cwd' | 'output' | 'world'>;

/** The keys of a run: one for reading and writing, or none. What is wrong with it is said when it is needed. */
export function stateKeys(context: KeyContext, encryption: StateEncryption | undefined): Keyring {
  const source = (): KeySource | undefined => keySource(context, encryption);
  return makeKeyring(() => {
    const from = source();
    const key = from ? loadKey(context, from) : null;
    return { read: [key], write: key };
  }, context.world.random);
}

/** What a manifest says wins over the environment. @throws HostformError USAGE when the environment says two things. */
export function keySource(context: KeyContext, encryption: StateEncryption | undefined): KeySource | undefined {
  const { key, keyFile } = encryption ?? {};
  if (key) return { name: 'state.encryption.key', text: key.value };
  if (keyFile !== undefined) return { name: 'state.encryption.key_file', file: keyFile };
  return keyInEnvironment(context, ['HOSTFORM_STATE_KEY', 'HOSTFORM_STATE_KEY_FILE']);
}

/** A variable that is set and empty counts: a pipeline whose secret is missing must not write in the clear. */
export function keyInEnvironment(
  { env, cwd }: Pick<KeyContext, 'env' | 'cwd'>,
  [direct, byFile]: readonly [string, string],
): KeySource | undefined {
  const [text, file] = [env[direct], env[byFile]];
  if (text !== undefined && file !== undefined) {
    throw new HostformError('USAGE', 'The key of the state is given twice', {
      detail: `${direct} and ${byFile} are both set.`,
      hint: 'set one of them',
    });
  }
  if (text !== undefined) return { name: direct, text };
  if (file === undefined) return undefined;
  return file === '' ? { name: byFile, text: '' } : { name: byFile, file: resolve(cwd, file) };
}

/** Reads it; from then on it is never shown. @throws HostformError STATE_KEY for one that can not be read or used. */
export function loadKey({ output }: Pick<KeyContext, 'output'>, { name, text, file }: KeySource): SealKey {
  const given = text ?? fileText(name, file ?? '');
  if (given.trim() !== '') output.addSecret(given.trim());
  return readSealKey(given, file === undefined ? name : `${name} (${file})`);
}

function fileText(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new HostformError('STATE_KEY', 'The key of the state can not be read.', {
      detail: `${name}: ${cause instanceof Error ? cause.message : String(cause)}.`,
      cause,
    });
  }
}
