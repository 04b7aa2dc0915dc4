/** The manifest of a run, checked against the kinds that the providers offer. */
import type { Manifest } from '../manifest/read.ts';
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
