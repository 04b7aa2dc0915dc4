import type { Clock, Random } from '../../../../src/model/clock.ts';

/** A clock in the test's hand; sleeping moves it. */
export interface HandClock extends Clock {
  /** Wall clock and monotonic clock go on together. */
  pass(ms: number): void;
  /** Only the wall clock moves: somebody set it. */
  setBack(ms: number): void;
  readonly slept: number[];
}

export function makeHandClock(start: number): HandClock {
  let wall = start;
  let elapsed = 0;
  const slept: number[] = [];
  const pass = (ms: number): void => {
    wall += ms;
    elapsed += ms;
  };
  return {
    now: () => wall,
    elapsed: () => elapsed,
    sleep(ms) {
      slept.push(ms);
      pass(ms);
      return Promise.resolve();
    },
    pass,
    setBack(ms) {
      wall -= ms;
    },
    slept,
  };
}

export const half: Random = { token: (length) => 'a'.repeat(length), fraction: () => 0.5 };
