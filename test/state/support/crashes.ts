import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { StateSession } from '../../../src/state/session.ts';
import type { Fate } from './faulty-disk.ts';
import { breakDisk } from './faulty-disk.ts';
import { record } from './samples.ts';
import type { Told } from './story.ts';
import { checkAftermath, lonely, makeStage, robState, tellStory } from './story.ts';
import { FAST_ROOT } from './world.ts';

/** How a run may end at an operation. */
export const ENDINGS = [
  'killed',
  'killed in the middle of a write',
  'power cut, names kept',
  'power cut, names lost',
] as const;
export type Ending = (typeof ENDINGS)[number];

/** What a disk may answer, and whether it goes on answering so. */
export const FAILURES = [
  { errno: 'ENOSPC', lasting: true },
  { errno: 'EIO', lasting: false },
  { errno: 'EMFILE', lasting: false },
  { errno: 'EDQUOT', lasting: false },
  { errno: 'EROFS', lasting: true },
  { errno: 'EACCES', lasting: true },
] as const;
export type Failure = (typeof FAILURES)[number];

/** Which operations are tried: every `step`-th from `first` on. */
export interface Share {
  readonly first: number;
  readonly step: number;
}

/** Ends the story at each operation of the share. */
export async function crashEverywhere(operations: readonly string[], ending: Ending, share: Share): Promise<void> {
  for (let n = share.first; n <= operations.length; n += share.step) {
    await crashAt(n, ending).catch((cause: unknown) => {
      throw new Error(`${ending} at operation ${n}, ${operations[n - 1]}`, { cause });
    });
  }
}

/** Fails each operation of the share; returns how often the story could not be told to its end. */
export async function failEverywhere(operations: readonly string[], failure: Failure, share: Share): Promise<number> {
  let refused = 0;
  for (let n = share.first; n <= operations.length; n += share.step) {
    const outcome = await failAt(n, failure).catch((cause: unknown) => {
      throw new Error(`${failure.errno} at operation ${n}, ${operations[n - 1]}`, { cause });
    });
    if (outcome === 'refused') refused += 1;
  }
  return refused;
}

async function inFolder<T>(work: (root: string) => Promise<T>): Promise<T> {
  const root = await mkdtemp(join(FAST_ROOT, 'hostform-crash-'));
  try {
    return await work(root);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** How many operations the story takes when nothing fails, and which of them write. */
export async function listOperations(): Promise<readonly string[]> {
  return inFolder(async (root) => {
    const { paths, grave } = await makeStage(root);
    const disk = breakDisk(grave, () => 'go');
    try {
      await tellStory(paths, { acknowledged: [], waiting: [], serial: 0 });
      return [...disk.done];
    } finally {
      await disk.restore();
    }
  });
}

/** Tells the story until the process dies at one operation, and checks what the next run finds. */
async function crashAt(operation: number, ending: Ending): Promise<void> {
  await inFolder(async (root) => {
    const { paths, grave } = await makeStage(root);
    const told: Told = { acknowledged: [], waiting: [], serial: 0 };
    const last: Fate = ending === 'killed in the middle of a write' ? 'tear' : 'die';
    const disk = breakDisk(grave, (n) => (n === operation ? last : 'go'));
    try {
      await Promise.race([tellStory(paths, told), disk.died]);
    } finally {
      await disk.restore();
    }
    const powerCut = ending.startsWith('power cut');
    if (powerCut) await disk.cutPower(ending.endsWith('kept') ? 'kept' : 'lost');
    await checkAftermath(paths, told, lonely(900, powerCut ? 'boot-2' : 'boot-1'));
  });
}

/** Tells the story while one operation fails (or it and all that follow), and checks what is left. */
async function failAt(operation: number, { errno, lasting }: Failure): Promise<'told' | 'refused'> {
  return inFolder(async (root) => {
    const { paths, grave } = await makeStage(root);
    const told: Told = { acknowledged: [], waiting: [], serial: 0 };
    const disk = breakDisk(grave, (n) => (n === operation || (lasting && n > operation) ? { errno } : 'go'));
    let outcome: 'told' | 'refused' = 'told';
    try {
      await tellStory(paths, told);
    } catch (error) {
      outcome = 'refused';
      checkRefusal(error);
    } finally {
      await disk.restore();
    }
    await checkAftermath(paths, told, lonely(900));
    return outcome;
  });
}

/** When the robber gives the state back: before the robbed run wakes up, or after that one has ended. */
export const ROBBERIES = ['that has ended', 'that is still at work'] as const;

/** Stops a run at each operation of the share, takes its state away, and lets it wake up; returns how often it could. */
export async function robEverywhere(
  operations: readonly string[],
  robbery: (typeof ROBBERIES)[number],
  share: Share,
): Promise<number> {
  let robbed = 0;
  for (let n = share.first; n <= operations.length; n += share.step) {
    const taken = await robAt(n, robbery === 'that has ended').catch((cause: unknown) => {
      throw new Error(`robbed by a run ${robbery} at operation ${n}, ${operations[n - 1]}`, { cause });
    });
    if (taken) robbed += 1;
  }
  return robbed;
}

async function robAt(operation: number, atOnce: boolean): Promise<boolean> {
  return inFolder(async (root) => {
    const { paths, grave } = await makeStage(root);
    const told: Told = { acknowledged: [], waiting: [], serial: 0 };
    let robber: StateSession | undefined;
    const meanwhile = async () => {
      robber = await robState(paths).catch(checkRefusal);
      if (atOnce) await robber?.close();
    };
    const disk = breakDisk(grave, (n) => (n === operation ? { meanwhile } : 'go'));
    try {
      await tellStory(paths, told).catch(checkRefusal);
      if (!atOnce) await robber?.commit(record('robber-2'));
      await robber?.close();
    } finally {
      await disk.restore();
    }
    const taken = robber === undefined ? [] : [record('robber'), ...(atOnce ? [] : [record('robber-2')])];
    await checkAftermath(paths, told, lonely(900), taken);
    return robber !== undefined;
  });
}

/** Tells the story on a disk that takes half of each write and says so. */
export async function writeShort(): Promise<void> {
  await inFolder(async (root) => {
    const { paths, grave } = await makeStage(root);
    const told: Told = { acknowledged: [], waiting: [], serial: 0 };
    let halved = 0;
    const disk = breakDisk(grave, (_n, name) => {
      if (name !== 'write') return 'go';
      halved += 1;
      return halved % 3 === 0 ? 'go' : 'short';
    });
    try {
      await tellStory(paths, told);
    } finally {
      await disk.restore();
    }
    await checkAftermath(paths, told, lonely(900));
  });
}

/** A failing disk is reported as what it is, never as damage of a sound state and never as a bug. */
function checkRefusal(error: unknown): undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'STATE_UNWRITABLE' || code === 'LOCKED' || code === 'STATE_FENCED') return;
  throw error;
}
