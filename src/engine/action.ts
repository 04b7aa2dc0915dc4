/** The parts that every planned action is made of. Pure. */
import type { Problem } from '../model/errors.ts';
import type { Attributes } from '../model/json.ts';
import type { Aligned, ResourceKind } from '../model/kind.ts';
import type { Action, ActionReason, FieldChange, Step, Verb } from '../model/plan.ts';
import type { Intent } from '../model/purchase.ts';
import {
  type DesiredResource,
  type LiveResource,
  type RecordedResource,
  referencedAddresses,
} from '../model/resource.ts';
import type { Prospects } from './adoption.ts';
import { liveDigest, recordDigest } from './digest.ts';
import type { Filled } from './fill.ts';

export interface Case {
  readonly kind: ResourceKind;
  readonly desired: DesiredResource;
  readonly filled: Filled;
  readonly record: RecordedResource | undefined;
  readonly live: LiveResource | undefined;
  readonly gone: boolean;
  readonly intent: Intent | undefined;
  /** A payment was sent for the same name under another address, and that purchase is not closed. */
  readonly rival: Intent | undefined;
  readonly strangers: readonly LiveResource[];
  /** Present when the manifest asks to adopt what exists. */
  readonly prospects?: Prospects;
  readonly forceReplace: boolean;
  readonly now: number;
}

export interface Decision {
  readonly action: Action;
  readonly problems: readonly Problem[];
}

/** What it will cost from now on: the quote of what is bought, else what the listing says. */
export function withRunning({ kind, live }: Case, action: Action): Action {
  const running = action.quote?.recurring ?? (live && kind.running?.(live));
  return running ? { ...action, running } : action;
}

export interface StepsFor {
  readonly verb: Verb;
  readonly changes: readonly FieldChange[];
  readonly order: Attributes | undefined;
}

/** The named steps of an action on this resource. A purchase that is open is due, whatever the vendor shows by now. */
export function stepsOf(given: Case, aligned: Aligned, { verb, changes, order }: StepsFor): readonly Step[] {
  const secrets = Object.keys(given.desired.secrets).sort();
  const { kind, live, intent } = given;
  const due = aligned.due !== undefined || intent !== undefined;
  return kind.steps({ verb, spec: aligned.spec, live, changes, order, secrets, due });
}

/** Everything that follows from what is declared, recorded and listed, whatever is to happen. */
export function plainAction(given: Case, aligned: Aligned, verb: Verb, reason: ActionReason): Action {
  const { kind, desired, live, record } = given;
  const dependsOn = referencedAddresses(desired.references);
  const id = kind.nature === 'policy' ? live?.id : record?.id;
  const secrets = Object.entries(desired.secrets).map(([field, { template }]) => [field, template ?? null] as const);
  return {
    address: desired.address,
    kind: kind.name,
    provider: kind.provider,
    type: kind.type,
    verb,
    reason,
    ...(id === undefined || given.gone ? {} : { id }),
    ...(live && verb !== 'create' ? { before: live.spec, outputs: live.outputs } : {}),
    after: aligned.spec,
    changes: [],
    references: desired.references,
    secrets: Object.fromEntries(secrets.sort(([a], [b]) => (a < b ? -1 : 1))),
    steps: [],
    dependsOn,
    waitsFor: [],
    protect: desired.lifecycle.protect ?? record?.protected ?? false,
    notes: aligned.notes,
    refusals: [],
    precondition: { record: recordDigest(record), live: liveDigest(live) },
  };
}
