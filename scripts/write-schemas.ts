// Writes what is made from the kinds' descriptions: the schema for editors and the validator of the program.
// With --check nothing is written; the exit code is 1 when a file is not what it should be.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Flavour } from '../src/manifest/schema/schema.ts';
import { manifestSchema } from '../src/manifest/schema/schema.ts';
import { providers } from '../src/providers/index.ts';
import { validatorCode } from './validator-code.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const NOTICE =
  'Made by scripts/write-schemas.ts from the descriptions of the kinds. Do not edit: run `npm run schemas`.';

/** Path (from the root) and text of each generated file. */
async function generate(): Promise<ReadonlyMap<string, string>> {
  const kinds = providers.flatMap((provider) => provider.kinds);
  const compose = (flavour: Flavour) => manifestSchema(kinds, providers, flavour);
  return new Map([
    ['schemas/manifest.schema.json', `${JSON.stringify(compose('editor'), null, 2)}\n`],
    ['src/generated/validate-manifest.js', await validatorCode({ schema: compose('strict'), root, notice: NOTICE })],
    ['src/generated/validate-manifest.d.ts', DECLARATION],
  ]);
}

const DECLARATION = `// ${NOTICE}
import type { ManifestValidator } from '../manifest/schema/schema-error.ts';

/** Holds an interpolated manifest document against the schema; after \`false\` its \`errors\` say what is wrong. */
export declare const validateManifest: ManifestValidator;
`;

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

const files = await generate();
const stale = [...files].filter(([path, text]) => readIfThere(join(root, path)) !== text);
if (argv.includes('--check')) {
  for (const [path] of stale) console.error(`${path} is stale: run \`npm run schemas\``);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const [path, text] of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    console.log(`wrote ${path}`);
  }
}
