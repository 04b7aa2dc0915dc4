// Made by scripts/write-schemas.ts from the descriptions of the kinds. Do not edit: run `npm run schemas`.
import type { ManifestValidator } from '../manifest/schema/schema-error.ts';

/** Holds an interpolated manifest document against the schema; after `false` its `errors` say what is wrong. */
export declare const validateManifest: ManifestValidator;
