/** The manifest of a run, checked against the kinds that the providers offer. */
import { existsSync } from 'node:fs';
import type { Manifest } from '../manifest/read.ts';
import { HostformError } from '../model/errors.ts';
import type { Context } from './context.ts';

/** @throws Problems with places, all of them in one run. */
export async function loadManifest({ manifestPath, cwd, env, output }: Context): Promise<Manifest> {
  const [{ readManifest }, { validateManifest }, { providers }] = await Promise.all([
    import('../manifest/read.ts'),
    import('../generated/validate-manifest.js'),
    import('../providers/index.ts'),
  ]);
  const manifest = readManifest({
    path: manifestPath,
    cwd,
    env,
    kinds: providers.flatMap(({ kinds }) => kinds),
    providerNames: providers.map(({ name }) => name),
    validate: validateManifest,
  });
  for (const { secrets } of manifest.resources) for (const { value } of Object.values(secrets)) output.addSecret(value);
  return manifest;
}

/**
 * For commands that need no declarations, only settings: where there is no manifest, the environment has to do. One
 * that was named and does not exist is an error all the same, and so is one that can not be read.
 */
export async function loadSettings(context: Context): Promise<Manifest> {
  try {
    return await loadManifest(context);
  } catch (error) {
    const missing = error instanceof HostformError && error.code === 'MANIFEST_UNREADABLE';
    if (!missing || (context.globals.file !== undefined && !existsSync(context.manifestPath))) throw error;
    return NO_MANIFEST;
  }
}

const NO_MANIFEST: Manifest = { providers: {}, providerPositions: {}, budget: {}, resources: [], files: [] };
