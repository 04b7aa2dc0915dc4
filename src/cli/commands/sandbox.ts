import { existsSync, rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { localHost } from '../../state/host.ts';
import { acquireLock } from '../../state/lock.ts';
import { statePaths } from '../../state/paths.ts';
import { type CommandInput, openContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { lockParts } from '../open-state.ts';

/** Runs the simulated vendors as servers until interrupted; prints the environment that points other tools at them. */
export async function sandboxStart(input: CommandInput): Promise<number> {
  const context = await openContext({ ...input, globals: { ...input.globals, sandbox: true } }, { vendors: true });
  const { output, world } = input;
  try {
    const stopped = new Promise<void>((resolve) => {
      const unsubscribe = world.onSignal(() => {
        unsubscribe();
        resolve();
      });
    });
    const names = Object.keys(context.env).filter((name) => /^(ZOMRO|OVH)_/.test(name) && context.env[name] !== '');
    for (const name of names.sort()) output.print(`export ${name}=${shellQuoted(context.env[name] ?? '')}\n`);
    output.note('The simulated vendors are running. No account, no money. Ctrl-C ends them.\n');
    await stopped;
    return EXIT.done;
  } finally {
    await context.close();
  }
}

/** Forgets everything the sandbox knows: its cloud, state, journal, ledger and backup. The real state is never touched. */
export async function sandboxReset(input: CommandInput): Promise<number> {
  const context = await openContext({ ...input, globals: { ...input.globals, sandbox: true } }, { vendors: false });
  const paths = statePaths(context.statePath);
  const { state, backup, journal, ledger, lock } = paths;
  const { clock, random } = input.world;
  const seeker = { paths, host: localHost(), clock, random };
  // Holding the lock proves that no run is at work in the sandbox; it raises LOCKED otherwise.
  const held = existsSync(dirname(lock))
    ? await acquireLock({ ...seeker, parts: lockParts(context, 'sandbox reset') }, { waitMs: 0 })
    : undefined;
  const { removeSandboxCloud } = await import('../../sandbox/start.ts');
  removeSandboxCloud(dirname(state));
  for (const path of [state, backup, journal, ledger]) rmSync(path, { force: true });
  await held?.release();
  input.output.print(`The sandbox is empty again (${basename(dirname(state))}/sandbox.*).\n`);
  return EXIT.done;
}

function shellQuoted(text: string): string {
  return /^[\w:/.@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
