/** Which fields differ. Pure: desired and listed specs already speak the same words (the kind aligned them). */
import { type Attributes, equalJson } from '../model/json.ts';
import type { FieldRule } from '../model/kind.ts';
import type { FieldChange } from '../model/plan.ts';

export interface DiffInput {
  readonly rules: { readonly [field: string]: FieldRule };
  readonly desired: Attributes;
  /** Fields of `desired` that are known after apply only. */
  readonly unknown: readonly string[];
  readonly live: Attributes;
  readonly recorded: Attributes | undefined;
  readonly ignore: readonly string[];
}

/**
 * Only fields that the manifest writes are compared; fields left out are not managed. A field that the listing does
 * not show is compared with what was last applied, and with nothing where that is unknown too: what can not be seen
 * must never make a perpetual difference.
 */
export function diffFields(input: DiffInput): FieldChange[] {
  const changes: FieldChange[] = [];
  for (const field of Object.keys(input.desired).sort()) {
    if (input.ignore.includes(field)) continue;
    const rule = input.rules[field];
    if (rule === undefined || rule.compare === 'never') continue;
    const change = compareField(input, field, rule);
    if (change) changes.push(rule.change !== 'update' ? { ...change, forcesReplace: true } : change);
  }
  return changes;
}

function compareField(input: DiffInput, field: string, rule: FieldRule): FieldChange | undefined {
  const before = seen(input, field, rule);
  if (before === undefined) return undefined;
  if (input.unknown.includes(field)) return { field, before, unknown: true };
  const after = input.desired[field];
  return after === undefined || equalJson(before, after) ? undefined : { field, before, after };
}

function seen({ live, recorded }: DiffInput, field: string, rule: FieldRule): Attributes[string] | undefined {
  const listed = rule.compare === 'live' ? live[field] : undefined;
  return listed ?? recorded?.[field];
}

/** Changes of a create: everything that is declared. */
export function createChanges(spec: Attributes, unknown: readonly string[]): FieldChange[] {
  return Object.keys(spec)
    .sort()
    .map((field) => (unknown.includes(field) ? { field, unknown: true } : { field, after: spec[field] ?? null }));
}
