/** A state in memory, kept by the reducer that the state file is kept by. */
import type { Commit, StateChange, StateFile } from '../../../src/model/state.ts';
import { applyChanges } from '../../../src/state/replay.ts';
import { stateOf } from './samples.ts';

export interface MemoryState {
  readonly state: () => StateFile;
  readonly commit: Commit;
  /** Everything that was committed, in order. */
  readonly committed: readonly StateChange[];
}

interface MemoryInput {
  readonly start?: Partial<StateFile>;
  /** Called before each commit; what it throws is what the commit fails with. */
  readonly before?: (changes: readonly StateChange[]) => void;
  /** How long it takes until a commit is durable. */
  readonly delay?: () => Promise<void>;
}

export function openMemoryState({ start = {}, before, delay }: MemoryInput = {}): MemoryState {
  let state = stateOf(start);
  const committed: StateChange[] = [];
  return {
    state: () => state,
    committed,
    async commit(...changes) {
      before?.(changes);
      await delay?.();
      state = applyChanges(state, changes);
      committed.push(...changes);
    },
  };
}
