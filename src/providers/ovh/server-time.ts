import type { Clock } from '../../model/clock.ts';

export interface ServerTime {
  /** The vendor's clock, milliseconds since the epoch. Asks once, then counts on the monotonic clock. */
  now(): Promise<number>;
  /** The next `now` asks again. */
  forget(): void;
}

interface Anchor {
  readonly server: number;
  readonly wall: number;
  readonly elapsed: number;
}

/** A sleeping machine stops the monotonic clock: when the two clocks part by this much, the vendor is asked again. */
const JUMP_MS = 30_000;

/** Signatures carry the vendor's time (ovh.md §2.2); `ask` reads it, in whole seconds. */
export function makeServerTime(clock: Clock, ask: () => Promise<number>): ServerTime {
  let anchor: Promise<Anchor> | undefined;

  const askNow = (): Promise<Anchor> => {
    const asking = ask().then((seconds) => ({ server: seconds * 1000, wall: clock.now(), elapsed: clock.elapsed() }));
    anchor = asking;
    // A failed reading must not be remembered as the answer.
    asking.catch(() => {
      if (anchor === asking) anchor = undefined;
    });
    return asking;
  };
  const known = async (): Promise<Anchor> => {
    const found = await (anchor ?? askNow());
    const wall = clock.now() - found.wall;
    const elapsed = clock.elapsed() - found.elapsed;
    return Math.abs(wall - elapsed) <= JUMP_MS ? found : askNow();
  };

  return {
    async now() {
      const { server, elapsed } = await known();
      return server + clock.elapsed() - elapsed;
    },
    forget() {
      anchor = undefined;
    },
  };
}
