/** What `drift` found, for programs, and for a later `drift --baseline` (schemas/drift.schema.json). */
import type { DriftReport } from '../../model/drift.ts';
import type { Attributes, Json } from '../../model/json.ts';

/** One document; keys that are not known to a reader are to be ignored. */
export function driftDocument({ lineage, accounts, differs, checked, findings, gone }: DriftReport): Attributes {
  return {
    format_version: '1.0',
    lineage,
    accounts,
    differs,
    checked,
    findings: plain(findings),
    ...(gone ? { gone: plain(gone) } : {}),
  };
}

/** Absent fields are left out, as JSON does. */
function plain(findings: DriftReport['findings']): Json {
  return JSON.parse(JSON.stringify(findings)) as Json;
}
