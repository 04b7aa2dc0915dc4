import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { cleanEnvironment } from './environment.ts';
import type { Estate } from './make-manifest.ts';

export interface BenchVendor extends Estate {
  /** What points hostform at it. */
  readonly env: { readonly [name: string]: string };
  /** Functions that were called since the last time this was asked, in order. */
  takeCalls(): Promise<readonly string[]>;
  close(): Promise<void>;
}

interface Greeting {
  readonly url: string;
  readonly username: string;
  readonly password: string;
  readonly account: string;
  readonly ids: readonly string[];
}

/** Starts a simulated Zomro that has `count` servers, as a process of its own. */
export async function startVendor(count: number): Promise<BenchVendor> {
  const child = fork(join(import.meta.dirname, 'vendor.ts'), [String(count)], {
    execArgv: ['--import', 'tsx'],
    env: cleanEnvironment(),
  });
  const { url, username, password, account, ids } = await answer<Greeting>(child);
  return {
    account,
    ids,
    env: { ZOMRO_ENDPOINT: url, ZOMRO_USERNAME: username, ZOMRO_PASSWORD: password },
    async takeCalls() {
      child.send('calls');
      return (await answer<{ readonly calls: readonly string[] }>(child)).calls;
    },
    async close() {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}

/** The next message of the child. @throws Error when it ends without one. */
function answer<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Error(`the simulated vendor ended with code ${code}`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message as T);
    });
  });
}
