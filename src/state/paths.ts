import { readlink, realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { HostformError } from '../model/errors.ts';

/** The files of one state (contract §4). They always lie in one folder, because a rename can not leave it. */
export interface StatePaths {
  readonly state: string;
  /** The version before the last one. */
  readonly backup: string;
  /** Changes since the state file was last written. */
  readonly journal: string;
  readonly lock: string;
  /** What was bought; only ever appended to. */
  readonly ledger: string;
}

/** Names the files that belong to a state: `X/s.json` has `X/s.journal.ndjson`, `X/s.lock`, `X/s.ledger.ndjson` and `X/s.json.backup`. */
export function statePaths(statePath: string): StatePaths {
  const folder = dirname(statePath);
  const name = basename(statePath);
  const stem = name.replace(/(\.state)?\.json$/, '') || name;
  return {
    state: statePath,
    backup: join(folder, `${name}.backup`),
    journal: join(folder, `${stem}.journal.ndjson`),
    lock: join(folder, `${stem}.lock`),
    ledger: join(folder, `${stem}.ledger.ndjson`),
  };
}

/**
 * The same files beside what a symbolic link points at: a state that is reached under two names has one lock and one
 * journal, and saving it replaces the file and not the link. A link to nothing is followed as well.
 * @throws HostformError STATE_UNWRITABLE when the links go in a circle.
 */
export async function resolvePaths(paths: StatePaths): Promise<StatePaths> {
  let path = paths.state;
  for (let hops = 0; hops < 40; hops += 1) {
    const target = await readlink(path).catch(() => undefined);
    if (target === undefined) return hops === 0 ? paths : statePaths(path);
    path = isAbsolute(target) ? target : join(await realpath(dirname(path)), target);
  }
  throw new HostformError('STATE_UNWRITABLE', 'The state path is a circle of symbolic links.', { detail: paths.state });
}
