/**
 * Everything the sources leave open (ovh.md §12.2), and every speed. All of it can be changed while the simulator runs.
 */
import type { MonthEnd } from './calendar.ts';
import { type Failure, type FailureName, type FailureShape, type Failures, knownFailures } from './failures.ts';
import type { UcentsField } from './price.ts';

export interface OvhSettings {
  // the wire
  /** First part of `X-Ovh-Queryid`. */
  queryIdPrefix: string;
  /** How far a signed timestamp may be from the server's clock. */
  timestampWindowMs: number;
  /** Calls a minute per key; null: no limit. `headers` go with the 429. */
  rateLimit: { perMinute: number | null; headers: { [name: string]: string } };
  /** What a `void` reply looks like. */
  voidReply: '200 null' | '200 empty' | '204' | '201 null';
  /** One shape for all failures, or each as it was seen. */
  errorShape: FailureShape | 'as-seen';
  failures: Failures;
  /** A wrongly typed body value was seen to come back as "Invalid signature" (§3). */
  badlyTyped: 'badParameter' | 'invalidSignature';
  listOrder: 'ascending' | 'descending' | 'shuffled';
  priceInUcents: UcentsField;
  /** Routes (schema paths) that this region does not have; they answer like an unknown URL. */
  absentRoutes: string[];
  /** How long expanded lists are cached (§3.4). */
  expandedCacheMs: number;
  tokenLifetimeS: number;
  /** One fixture shows `serviceInfos.serviceId` as a string. */
  serviceIdType: 'number' | 'string';

  // dates
  /** Zone in which instants are written and months are counted. */
  timeZone: string;
  /** Zone whose calendar day the plain dates (`serviceInfos.expiration`) name. */
  dateZone: string;
  monthEnd: MonthEnd;

  // renewal policy
  /** A PUT of the whole object with its read-only fields. */
  fullObjectPut: 'accepted' | 'refused';
  /** What a `renew` that leaves fields out does to them. */
  partialRenew: 'merged' | 'reset';
  /** `deleteAtExpiration: true` switches to manual by itself, and `false` does not switch back (§0.8). */
  deletionSwitchesToManual: boolean;
  /** Writing `automatic: true` brings the automatic `renewalType` back. */
  automaticRestoresType: boolean;
  /** Changing the mode while a termination is planned and stays planned. */
  modeWhileTerminating: 'accepted' | 'refused';
  pendingDeletionAction: 'terminateAtExpirationDate' | 'deleteAtExpiration';
  /** `GET serviceInfos` of an expired service: 460, or a normal answer with status `expired`. */
  expiredServiceInfos: 'refused' | 'answered';
  /** Likewise `/service/{id}` and `/services/{id}`. */
  expiredServiceRoutes: 'refused' | 'answered';
  /** Every second read of a dedicated server shows `automatic` upside down (§0.9). */
  flappingAutomatic: boolean;
  /** A written policy shows after this. */
  propagationMs: number;
  /** After delivery of a new service, `PUT serviceInfos` is refused for this long. */
  activationMs: number;

  // purchases
  dryRunDefault: boolean;
  dryRunOrderId: 0 | null | 'absent';
  /** `services: []` meaning the service alone. */
  emptyServices: 'refused' | 'dry run' | 'accepted';
  /** `GET /service/{id}/renew` of what cannot be renewed. */
  unrenewable: 'empty list' | 'refused';
  /** Whether strategies with options show without `includeOptions=true`. */
  optionStrategies: 'always' | 'on request';
  /** Name of an option in `servicesDetails`. */
  optionNames: 'parent' | 'own';
  /** 1 and 14 days were seen. */
  quoteValidityDays: number;
  /** Local time at which a quote ends on its last day. */
  quoteEndTime: string;
  renewalDetailType: 'RENEW' | 'DURATION' | null;
  renewalDetailDomain: 'name' | 'asterisk';
  checkingMs: number;
  deliveringMs: number;
  /** Time between the end of a quote and `cancelled`, spent as `cancelling`. */
  cancellingMs: number;
  /** From `delivered` until the new expiration shows. */
  expirationLagMs: number;
  /** From creation until `/me/order` lists it, and until its details are there. */
  orderListLagMs: number;
  detailsLagMs: number;
  /** `charged` takes the money again; `accepted` answers as if it did. */
  doublePayment: 'refused' | 'accepted' | 'charged';

  // what the vendor does by itself
  automaticRenewals: boolean;
  /** How long before the expiration an automatic renewal is charged. */
  automaticRenewalLeadMs: number;
  /** An expired service is deleted after this. */
  deletionGraceMs: number;
}

export type SettingsOverrides = Partial<Omit<OvhSettings, 'failures'>> & {
  failures?: { [name in FailureName]?: Partial<Failure> };
};

const MINUTE = 60_000;
const DAY = 86_400_000;

/** The defaults: what was observed where something was, and otherwise the choice that forgives a client less. */
export function defaultSettings(): OvhSettings {
  return { ...wireDefaults(), ...policyDefaults(), ...purchaseDefaults() };
}

function wireDefaults() {
  return {
    queryIdPrefix: 'EU.ext-3',
    timestampWindowMs: 5 * MINUTE,
    rateLimit: { perMinute: null, headers: {} },
    voidReply: '200 null',
    errorShape: 'as-seen',
    failures: knownFailures(),
    badlyTyped: 'badParameter',
    listOrder: 'shuffled',
    priceInUcents: 'number',
    absentRoutes: [],
    expandedCacheMs: MINUTE,
    tokenLifetimeS: 3599,
    serviceIdType: 'number',
    timeZone: 'Europe/Paris',
    dateZone: 'Europe/Paris',
    monthEnd: 'clamp',
  } satisfies Partial<OvhSettings>;
}

function policyDefaults() {
  return {
    fullObjectPut: 'refused',
    partialRenew: 'merged',
    deletionSwitchesToManual: true,
    automaticRestoresType: true,
    modeWhileTerminating: 'refused',
    pendingDeletionAction: 'terminateAtExpirationDate',
    expiredServiceInfos: 'refused',
    expiredServiceRoutes: 'answered',
    flappingAutomatic: false,
    propagationMs: 2000,
    activationMs: 90_000,
    automaticRenewals: true,
    automaticRenewalLeadMs: 0,
    deletionGraceMs: 7 * DAY,
  } satisfies Partial<OvhSettings>;
}

function purchaseDefaults() {
  return {
    dryRunDefault: false,
    dryRunOrderId: 0,
    emptyServices: 'dry run',
    unrenewable: 'empty list',
    optionStrategies: 'on request',
    optionNames: 'parent',
    quoteValidityDays: 14,
    quoteEndTime: '23:29:59',
    renewalDetailType: 'RENEW',
    renewalDetailDomain: 'name',
    checkingMs: 2000,
    deliveringMs: 3000,
    cancellingMs: 0,
    expirationLagMs: 1000,
    orderListLagMs: 0,
    detailsLagMs: 0,
    doublePayment: 'refused',
  } satisfies Partial<OvhSettings>;
}

/** Lays overrides over settings in place; failures are merged field by field. */
export function overrideSettings(settings: OvhSettings, overrides: SettingsOverrides): void {
  const { failures = {}, ...rest } = overrides;
  Object.assign(settings, rest);
  for (const [name, change] of Object.entries(failures)) {
    Object.assign(settings.failures[name as FailureName], change);
  }
}
