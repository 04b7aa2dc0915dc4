/** Would a plan be empty? Asked of each thing before it is written or recorded. */
import type { ResourceKind } from '../../model/kind.ts';
import type { DesiredResource, LiveResource, RecordedResource } from '../../model/resource.ts';
import { diffFields } from '../diff.ts';
import { fillReferences, type LookUp } from '../fill.ts';

export interface ProofInput {
  readonly kind: ResourceKind;
  readonly desired: DesiredResource;
  readonly live: LiveResource;
  readonly record: RecordedResource;
  readonly lookUp: LookUp;
  /** Wall clock, milliseconds. */
  readonly now: number;
}

/** What the next plan would do to this declaration of this live thing, in words; undefined: nothing. */
export async function objection(input: ProofInput): Promise<string | undefined> {
  const { kind, desired, live, record, lookUp, now } = input;
  const { spec, unknown } = fillReferences(desired.spec, desired.references, lookUp);
  if (unknown.length > 0) return `${unknown.join(', ')} is known only after an apply`;
  if (kind.key(spec, desired) !== live.key) return 'its name at the vendor does not tell which one it is';
  const aligned = await kind.align({ desired, spec, unknown, live, recorded: record, now });
  const [problem] = aligned.problems;
  if (problem) return problem.detail ?? problem.summary;
  if (aligned.due) return aligned.due.note;
  const { ignoreChanges } = desired.lifecycle;
  const seen = { live: live.spec, recorded: record.spec };
  const changes = diffFields({ rules: kind.fields, desired: aligned.spec, unknown, ...seen, ignore: ignoreChanges });
  const fields = changes.map(({ field }) => field);
  return fields.length === 0 ? undefined : `${fields.join(' and ')} ${fields.length === 1 ? 'differs' : 'differ'}`;
}
