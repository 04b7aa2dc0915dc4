import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { VALIDATOR_OPTIONS, VALIDATOR_VOCABULARY } from '../src/manifest/schema/validator-options.ts';

export interface CodeInput {
  readonly schema: object;
  /** Folder whose node_modules hold ajv. */
  readonly root: string;
  /** First line of the code, as a comment. */
  readonly notice: string;
}

/**
 * An ES module that exports `validateManifest`. ajv's own output asks for parts of ajv with `require`; bundling puts
 * them inside, so that neither ajv nor `require` is needed to run it.
 */
export async function validatorCode({ schema, root, notice }: CodeInput): Promise<string> {
  const ajv = new Ajv({ ...VALIDATOR_OPTIONS, code: { source: true, esm: true } });
  ajv.addVocabulary([...VALIDATOR_VOCABULARY]);
  ajv.addSchema(schema, 'manifest');
  const contents = standalone.default(ajv, { validateManifest: 'manifest' });
  const result = await build({
    stdin: { contents, resolveDir: root, sourcefile: 'validate-manifest.js', loader: 'js' },
    absWorkingDir: root,
    bundle: true,
    // A checkout whose node_modules is a link must give the same file: paths inside are named in it.
    preserveSymlinks: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['main'],
    target: 'node20.19',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
    banner: { js: `// ${notice}` },
  });
  return result.outputFiles[0]?.text ?? '';
}
