/** Recorded and declared against live, as findings. Pure: it reads a plan and what was seen while it was made. */
import { DRIFT_CLASSES, type DriftFinding, type DriftReport } from '../model/drift.ts';
import type { NextPrice } from '../model/kind.ts';
import type { Period } from '../model/period.ts';
import type { Plan } from '../model/plan.ts';
import type { Address } from '../model/resource.ts';
import type { StateFile } from '../model/state.ts';
import { lowBalances, unmanaged } from './drift-account.ts';
import { fromAction, heldPurchases } from './drift-actions.ts';
import { endingSoon, inTrouble, nextPriceFindings, runningPrices } from './drift-live.ts';
import type { Kinds } from './kinds.ts';
import type { Observation } from './observe.ts';

export interface DriftInput {
  readonly plan: Plan;
  readonly seen: Observation;
  readonly state: StateFile;
  readonly kinds: Kinds;
  /** What the next purchase of declared things would cost, by address (see `askPrices`). */
  readonly prices: ReadonlyMap<Address, NextPrice>;
  /** What ends within this time is told; nothing when left out. */
  readonly expiring: Period | undefined;
  /** Wall clock, milliseconds. */
  readonly now: number;
}

/** Findings sorted by urgency, then address: the same world gives the same report. */
export function findDrift(input: DriftInput): DriftReport {
  const { plan, state } = input;
  const fromPlan = plan.actions.flatMap((action) => fromAction(action, input.kinds.find(action)));
  const due = new Set(fromPlan.flatMap((found) => (found.class === 'expiring' ? (found.address ?? []) : [])));
  const findings = [
    ...fromPlan,
    ...heldPurchases(input),
    ...inTrouble(input),
    // A renewal that is due has been told already, with the day that it ends.
    ...endingSoon(input).filter(({ address }) => address === undefined || !due.has(address)),
    ...runningPrices(input),
    ...nextPriceFindings(input),
    ...lowBalances(plan),
    ...unmanaged(input),
  ];
  return {
    lineage: state.lineage,
    accounts: Object.fromEntries(plan.providers.map(({ provider, account }) => [provider, account])),
    findings: findings.sort(byUrgency),
    checked: plan.actions.length,
    differs: findings.some(isDifference),
  };
}

/** Whether a finding alone makes `drift` end with 2. */
export function isDifference(finding: DriftFinding): boolean {
  return finding.class !== 'unmanaged' && finding.known !== true;
}

function byUrgency(a: DriftFinding, b: DriftFinding): number {
  const urgency = DRIFT_CLASSES.indexOf(a.class) - DRIFT_CLASSES.indexOf(b.class);
  if (urgency !== 0) return urgency;
  const [left, right] = [a, b].map(({ address, provider, kind, id }) => `${address ?? ''} ${provider} ${kind} ${id}`);
  return (left ?? '') < (right ?? '') ? -1 : left === right ? 0 : 1;
}
