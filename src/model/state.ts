import type { LedgerLine } from './ledger.ts';
import type { Verb } from './plan.ts';
import type { Intent, Stray } from './purchase.ts';
import type { Address, RecordedResource } from './resource.ts';

/** What is known of the account that a provider's resources were bought with. */
export interface RecordedAccount {
  readonly id: string;
  /** Adds whose answer was lost, after their purchase was closed another way. */
  readonly strays?: readonly Stray[];
}

/** One action of a plan that was begun, as digests: what comes of it, and on which terms. */
export interface ApprovedAction {
  readonly address: Address;
  readonly verb: Verb;
  readonly what: string;
  readonly terms: string;
}

/** A plan that was approved as it is (saved, or by its digest) and begun, so that it is never applied twice. */
export interface UsedPlan {
  readonly digest: string;
  readonly status: 'begun' | 'applied';
  readonly at: string;
  /** Addresses whose action is complete. */
  readonly done: readonly Address[];
  /** What was approved, while it is not complete; `serial`: that of the state when it was last begun or gone on with. */
  readonly approved?: { readonly serial: number; readonly actions: readonly ApprovedAction[] };
}

/** The state file (docs/state-file.md): all that hostform remembers. */
export interface StateFile {
  /** Of the format. The document has a checksum besides, which only the state room sees. */
  readonly version: 2;
  readonly serial: number;
  readonly lineage: string;
  readonly accounts: { readonly [provider: string]: RecordedAccount };
  /** Sorted by address. */
  readonly resources: readonly RecordedResource[];
  /** Open purchases, sorted by address. */
  readonly pending: readonly Intent[];
  readonly plans: readonly UsedPlan[];
  /**
   * Purchases that went through and are in no file of their own: those that this run has still to write there, and all
   * of them where the state lives at a backend or is encrypted (docs/ledger.md). In the order in which they were closed.
   */
  readonly ledger?: readonly LedgerLine[];
}

/**
 * One durable step of a run. Several may be committed together: then all or none survive a crash.
 * `call` marks a changing call that needs no intent (rename, stop, delete): begun before it is sent, ended after.
 */
export type StateChange =
  | { readonly do: 'record'; readonly resource: RecordedResource }
  | { readonly do: 'drop'; readonly address: Address }
  | { readonly do: 'intent'; readonly intent: Intent }
  | { readonly do: 'close'; readonly intent: string; readonly because: string }
  /** A purchase went through; of no effect when it is noted already. */
  | { readonly do: 'bought'; readonly line: LedgerLine }
  | { readonly do: 'account'; readonly provider: string; readonly account: RecordedAccount }
  | { readonly do: 'plan'; readonly plan: UsedPlan }
  /** One action of a used plan is complete; adds the address to its `done`. */
  | { readonly do: 'done'; readonly plan: string; readonly address: Address }
  | {
      readonly do: 'call';
      readonly address: Address;
      readonly step: string;
      readonly result: 'begun' | 'done' | 'failed';
    };

/** Makes changes durable before it resolves. Rejects when the state is no longer ours to write (STATE_FENCED). */
export type Commit = (...changes: readonly StateChange[]) => Promise<void>;
