/**
 * Runs the built command under strace(1), which ends it, or makes a system call fail, at one exact point: no hooks in
 * the command, and any build will do.
 *
 * strace counts each thread's calls by name. With one thread for the work on files (UV_THREADPOOL_SIZE=1) the calls of
 * two runs on the same world come in the same order, so the n-th call of a name is the same one each time.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { ENTRY, type Finished, finish } from '../support/process.ts';
import { missingServer } from '../support/servers.ts';

/** What happens at the n-th call of this name in whichever thread gets there first. */
export interface Fault {
  readonly call: string;
  readonly nth: number;
  /** `kill`: SIGKILL instead of the call. `stop`: SIGSTOP right after it. Anything else: it is not made, and fails so. */
  readonly with: 'kill' | 'stop' | Errno;
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

interface Tracing {
  readonly names: readonly string[];
  readonly fault?: Fault;
}

/** Runs `hostform ...argv` to its end and tells the calls of these names. */
export async function runTraced(argv: readonly string[], world: TracedWorld, tracing: Tracing): Promise<Traced> {
  return startTraced(argv, world, tracing).finished;
}

interface TracedWorld {
  readonly cwd: string;
  readonly env: { readonly [name: string]: string };
}

/** The same while it runs; `child` is strace. `log` is what strace has written so far. */
export function startTraced(
  argv: readonly string[],
  { cwd, env }: TracedWorld,
  { names, fault }: Tracing,
): { readonly child: ChildProcess; readonly finished: Promise<Traced>; readonly log: () => string } {
  const folder = mkdtempSync(join(tmpdir(), 'hostform-trace-'));
  const file = join(folder, 'calls');
  const traced = ['-f', '-qq', '-y', '-s', '120', '-o', file, '-e', `trace=${names.join()}`];
  const injected = fault ? ['-e', injection(fault)] : [];
  const child = spawn('strace', [...traced, ...injected, process.execPath, ENTRY, ...argv], {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', HOME: join(cwd, 'home'), UV_THREADPOOL_SIZE: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = (): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');
  const finished = finish(child, argv)
    .then((ended) => ({ ...ended, calls: callsIn(log(), cwd) }))
    .finally(() => rmSync(folder, { recursive: true, force: true }));
  return { child, finished, log };
}

const EFFECTS: { readonly [how: string]: string } = { kill: 'signal=SIGKILL', stop: 'signal=SIGSTOP' };

function injection({ call, nth, with: what, lasting }: Fault): string {
  const effect = EFFECTS[what] ?? `error=${what}`;
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
  // A path, or an open file and maybe what is written to it.
  const named = given.startsWith('"') || given.startsWith('AT_FDCWD') ? /"([^"]*)"/g : /^\d+<([^>]*)>/g;
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
