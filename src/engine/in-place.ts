/**
 * Changes that are neither free nor harmless, made to what exists: looked for before a replacement is proposed. The kind
 * says which fields can be changed so, and what it takes; only the manifest says what may be lost by it.
 */
import type { Aligned, Offer, ResourceKind } from '../model/kind.ts';
import type { FieldChange } from '../model/plan.ts';
import type { LiveResource } from '../model/resource.ts';
import type { Case } from './action.ts';
import type { Hindrance } from './refusals.ts';

export interface InPlace {
  readonly offer: Offer;
  /** None of them forces a replacement any more. */
  readonly changes: readonly FieldChange[];
  readonly wipes?: true;
}

/** What changing in place takes, or what keeps it from being done. Reads only. */
export async function seekInPlace(
  { kind, desired, filled }: Case,
  aligned: Aligned,
  { live, changes }: { readonly live: LiveResource; readonly changes: readonly FieldChange[] },
): Promise<InPlace | { readonly hindrance: Hindrance }> {
  const hard = changes.filter(({ forcesReplace }) => forcesReplace);
  const made = changesMade(kind, hard);
  if (!kind.offer || made.length < hard.length) return { hindrance: {} };
  const wipes = made.some(({ field }) => kind.fields[field]?.change === 'rebuild');
  if (wipes && desired.lifecycle.rebuild !== 'allow') return { hindrance: { deniedRebuild: true } };
  const offer = await kind.offer({ desired, spec: aligned.spec, unknown: filled.unknown, live, changes: made });
  if (offer.impossible !== undefined) return { hindrance: { impossible: offer.impossible } };
  return { offer, changes: changes.map(inPlace), ...(wipes ? { wipes } : {}) };
}

/** Those whose field can be changed in place, at a price or a loss. */
export function changesMade({ fields }: Pick<ResourceKind, 'fields'>, changes: readonly FieldChange[]): FieldChange[] {
  const rules: readonly (string | undefined)[] = ['resize', 'rebuild'];
  return changes.filter(({ field }) => rules.includes(fields[field]?.change)).map(inPlace);
}

function inPlace(change: FieldChange): FieldChange {
  const { forcesReplace: _, ...rest } = change;
  return rest;
}
