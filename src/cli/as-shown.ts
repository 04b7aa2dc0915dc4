import { checkPlan, type Permissions } from '../engine/safety.ts';
import type { Problem } from '../model/errors.ts';
import type { Plan } from '../model/plan.ts';

/** For a reader: what only an unattended run would need is not held against the plan. */
export const TO_READ: Permissions = { allowDestroy: true, unattended: false };

/** A plan as it is shown, with the digest by which it can be approved. */
export interface ShownPlan extends Plan {
  readonly digest?: string;
}

/**
 * The plan as it is shown: with what apply would refuse as things stand, and with what the vendors' clients had to tell.
 * Neither is part of the plan itself, whose bytes must not depend on a balance or on a filter that was cleared.
 */
export function asShown(plan: Plan, permissions: Permissions, notices: readonly Problem[]): Plan {
  return {
    ...plan,
    refusals: [...plan.refusals, ...checkPlan(plan, permissions)],
    warnings: [...plan.warnings, ...notices],
  };
}

/** Nobody is asked to approve what will be refused. */
export function withoutRefused(plan: Plan): Plan {
  return { ...plan, actions: plan.actions.filter(({ refusals }) => refusals.length === 0) };
}
