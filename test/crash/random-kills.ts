/** Applies that are killed at any time at all, again and again, until one is left in peace. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../../src/model/clock.ts';
import { start } from '../support/process.ts';
import { seededRandom } from '../support/run-cli.ts';
import { expectTidy } from './system-calls.ts';
import { charges, expectThreeOnce, openStage, type Stage } from './three-servers.ts';

const APPLY = ['apply', '--auto-approve'];
/** About as many requests as an apply needs that has everything still to do. */
const REQUESTS = 50;

/** Two to six times; then a run is left in peace. @returns how many runs really died of it. */
export async function killAtRandom(seed: number): Promise<number> {
  const random = seededRandom(seed);
  const stage = await openStage({ promo: random.fraction() < 0.5 });
  try {
    let kills = 0;
    for (let left = 2 + Math.floor(random.fraction() * 5); left > 0; left -= 1) {
      const toDo = 1 - charges(stage).length / 3;
      if (await killOnce(stage, random, 1 + Math.floor(random.fraction() * REQUESTS * toDo))) kills += 1;
    }
    await expectThreeOnce(stage, APPLY, false);
    expectTidy(stage);
    return kills;
  } finally {
    await stage.close();
  }
}

/** Some time after this request: in the middle of an answer, of a write, or of nothing. */
async function killOnce(stage: Stage, random: Random, request: number): Promise<boolean> {
  const { child, finished } = start(APPLY, stage);
  const after = random.fraction() * 25;
  let count = 0;
  stage.sim.hook = (moment) => {
    if (moment !== 'received') return;
    count += 1;
    if (count === request) void pause(after).then(() => child.kill('SIGKILL'));
  };
  const { signal } = await finished;
  stage.sim.hook = undefined;
  return signal === 'SIGKILL';
}
