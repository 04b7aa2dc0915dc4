/**
 * The tables of the simulated vendor. Rows are plain JSON (`null` for nothing), so that a snapshot is the tables
 * themselves. Moments are milliseconds since the epoch, by the simulator's clock.
 */
import type { Lang } from './words.ts';

/** A client of the vendor: whoever owns services, a cart and a balance. */
export interface Account {
  readonly id: string;
  name: string;
  email: string;
  currency: string;
  /** Decimal text; may be negative. */
  balance: string;
  credit: string;
  /** What answers are written in when `lang` is not sent. */
  language: Lang;
  vatPercent: number;
}

/** A login. Several may share an account, and with it the cart (§7.4). */
export interface User {
  readonly id: string;
  readonly username: string;
  password: string;
  readonly account: string;
  /** Gets part of each list instead of an error (purchase.md). */
  sees: 'all' | 'half' | 'none';
  /** Asked for a second factor that no program has (§2). */
  totp: boolean;
  failures: number;
  blockedUntil: number;
  pageSize: number | null;
}

export interface Session {
  readonly token: string;
  readonly username: string;
  usedAt: number;
  /** Only half open: waits for the second factor (§2). */
  readonly half: boolean;
}

export interface SystemOnDisk {
  readonly uid: string;
  readonly label: string;
  readonly distro: string;
  readonly version: string;
  readonly windows: boolean;
}

/** What an order of a server says, after all checks. Passwords are never kept. */
export interface ServerOrder {
  readonly tariff: string;
  readonly datacenter: string;
  readonly period: string;
  readonly count: number;
  readonly system: SystemOnDisk;
  readonly servername: string;
  readonly network: string;
  readonly sshKey: string | null;
  readonly autoprolong: boolean;
  readonly remoteid: string;
  readonly schedule: { readonly name: string; readonly days: readonly number[]; readonly time: string } | null;
}

export interface Server {
  readonly id: string;
  readonly account: string;
  tariff: string;
  readonly datacenter: string;
  readonly period: string;
  readonly network: string;
  servername: string;
  system: SystemOnDisk;
  sshKey: string | null;
  /** First part is the service status of §8, the whole is `$orig`; a stopped server stays `2` here. */
  status: string;
  /** Cloud state of §8; empty while there is no machine. */
  state: string;
  /** On its way to another state since then. */
  moving: { readonly to: string; readonly since: number } | null;
  readonly boughtAt: number;
  openedAt: number | null;
  paidUntil: number | null;
  suspendedAt: number | null;
  closingAt: number | null;
  ip: string;
  ipv6: string;
  autoprolong: boolean;
  /** What automatic renewal buys; null: the period that it was ordered with. */
  renewalPeriod: string | null;
  rdns: string;
  backupRotation: number;
  /** The tariff before a resize that is not verified yet. */
  resizedFrom: string | null;
  /** Targets already paid for, and when: repeating one within a day is free (§7.12). */
  paidTargets: { [tariff: string]: number };
  /** Off: the vendor refuses a change of tariff (§7.6, §7.12). */
  resizable: boolean;
  readonly remoteid: string;
}

/** Images, snapshots and backups are one table and one number space with servers (§7.14). */
export interface Image {
  readonly id: string;
  readonly account: string;
  readonly type: 'Image' | 'Snapshot' | 'Backup';
  name: string;
  readonly region: string;
  minDisk: string;
  minRam: string;
  readonly diskFormat: string;
  osDistro: string;
  osVersion: string;
  architecture: string;
  readonly url: string;
  protected: boolean;
  /** `Saving`, `Active`, `Suspended` */
  state: string;
  status: string;
  /** GB, decimal text */
  readonly size: string;
  readonly boughtAt: number;
  updatedAt: number;
  paidUntil: number | null;
  suspendedAt: number | null;
  closingAt: number | null;
  /** The server that a snapshot or backup was taken of. */
  readonly instance: string;
  readonly backupType: 'manual' | 'auto' | '';
}

export interface Schedule {
  readonly id: string;
  readonly account: string;
  readonly instance: string;
  name: string;
  days: readonly number[];
  time: string;
  readonly createdAt: number;
}

export interface SshKey {
  readonly elid: string;
  readonly account: string;
  comment: string;
  publicKey: string;
  readonly createdAt: number;
}

/** A line of the new cart. */
export interface Line {
  readonly id: string;
  readonly account: string;
  readonly order: ServerOrder;
  readonly addedAt: number;
  /** Bought, deleted, or turned into an unpaid order. */
  readonly goneAt: number | null;
}

/** An item of the old basket: an unpaid service, or an unpaid renewal (§7.4, §7.19). */
export interface BasketItem {
  readonly id: string;
  readonly account: string;
  readonly kind: 'order' | 'prolong';
  readonly service: string;
  readonly text: string;
  readonly cost: string;
}

/** Balance going up or down. Nothing else moves money. */
export interface Movement {
  readonly id: string;
  readonly at: number;
  readonly account: string;
  /** Decimal text, negative for a charge. */
  readonly amount: string;
  readonly currency: string;
  /** Id of the service, or nothing for a top-up. */
  readonly service: string | null;
  readonly reason: 'order' | 'day' | 'renewal' | 'resize' | 'top-up';
  readonly text: string;
}

/** An invoice that was not paid: what a redirect leaves behind (§3, §7.20). */
export interface Payment {
  readonly id: string;
  readonly account: string;
  readonly at: number;
  readonly amount: string;
  readonly currency: string;
  /** 1 new, 2 paid, 9 cancelled, … */
  status: string;
  readonly services: readonly string[];
}

/** One line of `service.history` (§7.20). */
export interface Change {
  readonly service: string;
  readonly at: number;
  readonly user: string;
  readonly text: string;
}

export interface Promo {
  readonly code: string;
  readonly percent: number | null;
  /** Decimal text, off the whole cart. */
  readonly absolute: string | null;
  readonly oneTime: boolean;
  readonly expiresAt: number | null;
  /** Tariff ids it is good for; `null` for all. */
  readonly tariffs: readonly string[] | null;
  /** Accounts that have used it up. */
  used: readonly string[];
}
