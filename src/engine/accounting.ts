/** What each action of a run came to, and the accounting that is made of it. */
import type { HostformError, Problem } from '../model/errors.ts';
import type { Accounting, Ending, Repriced } from '../model/event.ts';
import { type Money, totals } from '../model/money.ts';
import type { Action, Plan } from '../model/plan.ts';
import type { Address } from '../model/resource.ts';

export interface Outcome {
  readonly action: Action;
  readonly ending: Ending;
  readonly id?: string;
  readonly problem?: Problem;
  readonly because?: readonly Address[];
  /** A bug of ours: the rest of what is under way ends in order, then the run ends with it. */
  readonly bug?: HostformError;
}

export interface Sums {
  readonly spent: readonly Money[];
  readonly repriced: readonly Repriced[];
  readonly notices: readonly Problem[];
  readonly interrupted: boolean;
}

/** Everything that a run came to, in the order of the plan. */
export function account(
  { actions }: Plan,
  outcomes: ReadonlyMap<Address, Outcome>,
  { spent, repriced, notices, interrupted }: Sums,
): Accounting {
  const all = actions
    .map(({ address }) => outcomes.get(address))
    .filter(
      (outcome): outcome is Outcome =>
        outcome !== undefined && (outcome.action.verb !== 'no-op' || outcome.ending !== 'done'),
    )
    .filter(({ action, ending }) => !(action.verb === 'no-op' && ending === 'not-started'));
  const pick = (ending: Ending): Outcome[] => all.filter((outcome) => outcome.ending === ending);
  const withId = ({ action: { address, verb }, id }: Outcome) => ({
    address,
    verb,
    ...(id === undefined ? {} : { id }),
  });
  const withProblem = ({ action: { address, verb }, problem }: Outcome) => ({
    address,
    verb,
    problem: problem ?? unexplained,
  });
  return {
    done: pick('done').map(withId),
    failed: pick('failed').map(withProblem),
    refused: pick('refused').map(withProblem),
    unknown: pick('unknown').map(withProblem),
    delivering: pick('delivering').map(withId),
    skipped: pick('skipped').map(({ action: { address, verb }, because }) => ({
      address,
      verb,
      because: because ?? [],
    })),
    notStarted: pick('not-started').map(({ action: { address, verb } }) => ({ address, verb })),
    spent: totals(spent),
    ...(repriced.length === 0 ? {} : { repriced }),
    notices,
    interrupted,
  };
}

const unexplained: Problem = { code: 'INTERNAL', summary: 'no reason was recorded' };
