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

/**
 * Before anything was begun, a signal ends `work` at once. `begin` is to be called right before the first effect: from
 * then on `interruptible` takes care of signals.
 * @throws HostformError INTERRUPTED
 */
export async function endedBySignal<T>({ world }: Context, work: (begin: () => void) => Promise<T>): Promise<T> {
  const reason = new HostformError('INTERRUPTED', 'Interrupted before anything was changed', {
    detail: 'Nothing was bought. Run again when you like.',
  });
  let interrupted = false;
  let end: () => void = () => {};
  const signalled = new Promise<never>((_, reject) => {
    end = () => reject(reason);
  });
  signalled.catch(() => {});
  const unsubscribe = world.onSignal(() => {
    interrupted = true;
    end();
  });
  const begin = (): void => {
    unsubscribe();
    if (interrupted) throw reason;
  };
  try {
    return await Promise.race([work(begin), signalled]);
  } finally {
    unsubscribe();
  }
}

export interface Interruptible {
  readonly session: StateSession;
  readonly onEvent: (event: RunEvent) => void;
  /** Accounts for the run before the second interrupt ends the process; what is not written at once is lost. */
  readonly leave: (exitCode: number) => void;
}

/** Runs `work` with a signal that the first interrupt aborts. */
export async function interruptible(
  { world, output }: Context,
  { session, onEvent, leave }: Interruptible,
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
      const exitCode = codeOf(session);
      try {
        return leave(exitCode);
      } finally {
        world.exitNow(exitCode);
      }
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

/**
 * While a state is held, a signal that nobody else takes care of must not end the process in the middle of an
 * accounting or of the state's last write. The third one does: whoever sends it knows what he wants.
 */
export function shieldedFromSignals({ world }: Context, session: StateSession): () => void {
  let count = 0;
  return world.onSignal(() => {
    count += 1;
    if (count > 2) world.exitNow(codeOf(session));
  });
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
