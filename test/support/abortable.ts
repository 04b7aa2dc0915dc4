/** Waits of simulated clocks: like those of the real one, they end early when their signal is aborted. */

/** Resolves when `schedule`d, or at once when `signal` is aborted; never rejects. */
export function abortable(signal: AbortSignal | undefined, schedule: (wake: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const wake = (): void => {
      signal?.removeEventListener('abort', wake);
      resolve();
    };
    signal?.addEventListener('abort', wake);
    schedule(wake);
  });
}
