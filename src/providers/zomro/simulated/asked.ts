/** One call, as the functions of the vendor see it, and how a function is declared. */
import type { Agenda } from './agenda.ts';
import type { Catalogue } from './catalogue.ts';
import type { Knobs } from './knobs.ts';
import type { Account, Session, User } from './rows.ts';
import type { Tables } from './tables.ts';
import type { Branch } from './wire.ts';
import type { Lang } from './words.ts';

/** Form fields as received; the last of a repeated field counts. */
export type Params = { readonly [field: string]: string };

/** Everything there is. */
export interface World {
  readonly tables: Tables;
  readonly knobs: Knobs;
  readonly catalogue: Catalogue;
  readonly seed: string;
  readonly agenda: Agenda;
}

export interface Caller {
  readonly user: User;
  readonly account: Account;
  /** Absent with `authinfo`, which has no session. */
  readonly session: Session | undefined;
}

export interface Asked {
  readonly func: string;
  readonly params: Params;
  readonly lang: Lang;
  /** Moment of the call. */
  readonly now: number;
  readonly world: World;
  readonly caller: Caller;
}

/** Gives `doc`, or throws a refusal before anything has changed. */
export type Answerer = (asked: Asked) => Branch;

/**
 * What a call of a function does. `read` changes nothing, ever. `act` changes things without `sok` (§6: there is no dry
 * run of it). With both, `act` happens with `sok=ok` only, and a call without it is the form.
 */
export interface VendorFunction {
  readonly read?: Answerer;
  readonly act?: Answerer;
}

export type Functions = { readonly [func: string]: VendorFunction };

/** A list, or anything else that only reads. */
export function reads(read: Answerer): VendorFunction {
  return { read };
}

/** Executes at once. */
export function acts(act: Answerer): VendorFunction {
  return { act };
}

/** A form: preview without `sok`, execution with it. */
export function form(read: Answerer, act: Answerer): VendorFunction {
  return { read, act };
}

/** Which half of a function a call means. */
export function meant(declared: VendorFunction, params: Params): { readonly run: Answerer; readonly changes: boolean } {
  const { read, act } = declared;
  if (act && (!read || params.sok === 'ok')) return { run: act, changes: true };
  return { run: read ?? (() => ({})), changes: false };
}

/** The currency that money is shown in: the account's, unless the knob says otherwise. */
export function currencyOf(asked: Pick<Asked, 'world' | 'caller'>): string {
  return asked.world.knobs.currency ?? asked.caller.account.currency;
}
