import type { Clock, Random } from '../model/clock.ts';
import { HostformError } from '../model/errors.ts';
import type { StateBackend, Stored } from './backend.ts';
import { type Backoff, isTransient, persist, startBackoff } from './backoff.ts';
import { fenced } from './problems.ts';

export interface RemoteWriterInput {
  readonly backend: StateBackend;
  readonly clock: Clock;
  readonly random: Random;
  /** What the first write replaces; undefined: nothing was ever saved here. */
  readonly stored: Stored | undefined;
  readonly lockId: string;
  /** Nobody waits for a repetition any more. */
  readonly hurry: AbortSignal;
}

/** Writes one body after the other; calls must not overlap. */
export interface RemoteWriter {
  /** What is known to be stored. */
  stored(): Stored | undefined;
  /**
   * Replaces the body written before. When it resolves, the body is stored.
   * @throws HostformError STATE_FENCED when something else stands there; STATE_UNREACHABLE when the backend refused it
   * (effect `refused`) or could not be asked for a minute (`unclear`: it may or may not be stored).
   */
  write(body: string): Promise<void>;
}

/** How long an unclear write is looked into. A payment may wait behind it, and its outcome is worth the time. */
export const WRITE_PATIENCE_MS = 60_000;

/**
 * The fence: a write holds only while what it replaces is what we wrote or read last, under our lock. One whose answer
 * was lost is read back before anything else happens. Repeating it is harmless: it says the same, on the same
 * condition, so it happens once at most.
 */
export function startWriter(input: RemoteWriterInput): RemoteWriter {
  const { backend, clock, random, lockId, hurry } = input;
  let { stored } = input;

  const write = async (body: string): Promise<void> => {
    const backoff = startBackoff({ clock, random, forMs: WRITE_PATIENCE_MS, signal: hurry });
    let doubtful = false;
    for (;;) {
      try {
        const version = await backend.write(body, { expected: stored?.version ?? null, lockId });
        stored = { body, version };
        return;
      } catch (error) {
        doubtful ||= isTransient(error) && error.details.effect !== 'not-sent';
        const seen = doubtful ? await lookAgain(backend, body, { before: stored, error, backoff }) : undefined;
        if (seen) {
          stored = seen;
          return;
        }
        if (!isTransient(error) || !(await backoff.again())) throw error;
      }
    }
  };
  return { stored: () => stored, write };
}

interface Doubt {
  readonly before: Stored | undefined;
  /** Why the last attempt did not succeed. */
  readonly error: unknown;
  readonly backoff: Backoff;
}

/** What became of a doubtful write: stored, or undefined when what was there before still is. @throws STATE_FENCED */
async function lookAgain(
  backend: StateBackend,
  body: string,
  { before, error, backoff }: Doubt,
): Promise<Stored | undefined> {
  const seen = await persist(backoff, () => backend.read());
  if (seen?.body === body) return seen;
  if (seen?.body === before?.body) return undefined;
  if (error instanceof HostformError && error.code === 'STATE_FENCED') throw error;
  throw fenced(backend.location, 'somebody else wrote it while an answer of ours was outstanding');
}
