/** Where the state lies that a saved plan was made for. */
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { fillVariables } from '../manifest/yaml/interpolate.ts';
import { HostformError } from '../model/errors.ts';
import { type Attributes, isRecord, type Json } from '../model/json.ts';
import type { Secret } from '../model/resource.ts';
import { BACKENDS, type StateEncryption, type StatePlace } from '../model/state-place.ts';
import type { Context } from './context.ts';
import { findPlace, localPlace, pathOf } from './open-store.ts';

/**
 * Where the state lies, as a plan carries it. Files are named relative to the plan file's own folder, so that they mean
 * the same from whichever folder the plan is applied, and a checkout that moves with its plan finds its own. Of secrets
 * only the names of their variables are written.
 */
export async function storedPlace(context: Context, out: string): Promise<Json> {
  const { cwd, statePath, globals } = context;
  const home = dirname(resolve(cwd, out));
  if (globals.sandbox) return `sandbox:${relative(home, statePath)}`;
  if (globals.state !== undefined && isAbsolute(globals.state)) return statePath;
  const { backend, settings, secrets, encryption } = await findPlace(context);
  const path = relative(home, pathOf(settings));
  if (backend === 'local' && !encryption) return path;
  const templates = Object.entries(secrets).map(([field, { template }]) => [field, template ?? '']);
  return {
    backend,
    settings: backend === 'local' ? { path } : settings,
    secrets: Object.fromEntries(templates),
    ...(encryption && {
      encryption: {
        ...(encryption.key && { key: encryption.key.template ?? '' }),
        ...(encryption.keyFile !== undefined && { key_file: relative(home, encryption.keyFile) }),
      },
    }),
  };
}

/**
 * The place of the state that a plan was made for. Flags that say otherwise are refused: a plan carries its own settings.
 * @throws HostformError USAGE; VARIABLE_UNSET when a variable of its settings has no value any more.
 */
export function planPlace(context: Context, planFile: string, stored: Json | undefined): StatePlace {
  const sandboxed = typeof stored === 'string' && stored.startsWith('sandbox:');
  if (sandboxed !== context.globals.sandbox) {
    throw new HostformError('USAGE', 'The plan belongs to another world', {
      detail: sandboxed ? 'It was made with --sandbox.' : 'It was made without --sandbox.',
      hint: sandboxed ? 'apply it with --sandbox' : 'apply it without --sandbox',
    });
  }
  const place = readPlace(context, dirname(resolve(context.cwd, planFile)), stored ?? '');
  const same = place.backend === 'local' && pathOf(place.settings) === context.statePath;
  if (context.globals.state !== undefined && !sandboxed && !same) {
    const where = place.backend === 'local' ? pathOf(place.settings) : `a state in ${place.backend}`;
    throw new HostformError('USAGE', 'A saved plan carries its own state location', {
      detail: `The plan was made for ${where}, and --state says ${context.statePath}.`,
    });
  }
  return place;
}

/** The digest of a plan covers this, and still nothing of it is taken for granted. */
function readPlace({ env }: Context, home: string, stored: Json): StatePlace {
  if (typeof stored === 'string') return localPlace(resolve(home, stored.replace(/^sandbox:/, '')));
  const { backend: name, settings, secrets }: Attributes = isRecord(stored) ? stored : {};
  const backend = BACKENDS.find((each) => each === name);
  if (!backend || !isRecord(settings) || !isRecord(secrets)) throw unclear();
  const encryption = storedEncryption(env, home, stored);
  return {
    backend,
    settings: backend === 'local' ? { path: resolve(home, textOf(settings['path'])) } : settings,
    secrets: Object.fromEntries(Object.entries(secrets).map(([field, template]) => [field, filled(env, template)])),
    ...(encryption && { encryption }),
  };
}

/** Where the key lies that a plan is encrypted with, as its field `state` says; undefined: it says nothing. */
export function planEncryption(
  { cwd, env }: Context,
  planFile: string,
  stored: Json | undefined,
): StateEncryption | undefined {
  return storedEncryption(env, dirname(resolve(cwd, planFile)), stored);
}

function storedEncryption(env: Context['env'], home: string, stored: Json | undefined): StateEncryption | undefined {
  const encryption = isRecord(stored) ? stored['encryption'] : undefined;
  if (!isRecord(encryption)) return undefined;
  const { key, key_file: keyFile } = encryption;
  return {
    ...(key !== undefined && { key: filled(env, key) }),
    ...(keyFile !== undefined && { keyFile: resolve(home, textOf(keyFile)) }),
  };
}

function filled(env: Context['env'], template: Json): Secret {
  const text = textOf(template);
  return { value: fillVariables(text, env), template: text };
}

function textOf(value: Json | undefined): string {
  if (typeof value === 'string') return value;
  throw unclear();
}

function unclear(): HostformError {
  return new HostformError('PLAN_EDITED', 'The plan file can not be used', {
    detail: 'It does not say where its state lives.',
    hint: 'make a new plan: hostform plan --out FILE',
  });
}
