/** Builds the command once per test run, into a folder of its own: tests never meet an old build, nor one half written. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export async function setup(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'hostform-build-'));
  // @ts-expect-error -- a plain script without types
  const { build } = (await import('../../scripts/build.mjs')) as { build: (outdir: string) => Promise<void> };
  await build(join(folder, 'dist'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
  // What a user installs beside it, and nothing else: the bundle has to bring along the rest.
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(resolve('node_modules/pg'), join(folder, 'node_modules/pg'), 'junction');
  process.env['HOSTFORM_TEST_DIST'] = join(folder, 'dist');
  return () => rmSync(folder, { recursive: true, force: true });
}
