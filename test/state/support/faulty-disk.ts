/**
 * A disk that fails at a chosen operation. It wraps the functions of node:fs/promises in this process, so the code
 * under test runs as it is, on real files: a killed process is one whose later operations never happen, a power cut is
 * one that also loses what was not synced.
 */
import { existsSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';

/**
 * What happens at one operation. `tear`: half of a write reaches the file, then the process dies. `short`: half of a
 * write reaches the file, and that is what the system says. `meanwhile`: others do this first, with a disk that works.
 */
export type Fate =
  | 'go'
  | 'die'
  | 'tear'
  | 'short'
  | { readonly errno: string }
  | { readonly meanwhile: () => Promise<void> };

export interface FaultyDisk {
  /** Operations so far. */
  count(): number;
  /** Names of the operations so far, for messages. */
  readonly done: readonly string[];
  /** Resolves when the process "died". */
  readonly died: Promise<void>;
  /** Lets the power go: unsynced content is lost, and so are names that no synced folder holds, if `names` says so. */
  cutPower(names: 'kept' | 'lost'): Promise<void>;
  /** Gives node:fs/promises back as it was, and closes what a dead process left open. */
  restore(): Promise<void>;
}

const real = { ...fs };
const WRAPPED = ['open', 'rename', 'link', 'unlink', 'mkdir', 'chmod', 'readdir', 'stat', 'readlink'] as const;
const HANDLE = ['write', 'sync', 'datasync', 'truncate', 'chmod', 'readFile', 'close'] as const;

type Work = (...values: never[]) => Promise<unknown>;

/** Interferes with operations of this process from now on. `grave` is a folder on the same file system. */
export function breakDisk(grave: string, fateOf: (operation: number, name: string) => Fate): FaultyDisk {
  const done: string[] = [];
  const memory = rememberForPowerCut(grave);
  let dead = false;
  let bystanders = false;
  let die = () => {};
  const died = new Promise<void>((resolve) => {
    die = resolve;
  });
  const never = new Promise<never>(() => {});

  const run = async (name: string, detail: string, work: () => Promise<unknown>, half?: () => Promise<unknown>) => {
    if (dead) return never;
    if (bystanders) return work();
    done.push(`${name} ${detail}`);
    const fate = fateOf(done.length, name);
    if (fate === 'die' || fate === 'tear') {
      dead = true;
      if (fate === 'tear') await half?.();
      die();
      return never;
    }
    if (fate === 'short' && half !== undefined) return half();
    if (typeof fate === 'object' && 'errno' in fate) {
      throw Object.assign(new Error(`${fate.errno}: injected`), { code: fate.errno });
    }
    if (typeof fate === 'object') {
      bystanders = true;
      await fate.meanwhile();
      bystanders = false;
    }
    const result = await work();
    return dead ? never : result;
  };

  const open = new Set<() => Promise<unknown>>();
  const wrapHandle = (handle: FileHandle, path: string): FileHandle => {
    const own = Object.fromEntries(HANDLE.map((name) => [name, handle[name].bind(handle) as Work]));
    const close = () => (handle.fd >= 0 ? (own.close?.() ?? Promise.resolve()) : Promise.resolve());
    open.add(close);
    for (const name of HANDLE) {
      const work = async (...values: never[]) => {
        if (name === 'write' || name === 'truncate') await memory.beforeContent(handle, name);
        const result = await own[name]?.(...values);
        if (name === 'sync' || name === 'datasync') await memory.afterSync(handle);
        return result;
      };
      const half = async (...values: never[]) => {
        const [bytes, from, length, position] = values as unknown as [Buffer, number, number, number];
        await memory.beforeContent(handle, name);
        return own.write?.(...([bytes, from, Math.ceil(length / 2), position] as never[]));
      };
      const tears = name === 'write' ? half : undefined;
      Object.assign(handle, {
        [name]: (...values: never[]) => run(name, path, () => work(...values), tears && (() => tears(...values))),
      });
    }
    return handle;
  };

  const wrapped: Record<string, Work> = {};
  for (const name of WRAPPED) {
    wrapped[name] = (...values: never[]) => {
      const work = async () => {
        const undo = await memory.beforeName(name, values);
        const result = await (real[name] as Work)(...values);
        undo?.();
        return name === 'open' ? wrapHandle(result as FileHandle, String(values[0])) : result;
      };
      return run(name, values.map(String).join(' '), work);
    };
  }
  Object.assign(fs, wrapped);
  syncBuiltinESMExports();

  return {
    count: () => done.length,
    done,
    died,
    cutPower: (names) => memory.cutPower(names),
    restore: async () => {
      dead = true;
      Object.assign(fs, Object.fromEntries(WRAPPED.map((name) => [name, real[name]])));
      syncBuiltinESMExports();
      await Promise.all([...open].map((close) => close().catch(() => undefined)));
    },
  };
}

/** Keeps what a power cut would bring back: content as last synced, and names as of the last sync of their folder. */
function rememberForPowerCut(grave: string) {
  const unsynced = new Map<number, { content: Buffer }>();
  let names: (() => Promise<void>)[] = [];
  let buried = 0;
  const bury = async (path: string): Promise<string | undefined> => {
    if (!existsSync(path)) return undefined;
    buried += 1;
    const place = join(grave, `g${buried}`);
    await real.link(path, place);
    return place;
  };

  const beforeContent = async (handle: FileHandle, _name: string) => {
    const { ino, size } = await handle.stat();
    if (unsynced.has(ino)) return;
    const content = Buffer.alloc(size);
    if (size > 0) await handle.read(content, 0, size, 0);
    unsynced.set(ino, { content });
  };
  const afterSync = async (handle: FileHandle) => {
    const found = await handle.stat();
    if (found.isDirectory()) names = [];
    else unsynced.delete(found.ino);
  };
  /** Prepares the undoing of one operation on names; the returned function notes that it happened. */
  const beforeName = async (name: string, values: never[]): Promise<(() => void) | undefined> => {
    const [from = '', to = ''] = values.map(String);
    const note = (undo: () => Promise<void>) => () => void names.push(undo);
    if (name === 'open' && values[1] === ('wx' as never)) return note(() => real.unlink(from));
    if (name === 'link') return note(() => real.unlink(to));
    if (name === 'unlink') {
      const place = await bury(from);
      return place === undefined ? undefined : note(() => real.rename(place, from));
    }
    if (name !== 'rename') return undefined;
    const place = await bury(to);
    return note(async () => {
      await real.rename(to, from);
      if (place !== undefined) await real.rename(place, to);
    });
  };
  const cutPower = async (which: 'kept' | 'lost') => {
    if (which === 'lost') for (const undo of names.toReversed()) await undo();
    const folder = join(grave, '..', 'state');
    for (const name of await real.readdir(folder)) {
      const path = join(folder, name);
      const lost = unsynced.get((await real.stat(path)).ino);
      if (lost !== undefined) await real.writeFile(path, lost.content);
    }
  };
  return { beforeContent, afterSync, beforeName, cutPower };
}
