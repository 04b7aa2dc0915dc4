/** What it takes to carry out one action. */
import type { Clock, Pace, Random } from '../model/clock.ts';
import type { Problem } from '../model/errors.ts';
import type { ResourceKind } from '../model/kind.ts';
import type { Approval } from '../model/ledger.ts';
import type { Money } from '../model/money.ts';
import type { Action } from '../model/plan.ts';
import type { Commit, StateFile } from '../model/state.ts';
import type { Watch } from './watch.ts';

/** What a step found or cost. */
export interface StepFound {
  readonly note?: string;
  readonly spent?: Money;
  /** What it was planned to cost, where that is something else. */
  readonly planned?: Money;
}

export interface ActionRun {
  readonly action: Action;
  readonly kind: ResourceKind;
  readonly watch: Watch;
  readonly plan: string;
  readonly state: () => StateFile;
  readonly commit: Commit;
  readonly secrets: { readonly [field: string]: string };
  readonly clock: Clock;
  readonly random: Random;
  readonly pace: Pace;
  readonly stop: AbortSignal;
  readonly approval?: Approval | undefined;
  readonly exclusively: <T>(work: () => Promise<T>) => Promise<T>;
  readonly onStep: (name: string, moment: 'start' | 'done', found?: StepFound) => void;
  readonly onProgress: (status: string) => void;
  readonly onNotice: (problem: Problem) => void;
}
