/** Tries to take a lock each time it is told `go`, says whether it got it, and gives it back when told `release`. */
import { argv, stdin } from 'node:process';
import { createInterface } from 'node:readline';
import type { HeldLock } from '../../../src/state/lock.ts';
import { acquireLock, clearLeftovers } from '../../../src/state/lock.ts';
import { realInput, say } from './entry.ts';

const { paths, lock: parts, host, clock, random } = realInput(argv[2] ?? '');
let held: HeldLock | undefined;

async function take(): Promise<string> {
  try {
    held = await acquireLock({ paths, parts, host, clock, random }, { waitMs: 0 });
    await clearLeftovers(paths, held.lock);
    held.verify();
    return `held ${held.lock.id}`;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

say('ready');
for await (const line of createInterface({ input: stdin })) {
  if (line === 'go') say(await take());
  if (line === 'release') {
    await held?.release();
    held = undefined;
    say('released');
  }
}
