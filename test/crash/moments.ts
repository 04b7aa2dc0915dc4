/** Moments of the requests of a run at which something is done to it, by the vendor itself. */
import type { Call } from '../../src/providers/zomro/simulated/calls.ts';
import { judgeZomro } from '../support/changing-call.ts';
import type { Finished } from '../support/process.ts';
import { type CrashPoint, pointsOf } from './kill-points.ts';
import { openStage, type Stage, type StageOptions } from './three-servers.ts';
import { runUndisturbed } from './undisturbed.ts';

/** A moment of a run, and what was asked for there. */
export interface Point extends CrashPoint {
  /** The function that was asked for there in an undisturbed run. */
  readonly func: string;
}

/** Every moment of every request of an undisturbed run; of those only that `pick` wants. */
export async function pointsOfARun(
  argv: readonly string[],
  options: StageOptions,
  pick: (call: Call) => boolean = () => true,
): Promise<Point[]> {
  const stage = await openStage(options);
  try {
    const { code, err } = await runUndisturbed(argv, stage);
    if (code !== 0) throw new Error(`an undisturbed run ends with ${code}\n${err}`);
    const { calls } = stage.sim;
    return pointsOf(calls).flatMap((point) => {
      const call = calls[point.request - 1];
      return call && pick(call) ? [{ ...point, func: call.func }] : [];
    });
  } finally {
    await stage.close();
  }
}

/** Does something at one moment of the requests from now on; the vendor waits for it. Ends with `undefined` as the hook. */
export function at({ sim }: Stage, point: Point, act: () => Promise<void> | void): void {
  let request = 0;
  sim.hook = async (moment) => {
    if (moment === 'received') request += 1;
    if (request !== point.request || moment !== point.moment) return;
    sim.hook = undefined;
    await act();
  };
}

/** A call that changes something at the vendor, told from the call alone. */
export function isChanging({ func, params }: Call): boolean {
  return judgeZomro(new URLSearchParams([...Object.entries(params), ['func', func]])) === 'changes';
}

/** A promise with the key to it. */
export function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open: () => void = () => {};
  const opened = new Promise<void>((done) => {
    open = done;
  });
  return { opened, open };
}

/** All that a run said, for a test that fails. */
export const told = ({ code, signal, out, err }: Finished): string => `${code ?? signal}\n${out}\n${err}`;
