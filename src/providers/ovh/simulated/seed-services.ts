/**
 * The services of a fresh account: at least two of each product, and one of each thing that makes a renewal go
 * differently. Ids: 12xxx VPS and its option, 22xxx domains and zones, 33xxx hosting, 44xxx servers, 55xxx addresses.
 */
import type { Policy, SimulatedService } from './cloud.ts';
import { ucents } from './price.ts';

const DAY = 86_400_000;
const OWNER = { admin: 'aa1-ovh', billing: 'aa1-ovh', tech: 'aa1-ovh' };

export function seedServices(now: number): SimulatedService[] {
  return [...seedVps(now), ...seedNames(now), ...seedHosting(now), ...seedServers(now), ...seedAddresses(now)];
}

type Special = Partial<Omit<SimulatedService, 'policies' | 'terms'>> & { policy?: Partial<Policy> };

interface Sketch extends Special {
  readonly id: number;
  readonly name: string;
  readonly now: number;
  /** Days until (or, negative, since) the end of the term. */
  readonly days: number;
  readonly plan: SimulatedService['plan'];
  /** Price of a month without tax; longer periods cost ten months a year. */
  readonly monthly?: number;
}

function seedVps(now: number): SimulatedService[] {
  const vps = {
    now,
    route: '/vps/{serviceName}',
    plan: planOf('vps-demo-2-4', 'virtualPrivateServer', 'VPS Demo 2-4'),
    monthly: 12,
  };
  const backup = planOf('vps-backup-demo', 'virtualPrivateServerOption', 'Backup option');
  return [
    service({ ...vps, id: 12345, name: 'vps-1a2b.vps.example', days: 9, bundles: [[12345, 12399]] }),
    service({ ...vps, id: 12346, name: 'vps-3c4d.vps.example', days: 3, policy: manual }),
    // gone past its date: the product answers 460
    service({ ...vps, id: 12347, name: 'vps-5e6f.vps.example', days: -4, policy: manual }),
    // delivered just now: its subscription takes no changes yet
    service({ ...vps, id: 12348, name: 'vps-7a8b.vps.example', days: 30, createdAt: now, deliveredAt: now }),
    // its automatic renewal found no money: a bill waits
    service({ ...vps, id: 12349, name: 'vps-9c0d.vps.example', days: -1, debt: 'pendingDebt' }),
    service({
      now,
      id: 12399,
      name: 'backup-option-77',
      parentId: 12345,
      days: 9,
      plan: backup,
      monthly: 3,
      canDeleteAtExpiration: false,
      policy: { renewalType: 'option' },
    }),
  ];
}

/** A domain and its zone share one name, and the hosting beside them does too. */
function seedNames(now: number): SimulatedService[] {
  const domain = { now, route: '/domain/{serviceName}', plan: planOf('example', 'domain', 'Domain .example') };
  const zone = { now, route: '/domain/zone/{zoneName}', plan: planOf('zone', 'dnsZone', 'DNS zone') };
  const yearly = {
    periods: [12, 24, 36],
    prices: { 12: ucents(9.99), 24: ucents(19.98), 36: ucents(29.97) },
    policy: { period: 12 },
  };
  const free = { periods: [12], prices: { 12: 0 }, policy: { period: 12 } };
  return [
    service({ ...domain, ...yearly, id: 22001, name: 'example-shop.example', days: 40, bundles: [[22001, 33001]] }),
    service({
      ...domain,
      ...yearly,
      id: 22003,
      name: 'other-shop.example',
      days: 80,
      policy: { ...manual, period: 12, deleteAtExpiration: true },
    }),
    service({ ...zone, ...free, id: 22002, name: 'example-shop.example', days: 40 }),
    service({ ...zone, ...free, id: 22004, name: 'other-shop.example', days: 80 }),
  ];
}

