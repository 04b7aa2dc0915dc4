/** Files that a killed run left beside the one it was writing. */
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../model/clock.ts';

/** Nobody writes a plan or a report for as long as this. */
const STALE_MS = 10 * 60_000;

const NAME = /^\.hostform-(plan|report)-[a-z2-7]{8}$/;

/** Removes them from a folder, once they are surely nobody's. That one can not be removed stops nothing. */
export async function sweepTemporaries(folder: string, clock: Clock): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const path of names.filter((name) => NAME.test(name)).map((name) => join(folder, name))) {
    // A clock that was set back since makes them look as if they came from the future.
    const found = await stat(path).catch(() => undefined);
    if (found?.isFile() && Math.abs(clock.now() - found.mtime.getTime()) > STALE_MS)
      await rm(path, { force: true }).catch(() => {});
  }
}
