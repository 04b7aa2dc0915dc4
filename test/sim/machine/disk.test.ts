/** The simulated disk has to be as unkind as a real one may be, or what survives it proves nothing. */
import { describe, expect, it } from 'vitest';
import { makeDice } from '../../engine/support/random.ts';
import { fsModules } from '../modules/fs.ts';
import { makeLoop } from './loop.ts';
import { type Fortune, losePower, makeMachine, type Process, spawn } from './process.ts';

const untroubled: Fortune = { effect: () => {}, diskError: () => undefined };

interface Handle {
  write(bytes: Buffer, offset: number, length: number, position: number): Promise<unknown>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

interface Promises {
  open(path: string, flags: string, mode?: number): Promise<Handle>;
  rename(from: string, to: string): Promise<void>;
  link(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
}

function boot(fortune: Fortune = untroubled) {
  const loop = makeLoop();
  const machine = makeMachine('alpha', loop);
  const process: Process = spawn({ loop, machine, dice: makeDice(1), fortune });
  const fs = fsModules(() => process).promises as unknown as Promises;
  const run = async <T>(work: Promise<T>): Promise<T> => {
    let over = false;
    const done = work.finally(() => {
      over = true;
    });
    done.catch(() => {});
    await loop.runUntil(() => over);
    return done;
  };
  const write = async (path: string, text: string, synced: boolean): Promise<void> => {
    const handle = await fs.open(path, 'w');
    await handle.write(Buffer.from(text), 0, text.length, 0);
    if (synced) await handle.sync();
    await handle.close();
  };
  const syncFolder = async (): Promise<void> => (await fs.open('/', 'r')).sync();
  const content = (path: string): string | undefined => machine.disk.files().get(path)?.bytes.toString();
  return { loop, machine, process, fs, run, write, syncFolder, content };
}

/** What is there after a loss of power, over many of them. */
async function afterPowerLoss(
  prepare: (world: ReturnType<typeof boot>) => Promise<void>,
): Promise<Set<string | undefined>> {
  const found = new Set<string | undefined>();
  for (let seed = 1; seed <= 60; seed += 1) {
    const world = boot();
    await world.run(prepare(world));
    losePower(world.machine, makeDice(seed));
    found.add(world.content('/state'));
  }
  return found;
}

describe('after a loss of power', () => {
  it('what was written and synced, with its name, is there', async () => {
    const found = await afterPowerLoss(async ({ write, syncFolder }) => {
      await write('/state', 'new', true);
      await syncFolder();
    });
    expect(found).toEqual(new Set(['new']));
  });

  it('a file whose name was not synced is there or not', async () => {
    const found = await afterPowerLoss(({ write }) => write('/state', 'new', true));
    expect(found).toEqual(new Set(['new', undefined]));
  });

  it('content that was not synced is there, or not, or in part', async () => {
    const found = await afterPowerLoss(async ({ write, syncFolder }) => {
      await write('/state', 'new', false);
      await syncFolder();
    });
    expect(found).toEqual(new Set(['new', '', 'n', 'ne']));
  });

  it('what was synced stays, although what was appended to it is torn', async () => {
    const found = await afterPowerLoss(async ({ write, syncFolder, fs }) => {
      await write('/state', 'one', true);
      await syncFolder();
      const handle = await fs.open('/state', 'r+');
      await handle.write(Buffer.from('two'), 0, 3, 3);
    });
    expect(found).toEqual(new Set(['one', 'onet', 'onetw', 'onetwo']));
  });

  it('a rename that was not synced leaves the old file or the new one, never none', async () => {
    const found = await afterPowerLoss(async ({ write, syncFolder, fs }) => {
      await write('/state', 'old', true);
      await write('/state.tmp', 'new', true);
      await syncFolder();
      await fs.rename('/state.tmp', '/state');
    });
    expect(found).toEqual(new Set(['old', 'new']));
  });

  it('a process that ran there never hears of anything again', async () => {
    const { machine, process, fs, loop } = boot();
    let heard = false;
    void fs.open('/state', 'w').finally(() => {
      heard = true;
    });
    losePower(machine, makeDice(1));
    expect(process.gone()).toBe(true);
    await expect(loop.runUntil(() => heard)).rejects.toThrow('Nothing will ever happen again');
    expect(heard).toBe(false);
  });
});

describe('the disk', () => {
  it('admits one of two links to a name', async () => {
    const { run, fs, write } = boot();
    await run(write('/a', 'a', false));
    await run(fs.link('/a', '/lock'));
    await expect(run(fs.link('/a', '/lock'))).rejects.toMatchObject({ code: 'EEXIST' });
  });

  it('fails with the error that is in store, and does nothing then', async () => {
    const { run, fs, content } = boot({
      effect: () => {},
      diskError: (what) => (what === 'open' ? 'ENOSPC' : undefined),
    });
    await expect(run(fs.open('/state', 'w'))).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(content('/state')).toBeUndefined();
  });

  it('is killed before an effect without it, and after it with it', async () => {
    for (const moment of ['before', 'after'] as const) {
      const world = boot({
        diskError: () => undefined,
        effect: (when, what) => {
          if (when === moment && what === 'unlink') world.process.kill();
        },
      });
      await world.run(world.write('/state', 'x', false));
      void world.fs.unlink('/state');
      await world.loop.runUntil(() => world.loop.now() > 5).catch(() => {});
      expect(world.content('/state')).toBe(moment === 'before' ? 'x' : undefined);
    }
  });

  it('knows nothing that is not simulated', () => {
    const { fs } = boot();
    expect(() => (fs as unknown as { watch: unknown }).watch).toThrow('the simulation has no watch');
  });
});
