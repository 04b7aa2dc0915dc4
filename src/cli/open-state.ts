/** The state of a run: read for looking, opened for changing. */

import type { StateFile } from '../model/state.ts';
import type { LockSeeker } from '../state/claim.ts';
import { localHost } from '../state/host.ts';
import { readState, type StateReading } from '../state/load.ts';
import { statePaths } from '../state/paths.ts';
import type { StateSession } from '../state/session.ts';
import type { Context } from './context.ts';

/** Reads without a lock. A state that does not exist yet has no lineage, so that two plans of it are the same. */
export async function lookAtState(context: Context): Promise<StateReading> {
  const reading = await readState(statePaths(context.statePath), context.world.random);
  return reading.exists ? reading : { ...reading, state: unborn(reading.state) };
}

/** A state that was never saved, as plans name it. */
export function unborn(state: StateFile): StateFile {
  return { ...state, lineage: '' };
}

/** Takes the lock. @throws HostformError LOCKED (exit 6), STATE_* (exit 1). */
export async function takeState(context: Context, operation: string): Promise<StateSession> {
  const { openState } = await import('../state/store.ts');
  const session = await openState({ ...seeker(context, operation), lock: seeker(context, operation).parts });
  if (session.takenOver) await context.output.problems([session.takenOver]);
  return session;
}

/** Who we are, for locks. */
export function seeker(context: Context, operation: string): LockSeeker {
  const { clock, random, version, env } = context.world;
  const user = env['USER'] ?? env['LOGNAME'] ?? env['USERNAME'] ?? 'unknown';
  return {
    paths: statePaths(context.statePath),
    parts: { operation, who: user, version },
    host: localHost(),
    clock,
    random,
  };
}
