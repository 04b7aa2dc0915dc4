/** One run of the program: it can be killed at any point, and what it waits for then never comes. */
import type { Clock } from '../../../src/model/clock.ts';
import { type Timeline, virtualClock } from '../support/timeline.ts';
import type { Crash } from './scenario.ts';

export interface Process {
  readonly clock: Clock;
  /** Resolves when it is killed. */
  readonly killed: Promise<'killed'>;
  isAlive(): boolean;
  kill(): void;
  /** Settles in `ms` with what `work` gives, if the process lives then. */
  after<T>(ms: number, work: () => T): Promise<T>;
  /** True when this is where the process dies, in the middle of `what`: from then on nothing that it does has any effect. */
  diesAt(site: CrashSite, what: string): boolean;
}

/** Where a process can die. */
export type CrashSite =
  | 'before a commit'
  | 'after a commit'
  | 'before a read'
  | 'before a request'
  | 'while a request flies'
  | 'after a request was carried out';

interface ProcessInput {
  readonly timeline: Timeline;
  readonly crash: Crash | undefined;
  readonly skew: () => number;
  readonly onDeath: (site: CrashSite, what: string) => void;
}

export function startProcess({ timeline, crash, skew, onDeath }: ProcessInput): Process {
  const clock = virtualClock(timeline, skew);
  let alive = true;
  let die: (word: 'killed') => void = () => {};
  let visits = 0;
  const killed = new Promise<'killed'>((resolve) => {
    die = resolve;
  });
  const kill = (): void => {
    alive = false;
    die('killed');
  };
  const whenAlive = (settle: () => void): void => {
    if (alive) settle();
  };
  return {
    clock: {
      ...clock,
      sleep: (ms, signal) => new Promise((resolve) => void clock.sleep(ms, signal).then(() => whenAlive(resolve))),
    },
    killed,
    isAlive: () => alive,
    kill,
    after: (ms, work) =>
      new Promise((resolve, reject) => {
        if (!alive) return;
        timeline.after(ms, () =>
          whenAlive(() => {
            try {
              resolve(work());
            } catch (error) {
              reject(error);
            }
          }),
        );
      }),
    diesAt(site, what) {
      if (!alive) return true;
      if (crash?.site !== site) return false;
      visits += 1;
      if (visits < crash.visit) return false;
      onDeath(site, what);
      kill();
      return true;
    },
  };
}
