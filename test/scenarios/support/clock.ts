/** Time that is jumped over: whoever sleeps longest wakes last, and nobody waits for real. */
import { setImmediate } from 'node:timers';
import type { Clock } from '../../../src/model/clock.ts';
import { abortable } from '../../support/abortable.ts';

export interface JumpingClock extends Clock {
  /** Lets time pass with nobody looking. */
  pass(ms: number): void;
}

/** Sunday, 22 November 2026, 08:00 UTC. */
export const MORNING = Date.UTC(2026, 10, 22, 8);

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/**
 * Sleepers wake one after another, in the order of their time, each in a turn of its own, so that requests on the wire
 * get on meanwhile. A request may take any time as seen on this clock, as in life.
 */
export function jumpingClock(start = MORNING): JumpingClock {
  const sleepers: Sleeper[] = [];
  let elapsed = 0;

  const turn = (): void => {
    sleepers.sort((a, b) => a.at - b.at);
    const next = sleepers.shift();
    if (!next) return;
    elapsed = Math.max(elapsed, next.at);
    next.wake();
  };

  return {
    now: () => start + elapsed,
    elapsed: () => elapsed,
    pass: (ms) => void (elapsed += ms),
    sleep: (ms, signal) =>
      abortable(signal, (wake) => {
        sleepers.push({ at: elapsed + Math.max(0, ms), wake });
        setImmediate(turn);
      }),
  };
}
