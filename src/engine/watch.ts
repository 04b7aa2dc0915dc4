/** Shared polling: many waits of one kind cost one listing per interval, not one each. */
import type { Clock } from '../model/clock.ts';
import type { ResourceKind } from '../model/kind.ts';
import { indexLive, type LiveIndex } from './match.ts';

export interface Watch {
  /** The next complete listing, at the earliest one interval after the one before. Rejects when the listing fails. */
  next(): Promise<LiveIndex>;
  /** Names a key or id that has to be read in full from now on. */
  want(wanted: { readonly key?: string; readonly id?: string }): void;
}

interface Waiting {
  readonly resolve: (index: LiveIndex) => void;
  readonly reject: (error: unknown) => void;
}

export interface Polling {
  readonly clock: Clock;
  readonly intervalMs: number;
  /** Aborted by an interrupt: then nobody sits out an interval. */
  readonly stop: AbortSignal;
}

/** Polls one kind while somebody waits for it. */
export function makeWatch(kind: ResourceKind, { clock, intervalMs, stop }: Polling): Watch {
  const keys = new Set<string>();
  const ids = new Set<string>();
  let waiting: Waiting[] = [];
  let running = false;
  let lastStart = Number.NEGATIVE_INFINITY;

  const poll = async (): Promise<void> => {
    running = true;
    while (waiting.length > 0) {
      const pause = lastStart + intervalMs - clock.elapsed();
      if (pause > 0) await clock.sleep(pause, stop);
      const served = waiting;
      waiting = [];
      lastStart = clock.elapsed();
      try {
        const index = indexLive(await kind.list({ keys: [...keys].sort(), ids: [...ids].sort() }));
        for (const { resolve } of served) resolve(index);
      } catch (error) {
        for (const { reject } of served) reject(error);
      }
    }
    running = false;
  };

  return {
    next: () =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        if (!running) void poll();
      }),
    want({ key, id }) {
      if (key !== undefined) keys.add(key);
      if (id !== undefined) ids.add(id);
    },
  };
}
