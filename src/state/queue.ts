/** Work that is done in batches, one batch at a time, in the order in which it came. */
export interface Queue<T> {
  add(item: T): void;
  /** Resolves when nothing waits and nothing is under way. */
  idle(): Promise<void>;
}

/** What is added while a batch is under way goes into the next one together. `work` must not reject. */
export function startQueue<T>(work: (batch: readonly T[]) => Promise<void>): Queue<T> {
  let waiting: T[] = [];
  let running: Promise<void> | undefined;
  const drain = async (): Promise<void> => {
    await Promise.resolve();
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await work(batch);
    }
    // In the same turn as the last look at `waiting`: nothing can be added in between and be forgotten.
    running = undefined;
  };
  return {
    add: (item) => {
      waiting.push(item);
      running ??= drain();
    },
    idle: async () => running,
  };
}
