/** What a service is at a moment: its policy, its term, its state. Everything is derived from the tables and the clock. */
import type { OvhCloud, Policy, SimulatedService } from './cloud.ts';
import { refuse } from './failures.ts';
import type { Vendor } from './vendor.ts';

/** Renewal types that no customer can switch (ovh.md §6.2). */
const FIXED_TYPES: readonly string[] = ['oneShot', 'automaticForcedProduct', 'option'];

/** Services that still exist. */
export function existing(cloud: OvhCloud): SimulatedService[] {
  return cloud.services.filter(({ deletedAt }) => deletedAt === null);
}

/** The service with that id, or the vendor's 404. */
export function serviceById(vendor: Vendor, id: number): SimulatedService {
  const found = existing(vendor.cloud).find((service) => service.id === id);
  return found ?? refuse('unknownObject', { id: String(id) });
}

/** The service of that name under a product's route, or the vendor's 404. */
export function serviceByName(vendor: Vendor, route: string, name: string): SimulatedService {
  const found = existing(vendor.cloud).find((service) => service.route === route && service.name === name);
  return found ?? refuse('unknownService');
}

export function optionsOf(cloud: OvhCloud, service: SimulatedService): SimulatedService[] {
  return existing(cloud).filter(({ parentId, route }) => parentId === service.id && route === null);
}

/** The policy in force: what the last write left behind. */
export function policyOf(service: SimulatedService): Policy {
  const last = service.policies.at(-1);
  if (!last) throw new RangeError(`service ${service.id} has no policy`);
  return last.policy;
}

/** The policy as readers see it: writes show after the propagation delay. */
export function policySeen(vendor: Vendor, service: SimulatedService): Policy {
  const visible = service.policies.filter(({ at }) => at + vendor.settings.propagationMs <= vendor.now());
  return visible.at(-1)?.policy ?? service.policies[0]?.policy ?? policyOf(service);
}

/** Writes a new policy over the one in force. */
export function writePolicy(vendor: Vendor, service: SimulatedService, change: Partial<Policy>): void {
  service.policies.push({ at: vendor.now(), policy: { ...policyOf(service), ...change } });
  vendor.touch();
}

/** The real end of the term. */
export function expirationOf(service: SimulatedService): number {
  const last = service.terms.at(-1);
  if (!last) throw new RangeError(`service ${service.id} has no term`);
  return last.expiresAt;
}

/** The end of the term as readers see it. */
export function expirationSeen(vendor: Vendor, service: SimulatedService): number {
  const visible = service.terms.filter(({ at }) => at + vendor.settings.expirationLagMs <= vendor.now());
  return visible.at(-1)?.expiresAt ?? service.terms[0]?.expiresAt ?? expirationOf(service);
}

/** The orders that will prolong this service and have been paid, not yet delivered. */
export function ordersUnderWay(cloud: OvhCloud, service: SimulatedService) {
  return cloud.orders.filter(
    ({ state, items }) =>
      ['checking', 'delivering', 'documentsRequested'].includes(state) &&
      items.some(({ serviceId }) => serviceId === service.id),
  );
}

export function renewsItself(vendor: Vendor, service: SimulatedService): boolean {
  return ordersUnderWay(vendor.cloud, service).some(({ cause }) => cause === 'automatic renewal');
}

export type ServiceStatus = 'autorenewInProgress' | 'expired' | 'inCreation' | 'ok' | 'pendingDebt' | 'unPaid';

/** `service.StateEnum`. A bill that waits to be paid does not end the service (ovh.md §6.4). */
export function statusOf(vendor: Vendor, service: SimulatedService): ServiceStatus {
  if (vendor.now() < service.deliveredAt) return 'inCreation';
  if (renewsItself(vendor, service)) return 'autorenewInProgress';
  if (service.debt) return service.debt;
  return expirationOf(service) <= vendor.now() ? 'expired' : 'ok';
}

/** False for what nobody can renew by order. */
export function isRenewable(service: SimulatedService): boolean {
  const { renewalType } = policyOf(service);
  return renewalType !== 'oneShot' && renewalType !== 'option' && Object.keys(service.prices).length > 0;
}

/** True where the mode can not be chosen. */
export function modeIsFixed(service: SimulatedService): boolean {
  return service.forced || FIXED_TYPES.includes(policyOf(service).renewalType);
}

/** Automatic renewal will charge at the end of the term, as the policy in force has it; an option follows its parent. */
export function willRenewItself(cloud: OvhCloud, service: SimulatedService): boolean {
  const { automatic, manualPayment, deleteAtExpiration, terminateAtEngagement, renewalType } = policyOf(service);
  if (renewalType === 'oneShot' || deleteAtExpiration) return false;
  if (renewalType === 'option') {
    const parent = existing(cloud).find(({ id }) => id === service.parentId);
    return parent !== undefined && willRenewItself(cloud, parent);
  }
  const lastTerm = service.engagedUpTo !== null && service.engagedUpTo <= expirationOf(service);
  if (terminateAtEngagement && lastTerm) return false;
  return service.forced || (automatic && manualPayment !== true);
}

/** Options that are renewed in one go with their parent: their term ends no later, and they have that price. */
export function optionsRenewedWith(cloud: OvhCloud, service: SimulatedService, months: number): SimulatedService[] {
  return optionsOf(cloud, service).filter(
    (option) => expirationOf(option) <= expirationOf(service) && option.prices[String(months)] !== undefined,
  );
}
