import type { Clock, Random } from '../model/clock.ts';
import { HostformError } from '../model/errors.ts';

/** How long something that could not be reached is tried again. */
export interface Backoff {
  /** Waits, longer each time. False at once when the time is over, or nobody waits any more. */
  again(): Promise<boolean>;
}

export interface BackoffInput {
  readonly clock: Clock;
  readonly random: Random;
  /** How long from now on, in milliseconds. */
  readonly forMs: number;
  /** Ends it. */
  readonly signal?: AbortSignal | undefined;
}

const FIRST_MS = 200;
const LONGEST_MS = 5000;

/** Each wait is a random part of a time that doubles: several runs should not come back together. */
export function startBackoff({ clock, random, forMs, signal }: BackoffInput): Backoff {
  const end = clock.elapsed() + forMs;
  let next = FIRST_MS;
  return {
    again: async () => {
      const left = end - clock.elapsed();
      if (left <= 0 || signal?.aborted) return false;
      const wait = Math.min(next, LONGEST_MS) * (0.5 + random.fraction() / 2);
      next *= 2;
      await clock.sleep(Math.min(wait, left), signal);
      return signal?.aborted !== true;
    },
  };
}

/** True for an answer that never came, or came as nonsense: asking again may help. */
export function isTransient(error: unknown): error is HostformError {
  return error instanceof HostformError && error.code === 'STATE_UNREACHABLE' && error.details.effect !== 'refused';
}

/** Repeats a reading until it has an answer. @throws the last error when the time is over. */
export async function persist<T>(backoff: Backoff, read: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await read();
    } catch (error) {
      if (!isTransient(error) || !(await backoff.again())) throw error;
    }
  }
}
