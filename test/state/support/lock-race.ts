import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { createInterface } from 'node:readline';
import { expect } from 'vitest';
import { claimPath } from '../../../src/state/claim.ts';
import { localHost } from '../../../src/state/host.ts';
import { serializeLock } from '../../../src/state/lock-file.ts';
import type { StatePaths } from '../../../src/state/paths.ts';
import { statePaths } from '../../../src/state/paths.ts';
import { bundleEntry } from './bundle.ts';
import { FAST_ROOT, lockOf } from './world.ts';

interface Contender {
  ask(word: string): Promise<string>;
  end(): Promise<void>;
}

/**
 * Lets processes race for the lock of a dead run, round after round. The winner keeps the lock until all others were
 * answered, so that a second holder can not go unnoticed; in every third round dead claimants are in the way as well.
 */
export async function raceForStaleLock(rounds: number, contenders: number): Promise<void> {
  const folder = await mkdtemp(join(FAST_ROOT, 'hostform-race-'));
  const { program, remove } = await bundleEntry('lock-child');
  const paths = statePaths(join(folder, 's.json'));
  const all = await Promise.all(Array.from({ length: contenders }, () => startContender(program, paths)));
  try {
    for (let round = 1; round <= rounds; round += 1) await race(paths, all, round);
  } finally {
    await Promise.all(all.map((one) => one.end()));
    remove();
    await rm(folder, { recursive: true, force: true });
  }
}

async function race(paths: StatePaths, contenders: readonly Contender[], round: number): Promise<void> {
  await plantDead(paths, round);
  const answers = await Promise.all(contenders.map((one) => one.ask('go')));
  const refused = answers.filter((answer) => answer === 'LOCKED');
  const held = answers.filter((answer) => answer.startsWith('held '));
  expect([held.length, refused.length], `round ${round}: ${answers.join(', ')}`).toEqual([1, contenders.length - 1]);
  await Promise.all(contenders.map((one) => one.ask('release')));
  expect(await readdir(join(paths.state, '..'))).toEqual([]);
}

/** A lock whose process is over and, in every third round, two claims that stand in each other's way. */
async function plantDead(paths: StatePaths, round: number): Promise<void> {
  const { pid } = spawnSync('true');
  const dead = { ...localHost().facts, pid, startTime: '1' };
  await writeFile(paths.lock, serializeLock(lockOf({ ...dead, id: `dead-${round}` })));
  if (round % 3 !== 0) return;
  await writeFile(claimPath(paths, `dead-${round}`), serializeLock(lockOf({ ...dead, id: `claim-${round}` })));
  await writeFile(claimPath(paths, `claim-${round}`), serializeLock(lockOf({ ...dead, id: `deeper-${round}` })));
}

async function startContender(program: string, paths: StatePaths): Promise<Contender> {
  const child = spawn(execPath, [program, paths.state]);
  child.stderr.pipe(process.stderr);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const hear = async () => String((await lines.next()).value);
  expect(await hear()).toBe('ready');
  return { ask: (word) => send(child, word, hear), end: () => finish(child) };
}

function send(child: ChildProcessWithoutNullStreams, word: string, hear: () => Promise<string>): Promise<string> {
  child.stdin.write(`${word}\n`);
  return hear();
}

async function finish(child: ChildProcessWithoutNullStreams): Promise<void> {
  const ended = once(child, 'close');
  child.stdin.end();
  await ended;
}
