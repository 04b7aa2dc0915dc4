/** Runs hostform in process: real files, real HTTP, captured output. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { main } from '../../src/cli/main.ts';
import { realClock } from '../../src/cli/process.ts';
import type { World } from '../../src/cli/world.ts';
import type { Clock, Random } from '../../src/model/clock.ts';

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly env?: { readonly [name: string]: string | undefined };
  /** What a person types at the prompt; absent: nobody is there. */
  readonly answer?: string | (() => Promise<string | undefined>);
  readonly clock?: Clock;
  readonly random?: Random;
  /** Backends for states, in place of the real ones. */
  readonly backends?: World['backends'];
  /** Called with a function that delivers a signal. */
  readonly signals?: (send: (signal: string) => void) => void;
}

/** One command, as a shell would run it. */
export async function run(argv: readonly string[], options: RunOptions): Promise<Run> {
  let out = '';
  let err = '';
  const world: World = {
    version: '0.0.0-test',
    env: { USER: 'tester', ...options.env },
    cwd: options.cwd,
    stdout: { isTTY: false, columns: 100, write: (text) => void (out += text) },
    stderr: { isTTY: false, columns: 100, write: (text) => void (err += text) },
    canAsk: options.answer !== undefined,
    ask: async (question) => {
      err += question;
      return typeof options.answer === 'function' ? options.answer() : options.answer;
    },
    clock: options.clock ?? realClock,
    random: options.random ?? seededRandom(1),
    ...(options.backends && { backends: options.backends }),
    onSignal: (callback) => {
      options.signals?.(callback);
      return () => {};
    },
    exitNow: () => {},
  };
  const code = await main(argv, world);
  if (argv.includes('--json')) {
    const { checkStream, isStream } = await import('./event-schema.ts');
    if (isStream(argv)) checkStream(out);
  }
  return { code, out, err };
}

/** A clock on which waits of minutes take moments: for manifests whose intervals are those of real life. */
export function hastyClock(times = 100): Clock {
  return {
    now: () => realClock.now(),
    elapsed: () => realClock.elapsed() * times,
    sleep: (ms, signal) => realClock.sleep(ms / times, signal),
  };
}

/** The same sequence for the same seed. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    fraction: next,
    token: (length) =>
      Array.from({ length }, () => 'abcdefghijklmnopqrstuvwxyz234567'[Math.floor(next() * 32)]).join(''),
  };
}

/** A folder of its own, with these files in it. */
export function makeFolder(files: { readonly [path: string]: string } = {}): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'hostform-test-'));
  writeFiles(path, files);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Writes files below a folder. */
export function writeFiles(folder: string, files: { readonly [path: string]: string }): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}
