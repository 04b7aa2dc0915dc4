/** What happens to one declared resource: reads the catalogue through its kind, decides by plain rules. */
import type { Problem } from '../model/errors.ts';
import type { Aligned, Offer } from '../model/kind.ts';
import type { Action, ActionReason, FieldChange, Resume, Verb } from '../model/plan.ts';
import type { Intent } from '../model/purchase.ts';
import { type LiveResource, type RecordedResource, referencedAddresses } from '../model/resource.ts';
import { type Case, type Decision, plainAction, stepsOf, withRunning } from './action.ts';
import { adoptAsItIs, idleAdoption, refuseAdoption, seekAdoption } from './adoption.ts';
import { createChanges, diffFields } from './diff.ts';
import { movedSince, resumeDelivery, resumeIntent } from './go-on.ts';
import { type InPlace, seekInPlace } from './in-place.ts';
import { adoptOrRename, type Hindrance, purchaseIsOpen, replaceDenied } from './refusals.ts';

/** Plans one declared resource. */
export async function decide(given: Case): Promise<Decision> {
  const purchase = openPurchase(given);
  const sought = purchase ? undefined : seekAdoption(given);
  const live = sought && 'live' in sought ? sought.live : given.live;
  const { desired, filled, record, now } = given;
  const aligned = await given.kind.align({
    desired,
    spec: filled.spec,
    unknown: filled.unknown,
    live,
    recorded: record,
    now,
  });
  if (aligned.problems.length > 0) return withProblems(given, aligned, purchase);
  if (purchase) return goOn(given, aligned, purchase);
  if (sought)
    return 'live' in sought ? adoptAsItIs(given, aligned, sought.live) : refuseAdoption(given, aligned, sought.refusal);
  return withNotes(await decidePlainly(given, aligned), idleAdoption(given));
}

/** With no purchase to go on with and nothing to adopt: what is recorded and live decides. */
async function decidePlainly(given: Case, aligned: Aligned): Promise<Decision> {
  const { kind, live, record } = given;
  if (record?.phase === 'delivering' && live) return resumeDelivery(given, aligned, record);
  if (!record && kind.nature === 'owned') return create(given, aligned, 'not_recorded');
  if (given.gone) return create(given, aligned, 'gone_at_vendor');
  if (!live) return create(given, aligned, 'not_recorded');
  return compare(given, aligned, live);
}

function withNotes({ action, problems }: Decision, notes: readonly string[]): Decision {
  return { action: { ...action, notes: [...action.notes, ...notes] }, problems };
}

/** What can not be ordered stops the plan, but for a purchase that was paid: what became of that must be found out. */
function withProblems(given: Case, aligned: Aligned, purchase: Intent | undefined): Decision {
  const { problems } = aligned;
  const reason = given.gone ? 'gone_at_vendor' : 'fields_changed';
  if (!purchase?.sent) return { action: plainAction(given, aligned, 'no-op', reason), problems };
  const why = problems.map(({ summary }) => summary);
  return resumeIntent(given, { ...aligned, spec: purchase.spec, problems: [] }, purchase, why);
}

/**
 * The open purchase to go on with. What is recorded and there has come from elsewhere, and is not bought again; but what
 * is changed at a price is there all the while.
 */
function openPurchase({ kind, record, gone, intent }: Case): Intent | undefined {
  if (intent?.of !== undefined && intent.of === record?.id) return intent;
  return record && !gone && kind.nature === 'owned' ? undefined : intent;
}

/** An open purchase that nothing was paid for begins anew when the manifest has moved. */
async function goOn(given: Case, aligned: Aligned, intent: Intent): Promise<Decision> {
  const moved = [...movedSince(given, aligned, intent), ...overtaken(given, aligned, intent)];
  if (moved.length === 0 || intent.sent) return resumeIntent(given, aligned, intent, moved);
  const fresh = intent.of === undefined ? await create(given, aligned, 'resume') : await decidePlainly(given, aligned);
  if (!buys(fresh.action)) return fresh;
  const resume: Resume = { from: 'abandon', intent: intent.id, phase: intent.phase };
  return { ...fresh, action: { ...fresh.action, resume } };
}

function buys({ steps }: Action): boolean {
  return steps.some(({ effect }) => effect === 'pay' || effect === 'send');
}

