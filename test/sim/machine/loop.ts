/**
 * Time of the simulated world. Everything that takes time is an event in one queue, and the next event happens when
 * nobody has anything left to do at this moment: the same events in the same order, whatever the machine's mood.
 */

/** Who waits for an event: the dead hear of nothing any more, the stopped hear of it when they go on. */
export interface Listener {
  readonly gone: () => boolean;
  /** Virtual milliseconds until which this listener stands still. */
  readonly stoppedUntil: () => number;
}

export interface Loop {
  /** Virtual milliseconds since the beginning. */
  now(): number;
  /** Does `act` in `ms`; `listener` decides whether it still happens. */
  after(ms: number, act: () => void, listener?: Listener): void;
  /** Lets time pass with nobody looking; events that fall due happen late. */
  pass(ms: number): void;
  /** Works until `done`. @throws Error when nobody will ever do anything again. */
  runUntil(done: () => boolean): Promise<void>;
  /** Called after each event, when everything that follows from it at once has happened. */
  afterEach: () => void;
}

interface Event {
  readonly at: number;
  readonly n: number;
  readonly act: () => void;
  readonly listener: Listener | undefined;
}

/** More events than any sound history needs. */
const MOST_EVENTS = 400_000;

export function makeLoop(): Loop {
  const heap: Event[] = [];
  let now = 0;
  let count = 0;
  let done = 0;
  const loop: Loop = {
    now: () => now,
    after(ms, act, listener) {
      push(heap, { at: now + Math.max(0, ms), n: count++, act, listener });
    },
    pass: (ms) => void (now += ms),
    afterEach: () => {},
    async runUntil(isDone) {
      await turn();
      while (!isDone()) {
        const next = pop(heap);
        if (!next) throw new Error('Nothing will ever happen again, and somebody is still waiting.');
        if (next.listener?.gone()) continue;
        const wakes = next.listener?.stoppedUntil() ?? 0;
        if (wakes > Math.max(now, next.at)) {
          push(heap, { ...next, at: wakes });
          continue;
        }
        now = Math.max(now, next.at);
        if (++done > MOST_EVENTS) throw new Error('This never comes to an end.');
        next.act();
        await turn();
        loop.afterEach();
      }
    },
  };
  return loop;
}

/** A real turn of the real loop: every promise that can be settled is settled by then. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function before(a: Event, b: Event): boolean {
  return a.at < b.at || (a.at === b.at && a.n < b.n);
}

function push(heap: Event[], event: Event): void {
  let at = heap.length;
  heap.push(event);
  while (at > 0) {
    const up = (at - 1) >> 1;
    const parent = heap[up] as Event;
    if (!before(event, parent)) break;
    heap[at] = parent;
    at = up;
  }
  heap[at] = event;
}

function pop(heap: Event[]): Event | undefined {
  const top = heap[0];
  const last = heap.pop();
  if (!top || !last || heap.length === 0) return top;
  let at = 0;
  for (;;) {
    let down = 2 * at + 1;
    if (down >= heap.length) break;
    if (down + 1 < heap.length && before(heap[down + 1] as Event, heap[down] as Event)) down += 1;
    if (!before(heap[down] as Event, last)) break;
    heap[at] = heap[down] as Event;
    at = down;
  }
  heap[at] = last;
  return top;
}
