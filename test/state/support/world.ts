import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Clock, Random } from '../../../src/model/clock.ts';
import type { Host, HostFacts, ProcessSight } from '../../../src/state/host.ts';
import { localHost } from '../../../src/state/host.ts';
import type { Lock } from '../../../src/state/lock-file.ts';
import type { StatePaths } from '../../../src/state/paths.ts';
import { statePaths } from '../../../src/state/paths.ts';
import type { OpenInput } from '../../../src/state/store.ts';

/** In memory where possible: thousands of syncs that no test needs to be real. */
export const FAST_ROOT = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A folder of its own that goes when the test ends. */
export async function makeTempFolder(): Promise<string> {
  const folder = await mkdtemp(join(FAST_ROOT, 'hostform-state-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Paths of a state in a folder of its own. */
export async function makeStatePaths(name = 'hostform.state.json'): Promise<StatePaths> {
  return statePaths(join(await makeTempFolder(), name));
}

/** Numbers and names that are the same for the same seed. */
export function seededRandom(seed: number): Random {
  let at = seed >>> 0;
  const next = (): number => {
    at = (at + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(at ^ (at >>> 15), at | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const letter = () => 'abcdefghijklmnopqrstuvwxyz234567'.charAt(Math.floor(next() * 32));
  return { token: (length) => Array.from({ length }, letter).join(''), fraction: next };
}

/** A clock that moves only while somebody sleeps. `onSleep` is what happens in the meantime. */
export function virtualClock(
  onSleep: (elapsed: number) => void | Promise<void> = () => {},
): Clock & { slept: number[] } {
  let elapsed = 0;
  const slept: number[] = [];
  return {
    slept,
    now: () => Date.UTC(2026, 10, 22, 8) + elapsed,
    elapsed: () => elapsed,
    sleep: async (ms) => {
      slept.push(ms);
      elapsed += ms;
      await onSleep(elapsed);
    },
  };
}

/** A machine on which exactly these processes run. */
export function fakeHost(
  facts: Partial<HostFacts> = {},
  running: { readonly [pid: number]: string } = { 100: '5000' },
): Host {
  const look = (pid: number): ProcessSight => {
    const startTime = running[pid];
    return startTime === undefined ? { running: false } : { running: true, startTime };
  };
  const own = { host: 'alpha', machine: 'm1', bootId: 'boot-1', pidNamespace: 'pid:[1]', pid: 100, startTime: '5000' };
  return { facts: { ...own, ...facts }, look };
}

let opened = 0;

/** What `openState` needs; everything can be overruled. */
export function openInput(paths: StatePaths, over: Partial<OpenInput> = {}): OpenInput {
  opened += 1;
  return {
    paths,
    lock: { operation: 'apply', who: 'ana@alpha', version: '0.1.0' },
    clock: virtualClock(),
    random: seededRandom(opened),
    host: localHost(),
    ...over,
  };
}

/** A lock as another process would have written it. */
export function lockOf(over: Partial<Lock> = {}): Lock {
  const { facts } = fakeHost({ pid: 200, startTime: '6000' });
  return {
    id: 'aaaabbbbccccdddd',
    operation: 'apply',
    who: 'bob@alpha',
    version: '0.1.0',
    ...facts,
    created: '2026-11-22T07:00:00.000Z',
    path: '/somewhere/hostform.state.json',
    ...over,
  };
}

/** Names in the folder of a state, sorted. */
export async function namesBeside(paths: StatePaths): Promise<string[]> {
  return (await readdir(join(paths.state, '..'))).sort();
}
