/** `--expect DIGEST`: the plan is made anew, and carried out only if it is the one that was approved. */
import { beyondApproval } from '../engine/approved.ts';
import { HostformError } from '../model/errors.ts';
import type { Plan } from '../model/plan.ts';
import type { StateFile, UsedPlan } from '../model/state.ts';
import type { Context } from './context.ts';

export interface Expectation {
  readonly plan: Plan;
  readonly state: StateFile;
  /** `sha256:…`, as the plan was approved. */
  readonly expect: string;
}

/**
 * Resolves when the plan may be carried out as the approved one: it has its digest, or it holds nothing but what a run
 * of the approved one has left. Nothing was sent yet.
 * @throws HostformError PLAN_STALE (with what the plan is now), PLAN_APPLIED
 */
export async function checkExpected({ world }: Context, { plan, state, expect }: Expectation): Promise<void> {
  const used = state.plans.find(({ digest }) => digest === expect);
  if (used?.status === 'applied') throw alreadyApplied(used);
  const { digestOfPlan } = await import('./render/plan-json.ts');
  const digest = digestOfPlan(plan, world.version);
  if (digest === expect) return;
  const because = used ? await whyNotLeft(plan, { used, state }) : 'It is not the plan that was approved.';
  if (because === undefined) return;
  throw new HostformError('PLAN_STALE', 'The plan is not the one that was expected', {
    detail: [
      `${because} Nothing was sent.`,
      `expected ${expect}`,
      `now it is ${digest}`,
      ...(await inShort(plan)),
    ].join('\n'),
    hint: 'look at it with hostform plan, and approve it anew with the digest that it shows',
  });
}

/**
 * A plan that was begun can be gone on with as long as nobody else has written the state since: each run moves the serial
 * by one, and the run that is gone on with was the last.
 */
async function whyNotLeft(
  plan: Plan,
  { used, state }: { used: UsedPlan; state: StateFile },
): Promise<string | undefined> {
  if (!isLastRun(used, state)) return 'It was begun, and another run has changed the state since.';
  const beyond = beyondApproval(plan, used, state);
  if (beyond.length === 0) return undefined;
  return `It was begun, and what is left goes beyond it: ${beyond.join(', ')}.`;
}

/** True when the last run that changed the state was one of this very plan. */
export function isLastRun({ approved }: UsedPlan, { serial }: Pick<StateFile, 'serial'>): boolean {
  return approved !== undefined && serial === approved.serial + 1;
}

export function alreadyApplied({ at }: UsedPlan): HostformError {
  return new HostformError('PLAN_APPLIED', 'The plan has been applied already', {
    detail: `Run of ${at}. Nothing was done now.`,
    hint: 'plan again to see whether anything is left to do',
  });
}

/** What would be carried out now, in the two sentences that every plan ends with. */
async function inShort(plan: Plan): Promise<string[]> {
  const [{ summaryLine }, { costOf }, { costLine }] = await Promise.all([
    import('./render/plan-text.ts'),
    import('./render/cost.ts'),
    import('./render/cost-line.ts'),
  ]);
  const cost = costLine(costOf(plan), { named: Object.keys(plan.balances).length > 1 });
  return [summaryLine(plan), ...(cost === undefined ? [] : [cost])];
}

/** With a plan file it is a second check: the file that is applied is the one that was approved. @throws PLAN_STALE */
export function checkExpectedFile(digest: string, expect: string | undefined): void {
  if (expect === undefined || expect === digest) return;
  throw new HostformError('PLAN_STALE', 'The plan file is not the plan that was expected', {
    detail: `Expected ${expect}; the file is ${digest}. Nothing was sent.`,
    hint: 'look at it with hostform show PLANFILE',
  });
}
