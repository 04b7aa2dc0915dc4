/** Who lets the payments of a run out, as the ledger names them. */
import type { Approval } from '../model/ledger.ts';
import type { Plan } from '../model/plan.ts';
import type { CarryOut } from './carry-out-plan.ts';
import { ciJob } from './ci-job.ts';
import type { Context } from './context.ts';
import { userOf } from './open-state.ts';

/** Undefined for a plan that can not spend anything: nothing is worth its digest then. */
export async function approvalOf({ world }: Context, work: CarryOut): Promise<Approval | undefined> {
  const { plan, session } = work;
  if (!maySpend(plan)) return undefined;
  const job = ciJob(world.env);
  return {
    run: session.lockId,
    plan: work.saved ?? (await digestOf(plan, world.version)),
    // The user of a runner is nobody; the one who started the job is.
    by: world.env['GITHUB_ACTOR'] ?? world.env['GITLAB_USER_LOGIN'] ?? userOf(world.env),
    how: howOf(work),
    ...(job !== undefined && { job }),
  };
}

function maySpend({ actions }: Plan): boolean {
  return actions.some(({ quote, resume }) => quote !== undefined || resume !== undefined);
}

async function digestOf(plan: Plan, version: string): Promise<string> {
  const { digestOfPlan } = await import('./render/plan-json.ts');
  return digestOfPlan(plan, version);
}

function howOf({ saved, options }: CarryOut): Approval['how'] {
  if (saved !== undefined) return options.expect === saved ? 'expect' : 'saved-plan';
  return options.autoApprove ? 'auto-approve' : 'prompt';
}
