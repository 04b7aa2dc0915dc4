/** Who waits for whom. Pure. */
import type { Action } from '../model/plan.ts';
import type { Address, RecordedResource } from '../model/resource.ts';

/**
 * Whatever reads an output waits for the one that makes it. Whatever is deleted waits for all that hung on it, whether
 * they are deleted themselves or updated to let go: hence dependencies live in the state file.
 */
export function linkWaits(actions: readonly Action[], recorded: readonly RecordedResource[]): Action[] {
  const working = new Set(actions.filter(({ verb }) => verb !== 'no-op').map(({ address }) => address));
  const dependants = new Map<Address, Address[]>();
  for (const { address, dependsOn } of recorded) {
    for (const other of dependsOn) dependants.set(other, [...(dependants.get(other) ?? []), address]);
  }
  return actions.map((action) => {
    const before = action.verb === 'delete' ? (dependants.get(action.address) ?? []) : action.dependsOn;
    const waitsFor = [...new Set(before)].filter((address) => working.has(address) && address !== action.address);
    return { ...action, waitsFor: waitsFor.sort() };
  });
}
