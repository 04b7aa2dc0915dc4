/**
 * Interrupts. The first one starts nothing new and lets the call in flight end; the state is written and the lock
 * released within seven seconds. The second one ends the process at once: the journal is already safe.
 */

import { HostformError } from '../model/errors.ts';
import type { Accounting, RunEvent } from '../model/event.ts';
import type { StateSession } from '../state/session.ts';
import type { Context } from './context.ts';
import { EXIT } from './exit-codes.ts';

const GRACE_MS = 5000;

/** Runs `work` with a signal that the first interrupt aborts. */
export async function interruptible(
  { world, output }: Context,
  session: StateSession,
  onEvent: (event: RunEvent) => void,
  work: (stop: AbortSignal) => Promise<Accounting>,
): Promise<Accounting> {
  const stop = new AbortController();
  const settled = new AbortController();
  let giveUp: (reason: HostformError) => void = () => {};
  const overdue = new Promise<never>((_, reject) => {
    giveUp = reject;
  });
  overdue.catch(() => {});
  const unsubscribe = world.onSignal((signal) => {
    if (stop.signal.aborted) {
      output.note('\nInterrupted twice: leaving at once. The journal is safe; run again to go on.\n');
      return world.exitNow(codeOf(session));
    }
    stop.abort();
    onEvent({ type: 'interrupted', signal });
    void world.clock.sleep(GRACE_MS, settled.signal).then(() => {
      if (!settled.signal.aborted) giveUp(unanswered(session));
    });
  });
  try {
    return await Promise.race([work(stop.signal), overdue]);
  } finally {
    settled.abort();
    unsubscribe();
  }
}

function unanswered(session: StateSession): HostformError {
  const open = session
    .state()
    .pending.filter(({ sent }) => sent)
    .map(({ address }) => address);
  return open.length > 0
    ? new HostformError('OUTCOME_UNKNOWN', 'Interrupted while a payment is unanswered', {
        detail: `${open.join(', ')}: run again, and it goes on from what is recorded. Nothing is bought twice.`,
      })
    : new HostformError('INTERRUPTED', 'Interrupted while the vendor had not answered', {
        detail: 'Run again, and it goes on from what is recorded.',
      });
}

/** An interrupt while a payment is unanswered is 7 (contract §3). */
function codeOf(session: StateSession): number {
  return session.state().pending.some(({ sent }) => sent) ? EXIT.unknown : EXIT.partly;
}
