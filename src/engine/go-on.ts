/** Going on with what an earlier run has begun: a purchase that is open, or a delivery. Pure. */
import type { Attributes } from '../model/json.ts';
import type { Aligned } from '../model/kind.ts';
import type { FieldChange, Step } from '../model/plan.ts';
import type { Intent } from '../model/purchase.ts';
import type { Address } from '../model/resource.ts';
import { type Case, type Decision, plainAction, stepsOf, withRunning } from './action.ts';
import { createChanges, diffFields } from './diff.ts';
import { changesMade } from './in-place.ts';
import { adoptOrRename } from './refusals.ts';

/** Waits for what was bought, as it was bought; what the manifest says since is for the plan after that. */
export function resumeDelivery(given: Case, aligned: Aligned, bought: Bought): Decision {
  const steps = stepsOf(given, aligned, { verb: 'create', changes: [], order: undefined });
  const last = steps.findLastIndex(({ effect }) => effect === 'pay' || effect === 'send');
  const moved = movedSince(given, aligned, bought);
  const base = plainAction(given, aligned, 'create', 'resume');
  return {
    action: withRunning(given, {
      ...base,
      ...(moved.length > 0 ? { after: bought.spec, notes: [deliveredAsBought(moved)] } : {}),
      changes: moved.length > 0 ? createChanges(bought.spec, []) : createChanges(aligned.spec, given.filled.unknown),
      steps: steps.slice(last + 1),
      resume: { from: 'delivery' },
    }),
    problems: [],
  };
}

/** What was bought: a recorded delivery, or an open purchase. */
export interface Bought {
  readonly address: Address;
  readonly spec: Attributes;
}

function deliveredAsBought(moved: readonly string[]): string {
  return `The manifest has moved since it was bought (${moved.join(', ')}). It is waited for as it was bought; plan again after that.`;
}

/**
 * Goes on with an open purchase where it stands. `moved` names what the manifest no longer says: then it is only
 * watched. Nothing is paid while somebody else holds the name.
 */
export function resumeIntent(given: Case, aligned: Aligned, intent: Intent, moved: readonly string[]): Decision {
  const verb = intent.of === undefined ? 'create' : 'update';
  const base = plainAction(given, aligned, verb, 'resume');
  const observeOnly = moved.length > 0;
  const taken =
    !intent.sent && given.strangers.length > 0 ? [adoptOrRename(given.desired, given.strangers, intent)] : [];
  const steps = stepsOf(given, aligned, { verb, changes: [], order: intent.order });
  return {
    action: withRunning(given, {
      ...base,
      ...(observeOnly ? { after: intent.spec } : {}),
      changes:
        intent.of !== undefined
          ? upgrading(given, intent)
          : observeOnly
            ? createChanges(intent.spec, [])
            : createChanges(aligned.spec, given.filled.unknown),
      order: intent.order,
      ...(intent.quote ? { quote: intent.quote } : {}),
      steps: openSteps(steps, intent),
      secrets: { ...intent.secrets, ...base.secrets },
      resume: { from: 'intent', intent: intent.id, phase: intent.phase, observeOnly },
      notes: observeOnly ? [onlyWatched(moved)] : base.notes,
      refusals: taken,
    }),
    problems: [],
  };
}

/** What the purchase changes of a thing that exists. */
function upgrading({ kind, live }: Case, { spec }: Intent): FieldChange[] {
  const changes = diffFields({
    rules: kind.fields,
    desired: spec,
    unknown: [],
    live: live?.spec ?? {},
    recorded: undefined,
    ignore: [],
  });
  return changesMade(kind, changes);
}

function onlyWatched(moved: readonly string[]): string {
  return `The manifest has moved since this purchase was begun (${moved.join(', ')}). It is watched, but not paid again.`;
}

const FIRST_STEP: { readonly [phase: string]: readonly string[] } = {
  reserved: ['promo', 'pay'],
  promo: ['promo', 'pay'],
  paying: ['pay'],
  paid: ['pay'],
};

/**
 * From where the purchase stands to its end. An action that buys several times is cut after the one that is open: which
 * of them it was is not known, so the next plan says what is still to be bought.
 */
function openSteps(steps: readonly Step[], intent: Intent): readonly Step[] {
  const wanted = FIRST_STEP[intent.phase];
  const at = wanted ? steps.findIndex(({ effect }) => wanted.includes(effect)) : -1;
  const from = Math.max(at, 0);
  const paid = steps.findIndex(({ effect }, index) => index >= from && (effect === 'pay' || effect === 'send'));
  const next = steps.findIndex(({ effect }, index) => index > paid && (effect === 'reserve' || effect === 'send'));
  return steps.slice(from, next < 0 ? steps.length : next);
}

/** Fields of the purchase itself that the manifest no longer says. Power and the like may move meanwhile. */
export function movedSince({ kind, desired }: Case, aligned: Aligned, bought: Bought): string[] {
  const rules = Object.fromEntries(
    Object.entries(kind.fields).filter(([, rule]) => rule.change !== 'update' && rule.compare !== 'never'),
  );
  const moved = diffFields({
    rules,
    desired: aligned.spec,
    unknown: [],
    live: bought.spec,
    recorded: bought.spec,
    ignore: desired.lifecycle.ignoreChanges,
  }).map(({ field }) => field);
  return kind.key(aligned.spec, desired) === kind.key(bought.spec, bought) ? moved : [...moved, 'name'];
}
