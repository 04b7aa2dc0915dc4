import type { FieldChange } from './plan.ts';
import type { Address } from './resource.ts';

/**
 * Most urgent first: what the vendor takes away soon, then what costs, then what only differs. `unpaid` a bill is open,
 * or it was stopped for want of money; `suspended` the vendor has stopped it, or it is broken; `expiring` ends soon, or
 * a renewal is due; `balance-low` the money lasts less than three days; `missing` declared or recorded, and not there;
 * `open-purchase` begun and not closed; `price-changed` costs something else than when it was recorded, or more than
 * was declared; `changed` a field differs; `undeclared` recorded and there, and no longer declared; `adoptable`
 * declared and there, and the next apply adopts it; `delivering` bought, not ready yet; `unmanaged` there, and not ours.
 */
export const DRIFT_CLASSES = [
  'unpaid',
  'suspended',
  'expiring',
  'balance-low',
  'missing',
  'open-purchase',
  'price-changed',
  'changed',
  'undeclared',
  'adoptable',
  'delivering',
  'unmanaged',
] as const;

export type DriftClass = (typeof DRIFT_CLASSES)[number];

/** One thing that is not as it should be. */
export interface DriftFinding {
  readonly class: DriftClass;
  readonly address?: Address;
  readonly kind?: string;
  readonly provider: string;
  readonly id?: string;
  /** A sentence for people. Words may change; `changes` is what programs compare. */
  readonly detail: string;
  /** What differs: `before` is live, `after` what is declared, or was recorded. Absent where there is nothing to compare. */
  readonly changes?: readonly FieldChange[];
  /** It was in the baseline already. */
  readonly known?: true;
}

/** Which state, and which accounts, findings are about. */
export interface DriftSubject {
  /** Empty while no state was ever saved. */
  readonly lineage: string;
  /** The vendors' ids of the accounts that were read. */
  readonly accounts: { readonly [provider: string]: string };
}

/** What an earlier drift found. */
export interface Baseline extends DriftSubject {
  readonly findings: readonly DriftFinding[];
}

/** What `drift` found. */
export interface DriftReport extends DriftSubject {
  /** Most urgent first, then by address. */
  readonly findings: readonly DriftFinding[];
  /** Declared and recorded resources that were looked at. */
  readonly checked: number;
  /** Unmanaged things alone are no difference, nor is what was in the baseline already. */
  readonly differs: boolean;
  /** With a baseline only: its findings that are no more. */
  readonly gone?: readonly DriftFinding[];
}
