/** The real world of a real process. */
import { randomBytes } from 'node:crypto';
import type { Clock, Random } from '../model/clock.ts';
import { main } from './main.ts';
import type { Sink, World } from './world.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const LINGER_MS = 300;
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** Runs main on the process's arguments and sets its exit code. */
export async function runProcess(version: string): Promise<void> {
  const world = realWorld(version);
  process.exitCode = await main(process.argv.slice(2), world);
  leaveSoon();
}

/** What an interrupt left behind (a request without an answer, a prompt) must not keep the process; a slow reader may. */
function leaveSoon(): void {
  const unread = [process.stdout, process.stderr].some((stream) => !stream.destroyed && stream.writableLength > 0);
  setTimeout(unread ? leaveSoon : () => process.exit(), LINGER_MS).unref();
}

function realWorld(version: string): World {
  return {
    version,
    env: process.env,
    cwd: process.cwd(),
    stdout: sink(process.stdout),
    stderr: sink(process.stderr),
    canAsk: process.stdin.isTTY === true,
    ask,
    clock: realClock,
    random: realRandom,
    onSignal(callback) {
      const listeners = SIGNALS.map((signal) => [signal, () => callback(signal)] as const);
      for (const [signal, listener] of listeners) process.on(signal, listener);
      return () => {
        for (const [signal, listener] of listeners) process.off(signal, listener);
      };
    },
    onBug: (callback) => void process.on('uncaughtException', callback),
    exitNow: (code) => process.exit(code),
  };
}

function sink(stream: NodeJS.WriteStream): Sink {
  // Without a listener a reader that goes away (`| head`) would end the process in the middle of an apply.
  stream.on('error', () => {});
  return {
    isTTY: stream.isTTY === true,
    // Asked anew each time: windows change. Some terminals say 0.
    get columns() {
      return stream.columns || 100;
    },
    write: (text) => void stream.write(text),
  };
}

async function ask(question: string): Promise<string | undefined> {
  const { createInterface } = await import('node:readline');
  return new Promise((resolve) => {
    const prompt = createInterface({ input: process.stdin, output: process.stderr });
    let answer: string | undefined;
    prompt.question(question, (given) => {
      answer = given;
      prompt.close();
    });
    prompt.on('close', () => resolve(answer));
  });
}

export const realClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const wake = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      signal?.addEventListener('abort', wake, { once: true });
    }),
};

export const realRandom: Random = {
  token: (length) => [...randomBytes(length)].map((byte) => BASE32[byte % 32]).join(''),
  fraction: () => randomBytes(4).readUInt32BE() / 2 ** 32,
};
