/** What happens to one declared resource: reads the catalogue through its kind, decides by plain rules. */
import { HostformError, type Problem } from '../model/errors.ts';
import type { Attributes } from '../model/json.ts';
import type { Aligned, Offer, ResourceKind } from '../model/kind.ts';
import type { Action, ActionReason, FieldChange, Resume, Step, Verb } from '../model/plan.ts';
import type { Intent } from '../model/purchase.ts';
import {
  type DesiredResource,
  type LiveResource,
  type RecordedResource,
  referencedAddresses,
} from '../model/resource.ts';
import { createChanges, diffFields } from './diff.ts';
import { liveDigest, recordDigest } from './digest.ts';
import type { Filled } from './fill.ts';
import { adoptOrRename, replaceDenied } from './refusals.ts';

export interface Case {
  readonly kind: ResourceKind;
  readonly desired: DesiredResource;
  readonly filled: Filled;
  readonly record: RecordedResource | undefined;
  readonly live: LiveResource | undefined;
  readonly gone: boolean;
  readonly intent: Intent | undefined;
  readonly strangers: readonly LiveResource[];
  readonly forceReplace: boolean;
  readonly now: number;
}

export interface Decision {
  readonly action: Action;
  readonly problems: readonly Problem[];
}

/** Plans one declared resource. */
export async function decide(given: Case): Promise<Decision> {
  const { kind, desired, filled, live, record, now } = given;
  const aligned = await kind.align({
    desired,
    spec: filled.spec,
    unknown: filled.unknown,
    live,
    recorded: record,
    now,
  });
  if (aligned.problems.length > 0)
    return { action: plainAction(given, aligned, 'no-op', 'fields_changed'), problems: aligned.problems };
  if (given.intent) return resumeIntent(given, aligned, given.intent);
  if (record?.phase === 'delivering' && live) return resumeDelivery(given, aligned);
  if (!record && kind.nature === 'owned') return create(given, aligned, 'not_recorded');
  if (given.gone) return create(given, aligned, 'gone_at_vendor');
  if (!live) return create(given, aligned, 'not_recorded');
  return compare(given, aligned, live);
}

async function create(given: Case, aligned: Aligned, reason: ActionReason): Promise<Decision> {
  const offer = await offered(given, aligned, undefined);
  const taken = given.strangers.length > 0 ? [adoptOrRename(given.desired, given.strangers)] : [];
  return withOffer(given, aligned, offer, {
    ...plainAction(given, aligned, 'create', reason),
    changes: createChanges(aligned.spec, given.filled.unknown),
    steps: stepsOf(given, aligned, { verb: 'create', changes: [], order: offer?.order }),
    refusals: [...taken, ...(offer?.refusals ?? [])],
  });
}

async function compare(given: Case, aligned: Aligned, live: LiveResource): Promise<Decision> {
  const { kind, desired, record } = given;
  const changes = diffFields({
    rules: kind.fields,
    desired: aligned.spec,
    unknown: given.filled.unknown,
    live: live.spec,
    recorded: record?.spec,
    ignore: desired.lifecycle.ignoreChanges,
  });
  if (live.status === 'deleting') return beingDeleted(given, aligned, live);
  const mustReplace = kind.nature === 'owned' && changes.some(({ forcesReplace }) => forcesReplace);
  if (mustReplace || given.forceReplace) return replace(given, aligned, live, changes);
  if (changes.length === 0 && !aligned.due && record) return unchanged(given, aligned, live);
  return update(given, aligned, live, changes);
}

async function update(
  given: Case,
  aligned: Aligned,
  live: LiveResource,
  changes: readonly FieldChange[],
): Promise<Decision> {
  const offer = aligned.due ? await offered(given, aligned, live) : undefined;
  const verb: Verb = given.record ? 'update' : 'create';
  const reason: ActionReason = !given.record ? 'not_recorded' : changes.length === 0 ? 'policy_due' : 'fields_changed';
  const shown = given.record
    ? [...changes, ...(aligned.due?.changes ?? [])]
    : createChanges(aligned.spec, given.filled.unknown);
  const ends = given.kind.endsService?.(changes, aligned.spec) ?? false;
  return withOffer(given, aligned, offer, {
    ...plainAction(given, aligned, verb, reason),
    changes: shown,
    steps: stepsOf(given, aligned, { verb, changes, order: offer?.order }),
    refusals: offer?.refusals ?? [],
    notes: [...aligned.notes, ...(aligned.due ? [aligned.due.note] : [])],
    ...(ends ? { endsService: true as const } : {}),
  });
}

async function replace(
  given: Case,
  aligned: Aligned,
  live: LiveResource,
  changes: readonly FieldChange[],
): Promise<Decision> {
  const offer = await offered(given, aligned, undefined);
  const denied = given.kind.costly && given.desired.lifecycle.replace === 'deny';
  return withOffer(given, aligned, offer, {
    ...plainAction(
      given,
      aligned,
      'replace',
      given.forceReplace ? 'replace_by_request' : 'replace_because_cannot_update',
    ),
    changes,
    steps: stepsOf(given, aligned, { verb: 'replace', changes, order: offer?.order }),
    refusals: [...(denied ? [replaceDenied(given.desired, changes, offer?.quote)] : []), ...(offer?.refusals ?? [])],
  });
}

/** Nothing differs at the vendor; links or protection may still have to be remembered. */
function unchanged(given: Case, aligned: Aligned, live: LiveResource): Decision {
  const { record, desired } = given;
  const links = referencedAddresses(desired.references).join();
  const protect = desired.lifecycle.protect;
  const reason: ActionReason =
    record && protect !== undefined && protect !== record.protected
      ? 'protection_changed'
      : record && links !== [...record.dependsOn].sort().join()
        ? 'links_changed'
        : 'fields_changed';
  return { action: withRunning(given, { ...plainAction(given, aligned, 'no-op', reason), id: live.id }), problems: [] };
}

