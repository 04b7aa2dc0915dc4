import type { Problem } from './errors.ts';
import type { Money } from './money.ts';
import type { Verb } from './plan.ts';
import type { Address } from './resource.ts';

/** How an action ended. `delivering`: bought, and the vendor needs longer than `delivery_timeout`. */
export type Ending = 'done' | 'failed' | 'refused' | 'unknown' | 'delivering' | 'skipped' | 'not-started';

/** What apply tells the outside world while it works. It never prints. */
export type RunEvent =
  | { readonly type: 'action-start'; readonly address: Address; readonly verb: Verb; readonly id?: string }
  | {
      readonly type: 'action-progress';
      readonly address: Address;
      readonly verb: Verb;
      readonly elapsedMs: number;
      readonly status: string;
    }
  | {
      readonly type: 'action-end';
      readonly address: Address;
      readonly verb: Verb;
      readonly elapsedMs: number;
      readonly ending: Ending;
      readonly id?: string;
      readonly problem?: Problem;
      readonly because?: readonly Address[];
    }
  | { readonly type: 'step-start'; readonly address: Address; readonly step: string }
  | {
      readonly type: 'step-complete';
      readonly address: Address;
      readonly step: string;
      readonly spent?: Money;
      /** What this purchase was planned to cost, where that is not what was paid. */
      readonly planned?: Money;
      readonly reservation?: string;
    }
  | { readonly type: 'notice'; readonly problem: Problem }
  | { readonly type: 'interrupted'; readonly signal: string };

/** A purchase that cost something else than planned: less, or more within `--price-tolerance`. */
export interface Repriced {
  readonly address: Address;
  readonly planned: Money;
  readonly paid: Money;
}

/** The final accounting of a run; printed and written however it ends. */
export interface Accounting {
  readonly done: readonly { readonly address: Address; readonly verb: Verb; readonly id?: string }[];
  readonly failed: readonly { readonly address: Address; readonly verb: Verb; readonly problem: Problem }[];
  readonly refused: readonly { readonly address: Address; readonly verb: Verb; readonly problem: Problem }[];
  readonly unknown: readonly { readonly address: Address; readonly verb: Verb; readonly problem: Problem }[];
  readonly delivering: readonly { readonly address: Address; readonly verb: Verb; readonly id?: string }[];
  readonly skipped: readonly { readonly address: Address; readonly verb: Verb; readonly because: readonly Address[] }[];
  readonly notStarted: readonly { readonly address: Address; readonly verb: Verb }[];
  /** Money that left, one total per currency. */
  readonly spent: readonly Money[];
  /** Purchases that cost something else than planned; absent when there are none. */
  readonly repriced?: readonly Repriced[];
  readonly notices: readonly Problem[];
  readonly interrupted: boolean;
}
