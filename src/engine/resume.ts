/**
 * A saved plan that is applied: what of it an earlier run has done is left out, what that run began is gone on with,
 * and what has moved since for other reasons makes it stale. Pure.
 */
import type { Problem } from '../model/errors.ts';
import { type Attributes, canonicalJson, equalJson, type Json } from '../model/json.ts';
import { type Action, type Plan, remembered } from '../model/plan.ts';
import type { Intent } from '../model/purchase.ts';
import type { Address, LiveResource, RecordedResource } from '../model/resource.ts';
import type { StateFile } from '../model/state.ts';
import { recordDigest } from './digest.ts';
import { wordOf } from './kinds.ts';

export interface Resumed {
  readonly plan: Plan;
  readonly stale: readonly Problem[];
}

export interface ResumeInput {
  readonly plan: Plan;
  readonly digest: string;
  readonly state: StateFile;
  /** The live thing behind an action as it is now, from a fresh listing. */
  readonly live: (action: Action) => LiveResource | undefined;
  /** When the plan was made, as its file says (ISO 8601, UTC); only for telling who came in between. */
  readonly madeAt?: string | undefined;
}

/** Makes a saved plan fit to be applied now. */
export function resumePlan(input: ResumeInput): Resumed {
  const used = input.state.plans.find(({ digest }) => digest === input.digest);
  const done = new Set<Address>(used?.done ?? []);
  const matters = whatMatters(input.plan);
  const stale: Problem[] = [];
  const actions: Action[] = [];
  for (const action of input.plan.actions) {
    if (done.has(action.address)) continue;
    const moved = purchaseMoved(action, input, used !== undefined);
    stale.push(...moved);
    const begun = used && moved.length === 0 ? goOn(action, input) : action;
    if (!begun) continue;
    stale.push(...deliveryMoved(begun, input));
    if (begun === action && moved.length === 0 && matters(action))
      stale.push(...recordMoved(action, input), ...liveMoved(action, input.live(action), used !== undefined));
    actions.push({ ...begun, waitsFor: begun.waitsFor.filter((address) => !done.has(address)) });
  }
  return { plan: { ...input.plan, actions }, stale };
}

/** What the plan leaves as it is may move on, unless something that it does rests on that. */
function whatMatters({ actions }: Plan): (action: Action) => boolean {
  const restedOn = new Set(actions.filter(({ verb }) => verb !== 'no-op').flatMap(({ dependsOn }) => dependsOn));
  return ({ verb, reason, address, previousAddress }) =>
    verb !== 'no-op' || previousAddress !== undefined || remembered(reason) || restedOn.has(address);
}

/**
 * A purchase that is open must be this plan's own, or the one that it was made to go on with: another one was approved
 * by somebody else, at another price. And the one that it goes on with must not have been closed meanwhile.
 */
function purchaseMoved(action: Action, { state, digest }: ResumeInput, used: boolean): Problem[] {
  const { address, resume } = action;
  const named = resume && 'intent' in resume ? resume : undefined;
  const intent = openIntent(address, state);
  if (!buys(action)) return intent && changesHands(action) ? [begunSince(address)] : [];
  if (!intent) {
    const closed = named?.from === 'intent' && !bought(address, state);
    return closed
      ? [staleProblem(address, `${address}: the purchase that it goes on with has been closed since.`)]
      : [];
  }
  if (intent.id === named?.intent) {
    const paid = named.from === 'abandon' && intent.sent;
    return paid ? [staleProblem(address, `${address}: a payment was sent for it since the plan was made.`)] : [];
  }
  if (used && intent.plan === digest) return [];
  return [begunSince(address)];
}

function begunSince(address: Address): Problem {
  return staleProblem(address, `${address}: a purchase of it has been begun since the plan was made.`);
}

/** What an open purchase buys is for that purchase to say: neither is it adopted over, nor forgotten. */
function changesHands({ verb }: Action): boolean {
  return verb === 'adopt' || verb === 'forget';
}

function buys({ steps }: Action): boolean {
  return steps.some(({ effect }) => effect === 'pay' || effect === 'send');
}

/** What is waited for must still be there: a plan that waits for nothing would do so each time it is applied. */
function deliveryMoved(action: Action, { live }: ResumeInput): Problem[] {
  if (action.resume?.from !== 'delivery' || live(action)) return [];
  return [staleProblem(action.address, `${action.address}: ${action.id} was bought, and is not listed any more.`)];
}

function openIntent(address: Address, { pending }: StateFile): Intent | undefined {
  return pending.find((intent) => intent.address === address);
}

function bought(address: Address, { resources }: StateFile): boolean {
  return resources.some((record) => record.address === address);
}

/** What an earlier run of this very plan began; the action itself when it began nothing here. */
function goOn(action: Action, { state }: ResumeInput): Action | undefined {
  const intent = openIntent(action.address, state);
  if (intent && buys(action)) return goOnBuying(action, intent);
  const record = state.resources.find(({ address }) => address === action.address);
  if (record && isBought(action, record)) return afterBuying(action, record);
  if (!record && (action.verb === 'delete' || action.verb === 'forget')) return undefined;
  if (!record && action.verb === 'replace')
    return { ...withoutId(action), verb: 'create', steps: fromFirst(action, ['reserve', 'send']) };
  return action.resume?.from === 'abandon' ? withoutResume(action) : action;
}

