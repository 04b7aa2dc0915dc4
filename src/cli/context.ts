/** Where a run takes place: folders, files, and in the sandbox the simulated vendors. */
import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { HostformError } from '../model/errors.ts';
import type { Attributes } from '../model/json.ts';
import type { StatePlace } from '../model/state-place.ts';
import type { Output } from './output.ts';
import type { Globals } from './program.ts';
import type { World } from './world.ts';

export interface CommandInput {
  readonly world: World;
  readonly globals: Globals;
  readonly output: Output;
}

export interface Context {
  readonly world: World;
  readonly output: Output;
  readonly globals: Globals;
  readonly cwd: string;
  /** The manifest file or folder. */
  readonly manifestPath: string;
  /** The folder of the manifest. */
  readonly home: string;
  /** The state file, unless the manifest names another place (`findPlace`). */
  readonly statePath: string;
  /** Where the state lives when a saved plan says so. */
  readonly place?: StatePlace;
  /** The environment with the sandbox's endpoints and credentials in it, when there is one. */
  readonly env: World['env'];
  /** Provider settings that win over the manifest's (the sandbox is quick). */
  readonly settings: { readonly [provider: string]: Attributes };
  close(): Promise<void>;
}

/** Resolves folders; starts the sandbox's vendors when they are asked for and `vendors` says they are needed. */
export async function openContext(
  { world, globals, output }: CommandInput,
  needs: { readonly vendors: boolean },
): Promise<Context> {
  const plain = { world, output, globals, ...placesOf({ world, globals }) };
  const { statePath } = plain;
  if (!globals.sandbox || !needs.vendors) return { ...plain, env: world.env, settings: {}, close: async () => {} };
  const { startSandbox } = await import('../sandbox/start.ts');
  const sandbox = await startSandbox({ folder: dirname(statePath), clock: world.clock });
  return { ...plain, env: { ...world.env, ...sandbox.env }, settings: sandbox.settings, close: () => sandbox.close() };
}

/** Opens the context for one piece of work, and closes what it opened however that ends. */
export async function withContext<T>(
  input: CommandInput,
  needs: { readonly vendors: boolean },
  work: (context: Context) => Promise<T>,
): Promise<T> {
  const context = await openContext(input, needs);
  try {
    return await work(context);
  } finally {
    await context.close();
  }
}

/** Where the manifest and the state are, if they are. @throws HostformError USAGE when there is no such folder. */
export function placesOf(
  input: Pick<CommandInput, 'world' | 'globals'>,
): Pick<Context, 'cwd' | 'manifestPath' | 'home' | 'statePath'> {
  const cwd = workingFolder(input);
  const manifestPath = resolve(cwd, input.globals.file ?? '.');
  const home = statSync(manifestPath, { throwIfNoEntry: false })?.isDirectory() ? manifestPath : dirname(manifestPath);
  return { cwd, manifestPath, home, statePath: stateLocation({ cwd, home, globals: input.globals }) };
}

/** The folder that names of files are relative to. @throws HostformError USAGE when there is no such folder. */
export function workingFolder({ world, globals }: Pick<CommandInput, 'world' | 'globals'>): string {
  const path = resolve(world.cwd, globals.chdir ?? '.');
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return path;
  throw new HostformError('USAGE', 'There is no such folder', { detail: `--chdir: ${path} is not a folder.` });
}

/** The sandbox has a state of its own beside the real one and never opens that (contract §3). */
function stateLocation({ cwd, home, globals }: Pick<Context, 'cwd' | 'home' | 'globals'>): string {
  const real = globals.state === undefined ? join(home, 'state', 'hostform.state.json') : resolve(cwd, globals.state);
  return globals.sandbox ? join(dirname(real), 'sandbox.state.json') : real;
}
