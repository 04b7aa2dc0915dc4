/** The part of node:fs and node:fs/promises that hostform uses, on a simulated disk. Anything else is a loud error. */
import { constants } from 'node:fs';
import { posix } from 'node:path';
import { errno, type FileNode, type FolderNode, type Node } from '../machine/disk.ts';
import type { Process } from '../machine/process.ts';
import { procFile } from './proc.ts';

type Owner = () => Process;

const { O_CREAT, O_EXCL, O_TRUNC, O_APPEND } = constants;

/** node:fs for the process that runs in a slot just now. */
export function fsModules(owner: Owner): { readonly fs: object; readonly promises: object } {
  const descriptors = new Map<number, { readonly node: FileNode; at: number }>();
  let next = 10;
  const fs = {
    constants,
    statSync(path: string, options?: { throwIfNoEntry?: boolean }) {
      const node = owner().machine.disk.find(path);
      if (node) return statsOf(node);
      if (options?.throwIfNoEntry === false) return undefined;
      throw errno('ENOENT', 'stat', path);
    },
    existsSync: (path: string) => owner().machine.disk.find(path) !== undefined,
    readdirSync: (path: string) => [...folderAt(owner, path).names.keys()],
    readFileSync(path: string, encoding?: string) {
      const bytes = procFile(owner(), path) ?? fileAt(owner, path).bytes;
      return encoding === undefined ? Buffer.from(bytes) : bytes.toString('utf8');
    },
    readlinkSync(path: string) {
      if (path === '/proc/self/ns/pid') return 'pid:[4026531836]';
      throw errno(owner().machine.disk.find(path) ? 'EINVAL' : 'ENOENT', 'readlink', path);
    },
    realpathSync: (path: string) => posix.resolve(path),
    openSync(path: string) {
      descriptors.set(next, { node: fileAt(owner, path), at: 0 });
      return next++;
    },
    fstatSync: (fd: number) => statsOf((descriptors.get(fd) as { node: FileNode }).node),
    readSync(fd: number, into: Uint8Array) {
      const open = descriptors.get(fd) as { node: FileNode; at: number };
      const piece = open.node.bytes.subarray(open.at, open.at + into.length);
      into.set(piece);
      open.at += piece.length;
      return piece.length;
    },
    closeSync: (fd: number) => void descriptors.delete(fd),
  };
  return { fs: strict('node:fs', fs), promises: strict('node:fs/promises', promisesOf(owner)) };
}

/** A module that throws for whatever it does not have: the simulation must never reach the real disk. */
export function strict(name: string, module: object): object {
  return new Proxy(module, {
    get(target, key) {
      if (Reflect.has(target, key)) return Reflect.get(target, key);
      // How bundled code asks a module what kind of module it is.
      if (typeof key === 'symbol' || key === '__esModule' || key === 'default' || key === 'then') return undefined;
      throw new Error(`${name}: the simulation has no ${key}`);
    },
  });
}

function promisesOf(owner: Owner): object {
  const read = <T>(what: string, act: (process: Process) => T): Promise<T> => {
    const process = owner();
    return process.diskCall(what, false, () => act(process));
  };
  const change = <T>(what: string, act: (process: Process) => T): Promise<T> => {
    const process = owner();
    return process.diskCall(what, true, () => act(process));
  };
  return {
    constants,
    stat: (path: string) => read('stat', () => statsOf(nodeAt(owner, path, 'stat'))),
    readdir: (path: string) => read('readdir', () => [...folderAt(owner, path).names.keys()]),
    readFile: (path: string, encoding?: string) =>
      read('read', () => {
        const { bytes } = fileAt(owner, path);
        return encoding === undefined ? Buffer.from(bytes) : bytes.toString('utf8');
      }),
    readlink: (path: string) =>
      read('readlink', () => {
        throw errno(owner().machine.disk.find(path) ? 'EINVAL' : 'ENOENT', 'readlink', path);
      }),
    realpath: (path: string) => read('realpath', () => posix.resolve(path)),
    chmod: (path: string, mode: number) => read('chmod', () => void (nodeAt(owner, path, 'chmod').mode = mode)),
    mkdir: (path: string, options: { recursive?: boolean; mode?: number }) =>
      change('mkdir', ({ machine }) => makeFolders(machine.disk, path, options.mode ?? 0o777)),
    link: (from: string, to: string) =>
      change('link', ({ machine }) => {
        const node = fileAt(owner, from);
        const { folder, name } = machine.disk.folderOf(to);
        if (folder.names.has(name)) throw errno('EEXIST', 'link', to);
        machine.disk.change(folder, (names) => void names.set(name, node));
        node.links += 1;
      }),
    unlink: (path: string) => change('unlink', () => unlink(owner, path)),
    rm: (path: string, { force = false }: { force?: boolean } = {}) =>
      change('unlink', () => {
        if (!force || owner().machine.disk.find(path)) unlink(owner, path);
      }),
    rename: (from: string, to: string) => change('rename', () => rename(owner, from, to)),
    open: (path: string, flags: string | number = 'r', mode = 0o666) =>
      (mayCreate(flags) ? change : read)('open', (process) => handleOf(process, openNode(owner, path, flags, mode))),
  };
}

function mayCreate(flags: string | number): boolean {
  return typeof flags === 'number' ? (flags & O_CREAT) !== 0 : /^[wa]/.test(flags);
}

interface Opened {
  readonly node: Node;
  readonly appends: boolean;
  at: number;
}

