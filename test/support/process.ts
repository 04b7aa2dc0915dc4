/** Runs the built command as a process of its own, so that it can be killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { checkLines, isStream } from './event-schema.ts';

/** The built command (test/support/build.ts). */
export const ENTRY = join(process.env['HOSTFORM_TEST_DIST'] ?? 'dist', 'hostform.js');

export interface Finished {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export interface Started {
  readonly child: ChildProcess;
  readonly finished: Promise<Finished>;
}

/** Starts `hostform ...argv` with exactly this environment (and a PATH). */
export function start(
  argv: readonly string[],
  { cwd, env }: { cwd: string; env: { readonly [name: string]: string } },
): Started {
  const child = spawn(process.execPath, [ENTRY, ...argv], {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', HOME: join(cwd, 'home'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { child, finished: finish(child, argv) };
}

/** Collects what a process says until it is gone. */
export function finish(child: ChildProcess, argv: readonly string[]): Promise<Finished> {
  let out = '';
  let err = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (err += text));
  return new Promise<Finished>((done, fail) => {
    child.on('error', fail);
    child.on('close', (code, signal) => {
      try {
        if (isStream(argv)) checkLines(out);
        done({ code, signal, out, err });
      } catch (error) {
        fail(error);
      }
    });
  });
}

/** Runs it to its end. */
export function runProcess(argv: readonly string[], options: Parameters<typeof start>[1]): Promise<Finished> {
  return start(argv, options).finished;
}
