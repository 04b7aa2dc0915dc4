import type { Clock } from '../../model/clock.ts';

export interface Pacing {
  /** Waits for our turn. */
  turn(): Promise<void>;
  /** The vendor said that we ask too much: from now on one call a second. */
  slowDown(): void;
}

/** OVHcloud publishes no limit; about 60 calls a minute is called fair (ovh.md §3.3). Full speed until it objects. */
export function makePacing(clock: Clock): Pacing {
  let gapMs = 0;
  let next = 0;
  return {
    async turn() {
      if (gapMs === 0) return;
      const now = clock.elapsed();
      const mine = Math.max(now, next);
      next = mine + gapMs;
      if (mine > now) await clock.sleep(mine - now);
    },
    slowDown() {
      gapMs = 1000;
      next = Math.max(next, clock.elapsed() + gapMs);
    },
  };
}
