/**
 * Runs the built command under strace(1), which ends it, or makes a system call fail, at one exact point: no hooks in
 * the command, and any build will do.
 *
 * strace counts each thread's calls by name. With one thread for the work on files (UV_THREADPOOL_SIZE=1) the calls of
 * two runs on the same world come in the same order, so the n-th call of a name is the same one each time.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { ENTRY, type Finished, finish } from '../support/process.ts';
import { missingServer } from '../support/servers.ts';

/** What happens at the n-th call of this name in whichever thread gets there first. */
export interface Fault {
  readonly call: string;
  readonly nth: number;
  /** `kill`: SIGKILL instead of the call. Anything else: the call is not made, and fails with this. */
  readonly with: 'kill' | Errno;
  /** It fails that way from then on, as on a disk that stays broken. */
  readonly lasting?: boolean;
}

export type Errno = 'ENOSPC' | 'EIO' | 'EROFS' | 'EMFILE' | 'ECONNREFUSED' | 'ECONNRESET' | 'EPIPE';

/** One system call of a run. */
export interface SystemCall {
  readonly name: string;
  /** Of this name, in its thread. */
  readonly nth: number;
  /** What it was about, without what differs between two runs. */
  readonly what: string;
}

export interface Traced extends Finished {
  /** In the order in which they began; of several threads' n-th calls of a name only the first. */
  readonly calls: readonly SystemCall[];
}

/** Says why not, once, where strace is missing or may not trace (some containers). */
export function canTrace(words: string): boolean {
  const tried = spawnSync('strace', ['-f', '-qq', '-o', '/dev/null', 'true'], { encoding: 'utf8' });
  if (tried.status === 0) return true;
  const because = tried.error ? 'strace is not installed' : tried.stderr.trim();
  missingServer(`${words} (${because})`);
  return false;
}

/** Runs `hostform ...argv` to its end and tells the calls of these names. */
export async function runTraced(
  argv: readonly string[],
  { cwd, env }: { readonly cwd: string; readonly env: { readonly [name: string]: string } },
  { names, fault }: { readonly names: readonly string[]; readonly fault?: Fault },
): Promise<Traced> {
  const folder = mkdtempSync(join(tmpdir(), 'hostform-trace-'));
  const log = join(folder, 'calls');
  const traced = ['-f', '-qq', '-y', '-s', '120', '-o', log, '-e', `trace=${names.join()}`];
  const injected = fault ? ['-e', injection(fault)] : [];
  const child = spawn('strace', [...traced, ...injected, process.execPath, ENTRY, ...argv], {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', HOME: join(cwd, 'home'), UV_THREADPOOL_SIZE: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  try {
    return { ...(await finish(child, argv)), calls: callsIn(readFileSync(log, 'utf8'), cwd) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function injection({ call, nth, with: what, lasting }: Fault): string {
  const effect = what === 'kill' ? 'signal=SIGKILL' : `error=${what}`;
  return `inject=${call}:${effect}:when=${nth}${lasting ? '+' : ''}`;
}

function callsIn(log: string, cwd: string): SystemCall[] {
  const counts = new Map<string, number>();
  const most = new Map<string, number>();
  return log.split('\n').flatMap((line) => {
    const [, thread = '', name, rest = ''] = /^(\d+) +(\w+)\((.*)$/.exec(line) ?? [];
    if (name === undefined) return [];
    const nth = (counts.get(thread + name) ?? 0) + 1;
    counts.set(thread + name, nth);
    if (nth <= (most.get(name) ?? 0)) return [];
    most.set(name, nth);
    return [{ name, nth, what: subjectOf(rest, cwd) }];
  });
}

/** Files below the folder of the run, or the function asked for; random names and numbers are left out. */
function subjectOf(rest: string, cwd: string): string {
  const [given = ''] = rest.split(/\) += /);
  const named = given.includes('"') ? /"([^"]*)"/g : /<([^>]*)>/g;
  const files = [...given.matchAll(named)].flatMap(([, path = '']) =>
    path.startsWith(cwd) ? [relative(cwd, path)] : [],
  );
  if (files.length > 0) return files.map(withoutTokens).join(' -> ');
  const [, func] = /func=([a-z0-9._]+)/.exec(rest) ?? [];
  return func ?? (rest.includes('AF_INET') ? 'the vendor' : '');
}

function withoutTokens(path: string): string {
  const name = basename(path) || '.';
  return name.replace(/\.[a-z2-7]{16}(?=\.|$)/g, '.*');
}
