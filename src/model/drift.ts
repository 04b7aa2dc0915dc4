import type { FieldChange } from './plan.ts';
import type { Address } from './resource.ts';

/**
 * `changed` a field differs; `missing` declared or recorded, and not there; `undeclared` recorded and there, and no
 * longer declared; `expiring` ends soon, or a renewal is due; `suspended` the vendor has stopped it; `delivering`
 * bought, not ready yet; `open-purchase` begun and not closed; `balance-low` the money lasts less than three days;
 * `unmanaged` there, and not ours.
 */
export type DriftClass =
  | 'changed'
  | 'missing'
  | 'undeclared'
  | 'expiring'
  | 'suspended'
  | 'delivering'
  | 'open-purchase'
  | 'balance-low'
  | 'unmanaged';

/** One thing that is not as it should be. */
export interface DriftFinding {
  readonly class: DriftClass;
  readonly address?: Address;
  readonly kind?: string;
  readonly provider: string;
  readonly id?: string;
  /** A sentence for people. */
  readonly detail: string;
  readonly changes?: readonly FieldChange[];
}

/** What `drift` found. Unmanaged things alone are no difference. */
export interface DriftReport {
  readonly findings: readonly DriftFinding[];
  /** Declared and recorded resources that were looked at. */
  readonly checked: number;
  readonly differs: boolean;
}
