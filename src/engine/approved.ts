/**
 * What was approved, action by action, so that a run that was approved by digest alone can be gone on with: the plan is
 * made anew then, and whatever is left in it must have been part of what was approved. Pure.
 */
import type { Attributes, Json } from '../model/json.ts';
import { type Action, hasWork, type Plan } from '../model/plan.ts';
import { type Address, referencedAddresses } from '../model/resource.ts';
import type { ApprovedAction, StateFile, UsedPlan } from '../model/state.ts';
import { digestOf } from './digest.ts';

/** What a plan asks to be approved. */
export function approvedActions({ actions }: Plan): ApprovedAction[] {
  const making = new Set(actions.filter(makes).map(({ address }) => address));
  return working(actions).map((action) => ({
    address: action.address,
    verb: action.verb,
    what: whatOf(action, making),
    terms: termsOf(action),
  }));
}

/**
 * Addresses of a plan made anew that go beyond what was approved when `used` was begun. What it bought is gone on with;
 * what it has not begun must be as it was approved, price and record included; what it has done is not done again.
 */
export function beyondApproval(plan: Plan, used: UsedPlan, { pending }: Pick<StateFile, 'pending'>): Address[] {
  const approved = new Map(used.approved?.actions.map((each) => [each.address, each]));
  const making = new Set([...approved.values()].filter(makes).map(({ address }) => address));
  const done = new Set(used.done);
  const isApproved = (action: Action): boolean => {
    const known = approved.get(action.address);
    if (!known || done.has(action.address) || known.what !== whatOf(action, making)) return false;
    if (action.resume?.from === 'delivery') return true;
    const intent = pending.find(({ address }) => address === action.address);
    if (action.resume?.from === 'intent' && intent?.plan === used.digest) return true;
    return known.verb === action.verb && known.terms === termsOf(action);
  };
  return working(plan.actions)
    .filter((action) => !isApproved(action))
    .map(({ address }) => address);
}

function working(actions: readonly Action[]): Action[] {
  return actions.filter((action) => hasWork({ actions: [action] }));
}

function makes({ verb }: Pick<Action, 'verb'>): boolean {
  return verb === 'create' || verb === 'replace';
}

/**
 * What comes of it. Fields that read a thing that the plan makes are left out, in the first plan and in those after it:
 * their value is known only once that thing is there.
 */
function whatOf(action: Action, making: ReadonlySet<Address>): string {
  const open = new Set(
    action.references
      .filter((reference) => referencedAddresses([reference]).some((address) => making.has(address)))
      .map(({ path }) => String(path[0] ?? '')),
  );
  const { kind, provider, verb, secrets, protect, dependsOn } = action;
  return digestOf({
    kind,
    provider,
    verb: verb === 'replace' ? 'create' : verb,
    id: makes(action) ? null : (action.id ?? null),
    after: without(action.after ?? {}, open),
    changes: makes(action) ? [] : plain(action.changes.filter(({ field }) => !open.has(field))),
    references: plain(action.references.map(({ path, parts }) => ({ path, parts }))),
    secrets: plain(secrets),
    protect,
    dependsOn,
    endsService: action.endsService ?? false,
    ...(action.wipes ? { wipes: true } : {}),
  });
}

/** At what price, out of which offer, and resting on which record. */
function termsOf({ quote, order, precondition, id }: Action): string {
  return digestOf({ quote: plain(quote ?? null), order: order ?? {}, record: precondition.record, id: id ?? null });
}

function without(fields: Attributes, open: ReadonlySet<string>): Attributes {
  return Object.fromEntries(Object.entries(fields).filter(([field]) => !open.has(field)));
}

/** Model types are JSON by construction; their interfaces only lack the index signature that would say so. */
function plain(value: object | null): Json {
  return JSON.parse(JSON.stringify(value));
}
