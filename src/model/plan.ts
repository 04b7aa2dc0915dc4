import type { Problem } from './errors.ts';
import type { Attributes, Json } from './json.ts';
import type { Money } from './money.ts';
import type { Address, Reference } from './resource.ts';

/** What happens to one resource. A replace is "delete, then create" in one action. */
export type Verb = 'create' | 'update' | 'replace' | 'delete' | 'forget' | 'adopt' | 'no-op';

/** Why, in Terraform's words where it has one. */
export type ActionReason =
  | 'not_recorded'
  | 'gone_at_vendor'
  | 'fields_changed'
  | 'replace_because_cannot_update'
  | 'replace_by_request'
  | 'delete_because_no_resource_config'
  | 'destroy'
  | 'policy_due'
  | 'resume'
  | 'adopt_requested'
  | 'forget_requested'
  | 'moved'
  | 'links_changed'
  | 'protection_changed'
  /** Only the record changes: what is live is accepted into it. */
  | 'refreshed';

/**
 * What carrying out a step does to the world. The engine treats each alike for every kind:
 * `reserve` cheap, repeatable, returns the id that is paid later; `promo` a code on that reservation; `pay` the one
 * costly call; `send` creates in one call, without a reservation; `call` a change that may be repeated after looking;
 * `wait` reads until the vendor is done.
 */
export type StepEffect = 'reserve' | 'promo' | 'pay' | 'send' | 'call' | 'wait';

/** One named thing an action does at the vendor. The name is shown as it is: `confirm and pay`. */
export interface Step {
  readonly name: string;
  readonly effect: StepEffect;
  /** What a person should know of it: `lifts the vendor's deletion protection`. */
  readonly note?: string;
  readonly params?: Attributes;
}

/** The price of an action, as the vendor gave it when the plan was made. Paid amounts never exceed `most`, and without it `charge`. */
export interface Quote {
  /** Charged at apply, at most; tax included where the vendor names it. */
  readonly charge: Money;
  /** The most that may be charged instead, where `--price-tolerance` allows more than `charge`. */
  readonly most?: Money;
  /** The same without tax, where the vendor gives both (`max_price` is without tax). */
  readonly chargeWithoutTax?: Money;
  /** What goes on being charged, per ISO period. */
  readonly recurring?: { readonly amount: Money; readonly period: string };
  /** How many purchases `charge` covers (a renewal that has to be bought twice: 2). */
  readonly count: number;
  /** The period that is bought (`P1D`, `P1M`). */
  readonly period: string;
  /** Where the price comes from: `price list`, `dry run`. */
  readonly source: string;
}

/** One field that differs. Secret and unknown values are never in here: `unknown` says "(known after apply)". */
export interface FieldChange {
  readonly field: string;
  readonly before?: Json;
  readonly after?: Json;
  readonly unknown?: true;
  /** This field can not be changed in place. */
  readonly forcesReplace?: true;
}

/**
 * What an action goes on with. `intent`: an open purchase; with `observeOnly` it may be found bought, but is not paid
 * again, because the manifest has moved since. `abandon`: nothing was paid yet and the manifest has moved: our
 * reservation is taken back and the purchase begins anew. `delivery`: bought, still being delivered.
 */
export type Resume =
  | { readonly from: 'intent'; readonly intent: string; readonly phase: string; readonly observeOnly: boolean }
  | { readonly from: 'abandon'; readonly intent: string; readonly phase: string }
  | { readonly from: 'delivery' };

export interface Action {
  readonly address: Address;
  /** Under which it is recorded while the plan is made: its address has moved. */
  readonly previousAddress?: Address;
  readonly kind: string;
  readonly provider: string;
  /** `zomro_server` */
  readonly type: string;
  readonly verb: Verb;
  readonly reason: ActionReason;
  /** The live id: update, replace, delete, adopt, no-op. */
  readonly id?: string;
  /** Live fields as listed when the plan was made; absent for a create. */
  readonly before?: Attributes;
  /** Desired fields in the vendor's words, references filled where known; absent for a delete. */
  readonly after?: Attributes;
  /** Outputs as listed; absent for a create. */
  readonly outputs?: Attributes;
  readonly changes: readonly FieldChange[];
  readonly references: readonly Reference[];
  /** Secret fields that the action needs, by name, with the variables they come from (never their values). */
  readonly secrets: { readonly [field: string]: string | null };
  /** Catalogue ids and the like, resolved when the plan was made, so that apply looks nothing up. */
  readonly order?: Attributes;
  readonly steps: readonly Step[];
  readonly quote?: Quote;
  /** What the resource costs as it will be, for `budget.max_monthly`; absent when unknown or nothing. */
  readonly running?: { readonly amount: Money; readonly period: string };
  /** What the thing costs until it is replaced, or changed at a price; absent when unknown or nothing. */
  readonly ending?: { readonly amount: Money; readonly period: string };
  readonly resume?: Resume;
  /** Saved in the state: whoever is deleted waits for those that depend on it. */
  readonly dependsOn: readonly Address[];
  /** Actions of this plan that must end well before this one starts. */
  readonly waitsFor: readonly Address[];
  readonly protect: boolean;
  /** Counts as a deletion for the guards although nothing is deleted now (`mode: delete-at-expiration`). */
  readonly endsService?: true;
  /** All that is on it is lost, while the thing itself stays (a reinstallation); counts as a deletion for the guards. */
  readonly wipes?: true;
  /** Said under the action in the plan. */
  readonly notes: readonly string[];
  /** Why apply would refuse this action, each with the flag or the field that would allow it. */
  readonly refusals: readonly Problem[];
  /** Digests of what the action rests on; `null`: there was none. Apply compares them again (exit 5). */
  readonly precondition: { readonly record: string | null; readonly live: string | null };
}

