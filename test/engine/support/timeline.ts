/**
 * Virtual time. Nothing waits for real: the next event is taken from a queue, the clock jumps to it, and all promises
 * that hang on it are run to their next wait before the event after it. So one seed gives one history.
 */
import type { Clock } from '../../../src/model/clock.ts';
import { abortable } from '../../support/abortable.ts';

export interface Timeline {
  /** Milliseconds since the beginning. */
  readonly now: () => number;
  /** Does `work` in `ms` from now. */
  after(ms: number, work: () => void): void;
  /**
   * Lets time pass until `goal` is settled.
   * @throws EndlessRun when it takes more than `mostMs`, or when nothing is left that could ever settle it.
   */
  drive<T>(goal: Promise<T>, mostMs: number): Promise<T>;
  /** Lets this much time pass for whatever is under way. */
  pass(ms: number): Promise<void>;
}

/** A run that never ends. */
export class EndlessRun extends Error {
  override readonly name = 'EndlessRun';
}

interface Event {
  readonly at: number;
  readonly order: number;
  readonly work: () => void;
}

export function makeTimeline(): Timeline {
  const queue = makeQueue();
  let now = 0;
  let order = 0;

  const step = (until: number): boolean => {
    const next = queue.first();
    if (next === undefined || next.at > until) return false;
    queue.take();
    now = Math.max(now, next.at);
    next.work();
    return true;
  };

  return {
    now: () => now,
    after(ms, work) {
      order += 1;
      queue.add({ at: now + Math.max(0, ms), order, work });
    },
    async drive(goal, mostMs) {
      let settled = false;
      const settle = (): void => void (settled = true);
      goal.then(settle, settle);
      const until = now + mostMs;
      for (;;) {
        await quiet();
        if (settled) return goal;
        if (!step(until)) throw new EndlessRun(`still under way after ${Math.round((now - until + mostMs) / 1000)} s`);
      }
    },
    async pass(ms) {
      const until = now + ms;
      await quiet();
      while (step(until)) await quiet();
      now = until;
    },
  };
}

/** Resolves when every promise that could go on has gone on. */
function quiet(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Earliest first; what was asked for first comes first among equals. */
function makeQueue(): { add(event: Event): void; first(): Event | undefined; take(): void } {
  const events: Event[] = [];
  const before = (a: Event, b: Event): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);
  return {
    add(event) {
      let low = 0;
      let high = events.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        // The list is kept latest first, so that the next event leaves at the end.
        if (before(event, events[middle] as Event)) low = middle + 1;
        else high = middle;
      }
      events.splice(low, 0, event);
    },
    first: () => events.at(-1),
    take: () => void events.pop(),
  };
}

/** Sunday, 22 November 2026, 08:00 UTC. */
export const EPOCH = Date.UTC(2026, 10, 22, 8);

/** The clock of a run in virtual time. `skew` is added to the wall clock only. */
export function virtualClock(timeline: Timeline, skew: () => number = () => 0): Clock {
  return {
    now: () => EPOCH + timeline.now() + skew(),
    elapsed: () => timeline.now(),
    sleep: (ms, signal) => abortable(signal, (wake) => timeline.after(ms, wake)),
  };
}
