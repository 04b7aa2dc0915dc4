/** The place where the state of a run lives. */
import { resolve } from 'node:path';
import { mentionsState } from '../manifest/mentions-state.ts';
import type { Attributes } from '../model/json.ts';
import type { StatePlace } from '../model/state-place.ts';
import { localHost } from '../state/host.ts';
import { statePaths } from '../state/paths.ts';
import type { Keyring } from '../state/seal/keyring.ts';
import type { StateStore } from '../state/state-store.ts';
import type { Context } from './context.ts';
import { stateKeys } from './state-keys.ts';

/**
 * Where the state lives: a saved plan's own place, `--sandbox`, `--state`, the manifest's block `state`, else a file
 * beside the manifest. Nothing else of the manifest is looked at. Paths are absolute.
 * @throws Problems about the block `state`.
 */
export async function findPlace(context: Whereabouts): Promise<StatePlace> {
  const { place, globals, statePath } = context;
  if (place) return place;
  const declared = globals.sandbox || globals.state !== undefined ? undefined : await placeIn(context);
  return declared ?? localPlace(statePath);
}

/** As much of a context as tells where its state lives. */
export type Whereabouts = Pick<Context, 'manifestPath' | 'home' | 'cwd' | 'env' | 'statePath' | 'place' | 'globals'>;

/** A state in this file. */
export function localPlace(path: string): StatePlace {
  return { backend: 'local', settings: { path }, secrets: {} };
}

/** The file of a local state. */
export function pathOf({ path }: Attributes): string {
  return typeof path === 'string' ? path : '';
}

/** What the block `state` of a manifest says; undefined where there is none. @throws Problems about it */
export async function placeIn(
  context: Pick<Context, 'manifestPath' | 'home' | 'cwd' | 'env' | 'statePath'>,
): Promise<StatePlace | undefined> {
  const { manifestPath, cwd, env } = context;
  if (!mentionsState(manifestPath)) return undefined;
  const { findState } = await import('../manifest/find-state.ts');
  const validate = async () => (await import('../generated/validate-manifest.js')).validateManifest;
  const place = await findState({ path: manifestPath, cwd, env, validate });
  return place && absolute(context, place);
}

/** A manifest's paths are relative to its folder, so that they mean the same from every other one. */
function absolute({ home, statePath }: Pick<Context, 'home' | 'statePath'>, place: StatePlace): StatePlace {
  const { encryption, settings, backend } = place;
  const keyFile = encryption?.keyFile;
  const given = pathOf(settings);
  const path = given === '' ? statePath : resolve(home, given);
  return {
    ...place,
    ...(backend === 'local' && { settings: { path } }),
    ...(encryption && {
      encryption: { ...encryption, ...(keyFile !== undefined && { keyFile: resolve(home, keyFile) }) },
    }),
  };
}

/** Opens the place of this run, or another one; with its own keys, or others. The caller closes it. @throws HostformError STATE_UNREACHABLE, CREDENTIALS */
export async function openStore(context: Context, given?: StatePlace, others?: Keyring): Promise<StateStore> {
  const place = given ?? (await findPlace(context));
  const { world, output, env } = context;
  const { clock, random } = world;
  const machine = { host: localHost(), clock, random, keys: others ?? stateKeys(context, place.encryption) };
  if (place.backend === 'local') {
    const { makeLocalStore } = await import('../state/local-store.ts');
    return makeLocalStore({ ...machine, paths: statePaths(pathOf(place.settings)) });
  }
  const [{ openBackend }, { makeRemoteStore }] = await Promise.all([
    import('../state/open-backend.ts'),
    import('../state/remote-store.ts'),
  ]);
  const tools = { clock, random, addSecret: output.addSecret };
  return makeRemoteStore({ ...machine, backend: await openBackend({ place, env, tools, table: world.backends }) });
}

/** Works with the store of this run, and closes it however that ends. */
export async function withStore<T>(context: Context, work: (store: StateStore) => Promise<T>): Promise<T> {
  const store = await openStore(context);
  try {
    return await work(store);
  } finally {
    // Whatever came of the work counts; a connection that does not close is the other side's to forget.
    await store.close().catch(() => undefined);
  }
}
