/** Signals that ask a run to end, at every request, once and twice; and readers that go away. */
import { start } from '../support/process.ts';
import { at, isChanging, type Point, pointsOfARun } from './moments.ts';
import { expectHonest, expectTidy } from './system-calls.ts';
import { expectThreeOnce, openStage } from './three-servers.ts';

const APPLY = ['apply', '--auto-approve'];
const OPTIONS = { promo: true };
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A signal at a moment of a request; `twice`: another one as soon as the run says that it was heard. */
export interface Interrupt {
  readonly point: Point;
  readonly signal: (typeof SIGNALS)[number];
  readonly twice: boolean;
}

/** Each signal at each request, at a moment in turn; twice at each moment of each changing call. */
export async function interrupts(): Promise<Interrupt[]> {
  const points = await pointsOfARun(APPLY, OPTIONS);
  const once = points.map((point, index) => ({ point, twice: false, signal: signalAt(index + point.request) }));
  const changing = await pointsOfARun(APPLY, OPTIONS, isChanging);
  return [
    ...once,
    ...changing.map((point, index) => ({ point, twice: true, signal: signalAt(index + point.request) })),
  ];
}

const signalAt = (index: number) => SIGNALS[index % SIGNALS.length] ?? 'SIGINT';

/** It ends in order and tells what is true; the next run does the rest. */
export async function interrupt({ point, signal, twice }: Interrupt): Promise<void> {
  const stage = await openStage(OPTIONS);
  try {
    const { child, finished } = start(APPLY, stage);
    child.stderr?.on('data', (text: string) => {
      if (twice && text.includes('Interrupted: ')) child.kill(signal);
    });
    at(stage, point, () => void child.kill(signal));
    expectHonest(stage, await finished);
    await expectThreeOnce(stage, APPLY, false);
    expectTidy(stage);
  } finally {
    await stage.close();
  }
}

/** The n-th piece of what it says is the last that somebody reads. */
export async function closeOutput(stream: 'stdout' | 'stderr', after: number): Promise<void> {
  const stage = await openStage(OPTIONS);
  try {
    const { child, finished } = start(APPLY, stage);
    let heard = 0;
    if (after === 0) child[stream]?.destroy();
    child[stream]?.on('data', () => {
      heard += 1;
      if (heard === after) child[stream]?.destroy();
    });
    const { code, signal } = await finished;
    if (code !== 0)
      throw new Error(`an apply whose ${stream} is closed after ${after} pieces ends with ${code ?? signal}`);
    await expectThreeOnce(stage, APPLY, false);
    expectTidy(stage);
  } finally {
    await stage.close();
  }
}
