/** Saved plans on disk: mode 0600, written whole. */
import { open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { HostformError } from '../model/errors.ts';
import { isRecord } from '../model/json.ts';
import type { Context } from './context.ts';
import { planEncryption } from './plan-place.ts';
import { readPlanDocument, type SavedPlan } from './render/plan-file.ts';
import { openPlan } from './seal-plan.ts';
import { sweepTemporaries } from './stale-temporaries.ts';
import { stateKeys } from './state-keys.ts';

/** Replaces the file in one step. @throws HostformError STATE_UNWRITABLE when it can not be written. */
export async function writePlanFile({ cwd, world }: Context, out: string, text: string): Promise<void> {
  const target = resolve(cwd, out);
  const temporary = join(dirname(target), `.hostform-plan-${world.random.token(8)}`);
  await sweepTemporaries(dirname(target), world.clock);
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

/**
 * Reads and checks a saved plan. @throws HostformError USAGE when there is none, PLAN_EDITED, PLAN_STALE, STATE_KEY when
 * it is encrypted and can not be opened, or should be and is not.
 */
export async function readPlanFile(context: Context, path: string): Promise<SavedPlan> {
  const { cwd } = context;
  const text = await readFile(resolve(cwd, path), 'utf8').catch((cause: unknown) => {
    throw new HostformError('USAGE', 'The plan file can not be read', {
      detail: `${path}: ${whyUnread(cause)}.`,
      cause,
    });
  });
  return readPlanDocument(text, (document) => {
    const own = document['hostform'];
    const stored = isRecord(own) ? own['state'] : undefined;
    return openPlan(document, stateKeys(context, planEncryption(context, path, stored)), path);
  });
}

function whyUnread(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'it is a folder';
  return String(cause);
}