function openNode(owner: Owner, path: string, flags: string | number, mode: number): Opened {
  const { disk } = owner().machine;
  const bits = typeof flags === 'number' ? flags : bitsOf(flags);
  const appends = (bits & O_APPEND) !== 0;
  const there = disk.find(path);
  if (there) {
    if ((bits & O_EXCL) !== 0) throw errno('EEXIST', 'open', path);
    if (there.kind === 'file' && (bits & O_TRUNC) !== 0) there.bytes = Buffer.alloc(0);
    return { node: there, appends, at: 0 };
  }
  if ((bits & O_CREAT) === 0) throw errno('ENOENT', 'open', path);
  const { folder, name } = disk.folderOf(path);
  const node = disk.makeFile(mode & ~0o022);
  node.links = 1;
  disk.change(folder, (names) => void names.set(name, node));
  return { node, appends, at: 0 };
}

function bitsOf(flags: string): number {
  const bits: { readonly [flags: string]: number } = {
    r: 0,
    'r+': 0,
    w: O_CREAT | O_TRUNC,
    wx: O_CREAT | O_EXCL,
    a: O_CREAT | O_APPEND,
  };
  const found = bits[flags];
  if (found === undefined) throw new Error(`the simulation does not open files with "${flags}"`);
  return found;
}

/** What `open` resolves with. */
function handleOf(process: Process, opened: Opened): object {
  const { node } = opened;
  const file = (): FileNode => {
    if (node.kind === 'folder') throw errno('EISDIR', 'read', '(handle)');
    return node;
  };
  const write = (bytes: Buffer, position: number): number => {
    const found = file();
    found.bytes = Buffer.concat([
      found.bytes.subarray(0, position),
      Buffer.alloc(Math.max(0, position - found.bytes.length)),
      bytes,
      found.bytes.subarray(position + bytes.length),
    ]);
    found.changedAt = process.clock.now();
    return bytes.length;
  };
  const sync = (): void => {
    if (node.kind === 'file') node.synced = node.bytes;
    else {
      node.synced = new Map(node.names);
      node.unsynced = [];
    }
  };
  const append = (text: string | Uint8Array) =>
    process.diskCall('write', true, () => {
      const bytes = Buffer.from(text as Uint8Array);
      opened.at = (opened.appends ? file().bytes.length : opened.at) + bytes.length;
      return void write(bytes, opened.at - bytes.length);
    });
  return strict('FileHandle', {
    chmod: (mode: number) => process.diskCall('fchmod', false, () => void (node.mode = mode)),
    stat: () => process.diskCall('fstat', false, () => statsOf(node)),
    readFile: (encoding?: string) =>
      process.diskCall('read', false, () =>
        encoding === undefined ? Buffer.from(file().bytes) : file().bytes.toString('utf8'),
      ),
    write: (bytes: Buffer, offset: number, length: number, position: number) =>
      process.diskCall('write', true, () => ({
        bytesWritten: write(Buffer.from(bytes.subarray(offset, offset + length)), position),
      })),
    writeFile: append,
    appendFile: append,
    truncate: (size: number) =>
      process.diskCall('truncate', true, () => void (file().bytes = file().bytes.subarray(0, size))),
    sync: () => process.diskCall('fsync', true, sync),
    datasync: () => process.diskCall('fsync', true, sync),
    close: () => process.diskCall('close', false, () => undefined),
  });
}

function unlink(owner: Owner, path: string): void {
  const { disk } = owner().machine;
  const { folder, name } = disk.folderOf(path);
  const node = folder.names.get(name);
  if (!node) throw errno('ENOENT', 'unlink', path);
  if (node.kind === 'folder') throw errno('EISDIR', 'unlink', path);
  node.links -= 1;
  disk.change(folder, (names) => void names.delete(name));
}

/** Both names change in one step, when they lie in one folder. */
function rename(owner: Owner, from: string, to: string): void {
  const { disk } = owner().machine;
  const { folder, name } = disk.folderOf(from);
  const target = disk.folderOf(to);
  if (target.folder !== folder) throw new Error('the simulation renames inside one folder only');
  const node = folder.names.get(name);
  if (!node) throw errno('ENOENT', 'rename', from);
  const replaced = folder.names.get(target.name);
  if (replaced === node) return;
  if (replaced?.kind === 'file') replaced.links -= 1;
  disk.change(folder, (names) => {
    names.set(target.name, node);
    names.delete(name);
  });
}

function makeFolders(disk: Process['machine']['disk'], path: string, mode: number): string | undefined {
  let first: string | undefined;
  let at = '';
  for (const part of path.split('/').filter(Boolean)) {
    at = `${at}/${part}`;
    if (disk.find(at)) continue;
    first ??= at;
    const { folder, name } = disk.folderOf(at);
    const made = disk.makeFolder(mode);
    disk.change(folder, (names) => void names.set(name, made));
  }
  return first;
}

function nodeAt(owner: Owner, path: string, syscall: string): Node {
  const node = owner().machine.disk.find(path);
  if (!node) throw errno('ENOENT', syscall, path);
  return node;
}

function fileAt(owner: Owner, path: string): FileNode {
  const node = nodeAt(owner, path, 'open');
  if (node.kind === 'folder') throw errno('EISDIR', 'read', path);
  return node;
}

function folderAt(owner: Owner, path: string): FolderNode {
  const node = nodeAt(owner, path, 'scandir');
  if (node.kind === 'file') throw errno('ENOTDIR', 'scandir', path);
  return node;
}

function statsOf(node: Node): object {
  return {
    isFile: () => node.kind === 'file',
    isDirectory: () => node.kind === 'folder',
    isSymbolicLink: () => false,
    mode: node.mode,
    ino: node.ino,
    nlink: node.kind === 'file' ? node.links : 2,
    size: node.kind === 'file' ? node.bytes.length : 4096,
    mtime: new Date(node.kind === 'file' ? node.changedAt : 0),
  };
}
