import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { createInterface } from 'node:readline';
import { expect } from 'vitest';
import { readState } from '../../../src/state/load.ts';
import type { StatePaths } from '../../../src/state/paths.ts';
import { statePaths } from '../../../src/state/paths.ts';
import { openState } from '../../../src/state/store.ts';
import { bundleEntry } from './bundle.ts';
import { FAST_ROOT, namesBeside, openInput, seededRandom } from './world.ts';

/**
 * Kills a program that commits and saves without end, as often as asked, each time after a seeded number of commits;
 * every next one takes over what the last one left. Returns the last number and what was seen on the way.
 */
export async function killOften(
  times: number,
  seed: number,
): Promise<{ number: number; unfolded: number; leftovers: number }> {
  const folder = await mkdtemp(join(FAST_ROOT, 'hostform-kill-'));
  const { program, remove } = await bundleEntry('commit-child');
  const paths = statePaths(join(folder, 's.json'));
  const random = seededRandom(seed);
  const seen = { number: 0, unfolded: 0, leftovers: 0 };
  try {
    for (let i = 0; i < times; i += 1) {
      const told = await killOne(program, paths, seen.number + 1, 1 + Math.floor(random.fraction() * 9));
      const { number, journalEntries } = await readNumber(paths);
      expect([told, told + 1], `after kill ${i + 1} with seed ${seed}`).toContain(number);
      seen.number = number;
      if (journalEntries > 0) seen.unfolded += 1;
      if ((await namesBeside(paths)).some((name) => /\.tmp$|\.break\./.test(name))) seen.leftovers += 1;
    }
    await checkAtRest(paths, seen.number);
    return seen;
  } finally {
    remove();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Lets a program run until it has said `commits` numbers, kills it, and returns the last number it said. */
async function killOne(program: string, paths: StatePaths, first: number, commits: number): Promise<number> {
  const child = spawn(execPath, [program, paths.state, String(first)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  const last = await listen(child, commits);
  await ended;
  expect(child.signalCode).toBe('SIGKILL');
  return last;
}

/** What was said before the kill and read after it counts as well. */
async function listen(child: ChildProcess, commits: number): Promise<number> {
  let heard = 0;
  let last = 0;
  if (child.stdout === null) throw new Error('the child has no output');
  for await (const line of createInterface({ input: child.stdout })) {
    last = Number(line);
    heard += 1;
    if (heard === commits) child.kill('SIGKILL');
  }
  return last;
}

async function readNumber(paths: StatePaths): Promise<{ number: number; journalEntries: number }> {
  const { state, journalEntries } = await readState(paths, seededRandom(1));
  const counter = state.resources.find(({ address }) => address === 'servers.counter');
  return { number: Number(counter?.outputs.number), journalEntries };
}

async function checkAtRest(paths: StatePaths, number: number): Promise<void> {
  const session = await openState(openInput(paths));
  expect(session.takenOver).toBeDefined();
  await session.close();
  expect(await readNumber(paths)).toEqual({ number, journalEntries: 0 });
  expect(await namesBeside(paths)).toEqual(['s.journal.ndjson', 's.json', 's.json.backup']);
}
