/** The rules of changing a renewal policy, whichever route it comes by (ovh.md §0.8, §5.3, §6.2). */
import type { Policy, SimulatedService } from './cloud.ts';
import { refuse } from './failures.ts';
import { validMethods } from './payment-methods.ts';
import { modeIsFixed, policyOf, statusOf, writePolicy } from './services.ts';
import type { Vendor } from './vendor.ts';

/** What a write asks for; fields left out stay as they are. */
export type PolicyWish = Partial<
  Pick<Policy, 'automatic' | 'deleteAtExpiration' | 'manualPayment' | 'period' | 'terminateAtEngagement'>
>;

interface Change {
  readonly before: Policy;
  readonly after: Policy;
}

/** Checks the wish against the policy in force and writes it; refuses without writing. */
export function changePolicy(vendor: Vendor, service: SimulatedService, wish: PolicyWish): void {
  const before = policyOf(service);
  const change = { before, after: { ...before, ...wish } };
  const changed = Object.keys(wish).some(
    (field) => before[field as keyof Policy] !== change.after[field as keyof Policy],
  );
  if (!changed) return;
  if (statusOf(vendor, service) === 'expired') refuse('expired');
  if (service.debt) refuse('inDebt');
  checkMode(vendor, service, change);
  checkPeriod(service, change);
  checkTermination(vendor, service, change);
  writePolicy(vendor, service, consequences(vendor, service, change));
}

function modeChanges({ before, after }: Change): boolean {
  return before.automatic !== after.automatic || (before.manualPayment === true) !== (after.manualPayment === true);
}

function isAutomatic({ automatic, manualPayment }: Policy): boolean {
  return automatic && manualPayment !== true;
}

function isEnding({ deleteAtExpiration, terminateAtEngagement }: Policy): boolean {
  return deleteAtExpiration || terminateAtEngagement;
}

function checkMode(vendor: Vendor, service: SimulatedService, change: Change): void {
  if (!modeChanges(change)) return;
  const { before, after } = change;
  if (modeIsFixed(service)) refuse('renewalFixed', { type: before.renewalType });
  checkContact(vendor, service, 'billing');
  const staysEnding = isEnding(before) && isEnding(after);
  if (staysEnding && vendor.settings.modeWhileTerminating === 'refused') refuse('terminationPlanned');
  if (isAutomatic(after) && validMethods(vendor.cloud).length === 0) refuse('noPaymentMethod');
}

function checkPeriod(service: SimulatedService, { before, after }: Change): void {
  const { period } = after;
  if (period === before.period || period === null) return;
  if (!service.periods?.includes(period)) refuse('periodNotAllowed', { period: String(period) });
}

function checkTermination(vendor: Vendor, service: SimulatedService, { before, after }: Change): void {
  if (after.deleteAtExpiration !== before.deleteAtExpiration) {
    if (!service.canDeleteAtExpiration) refuse('cannotDelete');
    checkContact(vendor, service, 'admin');
  }
  if (after.terminateAtEngagement && service.engagedUpTo === null) refuse('noEngagement');
}

/** Renewal is the billing contact's to decide, deletion the administrator's (ovh.md §6.2). */
function checkContact({ cloud }: Vendor, { contacts }: SimulatedService, role: 'admin' | 'billing'): void {
  if (contacts[role] !== cloud.account.nichandle) refuse('contactRights', { role });
}

/**
 * What the vendor changes beside what was asked: a planned deletion switches to manual, and taking it back does not
 * switch back; the renewal type follows a mode that was chosen.
 */
function consequences({ settings }: Vendor, service: SimulatedService, change: Change): Policy {
  const { before, after } = change;
  const newlyDeleted = after.deleteAtExpiration && !before.deleteAtExpiration;
  if (newlyDeleted && settings.deletionSwitchesToManual && !service.forced) {
    return { ...after, automatic: false, renewalType: 'manual' };
  }
  if (!modeChanges(change)) return after;
  if (!isAutomatic(after)) return { ...after, renewalType: 'manual' };
  return settings.automaticRestoresType ? { ...after, renewalType: service.automaticType } : after;
}
