/** The JSON of `drift`, held against its published schema: closed here, so that a key without a word about it fails. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect } from 'vitest';
import type { DriftFinding, DriftReport } from '../../src/model/drift.ts';
import type { Attributes, Json } from '../../src/model/json.ts';
import { isList, isRecord } from '../../src/model/json.ts';
import type { Run } from '../support/run-cli.ts';

const published: Attributes = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../schemas/drift.schema.json'), 'utf8'),
);

const valid = new Ajv({ allErrors: true }).compile(closed(published) as object);

export type DriftDocument = DriftReport & { readonly format_version: string };

/** The document that a run printed. Fails when the schema does not know all of it. */
export function documentOf({ out }: Pick<Run, 'out'>): DriftDocument {
  const document = JSON.parse(out) as DriftDocument;
  expect(valid(document), JSON.stringify(valid.errors, null, 2)).toBe(true);
  return document;
}

/** Findings as `class address`, or `class` alone. */
export function classesOf({ findings }: { readonly findings: readonly DriftFinding[] }): string[] {
  return findings.map((finding) => [finding.class, finding.address].filter(Boolean).join(' '));
}

/** Readers are told to ignore keys that they do not know; we have to know all of ours. */
export function closed(schema: Json): Json {
  if (isList(schema)) return schema.map(closed);
  if (!isRecord(schema)) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  const open = isRecord(schema['properties']) && typeof schema['type'] === 'string';
  return open ? { ...inner, additionalProperties: false } : inner;
}
