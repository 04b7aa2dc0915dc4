import { mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { StateChange, StateFile } from '../../../src/model/state.ts';
import { emptyState, parseState } from '../../../src/state/format.ts';
import type { Host } from '../../../src/state/host.ts';
import { readState } from '../../../src/state/load.ts';
import { readLock, unlock } from '../../../src/state/lock.ts';
import type { StatePaths } from '../../../src/state/paths.ts';
import { statePaths } from '../../../src/state/paths.ts';
import { applyChanges } from '../../../src/state/replay.ts';
import type { StateSession } from '../../../src/state/session.ts';
import { openState } from '../../../src/state/store.ts';
import { drop, purchase, record } from './samples.ts';
import { fakeHost, namesBeside, openInput, seededRandom } from './world.ts';

/** What a run was told, and what it was still waiting for when it ended. */
export interface Told {
  readonly acknowledged: StateChange[][];
  waiting: StateChange[][];
  /** Highest serial that was seen on the disk. */
  serial: number;
}

/** A machine on which nothing but process `pid` runs, and the robber. */
export function lonely(pid: number, bootId = 'boot-1'): Host {
  return fakeHost({ pid, startTime: `${pid}0`, bootId }, { [pid]: `${pid}0`, [ROBBER]: `${ROBBER}0` });
}

/** The process that unlocks a state by force; it always runs. */
export const ROBBER = 950;

/** A folder for a state, and one for what a power cut brings back. */
export async function makeStage(root: string): Promise<{ paths: StatePaths; grave: string }> {
  await mkdir(join(root, 'state'));
  await mkdir(join(root, 'grave'));
  return { paths: statePaths(join(root, 'state', 's.json')), grave: join(root, 'grave') };
}

/**
 * Four runs after one another: the first purchase, a change, a run that is killed, and one that finds what it left.
 * Every path through the store is taken. Told is filled while it goes on, so that it is true wherever this stops.
 */
export async function tellStory(paths: StatePaths, told: Told): Promise<void> {
  const open = async (pid: number) => {
    const session = await openState(openInput(paths, { host: lonely(pid), random: seededRandom(pid) }));
    told.serial = session.state().serial;
    const commit = async (...commits: StateChange[][]) => {
      told.waiting = commits;
      await Promise.all(commits.map((changes) => session.commit(...changes)));
      told.acknowledged.push(...commits);
      told.waiting = [];
    };
    return { session, commit };
  };
  const first = await open(301);
  await first.commit([{ do: 'intent', intent: purchase('a', { phase: 'adding', sent: false }) }]);
  await first.commit([record('a'), { do: 'close', intent: 'intent-a', because: 'bought' }]);
  await first.commit([record('b')], [record('c')], [drop('servers.b')]);
  await first.session.close();
  const second = await open(302);
  await second.commit([record('d')]);
  await second.session.close();
  const killed = await open(303);
  await killed.commit([{ do: 'intent', intent: purchase('e') }]);
  const fourth = await open(304);
  await fourth.commit([drop('servers.a')]);
  await fourth.session.close();
  await killed.session.close().catch(() => undefined);
}

/**
 * Takes the state away from whoever holds it, by force, and changes it.
 * @throws HostformError LOCKED when the holder, who lives, is just giving it back.
 */
export async function robState(paths: StatePaths): Promise<StateSession> {
  const running = Object.fromEntries([301, 302, 303, 304, ROBBER].map((pid) => [pid, `${pid}0`]));
  const host = fakeHost({ pid: ROBBER, startTime: `${ROBBER}0` }, running);
  const input = openInput(paths, { host, random: seededRandom(ROBBER) });
  const { clock, random, lock: parts } = input;
  const sight = await readLock(paths);
  if (sight.state === 'held') await unlock({ paths, parts, host, clock, random }, sight.lock.id);
  const session = await openState(input);
  await session.commit(record('robber'));
  return session;
}

/** Fails unless the files hold everything that was acknowledged, nothing that was not asked for, and can be used. */
export async function checkAftermath(
  paths: StatePaths,
  told: Told,
  host: Host,
  others: readonly StateChange[] = [],
): Promise<void> {
  const possible = statesAfter(told, others);
  const reading = await readState(paths, seededRandom(1));
  expect(possible).toContainEqual(contentOf(reading.state));
  expect(reading.state.serial).toBeGreaterThanOrEqual(told.serial);

  const session = await openState(openInput(paths, { host }));
  expect(contentOf(session.state())).toEqual(contentOf(reading.state));
  await session.commit(record('probe'));
  await session.close();
  const after = parseState(await readFile(paths.state, 'utf8'), paths.state);
  expect(contentOf(after)).toEqual(contentOf(applyChanges(reading.state, [record('probe')])));
  expect(after.serial).toBeGreaterThan(reading.state.serial);
  const names = await namesBeside(paths);
  expect(['s.journal.ndjson', 's.json', 's.json.backup']).toEqual(expect.arrayContaining(names));
  for (const name of names) expect((await stat(join(paths.state, '..', name))).mode & 0o777).toBe(0o600);
}

/** Commits that were not answered may be there or not, but only in the order in which they were asked for. */
function statesAfter({ acknowledged, waiting }: Told, others: readonly StateChange[]): unknown[] {
  const sure = applyChanges(emptyState(''), [...acknowledged.flat(), ...others]);
  return [0, ...waiting.keys()].map((_, i) => contentOf(applyChanges(sure, waiting.slice(0, i).flat())));
}

function contentOf({ accounts, resources, pending, plans }: StateFile): unknown {
  return { accounts, resources, pending, plans };
}
