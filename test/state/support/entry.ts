/** What the child programs of these tests have in common: a real clock, real names, and short answers on stdout. */
import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import type { Clock, Random } from '../../../src/model/clock.ts';
import { localHost } from '../../../src/state/host.ts';
import { statePaths } from '../../../src/state/paths.ts';
import type { OpenInput } from '../../../src/state/store.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';

const realClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

const realRandom: Random = {
  token: (length) => [...randomBytes(length)].map((byte) => LETTERS.charAt(byte % 32)).join(''),
  fraction: () => randomBytes(4).readUInt32BE() / 2 ** 32,
};

/** What `openState` needs in a process of its own. */
export function realInput(statePath: string): OpenInput {
  const lock = { operation: 'apply', who: 'child', version: '0.0.0' };
  return { paths: statePaths(statePath), lock, clock: realClock, random: realRandom, host: localHost() };
}

/** Says one line at once: nothing waits in a buffer when the process is killed. */
export function say(line: string): void {
  writeSync(1, `${line}\n`);
}
