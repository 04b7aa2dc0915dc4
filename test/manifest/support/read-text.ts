/** Reads manifests written in a test, from real files in a folder that is removed afterwards. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import type { Manifest } from '../../../src/manifest/read.ts';
import { readManifest } from '../../../src/manifest/read.ts';
import type { Flavour } from '../../../src/manifest/schema/schema.ts';
import { manifestSchema } from '../../../src/manifest/schema/schema.ts';
import type { ManifestValidator } from '../../../src/manifest/schema/schema-error.ts';
import { VALIDATOR_OPTIONS, VALIDATOR_VOCABULARY } from '../../../src/manifest/schema/validator-options.ts';
import type { Problem } from '../../../src/model/errors.ts';
import { Problems } from '../../../src/model/errors.ts';
import type { DesiredResource } from '../../../src/model/resource.ts';
import { sampleKinds, sampleProviders } from './sample-kinds.ts';

export function compileSample(flavour: Flavour): ManifestValidator {
  const ajv = new Ajv({ ...VALIDATOR_OPTIONS });
  ajv.addVocabulary([...VALIDATOR_VOCABULARY]);
  return ajv.compile(manifestSchema(sampleKinds, sampleProviders, flavour));
}

const validate = compileSample('strict');

export type Texts = { readonly [file: string]: string | Uint8Array };
export type Environment = { readonly [name: string]: string };

/** Runs with a folder that holds the given files. */
export function inFolder<Result>(texts: Texts, run: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
  try {
    for (const [file, text] of Object.entries(texts)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    return run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Reads a folder, or one file of it. */
export function readFolder(
  folder: string,
  { path = '.', env = {} }: { path?: string; env?: Environment } = {},
): Manifest {
  const providerNames = sampleProviders.map(({ name }) => name);
  return readManifest({ path, cwd: folder, env, kinds: sampleKinds, providerNames, validate });
}

/** A manifest that has to be in order. `text` stands in `m.yaml`; `hostform: 1` is put before it. */
export function accepted(text: string | Texts, env?: Environment): Manifest {
  return inFolder(asTexts(text), (folder) => readFolder(folder, env ? { env } : {}));
}

/** The problems of a manifest that has to have some; `hostform: 1` is put on a line of its own before a single text. */
export function refused(text: string | Texts, env?: Environment): readonly Problem[] {
  try {
    accepted(text, env);
  } catch (error) {
    if (error instanceof Problems) return error.all;
    throw error;
  }
  throw new Error('the manifest was accepted');
}

/** Problems as short lines: `SCHEMA m.yaml:3:5-8 Wrong type | detail | hint`. */
export function told(problems: readonly Problem[]): string[] {
  return problems.map(({ code, at, summary, detail, hint }) => {
    const end = at?.endColumn === undefined ? '' : `-${at.endColumn}`;
    const place = at ? `${at.file}:${at.line}:${at.column}${end}` : '-';
    return [`${code} ${place} ${summary}`, detail ?? '', ...(hint === undefined ? [] : [hint])].join(' | ');
  });
}

export function resourceAt(manifest: Manifest, address: string): DesiredResource {
  const found = manifest.resources.find((resource) => resource.address === address);
  if (!found) throw new Error(`${address} is not in the manifest`);
  return found;
}

function asTexts(text: string | Texts): Texts {
  return typeof text === 'string' ? { 'm.yaml': `hostform: 1\n${text}` } : text;
}
