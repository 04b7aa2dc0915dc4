/**
 * The tables of the simulated OVHcloud account: plain data, so that a snapshot is a copy and a restore is a paste.
 * Instants are milliseconds since the epoch, amounts are "ucents" (100,000,000 to one unit of currency, ovh.md §3.5).
 * Tests may read and write every table directly.
 */
import { isRecord, type Json } from '../../../model/json.ts';

export type ContactRoles = { admin: string; billing: string; tech: string };

export type Account = {
  nichandle: string;
  email: string;
  firstname: string;
  name: string;
  country: string;
  subsidiary: string;
  currency: string;
  taxPercent: number;
  /** Prepaid account, spent by the old means `ovhAccount`. */
  prepaid: number;
  /** `/me/autorenew`: while `active` is false no automatic renewal fires. */
  autorenew: { active: boolean; renewDay: number; lastRenew: number | null };
};

export type Application = { id: number; key: string; secret: string; name: string };

export type AccessRule = { method: string; path: string };

export type CredentialState = 'pendingValidation' | 'validated' | 'refused' | 'expired';

/** A consumer key. */
export type Credential = {
  id: number;
  applicationId: number;
  consumerKey: string;
  state: CredentialState;
  rules: AccessRule[];
  allowedIPs: string[] | null;
  redirection: string | null;
  /** What the validation page is opened with. */
  token: string;
  creation: number;
  expiration: number | null;
  lastUse: number | null;
};

/** An OAuth2 client; rights are IAM actions, `*` matches anything. */
export type ServiceAccount = {
  clientId: string;
  clientSecret: string;
  name: string;
  description: string;
  allowedActions: string[];
  deniedActions: string[];
};

export type AccessToken = { token: string; clientId: string; expiresAt: number };

/** What a customer can decide about a service, as one complete state. */
export type Policy = {
  automatic: boolean;
  deleteAtExpiration: boolean;
  manualPayment: boolean | null;
  /** Months. */
  period: number | null;
  renewalType: string;
  terminateAtEngagement: boolean;
  displayName: string;
};

export type EndRule = { strategy: string; possibleStrategies: string[] };

export type SimulatedService = {
  id: number;
  /** Schema path of the product, `/vps/{serviceName}`; null for an option, which has none here. */
  route: string | null;
  name: string;
  parentId: number | null;
  plan: { code: string; product: string; label: string };
  createdAt: number;
  /** Delivery; for a while after it the subscription refuses changes (ovh.md §3.1). */
  deliveredAt: number;
  engagedUpTo: number | null;
  endRule: EndRule | null;
  forced: boolean;
  /** The renewal type while it renews by itself. */
  automaticType: string;
  canDeleteAtExpiration: boolean;
  /** Months that can be chosen; null where the product has no choice. */
  periods: number[] | null;
  /** Price without tax by months, in ucents. */
  prices: { [months: string]: number };
  /** Sets of service ids, beside the service alone, that one order may renew together. */
  bundles: number[][];
  contacts: ContactRoles;
  debt: 'pendingDebt' | 'unPaid' | null;
  deletedAt: number | null;
  /** Reads of `serviceInfos`, counted for the flapping field. */
  reads: number;
  /** Every state ever written, oldest first; readers see it late, writers see the last. */
  policies: { at: number; policy: Policy }[];
  /** Every expiration ever set, oldest first. */
  terms: { at: number; expiresAt: number }[];
};

export type OrderState =
  | 'notPaid'
  | 'checking'
  | 'delivering'
  | 'delivered'
  | 'documentsRequested'
  | 'cancelling'
  | 'cancelled'
  | 'unknown';

export type OrderItem = {
  detailId: number;
  /** The service that delivery prolongs; null for anything but a renewal. */
  serviceId: number | null;
  domain: string;
  description: string;
  detailType: string | null;
  action: string | null;
  plan: { code: string; product: string };
  months: number;
  ucents: number;
};

export type OrderPayment = {
  at: number;
  methodId: number | null;
  /** Word of `billing.Payment.paymentType`. */
  type: string;
  identifier: string;
  transactionId: number | null;
  /** The bank says no after the vendor said yes: the order goes back to `notPaid`. */
  declined: boolean;
};

export type SimulatedOrder = {
  id: number;
  cause: 'renewal' | 'automatic renewal' | 'other';
  date: number;
  /** End of the quote, not of a service. */
  expiresAt: number;
  password: string;
  items: OrderItem[];
  withoutTax: number;
  tax: number;
  withTax: number;
  state: OrderState;
  /** When it entered `state`. */
  since: number;
  payment: OrderPayment | null;
  billId: string | null;
  /** `wanted`: stops at documentsRequested after checking, until a test writes `given`. */
  documents: 'none' | 'wanted' | 'given';
  /** Reaches `delivered` without moving any expiration. */
  movesNothing: boolean;
  /** Not in the list of `/me/order` before this. */
  listedFrom: number;
  /** Its details are an empty list before this. */
  detailedFrom: number;
};

export type PaymentMethod = {
  id: number;
  meanId: number | null;
  type: string;
  subType: string | null;
  status: string;
  default: boolean;
  label: string;
  description: string | null;
  createdAt: number;
  expiresAt: number | null;
  /** False: orders refuse it ("can't be paid with"). */
  usableOnOrders: boolean;
  /** Accepts, then fails while the order is checked. */
  declines: boolean;
};

/** The registered means of before `/me/payment/method`. */
export type PaymentMean = {
  id: number;
  kind: 'bankAccount' | 'creditCard' | 'paypal';
  state: string;
  methodId: number | null;
};

export type Transaction = {
  id: number;
  methodId: number;
  orderId: number;
  ucents: number;
  status: 'CONFIRMING' | 'SUCCESS' | 'FAILED';
  createdAt: number;
  updatedAt: number;
};

/** One real movement of money. Never edited, never removed. */
export type LedgerEntry = {
  n: number;
  at: number;
  orderId: number;
  ucents: number;
  currency: string;
  /** `paymentMethod 987`, `creditCard 1201`, `ovhAccount`, `fidelityAccount`. */
  paidWith: string;
  cause: SimulatedOrder['cause'];
  serviceIds: number[];
};

export type Counters = { order: number; detail: number; transaction: number; credential: number; bill: number };

export type OvhCloud = {
  version: 1;
  /** State of the generator of keys and passwords. */
  random: number;
  next: Counters;
  account: Account;
  applications: Application[];
  credentials: Credential[];
  serviceAccounts: ServiceAccount[];
  tokens: AccessToken[];
  services: SimulatedService[];
  orders: SimulatedOrder[];
  paymentMethods: PaymentMethod[];
  paymentMeans: PaymentMean[];
  transactions: Transaction[];
  ledger: LedgerEntry[];
};

/** A copy that shares nothing with the tables. */
export function snapshotOf(cloud: OvhCloud): Json {
  return structuredClone(cloud);
}

/** @throws RangeError when `snapshot` was not made by `snapshotOf`. */
export function cloudFrom(snapshot: Json): OvhCloud {
  if (!isRecord(snapshot) || snapshot['version'] !== 1 || !Array.isArray(snapshot['services'])) {
    throw new RangeError('not a snapshot of the OVHcloud simulator, version 1');
  }
  // The shape of the rest is the snapshot's own promise: only snapshotOf writes it.
  return structuredClone(snapshot) as unknown as OvhCloud;
}

/** Next id of a counter. */
export function nextId(cloud: OvhCloud, counter: keyof Counters): number {
  const id = cloud.next[counter];
  cloud.next[counter] = id + 1;
  return id;
}
