/** The built command as a process of its own, with what it used. */
import { rmSync } from 'node:fs';
import { expect } from 'vitest';
import { cleanEnvironment } from '../../bench/environment.ts';
import { type Measurement, measure } from '../../bench/measure.ts';
import { ENTRY } from '../support/process.ts';
import { makeFolder } from '../support/run-cli.ts';

/** Reads are repeated for 90 s, and the last try may take another 30 s. */
const LONGEST_S = 240;

/** Runs it in `cwd`. What a developer's shell has set (credentials, more certificates) is not there. */
export function runMeasured(
  argv: readonly string[],
  { cwd, env }: { readonly cwd: string; readonly env: { readonly [name: string]: string } },
): Promise<Measurement> {
  const limited: readonly [string, ...string[]] = [
    'timeout',
    '-s',
    'KILL',
    `${LONGEST_S}`,
    process.execPath,
    ENTRY,
    ...argv,
  ];
  return measure({ argv: limited, cwd, env: cleanEnvironment({ ...env, HOME: cwd }) });
}

/** A folder for one case, gone afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = makeFolder();
  try {
    return await work(folder.path);
  } finally {
    rmSync(folder.path, { recursive: true, force: true });
  }
}

/** Within its means, and ended by itself: the code of a process that a signal ended is above 128. */
export function expectBounded(done: Measurement, most: { readonly cpuS: number; readonly peakMb: number }): void {
  expect(done.code, `${done.code}\n${done.err.slice(-2000)}`).toBeLessThan(128);
  expect(done.cpuS ?? 0, 'seconds of CPU').toBeLessThanOrEqual(most.cpuS);
  expect(done.peakMb ?? 0, 'MB').toBeLessThanOrEqual(most.peakMb);
}
