import type { Host } from './host.ts';
import type { LockOwner } from './lock-file.ts';

/** Whether the process that wrote a lock can still be at work. `unclear` is never treated as dead. */
export interface Verdict {
  readonly owner: 'running' | 'dead' | 'unclear';
  /** One sentence for people. */
  readonly because: string;
}

/**
 * Judges the owner of a lock. There is no expiry by time: a laptop that slept and a process that was stopped come back
 * and go on.
 */
export function judgeOwner(owner: LockOwner, { facts, look }: Host): Verdict {
  if (owner.host === '') return unclear('It is not known on which machine it runs.');
  if (owner.host !== facts.host) return unclear(`It belongs to another machine, ${owner.host}.`);
  if (owner.machine !== null && facts.machine !== null && owner.machine !== facts.machine) {
    return unclear(`It belongs to another machine that is also called ${owner.host}.`);
  }
  if (owner.bootId === null || facts.bootId === null)
    return unclear('This system does not say whether its owner still runs.');
  if (owner.bootId !== facts.bootId) return dead('The machine was started again since.');
  if (owner.pidNamespace === null || owner.pidNamespace !== facts.pidNamespace) {
    return unclear('Its owner runs in another container, where process ids mean something else.');
  }
  const sight = look(owner.pid);
  if (!sight.running) return dead(`Process ${owner.pid} no longer exists.`);
  if (owner.startTime !== null && sight.startTime !== null && owner.startTime !== sight.startTime) {
    return dead(`Process ${owner.pid} is another one now, started later.`);
  }
  return { owner: 'running', because: `Process ${owner.pid} is running.` };
}

function dead(because: string): Verdict {
  return { owner: 'dead', because };
}

function unclear(because: string): Verdict {
  return { owner: 'unclear', because };
}
