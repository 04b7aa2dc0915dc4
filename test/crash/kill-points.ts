/** Killing one apply at one moment of one request, and running it again: the same for whatever is bought. */
import { expect } from 'vitest';
import type { OvhSimulator } from '../../src/providers/ovh/simulator.ts';
import type { ZomroSimulator } from '../../src/providers/zomro/simulator.ts';
import { type Finished, start } from '../support/process.ts';
import { type Ended, runUndisturbed } from './undisturbed.ts';

export type Moment = 'received' | 'committed' | 'answered';

export const MOMENTS: readonly Moment[] = ['received', 'committed', 'answered'];

/** Kill at the n-th request (from 1), at this moment of it. */
export interface CrashPoint {
  readonly request: number;
  readonly moment: Moment;
}

/** What a run takes place in: one vendor, a folder, and the environment that leads to the vendor. */
export interface KillStage {
  readonly sim: OvhSimulator | ZomroSimulator;
  readonly cwd: string;
  readonly env: { readonly [name: string]: string };
}

/** So many requests, times the three moments of each. */
export function pointsOf(requests: readonly unknown[]): CrashPoint[] {
  return requests.flatMap((_, at) => MOMENTS.map((moment) => ({ request: at + 1, moment })));
}

/**
 * Runs `argv` and has the vendor kill it at this point. Resolves when the process is gone; a run that has ended before it
 * (one poll less this time) must have succeeded.
 */
export async function killAt(stage: KillStage, argv: readonly string[], point: CrashPoint): Promise<Finished> {
  const { child, finished } = start(argv, stage);
  let request = 0;
  stage.sim.hook = async (moment: string) => {
    if (moment === 'received') request += 1;
    if (request !== point.request || moment !== point.moment) return;
    child.kill('SIGKILL');
    await finished;
  };
  const ended = await finished;
  expect(ended.signal === 'SIGKILL' || ended.code === 0, `${JSON.stringify(point)} ${ended.err}`).toBe(true);
  stage.sim.hook = undefined;
  return ended;
}

/** One thing that is bought, and what tells that it was bought once. */
export interface KillStory<Stage extends KillStage> {
  readonly open: () => Promise<Stage & { close(): Promise<void> }>;
  readonly argv: readonly string[];
  /** What has to be so in the end; `words` say of which run. */
  readonly expectOnce: (stage: Stage, words: string) => void;
}

export interface KillProof {
  /** Requests of an undisturbed run, times the three moments of each. */
  readonly points: () => Promise<CrashPoint[]>;
  /** Kills the run at this point, then runs again until it is done: bought once, nothing left to do. */
  readonly survive: (point: CrashPoint) => Promise<void>;
}

export function killProof<Stage extends KillStage>({ open, argv, expectOnce }: KillStory<Stage>): KillProof {
  const staged = async <T>(work: (stage: Stage) => Promise<T>): Promise<T> => {
    const stage = await open();
    try {
      return await work(stage);
    } finally {
      await stage.close();
    }
  };
  return {
    points: () =>
      staged(async (stage) => {
        const before = stage.sim.calls.length;
        const ended = await runUndisturbed(argv, stage);
        expect(ended.code, ended.err).toBe(0);
        expectOnce(stage, 'undisturbed');
        return pointsOf(stage.sim.calls.slice(before));
      }),
    survive: (point) =>
      staged(async (stage) => {
        await killAt(stage, argv, point);
        await applyUntilDone(stage, argv, point);
        expectOnce(stage, JSON.stringify(point));
        await expectEmptyPlan(stage);
      }),
  };
}

/** Runs until it is done, four times at most. */
async function applyUntilDone(stage: KillStage, argv: readonly string[], point: CrashPoint): Promise<void> {
  let last: Ended | undefined;
  for (let attempt = 0; attempt < 4 && last?.code !== 0; attempt += 1) last = await runUndisturbed(argv, stage);
  expect(last?.code, `${JSON.stringify(point)}\n${last?.out}\n${last?.err}`).toBe(0);
}

/** Nothing is left to do. */
async function expectEmptyPlan(stage: KillStage): Promise<void> {
  const plan = await runUndisturbed(['plan', '--detailed-exitcode'], stage);
  expect(plan.code, `${plan.out}\n${plan.err}`).toBe(0);
}
