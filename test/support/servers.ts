/** Servers that tests bring up for themselves: as nobody special, in a folder of their own, gone with the test. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, closeSync, mkdtempSync, openSync, readFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Servers refuse to run as root, so root runs them as the user that their package made, or as nobody. */
export function unprivileged(user: string): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string, name: string): number =>
    Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  for (const name of [user, 'nobody']) {
    try {
      return { uid: id('-u', name), gid: id('-g', name) };
    } catch {
      // Looked for under the next name.
    }
  }
  return {};
}

/** A folder that belongs to this user. Not in memory: servers map files there, and the memory may be small. */
export function ownFolder(name: string, { uid, gid }: { uid?: number; gid?: number }): string {
  const folder = mkdtempSync(join(tmpdir(), `hf-${name}-`));
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
  return folder;
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

export interface Daemon {
  readonly child: ChildProcess;
  /** Sends the signal that it was started with, and waits for the end. */
  stop(): Promise<void>;
}

/** Kept alive by a pipe from this process: whatever ends us, a crash as well, ends the server. */
const GUARD = 'signal=$1; shift; "$@" & server=$!; cat >/dev/null; kill -"$signal" "$server"; wait "$server"';

export interface DaemonInput {
  readonly command: readonly string[];
  /** How it is told to go. */
  readonly signal: string;
  readonly log: string;
  readonly owner: { uid?: number; gid?: number };
}

export function startDaemon({ command, signal, log, owner }: DaemonInput): Daemon {
  const out = openSync(log, 'a');
  const child = spawn('sh', ['-c', GUARD, 'sh', signal, ...command], { ...owner, stdio: ['pipe', out, out] });
  closeSync(out);
  child.stdin?.on('error', () => {});
  const over = once(child, 'exit');
  return {
    child,
    stop: async () => {
      child.stdin?.end();
      await over;
    },
  };
}

/** Resolves when somebody answers at the port. @throws Error with the log when that takes half a minute. */
export async function untilListening(port: number, log: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const socket = connect(port, '127.0.0.1');
    const up = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'close').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (up) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`nobody listens at ${port}:\n${readFileSync(log, 'utf8')}`);
}

/** Says once, loudly, what was not tested; where everything must be tested (.ci/run) it fails instead. */
export function missingServer(words: string): void {
  if (process.env['HOSTFORM_REQUIRE_SERVERS']) throw new Error(`NOT TESTED: ${words}`);
  process.stderr.write(`\n!!! NOT TESTED: ${words}\n`);
}
