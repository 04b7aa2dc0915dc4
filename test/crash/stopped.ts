/**
 * A holder of the state that is stopped (SIGSTOP), as a laptop that sleeps or a container that is frozen. A person says
 * that it is over; another run does the work; then it wakes up. It neither writes nor buys.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { start } from '../support/process.ts';
import { at, gate, isChanging, type Point, pointsOfARun, told } from './moments.ts';
import { expectTidy } from './system-calls.ts';
import { charges, expectThreeOnce, openStage, type Stage } from './three-servers.ts';
import { runUndisturbed } from './undisturbed.ts';

const APPLY = ['apply', '--auto-approve'];
const OPTIONS = { promo: true };

/** Before, between and after the two sides of every changing call. */
export function stops(): Promise<Point[]> {
  return pointsOfARun(APPLY, OPTIONS, isChanging);
}

export async function takeOverFromStopped(point: Point): Promise<void> {
  const stage = await openStage(OPTIONS);
  const { child, finished } = start(APPLY, stage);
  try {
    const [stopped, awoken] = [gate(), gate()];
    at(stage, point, () => {
      child.kill('SIGSTOP');
      stopped.open();
      // The vendor holds this very request up until the sleeper is awake again: it arrives late, or is answered late.
      return awoken.opened;
    });
    await Promise.race([stopped.opened, finished]);
    await untilStopped(child.pid ?? 0);
    await unlock(stage);
    await expectThreeOnce(stage, APPLY, false);
    const before = filesOf(stage);
    const asked = stage.sim.calls.length;
    child.kill('SIGCONT');
    awoken.open();
    const awake = await finished;
    expect([1, 3, 7], told(awake)).toContain(awake.code);
    expect(awake.err, told(awake)).not.toContain('Internal error');
    const changing = stage.sim.calls.slice(asked).filter(isChanging);
    expect(changing, `${JSON.stringify(point)}\n${told(awake)}`).toEqual([]);
    expect(charges(stage)).toHaveLength(3);
    expect(filesOf(stage)).toEqual(before);
    expectTidy(stage);
    await expectThreeOnce(stage, APPLY, false);
  } finally {
    child.kill('SIGKILL');
    await stage.close();
  }
}

/** Of its own accord the kernel says so a moment after the signal. */
async function untilStopped(pid: number): Promise<void> {
  const isStopped = (): boolean => /^State:\s+[Tt]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  while (!isStopped()) await pause(5);
}

async function unlock(stage: Stage): Promise<void> {
  const refused = await runUndisturbed(APPLY, stage);
  expect(refused.code, refused.err).toBe(6);
  const [, id = 'none'] = /hostform unlock ([a-z0-9]+)/.exec(refused.err) ?? [];
  const { code, err } = await runUndisturbed(['unlock', id], stage);
  expect(code, err).toBe(0);
}

function filesOf({ cwd }: Stage): Record<string, string> {
  const folder = join(cwd, 'state');
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}