/** Ceilings on money. Absent means "not given"; each that is given holds. */
export interface Ceilings {
  /** Of one apply, tax included where the vendor names it. */
  readonly maxCharge?: Money;
  /** Of all declared resources together, per 30 days. */
  readonly maxMonthly?: Money;
}

/** Ceilings as a manifest gives them: for everything, and for what is at one provider. */
export interface Budget extends Ceilings {
  readonly providers?: { readonly [provider: string]: Ceilings };
}

/** What of a plan is counted. */
export type Counted = 'creates' | 'deletes' | 'replaces';

/** How many of each a manifest allows: a whole number (`5`), or a share (`20%`). */
export type Guards = { readonly [counted in Counted]?: string };

/** What a guard comes to for this plan. */
export interface CountLimit {
  readonly written: string;
  readonly allowed: number;
  /** What the share is of; absent for a plain number. */
  readonly of?: { readonly count: number; readonly what: 'declared' | 'recorded' };
}

/** How much dearer than planned each single purchase may become: an amount, or a percentage of its price (`2`). */
export type PriceTolerance = { readonly amount: Money } | { readonly percent: string };

/** Ceilings and permissions that apply holds the plan against. Absent means "not given". */
export interface Limits extends Budget {
  readonly counts?: { readonly [counted in Counted]?: CountLimit };
  readonly priceTolerance?: PriceTolerance;
}

/** Live, but not ours. */
export interface Unmanaged {
  readonly kind: string;
  readonly provider: string;
  readonly count: number;
}

/**
 * Why an address is no part of a plan. `excluded`: --exclude names it. `needs`: it depends on what is left out.
 * `needed-by`: it would go, and what is left out still hangs on it. `not-targeted`: targets are given, and none takes
 * it in.
 */
export type LeftOutBecause = 'excluded' | 'needs' | 'needed-by' | 'not-targeted';

/** An address that targets and excludes keep out of a plan. */
export interface LeftOut {
  readonly address: Address;
  readonly because: LeftOutBecause;
  /** What it needs, or what needs it. */
  readonly of?: Address;
}

/** A record that changes its address before anything else is done. */
export interface Relocation {
  readonly from: Address;
  readonly to: Address;
}

/** What is recorded and has moved, or gone, at the vendor: Terraform's `resource_drift`. */
export interface ResourceDrift {
  readonly address: Address;
  readonly kind: string;
  readonly provider: string;
  /** `zomro_server` */
  readonly type: string;
  readonly id: string;
  readonly verb: 'update' | 'delete';
  /** Fields and outputs as recorded. */
  readonly before: Attributes;
  /** The same as they are now; absent when it is gone. */
  readonly after?: Attributes;
  readonly changes: readonly FieldChange[];
  readonly notes: readonly string[];
}

/** Settings of one provider as the plan used them; never credentials. */
export interface ProviderUse {
  readonly provider: string;
  /** The vendor's id of the account that was read. */
  readonly account: string;
  readonly settings: Attributes;
}

/** Plain data: it can be shown, saved, compared and approved by digest. */
export interface Plan {
  readonly formatVersion: 1;
  /** `refresh-only` writes the state and calls no vendor to change anything. */
  readonly mode: 'apply' | 'destroy' | 'refresh-only';
  readonly lineage: string;
  readonly serial: number;
  readonly providers: readonly ProviderUse[];
  /** In an order that can be carried out: whoever is waited for comes first; ties by address. */
  readonly actions: readonly Action[];
  /** Absent when nothing has moved. Carried out first, all at once. */
  readonly moves?: readonly Relocation[];
  /** What moved outside of hostform, by address; absent when nothing did. */
  readonly drift?: readonly ResourceDrift[];
  readonly unmanaged: readonly Unmanaged[];
  readonly limits: Limits;
  /** False when targets or excludes left something out. */
  readonly complete: boolean;
  /** What they left out, by address; absent when nothing was. */
  readonly leftOut?: readonly LeftOut[];
  readonly refusals: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** Balance per provider when the plan was made; not part of the digest. */
  readonly balances: { readonly [provider: string]: Money };
}

/** Counts of Terraform's summary line; a replace counts as one to add and one to destroy, an adoption as neither. */
export function countActions(actions: readonly { readonly verb: Verb }[]): {
  add: number;
  change: number;
  destroy: number;
} {
  const count = { add: 0, change: 0, destroy: 0 };
  for (const { verb } of actions) {
    if (verb === 'create' || verb === 'replace') count.add += 1;
    if (verb === 'update') count.change += 1;
    if (verb === 'delete' || verb === 'replace') count.destroy += 1;
  }
  return count;
}

/** Things to adopt; Terraform calls them imports and names them only when there are some. */
export function countAdoptions(actions: readonly { readonly verb: Verb }[]): number {
  return actions.filter(({ verb }) => verb === 'adopt').length;
}

/** True when apply would do something, in the state or at a vendor: a move, a protection or a link to remember counts. */
export function hasWork(plan: Pick<Plan, 'actions'>): boolean {
  return plan.actions.some(
    ({ verb, reason, previousAddress }) => verb !== 'no-op' || remembered(reason) || previousAddress !== undefined,
  );
}

/** True for what a no-op writes into the state all the same. */
export function remembered(reason: ActionReason): boolean {
  return reason === 'protection_changed' || reason === 'links_changed' || reason === 'refreshed';
}