/** What is being delivered was bought by this plan, unless that is how the plan has found it. */
function isBought(action: Action, record: RecordedResource): boolean {
  return record.phase === 'delivering' && buys(action) && recordDigest(record) !== action.precondition.record;
}

function goOnBuying(action: Action, intent: Intent): Action {
  const { resume } = action;
  const named = resume && 'intent' in resume && resume.intent === intent.id ? resume : undefined;
  if (named?.from === 'abandon') return action;
  const observeOnly = named?.observeOnly ?? false;
  return {
    ...(action.verb === 'replace' ? withoutId(action) : action),
    verb: intent.of === undefined ? 'create' : action.verb,
    reason: 'resume',
    resume: { from: 'intent', intent: intent.id, phase: intent.phase, observeOnly },
    order: intent.order,
    ...(intent.quote ? { quote: intent.quote } : {}),
    steps: stepsFrom(action, intent.phase),
  };
}

function stepsFrom(action: Action, phase: string): Action['steps'] {
  if (phase === 'paying' || phase === 'paid') return fromFirst(action, ['pay', 'send']);
  if (phase === 'reserved' || phase === 'promo') return fromFirst(action, ['promo', 'pay']);
  return fromFirst(action, ['reserve', 'send']);
}

function fromFirst({ steps }: Action, effects: readonly string[]): Action['steps'] {
  return steps.slice(
    Math.max(
      0,
      steps.findIndex(({ effect }) => effects.includes(effect)),
    ),
  );
}

function afterBuying(action: Action, record: RecordedResource): Action {
  const bought = action.steps.findLastIndex(({ effect }) => effect === 'pay' || effect === 'send');
  return {
    ...action,
    verb: 'create',
    reason: 'resume',
    id: record.id,
    resume: { from: 'delivery' },
    steps: action.steps.slice(bought + 1),
  };
}

function withoutId(action: Action): Action {
  const { id: _, ...rest } = action;
  return rest;
}

function withoutResume(action: Action): Action {
  const { resume: _, ...rest } = action;
  return rest;
}

function recordMoved(action: Action, input: ResumeInput): Problem[] {
  const { state } = input;
  const owner = action.verb === 'adopt' ? ownerOf(action, state) : undefined;
  if (owner)
    return [staleProblem(action.address, `${action.address}: ${owner.id} is recorded now, as ${owner.address}.`)];
  const record = state.resources.find(({ address }) => address === action.address);
  if (recordDigest(record) === action.precondition.record) return [];
  const what =
    action.precondition.record === null
      ? `it is recorded now, as ${record?.id}, and was not when the plan was made`
      : record === undefined
        ? 'it is no longer recorded'
        : `its record was changed since by ${changer(action.address, input)}`;
  return [staleProblem(action.address, `${action.address}: ${what}.`)];
}

/** The state remembers runs of approved plans; of any other it knows how far it has moved. */
function changer(address: Address, { plan, state, madeAt }: ResumeInput): string {
  const later = state.plans.find(({ done, at }) => done.includes(address) && madeAt !== undefined && at > madeAt);
  if (later) return `the plan that was approved as ${later.digest.slice(0, 19)}… and applied at ${later.at}`;
  return `another run: the state is at serial ${state.serial}, and the plan was made at ${plan.serial}`;
}

function ownerOf(action: Action, { resources }: StateFile): RecordedResource | undefined {
  const { id, address } = action;
  const same = resources.filter((record) => wordOf(record) === wordOf(action));
  return same.find((record) => record.id === id && record.address !== address);
}

/** Names every field that moved, with its value in the plan and its value now. */
function liveMoved(action: Action, live: LiveResource | undefined, begun: boolean): Problem[] {
  if (['create', 'forget', 'no-op'].includes(action.verb) || action.before === undefined) return [];
  if (!live) {
    if (action.verb === 'delete' || action.precondition.live === null) return [];
    return [staleProblem(action.address, `${action.address}: it no longer exists at the vendor.`)];
  }
  return movedFields(action.before, live.spec)
    .filter(({ field, now }) => !(begun && equalJson(now, action.after?.[field])))
    .map((moved) => staleProblem(action.address, `${action.address}: ${movedText(moved)}`));
}

/** A sentence per field that is not as a plan has it. */
export function movedValues(before: Attributes, now: Attributes): string[] {
  return movedFields(before, now).map(movedText);
}

function movedText({ field, before, now }: ReturnType<typeof movedFields>[number]): string {
  return `${field} was ${shown(before)} in the plan and is ${shown(now)} now.`;
}

function movedFields(
  before: Attributes,
  now: Attributes,
): { field: string; before: Json | undefined; now: Json | undefined }[] {
  return [...new Set([...Object.keys(before), ...Object.keys(now)])]
    .sort()
    .filter((field) => !equalJson(before[field], now[field]))
    .map((field) => ({ field, before: before[field], now: now[field] }));
}

function shown(value: Json | undefined): string {
  return value === undefined ? 'not set' : canonicalJson(value);
}

/** The problem of a plan that no longer holds. */
export function staleProblem(address: Address, detail: string): Problem {
  return { code: 'PLAN_STALE', summary: 'The plan is stale', detail, address, hint: 'plan again' };
}
