/** Saved plans on disk: mode 0600, written whole, and tied to where their state lies. */
import { open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { HostformError } from '../model/errors.ts';
import type { Context } from './context.ts';
import { readPlanDocument, type SavedPlan } from './render/plan-file.ts';

/**
 * Written into the plan: relative to the plan file's own folder. So it means the same state from whichever folder the
 * plan is applied, and a checkout that moves with its plan finds its own.
 */
export function storedLocation({ cwd, statePath, globals }: Context, out: string): string {
  const fromPlan = relative(dirname(resolve(cwd, out)), statePath);
  if (globals.sandbox) return `sandbox:${fromPlan}`;
  return globals.state !== undefined && isAbsolute(globals.state) ? statePath : fromPlan;
}

/** Replaces the file in one step. @throws HostformError STATE_UNWRITABLE when it can not be written. */
export async function writePlanFile({ cwd, world }: Context, out: string, text: string): Promise<void> {
  const target = resolve(cwd, out);
  const temporary = join(dirname(target), `.hostform-plan-${world.random.token(8)}`);
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw new HostformError('STATE_UNWRITABLE', 'The plan can not be saved', {
      detail: `${target}: ${String(cause)}`,
      cause,
    });
  }
}

/** Reads and checks a saved plan. @throws HostformError USAGE when there is none, PLAN_EDITED, PLAN_STALE. */
export async function readPlanFile({ cwd }: Pick<Context, 'cwd'>, path: string): Promise<SavedPlan> {
  const text = await readFile(resolve(cwd, path), 'utf8').catch((cause: unknown) => {
    throw new HostformError('USAGE', 'The plan file can not be read', { detail: `${path}: ${String(cause)}`, cause });
  });
  return readPlanDocument(text);
}

/**
 * The state path that a plan was made for. Flags that say otherwise are refused: a plan carries its own settings.
 * @throws HostformError USAGE
 */
export function planStatePath(context: Context, planFile: string, location: string | undefined): string {
  const sandboxed = location?.startsWith('sandbox:') === true;
  if (sandboxed !== context.globals.sandbox) {
    throw new HostformError('USAGE', 'The plan belongs to another world', {
      detail: sandboxed ? 'It was made with --sandbox.' : 'It was made without --sandbox.',
      hint: sandboxed ? 'apply it with --sandbox' : 'apply it without --sandbox',
    });
  }
  const home = dirname(resolve(context.cwd, planFile));
  const path = resolve(home, (location ?? '').replace(/^sandbox:/, ''));
  if (context.globals.state !== undefined && !sandboxed && context.statePath !== path) {
    throw new HostformError('USAGE', 'A saved plan carries its own state location', {
      detail: `The plan was made for ${path}, and --state says ${context.statePath}.`,
    });
  }
  return path;
}
