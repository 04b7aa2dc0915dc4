import type { Clock, Pace, Random } from './clock.ts';
import type { Problem } from './errors.ts';
import type { Attributes } from './json.ts';
import type { KindDescription, ResourceKind } from './kind.ts';
import type { VendorPayment } from './ledger.ts';
import type { Money } from './money.ts';

/** What connecting needs from the outside: the environment enters as an argument. */
export interface ConnectInput {
  /** The provider's block of the manifest, variables filled, defaults not yet applied. */
  readonly settings: Attributes;
  readonly env: { readonly [name: string]: string | undefined };
  /** Folder for conventions like ./ovh.conf. */
  readonly cwd: string;
  /** False: the client refuses every changing call itself (READ_ONLY). */
  readonly mayWrite: boolean;
  readonly clock: Clock;
  readonly random: Random;
  /** Called with each secret value that the provider learns (credentials, session tokens), for redaction. */
  readonly onSecret: (value: string) => void;
  /** Things worth telling that stop nothing: `a filter was left on the listing; it has been cleared`. */
  readonly onNotice: (problem: Problem) => void;
}

/** One line of the catalogue, as `hostform catalog` shows it. */
export interface CatalogueEntry {
  readonly section: string;
  readonly id: string;
  readonly name: string;
  readonly price?: Money;
  readonly period?: string;
  readonly details: readonly string[];
}

/** A provider with credentials and a client. Nothing is sent before the first call of a method. */
export interface Connection {
  readonly provider: string;
  readonly pace: Pace;
  readonly kinds: readonly ResourceKind[];
  /** Settings in force, as a plan may carry them: no credentials. */
  readonly settings: Attributes;
  /** The vendor's id of the account. */
  account(): Promise<string>;
  /** What can be spent now; undefined where the vendor does not say or does not prepay. */
  balance(): Promise<Money | undefined>;
  /** Tariffs, places, systems, add-ons. `filter` narrows to entries whose name or id contains it. */
  catalogue(filter: string | undefined): Promise<readonly CatalogueEntry[]>;
  /**
   * What left the account since `since` (ISO), and what came back: the vendor's own list, complete. Reads only. Left
   * out by vendors that show none. @throws HostformError LISTING_INCOMPLETE
   */
  payments?(since: string): Promise<readonly VendorPayment[]>;
  /** Ends the session and closes sockets. */
  close(): Promise<void>;
}

/** A vendor, before connecting. */
export interface Provider {
  readonly name: string;
  /** JSON Schema (draft-07) of its block under `providers:`. */
  readonly schema: object;
  readonly kinds: readonly KindDescription[];
  /** Environment variables that overrule the manifest's endpoint and carry credentials, for help texts. */
  readonly variables: readonly string[];
  /** @throws HostformError CREDENTIALS when they are missing or contradictory; nothing is sent. */
  connect(input: ConnectInput): Connection;
}
