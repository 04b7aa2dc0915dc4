// Bundles src/bin.ts to dist/: one entry, split chunks, so that each command loads only what it needs.
// Not minified: it starts no faster and hides where an error came from (docs/decisions/0006).
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Writes hostform.js and its chunks into `outdir`, which is emptied first. */
export async function build(outdir = join(root, 'dist')) {
  const { build: bundle } = await import('esbuild');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  rmSync(outdir, { recursive: true, force: true });
  await bundle({
    absWorkingDir: root,
    entryPoints: { hostform: 'src/bin.ts' },
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    chunkNames: 'chunks/[name]-[hash]',
    legalComments: 'linked',
    // Optional, and brought by whoever keeps a state in PostgreSQL (docs/decisions/0016).
    external: ['pg'],
    metafile: false,
    logLevel: 'warning',
    define: { __HOSTFORM_VERSION__: JSON.stringify(version) },
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  });
}

if (argv[1] === fileURLToPath(import.meta.url)) await build();
