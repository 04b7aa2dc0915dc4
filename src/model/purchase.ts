/**
 * The nouns of a purchase (docs/purchase.md). The id that the cheap step returns is the idempotency key of the
 * expensive one: reserve, verify, pay *that id*, observe.
 */
import type { Attributes } from './json.ts';
import type { Approval } from './ledger.ts';
import type { Money } from './money.ts';
import type { Quote } from './plan.ts';
import type { Address } from './resource.ts';

/** What is to be bought or created, complete: apply looks nothing up. */
export interface Want {
  readonly address: Address;
  /** The spec with all references filled. */
  readonly spec: Attributes;
  readonly order: Attributes;
  /** Values of secret fields; in memory only. */
  readonly secrets: { readonly [field: string]: string };
  /** Present when money is spent: the most that may be charged. */
  readonly quote?: Quote;
}

/** What existed before anything was sent. Whatever is outside it is new. */
export interface PreImage {
  /** Ids of things (servers, images, orders that renew this service) of this kind in the account. */
  readonly things: readonly string[];
  /** Ids of reservations (cart lines, unpaid orders) in the account. */
  readonly reservations: readonly string[];
  /** Anything else the kind compares with later: `{ expiration: "2026-12-01" }`. */
  readonly facts: Attributes;
}

/** One reservation as the vendor shows it. */
export interface Reservation {
  readonly id: string;
  /** For people: `Cloud Essential | NL-2, daily, 0.13 EUR`. */
  readonly text: string;
  readonly charge: Money;
  /** What can be compared with an order: tariff, period, count, as far as shown. */
  readonly facts: Attributes;
}

/** What a look at a reservation found. Every answer rests on a complete reading; a failed reading throws. */
export type Inspection =
  | {
      readonly state: 'open';
      readonly own: Reservation;
      readonly others: readonly Reservation[];
      /** In words: what the vendor shows that is not what was ordered (tariff, period, count). Empty: as ordered. */
      readonly mismatches: readonly string[];
      /** A reason not to pay now although the reservation is in order (another order is being delivered). */
      readonly stop?: string;
    }
  | { readonly state: 'gone'; readonly others: readonly Reservation[] };

/**
 * What one complete reading says about a payment that was sent.
 * `unpaid`: the reservation is there and nothing was bought. `bought`: exactly one new thing is it. `gone`: the
 * reservation is no longer there and nothing is listed (yet). `void`: the vendor itself says that this reservation
 * ended unpaid and can not be paid any more. `ambiguous`: a human has to look.
 */
export type Sighting =
  | { readonly kind: 'unpaid' }
  | { readonly kind: 'bought'; readonly id: string }
  | { readonly kind: 'gone' }
  | { readonly kind: 'void'; readonly because: string }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Candidate[]; readonly because: string };

/** One thing that could be what was bought. */
export interface Candidate {
  readonly id: string;
  readonly text: string;
}

/**
 * How a kind is bought in two steps. Methods that change something throw a `HostformError` whose `effect` says what
 * is known: `not-sent`, `refused` or `unclear`. None of them retries.
 */
export interface Sale {
  /** Reads what exists. */
  survey(want: Want): Promise<PreImage>;
  /** Makes the reservation; returns its id. Costs nothing. */
  reserve(want: Want): Promise<string>;
  /** Looks for a reservation whose answer was lost; only where the vendor shows enough to be sure. */
  recover?(want: Want, before: PreImage): Promise<string | undefined>;
  /** Reads the reservation. */
  inspect(reservation: string, want: Want, before: PreImage): Promise<Inspection>;
  /** Puts a promo code on it. Acts on everything reserved in the account. */
  applyPromo?(code: string): Promise<void>;
  /** Pays exactly this reservation, once. An id in the answer is a hint, never proof. */
  pay(reservation: string, want: Want): Promise<{ readonly hint?: string }>;
  /** Takes our own unpaid reservation back; already gone is success. Left out where reservations lapse by themselves. */
  release?(reservation: string): Promise<void>;
  /** One complete reading of everything that tells whether `reservation` was paid. */
  seek(reservation: string, want: Want, before: PreImage, hint: string | undefined): Promise<Sighting>;
  /** True when a foreign-looking reservation could be an add of ours whose answer was lost. Pure. */
  resembles(other: Reservation, order: Attributes): boolean;
  /** Secret field that holds the promo code, if the kind takes one. */
  readonly promoField?: string;
  /** True when a code that is refused is no reason not to buy: then the full price is paid. Pure. */
  promoIsOptional?(spec: Attributes): boolean;
}

/** How a kind is created in one call, paid or free. */
export interface OneShot {
  survey(want: Want): Promise<PreImage>;
  /** `charge` is what this call costs, as read right before it; left out where it is the quote's. */
  send(want: Want): Promise<{ readonly hint?: string; readonly charge?: Money }>;
  /** `unpaid` here means: a complete reading shows nothing new with this name. */
  seek(want: Want, before: PreImage, hint: string | undefined): Promise<Sighting>;
}

/**
 * `adding` the reservation is being made; `reserved` its id is known, nothing was paid; `promo` the code is being
 * applied; `paying` the point of no return was written; `paid` the vendor said yes, its thing is not listed yet;
 * `sending` a one-shot create is on its way; `blocked` evidence is contradictory, only a human goes on.
 */
export type IntentPhase = 'adding' | 'reserved' | 'promo' | 'paying' | 'paid' | 'sending' | 'blocked';

/** Complete readings that showed a sent payment still unpaid; kept across runs, so that a wait is never begun anew. */
export interface Watch {
  /** Wall clock of the first of them, ISO. */
  readonly since: string;
  readonly last: string;
  readonly readings: number;
}

/** One purchase (or create) that has been begun and is not closed. Durable before each changing call. */
export interface Intent {
  readonly id: string;
  readonly address: Address;
  /** The thing that it changes at a price; absent where a new thing is bought. */
  readonly of?: string;
  readonly kind: string;
  readonly provider: string;
  /** Digest of the plan that began it. */
  readonly plan: string;
  readonly style: 'reservation' | 'one-shot';
  readonly phase: IntentPhase;
  readonly spec: Attributes;
  readonly order: Attributes;
  /** Names of the variables that secrets came from; values are never stored. */
  readonly secrets: { readonly [field: string]: string | null };
  readonly quote?: Quote;
  readonly dependsOn: readonly Address[];
  readonly protect: boolean;
  readonly before: PreImage;
  readonly reservation?: string;
  /** Price of the reservation before the code, once the code may have been sent. */
  readonly promo?: { readonly before: Money };
  /** Sticky: once a payment (or a one-shot create) may have left, it stays true. */
  readonly sent: boolean;
  readonly sentAt?: string;
  /** Adds or one-shot sends whose answer was lost. */
  readonly lost: number;
  readonly watch?: Watch;
  readonly hint?: string;
  /** What was found when it was blocked, or last seen. */
  readonly evidence?: { readonly because: string; readonly candidates: readonly Candidate[] };
  /** What was charged, as last read from the reservation before paying. */
  readonly charge?: Money;
  /** Of the payment that was sent first; whoever goes on with it only finds out what it came to. */
  readonly approval?: Approval;
  readonly startedAt: string;
}

/** A reservation that an interrupted run may have left behind: never paid, never deleted on a guess. */
export interface Stray {
  readonly order: Attributes;
  readonly before: PreImage;
}