function seedHosting(now: number): SimulatedService[] {
  const hosting = { now, route: '/hosting/web/{serviceName}' };
  const yearly = { periods: [12], prices: { 12: ucents(37.87) }, policy: { period: 12 } };
  return [
    service({
      ...hosting,
      ...yearly,
      id: 33001,
      name: 'example-shop.example',
      days: 40,
      plan: planOf('perso-demo', 'webHosting', 'Web hosting Demo'),
    }),
    // given once, never renewed
    service({
      ...hosting,
      id: 33002,
      name: 'gift.hosting.example',
      days: 300,
      plan: planOf('start-demo', 'webHosting', 'Start 10M'),
      periods: null,
      prices: {},
      canDeleteAtExpiration: false,
      automaticType: 'oneShot',
      policy: { automatic: false, renewalType: 'oneShot', period: null },
    }),
  ];
}

function seedServers(now: number): SimulatedService[] {
  const plan = planOf('server-demo', 'dedicatedServer', 'Server Demo');
  const server = { now, route: '/dedicated/server/{serviceName}', plan, monthly: 59.99 };
  const strategies = ['CANCEL_SERVICE', 'REACTIVATE_ENGAGEMENT', 'STOP_ENGAGEMENT_FALLBACK_DEFAULT_PRICE'];
  return [
    service({
      ...server,
      id: 44001,
      name: 'ns1000001.ip-192-0-2.example',
      days: 17,
      automaticType: 'automaticV2024',
      engagedUpTo: now + 200 * DAY,
      endRule: { strategy: 'STOP_ENGAGEMENT_FALLBACK_DEFAULT_PRICE', possibleStrategies: strategies },
      policy: { renewalType: 'automaticV2024' },
    }),
    // its contract renews it, whatever the customer wants
    service({
      ...server,
      id: 44002,
      name: 'ns1000002.ip-192-0-2.example',
      days: 21,
      forced: true,
      automaticType: 'automaticForcedProduct',
      periods: [1],
      policy: { renewalType: 'automaticForcedProduct' },
    }),
  ];
}

function seedAddresses(now: number): SimulatedService[] {
  const ip = { now, route: '/ip/service/{serviceName}', plan: planOf('ip-demo', 'ip', 'Additional IP'), monthly: 2 };
  return [
    service({ ...ip, id: 55001, name: 'ip-192.0.2.0/28', days: 25, monthly: 32 }),
    // paid for by somebody else
    service({ ...ip, id: 55002, name: 'ip-198.51.100.7', days: 25, contacts: { ...OWNER, billing: 'bb2-ovh' } }),
  ];
}

const manual: Partial<Policy> = { automatic: false, manualPayment: true, renewalType: 'manual' };

function planOf(code: string, product: string, label: string): SimulatedService['plan'] {
  return { code, product, label };
}

function service({ now, days, monthly, policy, ...sketch }: Sketch): SimulatedService {
  const expiresAt = now + days * DAY;
  const createdAt = now - 200 * DAY;
  return {
    route: null,
    parentId: null,
    createdAt,
    deliveredAt: createdAt,
    engagedUpTo: null,
    endRule: null,
    forced: false,
    automaticType: 'automaticV2016',
    canDeleteAtExpiration: true,
    periods: [1, 3, 6, 12],
    prices: pricesOf(monthly),
    bundles: [],
    contacts: { ...OWNER },
    debt: null,
    deletedAt: null,
    reads: 0,
    ...sketch,
    policies: [{ at: createdAt, policy: { ...usualPolicy(sketch.name), ...policy } }],
    terms: [{ at: createdAt, expiresAt }],
  };
}

function usualPolicy(displayName: string): Policy {
  return {
    automatic: true,
    deleteAtExpiration: false,
    manualPayment: false,
    period: 1,
    renewalType: 'automaticV2016',
    terminateAtEngagement: false,
    displayName,
  };
}

function pricesOf(monthly: number | undefined): { [months: string]: number } {
  if (monthly === undefined) return {};
  return { 1: ucents(monthly), 3: ucents(monthly * 3), 6: ucents(monthly * 6), 12: ucents(monthly * 10) };
}
