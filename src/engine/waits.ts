/** Who waits for whom. Pure. */
import type { Action } from '../model/plan.ts';
import type { Address, RecordedResource } from '../model/resource.ts';

/**
 * Whatever reads an output waits for the one that makes it. Whatever goes waits for all that hung on it, whether they
 * go themselves or are updated to let go: hence dependencies live in the state file. What only leaves the state (a
 * policy, or something that is gone already) goes like the rest: the other way round it would wait in a circle.
 */
export function linkWaits(actions: readonly Action[], recorded: readonly RecordedResource[]): Action[] {
  const working = new Set(actions.filter(({ verb }) => verb !== 'no-op').map(({ address }) => address));
  const dependants = new Map<Address, Address[]>();
  for (const { address, dependsOn } of recorded) {
    for (const other of dependsOn) {
      const known = dependants.get(other);
      if (known) known.push(address);
      else dependants.set(other, [address]);
    }
  }
  return actions.map((action) => {
    const before = goes(action) ? dependants.get(action.address) : needsOthers(action) ? action.dependsOn : undefined;
    const waitsFor = [...new Set(before)].filter((address) => working.has(address) && address !== action.address);
    return { ...action, waitsFor: waitsFor.sort() };
  });
}

function goes({ verb }: Action): boolean {
  return verb === 'delete' || verb === 'forget';
}

/**
 * What is left as it is needs nobody, and what is adopted as it is neither. And what was ordered is fixed: a payment that may have left is not kept waiting,
 * whatever becomes of what it read.
 */
function needsOthers({ verb, resume, changes }: Action): boolean {
  const ordered = resume !== undefined && resume.from !== 'abandon';
  return verb !== 'no-op' && verb !== 'adopt' && (!ordered || changes.some(({ unknown }) => unknown));
}
