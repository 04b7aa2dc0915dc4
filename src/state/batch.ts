/** Commits that came together, on their way into one write. */
import { HostformError } from '../model/errors.ts';
import type { StateChange, StateFile } from '../model/state.ts';
import { readBack } from './journal.ts';
import { applyChanges } from './replay.ts';
import { formatShapePath, shapeFault } from './shape.ts';

/** A commit that waits until it is durable. */
export interface Waiting {
  readonly changes: readonly StateChange[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Applies what can be applied; a commit that must never be written is rejected alone. */
export function sortOut(state: StateFile, batch: readonly Waiting[]): { sound: Waiting[]; next: StateFile } {
  const sound: Waiting[] = [];
  let next = state;
  for (const waiting of batch) {
    try {
      const changes = readBack(waiting.changes);
      next = applyChanges(next, changes);
      sound.push({ ...waiting, changes });
    } catch (error) {
      waiting.reject(impossible(error));
    }
  }
  return { sound, next };
}

function impossible(error: unknown): unknown {
  const fault = shapeFault(error);
  if (fault === undefined) return error;
  return new HostformError('INTERNAL', 'A change of the state has not the shape that it should have.', {
    detail: `${formatShapePath(fault.path)} ${fault.because}.`,
    cause: error,
  });
}
