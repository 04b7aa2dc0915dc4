/** Carries out a plan in virtual time, against things in memory that answer a little later. */
import { applyPlan } from '../../../src/engine/apply.ts';
import type { OnFailure } from '../../../src/engine/on-failure.ts';
import type { Pace } from '../../../src/model/clock.ts';
import type { Accounting, RunEvent } from '../../../src/model/event.ts';
import type { ResourceKind } from '../../../src/model/kind.ts';
import type { Action } from '../../../src/model/plan.ts';
import type { LiveResource } from '../../../src/model/resource.ts';
import type { StateChange, StateFile } from '../../../src/model/state.ts';
import { PACE } from './desk.ts';
import { kinds } from './fake-vendor.ts';
import { type MemoryState, openMemoryState } from './memory-state.ts';
import { makeDice } from './random.ts';
import { planOf } from './samples.ts';
import { makeTimeline, type Timeline, virtualClock } from './timeline.ts';

interface StageInput {
  readonly kinds: readonly ResourceKind[];
  readonly start?: Partial<StateFile>;
  readonly parallelism?: number;
  readonly pace?: Partial<Pace>;
  readonly timeline?: Timeline;
  readonly beforeCommit?: (changes: readonly StateChange[]) => void;
  readonly onEvent?: (event: RunEvent) => void;
  readonly digest?: string;
  readonly onFailure?: OnFailure;
}

export interface Stage {
  readonly timeline: Timeline;
  readonly memory: MemoryState;
  readonly events: RunEvent[];
  readonly stop: AbortController;
  apply(...actions: readonly Action[]): Promise<Accounting>;
  /** `start servers.ann`, `end servers.ann done`, in the order in which they were told. */
  told(): string[];
}

export function openStage(input: StageInput): Stage {
  const timeline = input.timeline ?? makeTimeline();
  const stop = new AbortController();
  const events: RunEvent[] = [];
  const memory = openMemoryState({
    ...(input.start ? { start: input.start } : {}),
    ...(input.beforeCommit ? { before: input.beforeCommit } : {}),
  });
  return {
    timeline,
    memory,
    events,
    stop,
    apply: (...actions) =>
      timeline.drive(
        applyPlan({
          plan: planOf(actions),
          digest: input.digest ?? '',
          kinds: kinds(...input.kinds),
          state: memory.state,
          commit: memory.commit,
          secrets: {},
          clock: virtualClock(timeline),
          random: makeDice(1),
          pace: () => ({ ...PACE, ...input.pace }),
          stop: stop.signal,
          parallelism: input.parallelism ?? 10,
          ...(input.onFailure ? { onFailure: input.onFailure } : {}),
          onEvent(event) {
            events.push(event);
            input.onEvent?.(event);
          },
        }),
        7 * 86_400_000,
      ),
    told: () =>
      events.flatMap((event) => {
        if (event.type === 'action-start') return [`start ${event.address}`];
        return event.type === 'action-end' ? [`end ${event.address} ${event.ending}`] : [];
      }),
  };
}

/** Answers in `ms`. */
export function later<T>(timeline: Timeline, ms: number, work: () => T): Promise<T> {
  return new Promise((resolve, reject) => {
    timeline.after(ms, () => {
      try {
        resolve(work());
      } catch (error) {
        reject(error);
      }
    });
  });
}

/** Things in memory that a kind lists, and that a test changes. */
export function shelf(...things: readonly LiveResource[]): {
  readonly all: () => LiveResource[];
  put(thing: LiveResource): void;
  remove(id: string): void;
} {
  const byId = new Map(things.map((thing) => [thing.id, thing]));
  return {
    all: () => [...byId.values()],
    put: (thing) => void byId.set(thing.id, thing),
    remove: (id) => void byId.delete(id),
  };
}
