/** Stable topological order. Pure: the same input gives the same order, ties broken by address. */
import { HostformError } from '../model/errors.ts';
import type { Address } from '../model/resource.ts';

/**
 * Sorts `nodes` so that whoever is waited for comes first. Edges to addresses that are not among the nodes are
 * ignored. @throws HostformError CYCLE naming the addresses that wait for one another.
 */
export function orderByWaiting<T extends { readonly address: Address }>(
  nodes: readonly T[],
  waitsFor: (node: T) => readonly Address[],
): T[] {
  const byAddress = new Map(nodes.map((node) => [node.address, node]));
  const waiters = new Map<Address, Address[]>();
  const open = new Map<Address, number>();
  for (const node of nodes) {
    const known = new Set(waitsFor(node).filter((address) => byAddress.has(address) && address !== node.address));
    open.set(node.address, known.size);
    for (const address of known) {
      const others = waiters.get(address);
      if (others) others.push(node.address);
      else waiters.set(address, [node.address]);
    }
  }
  const ready = makeHeap([...open].filter(([, count]) => count === 0).map(([address]) => address));
  const sorted: T[] = [];
  for (let address = ready.take(); address !== undefined; address = ready.take()) {
    const node = byAddress.get(address);
    if (node) sorted.push(node);
    for (const waiter of waiters.get(address) ?? []) {
      const left = (open.get(waiter) ?? 0) - 1;
      open.set(waiter, left);
      if (left === 0) ready.add(waiter);
    }
  }
  if (sorted.length < nodes.length) throw cycle([...open].filter(([, count]) => count > 0).map(([address]) => address));
  return sorted;
}

function cycle(addresses: Address[]): HostformError {
  return new HostformError('CYCLE', 'Resources wait for one another', {
    detail: `None of these can go first: ${addresses.sort().join(', ')}.`,
  });
}

/** A binary heap of addresses; the smallest leaves first. 10,000 ready resources must not cost a sort each. */
function makeHeap(start: Address[]): { add(address: Address): void; take(): Address | undefined } {
  const heap: Address[] = [...start].sort();
  const swap = (a: number, b: number): void => {
    const held = heap[a] as Address;
    heap[a] = heap[b] as Address;
    heap[b] = held;
  };
  const smaller = (a: number, b: number): boolean => (heap[a] as Address) < (heap[b] as Address);
  return {
    add(address) {
      heap.push(address);
      for (let at = heap.length - 1; at > 0; ) {
        const parent = (at - 1) >> 1;
        if (!smaller(at, parent)) break;
        swap(at, parent);
        at = parent;
      }
    },
    take() {
      const first = heap[0];
      const last = heap.pop();
      if (first === undefined || last === undefined || heap.length === 0) return first;
      heap[0] = last;
      for (let at = 0; ; ) {
        let least = at;
        for (const child of [2 * at + 1, 2 * at + 2]) if (child < heap.length && smaller(child, least)) least = child;
        if (least === at) return first;
        swap(at, least);
        at = least;
      }
    },
  };
}
