/**
 * The whole program, as it is shipped, in this process: bundled once, with node's own modules and timers replaced by
 * simulated ones. Each slot has an instance of its own and runs one simulated process at a time.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { build, type Plugin } from 'esbuild';
import type { main as Main } from '../../../src/cli/main.ts';
import type { World } from '../../../src/cli/world.ts';
import { fsModules, strict } from '../modules/fs.ts';
import { osModule, processModule } from '../modules/proc.ts';
import { undiciModule } from '../modules/undici.ts';
import type { Loop } from './loop.ts';
import type { Network } from './network.ts';
import { BEGINNING, CHECKOUT, leave, type Process } from './process.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** Source text on its way into the bundle. */
export type Patch = (file: string, source: string) => string;

/** Bundles an entry of this repository into one script. */
export async function bundle(entry: string, patch?: Patch): Promise<Script> {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    external: ['undici', 'pg'],
    logLevel: 'error',
    define: { __HOSTFORM_VERSION__: '"0.0.0-simulated"' },
    plugins: patch ? [patching(patch)] : [],
  });
  const [file] = outputFiles;
  const names = ['require', 'module', 'exports', ...REPLACED].join(', ');
  return new Script(`(function (${names}) {${file?.text ?? ''}\n})`, { filename: entry });
}

/** Names that are global in node, and the simulation's own in a bundle. */
const REPLACED = [
  'process',
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'setImmediate',
  'AbortSignal',
  'performance',
  'Date',
  'fetch',
] as const;

function patching(patch: Patch): Plugin {
  return {
    name: 'patch',
    setup(build) {
      build.onLoad({ filter: /\/src\/.*\.ts$/ }, async ({ path }) => {
        const { readFile } = await import('node:fs/promises');
        const source = await readFile(path, 'utf8');
        return { contents: patch(path.slice(ROOT.length + 1), source), loader: 'ts' };
      });
    },
  };
}

const nodeRequire = createRequire(import.meta.url);
/** Modules of node that neither take time nor see the world. */
const PURE = new Set(['node:path', 'node:crypto', 'node:url', 'node:util', 'node:buffer', 'node:zlib', 'node:events']);

/** Instantiates a bundle with these modules in place of node's; names without `node:` count as with it. */
export function instantiate<T>(
  script: Script,
  modules: { readonly [name: string]: object },
  globals: { readonly [Name in (typeof REPLACED)[number]]?: unknown },
): T {
  const module = { exports: {} };
  const require = (name: string): unknown => {
    const full = name.startsWith('node:') || name in modules ? name : `node:${name}`;
    const found = modules[full];
    if (found) return found;
    if (PURE.has(full)) return nodeRequire(full);
    return strict(full, {});
  };
  const run = script.runInThisContext() as (...given: readonly unknown[]) => void;
  run(require, module, module.exports, ...REPLACED.map((name) => globals[name]));
  return module.exports as T;
}

/** What a slot needs of the world that is being simulated just now. */
export interface Surroundings {
  readonly loop: Loop;
  readonly network: Network;
}

export interface Slot {
  /** True while nobody in here can ever do anything again, or nobody ever came. */
  free(): boolean;
  /** Starts hostform as this process; resolves never when it is killed. */
  start(process: Process, surroundings: Surroundings, command: Command): void;
}

export interface Command {
  readonly argv: readonly string[];
  readonly env: { readonly [name: string]: string };
}

export function makeSlot(script: Script): Slot {
  let current: { process: Process; surroundings: Surroundings } | undefined;
  const here = (): NonNullable<typeof current> => {
    if (!current) throw new Error('nobody runs here');
    return current;
  };
  const owner = (): Process => here().process;
  const { fs, promises } = fsModules(owner);
  const process = processModule(owner);
  const { main } = instantiate<{ main: typeof Main }>(
    script,
    {
      'node:fs': fs,
      'node:fs/promises': promises,
      'node:os': osModule(owner),
      'node:process': process,
      undici: undiciModule(owner, () => here().surroundings.network),
    },
    { process, ...simulatedTime(() => here().surroundings.loop, owner) },
  );
  return {
    free: () => current === undefined || current.process.gone(),
    start(process, surroundings, { argv, env }) {
      current = { process, surroundings };
      const end = (code: number): void => leave(process, code);
      main(argv, worldOf(process, env)).then(end, (error: unknown) => {
        process.err += `main threw: ${String(error)}`;
        end(70);
      });
    },
  };
}

/** Timers and clocks of a bundle, on simulated time. */
export function simulatedTime(loop: () => Loop, owner?: () => Process): { [name: string]: unknown } {
  const wall = (): number => owner?.().clock.now() ?? BEGINNING + loop().now();
  class SimulatedDate extends Date {
    constructor(...given: readonly unknown[]) {
      super(...((given.length === 0 ? [wall()] : given) as [number]));
    }
    static override now(): number {
      return wall();
    }
  }
  return {
    setTimeout: (act: (...given: unknown[]) => void, ms = 0, ...given: unknown[]) => {
      loop().after(ms, () => act(...given), owner?.());
      return { unref() {}, ref() {} };
    },
    setImmediate: (act: () => void) => loop().after(0, act, owner?.()),
    clearTimeout: () => {},
    AbortSignal: { timeout: (timeoutMs: number) => ({ timeoutMs }) },
    performance: { now: () => loop().now() },
    Date: SimulatedDate,
  };
}

function worldOf(process: Process, env: { readonly [name: string]: string }): World {
  return {
    version: '0.0.0-simulated',
    env: { USER: 'tester', ...env },
    cwd: CHECKOUT,
    stdout: { isTTY: false, columns: 100, write: (text) => void (process.out += text) },
    stderr: { isTTY: false, columns: 100, write: (text) => void (process.err += text) },
    canAsk: false,
    ask: async () => undefined,
    clock: process.clock,
    random: process.dice,
    onSignal(callback) {
      process.signals.add(callback);
      return () => void process.signals.delete(callback);
    },
    exitNow: (code) => leave(process, code),
  };
}
