import { EDITOR_KEYWORDS, MESSAGES } from './strict-schema.ts';

/**
 * How ajv has to be set up where a validator is made (scripts/write-schemas.ts, tests): all errors at once, each with
 * the schema that it broke, which is where a kind's own words are found.
 */
export const VALIDATOR_OPTIONS = {
  allErrors: true,
  verbose: true,
  strictSchema: true,
  strictTypes: false,
  strictRequired: false,
  allowUnionTypes: true,
} as const;

/** Keywords that check nothing and that ajv does not know. */
export const VALIDATOR_VOCABULARY: readonly string[] = [...EDITOR_KEYWORDS, ...MESSAGES];
