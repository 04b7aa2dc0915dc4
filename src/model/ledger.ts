/** What was bought, by whom and with whose approval: the lines of the ledger (docs/ledger.md). */
import type { Money } from './money.ts';
import type { Address } from './resource.ts';

/** How a payment came to be allowed. */
export const APPROVALS = ['prompt', 'saved-plan', 'expect', 'auto-approve'] as const;

/** Who let a payment go out. Part of the intent before it is sent, so that a crash never separates the two. */
export interface Approval {
  /** Id of the lock that the run held. */
  readonly run: string;
  /** Digest of the plan that was approved. */
  readonly plan: string;
  /** The user of the machine, or of the CI. */
  readonly by: string;
  readonly how: (typeof APPROVALS)[number];
  /** Where the CI job can be looked at. */
  readonly job?: string;
}

/** One purchase that went through. */
export interface LedgerLine {
  /** Of the format of a line. */
  readonly version: 1;
  /** Of the purchase: the same one is never written twice, whoever writes it. */
  readonly id: string;
  /** When the payment was sent, ISO. */
  readonly at: string;
  readonly address: Address;
  readonly kind: string;
  readonly provider: string;
  /** The vendor's id of the account. */
  readonly account: string;
  /** The vendor's id of what was bought. */
  readonly thing: string;
  /** The vendor's id of the cart line or order that was paid; a purchase in one call has none. */
  readonly reservation?: string;
  /** As read from the reservation right before it was paid, tax included where the vendor names it. */
  readonly charged: Money;
  /** What the plan said this one purchase costs, without any tolerance. */
  readonly planned: Money;
  /** `planned` without tax, where the vendor gives both. */
  readonly plannedWithoutTax?: Money;
  /** ISO period that was bought. */
  readonly period: string;
  /** A promo code was used; the code itself is never written. */
  readonly promo: boolean;
  /** Absent only for a payment of a hostform that did not note it. */
  readonly approval?: Approval;
  /** Nobody saw the vendor's answer, and a person said that it was bought (`pending resolve`). */
  readonly byHand?: true;
}

/** One movement of money as the vendor's own list shows it. */
export interface VendorPayment {
  readonly id: string;
  /** ISO day or instant, as exact as the vendor tells; absent where it is unreadable. */
  readonly at?: string;
  /** What left the account; negative: what came back. */
  readonly amount: Money;
  /** In the vendor's words. */
  readonly what: string;
  /** Id of the cart line or order that was paid, where the vendor names it. */
  readonly reservation?: string;
  /** Ids or names of what was paid for, where the vendor names them. */
  readonly things: readonly string[];
}