function beingDeleted(given: Case, aligned: Aligned, live: LiveResource): Decision {
  const note = `The vendor is deleting it (${live.statusText}). Nothing is bought while it is still there: plan again when it is gone.`;
  return { action: { ...plainAction(given, aligned, 'no-op', 'fields_changed'), notes: [note] }, problems: [] };
}

function resumeDelivery(given: Case, aligned: Aligned): Decision {
  const steps = stepsOf(given, aligned, { verb: 'create', changes: [], order: undefined });
  const bought = steps.findLastIndex(({ effect }) => effect === 'pay' || effect === 'send');
  return {
    action: {
      ...plainAction(given, aligned, 'create', 'resume'),
      changes: createChanges(aligned.spec, given.filled.unknown),
      steps: steps.slice(bought + 1),
      resume: { from: 'delivery' },
    },
    problems: [],
  };
}

const FIRST_STEP: { readonly [phase: string]: readonly string[] } = {
  reserved: ['promo', 'pay'],
  promo: ['promo', 'pay'],
  paying: ['pay'],
  paid: ['pay'],
};

async function resumeIntent(given: Case, aligned: Aligned, intent: Intent): Promise<Decision> {
  const moved = movedSince(given, aligned, intent);
  if (moved.length > 0 && !intent.sent) {
    const fresh = await create(given, aligned, 'resume');
    const resume: Resume = { from: 'abandon', intent: intent.id, phase: intent.phase };
    return { ...fresh, action: { ...fresh.action, resume } };
  }
  const base = plainAction(given, aligned, 'create', 'resume');
  const steps = stepsOf(given, aligned, { verb: 'create', changes: [], order: intent.order });
  const observeOnly = moved.length > 0;
  return {
    action: {
      ...base,
      ...(observeOnly ? { after: intent.spec } : {}),
      changes: createChanges(observeOnly ? intent.spec : aligned.spec, given.filled.unknown),
      order: intent.order,
      ...(intent.quote ? { quote: intent.quote } : {}),
      steps: steps.slice(resumeAt(steps, intent)),
      secrets: { ...intent.secrets, ...base.secrets },
      resume: { from: 'intent', intent: intent.id, phase: intent.phase, observeOnly },
      notes: observeOnly
        ? [
            `The manifest has moved since this purchase was begun (${moved.join(', ')}). It is watched, but not paid again.`,
          ]
        : base.notes,
    },
    problems: [],
  };
}

function resumeAt(steps: readonly Step[], intent: Intent): number {
  const wanted = FIRST_STEP[intent.phase];
  const at = wanted ? steps.findIndex(({ effect }) => wanted.includes(effect)) : -1;
  return Math.max(at, 0);
}

/** Fields of the purchase itself that the manifest no longer says. Power and the like may move meanwhile. */
function movedSince({ kind, desired }: Case, aligned: Aligned, intent: Intent): string[] {
  const rules = Object.fromEntries(
    Object.entries(kind.fields).filter(([, rule]) => rule.change === 'replace' && rule.compare !== 'never'),
  );
  const moved = diffFields({
    rules,
    desired: aligned.spec,
    unknown: [],
    live: intent.spec,
    recorded: intent.spec,
    ignore: desired.lifecycle.ignoreChanges,
  }).map(({ field }) => field);
  return kind.key(aligned.spec, desired) === kind.key(intent.spec, intent) ? moved : [...moved, 'name'];
}

async function offered(given: Case, aligned: Aligned, live: LiveResource | undefined): Promise<Offer | undefined> {
  const { kind, desired, filled } = given;
  return kind.offer?.({ desired, spec: aligned.spec, unknown: filled.unknown, live });
}

function withOffer(given: Case, aligned: Aligned, offer: Offer | undefined, action: Action): Decision {
  if (!offer) return { action: withRunning(given, action), problems: [] };
  const priced: Action = {
    ...action,
    order: offer.order,
    ...(offer.quote ? { quote: offer.quote } : {}),
    notes: [...(action.notes.length > 0 ? action.notes : aligned.notes), ...offer.notes],
  };
  return { action: withRunning(given, priced), problems: offer.problems };
}

/** What it will cost from now on: the quote of what is bought, else what the listing says. */
function withRunning({ kind, live }: Case, action: Action): Action {
  const running = action.quote?.recurring ?? (live && kind.running?.(live));
  return running ? { ...action, running } : action;
}

function stepsOf(
  given: Case,
  aligned: Aligned,
  { verb, changes, order }: { verb: Verb; changes: readonly FieldChange[]; order: Attributes | undefined },
): readonly Step[] {
  const secrets = Object.keys(given.desired.secrets).sort();
  const { kind, live } = given;
  return kind.steps({ verb, spec: aligned.spec, live, changes, order, secrets, due: aligned.due !== undefined });
}

function plainAction(given: Case, aligned: Aligned, verb: Verb, reason: ActionReason): Action {
  const { kind, desired, live, record } = given;
  const dependsOn = referencedAddresses(desired.references);
  const id = record?.id ?? (kind.nature === 'policy' ? live?.id : undefined);
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

/** Guards against a plan about a kind that no configured provider offers. */
export function kindOf(kinds: ReadonlyMap<string, ResourceKind>, name: string): ResourceKind {
  const kind = kinds.get(name);
  if (!kind) throw new HostformError('INTERNAL', `no provider is connected for ${name}`);
  return kind;
}
