/**
 * A holder of the state that is stopped (SIGSTOP), as a laptop that sleeps or a container that is frozen. A person says
 * that it is over; another run does the work; then it wakes up. It neither writes nor buys.
 */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { type Finished, start } from '../support/process.ts';
import { at, gate, isChanging, type Point, pointsOfARun, told } from './moments.ts';
import { type SystemCall, startTraced } from './strace.ts';
import { expectTidy, ON_FILES, type Place, wordsOf } from './system-calls.ts';
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
    await overtake(stage);
    const wake = (): Promise<Finished> => {
      child.kill('SIGCONT');
      awoken.open();
      return finished;
    };
    await expectIdle(stage, { wake, words: JSON.stringify(point) });
  } finally {
    child.kill('SIGKILL');
    await stage.close();
  }
}

/** After every call that changes a file, where the next write is about to be made. */
export function stopsAt(calls: readonly SystemCall[]): Place[] {
  return calls
    .filter(({ name }) => ON_FILES.includes(name))
    .map(({ name: call, nth, what }) => ({ call, nth, what, with: 'stop' }));
}

export async function takeOverAtCall(place: Place): Promise<void> {
  const stage = await openStage(OPTIONS);
  const { child, finished, log } = startTraced(APPLY, stage, { names: [place.call], fault: place });
  let pid = 0;
  try {
    const over = finished.then(() => true);
    while (!log().includes('--- stopped by SIGSTOP ---')) {
      if (await Promise.race([over, pause(10, false)])) return expectTidy(stage);
    }
    pid = Number(/^\d+/.exec(log())?.[0]);
    await overtake(stage);
    const wake = (): Promise<Finished> => {
      process.kill(pid, 'SIGCONT');
      return finished;
    };
    await expectIdle(stage, { wake, words: wordsOf(place) });
  } finally {
    if (pid > 0 && child.exitCode === null && child.signalCode === null) process.kill(pid, 'SIGKILL');
    await stage.close();
  }
}

/** A person says that the stopped run is over, and another one does what is left. */
async function overtake(stage: Stage): Promise<void> {
  if (existsSync(join(stage.cwd, 'state/hostform.lock'))) await unlock(stage);
  await expectThreeOnce(stage, APPLY, false);
}

interface Sleeper {
  readonly wake: () => Promise<Finished>;
  readonly words: string;
}

/** Whoever wakes up does nothing: it says that its state is gone, or it had done all of it. */
async function expectIdle(stage: Stage, { wake, words }: Sleeper): Promise<void> {
  const before = filesOf(stage);
  const asked = stage.sim.calls.length;
  const awake = await wake();
  const all = `${words}\n${told(awake)}`;
  expect([0, 1, 3, 7], all).toContain(awake.code);
  expect(awake.err, all).not.toContain('Internal error');
  expect(stage.sim.calls.slice(asked).filter(isChanging), all).toEqual([]);
  expect(charges(stage)).toHaveLength(3);
  expect(filesOf(stage), all).toEqual(before);
  expectTidy(stage);
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
  let { code, err } = await runUndisturbed(['unlock', id], stage);
  // It was stopped while it gave the lock back: then the message names one file more that a person has to remove.
  const [, claim] = /remove\s+(\S+\.break\.[a-z0-9]+)/.exec(err) ?? [];
  if (code === 6 && claim !== undefined) {
    rmSync(claim);
    ({ code, err } = await runUndisturbed(['unlock', id], stage));
  }
  expect(code, err).toBe(0);
}

function filesOf({ cwd }: Stage): Record<string, string> {
  const folder = join(cwd, 'state');
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}
