import type { Clock, Random } from '../../../../src/model/clock.ts';

/** A clock that jumps over every wait; wall clock and monotonic time move together. */
export interface JumpingClock extends Clock {
  readonly slept: number[];
  advance(ms: number): void;
}

export function jumpingClock(start = Date.UTC(2025, 0, 15, 12)): JumpingClock {
  let elapsed = 0;
  const slept: number[] = [];
  return {
    slept,
    now: () => start + elapsed,
    elapsed: () => elapsed,
    async sleep(ms) {
      slept.push(ms);
      elapsed += ms;
    },
    advance(ms) {
      elapsed += ms;
    },
  };
}

export const evenRandom: Random = { token: (length) => 'a'.repeat(length), fraction: () => 0.5 };
