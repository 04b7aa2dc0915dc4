/** The manifest of a run, checked against the kinds that the providers offer. */
import { existsSync } from 'node:fs';
import type { Manifest } from '../manifest/read.ts';
import { HostformError } from '../model/errors.ts';
import type { Context } from './context.ts';

/** A text that is read in place of what a file holds, or as a file that is not there. */
export interface Instead {
  readonly path: string;
  readonly text: string;
}

/**
 * Reads the manifest; with `instead`, as it would be with that text in that file.
 * @throws Problems with places, all of them in one run.
 */
export async function loadManifest(context: Context, instead?: Instead): Promise<Manifest> {
  const { output, manifestPath } = context;
  const manifest = (await makeReader(context))(manifestPath, instead);
  for (const { secrets } of manifest.resources) for (const { value } of Object.values(secrets)) output.addSecret(value);
  return manifest;
}

/** Reads manifests as this run does, once everything that it takes is loaded. */
export async function makeReader({
  cwd,
  env,
}: Pick<Context, 'cwd' | 'env'>): Promise<(path: string, instead?: Instead) => Manifest> {
  const [{ readManifest }, { validateManifest }, { providers }] = await Promise.all([
    import('../manifest/read.ts'),
    import('../generated/validate-manifest.js'),
    import('../providers/index.ts'),
  ]);
  const kinds = providers.flatMap(({ kinds: own }) => own);
  const providerNames = providers.map(({ name }) => name);
  const plain = { cwd, env, kinds, providerNames, validate: validateManifest };
  return (path, instead) => readManifest({ ...plain, path, ...(instead === undefined ? {} : { instead }) });
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

const NO_MANIFEST: Manifest = {
  providers: {},
  providerPositions: {},
  budget: {},
  guards: {},
  resources: [],
  moved: [],
  forget: [],
  files: [],
};
