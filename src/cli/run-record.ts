/** What is known of a run while it goes on, so that it can be accounted for however it ends. */
import type { Problem } from '../model/errors.ts';
import type { Accounting, Repriced, RunEvent } from '../model/event.ts';
import { type Money, totals } from '../model/money.ts';
import type { Action, Plan } from '../model/plan.ts';
import type { Intent } from '../model/purchase.ts';

type Ended = Extract<RunEvent, { type: 'action-end' }>;

export interface RunRecord {
  /** Takes in what apply tells. */
  readonly note: (event: RunEvent) => void;
  /** The accounting of a run that ended before apply could give its own; `stopped` is why. */
  readonly soFar: (pending: readonly Intent[], stopped: Problem) => Accounting;
}

/** Follows the run of one plan. */
export function recordRun({ actions }: Plan): RunRecord {
  const started = new Set<string>();
  const ended = new Map<string, Ended>();
  const spent: Money[] = [];
  const notices: Problem[] = [];
  const repriced: Repriced[] = [];
  let interrupted = false;
  return {
    note(event) {
      // Purchases wait for their turn in the account: until its first step, nothing of an action has happened.
      if (event.type === 'step-start') started.add(event.address);
      if (event.type === 'action-end') ended.set(event.address, event);
      if (event.type === 'step-complete' && event.spent) spent.push(event.spent);
      if (event.type === 'step-complete' && event.spent && event.planned)
        repriced.push({ address: event.address, planned: event.planned, paid: event.spent });
      if (event.type === 'notice') notices.push(event.problem);
      interrupted ||= event.type === 'interrupted';
    },
    soFar(pending, stopped) {
      const open = new Set(pending.filter(({ sent }) => sent).map(({ address }) => address));
      const endings = actions
        .filter(({ verb }) => verb !== 'no-op')
        .map((action) => ended.get(action.address) ?? unended(action, { started, open, stopped }));
      const prices = repriced.length === 0 ? {} : { repriced };
      const left = actions.filter(({ address }) => !ended.has(address)).flatMap((action) => untold(action, pending));
      return { ...sorted(endings), spent: totals([...spent, ...left]), ...prices, notices, interrupted };
    },
  };
}

/** What the vendor took for an action that has not come to the point of saying so. An earlier run has accounted for its own. */
function untold({ address, resume }: Action, pending: readonly Intent[]): Money[] {
  const isOld = (id: string): boolean => resume?.from === 'intent' && resume.phase === 'paid' && resume.intent === id;
  return pending.flatMap((intent) => {
    const amount = intent.charge ?? intent.quote?.charge;
    return intent.address === address && intent.phase === 'paid' && amount && !isOld(intent.id) ? [amount] : [];
  });
}

/** How an action counts that was begun and never came to its end, or was never begun. */
function unended(
  { address, verb }: Action,
  { started, open, stopped }: { started: ReadonlySet<string>; open: ReadonlySet<string>; stopped: Problem },
): Ended {
  const ending = open.has(address) ? 'unknown' : started.has(address) ? 'failed' : 'not-started';
  return { type: 'action-end', address, verb, elapsedMs: 0, ending, problem: { ...stopped, address } };
}

function sorted(endings: readonly Ended[]): Omit<Accounting, 'spent' | 'repriced' | 'notices' | 'interrupted'> {
  const pick = (ending: Ended['ending']): readonly Ended[] => endings.filter((each) => each.ending === ending);
  const plain = ({ address, verb, id }: Ended) => ({ address, verb, ...(id === undefined ? {} : { id }) });
  const caused = ({ address, verb, problem = UNEXPLAINED }: Ended) => ({ address, verb, problem });
  return {
    done: pick('done').map(plain),
    failed: pick('failed').map(caused),
    refused: pick('refused').map(caused),
    unknown: pick('unknown').map(caused),
    delivering: pick('delivering').map(plain),
    skipped: pick('skipped').map(({ address, verb, because = [] }) => ({ address, verb, because })),
    notStarted: pick('not-started').map(plain),
  };
}

const UNEXPLAINED: Problem = { code: 'INTERNAL', summary: 'no reason was recorded' };

/**
 * Payments that were sent and never answered: this money may have left. What the vendor said yes to is spent, and was
 * accounted for by the run that sent it. One total per currency.
 */
export function unsettledMoney(pending: readonly Intent[]): Money[] {
  return totals(
    pending.flatMap(({ sent, phase, charge, quote }) => {
      const amount = charge ?? quote?.charge;
      return sent && phase !== 'paid' && amount ? [amount] : [];
    }),
  );
}