async function create(given: Case, aligned: Aligned, reason: ActionReason): Promise<Decision> {
  const offer = await offered(given, aligned, undefined);
  return withOffer(given, aligned, offer, {
    ...plainAction(given, aligned, 'create', reason),
    changes: createChanges(aligned.spec, given.filled.unknown),
    steps: stepsOf(given, aligned, { verb: 'create', changes: [], order: offer?.order }),
    refusals: [...nameTaken(given), ...(offer?.refusals ?? [])],
  });
}

/** A renewal in one call is sent again only while something is due: it may have been bought, or not be wanted any more. */
function overtaken({ kind }: Case, { due }: Aligned, { style }: Intent): string[] {
  return kind.nature === 'policy' && style === 'one-shot' && !due ? ['nothing is due'] : [];
}

/** What is bought under a name must be the only thing that has it (contract §5.6). */
function nameTaken({ desired, strangers, rival, intent }: Case): Problem[] {
  return [
    ...(strangers.length > 0 ? [adoptOrRename(desired, strangers, intent)] : []),
    ...(rival ? [purchaseIsOpen(desired, rival)] : []),
  ];
}

async function compare(given: Case, aligned: Aligned, live: LiveResource): Promise<Decision> {
  const { kind, desired, record } = given;
  const differing = diffFields({
    rules: kind.fields,
    desired: aligned.spec,
    unknown: given.filled.unknown,
    live: live.spec,
    recorded: record?.spec,
    ignore: desired.lifecycle.ignoreChanges,
  });
  const changes = [...retargeted(record, live), ...differing];
  if (live.status === 'deleting') return beingDeleted(given, aligned, live);
  if (given.forceReplace) return replace(given, aligned, { live, changes });
  if (kind.nature === 'owned' && changes.some(({ forcesReplace }) => forcesReplace)) {
    const found = await seekInPlace(given, aligned, { live, changes });
    return 'hindrance' in found
      ? replace(given, aligned, { live, changes, hindrance: found.hindrance })
      : updateInPlace(given, aligned, live, found);
  }
  if (changes.length === 0 && !aligned.due && record) return unchanged(given, aligned, live);
  return update(given, aligned, live, changes);
}

/** A policy that is about another thing than before is recorded anew, even when that thing is as declared already. */
function retargeted(record: RecordedResource | undefined, live: LiveResource): FieldChange[] {
  return record && record.id !== live.id ? [{ field: 'id', before: record.id, after: live.id }] : [];
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
    refusals: [...(aligned.due ? nameTaken(given) : []), ...(offer?.refusals ?? [])],
    notes: [...aligned.notes, ...(aligned.due ? [aligned.due.note] : [])],
    ...(ends ? { endsService: true as const } : {}),
  });
}

/** What the thing survives, although not everything on it may. */
function updateInPlace(
  given: Case,
  aligned: Aligned,
  live: LiveResource,
  { offer, changes, wipes }: InPlace,
): Decision {
  const ending = given.kind.running?.(live);
  const action = {
    ...plainAction(given, aligned, 'update', 'fields_changed'),
    changes,
    steps: stepsOf(given, aligned, { verb: 'update', changes, order: offer.order }),
    refusals: offer.refusals,
    ...(offer.quote && ending ? { ending } : {}),
    ...(wipes ? { wipes } : {}),
  };
  return withOffer({ ...given, live }, aligned, offer, action);
}

interface Replacing {
  readonly live: LiveResource;
  readonly changes: readonly FieldChange[];
  readonly hindrance?: Hindrance;
}

async function replace(given: Case, aligned: Aligned, { live, changes, hindrance }: Replacing): Promise<Decision> {
  const offer = await offered(given, aligned, undefined);
  const denied = given.kind.costly && given.desired.lifecycle.replace === 'deny';
  const ending = given.kind.running?.(live);
  return withOffer(given, aligned, offer, {
    ...plainAction(
      given,
      aligned,
      'replace',
      given.forceReplace ? 'replace_by_request' : 'replace_because_cannot_update',
    ),
    changes,
    steps: stepsOf(given, aligned, { verb: 'replace', changes, order: offer?.order }),
    ...(ending ? { ending } : {}),
    refusals: [
      ...(denied
        ? [replaceDenied(given.desired, changes, { quote: offer?.quote, ...(hindrance ? { hindrance } : {}) })]
        : []),
      ...nameTaken(given),
      ...(offer?.refusals ?? []),
    ],
    notes: [...aligned.notes, ...(hindrance?.impossible && !denied ? [`Not in place: ${hindrance.impossible}`] : [])],
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
