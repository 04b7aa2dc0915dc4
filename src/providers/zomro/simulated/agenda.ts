/**
 * What comes due when, without timers: a heap of moments that is worked off before each call. Ten thousand daily
 * charges stay cheap, and whoever owns the clock owns everything that happens.
 */
export interface Due {
  readonly at: number;
  readonly table: 'servers' | 'images';
  readonly id: string;
}

export interface Agenda {
  /** Looks at a row again at this moment, or earlier if that was asked for before. */
  schedule(due: Due): void;
  /** The earliest entry that is due, taken out; undefined when there is none. */
  takeDue(now: number): Due | undefined;
  clear(): void;
}

/** An empty agenda. */
export function makeAgenda(): Agenda {
  const heap: Due[] = [];
  const earliest = new Map<string, number>();
  return {
    schedule(due) {
      const key = `${due.table} ${due.id}`;
      if (!Number.isFinite(due.at) || (earliest.get(key) ?? Infinity) <= due.at) return;
      earliest.set(key, due.at);
      rise(heap, heap.push(due) - 1);
    },
    takeDue(now) {
      for (let top = heap[0]; top !== undefined && top.at <= now; top = heap[0]) {
        removeTop(heap);
        const key = `${top.table} ${top.id}`;
        // An entry that was overtaken by an earlier one is stale: its row is scheduled anew when that one is worked off.
        if (earliest.get(key) !== top.at) continue;
        earliest.delete(key);
        return top;
      }
      return undefined;
    },
    clear() {
      heap.length = 0;
      earliest.clear();
    },
  };
}

function before(a: Due, b: Due): boolean {
  return a.at !== b.at ? a.at < b.at : a.id.length !== b.id.length ? a.id.length < b.id.length : a.id < b.id;
}

function rise(heap: Due[], start: number): void {
  for (let at = start; at > 0; ) {
    const parent = (at - 1) >> 1;
    if (!swapIf(heap, at, parent)) return;
    at = parent;
  }
}

function removeTop(heap: Due[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  heap[0] = last;
  for (let at = 0; ; ) {
    const left = 2 * at + 1;
    const [a, b] = [heap[left], heap[left + 1]];
    const child = a && b && before(b, a) ? left + 1 : left;
    if (!swapIf(heap, child, at)) return;
    at = child;
  }
}

/** Swaps when the child comes before its parent. */
function swapIf(heap: Due[], child: number, parent: number): boolean {
  const [lower, upper] = [heap[child], heap[parent]];
  if (!lower || !upper || !before(lower, upper)) return false;
  heap[child] = upper;
  heap[parent] = lower;
  return true;
}
